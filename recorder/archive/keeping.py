"""From a plan to a stored recording that the journal knows. Nothing is lost, nothing doubled, whatever dies when.

plan ─ worker makes staging/<file> ─ storage ─ one commit: RecordingFinalised and its row ─ raw files may go

dies before the commit   the raw files are there: the same is done again, over what was stored already
dies after the commit    the row says which raw files are in it: they are not kept a second time
storage is away          tried again after 2, 4, 8 … 300 s; raw files stay; health and metrics say so
database is away         tried again for ever; the same
"""

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import structlog

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.events import RecordingFinalised
from hotline.recorder.plan import RecordingPlan

from .container import Header, new_own_key
from .jobs import Answer, Job
from .keys import KeyRing, KeyRingError
from .metadata import from_json
from .naming import next_id, path_of
from .register import Register
from .storage import StorageError
from .storages import STAGING, Storages, storage_name
from .tables import DELETED
from .workers import Workers

#: Pauses between tries of a storage that is away, seconds.
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 300.0

DAY_SECONDS = 86_400.0

log = structlog.get_logger()


class Archive:
    """Keeps recordings. Ends with `close`."""

    def __init__(
        self,
        register: Register,
        storages: Storages,
        keys: KeyRing,
        current: Callable[[], Configuration],
        clock: Clock,
        *,
        workers: Workers | None = None,
        first_pause: float = FIRST_PAUSE,
    ) -> None:
        """`current` returns the configuration as it is now."""
        self._register = register
        self._storages = storages
        self._keys = keys
        self._current = current
        self._clock = clock
        self._workers = workers or Workers()
        self._first_pause = first_pause
        #: Why recordings are not stored yet, by their id.
        self.waiting: dict[str, str] = {}
        #: Since the start: recordings and bytes that were stored, and tries that a storage failed.
        self.stored = self.stored_bytes = self.store_failures = 0

    def clear_staging(self) -> None:
        """Remove what an earlier controller was about to store; its raw files are there. Blocks; raises `OSError`."""
        for file in self._staging.glob("*"):
            if file.is_file():
                file.unlink(missing_ok=True)

    async def make_ready(self) -> None:
        """Make the key ring, so that it is in the first backup. Raises `KeyRingError`."""
        if self._current().recording.encrypt:
            await self.current_key()

    async def keep(self, plan: RecordingPlan) -> None:
        """Return when the recording is stored and its `RecordingFinalised` is on disk: its raw files may go then.

        Raw files that are in a recording already are not kept again. Raises `NothingRecordedError` where all are
        empty, `PlanError`, `KeyRingError` and `OSError`: the raw files must stay then, and it can be tried again.
        """
        known = await self._register.of_call(plan.call)
        if any(row.state == DELETED for row in known):
            log.info("recording.deleted_before", call=plan.call)
            return
        kept = {name for row in known if row.metadata for name in row.metadata.sources}
        new = tuple(one for one in plan.stretches if not {one.caller, one.agent} - {""} <= kept)
        if plan.stretches and not new:
            log.info("recording.known", call=plan.call)
            return
        recording_id = next_id(plan.call, {row.id for row in known})
        await self.keep_as(recording_id, msgspec.structs.replace(plan, stretches=new))

    async def keep_as(self, recording_id: str, plan: RecordingPlan, *, old_wav: str = "") -> None:
        """Store a plan under an id that is free, with the sound of an earlier version's file if one is given.

        Raises as `keep` does.
        """
        try:
            await self._keep_as(recording_id, plan, old_wav)
        except (OSError, KeyRingError) as error:
            self.waiting[recording_id] = getattr(error, "strerror", None) or str(error)
            raise
        except BaseException:
            self.waiting.pop(recording_id, None)
            raise
        self.waiting.pop(recording_id, None)

    async def _keep_as(self, recording_id: str, plan: RecordingPlan, old_wav: str) -> None:
        key_id, header, own_key = await self._seal()
        kind = "flac" if old_wav else self._current().recording.format
        path = path_of(recording_id, plan.begins_at, kind, encrypted=bool(key_id))
        staged = self._staging / Path(path).name
        job = Job(
            recording=recording_id,
            plan=plan,
            folder=str(self._storages.folder),
            target=str(staged),
            format=kind,
            old_wav=old_wav,
            header=header,
            own_key=own_key,
        )
        try:
            answer = await self._workers.finalise(job)
            storage = self.storage
            await self._store(recording_id, storage, staged, path)
            if key_id:  # a storage was away for days, and meanwhile the key was retired: it must be made anew
                await asyncio.to_thread(self._keys.key, key_id)
            await self._register.add(
                self._finalised(job, answer, path, key_id), from_json(answer.metadata), storage
            )
        finally:
            with contextlib.suppress(OSError):
                await asyncio.to_thread(staged.unlink, missing_ok=True)
        self.stored += 1
        self.stored_bytes += answer.size
        log.info("recording.finalised", call=plan.call, bytes=answer.size)

    async def _seal(self) -> tuple[str, bytes, bytes]:
        """Return id of the ring's key, header, and own key of a new file; all empty where it is not encrypted."""
        if not self._current().recording.encrypt:
            return "", b"", b""
        key_id, master = await self.current_key()
        own_key = new_own_key()
        return key_id, Header.seal(key_id, master, own_key).pack(), own_key

    async def current_key(self) -> tuple[str, bytes]:
        """Return id and key for new recordings; make the first one. Raises `KeyRingError`.

        A key ring that is gone is not replaced by a new one: its backup, put back, would take that one's place.
        """
        if not await asyncio.to_thread(self._keys.path.exists) and await self._register.has_keys():
            message = (
                f"the key ring {self._keys.path} is gone, and recordings need it: put back its backup, or, if there is "
                "none, give them up and make a new one (hotline recordings rotate-key)"
            )
            raise KeyRingError(message)
        return await asyncio.to_thread(self._keys.current, self._clock())

    @property
    def storage(self) -> str:
        """The name of the storage where new recordings go."""
        return storage_name(self._current().recording.storage)

    def troubles(self) -> dict[str, str]:
        """Return what keeps recordings from being stored, for the health check."""
        if not self.waiting:
            return {}
        reason = next(iter(self.waiting.values()))
        return {"recordings": f"{len(self.waiting)} wait to be stored: {reason}"}

    async def close(self) -> None:
        """End the worker. What it has not finished is for the next controller."""
        await self._workers.close()

    @property
    def _staging(self) -> Path:
        return self._storages.folder / STAGING

    async def _store(self, recording_id: str, storage: str, staged: Path, path: str) -> None:
        pause = self._first_pause
        while True:
            try:
                await self._storages.named(storage).put(staged, path)
            except StorageError as error:
                self.store_failures += 1
                self.waiting[recording_id] = str(error)
                log.warning("recording.not_stored", recording=recording_id, reason=str(error), again_in=pause)
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
            else:
                self.waiting.pop(recording_id, None)
                return

    def _finalised(self, job: Job, answer: Answer, path: str, key_id: str) -> RecordingFinalised:
        now = self._clock()
        # Earlier versions deleted nothing by themselves: what they left is kept from today.
        since = now if job.old_wav else job.plan.begins_at
        return RecordingFinalised(
            at=now,
            call=job.plan.call,
            path=path,
            seconds=from_json(answer.metadata).seconds,
            size=answer.size,
            sha256=answer.sha256,
            key=key_id,
            keep_until=since + DAY_SECONDS * self._keep_days(job.plan.queue),
        )

    def _keep_days(self, queue: str) -> int:
        config = self._current()
        rules = config.queues.get(queue)
        days = rules.keep_recordings_days if rules is not None else None
        return config.recording.keep_days if days is None else days
