"""Which calls stand behind a number: for every column of the reports. Pure.

| column | what is listed |
|---|---|
| counts waits (`offered`, `abandoned`…) | these waits, as many as the number |
| counts something else (`handled`, `rung`, `callbacks_missed`…) | each of these, as many as the number |
| a time (`talk_seconds`…) | the stretches of which it is the sum |
| a rate or a mean (`service_level`, `aht_seconds`…) | what it is made of, by the column of `MADE_OF` |
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .figures import Activity
from .fold import Statistics
from .moments import Moment
from .waits import COUNTED, Wait

Of = Literal["queue", "agent"]

#: Things that are looked at in a few milliseconds.
STEP = 5_000

#: Columns that count moments, and the kind of these.
_COUNTS: Mapping[Of, Mapping[str, str]] = {
    "queue": {
        **{name: name for name in (
            "handled", "transferred", "callbacks_requested", "callbacks_reached", "callbacks_missed",
            "callbacks_failed",
        )},
        "expected_wait_said": "said",
    },
    "agent": {name: name for name in (
        "handled", "transferred", "rung", "rung_missed", "rung_cancelled", "missed", "set_aside",
    )},
}  # fmt: skip

#: Columns of time, and the activities of which they are sums. A queue has those with a call (`WITH_CALL`) only.
_TIMES: Mapping[str, Collection[str]] = {
    "ringing_seconds": {Activity.RINGING},
    "talk_seconds": {Activity.TALKING},
    "hold_seconds": {Activity.HOLDING},
    "wrap_up_seconds": {Activity.WRAPPING_UP},
    "consulting_seconds": {Activity.CONSULTING},
    "available_seconds": {Activity.AVAILABLE},
    "paused_seconds": {Activity.PAUSED},
    "unreachable_seconds": {Activity.UNREACHABLE},
    "busy_elsewhere_seconds": {Activity.BUSY_ELSEWHERE},
    "consulted_seconds": {Activity.CONSULTED},
    "signed_in_seconds": set(Activity) - {Activity.SIGNED_OUT},
}

#: Rates and means, and the column that is listed for them.
MADE_OF: Mapping[str, str] = {
    "service_level": "offered",
    "abandonment_rate": "abandoned",
    "abandonment_rate_adjusted": "abandoned",
    "asa_seconds": "answered",
    "abandoned_wait_seconds": "abandoned",
    "aht_seconds": "handled",
    "transfer_rate": "transferred",
    "callbacks_wait_seconds": "callbacks_reached",
    "expected_wait_bias_seconds": "expected_wait_said",
    "expected_wait_error_seconds": "expected_wait_said",
    "expected_wait_largest_error_seconds": "expected_wait_said",
    "rona_rate": "rung_missed",
    "occupancy": "handled",
    "utilisation": "handled",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which number is meant."""

    of: Of
    column: str
    #: Queue or agent; None: all of them.
    name: str | None
    #: From `since` on and before `until`, seconds since the epoch.
    since: float
    until: float


def columns_behind(of: Of) -> list[str]:
    """Return the columns behind which calls stand."""
    waits = COUNTED if of == "queue" else ()
    own = {*waits, *_COUNTS[of], *_TIMES}
    return sorted(own | {rate for rate, column in MADE_OF.items() if column in own})


def listed_for(asked: Asked) -> str:
    """Return the column whose moments are listed: its own, or that of which a rate is made."""
    return MADE_OF.get(asked.column, asked.column)


class Gathering:
    """Gathers what a column counts while the fold goes on, of which it is a `Listener`: never more than is listed."""

    def __init__(self, asked: Asked, most: int | None = None) -> None:
        """`most`: so many of the newest are kept; None: all. Raises `KeyError` for a column that there is not."""
        self._asked = asked
        self._most = most
        self._column = listed_for(asked)
        self._is_counted: Callable[[Wait], bool] | None = None
        self._activities: Collection[str] = _TIMES.get(self._column, ())
        self._kind = ""
        if asked.of == "queue" and self._column in COUNTED:
            self._is_counted = COUNTED[self._column]
        elif self._column not in _TIMES:
            self._kind = _COUNTS[asked.of][self._column]
        #: How many there were, and the sum of their seconds.
        self.count = 0
        self.seconds = 0.0
        self._kept: list[Moment] = []

    def wait(self, wait: Wait) -> None:
        """Take a wait, if it is meant."""
        asked = self._asked
        in_time = asked.since <= wait.entered_at < asked.until
        if in_time and self._is_counted and asked.name in {None, wait.queue} and self._is_counted(wait):
            self._take(_of_wait(wait))

    def moment(self, moment: Moment) -> None:
        """Take anything else, if it is meant; of a stretch the part in time."""
        asked = self._asked
        if self._is_counted is not None or not _is_of(moment, asked):
            return
        if moment.kind in self._activities:
            part = moment.within(asked.since, asked.until)
            if part is not None:
                self._take(part)
        elif moment.kind == self._kind and asked.since <= moment.at < asked.until:
            self._take(moment)

    def end(self, statistics: Statistics, now: float) -> None:
        """Take what the fold has kept, and what goes on; `now` is up to when agents' times count."""
        for _ in self.steps(statistics, now):
            pass

    def steps(self, statistics: Statistics, now: float) -> Iterator[None]:
        """Do the same as it is at the first step, and yield after every `STEP` things: others may run meanwhile."""
        waits, moments = statistics.waits(), statistics.moments(now)
        for number, wait in enumerate(waits, 1):
            self.wait(wait)
            if not number % STEP:
                yield
        for number, moment in enumerate(moments, 1):
            self.moment(moment)
            if not number % STEP:
                yield

    def newest(self) -> list[Moment]:
        """Return what is listed, the newest first."""
        self._shorten()
        return self._kept

    def _take(self, moment: Moment) -> None:
        self.count += 1
        self.seconds += moment.seconds
        self._kept.append(moment)
        if self._most is not None and len(self._kept) >= 2 * self._most:
            self._shorten()

    def _shorten(self) -> None:
        self._kept.sort(key=lambda one: (-one.at, one.call))
        if self._most is not None:
            del self._kept[self._most :]


def behind(statistics: Statistics, asked: Asked, now: float) -> list[Moment]:
    """Return what a column counts, the newest first; `now` is up to when agents' times count.

    The statistics must have kept their waits. Raises `KeyError` for a column that there is not.
    """
    gathering = Gathering(asked)
    gathering.end(statistics, now)
    return gathering.newest()


def _is_of(moment: Moment, asked: Asked) -> bool:
    own = moment.queue if asked.of == "queue" else moment.agent
    return own != "" and asked.name in {None, own}


def _of_wait(wait: Wait) -> Moment:
    return Moment(
        wait.kind, wait.entered_at, wait.call, wait.agent, wait.queue,
        seconds=wait.seconds, to=wait.to, reason=wait.reason,
    )  # fmt: skip
