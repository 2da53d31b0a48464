"""The day that a staffing plan promises, to be simulated: the same calls, times and agents as in the plan."""

from collections.abc import Sequence

from hotline.queue.staffing import Need, Profile, Service, shifts_of
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules

from .observed import ObservedQueue
from .plan import AgentPlan, Habits, Plan, QueuePlan
from .times import Constant, Empirical, Exponential

HOUR = 3600


def staffed_day(
    queue: str, needs: Sequence[Need], profile: Profile, service: Service, observed: ObservedQueue
) -> Plan:
    """Return the plan of the day.

    Calls come at each interval's rate; talks and wrap-ups are drawn from those that were seen; patience is exponential,
    as in the theory. `needs` is not empty.
    """
    interval = profile.interval_seconds
    begin, end = needs[0].begin, needs[-1].begin + interval
    agents = _agents(queue, needs, interval, service)
    rules = RoutingRules(
        queues={queue: QueueRules()}, agents={one.agent: AgentRules(queues={queue: 1.0}) for one in agents}
    )
    rates = tuple(profile.calls.get(at, 0.0) * HOUR / interval for at in range(begin, end, interval))
    calls = QueuePlan(
        queue=queue,
        calls_per_hour=rates,
        piece_seconds=interval,
        handling=Empirical(tuple(observed.handling)),
        wrap_up=Empirical(tuple(observed.wrap_up)) if any(observed.wrap_up) else None,
        patience=Exponential(service.patience_seconds) if service.patience_seconds else None,
        ring_seconds=4 * service.ringing_seconds + 1,
        service_level_seconds=service.target.seconds,
        short_abandon_seconds=service.short,
    )
    return Plan(rules=rules, queues=(calls,), agents=agents, begin=float(begin), end=float(end))


def _agents(queue: str, needs: Sequence[Need], interval: int, service: Service) -> tuple[AgentPlan, ...]:
    """Return as many agents as are needed at most, each with the shifts that cover the needs."""
    habits = Habits(answer=Constant(service.ringing_seconds) if service.ringing_seconds else None)
    names = [f"agent-{number + 1}" for number in range(max(need.agents for need in needs))]
    return tuple(
        AgentPlan(
            agent=name,
            queues=(queue,),
            shifts=tuple((float(a), float(b)) for a, b in shifts),
            habits=habits,
        )
        for name, shifts in zip(names, shifts_of(needs, interval), strict=True)
    )
