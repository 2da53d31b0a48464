"""Local times and changes, for the tests of opening hours."""

from datetime import datetime
from zoneinfo import ZoneInfo

from hotline.config import Hours
from hotline.queue.hours import WEEKDAYS, Calendar

MUSCAT = "Asia/Muscat"
BERLIN = "Europe/Berlin"


def at(text: str, zone: str = MUSCAT, *, fold: int = 0) -> float:
    """Return the moment of a local time; `fold=1` is the second of two."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).timestamp()


def every_day(*ranges: str) -> Hours:
    return Hours(week=dict.fromkeys(WEEKDAYS, ranges))


def changes(calendar: Calendar, begin: float, end: float) -> list[float]:
    """Return all moments in `begin` to `end` at which it opens or closes."""
    found: list[float] = []
    change = calendar.next_change(begin)
    while change is not None and change < end:
        found.append(change)
        change = calendar.next_change(change)
    return found
