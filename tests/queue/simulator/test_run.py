"""Many days together, in the house's own numbers."""

import math
from pathlib import Path

import pytest

from hotline.queue.simulator.chart import draw
from hotline.queue.simulator.plan import AgentPlan, Habits, Plan, QueuePlan
from hotline.queue.simulator.rows import ALL, Row, rows
from hotline.queue.simulator.run import Outcome, simulate
from hotline.queue.simulator.times import Constant, Exponential, Lognormal
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules

HOUR = 3600.0
DAYS = 6


def plan() -> Plan:
    names = [f"a{number}" for number in range(5)]
    both = {"water": 1.0, "roads": 1.0}
    return Plan(
        rules=RoutingRules(
            queues={name: QueueRules() for name in both}, agents={name: AgentRules(queues=both) for name in names}
        ),
        queues=tuple(
            QueuePlan(
                queue=name, calls_per_hour=rates, piece_seconds=HOUR, handling=Lognormal(120, 0.7),
                wrap_up=Exponential(20), patience=Exponential(80), service_level_seconds=within,
            )
            for name, rates, within in (("water", (60.0, 90.0), 20.0), ("roads", (20.0, 0.0), 10.0))
        ),
        agents=tuple(
            AgentPlan(agent=name, queues=tuple(both), shifts=((8 * HOUR, 10 * HOUR),),
                      habits=Habits(answer=Constant(3.0)))
            for name in names
        ),
        begin=8 * HOUR,
        end=10 * HOUR,
    )  # fmt: skip


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    """Six days."""
    return simulate(plan(), seed=4, days=DAYS, period_seconds=1800)


def row(found: list[Row], queue: str, clock: str) -> Row:
    return next(one for one in found if one.queue == queue and one.clock == clock)


def test_rows_are_each_queue_and_all_by_interval_and_day(outcome: Outcome) -> None:
    """In the order of the plan; the day comes after its intervals."""
    times = ["08:00", "08:30", "09:00", "09:30", ""]
    assert [(one.queue, one.clock) for one in rows(outcome)] == [
        (queue, time) for queue in ("water", "roads", ALL) for time in times
    ]


def test_the_parts_make_the_whole(outcome: Outcome) -> None:
    """Calls add up over intervals and queues; the house's mean wait is the mean of the waits that were watched."""
    found = rows(outcome)
    for name in ("water", "roads", ALL):
        parts = [one.offered for one in found if one.queue == name and one.begin is not None]
        assert math.fsum(parts) == pytest.approx(row(found, name, "").offered)
        assert row(found, name, "").offered == pytest.approx(
            row(found, name, "").answered + row(found, name, "").abandoned
        )
    assert row(found, "water", "").offered + row(found, "roads", "").offered == row(found, ALL, "").offered
    waits = [wait for one in outcome.waits.answered.values() for wait in one]
    assert row(found, ALL, "").asa == pytest.approx(math.fsum(waits) / len(waits))
    assert len(waits) == row(found, ALL, "").answered * DAYS


def test_a_day_is_what_the_plan_says(outcome: Outcome) -> None:
    """About as many calls as expected, five agents, nobody in the interval without calls."""
    found = rows(outcome)
    assert row(found, ALL, "").offered == pytest.approx(plan().expected_calls, rel=0.15)
    assert row(found, ALL, "08:30").agents == pytest.approx(5.0)
    assert row(found, ALL, "").agents == pytest.approx(5.0)
    assert row(found, "roads", "09:30").offered == 0
    assert row(found, "roads", "09:30").service_level is None
    assert row(found, "water", "").occupancy is None
    assert 0.3 < (row(found, ALL, "").occupancy or 0) < 0.95


def test_each_queue_has_its_own_threshold(outcome: Outcome) -> None:
    """Answered within 20 s for water, within 10 s for roads."""
    for name, within in (("water", 20.0), ("roads", 10.0)):
        waits = [wait for (queue, _), one in outcome.waits.answered.items() if queue == name for wait in one]
        in_time = sum(one.answered_in_time for (queue, _), one in outcome.queues.items() if queue == name)
        assert in_time == sum(wait <= within for wait in waits)


def test_days_differ_and_a_seed_means_the_same(outcome: Outcome) -> None:
    """Progress is told day by day."""
    told: list[int] = []
    again = simulate(plan(), seed=4, days=DAYS, period_seconds=1800, progress=told.append)
    assert rows(again) == rows(outcome)
    assert told == list(range(1, DAYS + 1))
    assert rows(simulate(plan(), seed=5, days=DAYS, period_seconds=1800)) != rows(outcome)
    one, two = (rows(simulate(plan(), seed=4, days=days, period_seconds=1800)) for days in (1, 2))
    assert row(one, ALL, "").offered != row(two, ALL, "").offered


def test_the_chart_is_a_picture(outcome: Outcome, tmp_path: Path) -> None:
    """A PNG of the expected size, also of a single interval and with a target."""
    file = tmp_path / "day.png"
    draw(rows(outcome), file, title="A day", subtitle="six days", target=0.8)
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG")
    assert int.from_bytes(content[16:20]) == 1650
    assert len(content) > 50_000
    draw([one for one in rows(outcome) if one.clock == "08:00"], file, title="An hour", subtitle="")


def test_the_chart_names_every_queue(
    outcome: Outcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each queue has its line of the service level; the target has one too."""
    from matplotlib.figure import Figure

    drawn: list[Figure] = []
    monkeypatch.setattr(Figure, "savefig", lambda self, *_args, **_options: drawn.append(self))
    draw(rows(outcome), tmp_path / "x.png", title="A day", subtitle="", target=0.8)
    legend = drawn[0].axes[1].get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.get_texts()] == ["water", "roads", "target 80%"]
