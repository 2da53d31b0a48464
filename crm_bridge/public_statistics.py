"""What everybody may know of the hotline: calls, waits, cases in time; no small counts. Pure.

The numbers of a day are those of `hotline report queue` and `hotline report sla`. A count from 1 to `least` - 1 is not
shown, nor what would tell it by a difference (`small_counts.py`). Weeks and months add up the days as they are shown,
whichever days are asked for: they tell nothing that the days do not. Where a day is missing in such a sum, it is a
least. Today's counts are rounded down to a multiple of `least`, or looking twice would tell who called in between.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

import msgspec

from .small_counts import Splits, depth_of_total, depths, is_small

Grouping = Literal["day", "week", "month"]

#: Components of `queue.statistics.figures.QueueFigures` that are added up.
COMPONENTS = (
    "offered", "answered", "answered_in_time", "answered_wait", "abandoned", "abandoned_short", "abandoned_in_time",
)  # fmt: skip

#: Name of the row of all queues together.
TOTAL = ""

#: Counts of a row, and the level (`small_counts.py`) with which each is shown.
COUNTS = {"offered": 1, "answered": 2, "dropped": 3}


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
    #: Which of these counts are a least: a day is not shown, or is not over.
    at_least: tuple[str, ...] = ()
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


class _Shown(NamedTuple):
    """What may be told of one queue, or of all, on one day."""

    counts: Mapping[str, int | None]
    at_least: frozenset[str]
    #: Sum of the waits, and of how many.
    waits: tuple[float, float] | None
    #: How many were in time, and of how many.
    in_time: tuple[float, float] | None


def start_of(day: date, by: Grouping) -> date:
    """Return the first day of the period; weeks begin on Sunday, as in Oman."""
    if by == "month":
        return day.replace(day=1)
    return day if by == "day" else day - timedelta(days=(day.weekday() + 1) % 7)


def rows_of(days: Iterable[QueueDay], by: Grouping, least: int, today: date | None = None) -> list[PublicRow]:
    """Return the rows by period, the total of each before its queues; `today` is the day that is not over."""
    figures: defaultdict[date, dict[str, Mapping[str, float]]] = defaultdict(dict)
    for one in days:
        figures[one.day][one.queue] = one.figures
    periods: defaultdict[tuple[date, str], list[_Shown]] = defaultdict(list)
    for day, queues in figures.items():
        for name, shown in _day(queues, least, is_over=day != today).items():
            periods[start_of(day, by), name].append(shown)
    return [_row(start, name, shown) for (start, name), shown in sorted(periods.items())]


# --- one day ---


def _day(queues: Mapping[str, Mapping[str, float]], least: int, *, is_over: bool) -> dict[str, _Shown]:
    calls = {name: _calls(one) for name, one in queues.items()}
    levels = depths(calls, least)
    # A queue that is hidden for the others' sake tells nothing of its time either.
    times = {name: _times(one) for name, one in queues.items()}
    timed = {name: min(levels[name], depth) for name, depth in depths(times, least).items()}
    whole = {part: sum(one.get(part, 0) for one in queues.values()) for part in COMPONENTS}
    total = depth_of_total(calls, levels, least)
    found = {TOTAL: _shown(whole, total, min(total, depth_of_total(times, timed, least)), least)}
    found |= {name: _shown(one, levels[name], timed[name], least) for name, one in queues.items()}
    return found if is_over else {name: _rounded(one, least) for name, one in found.items()}


def _calls(figures: Mapping[str, float]) -> Splits:
    offered, answered, dropped = (int(figures.get(name, 0)) for name in ("offered", "answered", "abandoned"))
    return (offered,), (answered, offered - answered), (dropped, offered - answered - dropped)


def _times(figures: Mapping[str, float]) -> Splits:
    """Return what the service level would tell: who was in time, who was answered late, and who was not in time."""
    answered, in_time = int(figures.get("answered", 0)), int(figures.get("answered_in_time", 0))
    return (int(figures.get("offered", 0)),), (in_time, answered - in_time, _counted(figures) - in_time)


def _counted(figures: Mapping[str, float]) -> int:
    """Return of how many the service level is, as `hotline report` has it: short abandons count nowhere."""
    parts = (figures.get(name, 0) for name in ("answered", "abandoned", "abandoned_short"))
    answered, abandoned, short = parts
    return int(answered + abandoned - short)


def _shown(figures: Mapping[str, float], calls: int, times: int, least: int) -> _Shown:
    values = {"offered": "offered", "answered": "answered", "dropped": "abandoned"}
    counts = {
        name: int(figures.get(values[name], 0)) if calls >= level else None for name, level in COUNTS.items()
    }
    answered = int(figures.get("answered", 0))
    told = calls > 0 and answered > 0 and not is_small(answered, least)
    return _Shown(
        counts=counts,
        at_least=frozenset(),
        waits=(figures.get("answered_wait", 0), answered) if told else None,
        in_time=(figures.get("answered_in_time", 0), _counted(figures)) if times > 1 else None,
    )


def _rounded(shown: _Shown, least: int) -> _Shown:
    counts = {name: None if count is None else count - count % least for name, count in shown.counts.items()}
    return shown._replace(counts=counts, at_least=frozenset(COUNTS) if least > 1 else frozenset())


# --- days together ---


def _row(start: date, queue: str, days: list[_Shown]) -> PublicRow:
    counts = {name: _sum(one.counts[name] for one in days) for name in COUNTS}
    at_least = {
        name
        for name in COUNTS
        for one in days
        if counts[name] is not None and (name in one.at_least or one.counts[name] is None)
    }
    waits, waited = _pair(one.waits for one in days if len(days) == 1 or one.counts["answered"] is not None)
    in_time, counted = _pair(one.in_time for one in days)
    return PublicRow(
        start=start.isoformat(),
        queue=queue,
        **counts,
        at_least=tuple(name for name in COUNTS if name in at_least),
        wait_seconds=round(waits / waited, 1) if waited else None,
        service_level=round(in_time / counted, 4) if counted > 0 else None,
    )


def _sum(counts: Iterable[int | None]) -> int | None:
    """Return the sum of those that are shown; None where none is."""
    shown = [count for count in counts if count is not None]
    return sum(shown) if shown else None


def _pair(pairs: Iterable[tuple[float, float] | None]) -> tuple[float, float]:
    shown = [pair for pair in pairs if pair is not None]
    return sum(pair[0] for pair in shown), sum(pair[1] for pair in shown)


# --- cases ---


def cases_of(counted: Mapping[tuple[str | None, ...], tuple[int, int]], least: int) -> list[CasesRow]:
    """Return the rows of cases from (category, month) → (due, within), the total of each month before the others."""
    months: defaultdict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for (category, month), (due, within) in counted.items():
        if due:
            months[month or ""][category or "?"] = (due, within)
    found = []
    for month, categories in sorted(months.items()):
        splits: dict[str, Splits] = {
            name: ((due,), (within, due - within)) for name, (due, within) in categories.items()
        }
        levels = depths(splits, least)
        whole = sum(due for due, _ in categories.values()), sum(within for _, within in categories.values())
        found.append(_cases_row(month, TOTAL, whole, depth_of_total(splits, levels, least)))
        found += [_cases_row(month, name, categories[name], levels[name]) for name in sorted(categories)]
    return found


def _cases_row(month: str, category: str, counts: tuple[int, int], level: int) -> CasesRow:
    due, within = counts
    in_time = round(within / due, 4) if level > 1 else None
    return CasesRow(month=month, category=category, due=due if level else None, in_time=in_time)
