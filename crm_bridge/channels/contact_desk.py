"""What people do with contacts that wait: look at them, answer, put them aside as done."""

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.crm_bridge.contact_tables import attachment, correspondence
from hotline.crm_bridge.outgoing import ANSWER, Outgoing, write
from hotline.database import for_reading
from hotline.journal import Journal

WAITING, DONE = "waiting", "done"


class ContactError(Exception):
    """It cannot be done; the text says why, and what can be done instead."""


class StoredContact(msgspec.Struct, frozen=True, kw_only=True):
    """A contact as it is kept; the fields are the columns of `correspondence`."""

    contact: str
    channel: str
    direction: str
    at: float
    sender: str
    recipient: str
    subject: str
    text: str
    language: str | None
    external_id: str | None
    thread: str | None
    citizen: int | None
    reference: str | None
    queue: str | None
    state: str


_COLUMNS = [correspondence.c[name] for name in StoredContact.__struct_fields__]


class ContactDesk:
    """Where contacts are looked after."""

    def __init__(self, journal: Journal, engine: AsyncEngine, clock: Clock) -> None:
        self._journal, self._clock = journal, clock
        self._reading = for_reading(engine)

    async def listed(self, state: str, queue: str | None, count: int) -> list[StoredContact]:
        """Return the contacts in a state, of one queue or of all, the oldest first. Raises what the database raises."""
        query = sa.select(*_COLUMNS).where(correspondence.c.state == state)
        if queue is not None:
            query = query.where(correspondence.c.queue == queue)
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query.order_by(correspondence.c.at).limit(count))).all()
        return [StoredContact(**row._mapping) for row in rows]

    async def find(self, contact: str) -> StoredContact:
        """Return a contact. Raises `ContactError` where there is none, and what the database raises."""
        async with self._reading.connect() as connection:
            return await _find(connection, contact)

    async def files_of(self, contact: str) -> list[sa.Row[str, str, int]]:
        """Return name, media type and size of the files that came with it. Raises what the database raises."""
        table = attachment.c
        query = sa.select(table.name, table.media_type, table.bytes).where(table.contact == contact)
        async with self._reading.connect() as connection:
            return list((await connection.execute(query.order_by(table.id))).all())

    async def done(self, contact: str) -> None:
        """Say that nobody has to look after it any more. Raises `ContactError`, and what the journal raises."""

        async def work(connection: AsyncConnection) -> None:
            found = await _find(connection, contact)
            if found.state != WAITING:
                raise ContactError(f"{contact} is {found.state}: only what waits can be done")
            await _finish(connection, contact)

        await self._journal.commit((), work)

    async def answer(self, contact: str, text: str) -> str:
        """Answer by the same channel, in the same thread, and return our contact; it is sent by the controller.

        The one that is answered is done. Raises `ContactError`, and what the journal raises.
        """
        if not text.strip():
            raise ContactError("the answer has no words")

        async def work(connection: AsyncConnection) -> str:
            found = await _find(connection, contact)
            if found.direction != "in" or not found.sender:
                raise ContactError(f"{contact} has nobody who could be answered")
            message = Outgoing(
                channel="email" if found.channel == "web" and "@" in found.sender else found.channel,
                to=found.sender,
                subject=_answered(found.subject),
                text=text,
                what=ANSWER,
                reference=found.reference,
                citizen=found.citizen,
                language=found.language,
                thread=found.thread,
            )
            await _finish(connection, contact)
            return await write(connection, message, at=self._clock())

        return await self._journal.commit((), work)


def _answered(subject: str) -> str:
    return subject if subject.lower().startswith("re:") else f"Re: {subject}"


async def _find(connection: AsyncConnection, contact: str) -> StoredContact:
    row = (await connection.execute(sa.select(*_COLUMNS).where(correspondence.c.contact == contact))).first()
    if row is None:
        raise ContactError(f"there is no contact {contact}")
    return StoredContact(**row._mapping)


async def _finish(connection: AsyncConnection, contact: str) -> None:
    change = sa.update(correspondence).where(
        correspondence.c.contact == contact, correspondence.c.state == WAITING
    )
    await connection.execute(change.values(state=DONE))
