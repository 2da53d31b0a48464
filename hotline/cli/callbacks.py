"""`hotline callbacks`: who is to be called back, and dropping such a wish."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, cast
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.table import Table

from hotline.queue.hours import time_zone

from .common import ConfigOption, load_or_exit, say
from .control import ask_or_exit

app = typer.Typer(help="Citizens who are to be called back.", no_args_is_help=True)


@app.command("list")
def show(config: ConfigOption = None) -> None:
    """Show the open call-backs, the oldest first."""
    loaded = load_or_exit(config)
    found = cast("Sequence[Mapping[str, Any]]", ask_or_exit(loaded, "callbacks")["callbacks"])
    console = Console(highlight=False, soft_wrap=True)
    if not found:
        console.print("nobody is to be called back")
        return
    zone = time_zone(loaded.config.node.timezone)
    table = Table("call-back", "number", "queue", "since", "position", "state", "calls", box=None)
    for one in found:
        table.add_row(*cells(one, zone))
    console.print(table)


@app.command()
def cancel(
    id: Annotated[str, typer.Argument(help="As `hotline callbacks list` shows it.")],  # noqa: A002
    config: ConfigOption = None,
) -> None:
    """Drop one: nobody is called, and the citizen is not told."""
    loaded = load_or_exit(config)
    ask_or_exit(loaded, "callbacks-cancel", {"id": id})
    say(f"{id} is dropped")


def cells(one: Mapping[str, Any], zone: ZoneInfo) -> list[str]:
    """Return a row of the table."""
    state = one["state"]
    if one["not_before"] is not None:
        state += f" until {_time(one['not_before'], zone)}"
    position = "" if one["position"] is None else str(one["position"])
    return [
        one["id"],
        one["number"],
        one["queue"],
        _time(one["since"], zone),
        position,
        state,
        str(one["attempts"]),
    ]


def _time(at: float, zone: ZoneInfo) -> str:
    return f"{datetime.fromtimestamp(at, zone):%Y-%m-%d %H:%M}"
