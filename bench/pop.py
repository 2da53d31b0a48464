"""The look-up of a screen pop in a store of 100,000 citizens and a million contacts, on SQLite and on PostgreSQL.

Callers come with the skew of the city: mostly those who call often, some shared telephones, strangers and withheld
numbers. Each round looks them up one after the other: cold (a new process of the database, and on PostgreSQL a new
server, where the machine's own cache of files stays), warm, and beside 20 writes a second, each one contact committed.
Then 20 look-ups begin each second, whether or not those before are through, on an event loop that something else keeps
busy half of the time: as calls come to a controller with much to do. `--quick` has a twentieth of the city.

The peer, in turns with it, is the least that any look-up can be: one indexed SELECT of a citizen by the number.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from common import arguments, at_most, emit, percentile, progress, ratio
from population import postgresql_city, sqlite_city
from population_rows import FULL, NOW, QUICK, Size, households, interaction_rows, landline, mobile, someone
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database
from hotline.app.screen_pop_elsewhere import messages_waiting, recordings_held
from hotline.config import Configuration
from hotline.crm_bridge.citizen_tables import citizen, citizen_address
from hotline.crm_bridge.screen_pops import Elsewhere, ScreenPops
from hotline.crm_bridge.tables import interaction

LOOK_UPS, QUICK_LOOK_UPS, COLD_LOOK_UPS = 3_000, 600, 20
WRITES_PER_SECOND = 20
#: What `busy` measures.
COMING, CALLS_PER_SECOND = 400, 20
#: So long the event loop does something else, and so long it does not, in turns.
BUSY_SECONDS = 0.01
#: Promised, milliseconds.
MOST_MILLISECONDS = 50.0

CONFIG = Configuration.model_validate(
    {"numbers": {"1111": {"queue": "q"}}, "queues": {"q": {}}, "ivr": {"operator_queue": "q"}}
)

Look = Callable[[str | None], Awaitable[object]]


def callers(size: Size, count: int) -> list[str | None]:
    """Return who calls, in the spellings of networks."""
    chance = random.Random(7)  # noqa: S311 -- the same callers in every run
    made: list[str | None] = []
    for _ in range(count):
        luck = chance.random()
        if luck < 0.05:
            made.append(None)
        elif luck < 0.15:
            made.append(f"+9687{chance.randrange(10**7):07}")
        elif luck < 0.30:
            made.append(landline(1 + chance.randrange(households(size))))
        else:
            number = mobile(someone(chance, size.citizens))
            made.append(chance.choice((number, number.removeprefix("+968"), f"00{number[1:]}")))
    return made


def looks(engine: AsyncEngine) -> tuple[Look, Look]:
    """Return the look-up, and the peer's."""
    pops = ScreenPops(engine, lambda: CONFIG, lambda: NOW, Elsewhere(messages_waiting, recordings_held))
    reading = database.for_reading(engine)
    plain = (
        sa.select(citizen.c.id, citizen.c.name_en)
        .join_from(citizen_address, citizen, citizen.c.id == citizen_address.c.citizen)
        .where(citizen_address.c.address == sa.bindparam("number"))
    )

    async def select(number: str | None) -> object:
        async with reading.connect() as connection:
            return (await connection.execute(plain, {"number": number})).all()

    return pops.look_up, select


async def milliseconds(look: Look, who: Sequence[str | None]) -> list[float]:
    """Look each one up, and return how long it took."""
    taken = []
    for number in who:
        began = time.perf_counter()
        await look(number)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


async def in_turns(ours: Look, theirs: Look, who: list[str | None]) -> tuple[list[float], list[float]]:
    """Measure both in short turns, so that noise on the machine meets both."""
    taken: tuple[list[float], list[float]] = ([], [])
    for first in range(0, len(who), 100):
        some = who[first : first + 100]
        taken[0].extend(await milliseconds(ours, some))
        taken[1].extend(await milliseconds(theirs, some))
    return taken


async def write_on(engine: AsyncEngine) -> None:
    """Commit one contact at a time, as often as is said above, until cancelled."""
    rows = interaction_rows(Size(1_000, 10**6))
    began = time.monotonic()
    for count, row in enumerate(rows):
        async with engine.begin() as connection:
            await connection.execute(sa.insert(interaction).values({**row, "id": f"new-{count}"}))
        await asyncio.sleep(max(0.0, began + (count + 1) / WRITES_PER_SECOND - time.monotonic()))


async def keep_busy() -> None:
    """Take the event loop half of the time, until cancelled."""
    while True:
        until = time.perf_counter() + BUSY_SECONDS
        while time.perf_counter() < until:
            pass
        await asyncio.sleep(BUSY_SECONDS)


async def as_calls_come(look: Look, who: Sequence[str | None]) -> list[float]:
    """Begin look-ups as often as is said above, and return how long each took, milliseconds."""
    taken = []
    async with asyncio.TaskGroup() as group:
        for number in who:
            taken.append(group.create_task(milliseconds(look, [number])))
            await asyncio.sleep(1 / CALLS_PER_SECOND)
    return [one for task in taken for one in task.result()]


async def busy(look: Look, who: Sequence[str | None]) -> list[float]:
    """Measure while the event loop has something else to do."""
    other = asyncio.create_task(keep_busy())
    try:
        return await as_calls_come(look, who[:COMING])
    finally:
        other.cancel()


async def processor_milliseconds(look: Look, who: Sequence[str | None]) -> float:
    """Return the processor time of our process for one look-up, all threads together."""
    began = time.process_time()
    await milliseconds(look, who)
    return round((time.process_time() - began) * 1000 / len(who), 2)


def figures(name: str, taken: list[float]) -> dict[str, float]:
    """Return the percentiles under their keys."""
    return {
        f"{name}_p{percent}_milliseconds": round(percentile(taken, percent), 2) for percent in (50, 95, 99)
    }


async def cold(url: str, who: Sequence[str | None]) -> dict[str, float]:
    """Look up with an engine that has just been made."""
    engine = database.create_engine(url)
    taken = await milliseconds(looks(engine)[0], who[:COLD_LOOK_UPS])
    await engine.dispose()
    return {
        "cold_first_milliseconds": round(taken[0], 2),
        "cold_longest_milliseconds": round(max(taken), 2),
    }


async def measure(url: str, who: list[str | None]) -> tuple[dict[str, float], dict[str, float]]:
    """Return our figures and the peer's on one database."""
    # The first caller after the start must be somebody whom the store knows well.
    first = [number for number in who if number is not None]
    ours = await cold(url, first)
    peer: dict[str, float] = {}
    engine = database.create_engine(url)
    try:
        look, plain = looks(engine)
        for name in ("warm", "beside_writes"):
            writing = asyncio.create_task(write_on(engine)) if name == "beside_writes" else None
            taken, theirs = await in_turns(look, plain, who)
            if writing is not None:
                writing.cancel()
                await asyncio.gather(writing, return_exceptions=True)
            ours |= figures(name, taken)
            peer |= figures(name, theirs)
            progress(f"  {name}: p99 {ours[f'{name}_p99_milliseconds']} ms")
        ours["processor_milliseconds"] = await processor_milliseconds(look, who[:COMING])
        peer["processor_milliseconds"] = await processor_milliseconds(plain, who[:COMING])
        ours |= figures("busy", await busy(look, who))
        peer |= figures("busy", await busy(plain, who))
        progress(f"  busy: p99 {ours['busy_p99_milliseconds']} ms, {ours['processor_milliseconds']} ms each")
    finally:
        await engine.dispose()
    return ours, peer


async def run(quick: bool) -> dict[str, Any]:
    """Measure on both databases."""
    size, count = (QUICK, QUICK_LOOK_UPS) if quick else (FULL, LOOK_UPS)
    who = callers(size, count)
    with tempfile.TemporaryDirectory() as folder:
        url = await sqlite_city(size, Path(folder))
        progress("SQLite")
        sqlite = await measure(url, who)
    async with postgresql_city(size) as url:
        progress("PostgreSQL")
        postgresql = await measure(url, who)
    result: dict[str, Any] = {"citizens": size.citizens, "interactions": size.interactions, "look_ups": count}
    peer: dict[str, Any] = {}
    targets = {}
    for name, (ours, theirs) in {"sqlite": sqlite, "postgresql": postgresql}.items():
        result |= {f"{name}_{key}": value for key, value in ours.items()}
        peer |= {f"{name}_{key}": value for key, value in theirs.items()}
        for round_ in ("warm", "beside_writes"):
            key = f"{round_}_p99_milliseconds"
            targets[f"{name}_{key}"] = at_most(ours[key], MOST_MILLISECONDS)
        middle = "warm_p50_milliseconds"
        result[f"ratio_{name}_warm_p50"] = ratio(ours[middle], theirs[middle])
    return {**result, "peer": peer, "targets": targets}


def main() -> None:
    """Measure and print."""
    options = arguments((__doc__ or "").partition("\n")[0]).parse_args()
    emit(asyncio.run(run(options.quick)))


if __name__ == "__main__":
    main()
