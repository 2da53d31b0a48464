"""E-mails as they came: those that nobody could read are set aside here, and read again when somebody asks for it."""

import asyncio
import hashlib
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.crm_bridge.contact import Incoming, Intake, Taken, new_contact
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.files import FileStore
from hotline.database import for_reading
from hotline.events import ContactRefused
from hotline.journal import Journal

from .email_parsing import CHANNEL, read_email

#: State of what was set aside.
REFUSED = "refused"


class NotRefusedError(Exception):
    """There is no such contact that was set aside."""


class EmailShelf:
    """Keeps them."""

    def __init__(self, files: FileStore, journal: Journal, engine: AsyncEngine, clock: Clock) -> None:
        self._files, self._journal, self._clock = files, journal, clock
        self._reading = for_reading(engine)

    async def refuse(self, raw: bytes, why: str) -> None:
        """Set one aside: the raw is kept, and a fact says so. The same one is set aside once.

        Raises what the journal raises, and `OSError`.
        """
        contact, at = new_contact(self._clock()), self._clock()
        values = {
            "contact": contact,
            "channel": CHANNEL,
            "direction": "in",
            "at": at,
            "sender": "",
            "recipient": "",
            "subject": "",
            "text": why,
            "external_id": f"refused:{hashlib.sha256(raw).hexdigest()}",
            "state": REFUSED,
            "raw_path": await self._files.put(raw),
        }

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(sa.insert(correspondence).values(values))

        try:
            await self._journal.commit(
                [ContactRefused(at=at, contact=contact, channel=CHANNEL, why=why)], work
            )
        except IntegrityError:
            return  # it was set aside before

    async def retry(self, contact: str, intake: Intake, own: str) -> Taken:
        """Read one again, with a newer version perhaps, and take it in; what was set aside is done then.

        Raises `NotRefusedError`, `UnreadableEmailError`, what the intake raises, and `OSError`.
        """
        row = await self._row(contact)
        if row is None or row.state != REFUSED or row.raw_path is None:
            raise NotRefusedError(f"{contact} is nothing that was set aside")
        raw = await asyncio.to_thread(self._files.path_of(row.raw_path).read_bytes)
        taken = await intake.take(await asyncio.to_thread(read_email, raw, at=row.at, own=own))
        done = sa.update(correspondence).where(correspondence.c.contact == contact).values(state="done")

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(done)

        await self._journal.commit((), work)
        return taken

    async def is_same(self, contact: str, incoming: Incoming) -> bool:
        """Return whether an e-mail says what the one says that was taken in under the same Message-ID.

        Raises what the database raises, and `OSError`.
        """
        row = await self._row(contact)
        if row is None or row.raw_path is None or incoming.raw is None:
            return True
        return await asyncio.to_thread(_says_the_same, self._files.path_of(row.raw_path), incoming.raw)

    async def _row(self, contact: str) -> sa.Row[str, str | None, float] | None:
        table = correspondence.c
        query = sa.select(table.state, table.raw_path, table.at).where(table.contact == contact)
        async with self._reading.connect() as connection:
            return (await connection.execute(query)).first()


def _says_the_same(kept: Path, raw: bytes) -> bool:
    both = (read_email(one, at=0.0, own="") for one in (kept.read_bytes(), raw))
    return len({digest_of(one) for one in both}) == 1


def digest_of(incoming: Incoming) -> str:
    """Return what stands for the words of an e-mail, whatever way it took."""
    words = "\0".join((incoming.sender, incoming.subject, incoming.text))
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]
