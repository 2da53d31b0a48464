"""Cases as everybody may see them, and nothing of who reported them.

Only cases of public categories are there. Of those that came through a public channel (an app, the web form), where the
citizen was told so, everybody sees what was written, the photos, the place and the public notes; numbers and e-mail
addresses in the text are masked. Of all others (calls, e-mails, texts) there are category, status, times and a place
rounded to about 100 m: words said on the telephone are nobody else's, and a place in words may be somebody's home.
"""

import re
import unicodedata
from collections.abc import Sequence

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.database import for_reading
from hotline.logs import mask_text

from .case_status import DONE
from .contact_tables import attachment
from .file_types import PICTURES
from .tables import case_note, cases

#: Through which citizens report what everybody may see.
PUBLIC_CHANNELS = frozenset({"open311", "web"})

#: Decimals of the degrees of a place that is not public: 0.001° are 111 m.
ROUGH = 3

_address = re.compile(r"[^\s@<>()]+@[^\s@<>()]+")
_COLUMNS = tuple(
    cases.c[name]
    for name in (
        "reference", "channel", "status", "category", "department", "description", "place", "latitude", "longitude",
        "opened_at", "changed_at", "due_at",
    )
)  # fmt: skip


class PublicSearch(msgspec.Struct, frozen=True, kw_only=True):
    """Which cases are looked for. Times are seconds since the epoch."""

    #: These and no others; None: all that fit the rest.
    references: tuple[str, ...] | None = None
    since: float
    until: float
    categories: tuple[str, ...] = ()
    #: None: both.
    is_open: bool | None = None
    limit: int
    offset: int = 0


class PublicNote(msgspec.Struct, frozen=True, kw_only=True):
    """Something that everybody may read about a case."""

    id: int
    reference: str
    at: float
    text: str


class PublicCase(msgspec.Struct, frozen=True, kw_only=True):
    """What everybody may see of a case. Times are seconds since the epoch, places degrees (WGS 84)."""

    reference: str
    status: str
    category: str
    department: str | None
    description: str = ""
    place: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    opened_at: float
    changed_at: float
    due_at: float | None
    #: Words to the citizen, the newest.
    note: str | None = None
    #: Number of the newest picture in `attachment`.
    picture: int | None = None

    @property
    def is_open(self) -> bool:
        """Somebody works on it."""
        return self.status not in DONE


class PublicCases:
    """Reads them. Every function raises what the database raises."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._reading = for_reading(engine)

    async def search(self, search: PublicSearch, public: Sequence[str]) -> list[PublicCase]:
        """Return the cases that fit, the newest first; `public` are the categories that everybody may see."""
        query = sa.select(*_COLUMNS).where(cases.c.category.in_(search.categories or public))
        if search.references is not None:
            query = query.where(cases.c.reference.in_(search.references))
        else:
            query = query.where(cases.c.opened_at.between(search.since, search.until))
            if search.is_open is not None:
                done = sorted(DONE)
                is_open = cases.c.status.not_in(done) if search.is_open else cases.c.status.in_(done)
                query = query.where(is_open)
        query = query.order_by(cases.c.number.desc()).limit(search.limit).offset(search.offset)
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query)).mappings().all()
            return await _shown(connection, rows)

    async def notes(self, since: float, until: float, public: Sequence[str], limit: int) -> list[PublicNote]:
        """Return what everybody may read of that time, the oldest first."""
        query = (
            sa.select(case_note.c.id, case_note.c.reference, case_note.c.at, case_note.c.text)
            .join(cases, cases.c.reference == case_note.c.reference)
            .where(case_note.c.at.between(since, until), case_note.c.public)
            .where(cases.c.category.in_(public), cases.c.channel.in_(PUBLIC_CHANNELS))
            .order_by(case_note.c.id)
            .limit(limit)
        )
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query)).mappings()
            return [PublicNote(**dict(row) | {"text": without_addresses(row["text"])}) for row in rows]

    async def notes_of(self, references: Sequence[str]) -> dict[str, list[PublicNote]]:
        """Return what everybody may read about these cases, by reference, the oldest first."""
        query = (
            sa.select(case_note.c.id, case_note.c.reference, case_note.c.at, case_note.c.text)
            .join(cases, cases.c.reference == case_note.c.reference)
            .where(case_note.c.reference.in_(references), case_note.c.public)
            .where(cases.c.channel.in_(PUBLIC_CHANNELS))
            .order_by(case_note.c.id)
        )
        found: dict[str, list[PublicNote]] = {}
        async with self._reading.connect() as connection:
            for row in (await connection.execute(query)).mappings():
                note = PublicNote(**dict(row) | {"text": without_addresses(row["text"])})
                found.setdefault(note.reference, []).append(note)
        return found

    async def picture(self, number: int, public: Sequence[str]) -> tuple[str, str] | None:
        """Return path and media type of a picture that everybody may see; None: there is none."""
        query = (
            sa.select(attachment.c.path, attachment.c.media_type)
            .join(cases, cases.c.reference == attachment.c.reference)
            .where(attachment.c.id == number, attachment.c.public, attachment.c.media_type.in_(PICTURES))
            .where(cases.c.category.in_(public), cases.c.channel.in_(PUBLIC_CHANNELS))
        )
        async with self._reading.connect() as connection:
            row = (await connection.execute(query)).first()
        return None if row is None else (row.path, row.media_type)


async def _shown(connection: AsyncConnection, rows: Sequence[sa.RowMapping]) -> list[PublicCase]:
    public = [row["reference"] for row in rows if row["channel"] in PUBLIC_CHANNELS]
    notes = await _newest_notes(connection, public)
    pictures = await _newest_pictures(connection, public)
    return [
        _whole(row, notes.get(row["reference"]), pictures.get(row["reference"]))
        if row["channel"] in PUBLIC_CHANNELS
        else _outline(row)
        for row in rows
    ]


def _whole(row: sa.RowMapping, note: str | None, picture: int | None) -> PublicCase:
    fields = {name: row[name] for name in row if name != "channel"}
    fields["description"] = without_addresses(row["description"])
    fields["place"] = None if row["place"] is None else without_addresses(row["place"])
    return PublicCase(**fields, note=note, picture=picture)


def _outline(row: sa.RowMapping) -> PublicCase:
    hidden = {"channel", "description", "place", "latitude", "longitude"}
    fields = {name: row[name] for name in row if name not in hidden}
    return PublicCase(**fields, latitude=_rough(row["latitude"]), longitude=_rough(row["longitude"]))


def _rough(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, ROUGH)


async def _newest_notes(connection: AsyncConnection, references: Sequence[str]) -> dict[str, str]:
    query = sa.select(case_note.c.reference, case_note.c.text).where(
        case_note.c.id.in_(_newest(case_note, references, case_note.c.public))
    )
    found = await connection.execute(query)
    return {row.reference: without_addresses(row.text) for row in found}


async def _newest_pictures(connection: AsyncConnection, references: Sequence[str]) -> dict[str, int]:
    shown = sa.and_(attachment.c.public, attachment.c.media_type.in_(PICTURES))
    query = sa.select(attachment.c.reference, attachment.c.id).where(
        attachment.c.id.in_(_newest(attachment, references, shown))
    )
    return {row.reference: row.id for row in await connection.execute(query)}


def _newest(table: sa.Table, references: Sequence[str], shown: sa.ColumnElement[bool]) -> sa.Select[int]:
    """Return the query of the last row of each case."""
    newest: sa.Select[int] = sa.select(sa.func.max(table.c.id))
    return newest.where(table.c.reference.in_(references), shown).group_by(table.c.reference)


def without_addresses(text: str) -> str:
    """Return a text in which numbers (in the digits of any script) and e-mail addresses cannot be read. Pure."""
    bare = _address.sub("…@…", text)
    western = "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
        for sign in bare
        if unicodedata.category(sign) != "Cf"
    )
    masked = mask_text(western)
    return bare if masked == western else masked
