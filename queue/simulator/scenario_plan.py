"""From a checked scenario to the plan of a day."""

from collections.abc import Iterable, Mapping

from hotline.config import Agent, Configuration, Ivr, Number, Queue
from hotline.queue.hours import parse_range
from hotline.queue.rules_of import routing_rules
from hotline.routing_rules import RoutingRules

from .observed import ObservedQueue
from .plan import AgentPlan, Habits, Plan, QueuePlan
from .scenario import QUEUE_KEYS, AgentGroup, Duration, Scenario, SimulatedQueue
from .times import Constant, Empirical, Exponential, Lognormal, Times


def plan_of(scenario: Scenario, observed: Mapping[str, ObservedQueue]) -> Plan:
    """Return the plan; `observed` is what the journal tells of the queues that take times from it."""
    begin, end = (60 * minute for minute in parse_range(scenario.day))
    return Plan(
        rules=_rules(scenario),
        queues=tuple(
            _queue(name, queue, (begin, end), observed.get(name)) for name, queue in scenario.queues.items()
        ),
        agents=tuple(
            agent for name, group in scenario.agents.items() for agent in _agents(name, group, (begin, end))
        ),
        begin=float(begin),
        end=float(end),
    )


def _names(name: str, group: AgentGroup) -> Iterable[str]:
    return [name] if group.count == 1 else [f"{name}-{number}" for number in range(1, group.count + 1)]


def _rules(scenario: Scenario) -> RoutingRules:
    """Return the rules of routing, made from a configuration exactly as in production."""
    queues = {
        name: Queue.model_construct(**{key: getattr(queue, key) for key in QUEUE_KEYS})
        for name, queue in scenario.queues.items()
    }
    agents = {
        one: Agent.model_construct(name=one, queues=group.queues, skills=group.skills)
        for name, group in scenario.agents.items()
        for one in _names(name, group)
    }
    first = next(iter(queues))
    config = Configuration.model_construct(
        numbers={"1111": Number(queue=first)}, queues=queues, agents=agents, routing=scenario.routing,
        ivr=Ivr(operator_queue=first),
    )  # fmt: skip
    return routing_rules(config)


def _queue(
    name: str, queue: SimulatedQueue, day: tuple[int, int], observed: ObservedQueue | None
) -> QueuePlan:
    begin, end = day
    handling = _times(queue.handling, observed.handling if observed else ())
    wrap_up = Constant(queue.wrap_up_seconds) if queue.wrap_up_seconds else None
    return QueuePlan(
        queue=name,
        calls_per_hour=queue.calls_per_hour,
        piece_seconds=(end - begin) / len(queue.calls_per_hour),
        handling=handling,
        wrap_up=_times(queue.wrap_up, observed.wrap_up if observed else ()) if queue.wrap_up else wrap_up,
        patience=Exponential(queue.patience.mean_seconds) if queue.patience else None,
        languages=dict(queue.languages),
        priority_seconds=queue.priority_seconds,
        ring_seconds=queue.ring_seconds,
        service_level_seconds=queue.service_level_seconds,
        short_abandon_seconds=queue.short_abandon_seconds,
    )


def _agents(name: str, group: AgentGroup, day: tuple[int, int]) -> Iterable[AgentPlan]:
    shifts = tuple((60.0 * begin, 60.0 * end) for begin, end in map(parse_range, group.shifts))
    habits = Habits(
        answer=_times(group.answer, ()) if group.answer else None,
        misses=group.misses,
        back_after_seconds=group.back_after_seconds,
    )
    for one in _names(name, group):
        yield AgentPlan(agent=one, queues=tuple(group.queues), shifts=shifts or (day,), habits=habits)


def _times(duration: Duration, values: Iterable[float]) -> Times:
    mean = duration.mean_seconds or 0.0
    match duration.shape:
        case "journal":
            return Empirical(tuple(values))
        case "lognormal":
            return Lognormal(mean, duration.spread)
        case "exponential":
            return Exponential(mean)
        case "constant":
            return Constant(mean)
