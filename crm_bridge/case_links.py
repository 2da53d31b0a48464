"""Which cases have to do with each other. Pure.

`related` goes both ways and is kept once; `duplicate of` and `part of` have a direction, and following them never
leads back: a case is not a part of its own part.
"""

from hotline.events import CaseLinked, CaseStatusChanged, CaseUnlinked, Event
from hotline.problems import did_you_mean

from .case import Case
from .case_outcome import DUPLICATE_OF, CaseError, Change, Link, listed
from .case_status import DUPLICATE, TRANSITIONS, may_become
from .permissions import Action

RELATED = "related"
PART_OF = "part of"

#: What a case can be to another one.
HOW = (RELATED, DUPLICATE_OF, PART_OF)


def link(case: Case, other: str, how: str, *, at: float, by: str) -> Change:
    """Say what the case has to do with another one. Raises `CaseError`; also on writing, for a circle.

    A duplicate is settled, so `duplicate of` is what `mark_duplicate` does.
    """
    if how not in HOW:
        raise CaseError(f"cases are not `{how}`. {did_you_mean(how, HOW)}")
    if other == case.reference:
        raise CaseError(f"{other} is this case itself")
    if how == DUPLICATE_OF:
        return mark_duplicate(case, other, at=at, by=by)
    fact = CaseLinked(at=at, by=by, reference=case.reference, other=other, how=how)
    return Change((fact,), link=Link(other, how), actions=frozenset({Action.LINK}))


def unlink(case: Case, other: str, how: str, *, at: float, by: str) -> Change:
    """Say that it has not. Raises `CaseError`; a duplicate is reopened instead."""
    if how not in HOW:
        raise CaseError(f"cases are not `{how}`. {did_you_mean(how, HOW)}")
    if how == DUPLICATE_OF and case.duplicate_of == other:
        raise CaseError(f"{case.reference} is settled as a duplicate of {other}: reopen it")
    fact = CaseUnlinked(at=at, by=by, reference=case.reference, other=other, how=how)
    return Change((fact,), unlink=Link(other, how), actions=frozenset({Action.LINK}))


def mark_duplicate(case: Case, of: str, *, at: float, by: str) -> Change:
    """Settle the case as a duplicate of another one, whose citizens it joins. Raises `CaseError`.

    `CaseLinked` tells who follows that its citizen is to hear what becomes of the other case;
    `case_finder.duplicates_of` finds them all.
    """
    if of == case.reference:
        raise CaseError(f"{of} is this case itself")
    if case.duplicate_of == of and case.status == DUPLICATE:
        return Change()
    if not may_become(case.status, DUPLICATE):
        ways = listed(TRANSITIONS.get(case.status, ()))
        raise CaseError(
            f"{case.reference} is {case.status} and cannot become duplicate; it can become {ways}"
        )
    facts: tuple[Event, ...] = (
        CaseLinked(at=at, by=by, reference=case.reference, other=of, how=DUPLICATE_OF),
        CaseStatusChanged(at=at, by=by, reference=case.reference, status=DUPLICATE),
    )
    values = {"status": DUPLICATE, "duplicate_of": of, "solved_at": at}
    actions = frozenset({Action.MERGE_DUPLICATES})
    return Change(facts, values, link=Link(of, DUPLICATE_OF), actions=actions)
