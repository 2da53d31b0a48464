"""Pieces of reading, on both databases."""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database
from hotline.crm_bridge.citizen_tables import household
from hotline.database_reading import reader_of


def _names(connection: sa.Connection) -> list[str]:
    return list(connection.execute(sa.select(household.c.name).order_by(household.c.id)).scalars())


async def _add(engine: AsyncEngine, number: int, name: str) -> None:
    async with engine.begin() as connection:
        await connection.execute(sa.insert(household).values(id=number, name=name))


@contextlib.asynccontextmanager
async def _opened(url: str) -> AsyncIterator[AsyncEngine]:
    engine = database.create_engine(url)
    try:
        yield engine
    finally:
        await engine.dispose()


async def test_it_returns_what_the_work_found_and_raises_what_it_raises(engine: AsyncEngine) -> None:
    """It sees what was committed, and works on after an error."""
    reader = reader_of(engine)
    await _add(engine, 1, "Way 12")
    with pytest.raises(SQLAlchemyError, match="nowhere"):
        await reader.read(lambda connection: connection.execute(sa.text("SELECT * FROM nowhere")))
    assert await reader.read(_names) == ["Way 12"]
    await _add(engine, 2, "Way 13")
    assert await reader.read(_names) == ["Way 12", "Way 13"]


async def test_on_sqlite_it_neither_waits_for_a_writer_nor_writes(migrated_sqlite_url: str) -> None:
    """A transaction that writes goes on meanwhile, and nobody's statement writes by mistake."""
    async with _opened(migrated_sqlite_url) as engine:
        reader = reader_of(engine)
        async with engine.begin() as connection:
            await connection.execute(sa.insert(household).values(id=1, name="Way 12"))
            assert await reader.read(_names) == []
        with pytest.raises(OperationalError, match="readonly"):
            await reader.read(lambda one: one.execute(sa.delete(household)))


async def test_on_sqlite_a_piece_sees_one_state(migrated_sqlite_url: str) -> None:
    """What is committed between its statements is seen by the next piece."""
    async with _opened(migrated_sqlite_url) as engine:
        loop = asyncio.get_running_loop()

        def twice(connection: sa.Connection) -> list[list[str]]:
            before = _names(connection)
            asyncio.run_coroutine_threadsafe(_add(engine, 1, "Way 12"), loop).result()
            return [before, _names(connection)]

        reader = reader_of(engine)
        assert await reader.read(twice) == [[], []]
        assert await reader.read(_names) == ["Way 12"]


async def test_on_sqlite_whoever_gives_up_is_free_at_once(migrated_sqlite_url: str) -> None:
    """The work ends in its thread, and the others go on meanwhile."""
    async with _opened(migrated_sqlite_url) as engine:
        reader, may_end = reader_of(engine), threading.Event()
        slow = asyncio.create_task(reader.read(lambda _: may_end.wait()))
        await asyncio.sleep(0)
        slow.cancel()
        try:
            with pytest.raises(asyncio.CancelledError):
                await slow
            assert await reader.read(_names) == []
        finally:
            may_end.set()


async def test_on_sqlite_its_connections_end_with_the_engine(
    migrated_sqlite_url: str, tmp_path: Path
) -> None:
    """SQLite's log file goes with the last connection."""
    async with _opened(migrated_sqlite_url) as engine:
        await _add(engine, 1, "Way 12")
        await reader_of(engine).read(_names)
        assert (tmp_path / "hotline.db-wal").exists()
    assert not (tmp_path / "hotline.db-wal").exists()
