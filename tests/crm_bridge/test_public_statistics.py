"""The public figures: those of the reports, without small counts."""

import random
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.config import Configuration
from hotline.crm_bridge.public_statistics import QueueDay, cases_of, rows_of
from hotline.crm_bridge.public_statistics_keeper import PublicStatistics
from hotline.events import CallAbandoned, CallEnded, CallQueued
from hotline.journal import Journal, JournalReader
from hotline.queue.statistics.calendar import Calendar
from hotline.queue.statistics.history import statistics_of
from hotline.queue.statistics.report import Span, queue_columns, queue_rows
from hotline.queue.statistics.today import thresholds_of

#: 2026-11-22T12:00:00+04:00.
NOON = 1_795_334_400.0
DAY = date(2026, 11, 21)

CONFIG = Configuration.model_validate(
    {
        "numbers": {"1111": {"queue": "q"}},
        "queues": {"q": {}, "r": {}},
        "ivr": {"operator_queue": "q"},
        "public_statistics": {"enabled": True, "least_count": 3},
    }
)


def _day(queue: str, offered: int, answered: int, abandoned: int, day: date = DAY) -> QueueDay:
    figures = {
        "offered": offered,
        "answered": answered,
        "answered_in_time": answered,
        "answered_wait": 10.0 * answered,
    }
    return QueueDay(day, queue, figures | {"abandoned": abandoned})


def test_days_add_up_to_weeks_that_begin_on_sunday() -> None:
    """Saturday and Sunday are in two weeks; a month has both."""
    days = [_day("q", 10, 10, 0, date(2026, 11, day)) for day in (21, 22)]
    assert [row.start for row in rows_of(days, "week", 3) if row.queue] == ["2026-11-15", "2026-11-22"]
    (month,) = [row for row in rows_of(days, "month", 3) if row.queue]
    assert (month.offered, month.wait_seconds, month.service_level) == (20, 10.0, 1.0)


def test_small_counts_cannot_be_told_from_the_total() -> None:
    """One hidden queue hides the next smallest; a small part hides what would tell it, in the total too."""
    rows = {
        row.queue: row
        for row in rows_of([_day("a", 2, 2, 0), _day("b", 9, 9, 0), _day("c", 50, 48, 2)], "day", 5)
    }
    assert (rows["a"].offered, rows["b"].offered) == (None, None)
    assert (rows[""].offered, rows["c"].offered) == (61, 50)
    # 50 - 48 would be 2; 61 - 59 as well.
    assert (rows["c"].answered, rows["c"].dropped, rows["c"].service_level) == (None, None, None)
    assert (rows[""].answered, rows[""].dropped) == (None, None)
    assert rows["c"].wait_seconds == 10.0


def test_weeks_tell_nothing_that_days_do_not() -> None:
    """A day that is not shown is in no sum: the week less its other days does not tell it, and says it is a least."""
    days = [_day("q", count, count, 0, date(2026, 11, 15 + place)) for place, count in enumerate((20, 3, 30))]
    (week,) = [row for row in rows_of(days, "week", 5) if row.queue]
    assert (week.offered, week.at_least) == (50, ("offered", "answered", "dropped"))
    (hidden,) = [row for row in rows_of(days[1:2], "week", 5) if row.queue]
    assert (hidden.offered, hidden.at_least) == (None, ())


def test_looking_twice_does_not_tell_who_called_in_between() -> None:
    """Today's counts grow by `least` at once, and say that they are a least."""
    seen = [
        rows_of([_day("q", count, count, 0)], "day", 5, today=DAY)[1].offered for count in (0, 3, 5, 6, 9, 10)
    ]
    assert seen == [0, None, 5, 5, 5, 10]


@pytest.mark.parametrize("seed", range(60))
def test_no_small_count_follows_from_what_is_shown(seed: int) -> None:
    """Whatever is added and subtracted of a day's rows: a small count of a queue, or of all, is no result of it."""
    chance, least = random.Random(seed), 4  # noqa: S311
    names = ["a", "b", "c", "d"][: chance.randint(1, 4)]
    cells = {(name, part): chance.choice((0, 0, 1, 2, 3, 5, 9, 20)) for name in names for part in PARTS}
    days = [_day(name, *_parts_of(cells, name)) for name in names]
    told = []
    for row in rows_of(days, "day", least):
        of = names if row.queue == "" else [row.queue]
        for count, parts in ((row.offered, PARTS), (row.answered, PARTS[:1]), (row.dropped, PARTS[1:2])):
            told += [_vector(cells, of, parts)] if count is not None else []
    # Of all queues and of each, of each part, and of what is not that part.
    for of in (names, *([name] for name in names)):
        for parts in (PARTS, *((part,) for part in PARTS), PARTS[1:], PARTS[::2]):
            if 0 < sum(cells[name, part] for name in of for part in parts) < least:
                assert _rank([*told, _vector(cells, of, parts)]) > _rank(told), (of, parts, cells)


PARTS: tuple[str, ...] = ("answered", "dropped", "otherwise")


def _parts_of(cells: dict[tuple[str, str], int], name: str) -> tuple[int, int, int]:
    answered, dropped, otherwise = (cells[name, part] for part in PARTS)
    return answered + dropped + otherwise, answered, dropped


def _vector(cells: dict[tuple[str, str], int], names: Sequence[str], parts: Sequence[str]) -> list[Fraction]:
    """Return which cells a count adds up."""
    return [Fraction(name in names and part in parts) for name, part in cells]


def _rank(rows: list[list[Fraction]]) -> int:
    """Return how many of the sums are independent (Gaussian elimination)."""
    rows, rank = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[rank:] if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        rows.insert(rank, pivot)
        for row in rows[rank + 1 :]:
            factor = row[column] / pivot[column]
            row[:] = [value - factor * other for value, other in zip(row, pivot, strict=True)]
        rank += 1
    return rank


def test_months_with_few_cases_show_no_share() -> None:
    """A share of two cases would tell of each, and so would the month's total less its other categories."""
    rows = cases_of(
        {("leak", "2026-10"): (2, 1), ("noise", "2026-10"): (40, 30), ("light", "2026-10"): (90, 88)}, 5
    )
    assert [(row.category, row.due, row.in_time) for row in rows] == [
        ("", 132, 0.9015), ("leak", None, None), ("light", 90, None), ("noise", None, None),
    ]  # fmt: skip
    (total, noise) = cases_of({("noise", "2026-10"): (40, 30)}, 5)
    assert (total.in_time, noise.in_time) == (0.75, 0.75)


async def test_the_figures_are_those_of_the_report(
    journal: Journal, reader: JournalReader, engine: AsyncEngine
) -> None:
    """A day that is over is counted from the journal like `hotline report queue`, once, and survives a restart."""
    for number in range(5):
        call, at = f"demo-{number}.1", NOON - 86_400 + 60 * number
        await journal.commit([CallQueued(at=at, call=call, queue="q", language="ar")])
        left = CallAbandoned(at=at + 30, call=call, queue="q")
        await journal.commit([left, CallEnded(at=at + 30, call=call, reason="caller hung up")])

    def statistics() -> PublicStatistics:
        return PublicStatistics(
            journal, engine, reader, current=lambda: CONFIG, today=dict, clock=lambda: NOON
        )

    first = statistics()
    await first.refresh()
    (row,) = [one for one in first.queues("day", DAY, DAY) if one.queue == "q"]
    calendar = Calendar(CONFIG.node.timezone)
    since, until = calendar.today(NOON - 86_400)
    told = await statistics_of(reader, thresholds_of(CONFIG.queues), since, until)
    span = Span.of(since, until, NOON, "total", told.interval_seconds)
    report = {one.name: one.figures for one in queue_rows(told, span, calendar, CONFIG.queues)}["q"]
    columns = queue_columns("default")
    assert (row.offered, row.dropped) == (columns["offered"](report), columns["abandoned"](report)) == (5, 5)
    assert row.service_level == columns["service_level"](report)
    again = statistics()
    await again.refresh()
    assert again.queues("day", DAY, DAY) == first.queues("day", DAY, DAY)
