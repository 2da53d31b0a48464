"""Why the router decides as it does, in plain words: what it knows of the calls and agents in question. Pure.

Calls and agents are named by their identities; nothing personal is said.
"""

from collections.abc import Iterator

from hotline.routing_rules import AgentRules

from .agents import AgentState, LiveAgent
from .calls import LiveCall
from .desks import Desk
from .live import LiveState
from .needs import Need
from .places import Place
from .router import RingAgent

#: Agents who are named; of the others only the number is told.
MOST_NAMED = 5


def reasons(live: LiveState, now: float, *rings: RingAgent | None) -> Iterator[str]:
    """Yield a line for each call and agent of these decisions, as they are at this time (seconds since the epoch)."""
    named = [ring for ring in rings if ring is not None]
    for call in dict.fromkeys(ring.call for ring in named):
        yield f"call {call}: {_call(live, call, now)}"
    for agent in dict.fromkeys(ring.agent for ring in named):
        yield f"agent {agent}: {_agent(live, agent, now)}"


def _call(live: LiveState, name: str, now: float) -> str:
    call = live.calls.get(name)
    if call is None:
        return "is over" if name in live.ended else "is not known"
    place = live.index.place(name)
    if place is None:
        return f"has no place in a queue ({call.state})"
    if not call.attached:
        return f"has a place in {call.queue}, but its script is not there"
    if call.agent is not None:
        return f"is {call.state}, agent {call.agent} belongs to it"
    return ", ".join((_age(call, now), _wish(live, place, call), _candidates(live, place)))


def _age(call: LiveCall, now: float) -> str:
    waited = f"waits in {call.queue} for {now - call.since:.3f} s"
    if not call.priority_seconds:
        return waited
    return f"{waited}, served as if {now - call.since + call.priority_seconds:.3f} s (priority)"


def _wish(live: LiveState, place: Place, call: LiveCall) -> str:
    """Say which step of the requirement counts."""
    if not isinstance(place.target, Need):
        return f"for its preferred agent {call.preferred}"
    number = place.chain.needs.index(place.target)
    steps = live.rules_of(call.queue or "").steps[: number + 1]
    return f"needs step {number + 1} of {len(place.chain.needs)}: " + " or ".join(
        f"`{one.requires}`" for one in steps
    )


def _candidates(live: LiveState, place: Place) -> str:
    free = [desk.agent.agent for desk in live.index.desks.all() if desk.available and _serves(desk, place)]
    if not free:
        return "nobody who may take it is available"
    others = f" and {len(free) - MOST_NAMED} more" if len(free) > MOST_NAMED else ""
    return f"available who may take it: {', '.join(sorted(free)[:MOST_NAMED])}{others}"


def _serves(desk: Desk, place: Place) -> bool:
    return desk is place.target or place.target in desk.needs


def _agent(live: LiveState, name: str, now: float) -> str:
    agent = live.agents.get(name)
    if agent is None:
        return "is not known"
    if agent.state is not AgentState.AVAILABLE:
        return f"is {agent.state}" + (f" (call {agent.call})" if agent.call else "")
    return f"has been available for {now - agent.idle_since:.3f} s, {_numbers(live, agent)}"


def _numbers(live: LiveState, agent: LiveAgent) -> str:
    """Say what strategies compare: last reservation, calls on the day of the last one, weights, skills."""
    rules = live.rules.agents.get(agent.agent, AgentRules())
    weights = {queue: rules.queues.get(queue, 1.0) for queue in agent.queues}
    words = [f"reservation {agent.last_reserved}", f"{agent.calls_today} calls that day"]
    if len(set(weights.values())) == 1:
        words.append(f"weight {next(iter(weights.values())):g}")
    else:
        words += [f"weight {weight:g} for {queue}" for queue, weight in weights.items()]
    return ", ".join([*words, *(f"{name} {level}" for name, level in sorted(rules.skills.items()))])
