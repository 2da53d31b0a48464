"""Averages of assessments: by agent, queue, question and week. Pure.

Only drawn calls are in them, since those that somebody chose by hand are no sample; how many of these there are is
told beside it. A mean of few calls says little: their number always stands with it. And it tells much of each: whoever
is yet to assess one of them, blind, is not told it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from .form import Form, Texts
from .scoring import Marks

#: A mean of fewer assessments than this gives away what single ones are.
FEW = 5


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
    #: Whoever asks for the averages may not read this one yet (`assessments.opened_to`).
    sealed: bool = False


@dataclass(slots=True)
class Mean:
    """A mean that grows."""

    count: int = 0
    total: float = 0.0
    fatals: int = 0
    sealed: bool = False

    def add(self, value: float, *, fatal: bool, sealed: bool) -> None:
        """Take one more."""
        self.count += 1
        self.total += value
        self.fatals += fatal
        self.sealed |= sealed

    @property
    def is_hidden(self) -> bool:
        """It would give away what somebody is yet to assess blind."""
        return self.sealed and self.count < FEW

    @property
    def mean(self) -> float | None:
        """0 to 1; None without any, or where it is hidden."""
        return None if self.is_hidden or not self.count else self.total / self.count

    @property
    def fatal(self) -> int | None:
        """How many had a fatal error; None where that is hidden."""
        return None if self.is_hidden else self.fatals


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
        means = [found.all, *(getattr(found, name).setdefault(of(one), Mean()) for name, of in _KEYS.items())]
        for mean in means:
            mean.add(one.quality, fatal=bool(one.fatal), sealed=one.sealed)
    return found


def _questions(found: Averages, one: Scored) -> None:
    for name, question in one.form.questions():
        mark = one.marks.get(name)
        if mark is not None:
            key = f"{one.form.key}/{name}"
            mean = found.by_question.setdefault(key, Mean())
            mean.add(mark / question.best, fatal=name in one.fatal, sealed=one.sealed)
            found.texts[key] = question.text
