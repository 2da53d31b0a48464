"""The API of the case store: reading a case and a citizen's page, requests a second through uvicorn.

A process of its own serves a city of `population.py` (100,000 citizens; 5,000 with `--quick`) on SQLite and on
PostgreSQL; `CLIENTS` connections, which stay open, ask one request after the other. The peer, in turns with it, is a
route of Starlette in the same process that answers as many bytes as a case has and does nothing else: what the web
server itself takes.
"""

import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import uvicorn
from common import arguments, emit, median, percentile, progress, ratio
from population import postgresql_city, sqlite_city
from population_rows import FULL, NOW, QUICK, Size, someone
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from hotline import database
from hotline.config import Configuration
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_files import CaseFiles
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.tables import cases
from hotline.desk.access import Access
from hotline.desk.api.application import api_application
from hotline.desk.api.callers import Callers
from hotline.desk.api.case_file_operations import CaseFileOperations
from hotline.desk.api.case_routes import case_router
from hotline.desk.api.cases import CaseParts, CasesApi
from hotline.desk.api.citizen_routes import citizen_router
from hotline.journal import Journal

#: Connections at a time; requests of a round, in whole and for `--quick`; rounds.
CLIENTS = 8
REQUESTS, QUICK_REQUESTS = 3_000, 600
ROUNDS = 3

#: Bytes of a case, about.
CASE_BYTES = 900

TOKEN = "bench"  # noqa: S105 - of a server that listens to this machine, for minutes

CONFIG = Configuration.model_validate(
    {"numbers": {"1111": {"queue": "q"}}, "queues": {"q": {}}, "ivr": {"operator_queue": "q"}}
)


# --- the server ---


async def serve(url: str) -> None:
    """Serve the API on this database until the process is ended; print the port."""
    engine = database.create_engine(url)
    log = Journal(engine, "bench")
    callers = Callers(Access(lambda: {"bench": TOKEN}), dict)
    files = FileStore(Path("unused"), 1)
    api = CasesApi(CaseParts(CaseDesk(log, engine), log, engine, lambda: CONFIG, lambda: NOW))
    operations = CaseFileOperations(CaseFiles(log, engine, files), files, lambda: NOW)
    routers = (
        case_router(api, operations, callers),
        citizen_router(CitizenDesk(log, engine, lambda: NOW), callers),
    )
    body = b"x" * CASE_BYTES

    async def plain(_: Request) -> Response:
        return Response(body, media_type="application/json")

    app = Starlette(routes=[Route("/plain", plain), Mount("/api", api_application(routers))])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", access_log=False, lifespan="off"))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn tells nobody
        await asyncio.sleep(0.05)
    print(server.servers[0].sockets[0].getsockname()[1], flush=True)
    await serving


@contextmanager
def served(url: str) -> Iterator[int]:
    """Have another process serve; yields its port."""
    command = [sys.executable, __file__, "--serve", url]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None  # noqa: S101 - a pipe was asked for
            yield int(process.stdout.readline())
        finally:
            process.terminate()


# --- the clients ---


async def round_(port: int, paths: Sequence[str]) -> tuple[float, list[float]]:
    """Ask for all; return requests a second, and how long each took, milliseconds."""
    waiting, taken = iter(paths), list[float]()

    async def client() -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for path in waiting:
            began = time.perf_counter()
            writer.write(f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\n\r\n".encode())
            head = await reader.readuntil(b"\r\n\r\n")
            if not head.startswith(b"HTTP/1.1 200"):
                raise RuntimeError(f"{path}: {head[:40]!r}")
            length = head.lower().split(b"content-length:")[1].split(b"\r\n")[0]
            await reader.readexactly(int(length))
            taken.append((time.perf_counter() - began) * 1000)
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    return len(paths) / (time.perf_counter() - began), taken


async def measure(port: int, asked: dict[str, Callable[[], str]], count: int) -> dict[str, float]:
    """Measure all in turns."""
    rates: dict[str, list[float]] = {name: [] for name in asked}
    waits: dict[str, list[float]] = {name: [] for name in asked}
    for turn in range(ROUNDS + 1):
        for name, path in asked.items():
            rate, taken = await round_(port, [path() for _ in range(count if turn else CLIENTS)])
            if turn:  # the first is to warm up
                rates[name].append(rate)
                waits[name] += taken
    figures: dict[str, float] = {}
    for name in asked:
        figures[f"{name}_per_second"] = round(median(rates[name]), 1)
        figures[f"{name}_p99_milliseconds"] = round(percentile(waits[name], 99), 1)
        progress(f"  {name}: {figures[f'{name}_per_second']:,.0f}/s")
    return figures


@asynccontextmanager
async def city(kind: str, size: Size) -> AsyncIterator[tuple[str, list[str]]]:
    """Yield the URL of a city's database, and references of its cases."""
    async with AsyncExitStack() as stack:
        if kind == "sqlite":
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            url = await sqlite_city(size, Path(folder))
        else:
            url = await stack.enter_async_context(postgresql_city(size))
        await database.migrate(url)
        engine = database.create_engine(url)
        async with engine.connect() as connection:
            found = list((await connection.execute(sa.select(cases.c.reference).limit(2_000))).scalars())
        await engine.dispose()
        yield url, found


async def run(kinds: Sequence[str], *, quick: bool) -> dict[str, Any]:
    """Measure on these databases."""
    size, result, peer = (QUICK if quick else FULL), dict[str, Any](), dict[str, Any]()
    for kind in kinds:
        progress(kind)
        async with city(kind, size) as (url, references):
            with served(url) as port:
                chance = random.Random(1)  # noqa: S311 - the same in every run
                figures = await measure(
                    port,
                    {
                        "plain": lambda: "/plain",
                        "case": lambda: f"/api/cases/{chance.choice(references)}",  # noqa: B023 - called within
                        "page": lambda: f"/api/citizens/{someone(chance, size.citizens)}/page",  # noqa: B023
                    },
                    QUICK_REQUESTS if quick else REQUESTS,
                )
        result |= {f"{kind}_{name}": value for name, value in figures.items() if "plain" not in name}
        peer |= {f"{kind}_{name}": value for name, value in figures.items() if "plain" in name}
        for name in ("case", "page"):
            both = figures[f"{name}_per_second"], figures["plain_per_second"]
            result[f"ratio_{kind}_{name}_per_second"] = ratio(*both)
    return {"citizens": size.citizens, "clients": CLIENTS, **result, "peer": peer}


def main() -> None:
    """Run it."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="one database")
    parser.add_argument("--serve", help="serve this database (the benchmark starts itself so)")
    given = parser.parse_args()
    if given.serve:
        asyncio.run(serve(given.serve))
        return
    kinds = (given.only,) if given.only else ("sqlite", "postgresql")
    emit(asyncio.run(run(kinds, quick=given.quick)))


if __name__ == "__main__":
    main()
