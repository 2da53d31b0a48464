"""The command `hotline`: each command lives in its own module and is imported only when it is needed."""

import importlib
import sys

import typer

from hotline.app import collector

#: The commands in the order of `hotline --help`. Each is a module here that holds a function of that name, or a
#: `typer.Typer` called `app` where the command has commands of its own.
COMMANDS = (
    "up",
    "doctor",
    "messages",
    "faxes",
    "recordings",
    "cases",
    "contacts",
    "citizens",
    "articles",
    "surveys",
    "quality",
    "outbox",
    "journal",
    "queue",
    "report",
    "replay",
    "callbacks",
    "surge",
    "reload",
    "settings",
    "simulate",
    "staff",
    "menu",
    "prompts",
    "render",
    "demo",
    "users",
    "tokens",
    "words",
    "version",
    "controller",
    "transcriber",
)

#: Started by `hotline up`, not by people.
INTERNAL = frozenset({"controller", "transcriber"})


def main() -> None:
    """Run the command that the arguments name."""
    named = next((word for word in sys.argv[1:] if not word.startswith("-")), None)
    with collector.resting():
        run = build((named,) if named in COMMANDS else COMMANDS)
    run()


def build(names: tuple[str, ...]) -> typer.Typer:
    """Return the application with these commands."""
    app = typer.Typer(
        name="hotline", help="Hotline 1111: the engine of a city's free number.", no_args_is_help=True,
        pretty_exceptions_enable=False, add_completion=False,
    )  # fmt: skip
    app.callback()(_nothing)
    for name in names:
        module = importlib.import_module(f".{name}", __package__)
        group = getattr(module, "app", None)
        if isinstance(group, typer.Typer):
            app.add_typer(group, name=name)
        else:
            app.command(name, hidden=name in INTERNAL)(getattr(module, name))
    return app


def _nothing() -> None:
    """Keep `hotline` a group of commands even where only one was imported."""
