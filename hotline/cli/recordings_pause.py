"""`hotline recordings pause` and `resume`: of a talk that goes on."""

from typing import Annotated

import typer

from .common import ConfigOption, load_or_exit, say
from .control import ask_or_exit

CallArgument = Annotated[
    str, typer.Argument(help="The call, as the journal and the log name it, or the end of its name.")
]


def pause(call: CallArgument, config: ConfigOption = None) -> None:
    """Record nothing of a talk that goes on from now on; the gap keeps its length."""
    _ask("recording-pause", call, config, "is not recorded from now on")


def resume(call: CallArgument, config: ConfigOption = None) -> None:
    """Go on recording a talk that was paused."""
    _ask("recording-resume", call, config, "is recorded again")


def _ask(command: str, call: str, config: ConfigOption, done: str) -> None:
    answer = ask_or_exit(load_or_exit(config), command, {"call": call})
    say(f"{answer['call']} {done}")
