"""One delivery: what one target is to learn of one change."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

#: `waiting` to be sent (or just being sent), `sent`, `dead`: refused for good, until somebody sends it again;
#: `dropped`: somebody said that it is not to be sent.
State = Literal["waiting", "sent", "dead", "dropped"]

#: What is sent where an interaction was made or is different.
INTERACTION = "interaction"


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the outbox. Times are seconds since the epoch."""

    id: int
    #: A key under `[bridge.targets]`.
    target: str
    #: The reference of a case, or the identity of an interaction: one after the other with the same key.
    key: str
    #: The journal's entry that caused it; a larger number is newer.
    seq: int
    #: The event's class name, or `interaction`.
    what: str
    #: JSON, as `snapshot.py` makes it.
    payload: str
    at: float
    state: State = "waiting"
    #: How often it was tried in vain, and how often of these the target refused it.
    attempts: int = 0
    refusals: int = 0
    #: Not before this time; while it is being sent, when it is tried again should the sender die.
    next_at: float = 0.0
    sent_at: float | None = None
    #: What went wrong last.
    problem: str | None = None

    @property
    def content(self) -> Mapping[str, Any]:
        """The payload, decoded."""
        return msgspec.json.decode(self.payload, type=dict[str, Any])

    @property
    def idempotency_key(self) -> str:
        """What stays the same however often it is sent; empty once its content was erased."""
        return str(self.content.get("id", ""))
