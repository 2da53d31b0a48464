"""What somebody who signed in may see and do of cases. Pure, but for the time, which is an argument."""

from collections.abc import Mapping

from hotline.config import Agent, Configuration
from hotline.crm_bridge.case_lists import Looker
from hotline.crm_bridge.departments import tree_of
from hotline.crm_bridge.permissions import Actor, Line
from hotline.desk.api.callers import Caller
from hotline.desk.door.visitor import Visitor
from hotline.desk.roles import Role, line_of
from hotline.queue.statistics.calendar import Calendar

#: Who opens the lists of cases.
READERS = (Role.AGENT, Role.SUPERVISOR, Role.SECOND_LINE, Role.DEPARTMENT, Role.QUALITY)

#: Who changes cases.
WRITERS = (Role.AGENT, Role.SUPERVISOR, Role.SECOND_LINE, Role.DEPARTMENT)


def departments_of(visitor: Visitor, config: Configuration) -> frozenset[str]:
    """Return the departments of a person and those below them."""
    trees = [tree_of(config, key) for key in visitor.departments if key in config.departments]
    return frozenset[str]().union(*trees)


def caller_of(visitor: Visitor, config: Configuration) -> Caller:
    """Return as whom a person changes cases: the line of the strongest role; a department's people their own only."""
    line = line_of(visitor.roles, _line_of_agent(visitor.agent, config.agents))
    within = departments_of(visitor, config) if line is Line.THIRD else None
    return Caller(visitor.by, Actor(visitor.by, line, departments=within))


def looker_of(visitor: Visitor, config: Configuration, now: float) -> Looker:
    """Return for whom a list is made at this moment."""
    actor = caller_of(visitor, config).actor
    _, day_end = Calendar(config.node.timezone).today(now)
    return Looker(visitor.agent, departments_of(visitor, config), actor.departments, now, day_end)


def _line_of_agent(agent: str | None, agents: Mapping[str, Agent]) -> str | None:
    known = agents.get(agent or "")
    return None if known is None else known.line
