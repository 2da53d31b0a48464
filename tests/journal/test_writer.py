import asyncio
import gc
from collections.abc import Sequence

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.events import CallEvent, ConsentNoticePlayed, Event, MenuEntered
from hotline.journal import (
    Journal,
    JournalClosedError,
    JournalFullError,
    JournalReader,
    JournalUnavailableError,
)
from hotline.journal.entry import Row
from hotline.journal.pen import Pen
from hotline.testing.postgresql import PostgresqlServer
from hotline.testing.waiting import eventually


def entered(number: int, call: str = "demo-1.1") -> MenuEntered:
    return MenuEntered(at=1000.0 + number, call=call, menu=f"m{number}")


def menus(events: list[Event]) -> list[str]:
    return [event.menu for event in events if isinstance(event, MenuEntered)]


async def menus_in(reader: JournalReader) -> list[str]:
    return menus([entry.event for entry in await reader.after(0)])


# --- appending ---


async def test_appended_event_is_read_again(journal: Journal, reader: JournalReader) -> None:
    """What was appended comes back with its number, its node, and all its fields."""
    seq = await journal.append(entered(1))
    (entry,) = await reader.after(0)
    assert (entry.seq, entry.node, entry.event) == (seq, "demo", entered(1))


async def test_order_is_the_order_of_appending(journal: Journal, reader: JournalReader) -> None:
    """Numbers grow in the order of append(), whoever awaits them."""
    receipts = [journal.append(entered(number)) for number in range(1200)]
    numbers = await asyncio.gather(*reversed(receipts))
    assert numbers == sorted(numbers, reverse=True)
    read = [entry.event for entry in await reader.after(0, limit=2000)]
    assert menus(read) == [f"m{number}" for number in range(1200)]


async def test_events_share_a_commit(journal: Journal) -> None:
    """Events that wait together are committed together."""
    await asyncio.gather(*(journal.append(entered(number)) for number in range(50)))
    assert journal.written == 50
    assert journal.commits <= 2


async def test_awaited_event_does_not_linger(engine: AsyncEngine) -> None:
    """Whoever awaits an event is not kept waiting for others."""
    journal = Journal(engine, "demo", linger_seconds=30)
    async with asyncio.timeout(20):
        await journal.append(entered(1))
        await asyncio.wait_for(journal.append(entered(2)), 20)
        await asyncio.wait([journal.append(entered(3))])
    await journal.close()


async def test_event_that_nobody_awaits_lingers_for_company(engine: AsyncEngine) -> None:
    """An event that nobody awaits is written after the linger time, with those that came meanwhile."""
    journal = Journal(engine, "demo", linger_seconds=0.5)
    await journal.append(entered(0))  # opens the connection
    journal.append(entered(1))
    await asyncio.sleep(0.02)
    journal.append(entered(2))
    assert journal.written == 1
    await eventually(lambda: not journal.waiting)
    assert (journal.written, journal.commits) == (3, 2)
    await journal.close()


async def test_appending_never_waits(journal: Journal) -> None:
    """append() returns although the database is busy: nothing is written while it is called a thousand times."""
    await journal.append(entered(0))
    for number in range(1000):
        journal.append(entered(number))
    assert (journal.waiting, journal.written) == (1000, 1)


async def test_caller_who_gives_up_does_not_withdraw_the_event(
    journal: Journal, reader: JournalReader
) -> None:
    """A fact stays a fact when whoever awaited its number is cancelled."""
    journal.append(entered(1)).cancel()
    await journal.append(entered(2))
    assert await menus_in(reader) == ["m1", "m2"]


@pytest.mark.parametrize(
    "event",
    [
        MenuEntered(at=float("nan"), call="demo-1.1", menu="main"),
        MenuEntered(at=1.0, call="demo-1.1", menu=7),  # type: ignore[arg-type]
        MenuEntered(at=1.0, call="demo-1.1", menu="\ud800"),
        MenuEntered(at=1.0, call="demo\0", menu="main"),
        CallEvent(at=1.0, call="demo-1.1"),
    ],
)
async def test_event_that_could_not_be_read_again_is_refused(journal: Journal, event: Event) -> None:
    """Whoever makes an event that no reader could understand learns of it at once; the journal goes on."""
    with pytest.raises(ValueError, match=type(event).__name__):
        journal.append(event)
    await journal.append(entered(1))


async def test_any_text_survives(journal: Journal, reader: JournalReader) -> None:
    """Arabic, emoji, quotes and the NUL character come back as they were."""
    text = "مياه 'x' \"y\" \0 🚰 \\ %s $1 ?"
    await journal.append(MenuEntered(at=1.0, call="demo-1.1", menu=text))
    assert await menus_in(reader) == [text]


# --- listeners ---


async def test_listeners_hear_at_once(journal: Journal) -> None:
    """append() has told every listener when it returns."""
    heard: list[Event] = []
    journal.listeners.append(heard.append)
    journal.append(entered(1))
    assert heard == [entered(1)]


async def test_listener_that_appends_keeps_the_order_for_all(journal: Journal) -> None:
    """An event that a listener appends is told after the event that caused it, to every listener."""
    heard: list[Event] = []

    def react(event: Event) -> None:
        if isinstance(event, MenuEntered) and event.menu == "m1":
            journal.append(entered(2))

    journal.listeners += [react, heard.append]
    journal.append(entered(1))
    assert menus(heard) == ["m1", "m2"]
    await journal.flush()


async def test_listener_that_raises_does_not_keep_others_from_hearing(journal: Journal) -> None:
    """A broken listener is reported; the others and the journal go on."""
    heard: list[Event] = []

    def broken(_event: Event) -> None:
        message = "broken"
        raise RuntimeError(message)

    journal.listeners += [broken, heard.append]
    await journal.append(entered(1))
    assert menus(heard) == ["m1"]


# --- transactions ---


async def insert_cursor(connection: AsyncConnection) -> str:
    await connection.execute(sa.text("INSERT INTO journal_cursor VALUES ('x', 7, '{}')"))
    return "done"


async def count_cursors(engine: AsyncEngine) -> int:
    async with engine.connect() as connection:
        count: int = (await connection.execute(sa.text("SELECT count(*) FROM journal_cursor"))).scalar_one()
        return count


async def test_work_and_events_are_committed_together(
    journal: Journal, reader: JournalReader, engine: AsyncEngine
) -> None:
    """commit() writes what `work` wrote and the events, after what was appended before, and returns its result."""
    journal.append(entered(1))
    assert await journal.commit([entered(2), entered(3)], insert_cursor) == "done"
    assert await menus_in(reader) == ["m1", "m2", "m3"]
    assert await count_cursors(engine) == 1


async def test_transaction_that_fails_leaves_nothing(
    journal: Journal, reader: JournalReader, engine: AsyncEngine
) -> None:
    """Where `work` raises, its writes and the events are gone, the error is the caller's, the journal goes on."""
    heard: list[Event] = []
    journal.listeners.append(heard.append)

    async def work(connection: AsyncConnection) -> None:
        await insert_cursor(connection)
        message = "no"
        raise LookupError(message)

    with pytest.raises(LookupError, match="no"):
        await journal.commit([entered(2)], work)
    assert heard == []
    assert await count_cursors(engine) == 0
    await journal.append(entered(3))
    assert await menus_in(reader) == ["m3"]
    assert journal.healthy


async def test_listeners_hear_of_a_transaction_after_its_commit(
    journal: Journal, engine: AsyncEngine
) -> None:
    """An event of a transaction is told when it is on disk, not before."""
    heard: list[Event] = []
    journal.listeners.append(heard.append)

    async def work(_connection: AsyncConnection) -> None:
        assert heard == []

    await journal.commit([entered(1)], work)
    assert menus(heard) == ["m1"]


async def test_transaction_is_finished_although_its_caller_is_cancelled(
    journal: Journal, reader: JournalReader
) -> None:
    """A caller who hangs up in the middle of a transaction does not break it."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def work(_connection: AsyncConnection) -> None:
        begun.set()
        await go_on.wait()

    task = asyncio.create_task(journal.commit([entered(1)], work))
    await begun.wait()
    task.cancel()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    await journal.flush()
    assert await menus_in(reader) == ["m1"]


async def test_flush_waits_for_a_transaction_under_way(journal: Journal, reader: JournalReader) -> None:
    """What is being committed while flush() is called is on disk when it returns."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def work(_connection: AsyncConnection) -> None:
        begun.set()
        await go_on.wait()

    committing = asyncio.create_task(journal.commit([entered(1)], work))
    await begun.wait()
    flushing = asyncio.create_task(journal.flush())
    done, _ = await asyncio.wait([flushing], timeout=0.05)
    assert not done
    go_on.set()
    await flushing
    assert await menus_in(reader) == ["m1"]
    await committing


async def test_transaction_whose_caller_is_gone_before_it_began_is_left_out(
    journal: Journal, reader: JournalReader
) -> None:
    """A transaction that has not begun when its caller is cancelled does not happen."""
    task: asyncio.Task[object] = asyncio.create_task(journal.commit([entered(1)]))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await journal.append(entered(2))
    assert await menus_in(reader) == ["m2"]


async def test_work_that_awaits_the_journal_is_told(journal: Journal) -> None:
    """Work that would wait for itself gets an error instead."""

    async def work(_connection: AsyncConnection) -> None:
        await journal.flush()
        await journal.commit([entered(1)])

    with pytest.raises(RuntimeError, match="must not await the journal"):
        await journal.commit([], work)


async def test_transactions_and_appends_keep_their_order(journal: Journal, reader: JournalReader) -> None:
    """Events are numbered in the order in which append() and commit() were called."""
    tasks: list[asyncio.Task[object]] = []
    for number in range(0, 40, 2):
        journal.append(entered(number))
        tasks.append(asyncio.create_task(journal.commit([entered(number + 1)])))
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    assert await menus_in(reader) == [f"m{number}" for number in range(40)]


# --- a database that cannot be written ---


class BrokenDisk:
    """Lets writes fail while `broken`; with `after`, only after the commit was done."""

    def __init__(self, journal: Journal) -> None:
        self.broken = False
        self.after = False
        store = journal._pen._store
        self._insert = store.insert
        store.insert = self.insert  # type: ignore[method-assign]

    async def insert(self, driver: object, rows: Sequence[Row]) -> Sequence[int]:
        if self.broken and not self.after:
            message = "No space left on device"
            raise OSError(message)
        numbers = await self._insert(driver, rows)
        if self.broken:
            self.broken = False
            message = "connection reset"
            raise ConnectionResetError(message)
        return numbers


@pytest.fixture
def quick(engine: AsyncEngine) -> Journal:
    return Journal(engine, "demo", retry_seconds=(0.01, 0.05), capacity=100)


async def test_nothing_is_lost_while_the_disk_fails(quick: Journal, engine: AsyncEngine) -> None:
    """Events wait in their order for a disk that fails, callers with them, and all come to disk once."""
    disk = BrokenDisk(quick)
    await quick.append(entered(0))
    disk.broken = True
    receipts = [quick.append(entered(number)) for number in range(1, 31)]
    await eventually(lambda: quick.health.failures >= 3)
    assert "No space left on device" in quick.health.problem
    assert not any([quick.healthy, *(receipt.done() for receipt in receipts)])
    disk.broken = False
    await asyncio.gather(*receipts)
    assert quick.healthy
    assert await menus_in(JournalReader(engine)) == [f"m{number}" for number in range(31)]
    await quick.close()


async def test_commit_whose_answer_was_lost_is_not_done_twice(quick: Journal, engine: AsyncEngine) -> None:
    """A connection that breaks after the commit and before its answer neither loses nor doubles an event."""
    disk = BrokenDisk(quick)
    disk.broken = disk.after = True
    receipts = [quick.append(entered(number)) for number in range(5)]
    await eventually(lambda: quick.health.failures == 1)
    receipts += [quick.append(entered(number)) for number in range(5, 9)]
    numbers = await asyncio.gather(*receipts)
    assert await menus_in(JournalReader(engine)) == [f"m{number}" for number in range(9)]
    assert numbers == [entry.seq for entry in await JournalReader(engine).after(0)]
    await quick.close()


async def test_transaction_during_a_failure_gets_the_error(quick: Journal) -> None:
    """Whoever commits or flushes is told at once that the database cannot be written; the appended events stay."""
    disk = BrokenDisk(quick)
    disk.broken = True
    quick.append(entered(1))
    with pytest.raises(JournalUnavailableError, match="No space left"):
        await quick.commit([entered(2)])
    with pytest.raises(JournalUnavailableError):
        await quick.flush()
    assert quick.waiting == 1
    disk.broken = False
    await quick.flush()
    assert quick.written == 1
    await quick.close()


async def test_memory_is_bounded(quick: Journal) -> None:
    """Beyond its capacity the journal refuses events and counts them; listeners still hear of them."""
    disk = BrokenDisk(quick)
    disk.broken = True
    heard: list[Event] = []
    quick.listeners.append(heard.append)
    receipts = [quick.append(entered(number)) for number in range(120)]
    assert quick.refused == 20
    with pytest.raises(JournalFullError):
        await receipts[100]
    assert len(heard) == 120
    disk.broken = False
    await quick.flush()
    assert quick.written == 100
    await quick.close()


async def test_unfetched_errors_make_no_noise(quick: Journal) -> None:
    """A refused event whose future nobody looks at does not complain later."""
    complaints: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: complaints.append(context))
    BrokenDisk(quick).broken = True
    for number in range(120):
        quick.append(entered(number))
    with pytest.raises(JournalUnavailableError):
        await quick.close(grace_seconds=0.05)
    gc.collect()
    await asyncio.sleep(0)
    assert complaints == []


async def test_closing_says_what_was_lost(quick: Journal) -> None:
    """close() tries for its grace time, then says how many events could not be written, and those who wait."""
    BrokenDisk(quick).broken = True
    receipt = quick.append(entered(1))
    with pytest.raises(
        JournalUnavailableError, match=r"1 events could not be written before the end: .*No space"
    ):
        await quick.close(grace_seconds=0.1)
    with pytest.raises(JournalClosedError):
        await receipt
    with pytest.raises(JournalClosedError):
        await quick.append(entered(2))
    with pytest.raises(JournalClosedError):
        await quick.commit([entered(2)])


async def test_closing_lets_the_driver_finish(quick: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that is being given up is not disturbed by the end: aiosqlite would wait for ever."""
    begun, finished = asyncio.Event(), []
    lift = quick._pen.lift

    async def slow() -> None:
        begun.set()
        await asyncio.sleep(0.1)
        await lift()
        finished.append(True)

    monkeypatch.setattr(quick._pen, "lift", slow)
    BrokenDisk(quick).broken = True
    quick.append(entered(1))
    await begun.wait()
    with pytest.raises(JournalUnavailableError):
        await quick.close(grace_seconds=0)
    assert finished == [True, True]


async def test_closing_writes_what_waits(engine: AsyncEngine) -> None:
    """close() writes what nobody awaited."""
    journal = Journal(engine, "demo", linger_seconds=30)
    for number in range(700):
        journal.append(entered(number))
    await journal.close()
    await journal.close()
    assert journal.written == 700


@pytest.mark.postgresql
async def test_server_that_restarts(
    postgresql_server: PostgresqlServer, engine: AsyncEngine, quick: Journal
) -> None:
    """A PostgreSQL server that goes away and comes back costs no event."""
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no server")
    await quick.append(entered(0))
    await asyncio.to_thread(postgresql_server.stop)
    for number in range(1, 10):
        quick.append(entered(number))
    await eventually(lambda: not quick.healthy)
    await asyncio.to_thread(postgresql_server.start)
    await quick.flush()
    assert await menus_in(JournalReader(engine)) == [f"m{number}" for number in range(10)]
    await quick.close()


@pytest.mark.postgresql
async def test_server_that_ends_in_the_middle_of_work(engine: AsyncEngine, quick: Journal) -> None:
    """Whoever committed hears that the journal is unavailable, not the driver's words; nothing is written."""
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has no server")

    async def work(connection: AsyncConnection) -> None:
        await connection.execute(sa.text("SELECT pg_terminate_backend(pg_backend_pid())"))

    with pytest.raises(JournalUnavailableError):
        await quick.commit([entered(0)], work)
    assert await menus_in(JournalReader(engine)) == []
    await quick.close()


async def test_table_that_is_missing_is_reported(sqlite_url: str) -> None:
    """A database without our tables is a failure with words, not a dead writer."""
    from hotline import database

    engine = database.create_engine(sqlite_url)
    journal = Journal(engine, "demo", retry_seconds=(0.01, 0.02))
    journal.append(ConsentNoticePlayed(at=1.0, call="demo-1.1"))
    with pytest.raises(JournalUnavailableError, match="no such table"):
        await journal.flush()
    with pytest.raises(JournalUnavailableError):
        await journal.close(grace_seconds=0.05)
    assert isinstance(journal._pen, Pen)
    await engine.dispose()
