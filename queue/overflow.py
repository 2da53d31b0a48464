"""When a call does not wait in its queue (any longer), and what becomes of it. Pure.

The rules are looked at in their order; the first one that fits counts. A rule whose data do not exist (nobody knows the
expected wait) does not fit. What a rule looks at, and when:

    longer_than, expected_wait_above_seconds, closed    when the call comes
    nobody_signed_in                                    when the call comes, and while it waits
    waited_seconds                                      while it waits

Whoever was offered a call-back and does not want it waits on: that rule is then in `Facts.done`, and the next one that
fits counts.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from hotline.config import OverflowRule, Queue
from hotline.events import FlowOutReason

Action = Literal["queue", "message", "call-back", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rules are asked about: one call in one queue, now."""

    #: Calls that are in line already, this one not among them.
    in_line: int = 0
    #: Seconds; None where the data do not carry it.
    expected_wait: float | None = None
    #: Seconds since the call entered the queue.
    waited: float = 0.0
    #: Nobody who could ever take the call is signed in.
    nobody_signed_in: bool = False
    #: It is outside the queue's hours.
    closed: bool = False
    #: Rules (by their place in the order) that have had their turn and left the call in the queue.
    done: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Overflow:
    """What becomes of the call."""

    #: The rule's place in the order, for `Facts.done`.
    rule: int
    reason: FlowOutReason
    #: `end`: nothing comes after the announcement. After a refused `call-back` the call waits on.
    action: Action
    #: The prompt that is said first; None: none.
    announcement: str | None = None
    #: The queue to which the call goes, for the action `queue`.
    queue: str | None = None


_Fits = Callable[[OverflowRule, Facts], bool]

_at_entry: Mapping[FlowOutReason, _Fits] = {
    "all lines busy": lambda rule, facts: rule.longer_than is not None and facts.in_line >= rule.longer_than,
    "expected wait": lambda rule, facts: _is_above(facts.expected_wait, rule.expected_wait_above_seconds),
    "nobody signed in": lambda rule, facts: rule.nobody_signed_in and facts.nobody_signed_in,
    "closed": lambda rule, facts: rule.closed and facts.closed,
}
_while_waiting: Mapping[FlowOutReason, _Fits] = {
    "nobody signed in": _at_entry["nobody signed in"],
    "waited too long": lambda rule, facts: (
        rule.waited_seconds is not None and facts.waited >= rule.waited_seconds
    ),
}


def overflow_rules(queue: Queue) -> tuple[OverflowRule, ...]:
    """Return the queue's rules, and behind them those that every queue has.

    A queue that is closed or has `max_waiting` calls in line takes messages, where no rule of its own says better.
    """
    closed = (OverflowRule(closed=True, message=True),) if queue.hours is not None else ()
    return (*queue.overflow, *closed, OverflowRule(longer_than=queue.max_waiting, message=True))


def at_entry(rules: Sequence[OverflowRule], facts: Facts) -> Overflow | None:
    """Return what becomes of a call that comes; None: it waits."""
    return _first(rules, facts, _at_entry)


def while_waiting(rules: Sequence[OverflowRule], facts: Facts) -> Overflow | None:
    """Return what becomes of a call that waits; None: it waits on."""
    return _first(rules, facts, _while_waiting)


def next_look(rules: Sequence[OverflowRule], facts: Facts) -> float | None:
    """Return after how many seconds a rule could fit because time has passed; None: never for that reason."""
    times = [
        rule.waited_seconds - facts.waited
        for _, rule in _open_rules(rules, facts)
        if rule.waited_seconds is not None
    ]
    return max(0.0, min(times)) if times else None


def _open_rules(rules: Sequence[OverflowRule], facts: Facts) -> Iterator[tuple[int, OverflowRule]]:
    return ((place, rule) for place, rule in enumerate(rules) if place not in facts.done)


def _first(
    rules: Sequence[OverflowRule], facts: Facts, conditions: Mapping[FlowOutReason, _Fits]
) -> Overflow | None:
    for place, rule in _open_rules(rules, facts):
        for reason, fits in conditions.items():
            if fits(rule, facts):
                return Overflow(place, reason, action_of(rule), rule.announcement, rule.queue)
    return None


def action_of(rule: OverflowRule) -> Action:
    """Return the rule's action."""
    if rule.queue is not None:
        return "queue"
    if rule.message:
        return "message"
    return "call-back" if rule.callback else "end"


def _is_above(seconds: float | None, bound: float | None) -> bool:
    return seconds is not None and bound is not None and seconds > bound
