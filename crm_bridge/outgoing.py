"""What we write to citizens and field teams: kept first, then sent, by whatever channel.

    written (`to send`) ──> `sending` ──┬── the gateway has it: `sent`, an interaction, ContactSent
                                ↑   │   └── it never will:      `failed`, ContactNotSent
                                └───┘ not now: later, for `GIVE_UP_SECONDS`

Whoever has something to say writes it within the own transaction, so it is said if and only if what it tells of is
true. A message that may have been sent when we were killed is sent again under the same identity: mail programs show
it once (RFC 5322, 3.6.4: a Message-ID names one message), gateways for texts know it by its Idempotency-Key.
"""

from collections.abc import Sequence
from typing import Protocol

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .contact import LONGEST_LINE, LONGEST_TEXT, new_contact
from .contact_tables import correspondence
from .plain_text import clean_line, clean_text

TO_SEND, SENDING, SENT, FAILED = "to send", "sending", "sent", "failed"

#: What a person wrote to a citizen.
ANSWER = "answer"


class NotSentError(Exception):
    """It was refused for good; the text says why, and names neither addresses nor words."""


class LaterError(Exception):
    """It cannot be sent now; the text says why, and names neither addresses nor words."""


class NotNowError(LaterError):
    """It must not be sent before `until`, seconds since the epoch; nothing is wrong with the way to the other side."""

    def __init__(self, why: str, until: float) -> None:
        super().__init__(why)
        self.until = until


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """Something to be sent."""

    #: `email`, `sms`, or a key under `[social]`.
    channel: str
    #: In its one spelling (`addresses.normalise`).
    to: str
    subject: str
    text: str
    #: The occasion: `answer`, `received`, `solved`…
    what: str
    reference: str | None = None
    citizen: int | None = None
    language: str | None = None
    #: The same one is sent once.
    external_id: str | None = None
    #: The conversation to which it belongs; None: that of the newest contact about the case with the same address.
    thread: str | None = None


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What a sender gets."""

    #: Identity of the contact: the same letter has the same.
    contact: str
    at: float
    message: Outgoing
    #: What the other side calls the contacts of the thread, the oldest first; ours by their identity.
    earlier: tuple[str, ...] = ()

    @property
    def is_automatic(self) -> bool:
        """Nobody wrote it by hand."""
        return self.message.what != ANSWER


class Sender(Protocol):
    """Sends by one channel."""

    async def send(self, letter: Letter) -> None:
        """Return when the other side has taken it. Raises `NotSentError` and `LaterError`."""


class Check(Protocol):
    """Looks at what is about to be sent: what was right when it was written may be wrong by now."""

    async def __call__(self, connection: AsyncConnection, letter: Letter, now: float) -> None:
        """Return where it may be sent. Raises `NotSentError`, `NotNowError`, and what the database raises."""


async def write(connection: AsyncConnection, message: Outgoing, *, at: float) -> str:
    """Keep what is to be sent within the connection's transaction, and return the contact's identity.

    The same external identity is kept once. There is no fact yet: it is sent when the other side has taken it.
    """
    known = await _known(connection, message)
    if known is not None:
        return known
    contact = new_contact(at)
    await connection.execute(
        sa.insert(correspondence).values(
            contact=contact,
            channel=message.channel,
            direction="out",
            at=at,
            sender="",
            recipient=message.to,
            subject=clean_line(message.subject, LONGEST_LINE),
            text=clean_text(message.text, LONGEST_TEXT),
            language=message.language,
            external_id=message.external_id,
            thread=message.thread or await _thread(connection, message),
            citizen=message.citizen,
            reference=message.reference,
            state=TO_SEND,
            what=message.what,
        )
    )
    return contact


def answering(subject: str) -> str:
    """Return the subject of an answer to this one. Pure."""
    return subject if subject.lower().startswith("re:") else f"Re: {subject}"


async def _known(connection: AsyncConnection, message: Outgoing) -> str | None:
    if message.external_id is None:
        return None
    query = sa.select(correspondence.c.contact).where(
        correspondence.c.channel == message.channel, correspondence.c.external_id == message.external_id
    )
    return (await connection.execute(query)).scalar()


async def _thread(connection: AsyncConnection, message: Outgoing) -> str | None:
    """Return the thread of the newest contact about the case with this address."""
    if message.reference is None:
        return None
    table = correspondence.c
    query = (
        sa.select(table.thread)
        .where(
            table.reference == message.reference,
            table.channel == message.channel,
            sa.or_(table.sender == message.to, table.recipient == message.to),
            table.thread.is_not(None),
        )
        .order_by(table.at.desc())
        .limit(1)
    )
    return (await connection.execute(query)).scalar()


async def earlier_in_thread(connection: AsyncConnection, thread: str, before: float) -> Sequence[str]:
    """Return how the other side calls the contacts of a thread, the oldest first; ours by their identity."""
    table = correspondence.c
    query = (
        sa.select(table.contact, table.external_id, table.direction)
        .where(table.thread == thread, table.at < before, table.state != FAILED)
        .order_by(table.at, table.contact)
    )
    rows = (await connection.execute(query)).all()
    return [row.contact if row.direction == "out" else row.external_id or row.contact for row in rows]
