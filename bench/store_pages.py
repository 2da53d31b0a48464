"""Reading citizens' pages in `store.py`, alone and beside a stream of contacts."""

import asyncio
import random
import time
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from common import percentile
from population_rows import Size, someone
from sqlalchemy.ext.asyncio import AsyncEngine
from store_contacts import contacts

from hotline import database
from hotline.crm_bridge.citizen_tables import citizen
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.crm_bridge.intake import CaseIntake

#: Contacts that come in meanwhile.
WRITES_PER_SECOND = 20


async def read(
    engine: AsyncEngine, desk: CitizenDesk, size: Size, count: int, seed: int
) -> tuple[list[float], list[float]]:
    """Read pages one after the other; return how long each, and the peer's, took, milliseconds."""
    chance = random.Random(seed)  # noqa: S311 -- the same citizens in every run
    reading = database.for_reading(engine)
    pages, rows = [], []
    for _ in range(count):
        number = someone(chance, size.citizens)
        began = time.perf_counter()
        page = await desk.page(number)
        pages.append((time.perf_counter() - began) * 1000)
        if page is None:
            raise RuntimeError(f"there is no citizen {number}")
        began = time.perf_counter()
        async with reading.connect() as connection:
            await connection.execute(sa.select(citizen).where(citizen.c.id == number))
        rows.append((time.perf_counter() - began) * 1000)
    return pages, rows


async def write_on(intake: CaseIntake, size: Size) -> None:
    """Bring one contact at a time, as often as is said above, until cancelled."""
    began = time.monotonic()
    for count, one in enumerate(contacts(size, 10_000, 77)):
        await intake.take(one)
        await asyncio.sleep(max(0.0, began + (count + 1) / WRITES_PER_SECOND - time.monotonic()))


def page_figures(name: str, taken: Sequence[float]) -> dict[str, float]:
    """Return the percentiles under their keys."""
    return {f"{name}_p{percent}_milliseconds": round(percentile(taken, percent), 2) for percent in (50, 99)}


async def read_both(
    engine: AsyncEngine, intake: CaseIntake, desk: CitizenDesk, size: Size, count: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Measure pages alone and beside writes; return our figures and the peer's."""
    pages, rows = await read(engine, desk, size, count, 1)
    ours, peer = page_figures("page", pages), page_figures("page", rows)
    writing = asyncio.create_task(write_on(intake, size))
    pages, rows = await read(engine, desk, size, count, 2)
    writing.cancel()
    await asyncio.gather(writing, return_exceptions=True)
    return (
        ours | page_figures("page_beside_writes", pages),
        peer | page_figures("page_beside_writes", rows),
    )
