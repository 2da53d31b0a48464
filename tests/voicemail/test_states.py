"""A message goes its way, and no other; who may have it is decided by rule."""

import itertools

import pytest

from hotline.routing_rules import AgentRules, QueueRules, RoutingRules, StepRule
from hotline.voicemail.assignment import Assignment, Waiting
from hotline.voicemail.states import TRANSITIONS, Action, NotAllowedError, Standing, State, after

NEW = Standing(State.NEW, None)
TAKEN = Standing(State.TAKEN, "1001")
CALLED_BACK = Standing(State.CALLED_BACK, "1001")
CLOSED = Standing(State.CLOSED, "1001")


@pytest.mark.parametrize(("state", "action"), list(itertools.product(State, Action)))
def test_what_the_table_does_not_allow_is_refused_in_words(state: State, action: Action) -> None:
    """Every state and action is either in the table, or refused with a sentence, or done already."""
    standing = Standing(state, None if state is State.NEW else "1001")
    done_already = {(State.TAKEN, Action.TAKE), (State.CLOSED, Action.CLOSE)}
    if (state, action) in TRANSITIONS:
        assert after(standing, action, "1001").state is TRANSITIONS[state, action]
    elif (state, action) in done_already:
        assert after(standing, action, "1001") == standing
    else:
        with pytest.raises(NotAllowedError, match=r"message.*(take it|already|closed)"):
            after(standing, action, "1001")


def test_who_takes_it_has_it_until_it_is_given_back() -> None:
    """Giving it back leaves nobody; closing keeps who had it."""
    assert after(NEW, Action.TAKE, "1002") == Standing(State.TAKEN, "1002")
    assert after(TAKEN, Action.GIVE_BACK, "1001") == NEW
    assert after(CALLED_BACK, Action.CLOSE, "1001") == CLOSED


@pytest.mark.parametrize("action", [Action.TAKE, Action.GIVE_BACK, Action.CALL_BACK, Action.CLOSE])
def test_what_another_has_is_not_touched(action: Action) -> None:
    """The refusal says who has it; the machine's user may give back and close all the same."""
    with pytest.raises(NotAllowedError, match="1001 has this message"):
        after(TAKEN, action, "1002")
    if action in {Action.GIVE_BACK, Action.CLOSE}:
        assert after(TAKEN, action, "root", is_agent=False).state in {State.NEW, State.CLOSED}


@pytest.mark.parametrize("action", [Action.GIVE_BACK, Action.CLOSE])
def test_while_the_citizen_is_called_nothing_ends(action: Action) -> None:
    """A call-back on its way is dropped first: nobody is called for nothing."""
    with pytest.raises(NotAllowedError, match=r"m-c1.*hotline callbacks cancel"):
        after(Standing(State.TAKEN, "1001", "m-c1"), action, "1001")


RULES = RoutingRules(
    queues={
        "water": QueueRules(
            steps=(
                StepRule(requires="water>=3 and language"),
                StepRule(after_seconds=30, requires="language"),
            )
        ),
        "roads": QueueRules(steps=(StepRule(requires="roads and language"),)),
    },
    agents={
        "1001": AgentRules(queues={"water": 1.0}, skills={"water": 5, "arabic": 3}),
        "1002": AgentRules(queues={"water": 1.0}, skills={"water": 3, "arabic": 3, "english": 2}),
        "1003": AgentRules(queues={"water": 1.0, "roads": 1.0}, skills={"arabic": 5, "english": 5}),
        "1004": AgentRules(queues={"roads": 1.0}),
    },
    language_skills={"ar": "arabic", "en": "english"},
)


@pytest.fixture
def assignment() -> Assignment:
    return Assignment(RULES)


def test_skills_and_language_decide_who_may_have_it(assignment: Assignment) -> None:
    """The queue's own requirement counts, in the caller's language."""
    assert assignment.able("water", "ar") == {"1001", "1002"}
    assert assignment.able("water", "en") == {"1002"}
    assignment.check("1002", "water", "en")
    with pytest.raises(NotAllowedError, match="1003 has not the skills that water needs for the language ar"):
        assignment.check("1003", "water", "ar")
    with pytest.raises(NotAllowedError, match="1004 does not serve the queue water"):
        assignment.check("1004", "water", "ar")


def test_no_message_is_left_for_nobody(assignment: Assignment) -> None:
    """Where nobody meets the requirement, the relaxed one counts, and then every agent of the queue."""
    without = {key: rules for key, rules in RULES.agents.items() if key in {"1003", "1004"}}
    relaxed = Assignment(
        RoutingRules(queues=RULES.queues, agents=without, language_skills=RULES.language_skills)
    )
    assert relaxed.able("water", "ar") == {"1003"}
    assert assignment.able("roads", "ar") == {"1003", "1004"}
    assert assignment.able("gone", "ar") == frozenset()


def test_the_least_loaded_comes_first_and_then_the_most_skilled(assignment: Assignment) -> None:
    """The same facts give the same order."""
    assert assignment.order("water", "ar", {}) == ["1001", "1002"]
    assert assignment.order("water", "ar", {"1001": 1}) == ["1002", "1001"]


def test_messages_are_dealt_out_evenly(assignment: Assignment) -> None:
    """What is proposed counts as in hand; who has nothing proposed takes the first that is allowed."""
    waiting = [Waiting(f"m{number}", "water", "ar") for number in range(4)]
    assert assignment.propose(waiting, {}) == {"m0": "1001", "m1": "1002", "m2": "1001", "m3": "1002"}
    assert assignment.next_for("1002", waiting, {}) == "m1"
    assert assignment.next_for("1001", waiting[:1], {"1001": 5}) == "m0"
    assert assignment.next_for("1004", waiting, {}) is None
