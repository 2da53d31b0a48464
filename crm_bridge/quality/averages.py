"""Averages of assessments: by agent, queue, question and week. Pure.

Only drawn calls are in them, since those that somebody chose by hand are no sample; how many of these there are is
told beside it. A mean of few calls says little: their number always stands with it. And it tells much of each: whoever
is yet to assess some of them, blind, is told it without these, unless they are many and no subtraction tells few of
them (`sealed.py`).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from hotline.crm_bridge.small_counts import is_small

from .form import Form, Texts
from .scoring import Marks
from .sealed import ALL, Group, may_be_told

#: Fewer assessments than this are given away by their mean.
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
class Sum:
    """What is added up."""

    count: int = 0
    total: float = 0.0
    fatals: int = 0

    def add(self, value: float, *, fatal: bool) -> None:
        """Take one more."""
        self.count += 1
        self.total += value
        self.fatals += fatal


@dataclass(slots=True)
class Mean:
    """A mean that grows."""

    #: What whoever asks may read, and what not yet.
    opened: Sum = field(default_factory=Sum)
    sealed: Sum = field(default_factory=Sum)
    #: What is sealed is in the mean too.
    is_whole: bool = True

    def add(self, value: float, *, fatal: bool, sealed: bool) -> None:
        """Take one more."""
        (self.sealed if sealed else self.opened).add(value, fatal=fatal)

    @property
    def count(self) -> int:
        """Of how many it is."""
        return self.opened.count + (self.sealed.count if self.is_whole else 0)

    @property
    def left_out(self) -> int:
        """How many are sealed, and not in it."""
        return 0 if self.is_whole else self.sealed.count

    @property
    def mean(self) -> float | None:
        """0 to 1; None of none."""
        total = self.opened.total + (self.sealed.total if self.is_whole else 0.0)
        return total / self.count if self.count else None

    @property
    def fatal(self) -> int | None:
        """How many had a fatal error; None of none."""
        fatals = self.opened.fatals + (self.sealed.fatals if self.is_whole else 0)
        return fatals if self.count or not self.left_out else None


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


def averages(assessments: Iterable[Scored]) -> Averages:
    """Return the averages."""
    found, sealed = Averages(), Counter[Group]()
    for one in assessments:
        if one.source != "sample":
            found.by_hand += 1
            continue
        _questions(found, one)
        if one.quality is None:
            continue
        place = Group(one.agent, one.queue, one.week, one.form.key)
        sealed[place] += one.sealed
        for mean in _means_of(found, place):
            mean.add(one.quality, fatal=bool(one.fatal), sealed=one.sealed)
    _leave_out(found, sealed)
    return found


def _tables(found: Averages) -> dict[str, dict[str, Mean]]:
    """Return the tables by what their keys are, as `Group` names it."""
    return {"agent": found.by_agent, "queue": found.by_queue, "week": found.by_week}


def _means_of(found: Averages, place: Group) -> list[Mean]:
    tables = _tables(found).items()
    return [found.all, *(table.setdefault(getattr(place, name), Mean()) for name, table in tables)]


def _leave_out(found: Averages, sealed: Counter[Group]) -> None:
    """Leave sealed assessments out of the means that would tell few of them."""
    told = may_be_told(sealed, FEW)
    found.all.is_whole = ALL in told or not found.all.sealed.count
    for name, table in _tables(found).items():
        for key, mean in table.items():
            mean.is_whole = Group(**{name: key}) in told or not mean.sealed.count
    for key, mean in found.by_question.items():
        form = Group(form=key.partition("/")[0])
        mean.is_whole = not mean.sealed.count or (form in told and not is_small(mean.sealed.count, FEW))


def _questions(found: Averages, one: Scored) -> None:
    for name, question in one.form.questions():
        mark = one.marks.get(name)
        if mark is not None:
            key = f"{one.form.key}/{name}"
            mean = found.by_question.setdefault(key, Mean())
            mean.add(mark / question.best, fatal=name in one.fatal, sealed=one.sealed)
            found.texts[key] = question.text
