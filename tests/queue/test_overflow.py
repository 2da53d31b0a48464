"""Overflow: which rule counts for which call."""

import pytest

from hotline.config import OverflowRule, Queue
from hotline.queue.overflow import Facts, Overflow, at_entry, next_look, overflow_rules, while_waiting

FULL = OverflowRule(longer_than=10, message=True)
SLOW = OverflowRule(expected_wait_above_seconds=300, callback=True)
LONG = OverflowRule(waited_seconds=120, queue="general")
EMPTY = OverflowRule(nobody_signed_in=True, announcement="nobody-signed-in", message=True)
CLOSED = OverflowRule(closed=True, announcement="closed")


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        (FULL, Facts(in_line=9), None),
        (FULL, Facts(in_line=10), Overflow(0, "all lines busy", "message")),
        (OverflowRule(longer_than=0, message=True), Facts(), Overflow(0, "all lines busy", "message")),
        (SLOW, Facts(expected_wait=None), None),
        (SLOW, Facts(expected_wait=300), None),
        (SLOW, Facts(expected_wait=300.5), Overflow(0, "expected wait", "call-back")),
        (EMPTY, Facts(), None),
        (
            EMPTY,
            Facts(nobody_signed_in=True),
            Overflow(0, "nobody signed in", "message", "nobody-signed-in"),
        ),
        (CLOSED, Facts(), None),
        (CLOSED, Facts(closed=True), Overflow(0, "closed", "end", "closed")),
        (LONG, Facts(waited=500), None),
    ],
)
def test_a_call_that_comes(rule: OverflowRule, facts: Facts, expected: Overflow | None) -> None:
    """Each condition has its own data and its own reason; what the data do not carry does not fit."""
    assert at_entry([rule], facts) == expected


@pytest.mark.parametrize(
    ("rule", "facts", "expected"),
    [
        (LONG, Facts(waited=119.9), None),
        (LONG, Facts(waited=120), Overflow(0, "waited too long", "queue", None, "general")),
        (
            EMPTY,
            Facts(nobody_signed_in=True),
            Overflow(0, "nobody signed in", "message", "nobody-signed-in"),
        ),
        (EMPTY, Facts(), None),
        (FULL, Facts(in_line=99), None),
        (SLOW, Facts(expected_wait=9_999), None),
        (CLOSED, Facts(closed=True), None),
    ],
)
def test_a_call_that_waits(rule: OverflowRule, facts: Facts, expected: Overflow | None) -> None:
    """Who was let in is not sent away because the line grew or the doors closed behind them."""
    assert while_waiting([rule], facts) == expected


def test_the_first_rule_that_fits_counts() -> None:
    """The order is the operator's; rules that do not fit are passed over."""
    everything = Facts(in_line=50, expected_wait=900, nobody_signed_in=True, closed=True)
    rules = (LONG, CLOSED, FULL, SLOW, EMPTY)
    assert at_entry(rules, everything) == Overflow(1, "closed", "end", "closed")
    assert at_entry(rules[2:], everything) == Overflow(0, "all lines busy", "message")
    assert at_entry(rules, Facts(in_line=50, expected_wait=900)) == Overflow(2, "all lines busy", "message")
    assert at_entry(rules, Facts()) is None


def test_a_refused_call_back_leaves_the_call_to_the_next_rule() -> None:
    """A rule that has had its turn is not asked again, neither at once nor later."""
    rules = (SLOW, FULL)
    facts = Facts(in_line=10, expected_wait=900)
    offered = at_entry(rules, facts)
    assert offered is not None
    refused = Facts(in_line=10, expected_wait=900, done=frozenset({offered.rule}))
    assert at_entry(rules, refused) == Overflow(1, "all lines busy", "message")


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(), 60.0),
        (Facts(waited=59.5), 0.5),
        (Facts(waited=80), 0.0),
        (Facts(waited=80, done=frozenset({1})), 40.0),
        (Facts(waited=80, done=frozenset({1, 2})), None),
    ],
)
def test_when_to_look_again(facts: Facts, expected: float | None) -> None:
    """Time alone makes only `waited_seconds` fit; a rule that has had its turn is no reason to look."""
    rules = (CLOSED, OverflowRule(waited_seconds=60, callback=True), LONG)
    assert next_look(rules, facts) == expected


def test_without_rules_about_time_nobody_need_look() -> None:
    """Length, expected wait, hours and agents change by events."""
    assert next_look((FULL, SLOW, EMPTY, CLOSED), Facts(waited=9)) is None


def test_a_rule_fits_when_its_time_has_come() -> None:
    """After `next_look` seconds the rule fits, and not before."""
    facts = Facts(waited=17.25)
    seconds = next_look((LONG,), facts)
    assert seconds is not None
    assert while_waiting((LONG,), Facts(waited=facts.waited + seconds)) is not None
    assert while_waiting((LONG,), Facts(waited=facts.waited + seconds - 0.01)) is None


def test_every_queue_takes_a_message_when_it_is_full() -> None:
    """`max_waiting` is the last rule of every queue; its own rules come first."""
    rules = overflow_rules(Queue(max_waiting=5, overflow=(OverflowRule(longer_than=5, queue="general"),)))
    assert at_entry(rules, Facts(in_line=5)) == Overflow(0, "all lines busy", "queue", None, "general")
    assert at_entry(overflow_rules(Queue(max_waiting=5)), Facts(in_line=5)) == Overflow(
        0, "all lines busy", "message"
    )
    assert at_entry(overflow_rules(Queue(max_waiting=5)), Facts(in_line=4)) is None


def test_a_queue_with_hours_takes_a_message_when_it_is_closed() -> None:
    """Nobody waits for people who went home, whether a rule says so or not."""
    assert at_entry(overflow_rules(Queue(hours="office")), Facts(closed=True)) == Overflow(
        0, "closed", "message"
    )
    own = Queue(hours="office", overflow=(CLOSED,))
    assert at_entry(overflow_rules(own), Facts(closed=True)) == Overflow(0, "closed", "end", "closed")
