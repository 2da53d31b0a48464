"""A city in the case store: citizens, households, cases, and the contacts of two years, the same in every run.

Made in bulk, without the journal and with the indexes dropped meanwhile, and kept in a folder by its parameters: the
next benchmark copies it. The skew is that of a hotline: a few citizens call all the time, most once or twice; families
share a telephone; some withhold their number; some numbers belong to nobody whom the store knows.
"""

import asyncio
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from itertools import islice
from pathlib import Path

import sqlalchemy as sa
from common import progress
from population_rows import (
    FIRST_CASE,
    Row,
    Size,
    address_rows,
    case_rows,
    citizen_rows,
    household_rows,
    interaction_rows,
    survey_rows,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline import database
from hotline.crm_bridge.case_indexing import CaseIndexing
from hotline.crm_bridge.citizen_tables import citizen, citizen_address, household
from hotline.crm_bridge.tables import case_number, cases, interaction, survey
from hotline.testing.postgresql import PostgresqlServer, find_programs

#: Rows that are written at once.
BATCH = 20_000


#: What a city is made of where only its cases are read.
CASES_ONLY = frozenset({"household", "citizen", "cases", "case_number"})


async def populate(engine: AsyncEngine, size: Size, only: frozenset[str] | None = None) -> None:
    """Fill an empty migrated database; `only` these tables of it."""
    rows: Sequence[tuple[sa.Table, Iterator[Row]]] = (
        (household, household_rows(size)),
        (citizen, citizen_rows(size)),
        (citizen_address, address_rows(size)),
        (cases, case_rows(size)),
        (interaction, interaction_rows(size)),
        (survey, survey_rows(size)),
        (case_number, iter([{"id": 1, "last": FIRST_CASE + size.cases}])),
    )
    for table, made in rows:
        if only is not None and table.name not in only:
            continue
        async with engine.begin() as connection:
            if table is case_number:
                await connection.execute(sa.delete(case_number))
            await connection.run_sync(_drop_indexes, table)
            count = await _insert(connection, table, made)
            await connection.run_sync(_create_indexes, table)
            await _restart_numbers(connection, table)
        progress(f"  {count:,} rows in {table.name}")
    async with engine.connect() as connection:
        autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await autocommit.execute(sa.text("ANALYZE"))


async def _insert(connection: AsyncConnection, table: sa.Table, made: Iterator[Row]) -> int:
    count = 0
    while batch := list(islice(made, BATCH)):
        count += len(batch)
        if connection.dialect.name == "postgresql":
            await _copy(connection, table, batch)
        else:
            await connection.execute(sa.insert(table), batch)
    return count


async def _copy(connection: AsyncConnection, table: sa.Table, batch: Sequence[Row]) -> None:
    """Use COPY, which is ten times as quick as INSERT."""
    names = list(batch[0])
    raw = await connection.get_raw_connection()
    records = [tuple(_plain(row[name]) for name in names) for row in batch]
    await raw.driver_connection.copy_records_to_table(table.name, records=records, columns=names)  # type: ignore[union-attr]


def _plain(value: object) -> object:
    """Return a value as COPY takes it: JSON as text."""
    return json.dumps(value) if isinstance(value, dict | list) else value


async def _restart_numbers(connection: AsyncConnection, table: sa.Table) -> None:
    """Let PostgreSQL number new rows behind those that were copied."""
    column = table.autoincrement_column
    if connection.dialect.name != "postgresql" or column is None or column.autoincrement is False:
        return
    statement = (
        f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'), max({column.name})) "  # noqa: S608
        f"FROM {table.name}"
    )
    await connection.execute(sa.text(statement))


def _drop_indexes(connection: sa.Connection, table: sa.Table) -> None:
    for index in table.indexes:
        index.drop(connection, checkfirst=True)


def _create_indexes(connection: sa.Connection, table: sa.Table) -> None:
    for index in table.indexes:
        index.create(connection, checkfirst=True)


# --- kept for the next benchmark ---


def cities() -> Path:
    """Return the folder in which they are kept; `HOTLINE_BENCH_CACHE` names another one."""
    folder = Path(os.environ.get("HOTLINE_BENCH_CACHE") or Path(tempfile.gettempdir()) / "hotline-bench")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


async def sqlite_city(size: Size, folder: Path, only: frozenset[str] | None = None) -> str:
    """Return the URL of a copy in `folder`; makes the city where it is not kept yet."""
    kept = cities() / f"{_name(size, only)}.db"
    if not kept.exists():
        with tempfile.TemporaryDirectory(dir=cities()) as making:
            file = Path(making) / "city.db"
            progress(f"making {size.name} in SQLite")
            await _make(f"sqlite+aiosqlite:///{file}", size, only)
            file.rename(kept)
    copy = folder / "hotline.db"
    shutil.copyfile(kept, copy)
    return f"sqlite+aiosqlite:///{copy}"


async def cases_on_sqlite(size: Size, folder: Path) -> str:
    """Return the URL of a copy of a city without contacts."""
    return await sqlite_city(size, folder, CASES_ONLY)


def _name(size: Size, only: frozenset[str] | None) -> str:
    return size.name if only is None else f"{size.name}-cases"


async def _make(url: str, size: Size, only: frozenset[str] | None = None) -> None:
    await database.migrate(url)
    engine = database.create_engine(url, answer_seconds=None)
    try:
        await populate(engine, size, only)
        progress(f"  words of {await CaseIndexing(engine).catch_up():,} cases")
        if engine.dialect.name == "sqlite":
            async with engine.connect() as connection:
                raw = await connection.execution_options(isolation_level="AUTOCOMMIT", hotline_reading=True)
                await raw.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
    finally:
        await engine.dispose()


@asynccontextmanager
async def postgresql_city(size: Size, only: frozenset[str] | None = None) -> AsyncIterator[str]:
    """Yield the URL of a private server with the city; makes it where it is not kept yet."""
    with _server() as server:
        kept = cities() / f"{_name(size, only)}-postgresql"
        if kept.exists():
            await asyncio.to_thread(_copy_folder, kept, server.data)
        server.start()
        if not kept.exists():
            progress(f"making {size.name} in PostgreSQL")
            await _make(server.url(), size, only)
            server.stop()
            await asyncio.to_thread(_keep_folder, server.data, kept)
            server.start()
        yield server.url()


def cases_on_postgresql(size: Size) -> AbstractAsyncContextManager[str]:
    """Yield the URL of a private server with a city without contacts."""
    return postgresql_city(size, CASES_ONLY)


@contextmanager
def _server() -> Iterator[PostgresqlServer]:
    programs = find_programs()
    if programs is None:
        raise SystemExit("PostgreSQL is not installed (package postgresql)")
    server = PostgresqlServer(programs, settings=("shared_buffers=256MB",))
    try:
        yield server
    finally:
        server.remove()


def _copy_folder(source: Path, target: Path) -> None:
    subprocess.run(["cp", "-a", str(source), str(target)], check=True)  # keeps owner and rights


def _keep_folder(source: Path, target: Path) -> None:
    making = target.with_name(f"{target.name}.{os.getpid()}")
    _copy_folder(source, making)
    making.rename(target)
