"""What happens between a caller and the agents' phones, as Asterisk sees it.

The call's own coroutine sleeps in `EXEC Dial` while an agent's phone rings and while both talk. What happens
meanwhile comes as AMI events and is written to the journal here, also for a talk whose controller died. The coroutine
and the events tell of the same end of a talk over two sockets, in any order: each fact is written once, by whoever is
first.

| AMI event | of | becomes |
|---|---|---|
| DialBegin | caller → leg | AgentRinging |
| BridgeEnter | leg | AgentAnswered |
| Hold, Unhold | leg | CallHeld, CallRetrieved |
| HangupRequest | leg or caller | who ended it |
| BridgeLeave, Hangup | leg | TalkEnded |
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from hotline.asterisk.ami import AmiEvent
from hotline.asterisk.channels import ChannelInfo, endpoint_of
from hotline.asterisk.endpoints import agent_of_endpoint
from hotline.clock import Clock
from hotline.events import (
    AgentAnswered,
    AgentRinging,
    CallHeld,
    CallRetrieved,
    Event,
    TalkEnded,
)

Side = Literal["agent", "caller", "unknown"]


@dataclass(slots=True)
class Leg:
    """The agent's channel of a call."""

    call: str
    agent: str
    queue: str
    #: Time for wrap-up that the agent gets after the talk, seconds.
    wrap_up_seconds: float
    #: Uniqueid of the agent's channel; empty until Asterisk dialled it.
    uniqueid: str = ""
    channel: str = ""
    answered: bool = False
    ended: bool = False
    ended_by: Side = "unknown"
    #: The agent asks somebody about the call: leaving a bridge does not end the talk.
    away: bool = False


class Legs:
    """All legs of this node."""

    def __init__(self, append: Callable[[Event], object], clock: Clock) -> None:
        self._append = append
        self._clock = clock
        self._of_call: dict[str, Leg] = {}
        self._of_uniqueid: dict[str, Leg] = {}
        self._handlers: Mapping[str, Callable[[AmiEvent, float], None]] = {
            "DialBegin": self._dial_begin,
            "BridgeEnter": self._bridge_enter,
            "Hold": self._hold,
            "Unhold": self._unhold,
            "HangupRequest": self._hangup_request,
            "BridgeLeave": self._bridge_leave,
            "Hangup": self._hangup,
        }

    def expect(self, call: str, agent: str, queue: str, wrap_up_seconds: float) -> Leg:
        """Note that the call is about to ring the agent."""
        self.forget(call)
        leg = Leg(call, agent, queue, wrap_up_seconds)
        self._of_call[call] = leg
        return leg

    def restore(self, leg: Leg) -> None:
        """Take over a leg that an earlier controller began."""
        self._of_call[leg.call] = leg
        if leg.uniqueid:
            self._of_uniqueid[leg.uniqueid] = leg

    def found(self, call: str, channel: ChannelInfo) -> None:
        """Say that the agent's channel of the call is there now; writes what the AMI events have not told."""
        leg = self._of_call.get(call)
        if leg is None or leg.ended:
            return
        now = self._clock()
        if leg.uniqueid != channel.uniqueid and not leg.answered:
            self._begun(leg, channel.uniqueid, channel.name, now)
        if channel.bridged and not leg.answered:
            self._answered(leg, now, estimated=True)

    def of_call(self, call: str) -> Leg | None:
        """Return the call's newest leg."""
        return self._of_call.get(call)

    def of_channel(self, uniqueid: str) -> Leg | None:
        """Return the leg that is this channel."""
        return self._of_uniqueid.get(uniqueid)

    def forget(self, call: str) -> None:
        """Drop the call's leg: it is over."""
        leg = self._of_call.pop(call, None)
        if leg is not None:
            self._of_uniqueid.pop(leg.uniqueid, None)

    def talk_ended(self, call: str, *, caller_hung_up: bool, at: float | None = None) -> None:
        """Say that the caller has left the bridge; writes what the AMI events have not told yet."""
        leg = self._of_call.get(call)
        if leg is None:
            return
        now = self._clock() if at is None else at
        if not leg.answered:
            self._answered(leg, now, estimated=True)
        if leg.ended_by == "unknown":
            leg.ended_by = "caller" if caller_hung_up else "agent"
        self._ended(leg, now)

    def take_over(self, leg: Leg, at: float, *, estimated: bool) -> None:
        """Say that this agent, who was asked about the call, has the caller since then; the one before is done."""
        self.forget(leg.call)
        self._of_call[leg.call] = self._of_uniqueid[leg.uniqueid] = leg
        self._answered(leg, at, estimated=estimated)

    def replace(self, leg: Leg, channel: ChannelInfo) -> None:
        """Say that the agent goes on in the same talk with another channel; the end of the old one means nothing."""
        self._of_uniqueid.pop(leg.uniqueid, None)
        leg.uniqueid, leg.channel, leg.ended_by = channel.uniqueid, channel.name, "unknown"
        self._of_uniqueid[leg.uniqueid] = leg

    def handle(self, event: AmiEvent) -> None:
        """Take one AMI event; others than those of the table are ignored."""
        handler = self._handlers.get(event.name)
        if handler is not None:
            handler(event, event.at or self._clock())

    def _dial_begin(self, event: AmiEvent, at: float) -> None:
        channel = event.headers.get("DestChannel", "")
        leg = self._of_call.get(event.headers.get("Uniqueid", ""))
        if leg is None or leg.answered or agent_of_endpoint(endpoint_of(channel)) != leg.agent:
            return
        self._begun(leg, event.headers.get("DestUniqueid", ""), channel, at)

    def _bridge_enter(self, event: AmiEvent, at: float) -> None:
        leg = self._leg(event)
        if leg is not None and not leg.answered:
            self._answered(leg, at, estimated=False)

    def _hold(self, event: AmiEvent, at: float) -> None:
        leg = self._leg(event)
        if leg is not None:
            self._append(CallHeld(at=at, call=leg.call, agent=leg.agent))

    def _unhold(self, event: AmiEvent, at: float) -> None:
        leg = self._leg(event)
        if leg is not None:
            self._append(CallRetrieved(at=at, call=leg.call, agent=leg.agent))

    def _hangup_request(self, event: AmiEvent, at: float) -> None:
        uniqueid = event.headers.get("Uniqueid", "")
        by_agent = self._of_uniqueid.get(uniqueid)
        leg = by_agent or self._of_call.get(uniqueid)
        if leg is not None and leg.ended_by == "unknown":
            leg.ended_by = "agent" if by_agent else "caller"

    def _bridge_leave(self, event: AmiEvent, at: float) -> None:
        leg = self._leg(event)
        if leg is not None and leg.answered and not leg.away:
            self._ended(leg, at)

    def _hangup(self, event: AmiEvent, at: float) -> None:
        leg = self._leg(event)
        if leg is not None and leg.answered:
            self._ended(leg, at)

    def _leg(self, event: AmiEvent) -> Leg | None:
        return self.of_channel(event.headers.get("Uniqueid", ""))

    def _begun(self, leg: Leg, uniqueid: str, channel: str, at: float) -> None:
        """Know the leg's channel; the newest counts: late events may tell of an earlier ring of the same agent."""
        is_news = not leg.uniqueid
        self._of_uniqueid.pop(leg.uniqueid, None)
        leg.uniqueid, leg.channel = uniqueid, channel
        self._of_uniqueid[uniqueid] = leg
        if is_news:
            self._append(AgentRinging(at=at, call=leg.call, agent=leg.agent, channel=channel))

    def _answered(self, leg: Leg, at: float, *, estimated: bool) -> None:
        leg.answered = True
        self._append(
            AgentAnswered(at=at, call=leg.call, agent=leg.agent, queue=leg.queue, estimated=estimated)
        )

    def _ended(self, leg: Leg, at: float) -> None:
        if leg.ended:
            return
        leg.ended = True
        self._append(
            TalkEnded(
                at=at,
                call=leg.call,
                agent=leg.agent,
                ended_by=leg.ended_by,
                wrap_up_seconds=leg.wrap_up_seconds,
            )
        )
