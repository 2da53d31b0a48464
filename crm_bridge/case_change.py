"""What each change of a case writes, and which changes are refused. Pure.

A change that changes nothing writes nothing: it has no facts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hotline.events import (
    CaseAssigned,
    CaseDueChanged,
    CaseNoteAdded,
    CaseReopened,
    CaseStatusChanged,
    Event,
)

from .case import Case, Note
from .case_status import ASSIGNED, NEW, REOPENED, TRANSITIONS, can_be_reopened, may_become

#: Letters of a note. What is longer is a document, and nobody listens to it on the telephone.
MOST_LETTERS = 2000


class CaseError(Exception):
    """A case cannot be changed like that; the text says why, and what can be done instead."""


class UnknownCaseError(CaseError):
    """There is no such case."""


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be written in one transaction."""

    #: For the journal; none: nothing changes.
    facts: tuple[Event, ...] = ()
    #: New values of the case's columns.
    values: Mapping[str, object] = field(default_factory=dict)
    note: Note | None = None


def set_status(case: Case, status: str, *, at: float, by: str) -> Change:
    """Give the case another status. Raises `CaseError` where `case_status.TRANSITIONS` has no way there."""
    if status not in TRANSITIONS:
        raise CaseError(f"there is no status `{status}`: {_listed(TRANSITIONS)}")
    if status == case.status:
        return Change()
    if status == REOPENED:
        return reopen(case, at=at, by=by)
    if not may_become(case.status, status):
        message = f"{case.reference} is {case.status} and cannot become {status}; it can become "
        raise CaseError(message + _listed(TRANSITIONS.get(case.status, ())))
    fact = CaseStatusChanged(at=at, by=by, reference=case.reference, status=status)
    return Change((fact,), {"status": status})


def assign(case: Case, department: str | None, owner: str | None, *, at: float, by: str) -> Change:
    """Give the case to a department and a person; a new case is `assigned` then. Raises `CaseError` once it is done."""
    if (department, owner) == (case.department, case.owner):
        return Change()
    if case.is_done:
        raise CaseError(f"{case.reference} is {case.status}: reopen it before somebody else looks after it")
    facts: list[Event] = [
        CaseAssigned(at=at, by=by, reference=case.reference, department=department, owner=owner)
    ]
    values: dict[str, object] = {"department": department, "owner": owner}
    if case.status == NEW and (department or owner):
        facts.append(CaseStatusChanged(at=at, by=by, reference=case.reference, status=ASSIGNED))
        values["status"] = ASSIGNED
    return Change(tuple(facts), values)


def set_due(case: Case, due_at: float | None, *, at: float, by: str) -> Change:
    """Say when the case is to be done, or that it is due at no time. Raises `CaseError` once it is done."""
    if due_at == case.due_at:
        return Change()
    if case.is_done:
        raise CaseError(f"{case.reference} is {case.status}: nothing is due any more; reopen it first")
    fact = CaseDueChanged(at=at, by=by, reference=case.reference, due_at=due_at)
    return Change((fact,), {"due_at": due_at})


def add_note(case: Case, text: str, *, language: str, public: bool, at: float, by: str) -> Change:
    """Write something to the case, in whatever status. Raises `CaseError` for no words and for too many."""
    text = text.strip()
    if not any(sign.isalnum() for sign in text):
        raise CaseError("the note has no words")
    if len(text) > MOST_LETTERS:
        raise CaseError(f"the note has {len(text)} letters: keep below {MOST_LETTERS}")
    fact = CaseNoteAdded(at=at, by=by, reference=case.reference, public=public)
    return Change((fact,), note=Note(at=at, by=by, public=public, language=language, text=text))


def reopen(case: Case, *, at: float, by: str, call: str | None = None) -> Change:
    """Say that a settled case is not done; it is due at no time until somebody says so again. Raises `CaseError`."""
    if case.status == REOPENED:
        return Change()
    if not can_be_reopened(case.status):
        raise CaseError(f"{case.reference} is {case.status}: only what was settled can be reopened")
    facts: list[Event] = [
        CaseReopened(at=at, by=by, reference=case.reference, call=call),
        CaseStatusChanged(at=at, by=by, reference=case.reference, status=REOPENED),
    ]
    if case.due_at is not None:
        facts.append(CaseDueChanged(at=at, by=by, reference=case.reference, due_at=None))
    return Change(tuple(facts), {"status": REOPENED, "due_at": None})


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "nothing else"
