"""What supervisors have changed of agents' skills and queues: counts at once, survives a restart, can be taken back.

The configuration file stays as it is. The newest override of each agent stands in the journal
(`hotline/journal/standing.py`); whatever reads the configuration (`Current`) sees the agent with it, and the router
follows by a `RulesLoaded` of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hotline.clock import Clock
from hotline.config import Agent, Configuration
from hotline.config.loader import Loaded
from hotline.events import AgentOverridden, AgentOverrideEnded, Event
from hotline.journal import Standing
from hotline.problems import did_you_mean
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.requirement import LEVELS
from hotline.queue.roster import roster_changes

from .current import Current
from .reload import load_rules

#: Most skills of one agent.
MOST_SKILLS = 100


class OverrideError(Exception):
    """The change cannot be made; the text says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an agent shall take: queues with their weights, skills with their levels."""

    queues: Mapping[str, float]
    skills: Mapping[str, int]


class Overrides:
    """The overrides of this hotline; a fold of the journal."""

    def __init__(self) -> None:
        self._of: dict[str, AgentOverridden] = {}

    def of(self, agent: str) -> AgentOverridden | None:
        """Return the override of an agent."""
        return self._of.get(agent)

    async def recover(self, standing: Standing) -> None:
        """Take over what was changed before, on any node. Raises what the database raises."""
        self._of.update(await standing.read(AgentOverridden, of_all_nodes=True))

    def hear(self, event: Event) -> None:
        """Take an event of the journal."""
        if isinstance(event, AgentOverridden):
            self._of[event.agent] = event
        elif isinstance(event, AgentOverrideEnded):
            self._of.pop(event.agent, None)

    def applied(self, loaded: Loaded) -> Loaded:
        """Return the configuration with the agents as they are overridden.

        An agent or a queue that the file no longer has is left out, and an override of which no queue is left.
        """
        agents = dict(loaded.config.agents)
        for key, override in self._of.items():
            queues = {
                name: weight for name, weight in override.queues.items() if name in loaded.config.queues
            }
            if key in agents and queues:
                update = {"queues": queues, "skills": dict(override.skills)}
                agents[key] = agents[key].model_copy(update=update)
        return replace(loaded, config=loaded.config.model_copy(update={"agents": agents}))


class AgentOverrides:
    """The commands of supervisors."""

    def __init__(
        self,
        overrides: Overrides,
        current: Current,
        standing: Standing,
        dispatcher: Dispatcher,
        clock: Clock,
    ) -> None:
        self._overrides = overrides
        self._standing = standing
        self._current = current
        self._journal = standing.journal
        self._dispatcher = dispatcher
        self._clock = clock

    async def set(self, agent: str, wanted: Wanted, by: str) -> None:
        """Have the agent take other calls from now on. Raises `OverrideError`, and what the journal raises."""
        before = self._agent(agent)
        _check(wanted, self._current.config())
        if (dict(wanted.queues), dict(wanted.skills)) == (dict(before.queues), dict(before.skills)):
            return
        event = AgentOverridden(
            at=self._clock(), agent=agent, by=by,
            queues=dict(wanted.queues), skills=dict(wanted.skills),
            queues_before=dict(before.queues), skills_before=dict(before.skills),
        )  # fmt: skip
        await self._standing.keep(agent, event)
        self._follow()

    async def take_back(self, agent: str, by: str) -> None:
        """Have the agent take the calls of the configuration again. Raises as `set` does."""
        self._agent(agent)
        if self._overrides.of(agent) is not None:
            ended = AgentOverrideEnded(at=self._clock(), agent=agent, by=by)
            await self._standing.end(agent, ended, [AgentOverridden])
            self._follow()

    def _follow(self) -> None:
        """Have everybody follow: first the readers of the configuration, then the router."""
        self._current.refresh()
        config = self._current.config()
        load_rules(config, self._dispatcher, self._journal.append, self._clock)
        for change in roster_changes(self._dispatcher.live, config.agents, self._clock()):
            self._journal.append(change)

    def _agent(self, agent: str) -> Agent:
        agents = self._current.config().agents
        if agent not in agents:
            raise OverrideError(f"there is no agent `{agent[:40]}`. {did_you_mean(agent[:40], agents)}")
        return agents[agent]


def _check(wanted: Wanted, config: Configuration) -> None:
    if not wanted.queues:
        message = "an agent needs a queue at least; sign the agent out instead"
        raise OverrideError(message)
    for queue, weight in wanted.queues.items():
        if queue not in config.queues:
            raise OverrideError(
                f"there is no queue `{queue[:40]}`. {did_you_mean(queue[:40], config.queues)}"
            )
        if not 0 < weight <= 100:
            raise OverrideError(f"the weight of `{queue}` must be above 0 and 100 at most")
    known = known_skills(config)
    if len(wanted.skills) > MOST_SKILLS:
        raise OverrideError(f"more than {MOST_SKILLS} skills are too many")
    for skill, level in wanted.skills.items():
        if skill not in known:
            raise OverrideError(f"nobody has the skill `{skill[:40]}`. {did_you_mean(skill[:40], known)}")
        if level not in LEVELS:
            raise OverrideError(f"the level of `{skill}` must be from {LEVELS[0]} to {LEVELS[-1]}")


def known_skills(config: Configuration) -> frozenset[str]:
    """Return the skills that are spoken of in the configuration."""
    of_agents = {skill for agent in config.agents.values() for skill in agent.skills}
    return frozenset(of_agents | set(config.routing.language_skills.values()))
