"""What a change of a case comes to: what is to be written, or why it is refused. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hotline.events import Event

from .case import Case, Note
from .permissions import Action

#: What a settled duplicate is to the case that goes on; `case_links.py` has the others.
DUPLICATE_OF = "duplicate of"


class CaseError(Exception):
    """A case cannot be changed like that; the text says why, and what can be done instead."""


class UnknownCaseError(CaseError):
    """There is no such case."""


class NotAllowedError(CaseError):
    """Whoever asks may not do that."""


class FormError(CaseError):
    """Answers to a category's questions cannot be taken; `problems` has one text for each question, by its key."""

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(problems.values()))
        self.problems = dict(problems)


class Difference(NamedTuple):
    """A field of a case that somebody else changed."""

    field: str
    old: object
    new: object
    by: str
    #: Seconds since the epoch.
    at: float


class StaleCaseError(CaseError):
    """Whoever changes the case read an older version of it; the text says what changed meanwhile and by whom."""

    def __init__(self, case: Case, version: int, meanwhile: Iterable[Difference]) -> None:
        #: As it is now.
        self.case = case
        self.version = version
        #: The newest last; notes alone leave it empty.
        self.meanwhile = tuple(meanwhile)
        changes = "; ".join(f"{one.field} is {one.new} now, by {one.by}" for one in self.meanwhile)
        reason = changes or "somebody wrote to it"
        super().__init__(
            f"{case.reference} was changed meanwhile (version {case.version}, not {version}): {reason}. "
            "Look at it again"
        )


class Link(NamedTuple):
    """What a case is to another one."""

    other: str
    #: One of `case_links.HOW`.
    how: str


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be written in one transaction."""

    #: For the journal; none: nothing changes.
    facts: tuple[Event, ...] = ()
    #: New values of the case's columns.
    values: Mapping[str, object] = field(default_factory=dict)
    note: Note | None = None
    #: Ties to other cases that come and go. Whether the others exist, and whether a circle arises, is seen on writing.
    link: Link | None = None
    unlink: Link | None = None
    #: What the audit says besides: old and new, by a word of its own.
    remarks: Mapping[str, tuple[object, object]] = field(default_factory=dict)
    #: What one must be allowed to do.
    actions: frozenset[Action] = frozenset()


def listed(names: Iterable[str]) -> str:
    """Return what there is to choose from, in words."""
    return ", ".join(sorted(names)) or "nothing else"
