"""Finding contacts: pages of them, and one with its thread and its files."""

from typing import Literal

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.database import for_reading

from .channels.contact_desk import StoredContact, UnknownContactError
from .citizen_page import Place
from .contact_tables import attachment, correspondence

#: Contacts of a thread that are shown with one of it: the newest.
MOST_OF_THREAD = 50


class ContactFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which contacts are wanted; None: whatever it is."""

    #: `waiting`, `done`; of what goes out `to send`, `sending`, `sent`, `failed`.
    state: str | None = None
    queue: str | None = None
    channel: str | None = None
    direction: str | None = None
    agent: str | None = None
    citizen: int | None = None
    reference: str | None = None


class ContactPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some of the contacts that are wanted."""

    contacts: list[StoredContact]
    #: None: there is no further page.
    next: Place | None


class ContactFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that came with a contact."""

    id: int
    name: str
    #: As was found by looking into it.
    media_type: str
    bytes: int
    #: The citizen may see it.
    public: bool


class ContactShown(msgspec.Struct, frozen=True, kw_only=True):
    """A contact with what belongs to it."""

    contact: StoredContact
    #: The newest of its conversation, in the order in which they came, and it among them.
    thread: list[StoredContact]
    files: list[ContactFile]


_CONTACT = [correspondence.c[name] for name in StoredContact.__struct_fields__]
_FILE = [attachment.c[name] for name in ContactFile.__struct_fields__]


class ContactFinder:
    """Looks contacts up. Everything raises what the database raises."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = for_reading(engine)

    async def page(
        self,
        wanted: ContactFilter,
        limit: int,
        *,
        order: Literal["newest", "oldest"] = "newest",
        after: Place | None = None,
    ) -> ContactPage:
        """Return a page; `after` is `next` of the page before."""
        place = sa.tuple_(correspondence.c.at, correspondence.c.contact)
        columns = (correspondence.c.at, correspondence.c.contact)
        query = sa.select(*_CONTACT).limit(limit + 1)
        for name, value in msgspec.structs.asdict(wanted).items():
            if value is not None:
                query = query.where(correspondence.c[name] == value)
        if order == "oldest":
            query = query.order_by(*columns)
        else:
            query = query.order_by(*(column.desc() for column in columns))
        if after is not None:
            end = sa.tuple_(sa.literal(after.started_at, correspondence.c.at.type), sa.literal(after.id))
            query = query.where(place > end if order == "oldest" else place < end)
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query)).mappings().all()
        found = [StoredContact(**row) for row in rows]
        last = found[limit - 1] if len(found) > limit else None
        return ContactPage(
            contacts=found[:limit], next=None if last is None else Place(last.at, last.contact)
        )

    async def show(self, contact: str) -> ContactShown:
        """Return one with its thread and its files. Raises `UnknownContactError`."""
        one = sa.select(*_CONTACT).where(correspondence.c.contact == contact)
        files = sa.select(*_FILE).where(attachment.c.contact == contact).order_by(attachment.c.id)
        async with self._reading.connect() as connection:
            row = (await connection.execute(one)).mappings().first()
            if row is None:
                raise UnknownContactError(f"there is no contact {contact[:60]}")
            found = StoredContact(**row)
            thread = (await connection.execute(_thread_of(found))).mappings().all()
            kept = (await connection.execute(files)).mappings().all()
        return ContactShown(
            contact=found,
            thread=[StoredContact(**one) for one in reversed(thread)],
            files=[ContactFile(**one) for one in kept],
        )

    async def file(self, contact: str, number: int) -> tuple[ContactFile, str] | None:
        """Return a file of a contact and the path of its bytes in the store; None: it has no such file."""
        query = sa.select(*_FILE, attachment.c.path)
        query = query.where(attachment.c.contact == contact, attachment.c.id == number)
        async with self._reading.connect() as connection:
            row = (await connection.execute(query)).mappings().first()
        if row is None:
            return None
        return ContactFile(**{name: row[name] for name in ContactFile.__struct_fields__}), row["path"]


def _thread_of(found: StoredContact) -> sa.Select[tuple[object, ...]]:
    """Select the newest of the conversation first; where it has no name, the contact alone."""
    mine = (
        correspondence.c.contact == found.contact
        if found.thread is None
        else correspondence.c.thread == found.thread
    )
    newest = (correspondence.c.at.desc(), correspondence.c.contact.desc())
    return sa.select(*_CONTACT).where(mine).order_by(*newest).limit(MOST_OF_THREAD)
