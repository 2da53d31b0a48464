"""What somebody has typed and not saved, kept for the one who typed it: a page that closes loses nothing.

    the page ── PUT with the version that it knows ──> version + 1
             <── the newer content, where another page of the same person was quicker

Drafts are no facts: nothing of them is in the journal. They go when what they were for is saved, and in any case
`KEEP_SECONDS` after the last change.
"""

from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading

from .desk_tables import draft, opened_once

#: A draft that nobody has touched for so long is gone, seconds.
KEEP_SECONDS = 14 * 86_400.0

#: The longest content, bytes as UTF-8.
MOST_BYTES = 64 * 1024

#: Drafts of one person; of more, the oldest are forgotten.
MOST_DRAFTS = 200

_table = draft.c


class Draft(NamedTuple):
    """One draft."""

    key: str
    version: int
    #: Seconds since the epoch.
    changed_at: float
    #: A JSON object.
    content: str


class StaleDraftError(Exception):
    """The draft was changed by another page meanwhile; `draft` is what is kept now."""

    def __init__(self, kept: Draft) -> None:
        super().__init__(f"the draft {kept.key} has version {kept.version} by now")
        self.draft = kept


class Drafts:
    """The drafts of everybody, each for the owner only. Every method raises what the database raises."""

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine, self._clock = engine, clock
        self._reading = for_reading(engine)

    async def of(self, owner: str) -> list[Draft]:
        """Return a person's drafts, the one that was changed last first."""
        query = sa.select(_table.key, _table.version, _table.changed_at, _table.content)
        query = query.where(_table.owner == owner).order_by(_table.changed_at.desc()).limit(MOST_DRAFTS)
        async with self._reading.connect() as connection:
            return [Draft(*row) for row in (await connection.execute(query)).all()]

    async def find(self, owner: str, key: str) -> Draft | None:
        """Return one draft."""
        async with self._reading.connect() as connection:
            return await _find(connection, owner, key)

    async def put(self, owner: str, key: str, version: int, content: str) -> int:
        """Keep the content and return its version; `version` is that of the draft that it replaces, 0 for a new one.

        The same content again changes nothing, so a request may be repeated. Raises `StaleDraftError`.
        """
        try:
            async with self._engine.begin() as connection:
                return await self._put(connection, owner, key, version, content)
        except IntegrityError:  # another page made it in the same moment
            async with self._engine.begin() as connection:
                return await self._put(connection, owner, key, version, content)

    async def remove(self, owner: str, key: str) -> None:
        """Forget a draft, if there is one: what it was for is saved."""
        async with self._engine.begin() as connection:
            await connection.execute(sa.delete(draft).where(_table.owner == owner, _table.key == key))

    async def forget_old(self) -> int:
        """Forget what nobody has touched for long, and which requests were done long ago; return how many drafts."""
        before = self._clock() - KEEP_SECONDS
        async with self._engine.begin() as connection:
            await connection.execute(sa.delete(opened_once).where(opened_once.c.at < before))
            return (await connection.execute(sa.delete(draft).where(_table.changed_at < before))).rowcount

    async def _put(
        self, connection: AsyncConnection, owner: str, key: str, version: int, content: str
    ) -> int:
        kept = await _find(connection, owner, key, lock=True)
        if kept is not None and kept.content == content:
            return kept.version
        values = {"version": version + 1, "changed_at": self._clock(), "content": content}
        if kept is None:
            # A page that knows a version of a draft that is gone goes on with a new one.
            await connection.execute(sa.insert(draft).values(owner=owner, key=key, **values))
            await _forget_most(connection, owner)
        elif kept.version != version:
            raise StaleDraftError(kept)
        else:
            mine = sa.update(draft).where(_table.owner == owner, _table.key == key)
            await connection.execute(mine.values(values))
        return version + 1


async def _find(connection: AsyncConnection, owner: str, key: str, *, lock: bool = False) -> Draft | None:
    query = sa.select(_table.key, _table.version, _table.changed_at, _table.content)
    query = query.where(_table.owner == owner, _table.key == key)
    row = (await connection.execute(query.with_for_update() if lock else query)).first()
    return Draft(*row) if row is not None else None


async def _forget_most(connection: AsyncConnection, owner: str) -> None:
    """Keep the newest `MOST_DRAFTS` of a person."""
    newest = sa.select(_table.key).where(_table.owner == owner)
    newest = newest.order_by(_table.changed_at.desc(), _table.key).limit(MOST_DRAFTS)
    await connection.execute(
        sa.delete(draft).where(_table.owner == owner, _table.key.not_in(newest.scalar_subquery()))
    )
