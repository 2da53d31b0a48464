"""The database: SQLite beside the controller by default, PostgreSQL by URL.

Tables of all folders register in `metadata`; `hotline/migrations` makes them. SQLite runs in WAL mode with
synchronous=FULL, so that what was committed survives the loss of power, and every transaction begins
IMMEDIATE: one that reads first and writes later would otherwise fail as soon as another process wrote in
between (SQLITE_BUSY_SNAPSHOT, which the busy time-out does not cure). Those who only read take
`for_reading(engine)` and never wait for a writer.
"""

import asyncio
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import alembic.command
import alembic.config
import alembic.util
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from hotline.config import Configuration
from hotline.database_errors import DatabaseError, describe, explain
from hotline.files import kind_of
from hotline.paths import Paths

__all__ = [
    "Counter",
    "DatabaseError",
    "Seconds",
    "check_url",
    "create_engine",
    "database_url",
    "describe",
    "explain",
    "for_reading",
    "load_tables",
    "metadata",
    "migrate",
    "probe",
]

#: How long a writer of SQLite waits for another process's transaction, milliseconds.
BUSY_MILLISECONDS = 5000

#: How long we try to reach a PostgreSQL server, seconds.
CONNECT_SECONDS = 5

#: A PostgreSQL server that has not answered a statement by then is given up, seconds; migrations may take longer.
ANSWER_SECONDS = 30

#: Modules that register tables in `metadata`.
TABLE_MODULES = (
    "hotline.administration.tables",
    "hotline.journal.table",
    "hotline.crm_bridge.citizen_tables",
    "hotline.crm_bridge.tables",
    "hotline.crm_bridge.contact_tables",
    "hotline.crm_bridge.work_tables",
    "hotline.crm_bridge.page_tables",
    "hotline.crm_bridge.article_tables",
    "hotline.crm_bridge.desk_tables",
    "hotline.crm_bridge.sms.part_table",
    "hotline.crm_bridge.quality.tables",
    "hotline.voicemail.tables",
    "hotline.voicemail.fax.table",
    "hotline.recorder.archive.tables",
    "hotline.desk.door.tables",
    "hotline.desk.screens.tables",
)

#: Key of the PostgreSQL advisory lock under which one process at a time changes the schema.
MIGRATION_LOCK = 0x1111_0001

#: All tables of all folders.
metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: A number that counts up for ever: 64 bits everywhere (SQLite's own INTEGER has as many).
Counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")

#: Seconds since the Unix epoch, or a length of time in seconds.
Seconds: sa.Double[float] = sa.Double()

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}
_EXAMPLES = "postgresql+asyncpg://user:password@host/database or sqlite+aiosqlite:////srv/hotline/hotline.db"
_READING = "hotline_reading"


def database_url(config: Configuration, paths: Paths) -> str:
    """Return the URL that the configuration names, or the one of the SQLite file in the data folder."""
    return config.database.url or f"sqlite+aiosqlite:///{paths.database}"


def check_url(url: str) -> URL:
    """Return the parsed URL. Raises `DatabaseError` where it is no URL or names a driver unknown to us."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        message = f"[database] url is not a database URL; write {_EXAMPLES}"
        raise DatabaseError(message) from error
    if parsed.drivername not in _DRIVERS.values():
        backend = parsed.drivername.partition("+")[0]
        wanted = _DRIVERS.get(backend)
        remedy = f"begin it with {wanted}://" if wanted else f"write {_EXAMPLES}"
        message = f"[database] url begins with {parsed.drivername}://, which cannot be used here: {remedy}"
        raise DatabaseError(message)
    if parsed.get_backend_name() == "sqlite" and parsed.database in {None, "", ":memory:"}:
        message = "[database] url names no file, and a journal in memory would be lost: name one"
        raise DatabaseError(message)
    return parsed


def create_engine(url: str, *, answer_seconds: float | None = ANSWER_SECONDS) -> AsyncEngine:
    """Return an engine for this URL; nothing is opened yet.

    Whoever makes it must `await engine.dispose()`. Raises `DatabaseError` for a URL that cannot be used.
    """
    parsed = check_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(parsed)
    limits = {"timeout": CONNECT_SECONDS, "command_timeout": answer_seconds}
    return create_async_engine(parsed, pool_pre_ping=True, connect_args=limits)


def for_reading(engine: AsyncEngine) -> AsyncEngine:
    """Return the same engine for transactions that only read: on SQLite they never wait for a writer."""
    return engine.execution_options(**{_READING: True})


def _sqlite_engine(url: URL) -> AsyncEngine:
    # isolation_level=None: sqlite3 begins no transaction by itself, `_begin` below does.
    engine = create_async_engine(
        url, connect_args={"isolation_level": None, "timeout": BUSY_MILLISECONDS / 1000}
    )
    event.listen(engine.sync_engine, "connect", _set_pragmas)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _set_pragmas(connection: Any, _record: object) -> None:  # noqa: ANN401 - the pool's is untyped
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    if not connection.get_execution_options().get(_READING):
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def load_tables() -> sa.MetaData:
    """Import every module that defines tables and return the complete `metadata`."""
    for name in TABLE_MODULES:
        importlib.import_module(name)
    return metadata


async def probe(url: str) -> str:
    """Return in words what is there. Raises `DatabaseError` where the database cannot be used, or is newer.

    Nothing is made or changed.
    """
    parsed = check_url(url)
    check_folder(parsed)
    if not _exists(parsed):
        return f"{parsed.database}, made at the first start"
    await _use(parsed, _check_version)
    return describe(parsed)


async def migrate(url: str) -> None:
    """Bring the database's schema up to this version; all of it or nothing.

    It runs in a thread of its own, so that a long migration does not hold up the event loop. Two processes
    that start at once wait for each other. Raises `DatabaseError` where the database cannot be used or is
    newer than this program.
    """
    await asyncio.to_thread(asyncio.run, _migrate(url))


async def _migrate(url: str) -> None:
    parsed = check_url(url)
    check_folder(parsed)
    await _use(parsed, _upgrade)


async def _use(parsed: URL, work: Callable[[sa.Connection], None]) -> None:
    """Do `work` in a transaction, one process at a time. Raises `DatabaseError`."""
    engine = create_engine(parsed.render_as_string(hide_password=False))
    try:
        async with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                await connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATION_LOCK)))
            await connection.run_sync(work)
    except alembic.util.CommandError as error:
        message = f"{describe(parsed)} was written by a newer version ({error}): install that version again"
        raise DatabaseError(message) from error
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        raise DatabaseError(explain(parsed, error)) from error
    finally:
        await engine.dispose()


def _upgrade(connection: sa.Connection) -> None:
    alembic.command.upgrade(_alembic_config(connection), "head")


def _check_version(connection: sa.Connection) -> None:
    heads = MigrationContext.configure(connection).get_current_heads()
    ScriptDirectory.from_config(_alembic_config(connection)).get_revisions(heads)


def _alembic_config(connection: sa.Connection) -> alembic.config.Config:
    config = alembic.config.Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def check_folder(url: URL) -> None:
    """Raise `DatabaseError` where an SQLite file cannot be made because its folder is missing."""
    if url.get_backend_name() != "sqlite" or url.database is None:
        return
    folder = Path(url.database).parent
    faults = {
        "nothing": f"there is no folder {folder}; make it first",
        "file": f"{folder} is not a folder; name another place",
        "hidden": f"the folder {folder} may not be reached; let this user through (chmod, chown)",
    }
    fault = faults.get(kind_of(folder))
    if fault is not None:
        message = f"the database {url.database} cannot be made: {fault}"
        raise DatabaseError(message)


def _exists(url: URL) -> bool:
    """Tell whether there is a database; only an SQLite file is made by us."""
    return url.get_backend_name() != "sqlite" or kind_of(Path(url.database or "")) != "nothing"
