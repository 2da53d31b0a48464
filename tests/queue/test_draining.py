"""How long a line takes to run empty whose agents serve other lines as well."""

import random
import time
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.queue.draining import Division

Agents = dict[tuple[str, ...], int]


def drained(work: dict[str, float], agents: Agents, own: str) -> float | None:
    """Return the answer where all that waits is before the question."""
    return Division(work, agents).drain_seconds(work, own)


def test_a_line_of_its_own_agents() -> None:
    """Work over agents, whatever the others do."""
    work = {"a": 1200.0, "b": 9000.0}
    assert drained(work, {("a",): 4, ("b",): 1}, "a") == 300.0


def test_a_line_that_nobody_serves_never_runs_empty() -> None:
    """There is no number for it."""
    assert drained({"a": 10.0}, {("b",): 3}, "a") is None


def test_the_same_agents_for_two_lines_make_them_one() -> None:
    """Both are done at the same time."""
    work = {"a": 900.0, "b": 300.0}
    assert drained(work, {("a", "b"): 4}, "a") == pytest.approx(300.0)
    assert drained(work, {("a", "b"): 4}, "b") == pytest.approx(300.0)


def test_shared_agents_even_out_two_lines() -> None:
    """Four of its own each, and four for both."""
    agents: Agents = {("a",): 4, ("b",): 4, ("a", "b"): 4}
    assert drained({"a": 600.0, "b": 600.0}, agents, "a") == pytest.approx(100.0)
    assert drained({"a": 700.0, "b": 500.0}, agents, "b") == pytest.approx(100.0, rel=0.02)


def test_shared_agents_leave_a_line_that_waits_less() -> None:
    """Where one line waits longer even with all of them, they are all there."""
    agents: Agents = {("a",): 4, ("a", "b"): 4}
    work = {"a": 400.0, "b": 4000.0}
    assert drained(work, agents, "b") == pytest.approx(1000.0, rel=0.01)
    assert drained(work, agents, "a") == pytest.approx(100.0, rel=0.01)


def test_what_others_have_behind_the_question_does_not_matter() -> None:
    """Only the work before it is done first; lines without any get no time."""
    division = Division({"a": 900.0, "b": 9000.0}, {("a", "b"): 3})
    assert division.drain_seconds({"a": 300.0}, "a") == pytest.approx(100.0)
    assert division.drain_seconds({"a": 300.0, "b": 300.0}, "a") == pytest.approx(200.0)


def test_agents_of_the_other_line_take_their_part() -> None:
    """Those who do not serve the line in question divide their time by the work of their own lines."""
    agents: Agents = {("a", "b"): 2, ("b", "c"): 2}
    # Of the second pair, half the time goes to c: b has 1 + x agents and a has 2 - x; both 200 s from x = 0.5.
    work = {"a": 300.0, "b": 300.0, "c": 300.0}
    assert drained(work, agents, "a") == pytest.approx(200.0, rel=0.01)


_WORK = st.dictionaries(st.sampled_from("abcde"), st.floats(1.0, 1e5), min_size=1)
_AGENTS = st.dictionaries(
    st.sets(st.sampled_from("abcde"), min_size=1).map(lambda lines: tuple(sorted(lines))), st.integers(1, 50)
)


@given(work=_WORK, agents=_AGENTS)
def test_a_wait_is_between_all_agents_for_oneself_and_last_of_all(
    work: dict[str, float], agents: Agents
) -> None:
    """Never shorter than with all agents of the line, never longer than after all that is before."""
    for own, to_do in work.items():
        able = sum(count for lines, count in agents.items() if own in lines)
        wait = drained(work, agents, own)
        if not able:
            assert wait is None
            continue
        assert wait is not None
        assert to_do / able * 0.999 <= wait <= sum(work.values()) / able * 1.001


def city(needs: int, agents: int) -> tuple[dict[str, float], Agents]:
    chance = random.Random(1)  # noqa: S311 - no secret
    lines = [f"need-{n}" for n in range(needs)]
    staff: Agents = {}
    for _ in range(agents):
        served = tuple(chance.sample(lines, 5))
        staff[served] = staff.get(served, 0) + 1
    return {line: 180.0 * chance.randint(1, 20) for line in lines}, staff


@pytest.mark.parametrize(("agents", "most_seconds"), [(200, 0.005), (2000, 0.02)])
def test_an_answer_costs_little(agents: int, most_seconds: float) -> None:
    """Fifty lines, everybody with five of them: a millisecond on a quiet machine; the limit allows for a busy one."""
    work, staff = city(50, agents)
    division = Division(work, staff)
    times = []
    for line in work:
        begun = time.process_time()
        division.drain_seconds(work, line)
        times.append(time.process_time() - begun)
    assert median(times) < most_seconds
