"""What a target calls our cases and citizens, kept in the table `external`."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge.work_tables import external
from hotline.database import for_reading
from hotline.journal import Journal

#: Kinds of names: what the target calls a case, a person, and how new what it knows is.
CASE, CITIZEN, NEWEST = "case", "citizen", "newest"


def person_key(number: int) -> str:
    """Return what we call a citizen towards other systems. Pure."""
    return f"hotline-citizen-{number}"


class Names:
    """The names of one target. Each method raises what database and journal raise."""

    def __init__(self, target: str, engine: AsyncEngine, journal: Journal) -> None:
        self._target = target
        self._reading = for_reading(engine)
        self._journal = journal

    async def theirs(self, kind: str, ours: str) -> str | None:
        """Return what the target calls it; None: it knows nothing of it, as far as we know."""
        query = sa.select(external.c.theirs).where(
            external.c.target == self._target, external.c.kind == kind, external.c.ours == ours
        )
        async with self._reading.connect() as connection:
            return (await connection.execute(query)).scalar()

    async def all_of(self, kind: str, after: str, limit: int) -> list[tuple[str, str]]:
        """Return the next pairs of our name and theirs, in the order of ours."""
        query = sa.select(external.c.ours, external.c.theirs).where(
            external.c.target == self._target, external.c.kind == kind, external.c.ours > after
        )
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query.order_by(external.c.ours).limit(limit))).all()
        return [(ours, theirs) for ours, theirs in rows]

    async def keep(self, kind: str, ours: str, theirs: str) -> None:
        """Remember what the target calls it, from now on."""

        async def work(connection: AsyncConnection) -> None:
            insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
            new = insert(external).values(target=self._target, kind=kind, ours=ours, theirs=theirs)
            keys = ["target", "kind", "ours"]
            await connection.execute(new.on_conflict_do_update(index_elements=keys, set_={"theirs": theirs}))

        await self._journal.commit((), work)

    async def forget(self, kind: str, ours: str) -> None:
        """Remember it no longer."""
        statement = sa.delete(external).where(
            external.c.target == self._target, external.c.kind == kind, external.c.ours == ours
        )

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(statement)

        await self._journal.commit((), work)

    async def is_old(self, key: str, seq: int) -> bool:
        """Return whether the target knows something newer of this case: a dead letter was sent again late."""
        newest = await self.theirs(NEWEST, key)
        return newest is not None and int(newest) > seq

    async def keep_newest(self, key: str, seq: int) -> None:
        """Remember how new what the target knows is."""
        await self.keep(NEWEST, key, str(seq))
