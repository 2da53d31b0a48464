"""Deletes recordings: first in the journal, then everything that there is of them.

    commit RecordingDeleted, row `deleting` ── file gone ── row `deleted`, without metadata

Whatever dies in between, `Remover.finish` does the rest. The row stays, without anything of what was said, so that
raw files of the same call that turn up later are not kept again.
"""

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.events import RecordingDeleted

from .access_log import Access, note
from .register import Register
from .rows import RecordingRow
from .storage import StorageError
from .storages import Storages
from .tables import DELETED, DELETING, KEPT, recording

#: Recordings in one step: what else the database has to do comes in between.
STEP = 20

#: Who deletes what is too old.
RETENTION = "retention"

log = structlog.get_logger()


class HeldError(Exception):
    """A legal hold keeps the recording, or there is none to end; the text says which."""


class Remover:
    """Deletes recordings of this node. Its methods raise what reading and writing the journal raises."""

    def __init__(self, register: Register, storages: Storages, clock: Clock) -> None:
        self._register = register
        self._storages = storages
        self._clock = clock

    async def delete(self, row: RecordingRow, *, who: str, why: str) -> None:
        """Delete at somebody's request; harmless where somebody else just did.

        Raises `HeldError`, and `StorageError` where it is deleted for everybody but its file not gone yet: `finish`
        removes that.
        """
        event = RecordingDeleted(at=self._clock(), recording=row.id, reason="request", who=who, why=why)
        if not await self._mark(row, event):
            now = await self._register.get(row.id)
            if now is not None and now.held_by:
                message = f"the recording {row.id} is under legal hold by {now.held_by}: release it first"
                raise HeldError(message)
            return
        try:
            await self._remove(row)
        except StorageError as error:
            message = f"{row.id} is deleted, but its file is still there until that can be removed: {error}"
            raise StorageError(message) from error

    async def expire(self) -> int:
        """Delete what retention does not keep any more, at most `STEP`; return how many.

        Raises `StorageError`.
        """
        now = self._clock()
        column = recording.c
        rows = await self._register.select(
            column.node == self._register.node,
            column.state == KEPT,
            column.held_by == "",
            column.keep_until < now,
            limit=STEP,
        )
        for row in rows:
            if await self._mark(
                row, RecordingDeleted(at=now, recording=row.id, reason="retention", who=RETENTION)
            ):
                await self._remove(row)
        return len(rows)

    async def finish(self) -> int:
        """Remove what was being deleted when a process died or a storage was away; return how many.

        Raises `StorageError`.
        """
        column = recording.c
        rows = await self._register.select(
            column.node == self._register.node, column.state == DELETING, limit=STEP
        )
        for row in rows:
            await self._remove(row)
        return len(rows)

    async def _mark(self, row: RecordingRow, event: RecordingDeleted) -> bool:
        """Commit the end of a recording; False where a legal hold came first, or somebody else deleted it."""

        async def log_it(connection: AsyncConnection) -> None:
            line = Access(
                recording=row.id, at=event.at, how="deleted", who=event.who, why=event.why or event.reason
            )
            await note(connection, line)

        return await self._register.change(
            row.id,
            [event],
            {"state": DELETING},
            only_if=lambda now: now.is_kept and now.may_be_deleted,
            also=log_it,
        )

    async def _remove(self, row: RecordingRow) -> None:
        await self._storages.named(row.storage).delete(row.path)
        await self._register.change(
            row.id,
            [],
            {
                "state": DELETED,
                "metadata": "",
                "language": "",
                "damage": "",
                "next_key": "",
                "next_sha256": "",
            },
            only_if=lambda now: now.state == DELETING,
        )
        log.info("recording.deleted", recording=row.id)
