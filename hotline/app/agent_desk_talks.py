"""Who talked in a call, by its facts. Pure."""

from collections.abc import Iterable

from hotline.events import AgentAnswered, CallQueued
from hotline.journal import Entry


def queue_of_talk(entries: Iterable[Entry], agent: str) -> str | None:
    """Return the queue for which the agent talked in the call last. Raises `LookupError` where the agent did not."""
    queue, found, talked = None, None, False
    for entry in entries:
        match entry.event:
            case CallQueued() as event:
                queue = event.queue
            case AgentAnswered() as event if event.agent == agent:
                found, talked = queue, True
    if not talked:
        raise LookupError(agent)
    return found
