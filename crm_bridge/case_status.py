"""The life of a case, as one table. Pure.

    new, reopened ── at work: assigned, in progress, waiting for … (any of them to any other)
          ╲              │
           ╰── settled: solved, duplicate, rejected ── closed
                         ╰── reopened ────────────────────╯

docs/developer/case-life.md has the whole of it, drawn from the table.

Whatever is not in the table is refused. The rules behind it:

- Whoever looks after a case may take it up, wait for somebody, and solve it, from every status in which it is open.
- `closed` follows what settled the case: nothing is closed that was not solved, rejected or found to be a duplicate.
- `closed` also needs a word to the citizen; that is no matter of the table, and stands in `case_closing.py`.
- Nothing settled is taken up in silence: it is reopened first, and that is a fact of its own.
- Nothing becomes `new` again.
"""

from collections.abc import Mapping

NEW = "new"
ASSIGNED = "assigned"
IN_PROGRESS = "in progress"
WAITING_FOR_CITIZEN = "waiting for citizen"
WAITING_FOR_THIRD_PARTY = "waiting for third party"
SOLVED = "solved"
CLOSED = "closed"
REOPENED = "reopened"
DUPLICATE = "duplicate"
REJECTED = "rejected"

#: The work is done, in whatever way; the citizen is to hear of it.
SETTLED = frozenset({SOLVED, DUPLICATE, REJECTED})
#: Somebody looks after it.
AT_WORK = frozenset({ASSIGNED, IN_PROGRESS, WAITING_FOR_CITIZEN, WAITING_FOR_THIRD_PARTY})
_FROM_OPEN = AT_WORK | SETTLED

#: What may follow each status.
TRANSITIONS: Mapping[str, frozenset[str]] = {
    NEW: _FROM_OPEN,
    ASSIGNED: _FROM_OPEN - {ASSIGNED},
    IN_PROGRESS: _FROM_OPEN - {IN_PROGRESS},
    WAITING_FOR_CITIZEN: _FROM_OPEN - {WAITING_FOR_CITIZEN},
    WAITING_FOR_THIRD_PARTY: _FROM_OPEN - {WAITING_FOR_THIRD_PARTY},
    REOPENED: _FROM_OPEN,
    SOLVED: frozenset({CLOSED, REOPENED}),
    DUPLICATE: frozenset({CLOSED, REOPENED}),
    REJECTED: frozenset({CLOSED, REOPENED}),
    CLOSED: frozenset({REOPENED}),
}

#: Nobody works on the case any more.
DONE = frozenset({SOLVED, CLOSED, DUPLICATE, REJECTED})


def may_become(status: str, wanted: str) -> bool:
    """Return whether a case in this status may get the wanted one."""
    return wanted in TRANSITIONS.get(status, frozenset())


def can_be_reopened(status: str) -> bool:
    """Return whether a citizen may say that it is not done."""
    return may_become(status, REOPENED)
