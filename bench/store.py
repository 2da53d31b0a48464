"""The case store under load: contacts a second taken in with their journal, and reading a citizen's page.

A city of 100,000 citizens and a million interactions (`population.py`), on SQLite and on PostgreSQL. `SENDERS` people
at a time bring a contact to the intake and wait until it is committed. One in ten is somebody new.

- `contacts`: three in four come by a social channel, and are kept and routed; text messages and e-mails, the fourth,
  open a case each: twice as many as the city has. This is what was promised.
- `requests`: each one opens a case.

`--quick` has a twentieth of the city.

The peer, in turns with it, writes the same two rows (interaction and words) of each contact by plain SQL, as many at a
time, one transaction each: no journal, no case, no citizen, nothing looked up.

Pages are read one after the other, of citizens with the skew of the city, alone and beside a stream of contacts. The
peer, in turns with it, is the least that any reading can be: one indexed SELECT of the citizen.
"""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from common import arguments, at_least, at_most, emit, median, percentile, progress, ratio
from population import postgresql_city, sqlite_city
from population_rows import FULL, NOW, QUICK, Size
from sqlalchemy.ext.asyncio import AsyncEngine
from store_contacts import MIXES, contacts, know_handles
from store_pages import read_both

from hotline import database
from hotline.config import Configuration
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.crm_bridge.contact import Incoming, new_contact
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.intake import CaseIntake
from hotline.crm_bridge.tables import interaction
from hotline.journal import Journal
from hotline.journal.table import journal
from hotline.logs import configure

#: Who waits for a commit at the same time.
SENDERS = 200
#: Contacts of a round, rounds, pages; in whole and for `--quick`.
CONTACTS, QUICK_CONTACTS = 2_000, 800
ROUNDS = 3
PAGES, QUICK_PAGES = 2_000, 600

#: Promised.
LEAST_PER_SECOND = {"sqlite": 300.0, "postgresql": 1_000.0}
MOST_PAGE_MILLISECONDS = 20.0

CONFIG = Configuration.model_validate(
    {
        "numbers": {"1111": {"queue": "q"}},
        "queues": {"q": {}},
        "ivr": {"operator_queue": "q"},
    }
)

Bring = Callable[[Incoming], Awaitable[object]]


async def per_second(bring: Bring, some: Sequence[Incoming]) -> tuple[float, list[float]]:
    """Have all contacts brought by `SENDERS` at a time; return how many a second, and how long each took, seconds."""
    waiting, taken = iter(some), []

    async def sender() -> None:
        for one in waiting:
            begun = time.perf_counter()
            await bring(one)
            taken.append(time.perf_counter() - begun)

    began = time.perf_counter()
    await asyncio.gather(*(sender() for _ in range(SENDERS)))
    return len(some) / (time.perf_counter() - began), taken


def plain(engine: AsyncEngine) -> Bring:
    """Return the peer: the two rows of a contact, in a transaction of their own.

    SQLite admits one writer, and does not queue the others: without a turn of their own some would wait for ever.
    """
    turn = asyncio.Semaphore(1 if engine.dialect.name == "sqlite" else SENDERS)

    async def bring(one: Incoming) -> None:
        contact = new_contact(one.at)
        row = {
            "id": contact, "channel": one.channel, "started_at": one.at, "ended_at": one.at, "address": one.sender,
            "agents": [], "ring_attempts": 0, "missed": 0, "talk_seconds": 0.0, "hold_seconds": 0.0,
            "outcome": "received", "ended_by": "caller", "transcribed": False,
        }  # fmt: skip
        words = {
            "contact": contact, "channel": one.channel, "direction": "in", "at": one.at, "sender": one.sender,
            "recipient": "", "subject": "", "text": one.text, "external_id": f"plain-{contact}", "state": "done",
        }  # fmt: skip
        async with turn, engine.begin() as connection:
            await connection.execute(sa.insert(interaction).values(row))
            await connection.execute(sa.insert(correspondence).values(words))

    return bring


async def write(
    engine: AsyncEngine, intake: CaseIntake, size: Size, count: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Measure both in turns; return our figures and the peer's."""
    figures: dict[str, Any] = {}
    peer: dict[str, Any] = {}
    await per_second(intake.take, contacts(size, SENDERS, 99))  # statements are compiled once
    for place, (mix, channels) in enumerate(MIXES.items()):
        ours, theirs, waits, costs = [], [], [], []
        for round_ in range(ROUNDS):
            some = contacts(size, count, 10 * place + round_ + 1, channels)
            cpu = time.process_time()
            rate, taken = await per_second(intake.take, some)
            costs.append((time.process_time() - cpu) / count)
            ours.append(rate)
            waits += taken
            theirs.append((await per_second(plain(engine), some))[0])
            progress(f"  {mix}: {rate:,.0f}/s; plain SQL {theirs[-1]:,.0f}/s")
        figures |= {
            f"{mix}_per_second": round(median(ours), 1),
            f"{mix}_per_second_least": round(min(ours), 1),
            # Of this process alone: what remains where others use the machine too.
            f"{mix}_cpu_milliseconds_each": round(median(costs) * 1000, 2),
            f"{mix}_committed_p50_milliseconds": round(percentile(waits, 50) * 1000, 1),
            f"{mix}_committed_p99_milliseconds": round(percentile(waits, 99) * 1000, 1),
        }
        peer[f"{mix}_per_second"] = round(median(theirs), 1)
    return figures, peer


async def measure(url: str, size: Size, *, quick: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return our figures and the peer's on one database."""
    await database.migrate(url)  # the city may be older than the newest table
    engine = database.create_engine(url)
    log = Journal(engine, "bench")
    try:
        with tempfile.TemporaryDirectory() as files:
            await know_handles(engine, size)
            intake = CaseIntake(log, FileStore(Path(files), 1_000_000), lambda: CONFIG)
            desk = CitizenDesk(log, engine, lambda: NOW)
            found, peer = await read_both(engine, intake, desk, size, QUICK_PAGES if quick else PAGES)
            progress(f"  page p99 {found['page_p99_milliseconds']} ms")
            ours, theirs = await write(engine, intake, size, QUICK_CONTACTS if quick else CONTACTS)
            async with engine.connect() as connection:
                facts = (
                    await connection.execute(sa.select(sa.func.count()).select_from(journal))
                ).scalar_one()
            return found | ours | {"facts_in_journal": facts}, peer | theirs
    finally:
        await log.close()
        await engine.dispose()


async def run(kinds: Sequence[str], *, quick: bool) -> dict[str, Any]:
    """Measure on these databases."""
    size = QUICK if quick else FULL
    measured = {}
    for kind in kinds:
        async with _city(kind, size) as url:
            progress(kind)
            measured[kind] = await measure(url, size, quick=quick)
    result: dict[str, Any] = {
        "citizens": size.citizens,
        "interactions": size.interactions,
        "senders": SENDERS,
    }
    peer: dict[str, Any] = {}
    targets = {}
    for name, (ours, theirs) in measured.items():
        result |= {f"{name}_{key}": value for key, value in ours.items()}
        peer |= {f"{name}_{key}": value for key, value in theirs.items()}
        rate, page = ours["contacts_per_second"], ours["page_p99_milliseconds"]
        targets[f"{name}_contacts_per_second"] = at_least(rate, LEAST_PER_SECOND[name])
        targets[f"{name}_page_p99_milliseconds"] = at_most(page, MOST_PAGE_MILLISECONDS)
        result[f"ratio_{name}_contacts_per_second"] = ratio(rate, theirs["contacts_per_second"])
    return {**result, "peer": peer, "targets": targets}


@asynccontextmanager
async def _city(kind: str, size: Size) -> AsyncIterator[str]:
    if kind == "postgresql":
        async with postgresql_city(size) as url:
            yield url
        return
    with tempfile.TemporaryDirectory() as folder:
        yield await sqlite_city(size, Path(folder))


def main() -> None:
    """Measure and print."""
    parser = arguments((__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", choices=list(LEAST_PER_SECOND), help="measure on one database only")
    options = parser.parse_args()
    configure(level="warning")
    kinds = [options.only] if options.only else list(LEAST_PER_SECOND)
    emit(asyncio.run(run(kinds, quick=options.quick)))


if __name__ == "__main__":
    main()
