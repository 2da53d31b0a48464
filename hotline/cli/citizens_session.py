"""What the commands of `hotline citizens` work with, and their errors in words."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Annotated, NoReturn, TypeVar

import typer
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from hotline.app.citizen_parts import CitizenParts, make_citizen_parts
from hotline.clock import wall_clock
from hotline.config_loader import Loaded
from hotline.crm_bridge.citizen import CitizenError
from hotline.crm_bridge.data_protection.ports import KeeperError
from hotline.database import DatabaseError, check_url, create_engine, database_url, explain
from hotline.journal import Journal, JournalError, JournalReader
from hotline.recorder.archive.opening import open_recordings

from .common import fail

Number = Annotated[int, typer.Argument(min=1, help="The citizen's number; `hotline citizens find` shows it.")]

R = TypeVar("R")


def with_citizens(loaded: Loaded, work: Callable[[CitizenParts], Awaitable[R]]) -> R:
    """Do something with citizens; say in words what went wrong, and exit with 1."""
    try:
        return asyncio.run(_do(loaded, work))
    except (CitizenError, DatabaseError, KeeperError) as error:
        fail(str(error))
    except JournalError as error:
        _unusable(loaded, error.__cause__ or error)
    except SQLAlchemyError as error:
        _unusable(loaded, error)
    except OSError as error:
        fail(f"{error.filename or loaded.paths.data}: {error.strerror or error}")


async def _do(loaded: Loaded, work: Callable[[CitizenParts], Awaitable[R]]) -> R:
    engine = create_engine(database_url(loaded.config, loaded.paths))
    journal = Journal(engine, loaded.config.node.name)
    recordings = open_recordings(
        journal,
        engine,
        JournalReader(engine, journal),
        loaded.paths,
        current=lambda: loaded.config,
        clock=wall_clock,
    )
    try:
        parts = make_citizen_parts(
            journal, engine, recordings, loaded.paths, current=lambda: loaded.config, clock=wall_clock
        )
        return await work(parts)
    finally:
        await recordings.archive.close()
        await journal.close()
        await engine.dispose()


def _unusable(loaded: Loaded, error: BaseException) -> NoReturn:
    text = str(error)
    if "no such table" in text or "does not exist" in text or "unable to open" in text:
        fail(f"there are no citizens in {loaded.paths.data} yet: start the hotline once (hotline up)")
    if "no such column" in text:
        fail(
            f"the case store in {loaded.paths.data} is of an earlier version: start the hotline once (hotline up)"
        )
    fail(explain(check_url(database_url(loaded.config, loaded.paths)), error))


def say(words: str) -> None:
    """Print words as they are."""
    Console(highlight=False, soft_wrap=True).print(words, markup=False)
