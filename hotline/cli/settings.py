"""`hotline settings`: what was published in the browser, and taking it back from the shell."""

import getpass
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from hotline.administration.shown import shown, text_difference
from hotline.administration.store import Version
from hotline.app.control_client import NotReachedError, ask
from hotline.app.control_wire import ControlError
from hotline.app.publishing import Publishing, PublishingError
from hotline.app.publishing_check import Checked
from hotline.clock import wall_clock
from hotline.config.loader import ConfigurationError, Loaded
from hotline.problems import key_text
from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.render import render

from .common import ConfigOption, load_or_exit, say
from .stored import Stored, in_database

app = typer.Typer(help="Settings that were published in the browser.", no_args_is_help=True)

VersionArgument = Annotated[int, typer.Argument(help="Number of the version: hotline settings history.")]

R = TypeVar("R")


@app.command()
def history(config: ConfigOption = None) -> None:
    """List the versions, the newest first."""
    loaded = load_or_exit(config)
    versions = _with(loaded, lambda publishing: publishing.history())
    table = Table("version", "when", "by", "keys", "why", box=None)
    for one in versions:
        keys = ", ".join(key_text(edit.path) or edit.file for edit in one.edits)
        why = f"takes back {one.undoes}" if one.undoes is not None else one.note
        table.add_row(str(one.id), f"{datetime.fromtimestamp(one.at):%Y-%m-%d %H:%M}", one.by, keys, why)  # noqa: DTZ006  the machine's own time
    Console().print(table)


@app.command()
def show(number: VersionArgument, config: ConfigOption = None) -> None:
    """Show what a version changed, line by line, without secrets."""
    loaded = load_or_exit(config)
    version: Version = _with(loaded, lambda publishing: publishing.version(number))
    for edit in map(shown, version.edits):
        say(f"{edit.file}: {key_text(edit.path)}: {edit.before!r} became {edit.after!r}")
    for key, file in version.files.items():
        say(text_difference(file.before, file.after, key))


@app.command()
def undo(
    config: ConfigOption = None,
    number: Annotated[
        int | None, typer.Option("--version", help="Another version than the last one.")
    ] = None,
) -> None:
    """Take a version back, and have the running hotline serve without it; later changes of other keys stay."""
    loaded = load_or_exit(config)
    done = _with(loaded, lambda publishing: publishing.undo(number, getpass.getuser()))
    say(f"version {done.version} is published")
    if done.at_next_start:
        say(f"only at the next start of `hotline up`: {', '.join(done.at_next_start)}")
    try:
        ask(loaded.paths, "reload", {"file": str(loaded.file)})
    except NotReachedError:
        say("no hotline runs: it counts from the next start on")
    except ControlError as error:
        say(f"it is in the files, but not served yet: {error}")


def _with(loaded: Loaded, work: Callable[[Publishing], Awaitable[R]]) -> R:
    async def do(stored: Stored) -> R:
        publishing = Publishing(
            lambda: loaded,
            stored.journal,
            stored.engine,
            wall_clock,
            render=lambda checked: _speak(loaded, checked),
        )
        return await work(publishing)

    return in_database(
        loaded, do, none="nothing was published yet", said=(PublishingError, ConfigurationError)
    )


def _speak(loaded: Loaded, checked: Checked) -> None:
    """Make the sounds of other texts; where no text becomes another, callers hear what they heard."""
    if (
        checked.loaded is None
        or checked.files is None
        or not any(key.startswith("prompts.") for key in checked.texts)
    ):
        return
    config = checked.loaded.config
    catalogues = load_catalogues(config.node.languages, config.prompts.catalogue, checked.files)
    render(config, loaded.paths, catalogues)
