"""Rows of a report over changes of the clocks and in zones that are no whole hours off."""

import pytest

from hotline.queue.statistics.calendar import Calendar, Grouping
from hotline.queue.statistics.figures import Activity, QueueFigures
from hotline.queue.statistics.fold import Statistics
from hotline.queue.statistics.report import Row, Span, queue_rows
from hotline.testing.story import Story

HOUR = 3600


def rows(story: Story, zone: str, day: str, by: Grouping) -> list[tuple[str, QueueFigures]]:
    """Return the rows of a local day with their local beginnings."""
    calendar, statistics = Calendar(zone), Statistics()
    for event in story.events:
        statistics.apply(event)
    since, until = (calendar.parse(day, 0, end=end) for end in (False, True))
    span = Span.of(since, until, until, by, statistics.interval_seconds)
    found: list[Row[QueueFigures]] = queue_rows(statistics, span, calendar, ["water"])
    return [(calendar.local(row.start).strftime("%H:%M%z"), row.figures) for row in found]


def night(zone: str, local: str) -> Story:
    """A caller each half hour for three hours, one talk over the last two of them."""
    story = Story(Calendar(zone).parse(local, 0, end=False))
    story.sign_in(0)
    for number in range(6):
        story.queue(1800 * number, f"c{number}")
    story.answer(HOUR, "c0")
    story.end_talk(3 * HOUR, "c0")
    for number in range(1, 6):
        story.abandon(3 * HOUR + number, f"c{number}")
    return story


def test_hour_that_comes_twice_has_two_rows() -> None:
    """In Berlin on 25 October 2026, 02:00 comes twice: no call is lost or doubled, and the talk has its two hours."""
    story = night("Europe/Berlin", "2026-10-25T01:00+02:00")
    hours = rows(story, "Europe/Berlin", "2026-10-25", "hour")
    assert [(at, figures.offered) for at, figures in hours] == [
        ("01:00+0200", 2),
        ("02:00+0200", 2),
        ("02:00+0100", 2),
    ]
    talks = [figures.seconds.get(Activity.TALKING, 0.0) for _, figures in hours]
    assert talks == pytest.approx([0, HOUR, HOUR])
    ((day, figures),) = rows(story, "Europe/Berlin", "2026-10-25", "day")
    assert (day, figures.offered) == ("00:00+0200", 6)
    assert figures.answered_wait == pytest.approx(HOUR)


def test_hour_that_does_not_come_has_no_row() -> None:
    """On 29 March 2026 it is 03:00 after 01:59."""
    hours = rows(night("Europe/Berlin", "2026-03-29T01:00+01:00"), "Europe/Berlin", "2026-03-29", "hour")
    assert [(at, figures.offered) for at, figures in hours] == [
        ("01:00+0100", 2),
        ("03:00+0200", 2),
        ("04:00+0200", 2),
    ]


@pytest.mark.parametrize(("zone", "offset"), [("Asia/Muscat", "+0400"), ("Asia/Kathmandu", "+0545")])
def test_hours_are_those_of_the_local_clock(zone: str, offset: str) -> None:
    """Also where the clock is 45 minutes off."""
    hours = rows(night(zone, "2026-11-22T09:00"), zone, "2026-11-22", "hour")
    assert [(at, figures.offered) for at, figures in hours] == [
        (f"{hour}{offset}", 2) for hour in ("09:00", "10:00", "11:00")
    ]


def test_calls_around_midnight_belong_to_their_days() -> None:
    """The talk over midnight is cut there; the waits are not."""
    story = Story(Calendar("Asia/Kolkata").parse("2026-11-22", 0, end=True))
    story.sign_in(-HOUR)
    story.queue(-30, "c1")
    story.answer(-20, "c1")
    story.end_talk(40, "c1")
    first, second = (rows(story, "Asia/Kolkata", day, "day")[0][1] for day in ("2026-11-22", "2026-11-23"))
    assert (first.offered, first.answered, first.seconds[Activity.TALKING]) == pytest.approx((1, 1, 20))
    assert (second.offered, second.answered, second.seconds[Activity.TALKING]) == pytest.approx((0, 0, 40))
