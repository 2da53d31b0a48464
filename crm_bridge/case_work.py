"""Driving a case on: its status, who looks after it, by when, and what is said about it. Pure.

A change that changes nothing writes nothing: it has no facts.
"""

from hotline.events import (
    CaseAssigned,
    CaseDueChanged,
    CaseNoteAdded,
    CasePrioritised,
    CaseReopened,
    CaseStatusChanged,
    CaseUnlinked,
    Event,
)
from hotline.problems import did_you_mean

from .case import Case, Note
from .case_closing import close
from .case_outcome import DUPLICATE_OF, CaseError, Change, Link, listed
from .case_status import (
    ASSIGNED,
    CLOSED,
    DUPLICATE,
    NEW,
    REJECTED,
    REOPENED,
    SETTLED,
    SOLVED,
    TRANSITIONS,
    can_be_reopened,
    may_become,
)
from .permissions import Action
from .plain_text import clean_text

#: Letters of a note. What is longer is a document, and nobody listens to it on the telephone.
MOST_LETTERS = 2000

#: How far ahead a case may be due, seconds: ten years.
LONGEST_DUE = 3653 * 86_400.0

#: From the least to the most urgent.
PRIORITIES = ("low", "normal", "high", "urgent")

#: Who writes notes that are no person's word to the citizen.
NO_PERSON = frozenset({"citizen", "sla"})

_ACTIONS = {SOLVED: Action.SOLVE, REJECTED: Action.REJECT, ASSIGNED: Action.ASSIGN}


def set_status(case: Case, status: str, *, at: float, by: str, unreachable: bool = False) -> Change:
    """Give the case another status. Raises `CaseError` where `case_status.TRANSITIONS` has no way there.

    `unreachable` is needed for closing what the citizen has not heard of; see `case_closing.py`. A duplicate is made
    by `mark_duplicate`, which says of what.
    """
    if status not in TRANSITIONS:
        raise CaseError(f"there is no status `{status}`: {listed(TRANSITIONS)}")
    if status == case.status:
        return Change()
    if status == REOPENED:
        return reopen(case, at=at, by=by)
    if status == CLOSED:
        return close(case, at=at, by=by, unreachable=unreachable)
    if not may_become(case.status, status):
        message = f"{case.reference} is {case.status} and cannot become {status}; it can become "
        raise CaseError(message + listed(TRANSITIONS.get(case.status, ())))
    if status == DUPLICATE:
        raise CaseError(f"say of which case {case.reference} is a duplicate")
    fact = CaseStatusChanged(at=at, by=by, reference=case.reference, status=status)
    values: dict[str, object] = {"status": status}
    if status in SETTLED:
        values["solved_at"] = at
    return Change((fact,), values, actions=frozenset({_ACTIONS.get(status, Action.WORK)}))


def assign(case: Case, department: str | None, owner: str | None, *, at: float, by: str) -> Change:
    """Give the case to a department and a person; a new case is `assigned` then. Raises `CaseError` once it is done."""
    taken_up = case.status == NEW and bool(department or owner)
    if (department, owner) == (case.department, case.owner) and not taken_up:
        return Change()
    if case.is_done:
        raise CaseError(f"{case.reference} is {case.status}: reopen it before somebody else looks after it")
    facts: list[Event] = [
        CaseAssigned(at=at, by=by, reference=case.reference, department=department, owner=owner)
    ]
    values: dict[str, object] = {"department": department, "owner": owner}
    if taken_up:
        facts.append(CaseStatusChanged(at=at, by=by, reference=case.reference, status=ASSIGNED))
        values["status"] = ASSIGNED
    return Change(tuple(facts), values, actions=frozenset({Action.ASSIGN}))


def set_due(case: Case, due_at: float | None, *, at: float, by: str) -> Change:
    """Say when the case is to be done, or that it is due at no time.

    Raises `CaseError` once it is done, and for a time that is none: calendars would have no day for it.
    """
    if due_at == case.due_at:
        return Change()
    if due_at is not None and not 0 <= due_at <= at + LONGEST_DUE:
        raise CaseError(f"{case.reference} cannot be due then: name a time within the next ten years")
    if case.is_done:
        raise CaseError(f"{case.reference} is {case.status}: nothing is due any more; reopen it first")
    fact = CaseDueChanged(at=at, by=by, reference=case.reference, due_at=due_at)
    return Change((fact,), {"due_at": due_at}, actions=frozenset({Action.SET_DUE}))


def set_priority(case: Case, priority: str, *, at: float, by: str) -> Change:
    """Say how urgent the case is. Raises `CaseError` for a priority that there is not, and once the case is done."""
    if priority not in PRIORITIES:
        raise CaseError(f"there is no priority `{priority}`. {did_you_mean(priority, PRIORITIES)}")
    if priority == case.priority:
        return Change()
    if case.is_done:
        raise CaseError(f"{case.reference} is {case.status}: nothing is urgent any more; reopen it first")
    fact = CasePrioritised(at=at, by=by, reference=case.reference, priority=priority)
    return Change((fact,), {"priority": priority}, actions=frozenset({Action.PRIORITISE}))


def add_note(case: Case, text: str, *, language: str, public: bool, at: float, by: str) -> Change:
    """Write something to the case, in whatever status. Raises `CaseError` for no words and for too many.

    A public note of a person is a word to the citizen: the first one answers the case, so nothing of the kind is due.
    """
    if len(text.strip()) > MOST_LETTERS:
        raise CaseError(f"the note has {len(text.strip())} letters: keep below {MOST_LETTERS}")
    text = clean_text(text, MOST_LETTERS)
    if not any(sign.isalnum() for sign in text):
        raise CaseError("the note has no words")
    fact = CaseNoteAdded(at=at, by=by, reference=case.reference, public=public)
    note = Note(at=at, by=by, public=public, language=language, text=text)
    values = told(case, at) if public and by not in NO_PERSON else {}
    action = Action.ADD_WORD if by == "citizen" else Action.NOTE
    return Change((fact,), values, note=note, actions=frozenset({action}))


def told(case: Case, at: float) -> dict[str, object]:
    """Return what a word to the citizen at this moment makes of the case's columns."""
    values: dict[str, object] = {"told_at": max(at, case.told_at or at)}
    if case.responded_at is None:
        values |= {"responded_at": at, "response_due_at": None}
    return values


def reopen(case: Case, *, at: float, by: str, call: str | None = None) -> Change:
    """Say that a settled case is not done; it is due at no time until somebody says so again. Raises `CaseError`.

    The same for all channels: by telephone (`call`), text, e-mail, web and by hand.
    """
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
    values: dict[str, object] = {
        "status": REOPENED, "due_at": None, "solved_at": None, "closed_at": None, "duplicate_of": None,
    }  # fmt: skip
    joined = None
    if case.duplicate_of is not None:
        joined = Link(case.duplicate_of, DUPLICATE_OF)
        facts.append(CaseUnlinked(at=at, by=by, reference=case.reference, other=joined.other, how=joined.how))
    return Change(tuple(facts), values, unlink=joined, actions=frozenset({Action.REOPEN}))
