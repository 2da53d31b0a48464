"""`hotline citizens export`, `erase` and `retention`: what the law gives citizens."""

import getpass
from pathlib import Path
from typing import Annotated

import typer

from hotline.app.citizen_parts import CitizenParts

from . import citizens_text
from .citizens_session import Number, with_citizens
from .common import ConfigOption, fail, load_or_exit, say


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (export, erase, retention):
        app.command()(command)


def export(
    citizen: Number,
    target: Annotated[Path, typer.Argument(help="The ZIP file to write; it must not exist.")],
    config: ConfigOption = None,
) -> None:
    """Write everything that is known of a citizen into one file, with recordings, messages and attachments."""
    if not target.resolve().parent.is_dir():
        fail(f"there is no folder {target.resolve().parent}", status=2)
    with_citizens(
        load_or_exit(config),
        lambda parts: parts.exporter.export(citizen, target.resolve(), by=getpass.getuser()),
    )
    say(f"{target} has all that is known of citizen {citizen}; only you can read it")


def erase(
    citizen: Number,
    config: ConfigOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would go, and change nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Erase what is known of a citizen, but for what the law has us keep. It cannot be undone."""
    loaded = load_or_exit(config)
    citizens_text.print_erasure(with_citizens(loaded, lambda parts: parts.eraser.plan(citizen)), dry_run=True)
    if dry_run:
        return
    if not yes and not typer.confirm("Erase it? It cannot be undone."):
        fail("nothing was erased")
    erasure = with_citizens(loaded, lambda parts: parts.eraser.erase(citizen, by=getpass.getuser()))
    citizens_text.print_erasure(erasure, dry_run=False)


def retention(config: ConfigOption = None) -> None:
    """Forget now what was kept long enough ([retention]); the hotline does so every hour."""
    loaded = load_or_exit(config)

    async def work(parts: CitizenParts) -> dict[str, int]:
        total: dict[str, int] = {}
        while any((gone := await parts.retention.once()).values()):
            total = {kind: total.get(kind, 0) + count for kind, count in gone.items()}
        return total

    total = {kind: count for kind, count in with_citizens(loaded, work).items() if count}
    say(
        ", ".join(f"{count} {kind}" for kind, count in total.items()) + " are gone"
        if total
        else "nothing is old enough"
    )
