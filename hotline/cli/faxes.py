"""`hotline faxes`: what fax machines sent, and where its pages are."""

import asyncio
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.exc import SQLAlchemyError

from hotline.config_loader import Loaded
from hotline.database import DatabaseError, check_url, create_engine, database_url, explain
from hotline.phone import mask
from hotline.queue.hours import time_zone
from hotline.voicemail.fax.listing import StoredFax, newest_faxes

from .common import ConfigOption, fail, load_or_exit
from .messages_text import OTHER_COLUMNS


def faxes(
    config: ConfigOption = None,
    limit: Annotated[int, typer.Option(min=1, help="Show the newest so many.")] = 50,
    unmasked: Annotated[bool, typer.Option("--unmasked", help="Show whole telephone numbers.")] = False,
) -> None:
    """List the faxes that came, the newest first. Each is a case."""
    loaded = load_or_exit(config)
    try:
        found = asyncio.run(_read(loaded, limit))
    except DatabaseError as error:
        fail(str(error))
    except (SQLAlchemyError, OSError) as error:
        text = str(error)
        if "no such table" in text or "does not exist" in text or "unable to open" in text:
            fail(f"there are no faxes in {loaded.paths.data} yet: start the hotline once (hotline up)")
        fail(explain(check_url(database_url(loaded.config, loaded.paths)), error))
    console = Console(highlight=False)
    if not console.is_terminal:  # a path is whole only in a line of its own
        longest = max((len(str(one.pdf)) for one in found), default=0)
        console = Console(highlight=False, width=OTHER_COLUMNS + longest)
    if found:
        console.print(_table(loaded, found, unmasked=unmasked))
    else:
        console.print("No faxes.")


async def _read(loaded: Loaded, limit: int) -> list[StoredFax]:
    engine = create_engine(database_url(loaded.config, loaded.paths))
    try:
        return await newest_faxes(engine, loaded.paths.messages, limit)
    finally:
        await engine.dispose()


def _table(loaded: Loaded, found: list[StoredFax], *, unmasked: bool) -> Table:
    zone = time_zone(loaded.config.node.timezone)
    table = Table("reference", "came at", "sender", "station", "queue", "pages", "file", box=None)
    for one in found:
        table.add_row(
            one.reference,
            f"{datetime.fromtimestamp(one.created_at, zone):%Y-%m-%d %H:%M}",
            one.caller if unmasked and one.caller is not None else mask(one.caller),
            one.station if unmasked else mask(one.station) if one.station else "",
            one.queue,
            f"{one.pages}" if one.whole else f"{one.pages}, the line broke",
            str(one.pdf),
        )
    return table
