"""Everything that the case store knows of a citizen, as one document: docs/operator/data-protection.md has its form."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge import audit, citizen_reading, consents
from hotline.crm_bridge.citizen_adding import KIND
from hotline.crm_bridge.contact_tables import attachment, correspondence
from hotline.crm_bridge.tables import case_link, case_note, cases, interaction, survey

from . import desk_rows, quality_rows
from .about import About, batches
from .enclosed import Enclosed
from .ports import Holding

#: Of the document; a field may be added under the same number.
VERSION = 1

Row = dict[str, Any]

#: Where the bytes are is ours to know, and no data of the citizen.
HIDDEN = {"raw_path", "path", "comment_path", "node"}


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """All of it. Times are seconds since the epoch."""

    version: int = VERSION
    made_at: float
    citizen: Row
    household: Row | None
    consents: list[Row]
    cases: list[Row]
    interactions: list[Row]
    correspondence: list[Row]
    #: Recordings, messages with their transcripts, faxes.
    holdings: list[Row]
    attachments: list[Row]
    surveys: list[Row]
    #: What listeners wrote of the calls.
    quality: list[Row]
    #: What agents typed and have not saved, and what they said that calls led to.
    drafts: list[Row]
    dispositions: list[Row]
    audit: list[Row]


async def read_document(
    connection: AsyncConnection,
    about: About,
    holdings: Sequence[Holding],
    *,
    at: float,
    enclosed: Sequence[Enclosed] = (),
) -> Document:
    """Return the document; `file` of what has one is its path in the export. Raises what the database raises."""
    person, contacts = about.citizen, about.all_contacts
    home = [] if person.household is None else [person.household]
    households = await citizen_reading.households(connection, home)
    lines = [
        _plain(line) | {"subject": number}
        for number in person.group
        for line in await audit.read(connection, KIND, number)
    ]
    return Document(
        made_at=at,
        citizen=_plain(person),
        household=_plain(households[0]) if households else None,
        consents=[_plain(one) for one in await consents.read(connection, person.group)],
        cases=await _cases(connection, about),
        interactions=await _rows(connection, interaction.c.id, contacts, interaction.c.started_at),
        correspondence=_with_files(
            await _rows(connection, correspondence.c.contact, contacts, correspondence.c.at),
            "contact",
            enclosed,
        ),
        holdings=[_plain(one) for one in holdings],
        attachments=[
            _shown(row) | {"file": attachment_file(row)} for row in await attachments_of(connection, about)
        ],
        surveys=_with_files(
            await _rows(connection, survey.c.call, contacts, survey.c.offered_at), "call", enclosed
        ),
        quality=await quality_rows.assessments_of(connection, contacts),
        drafts=await desk_rows.drafts_of(connection, about, holdings),
        dispositions=await desk_rows.dispositions_of(connection, about),
        audit=sorted(lines, key=lambda line: float(line["at"])),
    )


async def attachments_of(connection: AsyncConnection, about: About) -> list[Row]:
    """Return the attachments of the citizen's contacts and cases, each once, with `path`."""
    found: dict[int, Row] = {}
    for column, names in (
        (attachment.c.contact, about.all_contacts),
        (attachment.c.reference, about.all_cases),
    ):
        for batch in batches(names):
            for row in (await connection.execute(sa.select(attachment).where(column.in_(batch)))).mappings():
                found[row["id"]] = dict(row)
    return [found[number] for number in sorted(found)]


def attachment_file(row: Row) -> str:
    """Return where an attachment stands in an export; its name is the sender's, so that its number goes before it."""
    safe = "".join(sign for sign in row["name"] if sign.isalnum() or sign in "._- ").strip(". ")[:80]
    return f"attachments/{row['id']}-{safe or 'file'}"


async def _cases(connection: AsyncConnection, about: About) -> list[Row]:
    found = await _rows(connection, cases.c.reference, about.all_cases, cases.c.opened_at)
    notes = await _rows(connection, case_note.c.reference, about.all_cases, case_note.c.id)
    links = await _rows(connection, case_link.c.reference, about.all_cases, case_link.c.at)
    for row in found:
        reference = row["reference"]
        # Internal ones too: the law asks for all that is known, whoever wrote it.
        row["notes"] = [note for note in notes if note["reference"] == reference]
        row["links"] = [link for link in links if link["reference"] == reference]
        row["audit"] = [_plain(line) for line in await audit.read(connection, "case", reference)]
    return found


async def _rows(
    connection: AsyncConnection, key: sa.Column[str], names: Collection[str], order: sa.ColumnElement[Any]
) -> list[Row]:
    found: list[Row] = []
    for batch in batches(names):
        query = sa.select(key.table).where(key.in_(batch)).order_by(order)
        found.extend(_shown(dict(row)) for row in (await connection.execute(query)).mappings())
    return found


def _with_files(rows: list[Row], key: str, enclosed: Sequence[Enclosed]) -> list[Row]:
    """Return the rows, with the path in the export of the file that each has."""
    files = {one.of: one.file for one in enclosed}
    return [row | ({"file": files[row[key]]} if row[key] in files else {}) for row in rows]


def _shown(row: Mapping[str, Any]) -> Row:
    return {name: value for name, value in row.items() if name not in HIDDEN}


def _plain(struct: msgspec.Struct) -> Row:
    plain: Row = msgspec.to_builtins(struct)
    return plain
