"""Averages of assessments: by agent, queue, question and week. Pure.

Only drawn calls are in them, since those that somebody chose by hand are no sample; how many of these there are is
told beside it. A mean of few calls says little: their number always stands with it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .form import Form, Texts
from .scoring import Marks


class Scored(NamedTuple):
    """An assessment that counts."""

    agent: str
    queue: str
    week: str
    source: str
    quality: float | None
    fatal: tuple[str, ...]
    form: Form
    marks: Marks


@dataclass(slots=True)
class Mean:
    """A mean that grows."""

    count: int = 0
    total: float = 0.0
    fatal: int = 0

    def add(self, value: float, *, fatal: bool = False) -> None:
        """Take one more."""
        self.count += 1
        self.total += value
        self.fatal += fatal

    @property
    def mean(self) -> float | None:
        """0 to 1; None without any."""
        return self.total / self.count if self.count else None


@dataclass(slots=True)
class Averages:
    """What comes out, by key."""

    all: Mean = field(default_factory=Mean)
    by_agent: dict[str, Mean] = field(default_factory=dict)
    by_queue: dict[str, Mean] = field(default_factory=dict)
    by_week: dict[str, Mean] = field(default_factory=dict)
    #: By form and name of the question; the mean is of mark / best.
    by_question: dict[str, Mean] = field(default_factory=dict)
    #: The question's words.
    texts: dict[str, Texts] = field(default_factory=dict)
    #: Assessments of calls that were chosen by hand; in no mean.
    by_hand: int = 0


_KEYS: Mapping[str, Callable[[Scored], str]] = {
    "by_agent": lambda one: one.agent,
    "by_queue": lambda one: one.queue,
    "by_week": lambda one: one.week,
}


def averages(assessments: Iterable[Scored]) -> Averages:
    """Return the averages."""
    found = Averages()
    for one in assessments:
        if one.source != "sample":
            found.by_hand += 1
            continue
        _questions(found, one)
        if one.quality is None:
            continue
        found.all.add(one.quality, fatal=bool(one.fatal))
        for name, key_of in _KEYS.items():
            getattr(found, name).setdefault(key_of(one), Mean()).add(one.quality, fatal=bool(one.fatal))
    return found


def _questions(found: Averages, one: Scored) -> None:
    for name, question in one.form.questions():
        mark = one.marks.get(name)
        if mark is not None:
            key = f"{one.form.key}/{name}"
            found.by_question.setdefault(key, Mean()).add(mark / question.best, fatal=name in one.fatal)
            found.texts[key] = question.text
