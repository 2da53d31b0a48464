"""What everybody may know of the hotline: calls, waits, cases in time; no small counts. Pure.

The numbers are those of `hotline report queue` and `hotline report sla`: the same components, added up by day, week or
month. A count from 1 to `least` - 1 is not shown. Where one queue alone is hidden in a period, the total less the
others would tell it: then the next smallest is hidden with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

import msgspec

Grouping = Literal["day", "week", "month"]

#: Components of `queue.statistics.figures.QueueFigures` that are added up.
COMPONENTS = (
    "offered", "answered", "answered_in_time", "answered_wait", "abandoned", "abandoned_short", "abandoned_in_time",
)  # fmt: skip

#: Name of the row of all queues together.
TOTAL = ""


class QueueDay(NamedTuple):
    """Components of one queue on one local day, by name."""

    day: date
    queue: str
    figures: Mapping[str, float]


class PublicRow(msgspec.Struct, frozen=True, kw_only=True):
    """One queue, or all (`queue` is empty), in one period. None: not shown, or nothing to divide by."""

    #: The period's first day, ISO 8601.
    start: str
    queue: str
    offered: int | None
    answered: int | None
    dropped: int | None
    #: Mean wait of those who were answered, seconds.
    wait_seconds: float | None
    #: Share of 1 that was answered within the queue's time; of `hotline report` the default definition.
    service_level: float | None


class CasesRow(msgspec.Struct, frozen=True, kw_only=True):
    """Cases of a category (all where it is empty) that were due in a month, and the share of 1 solved by then."""

    month: str
    category: str
    due: int | None
    in_time: float | None


def start_of(day: date, by: Grouping) -> date:
    """Return the first day of the period; weeks begin on Sunday, as in Oman."""
    if by == "month":
        return day.replace(day=1)
    return day if by == "day" else day - timedelta(days=(day.weekday() + 1) % 7)


def rows_of(days: Iterable[QueueDay], by: Grouping, least: int) -> list[PublicRow]:
    """Return the rows by period, the total of each before its queues."""
    summed: defaultdict[tuple[date, str], defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for one in days:
        for name in (one.queue, TOTAL):
            for component in COMPONENTS:
                summed[start_of(one.day, by), name][component] += one.figures.get(component, 0)
    periods: defaultdict[date, dict[str, Mapping[str, float]]] = defaultdict(dict)
    for (start, name), figures in summed.items():
        periods[start][name] = figures
    return [
        _row(start, name, queues[name], name in _hidden(queues, least), least)
        for start, queues in sorted(periods.items())
        for name in sorted(queues)
    ]


def _hidden(queues: Mapping[str, Mapping[str, float]], least: int) -> set[str]:
    """Return whose row is not shown, so that nothing small can be told from the total either."""
    counts = {name: int(one["offered"]) for name, one in queues.items()}
    small = {name for name, count in counts.items() if 0 < count < least}
    if len(small - {TOTAL}) == 1:
        others = sorted(
            (count, name) for name, count in counts.items() if name not in small and name and count
        )
        small |= {name for _, name in others[:1]}
    return small


def _row(start: date, queue: str, figures: Mapping[str, float], hidden: bool, least: int) -> PublicRow:
    if hidden:
        nothing: dict[str, None] = dict.fromkeys(
            ("offered", "answered", "dropped", "wait_seconds", "service_level")
        )
        return PublicRow(start=start.isoformat(), queue=queue, **nothing)
    answered = _shown(figures["answered"], least)
    return PublicRow(
        start=start.isoformat(),
        queue=queue,
        offered=int(figures["offered"]),
        answered=answered,
        dropped=_shown(figures["abandoned"], least),
        wait_seconds=None if not answered else round(figures["answered_wait"] / figures["answered"], 1),
        service_level=_level(figures),
    )


def _shown(count: float, least: int) -> int | None:
    return None if 0 < count < least else int(count)


def _level(figures: Mapping[str, float]) -> float | None:
    """Return the service level as `hotline report` has it: short abandons count nowhere."""
    counted = figures["answered"] + figures["abandoned"] - figures["abandoned_short"]
    return None if counted <= 0 else round(figures["answered_in_time"] / counted, 4)


def cases_of(counted: Mapping[tuple[str | None, ...], tuple[int, int]], least: int) -> list[CasesRow]:
    """Return the rows of cases from (category, month) → (due, within); with too few nothing of a row is shown."""
    totals: defaultdict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for (category, month), (due, within) in counted.items():
        for name in {category or "?", TOTAL}:
            totals[month or "", name][0] += due
            totals[month or "", name][1] += within
    return [
        CasesRow(
            month=month,
            category=name,
            due=_shown(due, least),
            in_time=None if due < least else round(within / due, 4),
        )
        for (month, name), (due, within) in sorted(totals.items())
        if due
    ]
