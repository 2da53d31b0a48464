"""Which telephone each agent takes calls with, over a restart."""

from collections.abc import Iterator

import alembic.command
import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database
from hotline.app.phone_choice import PhoneChoice
from hotline.crm_bridge.desk_tables import phone_choice
from hotline.journal import Journal

NOW = 1_795_334_400.0


@pytest.fixture
def read(engine: AsyncEngine) -> Iterator[list[str]]:
    """The statements that the database is given."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    sa.event.listen(engine.sync_engine, "before_cursor_execute", note)
    yield statements
    sa.event.remove(engine.sync_engine, "before_cursor_execute", note)


async def test_a_start_reads_one_row_for_each_agent_and_no_journal(
    engine: AsyncEngine, journal: Journal, read: list[str]
) -> None:
    """However often an agent changed to and fro, the last choice is read, and of the journal nothing."""
    before = PhoneChoice(journal, lambda: NOW)
    told: list[str] = []
    before.listeners.append(told.append)
    for phone in ("browser", "desk") * 10 + ("browser", "browser"):
        await before.choose("1001", phone)
    assert told == ["1001"] * 21
    read.clear()
    after = PhoneChoice(journal, lambda: NOW)
    await after.recover(engine)
    assert (after.of("1001"), after.of("1002")) == ("browser", "desk")
    assert (after.was_made("1001"), after.was_made("1002")) == (True, False)
    assert [statement for statement in read if "journal" in statement] == []
    async with engine.connect() as connection:
        assert len((await connection.execute(sa.select(phone_choice))).all()) == 1


async def test_a_choice_that_is_not_committed_is_not_made(journal: Journal, engine: AsyncEngine) -> None:
    """Row and fact come together or not at all."""
    choice = PhoneChoice(journal, lambda: NOW)
    await journal.close()
    with pytest.raises(Exception, match="closed"):
        await choice.choose("1001", "browser")
    assert choice.of("1001") == "desk"
    async with engine.connect() as connection:
        assert (await connection.execute(sa.select(phone_choice))).all() == []


async def test_choices_of_an_earlier_version_are_kept(database_url: str) -> None:
    """What the journal alone knew is in the table; the last choice counts."""
    engine = database.create_engine(database_url)

    def to_before(connection: sa.Connection) -> None:
        alembic.command.upgrade(database._alembic_config(connection), "0026")

    row = "INSERT INTO journal (node, at, type, data) VALUES ('demo', 1.0, 'AgentPhoneChosen', :data)"
    async with engine.begin() as connection:
        await connection.run_sync(to_before)
        for phone in ("desk", "browser"):
            data = f'{{"at": 1.0, "agent": "1001", "phone": "{phone}"}}'
            await connection.execute(sa.text(row), {"data": data})
    await database.migrate(database_url)
    journal = Journal(engine, "demo")
    choice = PhoneChoice(journal, lambda: NOW)
    await choice.recover(engine)
    await journal.close()
    await engine.dispose()
    assert choice.of("1001") == "browser"
