"""Rules of routing as chance wills them."""

from random import Random

from hotline.routing_rules import AgentRules, QueueRules, RoutingRules, StepRule, Strategy

QUEUES = ("water", "roads", "general")
AGENTS = tuple(f"a{number}" for number in range(6))
SKILLS = ("arabic", "english", "pipes")
REQUIREMENTS = (
    "language>=4",
    "pipes>=3 and language",
    "language",
    "pipes or english>=2",
    "not pipes",
    "anyone",
)
STRATEGIES: tuple[Strategy, ...] = ("longest idle", "fewest calls", "most skilled", "round robin")


def random_rules(dice: Random) -> RoutingRules:
    """Return rules with everything that there is: steps, strategies, preferred agents, weights, skills."""
    return RoutingRules(
        queues={queue: _queue_rules(dice) for queue in QUEUES if dice.random() < 0.9},
        agents={agent: _agent_rules(dice) for agent in AGENTS if dice.random() < 0.9},
        language_skills={"ar": "arabic", "en": "english"},
        timezone="Asia/Muscat",
    )


def _queue_rules(dice: Random) -> QueueRules:
    steps = dice.choices(REQUIREMENTS, k=dice.randint(1, 3))
    return QueueRules(
        steps=tuple(StepRule(after_seconds=7.5 * number, requires=text) for number, text in enumerate(steps)),
        strategy=dice.choice(STRATEGIES),
        preferred_seconds=dice.choice([0.0, 12.0]),
        rona_after=dice.randint(1, 3),
    )


def _agent_rules(dice: Random) -> AgentRules:
    return AgentRules(
        queues={queue: dice.choice([1.0, 1.0, 3.0]) for queue in QUEUES},
        skills={skill: dice.randint(1, 5) for skill in SKILLS if dice.random() < 0.6},
    )
