"""Calls in the order of service."""

import hypothesis.strategies as st
import pytest
from hypothesis import given

from hotline.queue.waiting_line import SERVED, Key, WaitingLine

keys = st.tuples(st.floats(0, 50, width=16), st.integers(0, 50), st.sampled_from(["a", "b"]))


def agrees(line: WaitingLine, expected: list[Key]) -> None:
    """Check everything that can be asked of a line."""
    assert list(line) == expected
    assert len(line) == len(expected)
    assert line.head == (expected[0] if expected else None)


@given(st.lists(st.tuples(st.sampled_from(["add", "serve", "leave"]), keys), max_size=60))
def test_a_line_is_a_sorted_list(steps: list[tuple[str, Key]]) -> None:
    """Whoever comes, is served or leaves, in any order."""
    line, expected = WaitingLine(), list[Key]()
    for step, key in steps:
        if step == "add" and key not in expected:
            line.add(key)
            expected = sorted([*expected, key])
        elif step == "serve" and expected:
            line.remove(expected.pop(0))
        elif step == "leave" and key in expected:
            line.remove(key)
            expected.remove(key)
        agrees(line, expected)
        assert line.before(key) == sum(other < key for other in expected)


def test_who_is_not_there_cannot_leave() -> None:
    """Neither one who never came nor one who was served."""
    line = WaitingLine()
    first, second, third = (1.0, 1, "a"), (2.0, 2, "b"), (3.0, 3, "c")
    line.add(first)
    line.add(third)
    line.remove(first)
    for key in (first, second):
        with pytest.raises(ValueError, match="is not in the line"):
            line.remove(key)
    agrees(line, [third])


def test_the_places_of_the_served_are_given_back() -> None:
    """A line that goes on for months takes no more memory than its calls."""
    line = WaitingLine()
    for number in range(20 * SERVED):
        line.add((float(number), number, "c"))
        if number >= 10:
            line.remove((float(number - 10), number - 10, "c"))
    assert len(line) == 10
    assert len(line._keys) <= SERVED + 12
