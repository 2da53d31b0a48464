"""Consultations that go on: who takes part by which channel, and what the caller's coroutine is to do next.

The agent's leg is led out of the talk into `hotline-consultation` (`dialplans/parts/consultations.conf.j2`), whose
Dial rings who is asked; so it needs no controller, and one that dies loses nobody. The caller's coroutine keeps the
caller with music and waits for a wish (`consultation.py`). What happens meanwhile comes as AMI events and is written to
the journal here:

| AMI event | of | means |
|---|---|---|
| DialBegin | the agent's leg → who is asked | its channel |
| BridgeEnter | who is asked | ConsultationAnswered; after `complete` the caller has them |
| BridgeEnter | the agent's leg | after a consultation: CallTakenBack |
| BridgeEnter | the caller | after `conference`: ConferenceBegan |
| UserEvent | the agent's leg | Dial is over: the caller is wanted back |
| Hangup | who is asked, in a conference | ConsultationEnded |
| BridgeLeave, Hangup | the agent's leg | in a conference: the caller stays with who was asked; before: is left alone |
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hotline.asterisk.ami import AmiEvent
from hotline.clock import Clock
from hotline.events import (
    AgentPhoneChanged,
    CallTakenBack,
    CallTransferred,
    ConferenceBegan,
    ConsultationAnswered,
    ConsultationEnded,
    Event,
    OutsideDialled,
    TransferFailed,
)
from hotline.events.transfers import ConsultationEnd
from hotline.queue.live import LiveState
from hotline.queue.transfers import LiveConsultation, Stage

from .legs import Leg, Legs

#: How `hotline-consultation` tells that its Dial is over.
DIAL_IS_OVER = "HotlineConsultation"

#: Why who was asked did not answer, by DIALSTATUS.
_WHY: Mapping[str, ConsultationEnd] = {
    "BUSY": "busy",
    "NOANSWER": "no answer",
    "CANCEL": "no answer",
    "CHANUNAVAIL": "unreachable",
    "CONGESTION": "unreachable",
}

#: Q.850 causes with which somebody says no (SIP 603, 486).
_REJECTED = frozenset({"17", "21"})


class Wish(StrEnum):
    """What the caller's coroutine is to do."""

    TAKE_BACK = "take back"
    HAND_OVER = "hand over"
    CONFERENCE = "conference"
    #: The agent is gone: nobody has the caller.
    LEAVE = "leave"


@dataclass(slots=True, eq=False)
class Consultation:
    """The channels of one, on this node."""

    call: str
    #: The agent's leg of the call.
    leg: Leg
    #: The agent who is asked; None where that is a department's number.
    expert: str | None
    #: What `OutsideDialled` calls the number; empty where an agent is asked.
    outside: str = ""
    expert_channel: str = ""
    expert_uniqueid: str = ""
    wish: Wish | None = None
    #: The caller's coroutine does as wished.
    bridging: bool = False
    #: The consultation is settled: Asterisk has done what was wished.
    settled: bool = False
    #: Since when the caller talks with a number outside, seconds since the epoch; None: does not.
    outside_since: float | None = None
    #: Brings the caller's coroutine back from its wait.
    wake: Callable[[], object] | None = None

    def want(self, wish: Wish) -> None:
        """Have the caller's coroutine do this next."""
        self.wish = wish
        if self.wake is not None:
            self.wake()


class Consultations:
    """All of this node."""

    def __init__(
        self,
        append: Callable[[Event], object],
        live: Callable[[], LiveState],
        legs: Legs,
        hang_up: Callable[[str], object],
        clock: Clock,
    ) -> None:
        """`hang_up(channel)` ends a channel and returns at once."""
        self._append = append
        self._live = live
        self._legs = legs
        self._hang_up = hang_up
        self._clock = clock
        self._of_call: dict[str, Consultation] = {}
        self._handlers: Mapping[str, Callable[[AmiEvent, float], None]] = {
            "DialBegin": self._dial_begin,
            "BridgeEnter": self._bridge_enter,
            "BridgeLeave": self._bridge_leave,
            "UserEvent": self._user_event,
            "Hangup": self._hangup,
        }

    def of(self, call: str) -> Consultation | None:
        """Return the consultation about this call."""
        return self._of_call.get(call)

    def begin(self, consultation: Consultation) -> None:
        """Follow one from now on."""
        self._of_call[consultation.call] = consultation

    def not_begun(self, consultation: Consultation) -> None:
        """Let go of one for which the agent was not led away: agent and caller talk on."""
        leg, now = consultation.leg, self._clock()
        leg.away = False
        self.forget(consultation.call)
        self.end(consultation, "failed", now)
        if self._live().calls[leg.call].consultation is not None:
            self._append(CallTakenBack(at=now, call=leg.call, agent=leg.agent, queue=leg.queue))

    def forget(self, call: str) -> None:
        """Let go of one that is over."""
        self._of_call.pop(call, None)

    def handle(self, event: AmiEvent) -> None:
        """Take one AMI event, before `Legs` does; others than those of the table are ignored."""
        handler = self._handlers.get(event.name)
        if handler is not None and (self._of_call or event.name == "UserEvent"):
            handler(event, event.at or self._clock())

    # --- what the caller's coroutine tells ---

    def caller_left(self, call: str) -> None:
        """The caller hung up; those who talk with each other may go on, and are rung for nothing meanwhile."""
        consultation, now = self._of_call.pop(call, None), self._clock()
        if consultation is None:
            return
        stage = self.stage(consultation)
        if stage in {Stage.TALKING, Stage.CONFERENCE}:
            for agent in filter(None, (consultation.leg.agent, consultation.expert)):
                self._append(AgentPhoneChanged(at=now, agent=agent, phone="in use"))
        else:
            self._hang_up(consultation.leg.channel)
        self.end(consultation, "caller left", now)

    def bridge_ended(self, consultation: Consultation, *, worked: bool) -> None:
        """The caller is back from the bridge that was wished; writes what the AMI events have not told."""
        wish, now = consultation.wish, self._clock()
        consultation.bridging, consultation.wish = False, None
        if self._of_call.get(consultation.call) is not consultation:
            return
        if wish is Wish.CONFERENCE:
            self.conference_over(consultation)
        elif worked and not consultation.settled:
            (self._taken_back if wish is Wish.TAKE_BACK else self._handed_over)(
                consultation, now, estimated=True
            )
        elif wish is Wish.HAND_OVER:
            self._lost(consultation, now)
        else:
            consultation.want(Wish.LEAVE)

    def look(self, consultation: Consultation) -> None:
        """Want the caller back whose consultation is over, in case that Asterisk's word was lost."""
        if consultation.wish is None and self.stage(consultation) is Stage.OVER:
            consultation.want(Wish.TAKE_BACK)

    # --- what Asterisk tells ---

    def _dial_begin(self, event: AmiEvent, _at: float) -> None:
        consultation = self._by_leg(event)
        if consultation is None or consultation.bridging:
            return
        consultation.expert_channel = event.headers.get("DestChannel", "")
        consultation.expert_uniqueid = event.headers.get("DestUniqueid", "")
        if self.stage(consultation) is Stage.OVER:  # cancelled before it could be rung
            self._hang_up(consultation.expert_channel)

    def _bridge_enter(self, event: AmiEvent, at: float) -> None:
        uniqueid = event.headers.get("Uniqueid", "")
        for consultation in list(self._of_call.values()):
            if uniqueid == consultation.expert_uniqueid:
                self._expert_bridged(consultation, at)
            elif uniqueid == consultation.leg.uniqueid and consultation.bridging:
                if consultation.wish is Wish.TAKE_BACK:
                    self._taken_back(consultation, at)
            elif (
                uniqueid == consultation.call
                and consultation.bridging
                and consultation.wish is Wish.CONFERENCE
            ):
                self._conference_began(consultation, at)

    def _expert_bridged(self, consultation: Consultation, at: float) -> None:
        if consultation.bridging and consultation.wish is Wish.HAND_OVER:
            self._handed_over(consultation, at)
        elif self.stage(consultation) is Stage.RINGING:
            answered = ConsultationAnswered(at=at, call=consultation.call, agent=consultation.leg.agent)
            self._append(answered)

    def _bridge_leave(self, event: AmiEvent, at: float) -> None:
        consultation = self._by_leg(event)
        if consultation is not None and self.stage(consultation) is Stage.CONFERENCE:
            self.left_conference(consultation, at)

    def _hangup(self, event: AmiEvent, at: float) -> None:
        consultation = self._by_leg(event)
        if consultation is not None:
            self.agent_gone(consultation, at)
            return
        uniqueid = event.headers.get("Uniqueid", "")
        for asked in list(self._of_call.values()):
            if uniqueid == asked.expert_uniqueid and self.stage(asked) is Stage.CONFERENCE:
                self.forget(asked.call)
                self.end(asked, "expert left", at)

    def agent_gone(self, consultation: Consultation, at: float) -> None:
        """The agent's leg is gone: the caller stays with whom it talks with, or is left alone."""
        if self.stage(consultation) is Stage.CONFERENCE:
            self.left_conference(consultation, at)
            return
        # Who was asked went with the leg that rang them. `Legs` hears of the end next, and the call is on its way.
        self.end(consultation, "agent left", at)
        consultation.want(Wish.LEAVE)

    def _user_event(self, event: AmiEvent, at: float) -> None:
        if event.headers.get("UserEvent") != DIAL_IS_OVER:
            return
        consultation = self._by_leg(event)
        if consultation is None:  # the caller has somebody else, or is gone: nobody comes back to this phone
            self._hang_up(event.headers.get("Channel", ""))
        elif not consultation.bridging:
            if consultation.wish is Wish.HAND_OVER:
                self._lost(consultation, at)
                return
            self.end(consultation, self._why(consultation, event), at)
            consultation.want(Wish.TAKE_BACK)

    def _why(self, consultation: Consultation, event: AmiEvent) -> ConsultationEnd:
        if self.stage(consultation) is not Stage.RINGING:
            return "expert left"
        status, cause = event.headers.get("Status", ""), event.headers.get("Cause", "")
        if cause in _REJECTED and status in {"BUSY", "CHANUNAVAIL"}:
            return "rejected"
        return _WHY.get(status, "failed")

    # --- what becomes of them ---

    def _taken_back(self, consultation: Consultation, at: float, *, estimated: bool = False) -> None:
        leg = consultation.leg
        consultation.settled, leg.away = True, False
        self.forget(consultation.call)
        self._append(
            CallTakenBack(at=at, call=leg.call, agent=leg.agent, queue=leg.queue, estimated=estimated)
        )

    def _handed_over(self, consultation: Consultation, at: float, *, estimated: bool = False) -> None:
        """The caller has who was asked; the agent is done."""
        consultation.settled = True
        self.forget(consultation.call)
        before = consultation.leg
        self._legs.talk_ended(before.call, caller_hung_up=False, at=at)
        self.end(consultation, "completed", at)
        if consultation.expert is None:
            consultation.outside_since = at
            self._append(OutsideDialled(at=at, call=before.call, outside=consultation.outside))
        else:
            leg = Leg(before.call, consultation.expert, before.queue, before.wrap_up_seconds)
            leg.uniqueid, leg.channel = consultation.expert_uniqueid, consultation.expert_channel
            self._legs.take_over(leg, at, estimated=estimated)
        self._hang_up(before.channel)

    def _conference_began(self, consultation: Consultation, at: float, *, estimated: bool = False) -> None:
        leg = consultation.leg
        consultation.settled, leg.away = True, False
        began = ConferenceBegan(at=at, call=leg.call, agent=leg.agent, queue=leg.queue, estimated=estimated)
        self._append(began)

    def left_conference(self, consultation: Consultation, at: float) -> None:
        """The agent left: the others go on, and the caller is who was asked's."""
        leg, call = consultation.leg, self._live().calls.get(consultation.call)
        if call is not None and call.transfer is None and call.consultation is not None:
            self._append(transferred(call.call, leg, call.consultation, consultation.expert, at))
        self._handed_over(consultation, at)

    def conference_over(self, consultation: Consultation) -> None:
        """The caller is alone: nobody is left, or the conference never came about."""
        at = self._clock()
        if self.stage(consultation) is Stage.CONFERENCE:
            self.forget(consultation.call)
            self.end(consultation, "expert left", at)
        else:
            self._hang_up(consultation.expert_channel)
            self.end(consultation, "expert left", at)
            consultation.want(Wish.TAKE_BACK)

    def _lost(self, consultation: Consultation, at: float) -> None:
        """Who was asked went before the caller came."""
        call = self._live().calls.get(consultation.call)
        given = call.transfer if call is not None else None
        if given is not None:
            failed = TransferFailed(
                at=at,
                call=consultation.call,
                agent=given.agent,
                kind=given.kind,
                target=given.target,
                reason="left",
            )
            self._append(failed)
        self.end(consultation, "expert left", at)
        consultation.want(Wish.TAKE_BACK)

    def end(self, consultation: Consultation, why: ConsultationEnd, at: float) -> None:
        """Write that who was asked is not with the agent any more, unless that is known."""
        if self.stage(consultation) in {None, Stage.OVER}:
            return
        ended = ConsultationEnded(at=at, call=consultation.call, agent=consultation.leg.agent, why=why)
        self._append(ended)

    def stage(self, consultation: Consultation) -> Stage | None:
        """Return how far it is, as the journal says; None where it knows of none."""
        call = self._live().calls.get(consultation.call)
        return call.consultation.stage if call is not None and call.consultation is not None else None

    def _by_leg(self, event: AmiEvent) -> Consultation | None:
        uniqueid = event.headers.get("Uniqueid", "")
        for consultation in self._of_call.values():
            if consultation.leg.uniqueid == uniqueid:
                return consultation
        return None


def transferred(
    call: str, leg: Leg, asked: LiveConsultation, expert: str | None, at: float
) -> CallTransferred:
    """Return the fact that the agent gives the caller to who is asked."""
    return CallTransferred(
        at=at,
        call=call,
        agent=leg.agent,
        kind="department" if expert is None else "agent",
        target=asked.target if expert is None else expert,
        way="conference" if asked.stage is Stage.CONFERENCE else "consultation",
        queue=leg.queue,
    )
