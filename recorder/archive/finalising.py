"""Makes the stored file of one plan: mix, encode, seal. Runs in the worker: no network, no database, no key ring."""

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Protocol

from hotline.recorder.errors import NothingRecordedError

from . import encoding
from .jobs import Answer, Job
from .metadata import describe_plan, to_json, to_tag
from .mixing import Block, Mix
from .old_wav import OldWav
from .sealing import seal


class Sound(Protocol):
    """What is to be heard: a `Mix`, or an `OldWav`."""

    frames: int

    def stretches(self) -> tuple[tuple[float, float], ...]:
        """Return from when to when something was written."""

    def blocks(self) -> Iterator[Block]:
        """Yield blocks shaped (samples, 2)."""

    def close(self) -> None:
        """Close its files."""


def finalise(job: Job) -> Answer:
    """Make `job.target`. Raises `NothingRecordedError`, `PlanError`, `MetadataError` and `OSError`.

    What is encoded and not yet sealed has no name, so that nothing of it is left when the process is killed.
    """
    target = Path(job.target)
    with closing(_sound(job)) as sound:
        if not sound.frames:
            raise NothingRecordedError
        metadata = describe_plan(job.plan, job.recording, job.format, sound.frames, sound.stretches())
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=target.parent) as encoded:
            encoding.encode(sound.blocks(), encoded, job.format, to_tag(metadata))
            if encoding.length_of(encoded) != sound.frames:
                message = "the encoded file is not as long as what was recorded"
                raise OSError(message)
            sealed = seal(encoded, target, job.header, job.own_key)
    return Answer(job.number, metadata=to_json(metadata), size=sealed.size, sha256=sealed.sha256)


def _sound(job: Job) -> Sound:
    folder = Path(job.folder)
    return OldWav(folder / job.old_wav) if job.old_wav else Mix(job.plan, folder)
