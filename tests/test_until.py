"""When something ends, as people write it."""

import contextlib
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.until import UntilError, parse_until

MUSCAT, BERLIN = ZoneInfo("Asia/Muscat"), ZoneInfo("Europe/Berlin")

#: 2026-11-22, 14:30 in Muscat.
NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC).timestamp()


def until(text: str, zone: ZoneInfo = MUSCAT, now: float = NOW) -> str:
    return datetime.fromtimestamp(parse_until(text, now, zone), UTC).isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("18:00", "2026-11-22T14:00+00:00"),
        (" 18:00 ", "2026-11-22T14:00+00:00"),
        ("2026-11-23T08:00", "2026-11-23T04:00+00:00"),
        ("2026-11-23 08:00", "2026-11-23T04:00+00:00"),
        ("2026-11-23T08:00+00:00", "2026-11-23T08:00+00:00"),
        ("+2h", "2026-11-22T12:30+00:00"),
        ("+90m", "2026-11-22T12:00+00:00"),
        ("+1h30m", "2026-11-22T12:00+00:00"),
        ("+1d", "2026-11-23T10:30+00:00"),
    ],
)
def test_every_form_is_read_in_the_citys_time(text: str, utc: str) -> None:
    """An offset that is written wins."""
    assert until(text) == utc


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no time"),
        ("soon", "no time"),
        ("25:00", "no time"),
        ("18:60", "no time"),
        ("18", "no time"),
        ("+", "no time"),
        ("+2", "no time"),
        ("-2h", "no time"),
        ("+2h30", "no time"),
        ("2026-11-23", "no time of day"),
        ("2026-11-31T08:00", "no time"),
    ],
)
def test_anything_else_is_refused_with_the_forms(text: str, why: str) -> None:
    """Somebody in a hurry reads what to write."""
    with pytest.raises(UntilError, match=why) as refused:
        until(text)
    assert '"+2h"' in refused.value.remedy


@pytest.mark.parametrize("text", ["14:30", "00:00", "2026-11-22T14:29", "2025-11-23T08:00", "+0h"])
def test_what_is_over_is_refused(text: str) -> None:
    """Also what is over at this very moment."""
    with pytest.raises(UntilError, match="over already"):
        until(text)


def test_a_time_of_day_that_is_over_is_explained_with_tomorrows() -> None:
    """Whoever means tomorrow copies it; nobody is guessed at."""
    with pytest.raises(UntilError, match="2026-11-23T09:00"):
        until("9:00")
    assert until("2026-11-23T09:00") == "2026-11-23T05:00+00:00"


@pytest.mark.parametrize("text", ["2026-03-29T02:30", "2026-10-25T02:30"])
def test_a_time_that_the_clocks_skip_or_show_twice_is_refused(text: str) -> None:
    """With an offset it is clear."""
    with pytest.raises(UntilError, match="clocks change"):
        until(text, BERLIN, now=0.0)
    assert until(f"{text}+01:00", BERLIN, now=0.0).startswith(text[:10])


@given(st.text("0123456789+-:T hmd", max_size=20))
def test_no_text_breaks_it(text: str) -> None:
    """It is a time to come or an explained error."""
    with contextlib.suppress(UntilError):
        assert parse_until(text, NOW, BERLIN) > NOW
