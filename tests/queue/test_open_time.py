"""Due times count open hours only."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.config import Hours
from hotline.queue.hours import WEEKDAYS, Calendar
from hotline.queue.open_time import after_open, message_due_at, open_between
from hotline.testing.city import configuration

MUSCAT, BERLIN = "Asia/Muscat", "Europe/Berlin"

#: Sunday to Thursday; Friday and Saturday are the week-end.
OFFICE = Hours(
    week=dict.fromkeys(("sunday", "monday", "tuesday", "wednesday", "thursday"), ("07:30-14:30",)),
    dates={"2026-11-25": (), "2026-11-26": ()},
)


def at(text: str, zone: str = MUSCAT) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()


@pytest.mark.parametrize(
    ("moment", "hours", "due"),
    [
        ("2026-11-22T08:00", 2, "2026-11-22T10:00"),  # within one opening
        ("2026-11-22T05:00", 2, "2026-11-22T09:30"),  # before it opens
        ("2026-11-22T07:30", 7, "2026-11-22T14:30"),  # to the last minute
        ("2026-11-22T14:30", 1, "2026-11-23T08:30"),  # at the moment at which it closes
        ("2026-11-22T13:30", 2, "2026-11-23T08:30"),  # over a night
        ("2026-11-24T12:30", 4, "2026-11-29T09:30"),  # over two holidays and a week-end
        ("2026-11-27T12:00", 7.5, "2026-11-30T08:00"),  # from a week-end
    ],
)
def test_only_open_hours_count(moment: str, hours: float, due: str) -> None:
    """Nights, week-ends and holidays do not."""
    assert after_open(Calendar(OFFICE, MUSCAT), at(moment), hours * 3600) == at(due)


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-03-28T20:00", "2026-03-29T05:00"),  # the clock skips an hour: 4 + 4 hours end an hour later
        ("2026-10-24T20:00", "2026-10-25T03:00"),  # and shows one twice
        ("2026-06-10T20:00", "2026-06-11T04:00"),
    ],
)
def test_a_clock_that_jumps_changes_no_length(moment: str, due: str) -> None:
    """Seconds are counted, not the hands of the clock."""
    nights = Hours(week=dict.fromkeys(("wednesday", "saturday"), ("20:00-06:00",)))
    assert after_open(Calendar(nights, BERLIN), at(moment, BERLIN), 8 * 3600) == at(due, BERLIN)


@given(
    seconds=st.floats(1, 3e6),
    more=st.floats(0, 1e6),
    moment=st.floats(at("2026-01-01T00:00"), at("2027-01-01T00:00")),
)
def test_more_time_is_never_due_earlier(seconds: float, more: float, moment: float) -> None:
    """The due time grows with the hours, is never in the past, and lies within an opening or at its end."""
    calendar = Calendar(OFFICE, MUSCAT)
    due = after_open(calendar, moment, seconds)
    later = after_open(calendar, moment, seconds + more)
    assert due is not None
    assert later is not None
    assert moment + seconds - 1e-3 <= due <= later + 1e-3
    assert calendar.is_open(due - 0.5)


@pytest.mark.parametrize(
    ("begin", "end", "hours"),
    [
        ("2026-11-22T08:00", "2026-11-22T10:00", 2),  # within one opening
        ("2026-11-22T05:00", "2026-11-22T09:30", 2),  # from before it opens
        ("2026-11-22T13:30", "2026-11-23T08:30", 2),  # over a night
        ("2026-11-24T12:30", "2026-11-29T09:30", 4),  # over two holidays and a week-end
        ("2026-11-27T12:00", "2026-11-28T12:00", 0),  # within a week-end
        ("2026-11-22T10:00", "2026-11-22T10:00", 0),  # no time
        ("2026-11-22T10:00", "2026-11-22T08:00", 0),  # less than none
        ("2026-11-22T00:00", "2027-11-21T00:00", 7 * (52 * 5 - 2)),  # a year
    ],
)
def test_open_hours_between_two_moments(begin: str, end: str, hours: float) -> None:
    """Nights, week-ends and holidays do not count."""
    assert open_between(Calendar(OFFICE, MUSCAT), at(begin), at(end)) == hours * 3600


def test_open_hours_of_what_never_closes_or_opens() -> None:
    """All of the time, and none of it, however long it is."""
    always = Hours(week=dict.fromkeys(WEEKDAYS, ("00:00-24:00",)))
    begin, end = at("2026-11-22T08:00"), at("2031-11-22T08:00")
    assert open_between(Calendar(always, MUSCAT), begin, end) == end - begin
    assert open_between(Calendar(Hours(), MUSCAT), begin, end) == 0


@given(seconds=st.floats(1, 3e6), moment=st.floats(at("2026-01-01T00:00"), at("2027-01-01T00:00")))
@pytest.mark.parametrize("zone", [MUSCAT, BERLIN])
def test_open_hours_until_a_due_time(zone: str, seconds: float, moment: float) -> None:
    """Until the due time of so many seconds it is open for just these, also where the clock jumps."""
    calendar = Calendar(OFFICE, zone)
    due = after_open(calendar, moment, seconds)
    assert due is not None
    assert open_between(calendar, moment, due) == pytest.approx(seconds, abs=1e-3)


def test_what_never_opens_is_never_due() -> None:
    """Hours without any time give none; hours without an end are counted through."""
    assert after_open(Calendar(Hours(), MUSCAT), at("2026-11-22T08:00"), 3600) is None
    always = Hours(week=dict.fromkeys(WEEKDAYS, ("00:00-24:00",)))
    now = at("2026-11-22T08:00")
    assert after_open(Calendar(always, MUSCAT), now, 36e6) == now + 36e6


def test_a_message_is_due_by_its_queue() -> None:
    """A queue without hours is always open; a queue that is gone gives no due time."""
    config = configuration()
    (queue, rules), *_ = ((name, one) for name, one in config.queues.items() if one.hours is None)
    assert message_due_at(config, queue, 1000.0) == 1000.0 + 3600 * rules.message_due_hours
    assert message_due_at(config, "gone", 1000.0) is None
