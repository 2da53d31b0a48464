"""Tells the reserved agent who calls, before the phone rings, and without the ring ever waiting for it.

It hears the journal. The look-up begins when the call arrives, beside the greeting, and again when the caller did
something that changes what the store knows. When an agent is reserved, what is known at that moment goes out at once,
in the same turn of the event loop, before the call's script can ring; what is found later follows as an update.

| the journal | the agent |
|---|---|
| AgentReserved | `pop`; `update` when more is found |
| AgentMissed, CallAbandoned, CallFlowedOut, CallEnded… and the agent is not with this call any more | `gone` |
| CallQueued that takes over the place of a call-back | `update`, with the call's own identity |
| ConsultationBegan | `pop` for who is asked, with `asked_by`; later `gone`, or `update` to who takes over |
| TalkEnded, and no wrap-up follows; WrapUpEnded; AgentSignedOut | `gone` |
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog

from hotline.clock import Clock
from hotline.crm_bridge.screen_pop import case_in_question
from hotline.events import (
    AgentAnswered,
    AgentReserved,
    CallArrived,
    CallbackEnded,
    CallEnded,
    CallQueued,
    CallResumed,
    ConsultationBegan,
    Event,
    ScreenPopped,
)
from hotline.queue.live import LiveState
from hotline.survey_names import DIALLED as SURVEY

from .screen_pop_calls import LookUp, LookUps, PoppingCall, Story
from .screen_pop_shown import Shown, Way
from .screen_pop_view import View

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Needs:
    """What a popper is given."""

    #: Appends a fact to the journal.
    append: Callable[[Event], object]
    #: The live state; it has heard of each event before the popper does.
    live: Callable[[], LiveState]
    look_up: LookUp
    story: Story
    view: View
    node: str
    clock: Clock


class ScreenPopper:
    """Sends each agent what is to be seen; a listener of the journal."""

    def __init__(self, needs: Needs, ways: Sequence[Way]) -> None:
        """Append `hear` to the journal's listeners, behind the dispatcher's."""
        self._needs = needs
        self._look_ups = LookUps(needs.look_up, needs.story, self._found_more)
        self._calls: dict[str, PoppingCall] = {}
        self._shown = Shown(needs.view, ways, node=needs.node, clock=needs.clock)
        self._closed = False

    @property
    def failed_look_ups(self) -> int:
        """Look-ups that failed or took too long."""
        return self._look_ups.failed

    def hear(self, event: Event) -> None:
        """Take a fact. Never raises: what goes wrong here is no reason to hold up a call."""
        if self._closed:
            return
        try:
            self._hear(event)
        except Exception:
            log.exception("a screen pop went wrong", event=type(event).__name__)

    def restore(self) -> None:
        """Show again what agents saw whom an earlier controller connected; call it once the live state is recovered."""
        for agent in self._needs.live().agents.values():
            if agent.call is not None:
                self._shown.show(agent.agent, self._call(agent.call), self._needs.clock())

    def also(self, way: Way) -> None:
        """Send every message this way, too, beginning with what agents see now."""
        self._shown.also(way)

    def show_again(self, agent: str, call: str) -> None:
        """Show the call of a wrap-up that an earlier controller began, unless the agent sees something already."""
        if not self._shown.sees_any(agent) and self._shown.is_with(agent, call):
            self._shown.show(agent, self._call(call), self._needs.clock())

    def case_of(self, call: str) -> str | None:
        """Return the reference of the case that a call is about, where that is known and beyond doubt."""
        known = self._calls.get(call)
        return case_in_question(known.found) if known is not None else None

    async def close(self) -> None:
        """Hear and send nothing more."""
        self._closed = True
        tasks = [call.task for call in self._calls.values() if call.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    # --- what happens ---

    def _hear(self, event: Event) -> None:
        match event:
            case CallArrived() if event.dialled != SURVEY:
                self._calls[event.call] = PoppingCall(event.call, event.caller)
                self._look_ups.begin(self._calls[event.call])
            case CallResumed():
                self._call(event.call)
            case AgentReserved():
                self._reserve(event)
                return
            case ConsultationBegan(expert=str(expert)):
                self._shown.ask(expert, self._call(event.call), event.at)
            case AgentAnswered() if self._shown.is_asked(event.agent, event.call):
                self._shown.give(self._call(event.call), event.at)
            case CallbackEnded():
                self._forget(event.callback)
        call = self._calls.get(getattr(event, "call", ""))
        if call is not None:
            self._follow(call, event)
        self._shown.clear(event)
        if isinstance(event, CallEnded):
            self._forget(event.call)

    def _follow(self, call: PoppingCall, event: Event) -> None:
        """Keep up with a call, and look up again what it changed."""
        has_changed = call.apply(event)
        if has_changed or (isinstance(event, CallQueued) and call.is_wanting(event.at)):
            self._look_ups.begin(call)
        if isinstance(event, CallQueued) and event.callback is not None:
            self._take_over(event.callback, call)

    def _call(self, name: str) -> PoppingCall:
        """Return what is known of a call; of one that an earlier controller began the journal knows the rest."""
        known = self._calls.get(name)
        if known is None:
            live = self._needs.live()
            found = live.calls.get(name)
            known = self._calls[name] = PoppingCall(name, found.caller if found is not None else None)
            if found is not None:
                known.dialled, known.language = found.dialled, found.language
            known.has_story = name not in live.callbacks
            self._look_ups.begin(known)
        return known

    def _forget(self, name: str) -> None:
        call = self._calls.pop(name, None)
        if call is not None and call.task is not None:
            call.task.cancel()

    # --- what the agent sees ---

    def _reserve(self, event: AgentReserved) -> None:
        call = self._call(event.call)
        self._shown.show(event.agent, call, event.at)
        found = call.found
        popped = ScreenPopped(
            at=event.at,
            call=event.call,
            agent=event.agent,
            citizens=len(found.candidates) if found is not None else 0,
            seconds=found.seconds if found is not None else None,
        )
        # Not here: nothing is appended from inside a listener (`queue/dispatcher.py`).
        asyncio.get_running_loop().call_soon(self._needs.append, popped)
        if call.is_wanting(event.at):
            self._look_ups.begin(call)

    def _found_more(self, call: PoppingCall) -> None:
        if not self._closed:
            self._shown.refresh(call)

    def _take_over(self, callback: str, call: PoppingCall) -> None:
        """The citizen of a call-back is on the line: the agent who was reserved for it has this call now."""
        agent = self._shown.release(callback)
        if agent is None:
            return
        before = self._calls.get(callback)
        call.found = call.found or (before.found if before is not None else None)
        self._shown.show(agent, call, self._needs.clock(), "update")
