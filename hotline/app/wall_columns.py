"""What the wall says of queues and agents beside the live state: their messages, overrides and listeners."""

from collections.abc import Mapping

from .agent_overrides import Overrides
from .message_counts import MessageCounts
from .monitoring import Monitoring
from .wall_records import More


def messages_in(counts: MessageCounts) -> More:
    """Return what adds to a queue how many messages wait in it; None until they were counted."""

    def of_queue(queue: str) -> Mapping[str, object]:
        latest = counts.latest
        if latest is None:
            return {"messages": None, "messages_overdue": None}
        found = latest.get(queue)
        return {"messages": found.open if found else 0, "messages_overdue": found.overdue if found else 0}

    return of_queue


def overridden(overrides: Overrides) -> More:
    """Return what adds to an agent who overrides the configuration of that agent."""

    def of_agent(agent: str) -> Mapping[str, object]:
        found = overrides.of(agent)
        return {"overridden_by": None if found is None else found.by}

    return of_agent


def listened(monitoring: Monitoring) -> More:
    """Return what adds to an agent who listens, and how."""

    def of_agent(agent: str) -> Mapping[str, object]:
        who = monitoring.of_agent(agent)
        return {"listeners": [{"by": one.by, "mode": one.mode, "hears": one.hears} for one in who]}

    return of_agent
