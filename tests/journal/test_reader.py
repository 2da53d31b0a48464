import asyncio
from collections.abc import AsyncIterator

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.events import AgentSignedOut, ConsentNoticePlayed, MenuEntered
from hotline.journal import Entry, Journal, JournalReader
from hotline.journal.store import WRITER_LOCK
from hotline.journal.table import journal as table
from hotline.journal.tail import Tail
from hotline.testing.waiting import eventually


def entered(number: int, call: str = "demo-1.1") -> MenuEntered:
    return MenuEntered(at=1000.0 + number, call=call, menu=f"m{number}")


def menus(entries: list[Entry]) -> list[str]:
    return [entry.event.menu for entry in entries if isinstance(entry.event, MenuEntered)]


async def write_raw(engine: AsyncEngine, type_name: str, data: str) -> None:
    async with engine.begin() as connection:
        await connection.execute(
            sa.insert(table).values(node="demo", at=1.0, call="demo-1.1", type=type_name, data=data)
        )


class Follower:
    """Collects what a reader yields, in the background."""

    def __init__(self, entries: AsyncIterator[list[Entry]]) -> None:
        self.seen: list[Entry] = []
        self._task = asyncio.create_task(self._collect(entries))

    async def _collect(self, entries: AsyncIterator[list[Entry]]) -> None:
        async for some in entries:
            assert some
            self.seen += some

    async def stop(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


async def test_reading_by_pages(journal: Journal, reader: JournalReader) -> None:
    """Pages follow each other by the last number."""
    for number in range(25):
        journal.append(entered(number))
    await journal.flush()
    pages, place = [], 0
    while page := await reader.after(place, limit=10):
        pages.append(len(page))
        place = page[-1].seq
    assert pages == [10, 10, 5]
    assert await reader.last_seq() == place


async def test_empty_journal(reader: JournalReader) -> None:
    """An empty journal has number 0 and no entries."""
    assert await reader.last_seq() == 0
    assert await reader.after(0) == []
    assert await reader.newest(5) == []


async def test_entries_of_a_call(journal: Journal, reader: JournalReader) -> None:
    """A call's entries come in order, without those of others, and up to a number if that is given."""
    numbers = [await journal.append(entered(number, f"demo-1.{number % 2}")) for number in range(6)]
    assert menus(await reader.of_call("demo-1.0")) == ["m0", "m2", "m4"]
    assert menus(await reader.of_call("demo-1.0", until=numbers[2])) == ["m0", "m2"]


async def test_entries_of_types(journal: Journal, reader: JournalReader) -> None:
    """Entries are found by type and time."""
    journal.append(entered(1))
    journal.append(AgentSignedOut(at=1002.0, agent="1001"))
    journal.append(entered(9))
    await journal.flush()
    assert menus(await reader.of_types(["MenuEntered"], since=1000, until=1005)) == ["m1"]


async def test_newest(journal: Journal, reader: JournalReader) -> None:
    """The newest entries come oldest first."""
    for number in range(6):
        journal.append(entered(number))
    await journal.flush()
    assert menus(await reader.newest(2)) == ["m4", "m5"]


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("demo-1763.1", ["demo-1763.1"]),
        ("demo-1763.", ["demo-1763.1", "demo-1763.12"]),
        ("763.12", ["demo-1763.12"]),
        ("2", ["demo-1763.12", "other_1764.2"]),
        ("other_", ["other_1764.2"]),
        ("demo_", []),
        ("%", []),
    ],
)
async def test_calls_are_found_by_a_part_of_their_name(
    journal: Journal, reader: JournalReader, part: str, found: list[str]
) -> None:
    """The whole name wins over a beginning, and that over an end; % and _ are only characters."""
    for call in ("demo-1763.1", "demo-1763.12", "other_1764.2"):
        journal.append(entered(1, call))
    await journal.flush()
    assert await reader.calls_like(part) == found


# --- what a newer version wrote ---


async def test_entries_of_a_newer_version_are_skipped(
    journal: Journal, reader: JournalReader, engine: AsyncEngine
) -> None:
    """A type or contents that this version does not know is skipped and counted; the rest is read."""
    await journal.append(entered(1))
    await write_raw(engine, "RobotAnswered", '{"type":"RobotAnswered","at":1.0,"robot":7}')
    await write_raw(engine, "MenuEntered", '{"type":"MenuEntered","at":"noon"}')
    await write_raw(engine, "MenuEntered", "half a")
    await journal.append(entered(2))
    assert menus(await reader.after(0)) == ["m1", "m2"]
    assert reader.unknown == 3


async def test_field_of_a_newer_version_is_ignored(reader: JournalReader, engine: AsyncEngine) -> None:
    """An event with a field more than we know is read without it."""
    await write_raw(
        engine, "MenuEntered", '{"type":"MenuEntered","at":1.0,"call":"demo-1.1","menu":"m1","new":7}'
    )
    assert menus(await reader.after(0)) == ["m1"]


async def test_page_of_unknown_entries_is_not_the_end(
    journal: Journal, reader: JournalReader, engine: AsyncEngine
) -> None:
    """A whole page of unknown entries does not look like the journal's end."""
    for _ in range(5):
        await write_raw(engine, "RobotAnswered", "{}")
    await journal.append(entered(1))
    assert menus(await reader.after(0, limit=2)) == ["m1"]


# --- following ---


async def test_follower_gets_what_is_there_and_what_comes(journal: Journal, reader: JournalReader) -> None:
    """A follower sees old entries and new ones, each once and in order, without waiting for its poll."""
    for number in range(1500):
        journal.append(entered(number))
    await journal.flush()
    follower = Follower(reader.follow(0, poll_seconds=60))
    await eventually(lambda: len(follower.seen) == 1500)
    for number in range(1500, 1600):
        journal.append(entered(number))
        await asyncio.sleep(0)
    await eventually(lambda: len(follower.seen) == 1600)
    await follower.stop()
    assert menus(follower.seen) == [f"m{number}" for number in range(1600)]


async def test_follower_sees_what_other_processes_write(
    journal: Journal, reader: JournalReader, engine: AsyncEngine
) -> None:
    """Entries of another writer come within the poll time, in the order of their numbers with our own."""
    other = Journal(engine, "other")
    await journal.append(entered(0))
    follower = Follower(reader.follow(0, poll_seconds=0.05))
    for number in range(1, 21):
        await (other if number % 2 else journal).append(entered(number))
    await eventually(lambda: len(follower.seen) == 21)
    await follower.stop()
    await other.close()
    assert menus(follower.seen) == [f"m{number}" for number in range(21)]


async def test_follower_that_gathers_reads_less_often(journal: Journal, reader: JournalReader) -> None:
    """A follower in no hurry gets many entries at once."""
    lists = []

    async def collect() -> None:
        async for entries in reader.follow(0, poll_seconds=60, gather_seconds=0.2):
            lists.append(len(entries))  # noqa: PERF401 - it never ends

    clock = asyncio.get_running_loop().time
    task = asyncio.create_task(collect())
    await asyncio.sleep(0.05)
    began = clock()
    for number in range(50):
        await journal.append(entered(number))
    await eventually(lambda: sum(lists) == 50)
    lasted = clock() - began  # the longer on a slow disk
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert len(lists) <= 3 + lasted / 0.2


async def test_follower_survives_a_database_that_cannot_be_read(sqlite_url: str) -> None:
    """A follower that starts before the tables are there reports it and goes on when they are."""
    from hotline import database

    engine = database.create_engine(sqlite_url)
    follower = Follower(JournalReader(engine).follow(0, poll_seconds=0.02))
    await asyncio.sleep(0.1)
    await database.migrate(sqlite_url)
    journal = Journal(engine, "demo")
    await journal.append(entered(1))
    await eventually(lambda: len(follower.seen) == 1)
    await follower.stop()
    await journal.close()
    await engine.dispose()


async def test_several_writers_and_a_follower(engine: AsyncEngine) -> None:
    """With writers on several nodes a follower misses nothing, and numbers grow in the order of commits."""
    writers = [Journal(engine, f"node{number}", linger_seconds=0.001) for number in range(3)]
    follower = Follower(JournalReader(engine).follow(0, poll_seconds=0.001))

    async def write(writer: Journal) -> None:
        for number in range(150):
            receipt = writer.append(entered(number, f"{writer.node}-1.1"))
            if number % 10 == 0:
                await receipt
            elif number % 25 == 0:
                await writer.commit([ConsentNoticePlayed(at=1.0, call=f"{writer.node}-1.1")])
            else:
                await asyncio.sleep(0.0005)

    await asyncio.gather(*(write(writer) for writer in writers))
    for writer in writers:
        await writer.close()
    everything = await JournalReader(engine).after(0, limit=10_000)
    await eventually(lambda: len(follower.seen) == len(everything))
    await follower.stop()
    assert follower.seen == everything
    for writer in writers:
        assert menus([entry for entry in everything if entry.node == writer.node]) == [
            f"m{n}" for n in range(150)
        ]


@pytest.mark.postgresql
async def test_writer_waits_for_the_turn_of_another(engine: AsyncEngine) -> None:
    """On PostgreSQL nobody takes a number while another writer has one and has not committed."""
    if engine.dialect.name != "postgresql":
        pytest.skip("SQLite has one writer at a time by itself")
    journal = Journal(engine, "demo")
    await journal.append(entered(0))
    async with engine.connect() as other:
        await other.execute(sa.select(sa.func.pg_advisory_xact_lock(WRITER_LOCK)))
        waiting = journal.append(entered(1))
        done, _ = await asyncio.wait([waiting], timeout=0.3)
        assert not done
        first = (await other.execute(
            sa.insert(table).values(node="x", at=1.0, type="X", data="{}").returning(table.c.seq)
        )).scalar_one()  # fmt: skip
        await other.commit()
    assert await waiting > first
    await journal.close()


# --- the newest entries in memory ---


def entry(seq: int) -> Entry:
    return Entry(seq, "demo", entered(seq))


def test_tail_gives_only_what_follows_without_a_gap() -> None:
    """The memory answers only if nothing can be missing before its answer."""
    tail = Tail(size=4)
    tail.add([entry(seq) for seq in range(1, 7)])
    assert [e.seq for e in tail.after(4, 10)] == [5, 6]
    assert [e.seq for e in tail.after(2, 2)] == [3, 4]
    assert tail.after(1, 10) == []  # 2 is forgotten
    assert tail.after(6, 10) == []
    assert tail.after(9, 10) == []


def test_tail_forgets_before_a_gap() -> None:
    """After somebody else wrote in between, the memory begins anew."""
    tail = Tail()
    tail.add([entry(1), entry(2), entry(5)])
    assert tail.after(1, 10) == []
    assert tail.after(2, 10) == []
    assert [e.seq for e in tail.after(4, 10)] == [5]


async def test_place_in_time(journal: Journal, reader: JournalReader) -> None:
    """After `before(at)` stands everything that happened at that time or later, also what was told too late."""
    assert await reader.before(1000.0) == 0
    for number in (0, 1, 5, 2, 6):
        journal.append(entered(number))
    await journal.flush()
    assert menus(await reader.after(await reader.before(1002.0))) == ["m5", "m2", "m6"]
    assert await reader.before(1000.0) == 0
    assert await reader.before(2000.0) == await reader.last_seq()
