"""Lists of cases, their filters and texts, and the map of complaints, among a million cases, on both databases.

Everything is read as the pages read it, a page of 50 at a time; each figure is of `ROUNDS` readings with other values.
The peer, in turns with it, is the least that any reading can be: one case by its number.
"""

import asyncio
import random
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from common import arguments, at_most, emit, percentile, progress
from population import cases_on_postgresql, cases_on_sqlite
from population_rows import FIRST_CASE, NOW, REMEMBERED_SECONDS, Size
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline import database
from hotline.crm_bridge import case_finder, case_lists
from hotline.crm_bridge.case_filter import CaseFilter
from hotline.crm_bridge.case_indexing import CaseIndexing
from hotline.crm_bridge.case_lists import Looker, View
from hotline.crm_bridge.complaints import ComplaintFilter, ComplaintStore
from hotline.crm_bridge.tables import cases

#: Of contacts, one in eight of which opened a case; the rest of the city is not made.
FULL, QUICK = Size(100_000, 8_000_000), Size(5_000, 400_000)
ROUNDS = 20
MOST_MILLISECONDS = 100.0
DAY = 86_400.0

#: Words that stand in few cases, and in all.
RARE, COMMON = ("Way 17", "Way 3999", "Way 240", "way 1202"), ("three days", "About", "been so")

#: In the names of what the index of words cannot tell, as many cases have the word, and none of the list: such a page
#: may end early (`case_stretches.LONGEST_SECONDS`), and is measured without a target.
LOOKED_THROUGH = "text_of_another_category"

Read = Callable[[AsyncConnection, random.Random], Awaitable[object]]


def _filters(chance: random.Random) -> dict[str, CaseFilter]:
    opened = NOW - chance.random() * REMEMBERED_SECONDS
    return {
        "status": CaseFilter(statuses=frozenset({"reopened"})),
        "done": CaseFilter(state="done"),
        "category": CaseFilter(categories=frozenset({"noise"})),
        "department_priority": CaseFilter(departments=frozenset({"roads"}), priorities=frozenset({"high"})),
        "channel_fax": CaseFilter(channel="fax"),
        "owner_of_none": CaseFilter(owner="1001"),
        "citizen": CaseFilter(citizens=frozenset({1 + chance.randrange(5_000)})),
        "caller": CaseFilter(caller=f"+9689{chance.randrange(5_000):07}"),
        "opened_in_a_day": CaseFilter(opened_from=opened, opened_until=opened + DAY),
        "changed_in_a_day": CaseFilter(changed_from=opened, changed_until=opened + DAY),
        "text_rare": CaseFilter(text=chance.choice(RARE)),
        "text_common": CaseFilter(text=chance.choice(COMMON)),
        "text_of_none": CaseFilter(text="سرقة كابلات"),
        "text_half_typed": CaseFilter(text="w"),
        "text_rare_of_a_department": CaseFilter(text=chance.choice(RARE), departments=frozenset({"roads"})),
        "text_common_of_a_channel": CaseFilter(text=chance.choice(COMMON), channel="fax"),
        "text_of_another_category": CaseFilter(text="noise", categories=frozenset({"leak"})),
        "text_of_another_category_of_a_department": CaseFilter(
            text="noise", categories=frozenset({"leak"}), departments=frozenset({"roads"})
        ),
        "text_common_owner_of_none": CaseFilter(text=chance.choice(COMMON), owner="1001"),
    }


def _readings() -> Iterator[tuple[str, Read]]:
    """Yield what is read, by name."""
    looker = Looker("1001", frozenset({"water"}), None, NOW, NOW + DAY / 2)
    for view in View:
        yield f"view_{view.value}", _list(view, looker)
    yield "counts_of_views", lambda connection, _: case_lists.count(connection, looker)
    for name in _filters(random.Random(0)):  # noqa: S311 -- of names only
        for view in (View.ALL, View.OPEN):
            yield f"{view.value}_{name}", _list(view, looker, filtered_by=name)
    for name in ("citizen", "text_rare", "text_common", "text_of_none"):
        yield f"search_{name}", _search(name)


def _list(view: View, looker: Looker, *, filtered_by: str | None = None) -> Read:
    def read(connection: AsyncConnection, chance: random.Random) -> Awaitable[object]:
        wanted = CaseFilter() if filtered_by is None else _filters(chance)[filtered_by]
        return case_lists.read(connection, view, wanted, looker)

    return read


def _search(filtered_by: str) -> Read:
    return lambda connection, chance: case_finder.search(connection, _filters(chance)[filtered_by], 50)


async def _timed(work: Awaitable[object]) -> float:
    began = time.perf_counter()
    await work
    return (time.perf_counter() - began) * 1000


async def measure(engine: AsyncEngine, size: Size) -> dict[str, tuple[list[float], list[float]]]:
    """Return how long each reading took, and one case by its number in turns with it, milliseconds."""
    chance = random.Random(3)  # noqa: S311 -- the same in every run
    found: dict[str, tuple[list[float], list[float]]] = {}
    reading = database.for_reading(engine)
    for name, read in _readings():
        ours, peer = found.setdefault(name, ([], []))
        async with reading.connect() as connection:
            for _ in range(ROUNDS):
                ours.append(await _timed(read(connection, chance)))
                one = sa.select(cases).where(cases.c.number == FIRST_CASE + 1 + chance.randrange(size.cases))
                peer.append(await _timed(connection.execute(one)))
                if sum(ours) > 5_000:  # slow, and known to be
                    break
        progress(
            f"  {name}: p50 {percentile(ours, 50):.1f} ms, slowest {max(ours):.1f} ms, {len(ours)} times"
        )
    store = ComplaintStore(engine)
    for name, days, more in (
        ("map_month", 30, {}),
        ("map_year", 365, {}),
        ("map_year_of_a_category", 365, {"categories": frozenset({"leak"})}),
    ):
        ours, _ = found.setdefault(name, ([], []))
        wanted = ComplaintFilter(since=NOW - days * DAY, until=NOW, **more)
        for _ in range(3):
            ours.append(await _timed(_map(store, wanted)))
        progress(f"  {name}: slowest {max(ours):.1f} ms")
    return found


async def _map(store: ComplaintStore, wanted: ComplaintFilter) -> None:
    box = await store.box(wanted)
    if box is not None:
        await store.cells(wanted, box)
    await store.by_keys(wanted)


@asynccontextmanager
async def _city(kind: str, size: Size) -> AsyncIterator[str]:
    if kind == "postgresql":
        async with cases_on_postgresql(size) as url:
            yield url
    else:
        with tempfile.TemporaryDirectory() as folder:
            yield await cases_on_sqlite(size, Path(folder))


async def run(kinds: Sequence[str], size: Size) -> dict[str, Any]:
    """Measure on these databases."""
    result: dict[str, Any] = {"cases": size.cases}
    peer: dict[str, Any] = {}
    slowest = 0.0
    for kind in kinds:
        progress(kind)
        async with _city(kind, size) as url:
            await database.migrate(url)  # the cases may be older than the newest table
            engine = database.create_engine(url)
            try:
                await CaseIndexing(engine).catch_up()
                found = await measure(engine, size)
            finally:
                await engine.dispose()
        for name, (ours, theirs) in found.items():
            result[f"{kind}_{name}_p50_milliseconds"] = round(percentile(ours, 50), 2)
            result[f"{kind}_{name}_p99_milliseconds"] = round(percentile(ours, 99), 2)
            if theirs:
                peer[f"{kind}_{name}_p99_milliseconds"] = round(percentile(theirs, 99), 2)
            if not name.startswith("map") and LOOKED_THROUGH not in name:
                slowest = max(slowest, percentile(ours, 99))
    targets = {"slowest_list_p99_milliseconds": at_most(round(slowest, 1), MOST_MILLISECONDS)}
    return {**result, "peer": peer, "targets": targets}


def main() -> None:
    """Run it."""
    parser = arguments("lists of cases among a million")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="only this one")
    given = parser.parse_args()
    kinds = [given.database] if given.database else ["sqlite", "postgresql"]
    emit(asyncio.run(run(kinds, QUICK if given.quick else FULL)))


if __name__ == "__main__":
    main()
