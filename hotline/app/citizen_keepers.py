"""What recorder and voicemail hold of citizens, through the port of the data-protection set."""

import asyncio
from collections.abc import Collection, Sequence
from contextlib import closing
from pathlib import Path

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge.data_protection.ports import Holding, KeeperError
from hotline.database import for_reading
from hotline.recorder.archive.container import SealBrokenError
from hotline.recorder.archive.exporting import ExportError, export
from hotline.recorder.archive.keys import KeyRingError
from hotline.recorder.archive.library import NoRecordingError
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.archive.removing import HeldError
from hotline.recorder.archive.rows import RecordingRow
from hotline.recorder.archive.storage import StorageError
from hotline.recorder.archive.tables import KEPT, recording
from hotline.voicemail import holdings

#: Calls in one query.
BATCH = 500

_UNREADABLE = (ExportError, HeldError, KeyRingError, NoRecordingError, SealBrokenError, StorageError, OSError)


class RecordingKeeper:
    """Recordings: they have a retention of their own, and legal holds."""

    kind = "recording"
    follows_call = False

    def __init__(self, recordings: Recordings) -> None:
        self._recordings = recordings

    async def of_calls(self, calls: Collection[str]) -> Sequence[Holding]:
        """Return those that can be heard."""
        ordered, found = sorted(calls), list[RecordingRow]()
        for at in range(0, len(ordered), BATCH):
            mine = recording.c.call.in_(ordered[at : at + BATCH])
            found += await self._recordings.register.select(
                mine, recording.c.state == KEPT, limit=100 * BATCH
            )
        return [_recording(row) for row in found]

    async def copy(self, holding: Holding, target: Path, *, by: str, why: str) -> None:
        """Write it decrypted; the access log says so."""
        try:
            row = await self._recordings.library.find(holding.id)
            audio = await self._recordings.library.open_audio(row.id, how="exported", who=by, why=why)
            with closing(audio):
                await asyncio.to_thread(export, audio, row.format, target)
        except _UNREADABLE as error:
            raise KeeperError(f"the recording {holding.id} cannot be read: {error}") from error

    async def remove(self, holding: Holding, *, by: str, why: str) -> None:
        """Delete it as the archive does: with its fact, and for good."""
        row = await self._recordings.register.get(holding.id)
        try:
            if row is not None and row.is_kept:
                await self._recordings.remover.delete(row, who=by, why=why)
        except (HeldError, StorageError) as error:
            raise KeeperError(str(error)) from error

    async def forget(self, connection: AsyncConnection, holdings: Sequence[Holding]) -> None:
        """Nothing is left to do: its row keeps it from coming back, and says nothing of anybody."""


class _VoicemailKeeper:
    """What callers leave in the folder of messages."""

    kind: str
    follows_call = True

    def __init__(self, engine: AsyncEngine, folder: Path) -> None:
        self._reading = for_reading(engine)
        self._folder = folder

    async def of_calls(self, calls: Collection[str]) -> Sequence[Holding]:
        """Return what was left in these calls."""
        async with self._reading.connect() as connection:
            return [self._holding(row) for row in await self._rows(connection, calls)]

    async def copy(self, holding: Holding, target: Path, *, by: str, why: str) -> None:
        """Write a copy."""
        source = await self._path(holding)
        try:
            content = await asyncio.to_thread(source.read_bytes)
            await asyncio.to_thread(target.write_bytes, content)
        except OSError as error:
            raise KeeperError(f"the {holding.kind} {holding.id} cannot be read: {error}") from error

    async def remove(self, holding: Holding, *, by: str, why: str) -> None:
        """Remove the file."""
        path = await self._path(holding)
        try:
            await asyncio.to_thread(path.unlink, missing_ok=True)
        except OSError as error:
            raise KeeperError(f"the {holding.kind} {holding.id} cannot be removed: {error}") from error

    async def _path(self, holding: Holding) -> Path:
        async with self._reading.connect() as connection:
            rows = await self._rows(connection, [holding.call])
        found = next((row["path"] for row in rows if row["id"] == holding.id), None)
        if found is None:
            raise KeeperError(f"there is no {holding.kind} {holding.id} any more")
        return self._folder / str(found)

    async def _rows(self, connection: AsyncConnection, calls: Collection[str]) -> list[sa.RowMapping]:
        raise NotImplementedError

    def _holding(self, row: sa.RowMapping) -> Holding:
        raise NotImplementedError


class MessageKeeper(_VoicemailKeeper):
    """Voice messages, with what was written down of them."""

    kind = "message"

    async def forget(self, connection: AsyncConnection, holdings_: Sequence[Holding]) -> None:
        """Take them out of the inbox."""
        await holdings.forget_messages(connection, [one.id for one in holdings_])

    async def _rows(self, connection: AsyncConnection, calls: Collection[str]) -> list[sa.RowMapping]:
        return await holdings.messages_of(connection, calls)

    def _holding(self, row: sa.RowMapping) -> Holding:
        names = ("caller", "language", "queue", "seconds", "reference", "state", "note", "transcript")
        facts = {name: row[name] for name in names}
        return Holding(
            kind=self.kind,
            id=row["id"],
            call=row["call"],
            at=row["created_at"],
            facts=facts,
            file=f"messages/{row['id']}.wav",
        )


class FaxKeeper(_VoicemailKeeper):
    """Faxes."""

    kind = "fax"

    async def forget(self, connection: AsyncConnection, holdings_: Sequence[Holding]) -> None:
        """Take them away."""
        await holdings.forget_faxes(connection, [one.id for one in holdings_])

    async def _rows(self, connection: AsyncConnection, calls: Collection[str]) -> list[sa.RowMapping]:
        return await holdings.faxes_of(connection, calls)

    def _holding(self, row: sa.RowMapping) -> Holding:
        facts = {name: row[name] for name in ("caller", "station", "pages", "reference")}
        return Holding(
            kind=self.kind,
            id=row["id"],
            call=row["call"],
            at=row["created_at"],
            facts=facts,
            file=f"faxes/{row['id']}.pdf",
        )


def _recording(row: RecordingRow) -> Holding:
    return Holding(
        kind="recording",
        id=row.id,
        call=row.call,
        at=row.begins_at,
        facts=msgspec.to_builtins({"seconds": row.seconds, "language": row.language, "queue": row.queue}),
        file=f"recordings/{row.id}.{row.format}",
        held_by=row.held_by,
    )
