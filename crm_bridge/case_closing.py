"""When a case may be closed: nothing ends without a word to the citizen. Pure.

    settled ── the citizen has a word ── `close_after_days` without a reopening ── closed
           └── nobody can be reached, and somebody says so ── closed

A word is a public note of a person, or something that was sent, at the moment of settling or later: `told_at` of the
case. What was said before tells the citizen nothing of how it ended.
"""

from hotline.events import CaseStatusChanged

from .case import Case
from .case_outcome import CaseError, Change, listed
from .case_status import CLOSED, SETTLED, TRANSITIONS, may_become
from .permissions import Action

#: Seconds.
DAY = 86_400.0

#: The word of the audit under which it stands that nobody could be told.
UNREACHABLE = "unreachable"


def was_told(case: Case) -> bool:
    """Return whether the citizen had a word about how the case was settled."""
    return case.told_at is not None and case.solved_at is not None and case.told_at >= case.solved_at


def closes_at(case: Case, days: float) -> float | None:
    """Return when a settled case closes by itself, seconds since the epoch; None: it does not.

    `days` is `cases.close_after_days`; 0: no case does. They count from the later of settling and the last word.
    """
    if days <= 0 or case.status not in SETTLED or not was_told(case):
        return None
    return max(case.told_at or 0.0, case.solved_at or 0.0) + days * DAY


def close(case: Case, *, at: float, by: str, unreachable: bool = False) -> Change:
    """Close a settled case of which the citizen was told, or, `unreachable`, of which nobody can be told.

    Raises `CaseError` where it is not settled, and where the citizen does not know.
    """
    if case.status == CLOSED:
        return Change()
    if not may_become(case.status, CLOSED):
        ways = listed(TRANSITIONS.get(case.status, ()))
        raise CaseError(f"{case.reference} is {case.status} and cannot become closed; it can become {ways}")
    if not was_told(case) and not unreachable:
        message = (
            f"{case.reference} is {case.status}, and the citizen has not heard of it: write a public note or a "
            "message first, or say that nobody can be reached"
        )
        raise CaseError(message)
    fact = CaseStatusChanged(at=at, by=by, reference=case.reference, status=CLOSED)
    remarks = {} if was_told(case) else {UNREACHABLE: (None, True)}
    values = {"status": CLOSED, "closed_at": at}
    return Change((fact,), values, remarks=remarks, actions=frozenset({Action.CLOSE}))
