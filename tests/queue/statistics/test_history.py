"""Reading what the numbers of a stretch of time need, and following what comes."""

import asyncio
from collections.abc import AsyncIterator, Sequence

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.config import Queue
from hotline.events import CallEnded, Event
from hotline.journal import Journal, JournalReader
from hotline.queue.statistics import measures
from hotline.queue.statistics.calendar import Calendar
from hotline.queue.statistics.figures import Activity, AgentFigures, QueueFigures
from hotline.queue.statistics.fold import Statistics
from hotline.queue.statistics.history import CALL_SECONDS, DAY_SECONDS, read_history, statistics_of
from hotline.queue.statistics.report import Row, Span, agent_rows, queue_rows
from hotline.queue.statistics.today import KEEP_SECONDS, LiveStatistics
from hotline.testing.story import BEGIN, Story
from hotline.testing.waiting import eventually

MUSCAT = Calendar("Asia/Muscat")

#: Midnight of the stories' day in Muscat.
MIDNIGHT = MUSCAT.today(BEGIN)[0]


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough here; `tests/journal` reads both."""
    return migrated_sqlite_url


@pytest.fixture
async def journal(engine: AsyncEngine) -> AsyncIterator[Journal]:
    """A writer on disk; the queues' other tests have one in memory."""
    journal = Journal(engine, "demo")
    yield journal
    await journal.close()


async def write(journal: Journal, events: Sequence[Event]) -> None:
    for event in events:
        journal.append(event)
    await journal.flush()


def queue_of(statistics: Statistics, since: float, until: float) -> QueueFigures:
    return statistics.queues(since, until, until, lambda _: 0).get(("water", 0), QueueFigures())


async def test_talk_that_began_before_is_counted_from_the_beginning_of_the_report(
    journal: Journal, reader: JournalReader
) -> None:
    """The call is not offered again, and its talk counts as far as it lies in the report."""
    story = Story(MIDNIGHT)
    story.sign_in(-3600)
    story.queue(-120, "c1")
    story.answer(-60, "c1")
    story.end_talk(100, "c1")
    await write(journal, story.events)
    statistics = await statistics_of(reader, {}, MIDNIGHT, MIDNIGHT + 900)
    figures = queue_of(statistics, MIDNIGHT, MIDNIGHT + 900)
    assert (figures.offered, figures.answered, figures.handled) == (0, 0, 0)
    assert figures.seconds == {Activity.TALKING: pytest.approx(100)}


async def test_wait_that_ends_after_the_report_has_its_outcome(
    journal: Journal, reader: JournalReader
) -> None:
    """The journal is read on until everybody who entered in time has left."""
    story = Story(MIDNIGHT)
    story.sign_in(0)
    story.queue(890, "c1")
    for number in range(700):  # other callers, over more than one page
        story.queue(900 + number, f"other{number}", "roads")
    story.answer(1800, "c1")
    await write(journal, story.events)
    statistics = await statistics_of(reader, {}, MIDNIGHT, MIDNIGHT + 900)
    figures = queue_of(statistics, MIDNIGHT, MIDNIGHT + 900)
    assert (figures.offered, figures.answered, figures.answered_wait) == pytest.approx((1, 1, 910))


async def test_reading_ends_when_nobody_is_left(journal: Journal, reader: JournalReader) -> None:
    """A report of one day does not read the month that followed, whoever never left it."""
    story = Story(MIDNIGHT)
    story.queue(0, "c1")
    story.abandon(10, "c1")
    story.queue(20, "lost")
    story.queue(DAY_SECONDS + 30, "c2")
    story.queue(CALL_SECONDS + 1000, "c3")
    story.queue(CALL_SECONDS + 2000, "c4")
    await write(journal, story.events)
    statistics = await statistics_of(reader, {}, MIDNIGHT, MIDNIGHT + 900)
    assert "c3" in statistics.live.calls
    assert "c4" not in statistics.live.calls


async def test_agent_who_signed_in_days_ago_is_there(journal: Journal, reader: JournalReader) -> None:
    """What agents did last is known, however many calls were in between."""
    story = Story(MIDNIGHT)
    story.sign_in(-20 * DAY_SECONDS)
    story.pause(-10 * DAY_SECONDS, reason="training")
    story.queue(-5 * DAY_SECONDS, "c1")
    story.abandon(-5 * DAY_SECONDS + 10, "c1")
    story.resume(300)
    await write(journal, story.events)
    statistics = await statistics_of(reader, {}, MIDNIGHT, MIDNIGHT + 900)
    agent = statistics.agents(MIDNIGHT, MIDNIGHT + 900, MIDNIGHT + 900, lambda _: 0)["1001", 0]
    assert agent.paused == {"training": pytest.approx(300)}
    assert measures.signed_in(agent) == pytest.approx(900)


async def test_nothing_is_told_twice(journal: Journal, reader: JournalReader) -> None:
    """Also an agent's event at the very border, or one that came into the journal late, is read once."""
    story = Story(MIDNIGHT - DAY_SECONDS)
    story.sign_in(-50)
    story.queue(0, "c1")
    story.pause(0)
    story.resume(-10)  # late
    await write(journal, story.events)
    told: list[Event] = []
    await read_history(reader, told.append, MIDNIGHT)
    assert told == story.events


async def test_history_equals_the_fold_of_the_whole_journal(journal: Journal, reader: JournalReader) -> None:
    """Five days of calls: the report of the fourth is the same, whether the first three were read or not."""
    story = Story(MIDNIGHT)
    story.sign_in(-4 * DAY_SECONDS)
    for number in range(60):
        at = -3 * DAY_SECONDS + number * 7000.0
        story.queue(at, f"c{number}")
        if number % 3:
            story.answer(at + 10 + number, f"c{number}", rings_at=at + 5)
            story.end_talk(at + 3000, f"c{number}", wrap_up=30)
        else:
            story.abandon(at + number, f"c{number}")
    await write(journal, story.events)
    whole = Statistics()
    for event in story.events:
        whole.apply(event)
    part = await statistics_of(reader, {}, MIDNIGHT, MIDNIGHT + DAY_SECONDS)
    span = Span.of(MIDNIGHT, MIDNIGHT + DAY_SECONDS, MIDNIGHT + 2 * DAY_SECONDS, "hour", 900)
    rows = queue_rows(part, span, MUSCAT, ["water"])
    assert rows == queue_rows(whole, span, MUSCAT, ["water"])
    assert agent_rows(part, span, MUSCAT, ["1001"]) == agent_rows(whole, span, MUSCAT, ["1001"])
    assert sum(row.figures.offered for row in rows) == 12


async def test_a_long_time_is_kept_by_its_periods(journal: Journal, reader: JournalReader) -> None:
    """Eight days by the day: the rows of the whole fold, also of who was signed in all along; no interval remains."""
    story = Story(MIDNIGHT)
    story.sign_in(-3600)
    story.sign_in(-3600, "1002")  # whose time is written down when it ends, days later
    for number in range(90):
        at = number * 7700.0
        story.queue(at, f"c{number}")
        story.answer(at + 10 + number, f"c{number}", rings_at=at + 5)
        story.end_talk(at + 3000, f"c{number}", wrap_up=30)
    story.sign_out(7.5 * DAY_SECONDS, "1002")
    await write(journal, story.events)
    whole = Statistics()
    for event in story.events:
        whole.apply(event)
    until = MIDNIGHT + 8 * DAY_SECONDS
    for by in ("day", "week", "total"):
        span = Span.of(MIDNIGHT, until, until + 60, by, 900)
        period_of = MUSCAT.period_of(by, span.since)
        part = await statistics_of(reader, {}, MIDNIGHT, until, period_of=period_of)
        assert _close(queue_rows(part, span, MUSCAT, ["water"])) == _close(
            queue_rows(whole, span, MUSCAT, ["water"])
        )
        mine, all_ = (agent_rows(one, span, MUSCAT, ["1001", "1002"]) for one in (part, whole))
        assert _close(mine) == _close(all_)
        assert sum(row.figures.handled for row in mine) == 90
    intervals = sum(len(pages) for pages in part._agents._pages.values())
    assert intervals < 2 * 1.5 * 96, "what is over is added up"


def _close(rows: Sequence[Row[QueueFigures]] | Sequence[Row[AgentFigures]]) -> list[object]:
    """Return rows whose seconds are equal where they are so to the millisecond."""
    return [
        (row.start, row.name, {
            name: {key: round(one, 3) for key, one in value.items()} if isinstance(value, dict) else value
            for name, value in ((name, getattr(row.figures, name)) for name in row.figures.names())
        })
        for row in rows
    ]  # fmt: skip


# --- live ---


class Watch:
    """Live statistics of the queue `water`, and their clock."""

    def __init__(self, reader: JournalReader) -> None:
        self.now = BEGIN
        self.queue = Queue()
        self.live = LiveStatistics(reader, lambda: {"water": self.queue}, MUSCAT, lambda: self.now)


async def test_live_numbers_equal_the_report_of_the_same_time(
    journal: Journal, reader: JournalReader
) -> None:
    """Half of the story was before the start and half came after it."""
    story = Story()
    story.sign_in(-7200)
    story.queue(-7100, "c1")
    story.answer(-7090, "c1", rings_at=-7095)
    story.end_talk(-7000, "c1", wrap_up=5)
    await write(journal, story.events)
    watch = Watch(reader)
    await watch.live.start()
    running = asyncio.create_task(watch.live.run())
    before = len(story.events)
    story.queue(-100, "c2")
    story.abandon(-50, "c2")
    story.queue(-30, "c3")
    story.answer(-20, "c3", rings_at=-25)
    await write(journal, story.events[before:])
    await eventually(lambda: watch.live.queues_today()["water"].answered == 2)
    running.cancel()
    history = await statistics_of(reader, {}, MIDNIGHT, MIDNIGHT + DAY_SECONDS)
    span = Span.of(MIDNIGHT, MIDNIGHT + DAY_SECONDS, watch.now, "total", 900)
    assert watch.live.queues_today()["water"] == queue_rows(history, span, MUSCAT, ["water"])[0].figures
    assert (
        watch.live.agents_today({"1001": ""})["1001"]
        == agent_rows(history, span, MUSCAT, ["1001"])[0].figures
    )
    assert watch.live.queues_today()["water"].seconds[Activity.TALKING] == pytest.approx(90 + 20)


async def test_numbers_of_the_current_interval(journal: Journal, reader: JournalReader) -> None:
    """Only who came in it; at its end it is empty."""
    story = Story()
    story.queue(-10, "c1")
    story.queue(10, "c2")
    await write(journal, story.events)
    watch = Watch(reader)
    watch.now = BEGIN + 60
    await watch.live.start()
    assert watch.live.queues_in_interval()["water"].offered == 1
    assert watch.live.queues_today()["water"].offered == 2
    watch.now = BEGIN + 900
    assert watch.live.queues_in_interval()["water"].offered == 0


async def test_yesterday_is_forgotten(journal: Journal, reader: JournalReader) -> None:
    """After more than a day, and with the next event, old intervals are gone."""
    story = Story()
    story.queue(10, "c1")
    await write(journal, story.events)
    watch = Watch(reader)
    await watch.live.start()
    running = asyncio.create_task(watch.live.run())
    watch.now += KEEP_SECONDS + 1000
    await write(journal, [CallEnded(at=watch.now, call="c1", reason="lost")])
    await eventually(lambda: not watch.live.statistics.live.calls)
    assert watch.live.statistics.queues(0, watch.now, watch.now, lambda _: 0) == {}
    running.cancel()


async def test_other_thresholds_hold_for_the_whole_day(journal: Journal, reader: JournalReader) -> None:
    """After a reload the day is counted anew, as a report would count it."""
    story = Story()
    story.sign_in(-200)
    story.queue(-100, "c1")
    story.answer(-70, "c1")
    await write(journal, story.events)
    watch = Watch(reader)
    running = asyncio.create_task(watch.live.run())
    await eventually(lambda: watch.live.is_ready)
    assert watch.live.queues_today()["water"].answered_in_time == 0
    watch.queue = Queue(service_level_seconds=60)
    await write(journal, [CallEnded(at=watch.now, call="c1", reason="completed")])
    await eventually(lambda: watch.live.queues_today()["water"].answered_in_time == 1)
    running.cancel()
