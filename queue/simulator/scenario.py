"""A scenario as people write it: `hotline/demo/scenario.toml` is an example, docs/operator/staffing.md explains it.

What a queue or an agent has in `hotline.toml` has the same name and meaning here.
"""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, Field

from hotline.config import Agent, LanguageTag, Name, Queue, RelaxationStep, Routing, Seconds, Section
from hotline.routing_rules import Strategy

Shape = Literal["lognormal", "exponential", "constant", "journal"]
AnySection = TypeVar("AnySection", bound=Section)
Positive = Annotated[float, Field(gt=0)]
Share = Annotated[float, Field(ge=0, lt=1)]


def _several(value: object) -> object:
    """Take one number for an array of one."""
    if isinstance(value, list):
        return tuple(value)
    return (value,) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _weights(value: object) -> object:
    """Give each queue of a list the weight 1."""
    if isinstance(value, list | tuple) and all(isinstance(name, str) for name in value):
        return dict.fromkeys(value, 1.0)
    return value


class Duration(Section):
    """A time by chance."""

    #: Needed unless it comes from the journal.
    mean_seconds: Positive | None = None
    shape: Shape = "lognormal"
    #: Standard deviation / mean, of the shape lognormal.
    spread: Annotated[float, Field(gt=0, le=20)] = 0.8


class Patience(Section):
    """How long callers wait before they abandon: exponential."""

    mean_seconds: Positive


class SimulatedQueue(Section):
    """A queue and its callers."""

    # --- as in hotline.toml, from where they come if `configuration` names it ---
    requires: str = "anyone"
    relax: tuple[RelaxationStep, ...] = ()
    strategy: Strategy = "longest idle"
    priority_seconds: Annotated[float, Field(ge=0, le=86_400)] = 0
    rona_after: Annotated[int, Field(ge=1, le=20)] = 1
    ring_seconds: Annotated[int, Field(ge=3, le=120)] = 15
    wrap_up_seconds: Seconds = 5
    service_level_seconds: Positive = 20
    short_abandon_seconds: Seconds = 5
    # --- the callers ---
    #: One rate, or as many as pieces of equal length make the day.
    calls_per_hour: Annotated[
        tuple[Annotated[float, Field(ge=0, le=1_000_000)], ...],
        Field(min_length=1),
        BeforeValidator(_several),
    ]
    #: Talk and hold.
    handling: Duration
    #: By chance, instead of `wrap_up_seconds`.
    wrap_up: Duration | None = None
    #: Nobody abandons when not set.
    patience: Patience | None = None
    #: Shares of the callers' languages.
    languages: Annotated[dict[LanguageTag, Positive], Field(min_length=1)] = Field(default={"ar": 1.0})


#: Keys that mean the same in `hotline.toml`.
QUEUE_KEYS = tuple(name for name in SimulatedQueue.model_fields if name in Queue.model_fields)


class AgentGroup(Section):
    """One agent, or several equal ones."""

    count: Annotated[int, Field(ge=1, le=10_000)] = 1
    #: As in hotline.toml, from where they come if `configuration` names it and the agent is there.
    queues: Annotated[dict[Name, Annotated[float, Field(gt=0, le=100)]], BeforeValidator(_weights)] = Field(
        default_factory=dict
    )
    skills: dict[Name, Annotated[int, Field(ge=1, le=5)]] = Field(default_factory=dict)
    #: When they are at the phone, `"07:30-11:00"`; the whole day when not set.
    shifts: tuple[str, ...] = ()
    #: From the first ring to the answer; at once when not set.
    answer: Duration | None = None
    #: Share of the offers that are not answered.
    misses: Share = 0
    #: After this time an agent who missed too many calls comes back.
    back_after_seconds: Positive = 60


#: Keys of an agent that mean the same in `hotline.toml`.
AGENT_KEYS = tuple(name for name in AgentGroup.model_fields if name in Agent.model_fields)


class JournalDays(Section):
    """The days whose calls are the data of the shape `journal`."""

    #: First and last day, local dates.
    first: str
    last: str


class Scenario(Section):
    """The whole file."""

    #: What is simulated of a day: calls come from the begin to the end.
    day: str = "07:00-15:00"
    #: Days that are simulated, each with other callers; more days, surer numbers.
    days: Annotated[int, Field(ge=1, le=100_000)] = 20
    seed: Annotated[int, Field(ge=0)] = 1
    #: Rows of the result.
    interval_minutes: Literal[15, 30, 60] = 30
    #: A hotline.toml with queues and agents. Relative to the scenario's file.
    configuration: Path | None = None
    journal: JournalDays | None = None
    routing: Routing = Routing()
    queues: Annotated[dict[Name, SimulatedQueue], Field(min_length=1)]
    agents: dict[Name, AgentGroup] = Field(default_factory=dict)

    def needs_journal(self) -> Iterable[str]:
        """Return the queues of which something comes from the journal."""
        return [
            name
            for name, queue in self.queues.items()
            if "journal" in {queue.handling.shape, queue.wrap_up.shape if queue.wrap_up else ""}
        ]


def merged(scenario: Scenario, queues: Mapping[str, Queue], agents: Mapping[str, Agent]) -> Scenario:
    """Return the scenario with what it leaves to the configuration; without agents of its own it has all of those.

    What an agent of the configuration does for queues that are not simulated is left out.
    """
    serving = {name: _within(agent, scenario.queues) for name, agent in agents.items()}
    groups = scenario.agents or {name: AgentGroup() for name, agent in serving.items() if agent.queues}
    return scenario.model_copy(
        update={
            "queues": {
                name: _filled(queue, queues.get(name), QUEUE_KEYS) for name, queue in scenario.queues.items()
            },
            "agents": {name: _filled(group, serving.get(name), AGENT_KEYS) for name, group in groups.items()},
        }
    )


def _within(agent: Agent, queues: Collection[str]) -> Agent:
    return agent.model_copy(
        update={"queues": {name: weight for name, weight in agent.queues.items() if name in queues}}
    )


def _filled(section: AnySection, source: Section | None, keys: Iterable[str]) -> AnySection:
    """Return the section with the keys that it does not set itself from the source."""
    if source is None:
        return section
    update = {key: getattr(source, key) for key in keys if key not in section.model_fields_set}
    return section.model_copy(update=update)
