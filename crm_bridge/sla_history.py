"""The history of a case as the SLA clocks need it: stretches in which nothing changes that matters to them. Pure.

It is told by the case as it is, and the audit of its changes. A machine's clock that was set back does not turn the
history round: nothing happens before what was written down earlier.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from .case_status import WAITING_FOR_CITIZEN

#: Who computes due times; what others name is named by hand.
SLA = "sla"

#: Columns of a case of which each change begins another stretch.
FIELDS = ("status", "category", "priority", "department")


class Changed(Protocol):
    """One field of a case that became something else; a line of the audit is one."""

    @property
    def at(self) -> float:
        """Seconds since the epoch."""

    @property
    def by(self) -> str:
        """Whoever changed it."""

    @property
    def field(self) -> str:
        """A column of the case."""

    @property
    def old(self) -> object:
        """What was."""

    @property
    def new(self) -> object:
        """What is."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `begin` on, until the next one begins; seconds since the epoch."""

    begin: float
    status: str
    category: str | None
    priority: str
    department: str | None
    #: While it waits for the citizen: the citizen has said something since that began.
    answered: bool = False


@dataclass(frozen=True, slots=True)
class ByHand:
    """A person named the time by which it is solved."""

    #: When that was.
    at: float
    due_at: float


@dataclass(frozen=True, slots=True)
class History:
    """What happened to a case."""

    #: At least one, in order.
    stretches: tuple[Stretch, ...]
    #: When the citizen had the first word of a person, and the last one; None: none yet.
    first_word: float | None = None
    last_word: float | None = None
    #: None: the time is computed.
    by_hand: ByHand | None = None


def history_of(
    opened_at: float,
    now: Mapping[str, object],
    audit: Sequence[Changed],
    *,
    words: tuple[float | None, float | None] = (None, None),
    citizen_words: Sequence[float] = (),
) -> History:
    """Return the history of a case.

    `now` has the case's present `FIELDS`, `audit` its changes, the oldest first; `words` are when the citizen had the
    first word of a person and the last one, `citizen_words` when the citizen said something.
    """
    changes = _in_order(opened_at, [line for line in audit if line.field in FIELDS])
    values = _at_first(now, [line for _, line in changes])
    told: list[tuple[float, dict[str, object]]] = [(opened_at, dict(values))]
    for at, line in changes:
        values[line.field] = line.new
        told.append((at, dict(values)))
    told[-1] = (told[-1][0], {field: now[field] for field in FIELDS})  # the case itself has the last word
    following = [at for at, _ in told[1:]] + [None]
    kept = [(at, values) for (at, values), after in zip(told, following, strict=True) if at != after]
    first_word, last_word = words
    stretches = tuple(_heard([_stretch(at, values) for at, values in kept], citizen_words))
    return History(stretches, first_word, last_word, _by_hand(audit))


def _in_order(opened_at: float, lines: Sequence[Changed]) -> list[tuple[float, Changed]]:
    """Return the lines with times that never run backwards."""
    latest = opened_at
    found = []
    for line in lines:
        latest = max(latest, line.at)
        found.append((latest, line))
    return found


def _at_first(now: Mapping[str, object], lines: Sequence[Changed]) -> dict[str, object]:
    """Return the values with which the case was opened: what the first change of each replaced."""
    values = {field: now[field] for field in FIELDS}
    for line in reversed(lines):
        values[line.field] = line.old
    return values


def _stretch(begin: float, values: Mapping[str, object]) -> Stretch:
    return Stretch(
        begin,
        status=str(values["status"]),
        category=_text(values["category"]),
        priority=str(values["priority"]),
        department=_text(values["department"]),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _heard(stretches: Sequence[Stretch], citizen_words: Sequence[float]) -> list[Stretch]:
    """Mark, and cut in two, where the citizen for whom we wait says something."""
    found: list[Stretch] = []
    waiting_since: float | None = None
    for place, stretch in enumerate(stretches):
        end = stretches[place + 1].begin if place + 1 < len(stretches) else float("inf")
        if stretch.status != WAITING_FOR_CITIZEN:
            waiting_since = None
            found.append(stretch)
            continue
        waiting_since = stretch.begin if waiting_since is None else waiting_since
        word = min((at for at in citizen_words if waiting_since < at < end), default=None)
        if word is None or word > stretch.begin:
            found.append(stretch)
        if word is not None:
            found.append(_answered(stretch, max(word, stretch.begin)))
    return found


def _answered(stretch: Stretch, begin: float) -> Stretch:
    return Stretch(
        begin, stretch.status, stretch.category, stretch.priority, stretch.department, answered=True
    )


def _by_hand(audit: Sequence[Changed]) -> ByHand | None:
    """Return the time that a person named last; taken back, also by reopening the case, it is none."""
    named = [line for line in audit if line.field == "due_at" and line.by != SLA]
    if not named or not isinstance(named[-1].new, int | float):
        return None
    return ByHand(named[-1].at, float(named[-1].new))
