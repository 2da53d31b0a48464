"""Which calls stand behind a number: for every column of the reports. Pure.

| column | what is listed |
|---|---|
| counts waits (`offered`, `abandoned`…) | these waits, as many as the number |
| counts something else (`handled`, `rung`, `callbacks_missed`…) | each of these, as many as the number |
| a time (`talk_seconds`…) | the stretches of which it is the sum |
| a rate or a mean (`service_level`, `aht_seconds`…) | what it is made of, by the column of `MADE_OF` |
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from .figures import Activity
from .fold import Statistics
from .moments import Moment
from .waits import COUNTED, Wait, counted

Of = Literal["queue", "agent"]

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


def behind(statistics: Statistics, asked: Asked, now: float) -> list[Moment]:
    """Return what a column counts, the newest first; `now` is up to when agents' times count.

    The statistics must have kept their waits. Raises `KeyError` for a column that there is not.
    """
    column, since, until = listed_for(asked), asked.since, asked.until
    if asked.of == "queue" and column in COUNTED:
        return [_of_wait(one) for one in counted(statistics.waits(), column, asked.name, since, until)]
    mine = [one for one in statistics.moments(now) if _is_of(one, asked)]
    if column in _TIMES:
        kinds = _TIMES[column]
        found: Iterable[Moment | None] = (one.within(since, until) for one in mine if one.kind in kinds)
    else:
        kind = _COUNTS[asked.of][column]
        found = (one for one in mine if one.kind == kind and since <= one.at < until)
    return sorted((one for one in found if one is not None), key=lambda one: (-one.at, one.call))


def _is_of(moment: Moment, asked: Asked) -> bool:
    own = moment.queue if asked.of == "queue" else moment.agent
    return own != "" and asked.name in {None, own}


def _of_wait(wait: Wait) -> Moment:
    return Moment(
        wait.kind, wait.entered_at, wait.call, wait.agent, wait.queue,
        seconds=wait.seconds, to=wait.to, reason=wait.reason,
    )  # fmt: skip
