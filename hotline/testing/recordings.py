"""A hotline with an archive of recordings: raw files, plans of them, and what was stored."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
from numpy.typing import NDArray
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.config import Configuration
from hotline.events import Event
from hotline.journal import Journal, JournalReader
from hotline.paths import Paths
from hotline.recorder.archive.disk import DiskStorage
from hotline.recorder.archive.keys import KeyRing
from hotline.recorder.archive.naming import SEALED
from hotline.recorder.archive.opening import Recordings, open_recordings
from hotline.recorder.archive.reading import AudioReader
from hotline.recorder.archive.rows import RecordingRow
from hotline.recorder.plan import Gap, RecordingPlan, Segment, Stretch

from .city import configuration

#: 2026-11-22 10:00 UTC.
NOW = 1795341600.0

#: The call that is recorded, where a test needs only one.
CALL = "1795341600.1"


@dataclass
class House:
    """A hotline with recordings."""

    paths: Paths
    journal: Journal
    reader: JournalReader
    engine: AsyncEngine
    values: dict[str, Any] = field(default_factory=dict)
    now: float = NOW
    made: list[Recordings] = field(default_factory=list)

    def recordings(self) -> Recordings:
        """Make the archive's parts, as a controller or a command does at its start."""
        self.made.append(
            open_recordings(
                self.journal,
                self.engine,
                self.reader,
                self.paths,
                current=self.configuration,
                clock=lambda: self.now,
            )
        )
        return self.made[-1]

    def configuration(self) -> Configuration:
        """Return the configuration as it is now; `values` change it by dotted keys."""
        return configuration(self.values)

    def raw(self, name: str, samples: NDArray[np.int16]) -> str:
        """Write a raw file and return its name for a plan."""
        file = self.paths.recordings / "raw" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(samples.astype("<i2").tobytes())
        return f"raw/{name}"

    def plan(self, call: str = CALL, seconds: float = 3.0, **changes: Any) -> RecordingPlan:  # noqa: ANN401
        """Write both sides of a talk, and return its plan."""
        stretch = Stretch(
            caller=self.raw(f"{call}.caller.sln", speech(seconds, 1)),
            agent=self.raw(f"{call}.agent.sln", speech(seconds, 2)),
            begins=0.0,
        )
        fields: dict[str, Any] = {
            "begins_at": NOW,
            "stretches": (stretch,),
            "segments": (Segment(agent="1001", queue="water", begins=0.0, ends=seconds),),
            "gaps": (Gap(begins=1.0, ends=1.5, side="caller", why="digits"),),
            "language": "ar",
            "queue": "water",
        }
        return RecordingPlan(call=call, **{**fields, **changes})

    async def events(self, *kinds: type[Event]) -> list[Event]:
        """Return what was committed, of some kinds."""
        await self.journal.flush()
        events = [entry.event for entry in await self.reader.after(0)]
        return [event for event in events if not kinds or isinstance(event, kinds)]

    def stored(self, row: RecordingRow) -> Path:
        """Return the stored file of a row on the disk."""
        return self.paths.recordings / row.path


def speech(seconds: float, seed: int) -> NDArray[np.int16]:
    """Return something that is as loud and as uneven as speech."""
    generator = np.random.default_rng(seed)
    count = round(seconds * 8000)
    loudness = np.repeat(generator.integers(0, 3000, count // 800 + 1), 800)[:count]
    sound = np.clip(generator.normal(0, 1, count) * loudness, -32768, 32767)
    return np.asarray(sound, np.int16)


async def kept(recordings: Recordings, plan: RecordingPlan) -> RecordingRow:
    """Keep a plan and return its row."""
    await recordings.archive.keep(plan)
    return await recordings.library.find(plan.call)


def heard(recordings: Recordings, row: RecordingRow) -> NDArray[np.int16]:
    """Decode a stored recording: samples shaped (frames, 2)."""
    with recordings.library.open_row(row) as audio, soundfile.SoundFile(audio) as sound:
        samples: NDArray[np.int16] = sound.read(dtype="int16", always_2d=True)
    return samples


def decrypted(paths: Paths, path: str, folder: Path | None = None) -> Path:
    """Return a FLAC or Opus file with the stored recording of this path, below `folder` (else the data folder)."""
    keys = KeyRing(paths.recording_keys) if path.endswith(SEALED) else None
    file = (folder or paths.data) / Path(path).name.removesuffix(SEALED)
    with AudioReader(DiskStorage(paths.recordings).open(path), keys) as audio:
        file.write_bytes(audio.read_range(0, audio.size))
    return file
