"""What commands need that only read what a controller has written."""

import asyncio
import contextlib
import os
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import typer
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.config.loader import Loaded
from hotline.database import DatabaseError, check_url, create_engine, database_url, explain
from hotline.journal import JournalReader

from .common import fail


class NotFoundError(Exception):
    """There is no such call, or more than one; the text says which."""


@contextlib.asynccontextmanager
async def open_reader(url: str) -> AsyncIterator[JournalReader]:
    """Open the journal for reading only. Raises `DatabaseError` where there is none."""
    async with open_database(url) as engine:
        yield JournalReader(engine)


@contextlib.asynccontextmanager
async def open_database(url: str) -> AsyncIterator[AsyncEngine]:
    """Open what a controller has written, for reading only. Raises `DatabaseError` where there is nothing."""
    parsed = check_url(url)
    if parsed.get_backend_name() == "sqlite" and not os.path.isfile(parsed.database or ""):  # noqa: PTH113, ASYNC240
        message = f"there is no journal in {parsed.database} yet: start the hotline once (hotline up)"
        raise DatabaseError(message)
    engine = create_engine(url)
    try:
        yield engine
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        text = str(error)
        if "no such table" in text or "does not exist" in text:
            message = "the database has no journal yet: start the hotline once (hotline up)"
            raise DatabaseError(message) from error
        raise DatabaseError(explain(parsed, error)) from error
    finally:
        await engine.dispose()


def run_reading(loaded: Loaded, work: Callable[[JournalReader], Coroutine[Any, Any, None]]) -> None:
    """Let `work` read the journal; otherwise as `run_in_database`."""
    run_in_database(loaded, lambda engine: work(JournalReader(engine)))


def run_in_database(loaded: Loaded, work: Callable[[AsyncEngine], Coroutine[Any, Any, None]]) -> None:
    """Let `work` read; exit with words where that cannot be, and quietly where nobody listens any more."""

    async def reading() -> None:
        async with open_database(database_url(loaded.config, loaded.paths)) as engine:
            await work(engine)

    try:
        asyncio.run(reading())
    except (DatabaseError, NotFoundError) as error:
        fail(str(error))
    except KeyboardInterrupt:
        raise typer.Exit(0) from None
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
