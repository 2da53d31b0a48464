"""What agents do with their calls: give them away, ask others, talk with three, hang up, pause the recording.

Each method looks at the live state, appends the fact in the same turn of the event loop, so that nobody else can come
between, waits until it is committed (law 4) and only then has Asterisk follow. The caller's own coroutine does the
rest (`ivr/consultation.py`, `ivr/transfer.py`).
"""

from collections.abc import Callable, Mapping

import structlog

from hotline.clock import Clock
from hotline.desk.call_api import CallControlError, Target
from hotline.events import (
    CallTransferred,
    ConsultationBegan,
    ConsultationEnded,
    Event,
    TransferFailed,
)
from hotline.ivr.consultation_book import Consultation, Wish, transferred
from hotline.ivr.consultations import Consultations
from hotline.ivr.legs import Leg, Legs
from hotline.ivr.promise import promise
from hotline.ivr.transfer import outside_of
from hotline.journal import JournalError, JournalPort
from hotline.queue.calls import CallState, LiveCall
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.transfers import LiveConsultation, Stage
from hotline.recorder.conversations import Recorder
from hotline.recorder.errors import NotRecordedError

from .call_targets import Asked, Targets
from .call_view import CallView
from .channel_actions import ChannelActions

#: Where in the dialplan an agent's leg asks somebody.
CONTEXT = "hotline-consultation"

log = structlog.get_logger()


class CallControl:
    """The desks' hands in the calls of this node."""

    def __init__(
        self,
        *,
        journal: JournalPort,
        dispatcher: Dispatcher,
        legs: Legs,
        consultations: Consultations,
        targets: Targets,
        recorder: Recorder,
        channels: ChannelActions,
        clock: Clock,
    ) -> None:
        self._journal = journal
        self._dispatcher = dispatcher
        self._legs = legs
        self._consultations = consultations
        self._targets = targets
        self._recorder = recorder
        self._channels = channels
        self._clock = clock
        self._view = CallView(lambda: dispatcher.live, recorder.pauses.is_paused)
        #: Told the agent whose `state` is another one.
        self.listeners: list[Callable[[str], object]] = []
        journal.listeners.append(self._hear)

    def state(self, agent: str) -> Mapping[str, object]:
        """Return what the desk shows of the agent's call; `docs/developer/call-control.md` describes it."""
        return self._view.state(agent)

    # --- transfers ---

    async def transfer(self, agent: str, target: Target) -> None:
        """Give the agent's caller to a queue, an agent or a department at once. Raises `CallControlError`."""
        call, leg = self._talk(agent)
        if call.consultation is not None:
            raise CallControlError("You are asking somebody: hand the caller over to them, or go back first.")
        self._targets.check(call, agent, target)
        given = CallTransferred(
            at=self._clock(), call=call.call, agent=agent, kind=target.kind, target=target.key, way="blind",
            queue=leg.queue,
        )  # fmt: skip
        await self._give(given)
        await self._channels.hang_up(leg.channel)

    # --- consultations ---

    async def consult(self, agent: str, target: Target) -> None:
        """Have the caller hear music, and ring whom the agent asks. Raises `CallControlError`."""
        call, leg = self._talk(agent)
        if call.consultation is not None:
            raise CallControlError("You are asking somebody already.")
        asked = self._targets.asked(call, agent, target)
        began = ConsultationBegan(
            at=self._clock(), call=call.call, agent=agent, kind=target.kind, target=target.key,
            expert=asked.expert,
        )  # fmt: skip
        outside = "" if asked.expert is not None else outside_of(target.key)
        consultation = Consultation(call.call, leg, asked.expert, outside)
        self._consultations.begin(consultation)
        try:
            await self._promise(began)
        except CallControlError:
            self._consultations.not_begun(consultation)
            raise
        await self._lead_away(consultation, asked)

    async def _lead_away(self, consultation: Consultation, asked: Asked) -> None:
        leg = consultation.leg
        leg.away = True
        variables = {
            "HOTLINE_EXPERT": asked.destination,
            "HOTLINE_SECONDS": str(asked.ring_seconds),
            "HOTLINE_SHOWN": asked.shown,
            "HOTLINE_NAME": asked.name,
        }
        if not await self._channels.lead(leg.channel, CONTEXT, variables):
            # Asterisk led nobody anywhere: agent and caller still talk, unless one of them is gone by now.
            self._consultations.not_begun(consultation)
            raise CallControlError("The telephone exchange did not do it; you still talk with the caller.")

    async def complete(self, agent: str) -> None:
        """Hand the caller over to whom the agent asked, or leave the conference. Raises `CallControlError`."""
        call, consultation, asked = self._asking(agent)
        if asked.stage not in {Stage.TALKING, Stage.CONFERENCE}:
            raise CallControlError("Nobody has answered yet.")
        if asked.stage is Stage.TALKING and consultation.wish is not None:
            raise CallControlError("The caller is on the way to you.")
        leg = consultation.leg
        given = transferred(call.call, leg, asked, consultation.expert, self._clock())
        await self._give(given)
        if asked.stage is Stage.CONFERENCE:
            await self._channels.hang_up(leg.channel)
        elif consultation.wish is None:
            consultation.want(Wish.HAND_OVER)

    async def cancel(self, agent: str) -> None:
        """Go back to the caller; who was asked is let go. Raises `CallControlError`."""
        _, consultation, asked = self._asking(agent)
        if asked.stage is Stage.OVER:
            return
        if asked.stage is not Stage.CONFERENCE:
            ended = ConsultationEnded(at=self._clock(), call=consultation.call, agent=agent, why="cancelled")
            await self._promise(ended)
        await self._channels.hang_up(consultation.expert_channel)

    async def conference(self, agent: str) -> None:
        """Bring the caller to the agent and whom the agent asked. Raises `CallControlError`."""
        _, consultation, asked = self._asking(agent)
        if asked.stage is Stage.CONFERENCE:
            return
        if asked.stage is not Stage.TALKING or consultation.wish is not None:
            raise CallControlError("Nobody has answered yet.")
        consultation.want(Wish.CONFERENCE)

    # --- the rest ---

    async def hang_up(self, agent: str) -> None:
        """End the agent's part of the call, as the telephone itself would. Raises `CallControlError`."""
        known = self._dispatcher.live.agents.get(agent)
        call = known.call if known is not None else None
        leg = self._legs.of_call(call) if call is not None else None
        if leg is None or call is None:
            raise CallControlError("You are in no call.")
        asked = self._consultations.of(call)
        if leg.agent == agent:
            await self._channels.hang_up(leg.channel)
        elif asked is not None and asked.expert == agent:
            await self._channels.hang_up(asked.expert_channel)
        else:
            raise CallControlError("You are in no call.")

    async def recording(self, agent: str, paused: bool) -> None:
        """Pause the recording of the agent's talk, or go on with it. Raises `CallControlError`."""
        call, _ = self._talk(agent)
        pauses = self._recorder.pauses
        try:
            await (pauses.pause if paused else pauses.resume)(call.call, "command", agent)
        except NotRecordedError:
            raise CallControlError("This talk is not being recorded.") from None
        except (TimeoutError, JournalError):
            raise CallControlError("It is done, but not on disk, and may be lost at a restart.") from None

    # --- inside ---

    def _talk(self, agent: str) -> tuple[LiveCall, Leg]:
        """Return the call that the agent talks in, and the agent's leg of it."""
        live = self._dispatcher.live
        known = live.agents.get(agent)
        call = live.calls.get(known.call) if known is not None and known.call is not None else None
        leg = self._legs.of_call(call.call) if call is not None else None
        if call is None or call.agent != agent or call.state is not CallState.TALKING or leg is None:
            raise CallControlError("You talk with no caller.")
        if call.transfer is not None:
            raise CallControlError("You have given this caller away.")
        return call, leg

    def _asking(self, agent: str) -> tuple[LiveCall, Consultation, LiveConsultation]:
        call, _ = self._talk(agent)
        consultation = self._consultations.of(call.call)
        if consultation is None or call.consultation is None:
            raise CallControlError("You are asking nobody.")
        return call, consultation, call.consultation

    async def _give(self, given: CallTransferred) -> None:
        """Write that the caller is given away, which must not come true later where it fails."""
        try:
            await self._promise(given)
        except CallControlError:
            failed = TransferFailed(
                at=self._clock(), call=given.call, agent=given.agent, kind=given.kind, target=given.target,
                reason="failed",
            )  # fmt: skip
            self._journal.append(failed)
            raise

    async def _promise(self, event: Event) -> None:
        """Append the fact, at once, and return when it is on disk. Raises `CallControlError`."""
        try:
            await promise(self._journal, event)
        except (TimeoutError, JournalError) as error:
            log.error("not written", event_type=type(event).__name__, error=str(error))
            raise CallControlError("This could not be written down; nothing was done.") from None

    def _hear(self, event: Event) -> None:
        for agent in self._view.concerned(event):
            for listener in self.listeners:
                listener(agent)
