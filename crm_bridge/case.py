"""A case and its notes, as they are read."""

from collections.abc import Mapping, Sequence

import msgspec

from .case_status import DONE, can_be_reopened
from .category_hint import Hint


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
    #: Whose case it is; None: nobody knows.
    citizen: int | None = None
    #: What the citizen says about it.
    description: str = ""
    #: A key under `[categories]`.
    category: str | None = None
    #: `low`, `normal`, `high`, `urgent`.
    priority: str = "normal"
    #: Answers to the category's questions.
    form: Mapping[str, str | Sequence[str]] = {}
    #: Where it is, in words, and in degrees (WGS 84).
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    #: When the citizen is to have the first word, and the next one; None: at no time, or it was said.
    response_due_at: float | None = None
    update_due_at: float | None = None
    #: When the citizen had the first word of a person, and the last one.
    responded_at: float | None = None
    told_at: float | None = None
    #: When it was last settled, and closed; None: it is not.
    solved_at: float | None = None
    closed_at: float | None = None
    #: When anything about it was last different.
    changed_at: float = 0.0
    #: Counts the changes.
    version: int = 1
    #: The reference of the case of which this one is a duplicate.
    duplicate_of: str | None = None
    #: What it is probably about, the likeliest first; nobody has decided it.
    hints: tuple[Hint, ...] = ()
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
