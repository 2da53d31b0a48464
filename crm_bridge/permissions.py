"""Who may do what with cases, as one table. Pure.

The lines are those of the city: agents take cases up, the follow-up drives them on and settles them, field teams work
on those of their own departments. A supervisor may everything that people may; a citizen has few ways, and they are
about the citizen's own case; a program may what its token's scopes say.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Line(StrEnum):
    """Who somebody is, as far as cases are concerned."""

    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    SUPERVISOR = "supervisor"
    CITIZEN = "citizen"
    PROGRAM = "program"


class Action(StrEnum):
    """What can be done with a case."""

    #: See everything about it, internal notes too.
    SEE = "see"
    #: See and tell status, department, due day and public notes.
    TELL_STATUS = "tell status"
    OPEN = "open"
    #: Write an internal note, or a public one.
    NOTE = "note"
    #: Add words or a file as the citizen.
    ADD_WORD = "add word"
    FILE = "file"
    CATEGORISE = "categorise"
    #: Subject, description, form, place, citizen.
    DESCRIBE = "describe"
    LINK = "link"
    ASSIGN = "assign"
    SET_DUE = "set due"
    PRIORITISE = "prioritise"
    #: In progress, waiting for somebody.
    WORK = "work"
    SOLVE = "solve"
    REJECT = "reject"
    MERGE_DUPLICATES = "merge duplicates"
    CLOSE = "close"
    REOPEN = "reopen"


_A = Action
_FIRST = frozenset(
    {_A.SEE, _A.TELL_STATUS, _A.OPEN, _A.NOTE, _A.FILE, _A.CATEGORISE, _A.DESCRIBE, _A.LINK, _A.REOPEN}
)
_SECOND = _FIRST | {
    _A.ASSIGN, _A.SET_DUE, _A.PRIORITISE, _A.WORK, _A.SOLVE, _A.REJECT, _A.MERGE_DUPLICATES, _A.CLOSE,
}  # fmt: skip

#: What each line may do. A program is not here: its scopes say it.
TABLE: Mapping[Line, frozenset[Action]] = {
    Line.FIRST: _FIRST,
    Line.SECOND: _SECOND,
    Line.THIRD: frozenset({_A.SEE, _A.TELL_STATUS, _A.NOTE, _A.FILE, _A.WORK, _A.SOLVE}),
    Line.SUPERVISOR: frozenset(Action) - {_A.ADD_WORD},
    Line.CITIZEN: frozenset({_A.TELL_STATUS, _A.OPEN, _A.ADD_WORD, _A.FILE, _A.REOPEN}),
}

#: What a program may do by each scope of its token; writing includes reading.
SCOPES: Mapping[str, frozenset[Action]] = {
    "cases:read": frozenset({_A.SEE, _A.TELL_STATUS}),
    "cases:write": frozenset(Action),
}


def may(line: Line | str, action: Action | str, scopes: Collection[str] = ()) -> bool:
    """Return whether somebody of this line may do this; `scopes` are those of a program's token.

    Raises `ValueError` for a line or an action that is not in the table: nobody decides about what nobody knows.
    """
    line, action = Line(line), Action(action)
    if line is Line.PROGRAM:
        return any(action in SCOPES.get(scope, ()) for scope in scopes)
    return action in TABLE[line]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who changes a case."""

    #: An agent's key, the user of the machine, `citizen`, `team:KEY`, `sla`, or the holder of a token.
    by: str
    line: Line
    #: Only cases of these departments; None: of all. Of a field team its department and those below it.
    departments: frozenset[str] | None = None
    #: Of a program's token.
    scopes: frozenset[str] = frozenset()


def refusal(actor: Actor, actions: Collection[Action], department: str | None) -> str | None:
    """Return why the actor may not do one of these with a case of this department; None: all may be done."""
    for action in actions:
        if not may(actor.line, action, actor.scopes):
            return f"the {actor.line} line may not do this ({action})"
    if actor.departments is not None and department not in actor.departments:
        return "the case belongs to another department"
    return None
