"""What the status by telephone needs from the case store and from the voice; `hotline.app` hands it in."""

from typing import Protocol


class NoteState(Protocol):
    """What the department says to the citizen."""

    @property
    def language(self) -> str:
        """Language tag of the text."""

    @property
    def text(self) -> str:
        """What is said."""


class CaseState(Protocol):
    """A case, as far as callers are concerned."""

    @property
    def reference(self) -> str:
        """What the citizen keys."""

    @property
    def status(self) -> str:
        """One of the case store's words."""

    @property
    def department(self) -> str | None:
        """A key under `[departments]`."""

    @property
    def owner(self) -> str | None:
        """An agent's key."""

    @property
    def queue(self) -> str | None:
        """The queue in which it began."""

    @property
    def due_at(self) -> float | None:
        """Seconds since the epoch."""

    @property
    def response_due_at(self) -> float | None:
        """When the citizen was to have the first word, seconds since the epoch; None: at no time, or it was said."""

    @property
    def duplicate_of(self) -> str | None:
        """The reference of the earlier case with which it is dealt."""

    @property
    def public_note(self) -> NoteState | None:
        """The last note that the citizen may hear."""

    @property
    def is_done(self) -> bool:
        """Nobody works on it any more."""

    @property
    def can_be_reopened(self) -> bool:
        """The citizen may say that it is not done."""


class Answer(Protocol):
    """What a question found."""

    @property
    def case(self) -> CaseState | None:
        """None where no case fits, and where no answer is given."""

    @property
    def refused(self) -> bool:
        """The caller asked too much."""


class Cases(Protocol):
    """The case store. Everything but `is_reference` raises what the database raises."""

    def is_reference(self, digits: str) -> bool:
        """Return whether form and check digit are those of a reference."""

    async def has_cases(self, caller: str) -> bool:
        """Return whether this number (E.164) has a case."""

    async def ask(self, call: str, caller: str | None, digits: str) -> Answer:
        """Look for a case by its reference, or by the caller's number and the reference's last digits."""

    async def find(self, reference: str) -> CaseState | None:
        """Return a case that the caller was answered about."""

    async def reopen(self, reference: str, call: str) -> bool:
        """Reopen it; it is committed when this returns. False where it is at work already."""


class Texts(Protocol):
    """Speaks what no catalogue has."""

    def prepare(self, language: str, text: str) -> None:
        """Begin to make the sound, so that it is there when it is wanted."""

    async def sound(self, language: str, text: str) -> str | None:
        """Return the sound, relative to the folder of sounds; None where it cannot be made in time."""
