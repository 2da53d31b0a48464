"""A case and its notes, as they are read."""

import msgspec

from .case_status import DONE, can_be_reopened


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody wrote to a case."""

    #: Seconds since the epoch.
    at: float
    #: An agent, the user of the machine, or `citizen`.
    by: str
    #: The citizen may hear it.
    public: bool
    #: Language tag.
    language: str
    text: str


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """A case. Times are seconds since the epoch."""

    reference: str
    opened_at: float
    #: One of `case_status.TRANSITIONS`.
    status: str
    #: How the citizen came: `voice`…
    channel: str
    #: E.164; None if withheld.
    caller: str | None
    language: str
    #: The queue whose people look after it; None if none.
    queue: str | None
    subject: str
    #: A key under `[departments]`; None: nobody yet.
    department: str | None
    #: An agent's key; None: nobody in particular.
    owner: str | None
    #: None: at no time.
    due_at: float | None
    #: The last note that the citizen may hear.
    public_note: Note | None = None

    @property
    def is_done(self) -> bool:
        """Nobody works on it any more."""
        return self.status in DONE

    @property
    def can_be_reopened(self) -> bool:
        """The citizen may say that it is not done."""
        return can_be_reopened(self.status)
