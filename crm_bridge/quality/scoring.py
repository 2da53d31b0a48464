"""The quality of one call. Pure.

    QA = Σ weight × mark / best  ÷  Σ weight        over the questions that apply to the call

A fatal question with the mark 0 makes it 0, whatever else was good. A question that does not apply is in neither sum.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .form import Form, Question

#: By name of the question, `section.question`; None: it does not apply. One that is not here is not answered yet.
Marks = Mapping[str, int | None]


class MarksError(ValueError):
    """Marks that the form does not have; the text says which."""


@dataclass(frozen=True, slots=True)
class Score:
    """What comes out of the marks."""

    #: 0 to 1; None where nothing applied, or nothing is marked yet.
    quality: float | None
    #: The fatal questions with the mark 0.
    fatal: tuple[str, ...]
    #: 0 to 1 by section, without regard to fatal errors.
    sections: Mapping[str, float | None]
    #: Questions that are not answered yet.
    missing: tuple[str, ...]


def score(form: Form, marks: Marks) -> Score:
    """Return what the marks make. Raises `MarksError` for marks that the form does not have."""
    _check(form, marks)
    questions = list(form.questions())
    fatal = tuple(name for name, one in questions if one.fatal and marks.get(name) == 0)
    whole = _mean(questions, marks)
    return Score(
        quality=0.0 if fatal else whole,
        fatal=fatal,
        sections={
            section.key: _mean([(f"{section.key}.{one.key}", one) for one in section.questions], marks)
            for section in form.sections
        },
        missing=tuple(name for name, _ in questions if name not in marks),
    )


def _mean(questions: Sequence[tuple[str, Question]], marks: Marks) -> float | None:
    marked = [(one, mark) for name, one in questions if (mark := marks.get(name)) is not None]
    weight = sum(one.weight for one, _ in marked)
    return sum(one.weight * mark / one.best for one, mark in marked) / weight if marked else None


def _check(form: Form, marks: Marks) -> None:
    questions = dict(form.questions())
    for name, mark in marks.items():
        question = questions.get(name)
        if question is None:
            message = f"the form {form.key} has no question {name}"
            raise MarksError(message)
        if mark is None and not question.not_applicable:
            message = f"{name} applies to every call: give it a mark from 0 to {question.best}"
            raise MarksError(message)
        if mark is not None and not 0 <= mark <= question.best:
            message = f"{name} has marks from 0 to {question.best}, not {mark}"
            raise MarksError(message)


@dataclass(frozen=True, slots=True)
class Difference:
    """Where two listeners of one call do not agree."""

    question: str
    first: int | None
    second: int | None


def differences(form: Form, first: Marks, second: Marks) -> list[Difference]:
    """Return the questions that two listeners marked differently, in the form's order: for calibration."""
    return [
        Difference(name, first.get(name), second.get(name))
        for name, _ in form.questions()
        if first.get(name) != second.get(name)
    ]


def agreement(form: Form, first: Marks, second: Marks) -> float:
    """Return the share of questions, by weight, that two listeners marked alike, 0 to 1."""
    different = {one.question for one in differences(form, first, second)}
    total = sum(one.weight for _, one in form.questions())
    return sum(one.weight for name, one in form.questions() if name not in different) / total


def mean(values: Iterable[float]) -> float | None:
    """Return the mean of scores; None without any."""
    known = list(values)
    return sum(known) / len(known) if known else None
