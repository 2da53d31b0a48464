"""What people do with contacts that wait: look at them, take, answer, put them aside as done, say whose they are.

Each change is committed with its fact and its audit, or not at all.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.crm_bridge import audit, citizen_reading
from hotline.crm_bridge.audit import AuditLine
from hotline.crm_bridge.contact_tables import attachment, correspondence
from hotline.crm_bridge.outgoing import ANSWER, Outgoing, answering, write
from hotline.crm_bridge.tables import cases, interaction
from hotline.database import for_reading
from hotline.events import CaseFileAdded, ContactChanged, Event
from hotline.journal import Journal

WAITING, DONE = "waiting", "done"

#: What the audit calls contacts.
KIND = "contact"


class ContactError(Exception):
    """It cannot be done; the text says why, and what can be done instead."""


class UnknownContactError(ContactError):
    """There is no such contact."""


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
    #: Who took it.
    agent: str | None
    state: str


_COLUMNS = [correspondence.c[name] for name in StoredContact.__struct_fields__]

#: Says, within the transaction, what of a contact is to be different, by column. Raises `ContactError`.
Change = Callable[[AsyncConnection, StoredContact], Awaitable[Mapping[str, Any]]]


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

    async def history(self, contact: str) -> list[AuditLine]:
        """Return who did what with it, the oldest first. Raises what the database raises."""
        async with self._reading.connect() as connection:
            return await audit.read(connection, KIND, contact)

    # Everything below raises `ContactError`, and what the journal raises.

    async def take(self, contact: str, *, by: str) -> None:
        """Say who looks after it. Who has it already may take it again; others may not."""

        async def change(_: AsyncConnection, found: StoredContact) -> Mapping[str, Any]:
            _check_waits(found)
            if found.agent not in {None, by}:
                raise ContactError(f"{contact} is with {found.agent}: reopening gives it to everybody again")
            return {"agent": by}

        await self._change(contact, change, by=by)

    async def done(self, contact: str, *, by: str) -> None:
        """Say that nobody has to look after it any more."""

        async def change(_: AsyncConnection, found: StoredContact) -> Mapping[str, Any]:
            _check_waits(found)
            return {"state": DONE}

        await self._change(contact, change, by=by)

    async def reopen(self, contact: str, *, by: str) -> None:
        """Have it wait for whoever comes first, whether it is done or somebody has it."""

        async def change(_: AsyncConnection, found: StoredContact) -> Mapping[str, Any]:
            if found.state not in {WAITING, DONE}:
                raise ContactError(f"{contact} is {found.state}: only what came in can wait")
            return {"state": WAITING, "agent": None}

        await self._change(contact, change, by=by)

    async def tie(self, contact: str, ties: Mapping[str, Any], *, by: str) -> None:
        """Say to which case (`reference`) and to whom (`citizen`) it belongs; None: to none. Its files go with it."""

        async def change(connection: AsyncConnection, _: StoredContact) -> Mapping[str, Any]:
            values = dict(ties)
            if values.get("reference") is not None:
                await _check_case(connection, values["reference"])
            if values.get("citizen") is not None:
                person = await citizen_reading.read(connection, values["citizen"])
                if person is None:
                    raise ContactError(f"there is no citizen {values['citizen']}")
                values["citizen"] = person.id
            return values

        await self._change(contact, change, by=by)

    async def answer(self, contact: str, text: str, *, by: str) -> str:
        """Answer by the same channel, in the same thread, and return our contact; it is sent by the controller.

        The one that is answered is done.
        """
        if not text.strip():
            raise ContactError("the answer has no words")
        ours: list[str] = []

        async def change(connection: AsyncConnection, found: StoredContact) -> Mapping[str, Any]:
            ours[:] = [await write(connection, _answer(found, text), at=self._clock())]
            answered: Mapping[str, tuple[object, object]] = {"answer": (None, ours[0])}
            await audit.write(
                connection, at=self._clock(), by=by, kind=KIND, subject=contact, changes=answered
            )
            return {"state": DONE}

        await self._change(contact, change, by=by)
        return ours[0]

    async def _change(self, contact: str, change: Change, *, by: str) -> None:
        at = self._clock()

        async def work(connection: AsyncConnection) -> list[Event]:
            found = await _find(connection, contact, lock=True)
            values = await change(connection, found)
            different = {name: value for name, value in values.items() if getattr(found, name) != value}
            if not different:
                return []
            mine = sa.update(correspondence).where(correspondence.c.contact == contact)
            await connection.execute(mine.values(different))
            changes = {name: (getattr(found, name), value) for name, value in different.items()}
            await audit.write(connection, at=at, by=by, kind=KIND, subject=contact, changes=changes)
            fact = ContactChanged(
                at=at, contact=contact, channel=found.channel, by=by, fields=tuple(different)
            )
            return [fact, *await _follow(connection, contact, different, at=at, by=by)]

        await self._journal.commit_result(work, lambda facts: facts)


def _check_waits(found: StoredContact) -> None:
    if found.state != WAITING:
        raise ContactError(f"{found.contact} is {found.state}: only what waits can be taken or done")


def _answer(found: StoredContact, text: str) -> Outgoing:
    if found.direction != "in" or not found.sender:
        raise ContactError(f"{found.contact} has nobody who could be answered")
    is_form = found.channel in {"web", "open311"}
    if is_form and "@" not in found.sender and not found.sender.startswith("+"):
        raise ContactError(f"{found.contact} has no address to which an answer could go")
    return Outgoing(
        channel=("email" if "@" in found.sender else "sms") if is_form else found.channel,
        to=found.sender,
        subject=answering(found.subject),
        text=text,
        what=ANSWER,
        reference=found.reference,
        citizen=found.citizen,
        language=found.language,
        thread=found.thread,
    )


async def _check_case(connection: AsyncConnection, reference: str) -> None:
    query = sa.select(cases.c.reference).where(cases.c.reference == reference)
    if (await connection.execute(query)).first() is None:
        raise ContactError(f"there is no case {reference[:40]}")


async def _follow(
    connection: AsyncConnection, contact: str, different: Mapping[str, Any], *, at: float, by: str
) -> list[Event]:
    """Have the interaction and the files of a contact belong to whom it belongs now."""
    ties = {name: different[name] for name in ("reference", "citizen", "agent") if name in different}
    if ties:
        await connection.execute(sa.update(interaction).where(interaction.c.id == contact).values(ties))
    if "reference" not in ties:
        return []
    mine = sa.update(attachment).where(attachment.c.contact == contact).values(reference=ties["reference"])
    files = (await connection.execute(mine.returning(attachment.c.id, attachment.c.public))).all()
    if ties["reference"] is None:
        return []
    return [
        CaseFileAdded(at=at, by=by, reference=ties["reference"], attachment=file.id, public=file.public)
        for file in sorted(files)
    ]


async def _find(connection: AsyncConnection, contact: str, *, lock: bool = False) -> StoredContact:
    query = sa.select(*_COLUMNS).where(correspondence.c.contact == contact)
    row = (await connection.execute(query.with_for_update() if lock else query)).first()
    if row is None:
        raise UnknownContactError(f"there is no contact {contact[:60]}")
    return StoredContact(**row._mapping)
