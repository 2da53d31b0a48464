"""What the commands share."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from hotline.app.whole import load_whole
from hotline.config.loader import ConfigurationError, Loaded

#: `--config`, the same for every command.
ConfigOption = Annotated[
    Path | None,
    typer.Option(
        "--config",
        help="Configuration file; hotline.toml here, else the demo.",
        show_default=False,
        readable=False,  # we say ourselves what is wrong, and how to mend it
    ),
]


def load_or_exit(path: Path | None) -> Loaded:
    """Return the checked configuration, prompts included; print what is wrong and exit with 2 otherwise."""
    try:
        return load_whole(path)
    except (ConfigurationError, OSError) as error:
        fail(str(error), status=2)


def fail(message: str, *, status: int = 1) -> NoReturn:
    """Print the message as an error and exit with the status."""
    Console(stderr=True, highlight=False).print(message, style="red", markup=False, soft_wrap=True)
    raise typer.Exit(status)


def say(words: str) -> None:
    """Print words as they are."""
    Console(highlight=False, soft_wrap=True).print(words, markup=False)
