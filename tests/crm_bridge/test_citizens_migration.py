"""Citizens of an earlier version."""

import alembic.command
import sqlalchemy as sa

from hotline import database
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.journal import Journal


async def test_citizens_of_before_are_found_by_name(database_url: str) -> None:
    """Their words are in the index."""
    engine = database.create_engine(database_url)

    def to(connection: sa.Connection, revision: str) -> None:
        alembic.command.upgrade(database._alembic_config(connection), revision)

    async with engine.begin() as connection:
        await connection.run_sync(to, "0017")
        insert = (
            "INSERT INTO citizen (id, name_en, searchable, added_at, changed_at, version)"
            " VALUES (7, 'Salim Al Harthi', ' salim al harthi', 1.0, 1.0, 1), (8, NULL, '', 1.0, 1.0, 1)"
        )
        await connection.execute(sa.text(insert))
    await database.migrate(database_url)
    journal = Journal(engine, "demo")
    desk = CitizenDesk(journal, engine, lambda: 1.0)
    found = await desk.search("har sal")
    await journal.close()
    await engine.dispose()
    assert [one.id for one in found] == [7]
