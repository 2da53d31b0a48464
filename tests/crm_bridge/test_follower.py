import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator, Sequence

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge import follower as module
from hotline.crm_bridge.follower import Follower
from hotline.crm_bridge.work_tables import external
from hotline.events import CaseDueChanged, CaseOpened, CaseStatusChanged, Event
from hotline.journal import Entry, Journal, JournalReader
from hotline.testing.nursery import Nursery
from hotline.testing.waiting import eventually

from .mortal import copy, follow


def opened(number: int) -> CaseOpened:
    return CaseOpened(at=float(number), reference=f"{number}")


def changed(number: int) -> CaseStatusChanged:
    return CaseStatusChanged(at=float(number), reference=f"{number}", by="101", status="solved")


async def copied(engine: AsyncEngine) -> set[int]:
    async with engine.connect() as connection:
        return set(map(int, (await connection.execute(sa.select(external.c.ours))).scalars()))


async def append_all(journal: Journal, events: Sequence[Event]) -> None:
    for event in events:
        journal.append(event)
    await journal.flush()


async def come_to(follower: Follower, place: int) -> None:
    await eventually(lambda: follower.place == place)


@contextlib.asynccontextmanager
async def running(*followers: Follower) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(follower.run()) for follower in followers]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def test_takes_what_was_and_what_comes(
    engine: AsyncEngine, journal: Journal, reader: JournalReader
) -> None:
    """Every entry is taken, those from before the start and those after, also by the next run."""
    await append_all(journal, [opened(number) for number in range(250)])
    follower = Follower("copy", engine, reader, copy)
    async with running(follower):
        await eventually(lambda: follower.place == 250)
        await append_all(journal, [opened(250)])
        await eventually(lambda: follower.place == 251)
    await append_all(journal, [opened(251)])
    follower = Follower("copy", engine, reader, copy)
    async with running(follower):
        await eventually(lambda: follower.place == 252)
    assert await copied(engine) == set(range(1, 253))


async def test_takes_no_more_at_a_time_than_its_chunk(
    engine: AsyncEngine, journal: Journal, reader: JournalReader
) -> None:
    """Whoever works long on an entry holds the database for a few of them only."""
    sizes: list[int] = []

    async def take(connection: AsyncConnection, entries: Sequence[Entry]) -> None:
        sizes.append(len(entries))
        await copy(connection, entries)

    await append_all(journal, [opened(number) for number in range(23)])
    follower = Follower("copy", engine, reader, take, chunk=10)
    async with running(follower):
        await eventually(lambda: follower.place == 23)
    assert sizes == [10, 10, 3]


async def test_begins_now_and_forgets_nothing_of_it(
    engine: AsyncEngine, journal: Journal, reader: JournalReader
) -> None:
    """A follower that begins with what comes has that place at once, not only with its first entry."""
    await append_all(journal, [opened(1), opened(2)])
    await Follower("copy", engine, reader, copy, from_now=True).begin()
    await append_all(journal, [opened(3)])
    follower = Follower("copy", engine, reader, copy, from_now=True)
    async with running(follower):
        await eventually(lambda: follower.place == 3)
    assert await copied(engine) == {3}


async def test_passes_over_other_types_without_a_commit(
    engine: AsyncEngine, journal: Journal, reader: JournalReader
) -> None:
    """Entries of other types are not taken, and cost no commit of their own."""
    follower = Follower("copy", engine, reader, copy, types=(CaseOpened,))
    async with running(follower):
        await append_all(journal, [opened(1), changed(1), changed(2)])
        await eventually(lambda: follower.place == 3)
        assert await copied(engine) == {1}
        await append_all(journal, [changed(3)])
        await eventually(lambda: follower.place == 4)
    later = Follower("copy", engine, reader, copy, types=(CaseOpened,))
    await later.begin()
    assert later.place == 3  # number 4 is read again, which does no harm


async def test_facts_are_committed_with_the_place(
    engine: AsyncEngine, journal: Journal, reader: JournalReader
) -> None:
    """The facts that `take` returns are in the journal exactly once, and listeners hear of them."""
    heard: list[Event] = []
    journal.listeners.append(heard.append)

    async def due(connection: AsyncConnection, entries: Sequence[Entry]) -> list[Event]:
        return [CaseDueChanged(at=9.0, reference="1", by="sla", due_at=10.0) for _ in entries]

    follower = Follower("due", engine, reader, due, journal=journal, types=(CaseOpened,))
    async with running(follower):
        await append_all(journal, [opened(1), opened(2)])
        await eventually(lambda: follower.place == 4)
    written = [entry.event for entry in await JournalReader(engine).after(0)]
    assert [type(event) for event in written] == [CaseOpened, CaseOpened, CaseDueChanged, CaseDueChanged]
    assert heard == written


async def test_facts_without_a_journal_are_refused(
    engine: AsyncEngine, journal: Journal, reader: JournalReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A follower without a journal keeps nothing of a `take` that has facts, instead of losing them."""
    monkeypatch.setattr(module, "RETRY_SECONDS", (0.01, 0.02))

    async def take(connection: AsyncConnection, entries: Sequence[Entry]) -> list[Event]:
        await copy(connection, entries)
        return [changed(1)]

    follower = Follower("copy", engine, reader, take)
    async with running(follower):
        await append_all(journal, [opened(1)])
        await asyncio.sleep(0.1)
    assert (follower.place, await copied(engine)) == (0, set())


async def test_what_fails_is_tried_again_whole(
    engine: AsyncEngine, journal: Journal, reader: JournalReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where `take` fails, nothing of it stays, and it is tried until it succeeds."""
    monkeypatch.setattr(module, "RETRY_SECONDS", (0.01, 0.02))
    tries = 0

    async def take(connection: AsyncConnection, entries: Sequence[Entry]) -> None:
        nonlocal tries
        tries += 1
        await copy(connection, entries)
        if tries < 4:
            raise OSError("No space left on device") if tries % 2 else KeyError("a mistake of ours")

    await append_all(journal, [opened(1), opened(2)])
    for given in (None, journal):
        tries = 0
        follower = Follower(f"copy {given is None}", engine, reader, take, journal=given)
        async with running(follower):
            await come_to(follower, 2)
        assert (tries, await copied(engine)) == (4, {1, 2})
        async with engine.begin() as connection:
            await connection.execute(sa.delete(external))


async def test_followers_of_one_name_share(
    engine: AsyncEngine, journal: Journal, reader: JournalReader
) -> None:
    """Several followers of one name, as of several controllers, take each entry once between them."""
    followers = [Follower("copy", engine, reader, copy, journal=given) for given in (None, journal, None)]
    async with running(*followers):
        for first in range(0, 300, 7):
            await append_all(journal, [opened(number) for number in range(first, first + 7)])
        last = await reader.last_seq()
        await eventually(lambda: all(follower.place == last for follower in followers))
    assert await copied(engine) == set(range(1, last + 1))


@pytest.mark.parametrize("moment", ["taken", "taken and kept", "committed"])
async def test_killed_follower_goes_on_as_if_it_had_not_been(  # noqa: PLR0917 -- fixtures
    engine: AsyncEngine, journal: Journal, reader: JournalReader, migrated_url: str, nursery: Nursery, moment: str
) -> None:  # fmt: skip
    """Kill -9 before, within and after the commit: in the end every entry was taken once."""
    await append_all(journal, [opened(number) for number in range(100)])
    for steps in (4, 3):
        assert await nursery.run(follow, migrated_url, moment, steps) == -signal.SIGKILL
    assert 0 < len(await copied(engine)) < 100
    follower = Follower("copy", engine, reader, copy)
    async with running(follower):
        await eventually(lambda: follower.place == 100)
    assert await copied(engine) == set(range(1, 101))
