"""Brings the live state and Asterisk's channels together: after a start, after a lost link, after a call without us.

The journal says which calls were on their way when the last controller died; Asterisk says which of them still are.
What is gone is written down as ended; a talk that goes on keeps its agent busy.
"""

import asyncio
import math
from collections.abc import Awaitable, Callable, Mapping, Sequence

import structlog

from hotline.asterisk.ami import AmiError, AmiPort
from hotline.asterisk.channels import ChannelInfo, endpoint_of, live_channels
from hotline.asterisk.endpoints import agent_of_endpoint
from hotline.clock import Clock
from hotline.events import CallAbandoned, CallEnded, OutsideDialled, OutsideEnded, TalkEnded
from hotline.ivr.consultation_recovery import ConsultationRecovery
from hotline.ivr.legs import Leg, Legs
from hotline.journal import JournalPort
from hotline.queue.calls import IN_LINE, CallState, LiveCall
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.phones import Phones

log = structlog.get_logger()

#: Pause before what could not be kept is tried again, seconds.
KEEP_AGAIN_SECONDS = 5.0

#: States in which an agent's phone may be part of the call; it is told of each step, but that may have been lost.
WITH_LEG = frozenset({CallState.RESERVED, CallState.RINGING, CallState.TALKING})


class Reconciler:
    """Compares and mends."""

    def __init__(
        self,
        *,
        ami: AmiPort,
        journal: JournalPort,
        dispatcher: Dispatcher,
        legs: Legs,
        phones: Phones,
        keep_messages: Callable[[Sequence[str]], Awaitable[object]],
        last_outside: Callable[[str], Awaitable[OutsideDialled | None]],
        consultations: ConsultationRecovery,
        clock: Clock,
    ) -> None:
        """Two things are asked before a call of a controller that died is ended.

        `keep_messages(calls)` keeps what callers said to it; `last_outside(call)` returns the connection to a number
        outside whose end nobody wrote.
        """
        self._ami = ami
        self._journal = journal
        self._dispatcher = dispatcher
        self._legs = legs
        self._phones = phones
        self._keep_messages = keep_messages
        self._last_outside = last_outside
        self._consultations = consultations
        #: Looks that are planned, by the second of the event loop in which they are due.
        self._looks: dict[int, asyncio.Task[None]] = {}
        self._clock = clock

    async def run(self) -> Mapping[str, ChannelInfo]:
        """End what is gone, restore what goes on, and ask for the phones' states; return the channels.

        Raises `AmiError`.
        """
        live = self._dispatcher.live
        # A call-back waits without a channel.
        calls = [call for call in live.calls.values() if call.call not in live.callbacks]
        channels = await live_channels(self._ami)
        for call in calls:
            if call.call not in channels:
                await self.end(call)
            elif call.state in WITH_LEG:
                self._compare_leg(call, channels)
                self._consultations.compare(call, channels)
        await self._ask_for_phones()
        return channels

    def look_later(self, seconds: float) -> None:
        """Compare again after a while: something went otherwise than Asterisk had told.

        One look serves all who wish for one in the same second.
        """
        now = asyncio.get_running_loop().time()
        due = math.ceil(now + seconds)
        if due not in self._looks:
            look = self._look(due - now)
            self._looks[due] = task = asyncio.create_task(look, name="compare with Asterisk")
            task.add_done_callback(lambda _: self._looks.pop(due))

    async def _look(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
        try:
            await self.run()
        except AmiError as error:
            # Without the link there is nothing to compare with; it is compared when the link is back.
            log.info("cannot compare now", reason=str(error))

    async def close(self) -> None:
        """End what waits."""
        looks = list(self._looks.values())
        for look in looks:
            look.cancel()
        await asyncio.gather(*looks, return_exceptions=True)

    async def end(self, call: LiveCall, *, caller_hung_up: bool = False) -> None:
        """Write the end of a call whose channel went without a script beside it.

        What was said is kept before the call's story ends; where that fails the call stays open, and is tried again.
        `caller_hung_up`: Asterisk has just told so; else nobody knows what became of it.
        """
        try:
            await self._keep_messages([call.call])
            outside = await self._last_outside(call.call)
        except Exception:
            log.exception("a call cannot be ended now", call=call.call, again_in=KEEP_AGAIN_SECONDS)
            self.look_later(KEEP_AGAIN_SECONDS)
            return
        if self._dispatcher.live.calls.get(call.call) is not call:
            return  # somebody else was quicker
        at = self._clock()
        log.warning("call ended without its script", call=call.call, state=call.state)
        if call.state in IN_LINE and call.queue is not None:
            self._journal.append(CallAbandoned(at=at, call=call.call, queue=call.queue))
        elif call.state is CallState.TALKING and call.agent is not None:
            self._end_talk(call.call, call.agent, at, caller_hung_up=caller_hung_up)
        if outside is not None:
            left = OutsideEnded(at=at, call=call.call, outside=outside.outside, result="unknown")
            self._journal.append(left)
        self._journal.append(CallEnded(at=at, call=call.call, reason="lost"))
        self._legs.forget(call.call)

    def _end_talk(self, call: str, agent: str, at: float, *, caller_hung_up: bool) -> None:
        """The agent's leg may not have told: it stays where others are in the bridge (`lost_talks.py`)."""
        leg = self._legs.of_call(call)
        if caller_hung_up and leg is not None and leg.answered:
            self._legs.talk_ended(call, caller_hung_up=True, at=at)
        else:
            self._journal.append(TalkEnded(at=at, call=call, agent=agent, ended_by="unknown"))

    def _compare_leg(self, call: LiveCall, channels: Mapping[str, ChannelInfo]) -> None:
        """Find the agent's channel of a call: of an earlier controller's, or one of which we were not told."""
        if call.agent is None or call.queue is None:
            return
        for channel in channels.values():
            whose = agent_of_endpoint(endpoint_of(channel.name))
            if channel.linkedid == call.call and whose == call.agent:
                if self._legs.of_call(call.call) is None and call.state is not CallState.RESERVED:
                    self._restore_leg(call, call.agent, call.queue, channel)
                self._legs.found(call.call, channel)
                return

    def _restore_leg(self, call: LiveCall, agent: str, queue: str, channel: ChannelInfo) -> None:
        leg = Leg(call.call, agent, queue, self._dispatcher.wrap_up_seconds(queue))
        leg.uniqueid, leg.channel = channel.uniqueid, channel.name
        leg.answered = call.state is CallState.TALKING
        self._legs.restore(leg)

    async def _ask_for_phones(self) -> None:
        response = await self._ami.action("DeviceStateList")
        for event in response.events:
            self._phones.handle(event)
