"""Citizens: who somebody is, what they agreed to, and what became of what we know.

Names, numbers and addresses stay in the store.
"""

from typing import Literal

from .kinds import Event


class CitizenEvent(Event, frozen=True, kw_only=True):
    """A fact about one citizen."""

    citizen: int
    #: An agent, the user of the machine, a program, or `citizen`.
    by: str


class CitizenAdded(CitizenEvent, frozen=True, kw_only=True):
    """A citizen is in the store."""


class CitizenChanged(CitizenEvent, frozen=True, kw_only=True):
    """Something about the citizen is different; what it was and is stands in the audit."""

    fields: tuple[str, ...]


class CitizensMerged(CitizenEvent, frozen=True, kw_only=True):
    """Two are one person: `citizen` is kept, `merged` belongs to it from now on."""

    merged: int


class CitizensUnmerged(CitizenEvent, frozen=True, kw_only=True):
    """They were two persons after all."""

    merged: int


class ConsentChanged(CitizenEvent, frozen=True, kw_only=True):
    """The citizen agreed to something, or agrees no longer; the proof is in the store."""

    #: `case updates`, `surveys`, `news`.
    purpose: str
    given: bool


class CitizenExported(CitizenEvent, frozen=True, kw_only=True):
    """Everything that we know of the citizen was written to a file."""

    files: int


class CitizenErased(CitizenEvent, frozen=True, kw_only=True):
    """What we knew of the citizen is gone, but for what the law has us keep."""

    #: Why something was kept: `legal hold`, `open case`; empty: nothing was.
    kept: tuple[str, ...] = ()


class RetentionApplied(Event, frozen=True, kw_only=True):
    """What was kept long enough is gone."""

    kind: Literal["interactions", "cases", "citizens", "correspondence", "audit"]
    count: int
