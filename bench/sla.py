"""Jobs done a second, cases whose due times are recomputed a second, and what a call's facts wait meanwhile.

A store of open cases with a history of four changes each, on SQLite and on PostgreSQL. The keeper recomputes all of
them after the calendar was changed, as after `hotline reload`; beside it a call writes a fact 20 times a second and
waits until it is on disk. Then warnings of all cases come due at once.
"""

import asyncio
import tempfile
import time
from typing import Any

import sqlalchemy as sa
from common import arguments, emit, percentile, progress
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline import database
from hotline.config import Configuration
from hotline.crm_bridge import audit, sla_keeper
from hotline.crm_bridge.cases import Report, open_case
from hotline.crm_bridge.jobs import JobWorker
from hotline.crm_bridge.sla_keeper import SlaKeeper
from hotline.crm_bridge.sla_work import SlaWork
from hotline.crm_bridge.sla_written_notices import WrittenNotices
from hotline.crm_bridge.work_tables import job
from hotline.events import CallArrived
from hotline.journal import Journal, JournalReader
from hotline.logs import configure
from hotline.testing.postgresql import PostgresqlServer, find_programs

#: Open cases; in whole and for `--quick`.
CASES, QUICK_CASES = 4_000, 600

#: A Sunday in November 2026, 08:00 in Muscat, and a day before it.
NOW, BEFORE = 1795320000.0, 1795233600.0

#: How often a call has something to write, seconds.
CALL_SECONDS = 0.05


def config(holiday: str) -> Configuration:
    """Return a city whose departments work in office hours, but for a holiday."""
    days = ("sunday", "monday", "tuesday", "wednesday", "thursday")
    hours = {"week": dict.fromkeys(days, ("07:30-14:30",)), "dates": {holiday: ()}}
    limits = {"first_response_hours": 40, "update_hours": 80, "solution_hours": 120}
    return Configuration.model_validate(
        {
            "numbers": {"1111": {"queue": "q"}}, "queues": {"q": {}}, "ivr": {"operator_queue": "q"},
            "hours": {"office": hours}, "departments": {"town": {"hours": "office"}, "water": {"parent": "town"}},
            "categories": {"leak": {"department": "water", "sla": limits}},
        }
    )  # fmt: skip


async def fill(connection: AsyncConnection, count: int) -> None:
    """Open the cases, and write four changes of each to the audit."""
    for number in range(count):
        opened = BEFORE - 3600.0 * (number % 240)
        reference = await open_case(
            connection, at=opened, channel="web", caller=None, language="en", queue=None, call=None, subject="Leak",
            report=Report(category="leak", department="water"),
        )  # fmt: skip
        statuses = ("new", "assigned", "waiting for citizen", "in progress", "new")
        for place in range(4):
            changes = {"status": (statuses[place], statuses[place + 1])}
            at = opened + 600.0 * (place + 1)
            await audit.write(connection, at=at, by="101", kind="case", subject=reference, changes=changes)


async def talk(journal: Journal, waits: list[float]) -> None:
    """Write facts of a call, and note how long each took to be on disk, seconds."""
    while True:
        begun = time.perf_counter()
        await journal.append(
            CallArrived(at=NOW, call="bench-1.1", caller=None, dialled="1111", channel="PJSIP/x-1")
        )
        waits.append(time.perf_counter() - begun)
        await asyncio.sleep(CALL_SECONDS)


async def measure(url: str, count: int) -> dict[str, float]:
    """Return the figures of one database."""
    await database.migrate(url)
    engine = database.create_engine(url)
    journal = Journal(engine, "bench")
    try:
        async with engine.begin() as connection:
            await fill(connection, count)
        current = config("2026-12-24")
        work = SlaWork(lambda: current, WrittenNotices(lambda: current), lambda: NOW)
        keeper = SlaKeeper(engine, journal, JournalReader(engine, journal), work, lambda: current)
        await keeper.recompute()
        current = config("2026-11-24")
        alone = await recomputed(keeper, count, pause=0.0)
        current = config("2026-11-25")
        waits: list[float] = []
        calling = asyncio.create_task(talk(journal, waits))
        beside = await recomputed(keeper, count, pause=sla_keeper.PAUSE_SECONDS)
        calling.cancel()
        await asyncio.gather(calling, return_exceptions=True)
        return {
            "cases_recomputed_per_second": alone,
            "cases_recomputed_per_second_beside_calls": beside,
            "fact_on_disk_p50_milliseconds": round(1000 * percentile(waits, 50), 2),
            "fact_on_disk_p99_milliseconds": round(1000 * percentile(waits, 99), 2),
            "jobs_per_second": await done(engine, journal, work),
        }
    finally:
        await journal.close()
        await engine.dispose()


async def recomputed(keeper: SlaKeeper, count: int, *, pause: float) -> float:
    """Recompute all cases; return how many a second."""
    kept, sla_keeper.PAUSE_SECONDS = sla_keeper.PAUSE_SECONDS, pause
    begun = time.perf_counter()
    await keeper.recompute()
    sla_keeper.PAUSE_SECONDS = kept
    return round(count / (time.perf_counter() - begun), 1)


async def done(engine: AsyncEngine, journal: Journal, work: SlaWork) -> float:
    """Have all warnings come due at once; return how many jobs were done a second."""
    async with engine.begin() as connection:
        await connection.execute(sa.update(job).where(job.c.kind == "sla warn").values(due_at=NOW))
    worker = JobWorker(engine, journal, work.handlers, lambda: NOW)
    begun = time.perf_counter()
    await worker.work()
    return round(worker.done / (time.perf_counter() - begun), 1)


async def run(*, quick: bool) -> dict[str, Any]:
    """Measure on both databases."""
    count = QUICK_CASES if quick else CASES
    with tempfile.TemporaryDirectory() as folder:
        progress("SQLite")
        found = {"sqlite": await measure(f"sqlite+aiosqlite:///{folder}/hotline.db", count)}
    programs = find_programs()
    if programs is None:
        raise SystemExit("PostgreSQL is not installed (package postgresql)")
    server = PostgresqlServer(programs)
    try:
        await asyncio.to_thread(server.start)
        progress("PostgreSQL")
        found["postgresql"] = await measure(server.url(server.create_database()), count)
    finally:
        await asyncio.to_thread(server.remove)
    return {"open_cases": count, **found}


def main() -> None:
    """Measure and print."""
    options = arguments((__doc__ or "").partition("\n")[0]).parse_args()
    configure(level="error")
    emit(asyncio.run(run(quick=options.quick)))


if __name__ == "__main__":
    main()
