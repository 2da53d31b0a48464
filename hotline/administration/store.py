"""Drafts and versions in the database. Each function works within the transaction of its caller."""

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .edits import Edit
from .switch import WrittenFile
from .tables import settings_draft, settings_version

#: States of a version.
PLANNED, PUBLISHED, NOT_WRITTEN = "planned", "published", "not written"

#: A draft has no more letters than this, as JSON.
MOST_LETTERS = 1_000_000


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is about to change."""

    user: str
    #: 0: there is none yet.
    version: int = 0
    edits: tuple[Edit, ...] = ()
    changed_at: float = 0.0


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """What was published, or is being published."""

    id: int
    at: float
    by: str
    note: str
    state: str
    undoes: int | None
    draft_of: str | None
    edits: tuple[Edit, ...]
    files: dict[str, WrittenFile]


class DraftChangedError(Exception):
    """The draft has another version than the one that was changed: another tab was quicker."""


async def draft_of(connection: AsyncConnection, node: str, user: str) -> Draft:
    """Return somebody's draft, an empty one where there is none."""
    query = sa.select(settings_draft).where(settings_draft.c.node == node, settings_draft.c.user == user)
    row = (await connection.execute(query)).one_or_none()
    return Draft(user=user) if row is None else _draft(row)


async def drafts(connection: AsyncConnection, node: str) -> list[Draft]:
    """Return everybody's drafts that are not empty, by name."""
    query = sa.select(settings_draft).where(settings_draft.c.node == node).order_by(settings_draft.c.user)
    return [one for one in map(_draft, await connection.execute(query)) if one.edits]


async def save_draft(
    connection: AsyncConnection, node: str, old: Draft, edits: Sequence[Edit], at: float
) -> Draft:
    """Put other edits into a draft that is still as old. Raises `DraftChangedError`."""
    new = Draft(user=old.user, version=old.version + 1, edits=tuple(edits), changed_at=at)
    values = {
        "version": new.version,
        "edits": msgspec.json.encode(new.edits).decode(),
        "changed_at": at,
    }
    if (await draft_of(connection, node, old.user)).version != old.version:
        raise DraftChangedError
    if old.version == 0:
        await connection.execute(sa.insert(settings_draft), [{"node": node, "user": old.user, **values}])
        return new
    done = await connection.execute(
        sa.update(settings_draft)
        .where(
            settings_draft.c.node == node,
            settings_draft.c.user == old.user,
            settings_draft.c.version == old.version,
        )
        .values(values)
    )
    if done.rowcount != 1:
        raise DraftChangedError
    return new


async def plan(connection: AsyncConnection, node: str, version: Version) -> Version:
    """Write down what is going to be published, and return it with its number."""
    row = {
        "node": node, "at": version.at, "by": version.by, "note": version.note, "state": PLANNED,
        "undoes": version.undoes, "draft_of": version.draft_of,
        "edits": msgspec.json.encode(version.edits).decode(), "files": msgspec.json.encode(version.files).decode(),
    }  # fmt: skip
    done = await connection.execute(sa.insert(settings_version).returning(settings_version.c.id), [row])
    return msgspec.structs.replace(version, id=int(done.scalar_one()), state=PLANNED)


async def set_state(connection: AsyncConnection, version: int, state: str) -> bool:
    """Say what became of a planned version; False: somebody has said so already."""
    done = await connection.execute(
        sa.update(settings_version)
        .where(settings_version.c.id == version, settings_version.c.state == PLANNED)
        .values(state=state)
    )
    return done.rowcount == 1


async def set_published(connection: AsyncConnection, version: Version) -> bool:
    """Say that a planned version is in the files, and what of it; False: somebody has said so already."""
    done = await connection.execute(
        sa.update(settings_version)
        .where(settings_version.c.id == version.id, settings_version.c.state == PLANNED)
        .values(
            state=PUBLISHED,
            edits=msgspec.json.encode(version.edits).decode(),
            files=msgspec.json.encode(version.files).decode(),
        )
    )
    return done.rowcount == 1


async def planned(connection: AsyncConnection, node: str) -> list[Version]:
    """Return the versions of which nobody knows whether they were written, the oldest first."""
    query = (
        sa.select(settings_version)
        .where(settings_version.c.node == node, settings_version.c.state == PLANNED)
        .order_by(settings_version.c.id)
    )
    return [_version(row) for row in await connection.execute(query)]


async def versions(connection: AsyncConnection, node: str, limit: int = 100) -> list[Version]:
    """Return what was published, the newest first."""
    query = (
        sa.select(settings_version)
        .where(settings_version.c.node == node, settings_version.c.state == PUBLISHED)
        .order_by(settings_version.c.id.desc())
        .limit(limit)
    )
    return [_version(row) for row in await connection.execute(query)]


async def version_of(connection: AsyncConnection, node: str, number: int) -> Version | None:
    """Return a version that was published; None: there is none with this number."""
    query = sa.select(settings_version).where(
        settings_version.c.node == node,
        settings_version.c.id == number,
        settings_version.c.state == PUBLISHED,
    )
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _version(row)


def _draft(row: sa.Row[Any]) -> Draft:
    edits = msgspec.json.decode(row.edits, type=tuple[Edit, ...])
    return Draft(user=row.user, version=row.version, edits=edits, changed_at=row.changed_at)


def _version(row: sa.Row[Any]) -> Version:
    return Version(
        id=row.id,
        at=row.at,
        by=row.by,
        note=row.note,
        state=row.state,
        undoes=row.undoes,
        draft_of=row.draft_of,
        edits=msgspec.json.decode(row.edits, type=tuple[Edit, ...]),
        files=msgspec.json.decode(row.files, type=dict[str, WrittenFile]),
    )
