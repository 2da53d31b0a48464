"""How the database is opened: SQLite through aiosqlite, PostgreSQL through asyncpg.

SQLite runs in WAL mode with synchronous=FULL, so that what was committed survives the loss of power, and every
transaction begins IMMEDIATE: one that reads first and writes later would otherwise fail as soon as another process
wrote in between (SQLITE_BUSY_SNAPSHOT, which the busy time-out does not cure). Those who only read take
`for_reading(engine)` and never wait for a writer.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from hotline.database_errors import DatabaseError

#: How long a writer of SQLite waits for another process's transaction, milliseconds.
BUSY_MILLISECONDS = 5000

#: How long we try to reach a PostgreSQL server, seconds.
CONNECT_SECONDS = 5

#: A PostgreSQL server that has not answered a statement by then is given up, seconds; migrations may take longer.
ANSWER_SECONDS = 30

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
}
_EXAMPLES = "postgresql+asyncpg://user:password@host/database or sqlite+aiosqlite:////srv/hotline/hotline.db"
_READING = "hotline_reading"


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
