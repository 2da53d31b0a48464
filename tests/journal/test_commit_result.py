"""Events that can only be told once the work of their transaction is done."""

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import CaseOpened, Event
from hotline.journal import Journal, JournalReader, JournalUnavailableError, store


async def two(connection: AsyncConnection) -> str:
    return str((await connection.execute(sa.text("SELECT 1 + 1"))).scalar())


def opened(reference: str) -> list[Event]:
    return [CaseOpened(at=1.0, call="demo-1.1", reference=reference)]


async def test_events_tell_what_the_work_returned(journal: Journal, reader: JournalReader) -> None:
    """The events are made of the result, and listeners and readers hear of them after it."""
    heard: list[Event] = []
    journal.listeners.append(heard.append)
    assert await journal.commit_result(two, opened) == "2"
    assert heard == opened("2")
    assert [entry.event for entry in await reader.after(0)] == opened("2")
    assert journal.written == 1


async def test_events_that_cannot_be_made_undo_the_work(journal: Journal, reader: JournalReader) -> None:
    """Where an event could not be read again nothing remains of the transaction, and the journal goes on."""

    async def make(connection: AsyncConnection) -> float:
        await connection.execute(sa.text("CREATE TABLE made (n INTEGER)"))
        return float("nan")

    with pytest.raises(ValueError, match="CaseOpened"):
        await journal.commit_result(make, lambda at: [CaseOpened(at=at, call="demo-1.1", reference="1")])
    assert await reader.after(0) == []
    assert await journal.commit_result(two, opened) == "2"

    async def look(connection: AsyncConnection) -> bool:
        return await connection.run_sync(lambda one: sa.inspect(one).has_table("made"))

    assert not await journal.commit([], look)


async def test_more_events_than_one_statement_holds_are_numbered_in_their_order(
    journal: Journal, reader: JournalReader
) -> None:
    """However many a transaction has, they stand in the journal one after the other."""
    many = [event for number in range(store.MOST_ROWS + 20) for event in opened(str(number))]
    assert await journal.commit_result(two, lambda _: many) == "2"
    assert [entry.event for entry in await reader.after(0, limit=2 * len(many))] == many


async def test_events_that_cannot_be_written_undo_the_work(journal: Journal, reader: JournalReader) -> None:
    """Where the database refuses the events, the caller gets the journal's error, and the work is not there."""

    async def take_the_table_away(connection: AsyncConnection) -> str:
        await connection.execute(sa.text("ALTER TABLE journal RENAME TO gone"))
        return "1"

    with pytest.raises(JournalUnavailableError):
        await journal.commit_result(take_the_table_away, opened)
    assert await journal.commit_result(two, opened) == "2"
    assert [entry.event for entry in await reader.after(0)] == opened("2")
