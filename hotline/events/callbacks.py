"""Call-backs: a place in the queue without a channel; it is a call of its own, known by `callback`."""

from typing import Literal

from .kinds import CallEvent, Event


class CallbackEvent(Event, frozen=True, kw_only=True):
    """A fact about one call-back."""

    #: Identity of the call-back; also the `call` of the reservations made for it.
    callback: str


class CallbackOffered(CallEvent, frozen=True, kw_only=True):
    """The caller was told which key asks for a call-back."""

    queue: str


class CallbackRequested(CallbackEvent, frozen=True, kw_only=True):
    """The citizen hangs up and keeps the place. Committed before the citizen hears so."""

    #: The call in which it was asked for.
    call: str
    queue: str
    language: str
    #: Where to call, E.164.
    number: str
    #: The message that this call-back answers; None: the citizen asked for it while waiting.
    message: str | None = None
    #: What the call needs beside the queue's own requirement.
    requires: str = ""
    #: Since when the citizen waits, seconds since the epoch.
    since: float
    priority_seconds: float = 0.0
    preferred: str | None = None


class CallbackDialled(CallbackEvent, frozen=True, kw_only=True):
    """The citizen is about to be called; committed before Asterisk is asked, so that no attempt is made twice."""

    #: 1 for the first.
    attempt: int
    #: The Uniqueid that the citizen's channel will have.
    channel: str


class CallbackAnswered(CallbackEvent, frozen=True, kw_only=True):
    """The citizen answered and is there; `CallQueued` of that call takes over the place and the agent."""

    #: Uniqueid of the citizen's channel.
    call: str


class CallbackFailed(CallbackEvent, frozen=True, kw_only=True):
    """The citizen was not reached."""

    attempt: int
    reason: Literal[
        "busy", "no answer", "refused", "not confirmed", "hung up", "unreachable", "failed", "unknown"
    ]
    #: The place is taken up again then, seconds since the epoch; None: this was the last attempt.
    again_at: float | None = None


class CallbackRested(CallbackEvent, frozen=True, kw_only=True):
    """The turn came when citizens cannot be called (outside the hours, no Asterisk): the agent is free again."""

    #: The place is taken up again then, seconds since the epoch.
    until: float


class CallbackDue(CallbackEvent, frozen=True, kw_only=True):
    """The call-back is in line again, at its old age: the pause is over, or the call that had its place gave up."""


class CallbackEnded(CallbackEvent, frozen=True, kw_only=True):
    """The request is settled."""

    reason: Literal["talked", "called again", "not reached", "cancelled"]
    #: The case that was opened for a citizen who was not reached.
    reference: str | None = None
