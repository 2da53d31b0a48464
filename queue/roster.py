"""Brings the agents of the journal in line with a configuration that changed between two starts."""

from collections.abc import Iterator, Mapping

from hotline.config import Agent
from hotline.events import AgentEvent, AgentPaused, AgentSignedIn, AgentSignedOut

from .agents import Wish
from .live import LiveState


def roster_changes(live: LiveState, agents: Mapping[str, Agent], now: float) -> list[AgentEvent]:
    """Return the events that follow from the configuration.

    An agent who is no longer in it is signed out, so that nobody waits for them. One whose queues changed
    serves the new ones, and stays paused if they were.
    """
    return [event for name in live.agents for event in _changes_of(live, name, agents.get(name), now)]


def _changes_of(live: LiveState, name: str, configured: Agent | None, now: float) -> Iterator[AgentEvent]:
    agent = live.agents[name]
    if not agent.signed_in:
        return
    if configured is None:
        yield AgentSignedOut(at=now, agent=name)
    elif set(agent.queues) != set(configured.queues):
        was_paused = agent.wish is Wish.PAUSED
        yield AgentSignedIn(at=now, agent=name, queues=tuple(configured.queues))
        if was_paused:
            yield AgentPaused(at=now, agent=name, reason=agent.pause_reason or "")
