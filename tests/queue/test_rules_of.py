"""The rules of routing that follow from a configuration."""

from hotline.config import Configuration
from hotline.queue.rules_of import routing_rules
from hotline.routing_rules import AgentRules, QueueRules, StepRule


def configuration(**changes: object) -> Configuration:
    data = {
        "numbers": {"1111": {"queue": "water"}},
        "queues": {"water": {}},
        "ivr": {"operator_queue": "water"},
    }
    return Configuration.model_validate(data | changes)


def test_a_plain_queue_has_the_rules_that_a_queue_without_rules_has() -> None:
    """So a journal without rules decides as one with the defaults."""
    assert routing_rules(configuration()).queues == {"water": QueueRules()}


def test_the_requirement_comes_first_and_each_relaxation_after_it() -> None:
    """The strictest counts from the beginning."""
    relax = [
        {"after_seconds": 30, "requires": "arabic>=2"},
        {"after_seconds": 90, "requires": "anyone"},
    ]
    queue = {
        "requires": "arabic>=3 and water", "relax": relax, "strategy": "most skilled",
        "preferred_agent_seconds": 20, "rona_after": 3,
    }  # fmt: skip
    assert routing_rules(configuration(queues={"water": queue})).queues["water"] == QueueRules(
        steps=(
            StepRule(after_seconds=0, requires="arabic>=3 and water"),
            StepRule(after_seconds=30, requires="arabic>=2"),
            StepRule(after_seconds=90, requires="anyone"),
        ),
        strategy="most skilled",
        preferred_seconds=20,
        rona_after=3,
    )


def test_agents_are_known_by_key_with_queues_and_skills() -> None:
    """Nobody's name goes into the journal."""
    agent = {"name": "Aisha", "queues": {"water": 2}, "skills": {"arabic": 5}}
    rules = routing_rules(configuration(agents={"1001": agent}))
    assert rules.agents == {"1001": AgentRules(queues={"water": 2.0}, skills={"arabic": 5})}
    assert "Aisha" not in repr(rules)


def test_languages_and_the_time_zone_belong_to_the_rules() -> None:
    """The word `language` in a requirement, and where `today` begins."""
    rules = routing_rules(
        configuration(routing={"language_skills": {"ar": "arabic"}}, node={"timezone": "Asia/Riyadh"})
    )
    assert rules.language_skills == {"ar": "arabic"}
    assert rules.timezone == "Asia/Riyadh"


def test_what_routing_does_not_need_changes_no_rules() -> None:
    """A reload that changes only announcements leaves the journal alone."""
    chatty = configuration(queues={"water": {"announce_every_seconds": 5, "ring_seconds": 30}})
    assert routing_rules(chatty) == routing_rules(configuration())
