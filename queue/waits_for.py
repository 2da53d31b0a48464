"""What a waiting call waits for: which skills, or which agent, of whom nobody is free. Pure.

The router knows whom the call may go to now (its need); here that is compared with the agents who are free, so that a
supervisor reads what is missing and not what the configuration says.
"""

from dataclasses import dataclass
from typing import Literal

from .agents import AgentState
from .desks import Desk
from .live import LiveState
from .needs import Need
from .requirement import All, Any, Condition, Not, Requirement, Skill

#: "agent": the preferred one. "nobody": nobody is signed in who could ever take it. "skills": those who could are
#: busy. "anyone": all agents of the queue are busy. "script": nobody can be rung until its script is back.
Why = Literal["agent", "nobody", "skills", "anyone", "script"]


@dataclass(frozen=True, slots=True)
class WaitsFor:
    """What one call waits for."""

    why: Why
    #: The agent who is waited for; empty unless `why` is "agent".
    agent: str = ""
    #: What it needs that no free agent of the queue has, as a requirement's text; empty where any agent would do.
    skills: str = ""
    #: Agents signed in who could take it, in whatever state.
    able: int = 0


def waits_for(live: LiveState, call: str) -> WaitsFor | None:
    """Return what the call waits for; None for one without a place, or for which an agent is reserved."""
    place = live.index.place(call)
    if place is None or live.calls[call].agent is not None:
        return None
    if place.target is None:
        return WaitsFor("script")
    if isinstance(place.target, Desk):
        return WaitsFor("agent", agent=place.target.agent.agent, able=1)
    return _of_need(live, place.target)


def _of_need(live: LiveState, need: Need) -> WaitsFor:
    skills = _missing(live, need)
    if not need.able:
        return WaitsFor("nobody", skills=skills)
    return WaitsFor("skills" if skills else "anyone", skills=skills, able=need.able)


def _missing(live: LiveState, need: Need) -> str:
    """Return the part of the requirement that no free agent of the queue meets; all of it where none is free."""
    free = [
        live.rules.agents[agent].skills
        for agent in live.agents_signed_in(need.queue)
        if live.agents[agent].state is AgentState.AVAILABLE and agent in live.rules.agents
    ]
    condition = need.requirement.condition
    if isinstance(condition, All) and free:
        unmet = [
            part
            for part in condition.conditions
            if not any(Requirement(part).met_by(skills) for skills in free)
        ]
        # Each part alone is met by somebody: what nobody has is all of them together.
        condition = All(tuple(unmet)) if unmet else condition
    return text_of(condition)


def text_of(condition: Condition) -> str:
    """Return the condition as it is written in the configuration; empty where anyone will do."""
    match condition:
        case Skill(name, level):
            return name if level == 1 else f"{name} >= {level}"
        case Not(inner):
            return f"not {_bracketed(inner)}"
        case All(parts):
            return " and ".join(_bracketed(part) for part in parts if part != All(()))
        case Any(parts):
            return " or ".join(_bracketed(part) if isinstance(part, Any) else text_of(part) for part in parts)


def _bracketed(condition: Condition) -> str:
    text = text_of(condition)
    several = isinstance(condition, All | Any) and len(condition.conditions) > 1
    return f"({text})" if several else text
