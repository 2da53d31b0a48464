"""When hours of a draft are open: now, and on each of the next days. Pure but for the public holidays' names."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from hotline.config.loader import Loaded
from hotline.queue.calendars import calendar
from hotline.queue.hours import WEEKDAYS, time_zone

DAYS = 14


def opening(loaded: Loaded, hours: str, now: float) -> dict[str, object]:
    """Return what the page previews. Raises `KeyError` for hours that there are not."""
    plan = calendar(loaded.config, hours)
    return {
        "hours": hours,
        "now": now,
        "open": plan.is_open(now),
        "changes_at": plan.next_change(now),
        "days": list(_days(loaded, hours, now)),
    }


def _days(loaded: Loaded, hours: str, now: float) -> Iterator[dict[str, object]]:
    config = loaded.config
    plan, table, zone = calendar(config, hours), config.hours[hours], time_zone(config.node.timezone)
    first = datetime.fromtimestamp(now, zone).replace(hour=12, minute=0, second=0, microsecond=0)
    names = _holidays(table.holidays, {first.year, (first + timedelta(days=DAYS)).year})
    for offset in range(DAYS):
        noon = first + timedelta(days=offset)
        day = noon.date()
        ranges = [
            f"{datetime.fromtimestamp(one.begin, zone):%H:%M}–{_end(one.end, noon)}"
            for one in plan.openings_of_day(noon.timestamp())
        ]
        yield {
            "date": day.isoformat(),
            "weekday": WEEKDAYS[day.weekday()],
            "ranges": ranges,
            "special": day.isoformat() in table.dates,
            "holiday": names.get(day.isoformat(), ""),
        }


def _end(end: float, noon: datetime) -> str:
    local = datetime.fromtimestamp(end, noon.tzinfo)
    midnight = local.date() > noon.date() and (local.hour, local.minute) == (0, 0)
    return "24:00" if midnight else f"{local:%H:%M}"


def _holidays(country: str | None, years: set[int]) -> dict[str, str]:
    if country is None:
        return {}
    import holidays  # noqa: PLC0415  a tenth of a second, for those who need it

    return {day.isoformat(): name for day, name in holidays.country_holidays(country, years=years).items()}
