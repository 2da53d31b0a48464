"""`hotline recording`: pause the recording of a talk that goes on, and resume it."""

from typing import Annotated

import typer
from rich.console import Console

from .common import ConfigOption, load_or_exit
from .control import ask_or_exit

app = typer.Typer(help="The recording of a talk that goes on.", no_args_is_help=True)

CallArgument = Annotated[
    str, typer.Argument(help="The call, as the journal and the log name it, or the end of its name.")
]


@app.command()
def pause(call: CallArgument, config: ConfigOption = None) -> None:
    """Record nothing from now on; the gap keeps its length."""
    _ask("recording-pause", call, config, "is not recorded from now on")


@app.command()
def resume(call: CallArgument, config: ConfigOption = None) -> None:
    """Go on recording."""
    _ask("recording-resume", call, config, "is recorded again")


def _ask(command: str, call: str, config: ConfigOption, done: str) -> None:
    answer = ask_or_exit(load_or_exit(config), command, {"call": call})
    Console(highlight=False, soft_wrap=True).print(f"{answer['call']} {done}", markup=False)
