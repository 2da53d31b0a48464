"""The rules of routing as data: what the journal remembers of the configuration, so that decisions can be repeated.

Nothing personal stands in them: agents by key, no names.
"""

from typing import Literal

import msgspec

Strategy = Literal["longest idle", "fewest calls", "most skilled", "round robin"]


class StepRule(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a queue's requirement."""

    #: From this wait on, seconds.
    after_seconds: float = 0.0
    #: As in `queue/requirement.py`.
    requires: str = "anyone"


class QueueRules(msgspec.Struct, frozen=True, kw_only=True):
    """What the router must know of a queue."""

    #: What a call needs, from the strictest on; `after_seconds` rises and begins with 0.
    steps: tuple[StepRule, ...] = (StepRule(),)
    #: Who is rung of several available agents.
    strategy: Strategy = "longest idle"
    #: How long the preferred agent is waited for, seconds.
    preferred_seconds: float = 0.0
    #: Misses in a row after which an agent is set aside.
    rona_after: int = 1


class AgentRules(msgspec.Struct, frozen=True, kw_only=True):
    """What the router must know of an agent."""

    #: Weight by queue: a call's age counts so many times for this agent.
    queues: dict[str, float] = {}
    #: Level, 1 to 5, by skill.
    skills: dict[str, int] = {}


class RoutingRules(msgspec.Struct, frozen=True, kw_only=True):
    """All of them. A queue or an agent that is not in them has the defaults."""

    queues: dict[str, QueueRules] = {}
    agents: dict[str, AgentRules] = {}
    #: The skill that stands for the word `language` in a requirement, by language tag.
    language_skills: dict[str, str] = {}
    #: IANA time zone of the city: where `today` begins.
    timezone: str = "UTC"
