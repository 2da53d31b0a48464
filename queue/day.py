"""Which day it is in the city. Pure."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class Days:
    """Days as numbers, as `date.toordinal` counts them, of one time zone."""

    def __init__(self, timezone: str) -> None:
        """`timezone` is an IANA name; one that this machine does not know counts as UTC."""
        try:
            self._zone = ZoneInfo(timezone)
        except (ZoneInfoNotFoundError, ValueError):
            self._zone = ZoneInfo("UTC")
        #: The day of the last question and its borders, seconds since the epoch.
        self.today = 0
        self._begins = self._ends = 0.0

    def day(self, at: float) -> int:
        """Return the day of a time in seconds since the epoch. Cheap as long as the day stays the same."""
        self.turn(at)
        return self.today

    def turn(self, at: float) -> bool:
        """Go to the day of this time; True if it is another one than before."""
        if self._begins <= at < self._ends:
            return False
        local = datetime.fromtimestamp(at, UTC).astimezone(self._zone)
        midnight = datetime(local.year, local.month, local.day, tzinfo=self._zone)
        tomorrow = midnight + timedelta(days=1)
        self._begins, self._ends = midnight.timestamp(), tomorrow.timestamp()
        before, self.today = self.today, local.toordinal()
        return before != self.today
