"""A report: which columns it has, and its rows. Pure.

Each column is a name and a function of the components; tables, CSV and JSON are written from the same rows.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from . import measures
from .calendar import Calendar, Grouping
from .figures import Activity, AgentFigures, Figures, QueueFigures
from .fold import Statistics
from .intervals import end_of, start_of
from .ledger import Tally
from .measures import ServiceLevel

F = TypeVar("F", bound=Figures)

#: What stands in a cell: counts, seconds, shares of 1; None where there is nothing to divide by.
Number = int | float | None


@dataclass(frozen=True, slots=True)
class Span:
    """What a report is about: whole intervals."""

    since: float
    until: float
    #: Up to when agents' times count, seconds since the epoch.
    now: float
    by: Grouping

    @classmethod
    def of(cls, since: float, until: float, now: float, by: Grouping, length: int) -> "Span":
        """Return the span of the whole intervals in which these times lie; nothing of the future is in it."""
        return cls(start_of(since, length), end_of(min(until, now), length), now, by)


@dataclass(frozen=True, slots=True)
class Row(Generic[F]):
    """The components of one queue or agent in one period."""

    #: Beginning of the period, seconds since the epoch.
    start: int
    #: Queue or agent.
    name: str
    figures: F


def _flowed_out(figures: QueueFigures, where: str) -> int:
    return sum(count for (to, _), count in figures.flowed_out_to.items() if to == where)


def _time(activity: Activity) -> Callable[[QueueFigures | AgentFigures], Number]:
    return lambda figures: figures.seconds.get(activity, 0.0)


def queue_columns(variant: ServiceLevel) -> Mapping[str, Callable[[QueueFigures], Number]]:
    """Return the columns of a report on queues; `docs/operator/statistics.md` explains them."""
    return {
        "offered": lambda f: f.offered,
        "answered": lambda f: f.answered,
        "answered_in_time": lambda f: f.answered_in_time,
        "abandoned": lambda f: f.abandoned,
        "abandoned_short": lambda f: f.abandoned_short,
        "abandoned_in_time": lambda f: f.abandoned_in_time,
        "flowed_out": lambda f: f.flowed_out,
        "flowed_out_to_message": lambda f: _flowed_out(f, "message"),
        "flowed_out_to_callback": lambda f: _flowed_out(f, "call-back"),
        "flowed_out_to_queue": lambda f: _flowed_out(f, "queue"),
        "flowed_out_to_announcement": lambda f: _flowed_out(f, "announcement"),
        "flowed_out_to_fax": lambda f: _flowed_out(f, "fax"),
        "still_there": lambda f: f.still_there,
        "service_level": lambda f: measures.service_level(f, variant),
        "abandonment_rate": measures.abandonment_rate,
        "abandonment_rate_adjusted": measures.adjusted_abandonment_rate,
        "asa_seconds": measures.average_speed_of_answer,
        "abandoned_wait_seconds": measures.average_patience,
        "handled": lambda f: f.handled,
        "aht_seconds": measures.average_handling_time,
        "ringing_seconds": _time(Activity.RINGING),
        "talk_seconds": _time(Activity.TALKING),
        "hold_seconds": _time(Activity.HOLDING),
        "wrap_up_seconds": _time(Activity.WRAPPING_UP),
        "consulting_seconds": _time(Activity.CONSULTING),
        "transferred": lambda f: f.transferred,
        "transfer_rate": measures.transfer_rate,
        "callbacks_requested": lambda f: f.callbacks_requested,
        "callbacks_reached": lambda f: f.callbacks_reached,
        "callbacks_missed": lambda f: f.callbacks_missed,
        "callbacks_failed": lambda f: f.callbacks_failed,
        "callbacks_wait_seconds": measures.callback_wait,
        "expected_wait_said": lambda f: f.said,
        "expected_wait_bias_seconds": measures.expected_wait_bias,
        "expected_wait_error_seconds": measures.expected_wait_error,
        "expected_wait_largest_error_seconds": lambda f: float(f.said_largest_error) if f.said else None,
    }


AGENT_COLUMNS: Mapping[str, Callable[[AgentFigures], Number]] = {
    "handled": lambda f: f.handled,
    "rung": lambda f: f.rung,
    "rung_missed": lambda f: f.rung_missed,
    "rung_cancelled": lambda f: f.rung_cancelled,
    "missed": lambda f: f.missed.total(),
    "set_aside": lambda f: f.set_aside,
    "rona_rate": measures.rona_rate,
    "aht_seconds": measures.average_handling_time,
    "occupancy": measures.occupancy,
    "utilisation": measures.utilisation,
    "signed_in_seconds": measures.signed_in,
    "available_seconds": _time(Activity.AVAILABLE),
    "ringing_seconds": _time(Activity.RINGING),
    "talk_seconds": _time(Activity.TALKING),
    "hold_seconds": _time(Activity.HOLDING),
    "wrap_up_seconds": _time(Activity.WRAPPING_UP),
    "paused_seconds": _time(Activity.PAUSED),
    "unreachable_seconds": _time(Activity.UNREACHABLE),
    "busy_elsewhere_seconds": _time(Activity.BUSY_ELSEWHERE),
    "consulting_seconds": _time(Activity.CONSULTING),
    "consulted_seconds": _time(Activity.CONSULTED),
    "transferred": lambda f: f.transferred,
    "transfer_rate": measures.transfer_rate,
}


def is_rate(name: str) -> bool:
    """Return whether a column has shares of 1."""
    return name in {"service_level", "occupancy", "utilisation"} or "_rate" in name


def rounded(name: str, value: Number) -> Number:
    """Return a number as programs get it: milliseconds, and shares of 1 to a hundredth of a per cent."""
    return round(value, 4 if is_rate(name) else 3) if isinstance(value, float) else value


def queue_rows(
    statistics: Statistics,
    span: Span,
    calendar: Calendar,
    names: Iterable[str],
    only: Collection[str] | None = None,
) -> list[Row[QueueFigures]]:
    """Return a row for each period and queue in which something happened; these queues first.

    By `total` these queues have a row also where nothing happened. Nobody but `only` is counted, where that is given.
    """
    period_of = calendar.period_of(span.by, span.since)
    tally = statistics.queues(span.since, span.until, span.now, period_of, only)
    return _rows(tally, span, names, QueueFigures)


def agent_rows(
    statistics: Statistics,
    span: Span,
    calendar: Calendar,
    names: Iterable[str],
    only: Collection[str] | None = None,
) -> list[Row[AgentFigures]]:
    """Return the same of agents."""
    period_of = calendar.period_of(span.by, span.since)
    tally = statistics.agents(span.since, span.until, span.now, period_of, only)
    return _rows(tally, span, names, AgentFigures)


def _rows(tally: Tally[F], span: Span, names: Iterable[str], make: Callable[[], F]) -> list[Row[F]]:
    order = {name: place for place, name in enumerate(names)}
    if span.by == "total":
        for name in order:
            tally.setdefault((name, int(span.since)), make())
    rows = [
        Row(start, name, figures)
        for (name, start), figures in tally.items()
        if (span.by == "total" and name in order) or not figures.is_empty()
    ]
    return sorted(rows, key=lambda row: (row.start, order.get(row.name, len(order)), row.name))
