"""`hotline recordings picture`: who speaks when in a recording, as a picture."""

import asyncio
from pathlib import Path
from typing import Annotated, get_args

import typer

from hotline.recorder.archive.exporting import ExportError
from hotline.recorder.picture.order import Kind
from hotline.recorder.picture.pictures import PictureError, Pictures

from .common import ConfigOption, fail, load_or_exit
from .recordings_session import Session, in_session, who_asks

_KINDS: dict[str, Kind] = {f".{kind}": kind for kind in get_args(Kind)}


def picture(
    call: Annotated[str, typer.Argument(metavar="CALL", help="As `hotline recordings list` shows it.")],
    file: Annotated[Path, typer.Argument(help="A new file: .png or .svg.")],
    why: Annotated[str, typer.Option("--why", help="The reason, for the access log.")],
    who: Annotated[
        str | None, typer.Option("--who", help="Who wants it; else the user of this shell.")
    ] = None,
    config: ConfigOption = None,
) -> None:
    """Draw a recording to a new file: the caller above, the agent below, silence, holds and pauses."""
    kind = _KINDS.get(file.suffix.lower())
    if kind is None:
        fail(f"{file} must end in {' or '.join(_KINDS)}", status=2)
    if not why.strip():
        fail("--why is empty: say why, in words that a stranger understands in a year", status=2)

    async def work(session: Session) -> None:
        row = await session.kept(call)
        paths = session.loaded.paths
        (await session.open_audio(row.id, how="picture", who=who_asks(who), why=why.strip())).close()
        try:
            content = await Pictures(paths.recordings, paths.recording_keys).picture(row, kind)
        except PictureError as error:
            message = f"the recording {row.id} cannot be drawn: {error}"
            raise ExportError(message) from error
        await asyncio.to_thread(_write, file, content)

    in_session(load_or_exit(config), work)


def _write(file: Path, content: bytes) -> None:
    """Write a new file that only this user can read; nothing is left of one that cannot be written.

    Raises `ExportError` and `OSError`.
    """
    try:
        opened = file.open("xb")
    except FileExistsError as error:
        message = f"{file} exists: choose another name"
        raise ExportError(message) from error
    try:
        with opened:
            file.chmod(0o600)
            opened.write(content)
    except BaseException:
        file.unlink(missing_ok=True)
        raise
