"""The public figures: those of the reports, without small counts."""

from datetime import date

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
    """One hidden queue hides the next smallest, or the total less the others would show it."""
    rows = {
        row.queue: row
        for row in rows_of([_day("a", 2, 2, 0), _day("b", 9, 9, 0), _day("c", 50, 48, 2)], "day", 5)
    }
    assert (rows["a"].offered, rows["b"].offered) == (None, None)
    assert (rows[""].offered, rows["c"].offered) == (61, 50)
    assert rows["c"].dropped is None


def test_months_with_few_cases_show_no_share() -> None:
    """A share of two cases would tell of each."""
    rows = cases_of({("leak", "2026-10"): (2, 1), ("noise", "2026-10"): (40, 30)}, 5)
    assert [(row.category, row.due, row.in_time) for row in rows] == [
        ("", 42, 0.7381), ("leak", None, None), ("noise", 40, 0.75),
    ]  # fmt: skip


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
