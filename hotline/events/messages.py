"""Messages: what callers leave, and who looks after it."""

from typing import Literal

from .kinds import CallEvent, Event


class MessageStarted(CallEvent, frozen=True, kw_only=True):
    """The beep was played; what the caller says is written to `path`."""

    message: str
    #: Relative to the folder of messages.
    path: str
    #: Whose people look after it; empty where an earlier version wrote the event.
    queue: str = ""
    #: The case that it belongs to; None: it opens one.
    reference: str | None = None


class MessageDiscarded(CallEvent, frozen=True, kw_only=True):
    """The caller wished to say it again, or nothing was said, or the file is damaged and in quarantine."""

    message: str
    reason: Literal["said again", "empty", "unreadable"]


class MessageLeft(CallEvent, frozen=True, kw_only=True):
    """The message is on disk and in the inbox."""

    message: str
    path: str
    seconds: float
    caller: str | None
    language: str
    #: Where it was recorded: by this controller, or by the dialplan alone.
    source: Literal["call", "lifeboat"]


class MessageAddedToCase(CallEvent, frozen=True, kw_only=True):
    """The message belongs to a case that was open already."""

    message: str
    reference: str


class MessageTranscribed(Event, frozen=True, kw_only=True):
    """A speech engine wrote down the message."""

    message: str
    engine: str
    #: 0 to 1; None where the engine gives none.
    confidence: float | None
    #: Nobody says anything in it: silence, or noise.
    empty: bool = False


class MessageTranscriptionFailed(Event, frozen=True, kw_only=True):
    """The engine could not read this message; it stays, and is tried again `again_at` if that is set."""

    message: str
    reason: str
    again_at: float | None = None


class MessageTaken(Event, frozen=True, kw_only=True):
    """An agent looks after the message."""

    message: str
    agent: str


class MessageReturned(Event, frozen=True, kw_only=True):
    """The message is for anybody again."""

    message: str
    agent: str


class MessageCalledBack(Event, frozen=True, kw_only=True):
    """The citizen was reached and talked with."""

    message: str
    agent: str


class MessageClosed(Event, frozen=True, kw_only=True):
    """Nothing is left to do for the message."""

    message: str
    #: An agent, or the user of the machine.
    by: str
