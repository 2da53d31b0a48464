"""The SLA clocks of a case: by when the citizen has the first word, the next word, and the case is solved. Pure.

Each clock counts the open hours of the department that has the case at that time, up to a limit:

| clock | begins | pauses | done |
|---|---|---|---|
| first response | when the case is opened | never: the citizen has heard nothing yet | by the first word of a person |
| update | with the last word of a person | while we wait for the citizen | by the next word, which begins it anew |
| solution | when the case is opened | while we wait for the citizen or a third party | when it is settled |

- All clocks stand while the case is settled (solved, closed, duplicate, rejected). When it is reopened they go on with
  the time that was used before.
- An update is owed only after the first word; with no limit for that one, from the beginning.
- Waiting for the citizen ends with the citizen's next word, by whatever written channel, whether or not somebody
  changes the status. A telephone call is no such word: only whoever answered it knows what it was about, and takes the
  case up.
- The limit is the one of the category and priority at each time. A clock is overdue from the moment from which on,
  without a break, the limit of that time was used up. So nobody is late for a time that nobody knew of: a case that is
  made urgent when the shorter time is used up is overdue from then on.
- A time that a person named for the solution neither pauses nor moves, until it is taken back (`due none`) or the case
  is reopened.
- Departments, hours and limits are those of today's configuration, for the whole life of the case.

`sla_history.py` makes the history. Times are seconds since the epoch, lengths of time seconds.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Literal, cast

from hotline.config import Configuration
from hotline.config.cases import Sla
from hotline.queue.hours import Calendar
from hotline.queue.open_time import HOUR, after_open, open_between

from .case_status import DONE, WAITING_FOR_CITIZEN, WAITING_FOR_THIRD_PARTY
from .departments import calendar_of
from .sla_history import ByHand, History, Stretch

FIRST_RESPONSE, UPDATE, SOLUTION = "first response", "update", "solution"

#: All clocks, in the order in which they are told.
CLOCKS = (FIRST_RESPONSE, UPDATE, SOLUTION)

#: In which status each clock pauses.
PAUSES: Mapping[str, frozenset[str]] = {
    FIRST_RESPONSE: frozenset(),
    UPDATE: frozenset({WAITING_FOR_CITIZEN}),
    SOLUTION: frozenset({WAITING_FOR_CITIZEN, WAITING_FOR_THIRD_PARTY}),
}

#: Times are rounded to milliseconds, so that computing them again gives the same ones.
_DECIMALS = 3

#: What a clock does: it runs, it pauses, it has stopped because all is done, or there is nothing to count.
State = Literal["runs", "paused", "stopped", "none"]


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock as the last change left it; how far it has come since depends on the time that is asked for."""

    #: One of `CLOCKS`.
    sla: str
    state: State
    #: None: there is none.
    limit: float | None = None
    #: When the last change was, and the open time that was used until then.
    since: float = 0.0
    used: float = 0.0
    #: When the limit is or was reached; of a settled case when it would have been. None: it pauses before that, has no
    #: limit, or there is no open time for more than a year.
    due_at: float | None = None
    #: None: always open.
    hours: Calendar | None = None

    def used_at(self, now: float) -> float:
        """Return the open time that is used by then. A machine's clock that was set back does not make it less."""
        return self.used + (_open(self.hours, self.since, now) if self.state == "runs" else 0.0)

    def left_at(self, now: float) -> float | None:
        """Return the open time that is left then, below 0 when overdue; None where there is no limit."""
        return None if self.limit is None else self.limit - self.used_at(now)

    def is_overdue(self, now: float) -> bool:
        """Return whether its time is over and the matter is not done."""
        return self.state in {"runs", "paused"} and self.due_at is not None and now >= self.due_at

    def reaches(self, used: float) -> float | None:
        """Return when so much time will be used, or `since` where it was before; None where that never comes."""
        return _after(self.hours, self.since, max(used - self.used, 0.0)) if self.state == "runs" else None


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of time in which nothing changes for a clock."""

    begin: float
    #: Infinity: it goes on.
    end: float
    state: State
    limit: float | None
    hours: Calendar | None


def sla_of(config: Configuration, category: str | None, priority: str) -> Sla:
    """Return the limits for cases of this category and priority; what another priority does not name is as usual."""
    found = config.categories.get(category or "")
    if found is None:
        return Sla()
    usual = found.sla or Sla()
    special = cast("Mapping[str, Sla]", found.sla_by_priority).get(priority, Sla())
    return usual.model_copy(update=special.model_dump(exclude_none=True))


def clocks_of(config: Configuration, history: History) -> tuple[Clock, ...]:
    """Return the three clocks of a case, in the order of `CLOCKS`."""
    return tuple(clock_of(config, history, sla) for sla in CLOCKS)


def clock_of(config: Configuration, history: History, sla: str) -> Clock:
    """Return one of `CLOCKS`."""
    if sla == FIRST_RESPONSE and history.first_word is not None:
        return Clock(sla, "stopped")
    if sla == SOLUTION and history.by_hand is not None:
        return _promised(config, history.stretches[-1], history.by_hand)
    return _count(sla, _spans(config, history, sla))


def _promised(config: Configuration, last: Stretch, promise: ByHand) -> Clock:
    """Return the clock of a case whose time a person named."""
    hours = calendar_of(config, last.department)
    return Clock(
        SOLUTION,
        "stopped" if last.status in DONE else "runs",
        limit=_open(hours, promise.at, promise.due_at),
        since=promise.at,
        due_at=promise.due_at,
        hours=hours,
    )


def _spans(config: Configuration, history: History, sla: str) -> Iterator[_Span]:
    begins = _beginning(config, history, sla)
    ends = [stretch.begin for stretch in history.stretches[1:]] + [inf]
    for stretch, end in zip(history.stretches, ends, strict=True):
        begin = max(stretch.begin, begins)
        if begin < end:
            limit = _limit(config, stretch, sla)
            yield _Span(begin, end, _state(stretch, sla), limit, calendar_of(config, stretch.department))


def _beginning(config: Configuration, history: History, sla: str) -> float:
    """Return when the clock begins; infinity: not yet."""
    opened = history.stretches[0].begin
    if sla != UPDATE:
        return opened
    if history.last_word is not None:
        return history.last_word
    return opened if _limit(config, history.stretches[-1], FIRST_RESPONSE) is None else inf


def _limit(config: Configuration, stretch: Stretch, sla: str) -> float | None:
    limits = sla_of(config, stretch.category, stretch.priority)
    hours = {
        FIRST_RESPONSE: limits.first_response_hours,
        UPDATE: limits.update_hours,
        SOLUTION: limits.solution_hours,
    }[sla]
    return None if hours is None else hours * HOUR


def _state(stretch: Stretch, sla: str) -> State:
    if stretch.status in DONE:
        return "stopped"
    return "paused" if stretch.status in PAUSES[sla] and not stretch.answered else "runs"


def _count(sla: str, spans: Iterable[_Span]) -> Clock:
    """Run a clock through the spans."""
    clock = Clock(sla, "none")
    used = 0.0
    overdue_since: float | None = None
    for span in spans:
        if span.state == clock.state == "stopped":
            continue  # what is corrected in a settled case does not change whether it was in time
        if span.limit is None or used < span.limit:
            overdue_since = None
        elif overdue_since is None:
            overdue_since = span.begin
        due_at = overdue_since
        if due_at is None and span.limit is not None and span.state != "paused":
            due_at = _after(span.hours, span.begin, span.limit - used)
        state = "none" if span.limit is None else span.state
        clock = Clock(sla, state, span.limit, span.begin, used, due_at, span.hours)
        if span.state == "runs" and span.end < inf:
            used = round(used + _open(span.hours, span.begin, span.end), _DECIMALS)
            if due_at is not None and span.limit is not None and used >= span.limit:
                overdue_since = min(due_at, span.end)
    return clock


def _open(hours: Calendar | None, begin: float, end: float) -> float:
    return max(end - begin, 0.0) if hours is None else open_between(hours, begin, end)


def _after(hours: Calendar | None, begin: float, seconds: float) -> float | None:
    found = begin + seconds if hours is None else after_open(hours, begin, seconds)
    return None if found is None else round(found, _DECIMALS)
