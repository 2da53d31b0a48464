"""Times as the standard writes them: W3C date-times with an offset. Pure."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def write(at: float | None, timezone: ZoneInfo) -> str | None:
    """Return a time, seconds since the epoch, as `2026-11-22T17:00:00+04:00`."""
    return None if at is None else datetime.fromtimestamp(at, timezone).isoformat(timespec="seconds")


def read(text: str) -> float:
    """Return the seconds since the epoch of a W3C date-time; one without an offset is UTC. Raises `ValueError`."""
    # A plus sign that was not escaped comes as a space.
    moment = datetime.fromisoformat(text.strip().replace(" ", "+"))
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).timestamp()
