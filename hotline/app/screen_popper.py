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
from typing import Any

import msgspec
import structlog

from hotline.clock import Clock
from hotline.crm_bridge.screen_pop import Found, case_in_question
from hotline.crm_bridge.screen_pop_message import PopMessage, Why
from hotline.events import (
    AgentAnswered,
    AgentMissed,
    AgentReserved,
    AgentSignedOut,
    CallAbandoned,
    CallArrived,
    CallbackEnded,
    CallEnded,
    CallFlowedOut,
    CallQueued,
    CallResumed,
    ConsultationBegan,
    Event,
    ScreenPopped,
    TalkEnded,
    WrapUpEnded,
)
from hotline.queue.live import LiveState
from hotline.queue.occupation import Occupation
from hotline.survey_names import DIALLED as SURVEY

from .screen_pop_calls import LookUp, LookUps, PoppingCall, Story
from .screen_pop_view import View

#: Gets each message; never waits and never raises.
Way = Callable[[PopMessage], None]

_WHY: dict[type[Event], Why] = {
    AgentMissed: "missed",
    CallAbandoned: "caller left",
    CallFlowedOut: "caller left",
    CallEnded: "caller left",
    TalkEnded: "done",
    WrapUpEnded: "done",
    AgentSignedOut: "done",
}

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
        self._ways = ways
        self._look_ups = LookUps(needs.look_up, needs.story, self._found_more)
        self._calls: dict[str, PoppingCall] = {}
        #: What each agent sees now, and who sees each call.
        self._shown: dict[str, PopMessage] = {}
        self._agent_of: dict[str, str] = {}
        #: Who is asked about each call of which somebody is.
        self._asked: dict[str, str] = {}
        self._number = 0
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
                self._show("pop", agent.agent, self._call(agent.call), at=self._needs.clock())

    def also(self, way: Way) -> None:
        """Send every message this way, too, beginning with what agents see now."""
        self._ways = [*self._ways, way]
        for message in self._shown.values():
            way(message)

    def show_again(self, agent: str, call: str) -> None:
        """Show the call of a wrap-up that an earlier controller began, unless the agent sees something already."""
        if agent not in self._shown and self._is_with(agent, call):
            self._show("pop", agent, self._call(call), at=self._needs.clock())

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
                self._ask(expert, self._call(event.call), event.at)
            case AgentAnswered() if self._asked.get(event.call) == event.agent:
                self._show("update", self._asked.pop(event.call), self._call(event.call), at=event.at)
            case CallbackEnded():
                self._forget(event.callback)
        call = self._calls.get(getattr(event, "call", ""))
        if call is not None:
            self._follow(call, event)
        self._clear(event)
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
        self._show("pop", event.agent, call, at=event.at)
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

    def _ask(self, expert: str, call: PoppingCall, at: float) -> None:
        """Show a call to who is asked about it; whoever has it goes on seeing it."""
        self._asked[call.call] = expert
        pop = self._needs.view.pop(call, expert, at)
        self._shown[expert] = self._send(kind="pop", at=at, agent=expert, call=call.call, pop=pop)

    def _found_more(self, call: PoppingCall) -> None:
        """Send what was found after the agent was reserved, if it is anything new."""
        agent = self._agent_of.get(call.call)
        if agent is None or self._closed:
            return
        shown = self._shown[agent].pop
        if shown is None or not _same(shown.found, call.found):
            self._show("update", agent, call, at=self._needs.clock())

    def _take_over(self, callback: str, call: PoppingCall) -> None:
        """The citizen of a call-back is on the line: the agent who was reserved for it has this call now."""
        agent = self._agent_of.pop(callback, None)
        if agent is not None:
            call.found = call.found or self._found_of(callback)
            self._show("update", agent, call, at=self._needs.clock())

    def _found_of(self, name: str) -> Found | None:
        known = self._calls.get(name)
        return known.found if known is not None else None

    def _show(self, kind: Any, agent: str, call: PoppingCall, *, at: float) -> None:  # noqa: ANN401
        before = self._shown.get(agent)
        if before is not None and self._agent_of.get(before.call) == agent:
            del self._agent_of[before.call]
        self._agent_of[call.call] = agent
        pop = self._needs.view.pop(call, agent, at)
        self._shown[agent] = self._send(kind=kind, at=at, agent=agent, call=call.call, pop=pop)

    def _clear(self, event: Event) -> None:
        """Take away what an agent saw who is not with that call any more."""
        names = (getattr(event, "call", ""), getattr(event, "callback", None) or "")
        concerned = {getattr(event, "agent", None)}
        for name in names:
            concerned |= {self._agent_of.get(name), self._asked.get(name)}
        for agent in concerned:
            shown = self._shown.get(agent) if agent is not None else None
            if agent is not None and shown is not None and not self._is_with(agent, shown.call):
                self._gone(agent, _WHY.get(type(event), "elsewhere"), event.at)

    def _is_with(self, agent: str, call: str) -> bool:
        found = self._needs.live().agents.get(agent)
        if found is None:
            return False
        return found.call == call or (found.call is None and found.occupation is Occupation.WRAPPING_UP)

    def _gone(self, agent: str, why: Why, at: float) -> None:
        shown = self._shown.pop(agent)
        for shown_to in (self._agent_of, self._asked):
            if shown_to.get(shown.call) == agent:
                del shown_to[shown.call]
        self._send(kind="gone", at=at, agent=agent, call=shown.call, why=why)

    def _send(self, **fields: Any) -> PopMessage:  # noqa: ANN401 -- those of `PopMessage`
        # By the clock, in milliseconds: greater than the numbers of an earlier controller, too.
        self._number = max(self._number + 1, int(self._needs.clock() * 1000))
        message = PopMessage(number=self._number, node=self._needs.node, **fields)
        for way in self._ways:
            way(message)
        return message


def _same(one: Found | None, other: Found | None) -> bool:
    """Return whether both say the same, whenever they were looked up."""
    return _timeless(one) == _timeless(other)


def _timeless(found: Found | None) -> Found | None:
    if found is None:
        return None
    cases = tuple(msgspec.structs.replace(case, seconds_left=None) for case in found.cases)
    asked = tuple(msgspec.structs.replace(case, seconds_left=None) for case in found.asked)
    return msgspec.structs.replace(found, cases=cases, asked=asked, looked_up_at=0.0, seconds=0.0)
