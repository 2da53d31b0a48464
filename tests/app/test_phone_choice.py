"""Which telephone each agent takes calls with, over a restart."""

from collections.abc import Iterator

import alembic.command
import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database
from hotline.app.phone_choice import PhoneChoice
from hotline.events import AgentPhoneChosen
from hotline.journal import Journal, Standing

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
    before = PhoneChoice(Standing(journal, engine), lambda: NOW)
    told: list[str] = []
    before.listeners.append(told.append)
    for phone in ("browser", "desk") * 10 + ("browser", "browser"):
        await before.choose("1001", phone)
    assert told == ["1001"] * 21
    read.clear()
    after = PhoneChoice(Standing(journal, engine), lambda: NOW)
    await after.recover()
    assert (after.of("1001"), after.of("1002")) == ("browser", "desk")
    assert (after.was_made("1001"), after.was_made("1002")) == (True, False)
    assert [statement for statement in read if "FROM journal " in f"{statement} "] == []
    assert len(await Standing(journal, engine).read(AgentPhoneChosen)) == 1


async def test_a_choice_that_is_not_committed_is_not_made(journal: Journal, engine: AsyncEngine) -> None:
    """What stands and the fact come together or not at all."""
    choice = PhoneChoice(Standing(journal, engine), lambda: NOW)
    await journal.close()
    with pytest.raises(Exception, match="closed"):
        await choice.choose("1001", "browser")
    assert choice.of("1001") == "desk"
    assert await Standing(journal, engine).read(AgentPhoneChosen) == {}


async def test_choices_of_an_earlier_version_are_kept(database_url: str) -> None:
    """What the journal alone knew stands; the last choice counts."""
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
    choice = PhoneChoice(Standing(journal, engine), lambda: NOW)
    await choice.recover()
    await journal.close()
    await engine.dispose()
    assert choice.of("1001") == "browser"
