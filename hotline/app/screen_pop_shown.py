"""What each agent is shown of calls now, and the messages that change it."""

from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from hotline.clock import Clock
from hotline.crm_bridge.screen_pop import Found
from hotline.crm_bridge.screen_pop_message import PopMessage, Why
from hotline.events import (
    AgentMissed,
    AgentSignedOut,
    CallAbandoned,
    CallEnded,
    CallFlowedOut,
    Event,
    TalkEnded,
    WrapUpEnded,
)
from hotline.queue.occupation import Occupation

from .screen_pop_calls import PoppingCall
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


class Shown:
    """Sends messages, and keeps the last one of each agent who sees a call."""

    def __init__(self, view: View, ways: Sequence[Way], *, node: str, clock: Clock) -> None:
        """`ways` get each message, one after the other."""
        self._view = view
        self._ways = ways
        self._node = node
        self._clock = clock
        self._messages: dict[str, PopMessage] = {}
        #: Who has each call, and who is asked about it.
        self._agent_of: dict[str, str] = {}
        self._asked: dict[str, str] = {}
        self._number = 0

    def also(self, way: Way) -> None:
        """Send every message this way, too, beginning with what agents see now."""
        self._ways = [*self._ways, way]
        for message in self._messages.values():
            way(message)

    def sees_any(self, agent: str) -> bool:
        """Return whether the agent is shown a call."""
        return agent in self._messages

    def is_with(self, agent: str, call: str) -> bool:
        """Return whether the agent has the call, or wraps up."""
        found = self._view.live().agents.get(agent)
        if found is None:
            return False
        return found.call == call or (found.call is None and found.occupation is Occupation.WRAPPING_UP)

    # --- whose call it is ---

    def show(self, agent: str, call: PoppingCall, at: float, kind: Literal["pop", "update"] = "pop") -> None:
        """Show a call to the agent whose it is."""
        before = self._messages.get(agent)
        if before is not None and self._agent_of.get(before.call) == agent:
            del self._agent_of[before.call]
        self._agent_of[call.call] = agent
        self._draw(agent, call, at, kind)

    def refresh(self, call: PoppingCall) -> None:
        """Show what was found meanwhile to the agent who sees the call, if it is anything new."""
        agent = self._agent_of.get(call.call)
        if agent is None:
            return
        shown = self._messages[agent].pop
        if shown is None or not _same(shown.found, call.found):
            self.show(agent, call, self._clock(), "update")

    def release(self, callback: str) -> str | None:
        """Return who sees a call-back whose citizen is on the line; that agent is to be shown the call."""
        return self._agent_of.pop(callback, None)

    # --- who is asked about it ---

    def ask(self, expert: str, call: PoppingCall, at: float) -> None:
        """Show a call to who is asked about it; whoever has it goes on seeing it."""
        self._asked[call.call] = expert
        self._draw(expert, call, at, "pop")

    def is_asked(self, agent: str, call: str) -> bool:
        """Return whether this is who is asked about the call."""
        return self._asked.get(call) == agent

    def give(self, call: PoppingCall, at: float) -> None:
        """Who was asked about the call has it now."""
        self.show(self._asked.pop(call.call), call, at, "update")

    # --- the end ---

    def clear(self, event: Event) -> None:
        """Take away what an agent saw who is not with that call any more."""
        names = (getattr(event, "call", ""), getattr(event, "callback", None) or "")
        concerned = {getattr(event, "agent", None)}
        for name in names:
            concerned |= {self._agent_of.get(name), self._asked.get(name)}
        for agent in concerned:
            shown = self._messages.get(agent) if agent is not None else None
            if agent is not None and shown is not None and not self.is_with(agent, shown.call):
                self._gone(agent, _WHY.get(type(event), "elsewhere"), event.at)

    def _gone(self, agent: str, why: Why, at: float) -> None:
        shown = self._messages.pop(agent)
        for shown_to in (self._agent_of, self._asked):
            if shown_to.get(shown.call) == agent:
                del shown_to[shown.call]
        self._send(kind="gone", at=at, agent=agent, call=shown.call, why=why)

    # --- inside ---

    def _draw(self, agent: str, call: PoppingCall, at: float, kind: Literal["pop", "update"]) -> None:
        pop = self._view.pop(call, agent, at)
        self._messages[agent] = self._send(kind=kind, at=at, agent=agent, call=call.call, pop=pop)

    def _send(self, **fields: Any) -> PopMessage:  # noqa: ANN401 -- those of `PopMessage`
        # By the clock, in milliseconds: greater than the numbers of an earlier controller, too.
        self._number = max(self._number + 1, int(self._clock() * 1000))
        message = PopMessage(number=self._number, node=self._node, **fields)
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
