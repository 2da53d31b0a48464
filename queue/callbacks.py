"""What is known of one call-back: the wish of a citizen who hung up and keeps the place in the queue.

The place itself is a `LiveCall` whose identity is the call-back's: the router sees it like any other call in line, and
an agent is reserved for it before the citizen is called. Beside it stands this record, for what a call has not: whom
to call, how often that was tried, and who took the place over.

| event | from | to |
|---|---|---|
| CallbackRequested | unknown | waiting |
| CallbackDialled | waiting | dialling |
| CallbackFailed, to be tried again | dialling, taken up | resting |
| CallbackFailed, the last time | dialling, taken up | given up |
| CallbackRested | waiting | resting |
| CallbackDue | resting, taken up | waiting, at the old age |
| CallbackAnswered | any but taken up | taken up by the call that we made |
| CallQueued that names it | any, unless another call took it up | taken up by that call, with place and agent |
| CallbackEnded | any | forgotten |

In line are those that wait and those that are being dialled; the agent stays reserved while the citizen's phone rings.
"""

from dataclasses import dataclass
from enum import StrEnum


class CallbackState(StrEnum):
    """Where a call-back is."""

    #: In line; an agent may be reserved for it.
    WAITING = "waiting"
    #: The citizen is being called. The agent who was reserved for it waits.
    DIALLING = "dialling"
    #: Out of the line until `not_before`.
    RESTING = "resting"
    #: A call of the citizen has the place: the one that we made, or one that the citizen made meanwhile.
    TAKEN_UP = "taken up"
    #: Not reached for the last time; a case is to be opened.
    GIVEN_UP = "given up"


@dataclass(slots=True)
class LiveCallback:
    """One open call-back. Only `LiveState` changes it."""

    callback: str
    #: The call in which it was asked for.
    call: str
    queue: str
    language: str
    #: Where to call, E.164.
    number: str
    #: Since when the citizen waits, seconds since the epoch.
    since: float
    priority_seconds: float = 0.0
    preferred: str | None = None
    requires: str = ""
    state: CallbackState = CallbackState.WAITING
    #: How often the citizen was called.
    attempts: int = 0
    #: The Uniqueid of the channel of the last of these; empty before the first.
    channel: str = ""
    #: When it takes its place again, seconds since the epoch; None where nobody knows yet.
    not_before: float | None = None
    #: The call that has its place.
    taken_by: str | None = None

    @property
    def was_reached(self) -> bool:
        """Whether it is taken up by the call that we made, and not by one of the citizen."""
        return self.taken_by is not None and self.taken_by == self.channel
