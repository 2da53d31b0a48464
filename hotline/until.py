"""When something ends, as a person writes it: `18:00`, `2026-11-23T08:00`, `+2h`, `+1h30m`. Pure."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_span = re.compile(r"\+(?:(?P<days>\d{1,3})d)?(?:(?P<hours>\d{1,4})h)?(?:(?P<minutes>\d{1,5})m)?")
_clock = re.compile(r"\d{1,2}:\d{2}")

#: What a person is told who wrote something else.
FORMS = 'Write "18:00" (today), "2026-11-23T08:00", or "+2h", "+90m", "+1d".'


class UntilError(ValueError):
    """The text names no end; `what` is wrong with it, `remedy` mends it."""

    def __init__(self, what: str, remedy: str = FORMS) -> None:
        self.what, self.remedy = what, remedy
        super().__init__(f"{what}. {remedy}")


def parse_until(text: str, now: float, zone: ZoneInfo) -> float:
    """Return the end, seconds since the epoch; times without an offset are those of the zone.

    Raises `UntilError` also for an end that is over, and for a local time that does not exist or comes twice because
    the clocks change.
    """
    end = _parse(text.strip(), now, zone)
    if end <= now:
        remedy = f'Name a time to come; for tomorrow write "{_tomorrow(now, zone)}T{text:0>5}".'
        raise UntilError(f"`{text}` is over already", remedy if _clock.fullmatch(text) else FORMS)
    return end


def _parse(text: str, now: float, zone: ZoneInfo) -> float:
    span = _span.fullmatch(text)
    if span is not None and any(span.groups()):
        parts = {unit: int(count) for unit, count in span.groupdict(default="0").items()}
        return now + timedelta(**parts).total_seconds()
    try:
        if _clock.fullmatch(text):
            hour, minute = map(int, text.split(":"))
            return _local(datetime.combine(_today(now, zone), time(hour, minute)), zone, text)
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UntilError(f"`{text}` is no time") from None
    if "T" not in text and " " not in text:
        raise UntilError(f"`{text}` has no time of day")
    return moment.timestamp() if moment.tzinfo is not None else _local(moment, zone, text)


def _local(moment: datetime, zone: ZoneInfo, text: str) -> float:
    """Return when the clocks of the zone show it. Raises `UntilError` where they never do, or do twice."""
    first, second = moment.replace(tzinfo=zone, fold=0), moment.replace(tzinfo=zone, fold=1)
    if first.utcoffset() != second.utcoffset():
        what = f"the clocks change then: `{text}` does not exist or comes twice"
        raise UntilError(what, f'Write the offset as well: "{moment.isoformat()}+00:00".')
    return first.astimezone(UTC).timestamp()


def _today(now: float, zone: ZoneInfo) -> date:
    return datetime.fromtimestamp(now, zone).date()


def _tomorrow(now: float, zone: ZoneInfo) -> date:
    return _today(now, zone) + timedelta(days=1)
