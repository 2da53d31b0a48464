"""When a number of a queue is worth an alert: limits, and time against flapping. Pure.

    within ──beyond a limit for `hold_seconds`──> raised ──within for `hold_seconds`──> cleared
                                                     │
                                                     └─ worse level for `hold_seconds` ──> raised anew (a rise)

A level that falls from bad to warn stays the alert that it is: it was told once, and nothing is new. What is between is
nobody's news: a number that comes back before its time was up was never there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from hotline.config.wall import LOW_IS_BAD, AlertRule

Level = Literal["warn", "bad"]

#: Which rule, of which queue.
Key = tuple[str, str]

#: Measures that are made of today's calls, and mean nothing with few of them.
OF_CALLS = frozenset({"service_level", "abandonment_rate", "asa_seconds"})

_SEVERITY = {None: 0, "warn": 1, "bad": 2}


def level_of(rule: AlertRule, value: float | None, calls: int) -> Level | None:
    """Return which limit the number breaks; `calls` are the settled ones of today. None: none, or nothing is known."""
    if value is None or (rule.measure in OF_CALLS and calls < rule.min_calls):
        return None
    levels: tuple[tuple[Level, float | None], ...] = (("bad", rule.bad), ("warn", rule.warn))
    for level, limit in levels:
        if limit is not None and (value < limit if rule.measure in LOW_IS_BAD else value > limit):
            return level
    return None


@dataclass(frozen=True, slots=True)
class Open:
    """An alert that was raised and not cleared."""

    alert: str
    level: Level


@dataclass(frozen=True, slots=True)
class Rise:
    """An alert is to be raised; one that is open for the same key ends by it."""

    key: Key
    level: Level
    value: float


@dataclass(frozen=True, slots=True)
class Fall:
    """The alert of this key is over."""

    key: Key


@dataclass(slots=True)
class _Pending:
    level: Level | None
    since: float


class AlertWatch:
    """Looks at numbers again and again, and says what has to be told."""

    def __init__(self) -> None:
        #: Which other level each number has than the one that was told, and since when.
        self._pending: dict[Key, _Pending] = {}

    def look(
        self, key: Key, rule: AlertRule, value: float | None, *, calls: int, known: Open | None, now: float
    ) -> Rise | Fall | None:
        """Return what is to be told of one number at `now` (seconds since the epoch); `known` is its open alert."""
        level = level_of(rule, value, calls)
        told = None if known is None else known.level
        if level == told or (level is not None and _SEVERITY[level] < _SEVERITY[told]):
            self._pending.pop(key, None)
            return None
        pending = self._pending.get(key)
        if pending is None or pending.level != level:
            pending = self._pending[key] = self._begin(pending, level, now)
        if now - pending.since < rule.hold_seconds:
            return None
        del self._pending[key]
        if level is None or value is None:
            return Fall(key)
        return Rise(key, level, value)

    def forget(self, known: Mapping[Key, object]) -> None:
        """Drop what waits for rules or queues that are gone; `known` are those that are there."""
        for key in [key for key in self._pending if key not in known]:
            del self._pending[key]

    @staticmethod
    def _begin(before: _Pending | None, level: Level | None, now: float) -> _Pending:
        """A number that gets worse while it is watched has been beyond the lesser limit since then as well."""
        if before is not None and level == "warn" and before.level == "bad":
            return _Pending(level, before.since)
        return _Pending(level, now)
