"""The router's rules, written down as slowly and plainly as they can be."""

from functools import cache

from hotline.queue.agents import AgentState, LiveAgent
from hotline.queue.calls import CallState, LiveCall
from hotline.queue.day import Days
from hotline.queue.index import ROUNDING
from hotline.queue.live import LiveState
from hotline.queue.requirement import ANYONE, Requirement, parse
from hotline.queue.router import RingAgent
from hotline.routing_rules import AgentRules


@cache
def _read(text: str, language: str | None) -> Requirement:
    return parse(text).for_language(language)


@cache
def _days(timezone: str) -> Days:
    return Days(timezone)


def waiting(live: LiveState) -> list[LiveCall]:
    """Return the calls for which somebody could be rung, in the order of service."""
    found = [call for call in live.calls.values() if call.state is CallState.WAITING and call.attached]
    return sorted(found, key=_key)


def takers(live: LiveState, call: LiveCall, now: float) -> list[LiveAgent]:
    """Return the available agents who may take the call now."""
    able = _who_may(live, call, now)
    return [agent for agent in able if agent.state is AgentState.AVAILABLE]


def decision(live: LiveState, now: float) -> RingAgent | None:
    """Return what the router must decide."""
    for call in waiting(live):
        agents = takers(live, call, now)
        if agents:
            agent = min(agents, key=lambda agent: _rank(live, call, agent, now))
            return _taken(live, agent, now)
    return None


def _taken(live: LiveState, agent: LiveAgent, now: float) -> RingAgent:
    calls = [call for call in waiting(live) if agent in takers(live, call, now)]
    if len({_weight(live, agent, queue) for queue in agent.queues}) > 1:
        calls.sort(
            key=lambda call: (-_weight(live, agent, call.queue or "") * (now - _key(call)[0]), _key(call))
        )
    return RingAgent(calls[0].call, agent.agent, calls[0].queue or "")


def _key(call: LiveCall) -> tuple[float, int, str]:
    return call.since - call.priority_seconds, call.order, call.call


def _who_may(live: LiveState, call: LiveCall, now: float) -> list[LiveAgent]:
    step = _step(live, call, now)
    serving = _serving(live, call)
    if step is None:
        return [agent for agent in _preferable(live, call) if agent.agent == call.preferred]
    return [agent for agent in serving if any(meets(live, call, agent, one) for one in range(step + 1))]


def _serving(live: LiveState, call: LiveCall) -> list[LiveAgent]:
    return [agent for agent in live.agents.values() if agent.signed_in and call.queue in agent.queues]


def _preferable(live: LiveState, call: LiveCall) -> list[LiveAgent]:
    """Return who may be preferred: whom a colleague chose need not serve the queue."""
    signed_in = [agent for agent in live.agents.values() if agent.signed_in]
    return signed_in if call.directed else _serving(live, call)


def _step(live: LiveState, call: LiveCall, now: float) -> int | None:
    """Return the step of the requirement that holds; None while the preferred agent is waited for."""
    rules = live.rules_of(call.queue or "")
    waited = max(0.0, now - call.since) + ROUNDING
    serving = _serving(live, call)
    seconds = rules.preferred_seconds if call.preferred_seconds is None else call.preferred_seconds
    if any(agent.agent == call.preferred for agent in _preferable(live, call)) and waited < seconds:
        return None
    by_time = max(
        index for index, step in enumerate(rules.steps) if index == 0 or step.after_seconds <= waited
    )
    for last in range(by_time, len(rules.steps)):
        if any(meets(live, call, agent, step) for agent in serving for step in range(last + 1)):
            return last
    return by_time


def meets(live: LiveState, call: LiveCall, agent: LiveAgent, step: int) -> bool:
    """Return whether the agent meets this step of the requirement."""
    skills = _of(live, agent).skills
    return all(one.met_by(skills) for one in _wanted(live, call, step))


def _wanted(live: LiveState, call: LiveCall, step: int) -> list[Requirement]:
    """Return what this step asks for; what the call itself needs is lifted by the last relaxation only."""
    language = live.rules.language_skills.get(call.language)
    steps = live.rules_of(call.queue or "").steps
    is_last_relaxation = 0 < step == len(steps) - 1
    own = [] if is_last_relaxation or not call.requires else [_read(call.requires, language)]
    return [_read(steps[step].requires, language), *own]


def _rank(live: LiveState, call: LiveCall, agent: LiveAgent, now: float) -> tuple[float, ...]:
    """Equal agents: the one whose name comes first, through the order of `agents` below."""
    rules = live.rules_of(call.queue or "")
    today = _days(live.rules.timezone).day(now)
    calls = agent.calls_today if agent.calls_day == today else 0
    by = {
        "longest idle": (agent.idle_since, 0.0),
        "fewest calls": (calls, agent.idle_since),
        "most skilled": (-_fit(live, call, agent, now), agent.idle_since),
        "round robin": (agent.last_reserved, agent.idle_since),
    }[rules.strategy]
    return (-_weight(live, agent, call.queue or ""), *by, float(sorted(live.agents).index(agent.agent)))


def _fit(live: LiveState, call: LiveCall, agent: LiveAgent, now: float) -> int:
    """Sum of the levels in the skills that the steps up to the one that holds name; nothing once anyone will do."""
    step = _step(live, call, now)
    if step is None:
        return 0
    steps = [_wanted(live, call, one) for one in range(step + 1)]
    if any(all(one == ANYONE for one in wanted) for wanted in steps):
        return 0
    named = frozenset().union(*(one.skills for wanted in steps for one in wanted))
    return sum(_of(live, agent).skills.get(name, 0) for name in named)


def _weight(live: LiveState, agent: LiveAgent, queue: str) -> float:
    return _of(live, agent).queues.get(queue, 1.0) if queue in agent.queues else 1.0


def _of(live: LiveState, agent: LiveAgent) -> AgentRules:
    return live.rules.agents.get(agent.agent, AgentRules())
