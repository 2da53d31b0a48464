"""Proves that a stored recording is whole and untouched, from the journal down to the last sample.

journal      the newest checksum of its events is the one in the table
file         it is there, as long as it was, and its SHA-256 is that
seal         its key is in the ring, every chunk is authentic and in its place, and none is missing
audio        it decodes, to the stated length
metadata     what the file says of itself is what the table says, and is about this call

A file of another storage than the disk is fetched once and read twice.
"""

import asyncio
import hashlib
import tempfile
from collections.abc import Iterable
from pathlib import Path

import soundfile

from hotline.clock import Clock
from hotline.events import RecordingDamaged
from hotline.journal import JournalReader

from .checksums import Checksum, Checksums
from .container import SealBrokenError
from .disk import NAME as DISK
from .disk import FileSource
from .encoding import quiet_decoder
from .keys import KeyRing, KeyRingError
from .metadata import CHANNELS, RATE, MetadataError, from_tag
from .reading import AudioReader
from .register import Register
from .rows import RecordingRow
from .storage import NotStoredError, Source, StoredFile
from .storages import STAGING, Storages
from .tables import DELETED, recording

_BLOCK_BYTES = 1 << 20
_BLOCK_FRAMES = 60 * RATE

#: A file that is not in the table may be on its way there: it is stored, and its commit comes.
YOUNG_SECONDS = 3600.0


class DamageError(Exception):
    """What is not as it was stored."""


class Verifier:
    """Checks recordings. Its methods raise what the database raises, and `StorageError` where a storage is away."""

    def __init__(
        self, register: Register, reader: JournalReader, storages: Storages, keys: KeyRing, clock: Clock
    ) -> None:
        self._register = register
        self._reader = reader
        self._storages = storages
        self._keys = keys
        self._clock = clock
        self._checksums: Checksums | None = None

    async def read_journal(self, since: float) -> None:
        """Read the checksums of everything that began at `since` (epoch seconds) or later, as `verify` needs them."""
        self._checksums = await Checksums.read(self._reader, since=since, until=self._clock())

    async def verify(self, row: RecordingRow) -> str | None:
        """Return what is wrong with a recording, None if nothing; the journal is told of it once.

        Raises `KeyRingError` where its key is missing: then nobody can know.
        """
        problem = await self._look(row)
        if problem is not None:
            now = await self._register.get(row.id)
            if now is None or not now.is_kept:
                return None  # it was deleted meanwhile
            if now.sha256 != row.sha256:  # its key was changed meanwhile
                row, problem = now, None
                await self.read_journal(row.begins_at)
                problem = await self._look(row)
        if problem is not None:
            await self._report(row, problem)
            return problem
        found = {"verified_at": self._clock(), "damage": ""}
        await self._register.change(row.id, [], found, only_if=lambda now: now.sha256 == row.sha256)
        return None

    async def unknown_files(self, storage: str) -> list[StoredFile]:
        """Return the files of a storage that no recording has. Raises `StorageError`."""
        unknown = []
        now = self._clock()
        async for file in self._storages.named(storage).files():
            where = (
                recording.c.storage == storage,
                recording.c.path == file.path,
                recording.c.state != DELETED,
            )
            if now - file.modified_at >= YOUNG_SECONDS and not await self._register.count(*where):
                unknown.append(file)
        return unknown

    async def lost(self) -> list[str]:
        """Return the recordings that the journal has and nobody deleted, and that the table does not keep any more."""
        missing: list[str] = []
        for _ in range(
            2
        ):  # what is deleted at this moment may be in the table's past and not yet in what was read
            await self.read_journal(0.0)
            assert self._checksums is not None  # noqa: S101 -- just read
            missing = await self._register.not_kept(self._checksums.kept())
            if not missing:
                break
        return missing

    async def _look(self, row: RecordingRow) -> str | None:
        if self._checksums is None:
            await self.read_journal(row.begins_at)
        assert self._checksums is not None  # noqa: S101 -- just read
        if self._checksums.of(row) != Checksum(row.sha256, row.size):
            return "the journal has another checksum than the table"
        try:
            await asyncio.to_thread(self._check_file, row)
        except (DamageError, SealBrokenError, MetadataError) as error:
            return str(error)
        return None

    async def _report(self, row: RecordingRow, problem: str) -> None:
        """Tell the journal, unless it knows."""
        event = RecordingDamaged(at=self._clock(), recording=row.id, what=problem)
        await self._register.change(row.id, [event], {"damage": problem}, only_if=lambda now: not now.damage)

    # --- what blocks ---

    def _check_file(self, row: RecordingRow) -> None:
        source = self._open(row)
        try:
            changed = _check_bytes(source, row)
        except BaseException:
            source.close()
            raise
        with self._reader_of(source, row, changed) as audio:
            while audio.read(_BLOCK_BYTES):  # every chunk, also those that a decoder leaves out
                pass
            if changed is not None:
                raise DamageError(changed)
            _check_audio(audio, row)

    def _reader_of(self, source: Source, row: RecordingRow, changed: str | None) -> AudioReader:
        try:
            return AudioReader(source, self._keys if row.key else None)
        except KeyRingError:
            if changed is None:
                raise
            raise DamageError(changed) from None  # it was the name of its key that was changed

    def _open(self, row: RecordingRow) -> Source:
        """Return the stored file; one from elsewhere is fetched once, for both readings."""
        try:
            source = self._storages.named(row.storage).open(row.path)
        except NotStoredError as error:
            message = f"the file is missing: {error}"
            raise DamageError(message) from error
        if row.storage == DISK:
            return source
        try:
            return _fetched(source, self._storages.folder / STAGING)
        finally:
            source.close()


def _fetched(source: Source, folder: Path) -> FileSource:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 -- the source closes it
    for block in _blocks(source):
        file.write(block)
    file.flush()
    return FileSource(file, "what was fetched")


def _check_bytes(source: Source, row: RecordingRow) -> str | None:
    """Return what is wrong if the bytes are not those that were stored. Raises `DamageError` for another length."""
    if source.size != row.size:
        message = f"the file has {source.size:,} bytes, {row.size:,} were stored"
        raise DamageError(message)
    digest = hashlib.sha256()
    for block in _blocks(source):
        digest.update(block)
    known = {row.sha256, row.next_sha256} - {""}  # the second where a change of its key was cut short
    return None if digest.hexdigest() in known else "its SHA-256 is not that of what was stored"


def _blocks(source: Source) -> Iterable[bytes]:
    at = 0
    while block := source.read(at, _BLOCK_BYTES):
        yield block
        at += len(block)


def _check_audio(audio: AudioReader, row: RecordingRow) -> None:
    """Decode all of it. Raises `DamageError` and `MetadataError`."""
    audio.seek(0)
    try:
        with quiet_decoder(), soundfile.SoundFile(audio) as sound:
            tag = sound.comment
            shape = (sound.samplerate, sound.channels)
            frames = sum(len(block) for block in sound.blocks(_BLOCK_FRAMES, dtype="int16"))
    except soundfile.SoundFileError as error:
        message = f"the audio cannot be decoded: {error}"
        raise DamageError(message) from error
    if shape != (RATE, CHANNELS) or frames != round(row.seconds * RATE):
        message = f"the audio is {frames / RATE:.3f} s long, {row.seconds:.3f} s were stored"
        raise DamageError(message)
    if from_tag(tag) != row.metadata:  # None where the table has something else than metadata
        message = "the file's metadata are not those of the table"
        raise DamageError(message)
