"""The database for one command: opened, used, closed; what goes wrong is said in words."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import NamedTuple, NoReturn, TypeVar

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.config.loader import Loaded
from hotline.database import DatabaseError, check_url, create_engine, database_url, explain
from hotline.journal import Journal, JournalError

from .common import fail

#: What databases say of tables that are not there yet, and of those of an earlier version.
_NOT_YET = ("no such table", "does not exist", "unable to open")
_EARLIER = "no such column"

_START = "start the hotline once (hotline up)"

R = TypeVar("R")


class Stored(NamedTuple):
    """The opened database."""

    engine: AsyncEngine
    journal: Journal


def in_database(
    loaded: Loaded,
    work: Callable[[Stored], Awaitable[R]],
    *,
    none: str,
    remedy: str = _START,
    said: tuple[type[Exception], ...] = (),
) -> R:
    """Do the work and return what it returns; print what is wrong and exit with 1 otherwise.

    `none` is said where there is no such table yet ("there are no cases"), with what helps. The words of errors in
    `said` are for people.
    """
    try:
        return asyncio.run(_do(loaded, work))
    except Exception as error:
        if isinstance(error, (DatabaseError, *said)):
            fail(str(error))
        if isinstance(error, (JournalError, SQLAlchemyError, OSError, TimeoutError)):
            _say_why(loaded, error, none, remedy)
        raise


async def _do(loaded: Loaded, work: Callable[[Stored], Awaitable[R]]) -> R:
    engine = create_engine(database_url(loaded.config, loaded.paths))
    journal = Journal(engine, loaded.config.node.name)
    try:
        return await work(Stored(engine, journal))
    finally:
        await journal.close()
        await engine.dispose()


def _say_why(loaded: Loaded, error: Exception, none: str, remedy: str) -> NoReturn:
    cause = (error.__cause__ or error) if isinstance(error, JournalError) else error
    text = str(cause)
    if any(words in text for words in _NOT_YET):
        fail(f"{none} in {loaded.paths.data} yet: {remedy}")
    if _EARLIER in text:
        fail(f"the database in {loaded.paths.data} is of an earlier version: {_START}")
    if isinstance(cause, OSError) and cause.filename is not None:
        fail(f"{cause.filename}: {cause.strerror}")
    fail(explain(check_url(database_url(loaded.config, loaded.paths)), cause))
