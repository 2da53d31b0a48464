"""Wrong tries as all controllers of a database see them: hashed, bounded, forgotten, and never in anybody's way."""

import asyncio
import hashlib
import os
import signal
import sys
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database
from hotline.desk.door.counted_tries import SWEEP_SECONDS, WRITES_BURST, Count, CountedTries, Limit
from hotline.desk.door.tables import desk_try
from tests.desk.door.door_house import AISHA, ON_BOTH, House, sign_in

LIMIT = Limit("user", 3.0, 10.0)
AISHAS = Count(LIMIT, "aisha")
NOW = 1_795_334_400.0


class Clock:
    """Goes when it is told to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> float:
        return self.now


async def rows(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        return list((await connection.execute(sa.select(desk_try.c.id))).scalars())


@ON_BOTH
async def test_two_processes_count_as_one(engine: AsyncEngine, journal_url: str) -> None:
    """What one has counted the other waits for, and both forget it at the same pace."""
    clock, own = Clock(), database.create_engine(journal_url)
    here, there = CountedTries(engine, clock), CountedTries(own, clock)
    assert [await one.wrong(AISHAS) for one in (here, there, here)] == [0, 0, 0]
    assert (await here.wait(AISHAS), await there.wait(AISHAS)) == (10, 10)
    clock.now += 10
    assert await there.wait(AISHAS) == 0
    await own.dispose()


@ON_BOTH
async def test_tries_at_the_same_moment_take_one_permit_each(engine: AsyncEngine) -> None:
    """However many are compared at once: as many as there were permits came in time, and the others are told."""
    counted = CountedTries(engine, Clock())
    address = Count(Limit("address", 100.0, 1.0), "192.0.2.1")
    waits = await asyncio.gather(
        *(counted.wrong(*pair) for pair in [(AISHAS, address), (address, AISHAS)] * 4)
    )
    assert sorted(wait == 0 for wait in waits) == [False] * 5 + [True] * 3


async def test_the_table_names_nobody_and_is_swept(engine: AsyncEngine) -> None:
    """Hashes only; what is free again goes with the next wrong try, and of too many those that are soonest free."""
    clock = Clock()
    counted = CountedTries(engine, clock, most=2)
    for _ in range(3):
        await counted.wrong(AISHAS)
    await counted.wrong(Count(LIMIT, "maryam"))
    assert set(await rows(engine)) == {
        hashlib.sha256(f"user {who}".encode()).hexdigest() for who in ("aisha", "maryam")
    }
    clock.now += 10 + SWEEP_SECONDS
    await counted.wrong(AISHAS)
    assert await rows(engine) == [AISHAS.key]
    await counted.wrong(AISHAS)
    clock.now += SWEEP_SECONDS
    assert await rows(engine) == [AISHAS.key]
    await asyncio.gather(*(counted.wrong(Count(LIMIT, f"user{number}")) for number in range(6)))
    await counted.wrong(*[AISHAS] * 3)
    clock.now += 1
    counted._swept_at = 0.0
    await counted.wrong(AISHAS)
    left = await rows(engine)
    assert len(left) == 2
    assert AISHAS.key in left


async def test_a_flood_writes_no_more_than_so_many(engine: AsyncEngine) -> None:
    """Then this process counts by itself until it is over; another kind of try is written all the same."""
    counted = CountedTries(engine, Clock(), ticks=Clock())
    for number in range(int(WRITES_BURST) + 20):
        await counted.wrong(Count(LIMIT, f"user{number}"))
    assert len(await rows(engine)) == WRITES_BURST
    await counted.wrong(Count(Limit("screen", 3.0, 10.0), "192.0.2.1"))
    assert len(await rows(engine)) == WRITES_BURST + 1


async def test_a_clock_that_was_set_back_locks_nobody_out(engine: AsyncEngine) -> None:
    """A count of the future is none, and the next wrong try begins anew."""
    clock = Clock()
    counted = CountedTries(engine, clock)
    for _ in range(3):
        await counted.wrong(AISHAS)
    clock.now -= 86_400
    assert await counted.wait(AISHAS) == 0
    assert [await counted.wrong(AISHAS) for _ in range(4)] == [0, 0, 0, 10]


async def test_a_database_that_is_away_opens_and_closes_nothing(tmp_path: Path) -> None:
    """Nobody has to wait for it, and it is no failure; what each process counts by itself holds."""
    engine = database.create_engine(f"sqlite+aiosqlite:///{tmp_path}/none/hotline.db")
    counted = CountedTries(engine, Clock())
    assert (await counted.wait(AISHAS), await counted.wrong(AISHAS)) == (0, 0)
    await engine.dispose()


async def test_counts_that_cannot_be_written_leave_each_process_its_own(
    house: House, engine: AsyncEngine
) -> None:
    """A full disk: who knows the password comes in, who guesses waits after as many tries as one process allows."""
    await house.add(AISHA)

    def full(*given: object) -> None:
        if "desk_try" in str(given[2]):
            raise sa.exc.OperationalError(str(given[2]), {}, Exception("database or disk is full"))

    sa.event.listen(engine.sync_engine, "before_cursor_execute", full)
    try:
        assert (await sign_in(house.client(), "aisha")).status_code == 200
        codes = [
            (await sign_in(house.client(f"198.51.100.{n}"), "aisha", "wrong")).status_code for n in range(10)
        ]
    finally:
        sa.event.remove(engine.sync_engine, "before_cursor_execute", full)
    assert codes == [401] * 8 + [429] * 2


async def test_the_last_permit_is_for_one(house: House) -> None:
    """Where another node has taken it while a password was compared, not even a right one is told."""
    await house.add(AISHA)
    is_right = house.passwords.is_right
    elsewhere = CountedTries(house.engine, lambda: house.now)

    async def slowly(kept: str | None, password: str) -> bool:
        for _ in range(8):
            await elsewhere.wrong(Count(Limit("user", 8.0, 30.0), "aisha"))
        return await is_right(kept, password)

    house.passwords.is_right = slowly  # type: ignore[method-assign]
    assert (await sign_in(house.client("198.51.100.1"), "aisha")).status_code == 429


GUESSER = """
import asyncio, os, signal, sys
from hotline import database
from hotline.journal import Journal
from tests.desk.door.door_house import House, sign_in

async def main(url):
    engine = database.create_engine(url)
    house = House(Journal(engine, "second"), engine)
    for number in range(5):
        assert (await sign_in(house.client(f"203.0.113.{number}"), "aisha", "wrong")).status_code == 401
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main(sys.argv[1]))
"""


@ON_BOTH
async def test_a_controller_that_is_killed_forgets_no_try(house: House, journal_url: str) -> None:
    """Kill -9 right after the answer: the next one, which knows nothing, allows what was left."""
    await house.add(AISHA)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", GUESSER, journal_url, env={**os.environ, "PYTHONPATH": str(Path.cwd())}
    )
    assert await process.wait() == -signal.SIGKILL
    codes = [(await sign_in(house.client(f"198.51.100.{n}"), "aisha", "wrong")).status_code for n in range(5)]
    assert codes == [401] * 3 + [429] * 2
