"""What the commands of `hotline citizens` work with, and their errors in words."""

from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer

from hotline.app.citizen_parts import CitizenParts, make_citizen_parts
from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.crm_bridge.citizen import CitizenError
from hotline.crm_bridge.data_protection.ports import KeeperError

from .recordings_session import recordings_of
from .stored import Stored, in_database

Number = Annotated[int, typer.Argument(min=1, help="The citizen's number; `hotline citizens find` shows it.")]

R = TypeVar("R")


def with_citizens(loaded: Loaded, work: Callable[[CitizenParts], Awaitable[R]]) -> R:
    """Do something with citizens; say in words what went wrong, and exit with 1."""

    async def at_work(stored: Stored) -> R:
        async with recordings_of(loaded, stored) as recordings:
            parts = make_citizen_parts(
                stored.journal,
                stored.engine,
                recordings,
                loaded.paths,
                current=lambda: loaded.config,
                clock=wall_clock,
            )
            return await work(parts)

    return in_database(loaded, at_work, none="there are no citizens", said=(CitizenError, KeeperError))
