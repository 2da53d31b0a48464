"""`hotline recordings`: list, play, export, draw, hold, delete and check finished recordings, and change their key."""

import asyncio
import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from hotline.recorder.archive.exporting import check_target, write_wav
from hotline.recorder.archive.exporting import export as write_file

from .common import ConfigOption, fail, load_or_exit
from .progress import amount_bar
from .recordings_check import rotate, verify_recordings
from .recordings_pause import pause, resume
from .recordings_picture import picture
from .recordings_session import Session, in_session, who_asks
from .recordings_view import print_access, print_json, print_list, print_one

app = typer.Typer(help="Recordings: listen, hold, delete, check.", no_args_is_help=True)
for command in (pause, resume, picture):
    app.command()(command)

Recording = Annotated[str, typer.Argument(metavar="CALL", help="As `hotline recordings list` shows it.")]
Why = Annotated[str, typer.Option("--why", help="The reason, for the access log.")]
Who = Annotated[str | None, typer.Option("--who", help="Who wants it; else the user of this shell.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON instead of a table.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="Show the newest so many.")]


@app.command("list")
def list_recordings(
    config: ConfigOption = None,
    queue: Annotated[str | None, typer.Option("--queue", help="Only those of this queue.")] = None,
    limit: Limit = 50,
    as_json: AsJson = False,
    with_deleted: Annotated[bool, typer.Option("--with-deleted", help="Also what was deleted.")] = False,
) -> None:
    """List recordings, the newest first."""
    loaded = load_or_exit(config)
    if queue is not None and queue not in loaded.config.queues:
        fail(f"there is no queue `{queue}`; there are {', '.join(loaded.config.queues)}")

    async def work(session: Session) -> None:
        rows = await session.recordings.library.newest(limit, queue=queue, with_deleted=with_deleted)
        print_json(rows) if as_json else print_list(rows, loaded.config)

    in_session(loaded, work)


@app.command()
def show(call: Recording, config: ConfigOption = None, as_json: AsJson = False) -> None:
    """Show what is known of a recording: who talked when, gaps, file, key, retention."""
    loaded = load_or_exit(config)

    async def work(session: Session) -> None:
        row = await session.known(call)
        print_json(row) if as_json else print_one(row, loaded.config)

    in_session(loaded, work)


@app.command()
def play(call: Recording, why: Why, who: Who = None, config: ConfigOption = None) -> None:
    """Write a recording as WAV to stdout, for a player: `hotline recordings play CALL --why … | aplay`."""
    loaded = load_or_exit(config)
    if sys.stdout.isatty():
        fail("a terminal cannot play a WAV; put a player behind it: … | aplay (or paplay, mpv -)", status=2)

    async def work(session: Session) -> None:
        row = await session.kept(call)
        with await session.open_audio(row.id, how="played", who=who_asks(who), why=_reason(why)) as audio:
            try:
                await asyncio.to_thread(write_wav, audio, sys.stdout.buffer)
            except BrokenPipeError:  # the player was closed; what Python still has to write goes nowhere
                os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    in_session(loaded, work)


@app.command()
def export(
    call: Recording,
    file: Annotated[Path, typer.Argument(help="A new file: .wav, .flac or .opus.")],
    why: Why,
    who: Who = None,
    config: ConfigOption = None,
) -> None:
    """Write a recording decrypted to a new file that only you can read."""
    loaded = load_or_exit(config)

    async def work(session: Session) -> None:
        row = await session.kept(call)
        check_target(file)
        with (
            await session.open_audio(row.id, how="exported", who=who_asks(who), why=_reason(why)) as audio,
            amount_bar(Console(stderr=True), "export") as progress,
        ):
            await asyncio.to_thread(write_file, audio, row.format, file, progress)

    in_session(loaded, work)
    Console(highlight=False, soft_wrap=True).print(f"{file} is not encrypted: delete it when it is done with")


@app.command("access-log")
def access_log(
    call: Annotated[str | None, typer.Argument(metavar="CALL", help="Only of this recording.")] = None,
    limit: Limit = 100,
    config: ConfigOption = None,
    as_json: AsJson = False,
) -> None:
    """Show who played, exported, held, released or deleted recordings, when and why; the newest first."""
    loaded = load_or_exit(config)

    async def work(session: Session) -> None:
        if call is not None:
            await session.known(call)
        found = await session.recordings.library.access_log(limit, call)
        print_json(found) if as_json else print_access(found, loaded.config)

    in_session(loaded, work)


@app.command()
def hold(call: Recording, why: Why, who: Who = None, config: ConfigOption = None) -> None:
    """Put a recording under legal hold: nothing deletes it until it is released."""

    async def work(session: Session) -> None:
        await session.recordings.library.hold(call, who=who_asks(who), why=_reason(why))

    in_session(load_or_exit(config), work)
    _say(f"{call} is under legal hold")


@app.command()
def release(call: Recording, why: Why, who: Who = None, config: ConfigOption = None) -> None:
    """End a legal hold; retention counts again."""

    async def work(session: Session) -> None:
        await session.recordings.library.release(call, who=who_asks(who), why=_reason(why))

    in_session(load_or_exit(config), work)
    _say(f"{call} is no longer under legal hold")


@app.command()
def delete(call: Recording, why: Why, who: Who = None, config: ConfigOption = None) -> None:
    """Delete a recording for ever: its sound, and all that is known of it but that it was deleted."""

    async def work(session: Session) -> None:
        row = await session.kept(call)
        await session.recordings.remover.delete(row, who=who_asks(who), why=_reason(why))

    in_session(load_or_exit(config), work)
    _say(f"{call} is deleted")


@app.command()
def verify(
    calls: Annotated[list[str] | None, typer.Argument(metavar="[CALL]...", help="Which.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="All of this node, and look for unknown files.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Prove that recordings are whole and untouched. Exits with 1 where one is not."""
    if everything == bool(calls):
        fail("name calls, or say --all", status=2)

    async def work(session: Session) -> int:
        return await verify_recordings(session, calls or None)

    if in_session(load_or_exit(config), work):
        raise typer.Exit(1)


@app.command("rotate-key")
def rotate_key(
    config: ConfigOption = None,
    resume: Annotated[
        bool, typer.Option("--continue", help="Make no new key: do the rest of what was cut short.")
    ] = False,
) -> None:
    """Make a new key, and wrap the keys of all recordings with it. No sound is touched."""

    async def work(session: Session) -> int:
        return await rotate(session, resume=resume)

    if in_session(load_or_exit(config), work):
        raise typer.Exit(1)


def _reason(why: str) -> str:
    """Return the reason; an empty one is none."""
    if not why.strip():
        fail("--why is empty: say why, in words that a stranger understands in a year", status=2)
    return why.strip()


def _say(text: str) -> None:
    Console(highlight=False, soft_wrap=True).print(text, markup=False)
