"""The row of one contact."""

from typing import Literal

import msgspec

Outcome = Literal[
    "answered",
    "fax",
    "message",
    "outside",
    "call-back",
    "abandoned",
    "flowed out",
    "lost",
    "failed",
    "menu only",
    "received",
    "sent",
]
EndedBy = Literal["agent", "caller", "hotline", "unknown"]


class Interaction(msgspec.Struct, frozen=True, kw_only=True):
    """One contact of a citizen. Times are seconds since the epoch, lengths seconds."""

    #: Of a call its Uniqueid, otherwise the contact's.
    id: str
    #: `voice`, `fax`, `email`, `sms`, `web`, `open311`, or a key under `[social]`.
    channel: str = "voice"
    #: Whether the citizen came to us.
    direction: Literal["in", "out"] = "in"
    started_at: float
    ended_at: float
    #: From where the citizen came, or where we reached them: E.164, e-mail address, handle; None if withheld.
    address: str | None
    #: Who it was; None: nobody knows.
    citizen: int | None = None
    dialled: str | None
    language: str | None
    #: The last queue; None if the call was in none.
    queue: str | None
    #: Who talked last, and all who talked, in order.
    agent: str | None
    agents: tuple[str, ...]
    #: None if the call was in no queue.
    wait_seconds: float | None
    #: How often a phone rang, and how often an agent did not take the call.
    ring_attempts: int
    missed: int
    talk_seconds: float
    hold_seconds: float
    outcome: Outcome
    #: Who ended the talk, or the call if there was none.
    ended_by: EndedBy
    #: Path of the finished or unfinished recording; None if there is none.
    recording: str | None
    #: None until the recording is finished.
    recording_seconds: float | None
    #: The last message that was left.
    message: str | None
    message_seconds: float | None
    #: The message has a transcript.
    transcribed: bool
    #: The last case that was opened, or that got a message.
    reference: str | None
    #: Of what is written.
    subject: str | None = None
