"""Filters of the list of cases that people gave names."""

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.database import for_reading
from hotline.journal import Journal

from .page_tables import saved_filter
from .plain_text import clean_line

#: Of one person, and letters of a name and of what it stands for.
MOST_FILTERS = 50
LONGEST_NAME = 60
LONGEST_QUERY = 2000


class SavedFilterError(Exception):
    """It cannot be kept; the text says why."""


class SavedFilter(msgspec.Struct, frozen=True, kw_only=True):
    """A filter with a name."""

    name: str
    #: As it stands in the address of the page, without `?`.
    query: str


class SavedFilters:
    """Keeps them; everything raises what the database or the journal raises."""

    def __init__(self, journal: Journal, engine: AsyncEngine) -> None:
        self._journal = journal
        self._reading = for_reading(engine)

    async def of(self, user: str) -> list[SavedFilter]:
        """Return a person's filters, by name."""
        table = saved_filter.c
        query = sa.select(table.name, table.query).where(table.user == user).order_by(table.name)
        async with self._reading.connect() as connection:
            return [SavedFilter(**row) for row in (await connection.execute(query)).mappings()]

    async def keep(self, user: str, name: str, query: str, *, at: float) -> None:
        """Keep one, in the place of the one with its name. Raises `SavedFilterError`."""
        name = clean_line(name, LONGEST_NAME)
        if not name:
            raise SavedFilterError("a filter needs a name")
        if len(query) > LONGEST_QUERY:
            raise SavedFilterError(f"the filter has {len(query)} signs: keep below {LONGEST_QUERY}")
        row = {"user": user, "name": name, "query": query, "at": at}

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(_one(user, name))
            table = saved_filter.c
            counted = sa.select(sa.func.count()).select_from(saved_filter).where(table.user == user)
            if (await connection.execute(counted)).scalar_one() >= MOST_FILTERS:
                raise SavedFilterError(f"{MOST_FILTERS} filters are kept: remove one first")
            await connection.execute(sa.insert(saved_filter).values(row))

        await self._journal.commit((), work)

    async def remove(self, user: str, name: str) -> None:
        """Remove one; none: nothing happens."""

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(_one(user, clean_line(name, LONGEST_NAME)))

        await self._journal.commit((), work)


def _one(user: str, name: str) -> sa.Delete:
    return sa.delete(saved_filter).where(saved_filter.c.user == user, saved_filter.c.name == name)
