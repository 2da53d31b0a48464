"""A process that erases a citizen and is killed at a point, for a `Nursery`.

`file`: one file is removed; `transaction`: all is written, and nothing committed; `committed`: files of attachments are
still there.
"""

import os
import signal
from collections.abc import Collection, Sequence
from pathlib import Path
from unittest.mock import patch

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.data_protection import erasing, erasing_rows
from hotline.crm_bridge.data_protection.erasing import Eraser
from hotline.crm_bridge.data_protection.file_removal import remove_orphans
from hotline.crm_bridge.data_protection.ports import Holding
from hotline.crm_bridge.files import FileStore
from hotline.database import create_engine
from hotline.journal import Journal


class Disk:
    """A folder with a recording of each call."""

    kind = "recording"
    follows_call = True

    def __init__(self, folder: Path, *, mortal: bool = False) -> None:
        self.folder, self._mortal = folder, mortal

    async def of_calls(self, calls: Collection[str]) -> Sequence[Holding]:
        """Return those whose file is there."""
        found = [call for call in sorted(calls) if (self.folder / f"{call}.wav").exists()]
        return [Holding(kind=self.kind, id=call, call=call, at=0.0) for call in found]

    async def copy(self, holding: Holding, target: Path, *, by: str, why: str) -> None:
        """Nobody asks for it."""

    async def remove(self, holding: Holding, *, by: str, why: str) -> None:
        """Remove the file, and die of it."""
        (self.folder / f"{holding.id}.wav").unlink(missing_ok=True)
        if self._mortal:
            die()

    async def forget(self, connection: AsyncConnection, holdings: Sequence[Holding]) -> None:
        """There are no rows."""


def die(*_: object) -> None:
    """End at once, as a loss of power does."""
    os.kill(os.getpid(), signal.SIGKILL)


async def erase(url: str, place: str, number: int, point: str) -> None:
    """Erase, below the folder of that path."""
    engine, folder = create_engine(url), Path(place)
    journal = Journal(engine, "demo")
    disk = Disk(folder / "recordings", mortal=point == "file")
    files = FileStore(folder / "files", 1_000_000)
    eraser = Eraser(journal, engine, [disk], files, messages=folder / "messages", clock=lambda: 1.0)
    with (
        patch.object(
            erasing_rows, "mark_erased", die if point == "transaction" else erasing_rows.mark_erased
        ),
        patch.object(erasing, "remove_orphans", die if point == "committed" else remove_orphans),
    ):
        await eraser.erase(number, by="officer")
