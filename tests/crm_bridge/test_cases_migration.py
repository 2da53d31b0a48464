"""Cases of an earlier version."""

import alembic.command
import sqlalchemy as sa

from hotline import database


async def test_cases_of_before_are_new_and_belong_to_nobody_yet(database_url: str) -> None:
    """What an earlier version called `open` is `new`; other words stay as they are."""
    engine = database.create_engine(database_url)

    def to(connection: sa.Connection, revision: str) -> None:
        alembic.command.upgrade(database._alembic_config(connection), revision)

    async with engine.begin() as connection:
        await connection.run_sync(to, "0002")
        for number, status in ((100, "open"), (101, "odd")):
            await connection.execute(
                sa.text(
                    "INSERT INTO cases (number, reference, opened_at, status, channel, language, subject)"
                    " VALUES (:number, :reference, 1.0, :status, 'voice', 'ar', 'Voice message')"
                ),
                {"number": number, "reference": str(number), "status": status},
            )
    await database.migrate(database_url)
    async with engine.connect() as connection:
        query = sa.text("SELECT status, department, owner, due_at FROM cases ORDER BY number")
        rows = [tuple(row) for row in await connection.execute(query)]
    await engine.dispose()
    assert rows == [("new", None, None, None), ("odd", None, None, None)]
