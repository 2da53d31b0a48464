"""Logs every change of an agent's state once: who, from which state, by which event, to which state.

A listener of the journal that stands behind the dispatcher, so that the live state has taken each event before it is
heard here. Most events name the agent; of the others (a caller hangs up, a call-back is ended) it is known which agent
the call had before.
"""

from collections.abc import Callable, Iterator

import structlog

from hotline.events import ControllerStarted, Event

from .agents import AgentState
from .calls import LiveCall
from .live import LiveState

log = structlog.get_logger()


class AgentEdges:
    """Remembers each agent's last state, and tells the difference."""

    def __init__(self, live: Callable[[], LiveState]) -> None:
        """`live()` returns the live state, which is another object after a recovery."""
        self._live = live
        self._known: LiveState | None = None
        self._states: dict[str, AgentState] = {}
        #: The agents of each call that has any.
        self._agents: dict[str, tuple[str, ...]] = {}

    def hear(self, event: Event) -> None:
        """Log what the event changed. Right after a recovery there is nothing yet with which to compare."""
        live = self._live()
        if live is not self._known:
            self._begin(live)
            return
        agents = (
            set(live.agents) if isinstance(event, ControllerStarted) else set(self._concerned(live, event))
        )
        for agent in sorted(agents):
            self._compare(live, agent, event)

    def _begin(self, live: LiveState) -> None:
        self._known = live
        self._states = {name: agent.state for name, agent in live.agents.items()}
        self._agents = {name: found for name, call in live.calls.items() if (found := _agents_of(call))}

    def _concerned(self, live: LiveState, event: Event) -> Iterator[str]:
        agent = getattr(event, "agent", None)
        if agent is not None:
            yield agent
        for name in (getattr(event, "call", None), getattr(event, "callback", None)):
            if name is None:
                continue
            yield from self._agents.pop(name, ())
            call = live.calls.get(name)
            if call is not None and (found := _agents_of(call)):
                self._agents[name] = found
                yield from found

    def _compare(self, live: LiveState, name: str, event: Event) -> None:
        agent = live.agents.get(name)
        if agent is None:
            return
        before, after = self._states.get(name, AgentState.SIGNED_OUT), agent.state
        if before is not after:
            self._states[name] = after
            by = type(event).__name__
            log.debug("agent changed", agent=name, before=before.value, by=by, after=after.value)


def _agents_of(call: LiveCall) -> tuple[str, ...]:
    """Return who has the call, and who is asked about it."""
    return tuple(agent for agent in (call.agent, call.expert) if agent is not None)
