"""`hotline faxes`: what fax machines sent, and where its pages are."""

from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from hotline.config.loader import Loaded
from hotline.phone import mask
from hotline.queue.hours import time_zone
from hotline.voicemail.fax.listing import StoredFax, newest_faxes

from .common import ConfigOption, load_or_exit
from .messages_text import OTHER_COLUMNS
from .stored import in_database


def faxes(
    config: ConfigOption = None,
    limit: Annotated[int, typer.Option(min=1, help="Show the newest so many.")] = 50,
    unmasked: Annotated[bool, typer.Option("--unmasked", help="Show whole telephone numbers.")] = False,
) -> None:
    """List the faxes that came, the newest first. Each is a case."""
    loaded = load_or_exit(config)
    messages = loaded.paths.messages
    found = in_database(
        loaded, lambda stored: newest_faxes(stored.engine, messages, limit), none="there are no faxes"
    )
    console = Console(highlight=False)
    if not console.is_terminal:  # a path is whole only in a line of its own
        longest = max((len(str(one.pdf)) for one in found), default=0)
        console = Console(highlight=False, width=OTHER_COLUMNS + longest)
    if found:
        console.print(_table(loaded, found, unmasked=unmasked))
    else:
        console.print("No faxes.")


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
