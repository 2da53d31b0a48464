"""One round of recorded calls: how much processor they take, from the first packet to the stored file."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
from calls_house import House
from calls_load import Group, Habits, Telephones
from calls_trace import failed_calls
from common import progress
from house import used_by
from record_lengths import lengths

#: Callers who come so many a second, so that signalling does not hide what recording costs.
PER_SECOND = 20.0

#: A phone rings so long (scenarios/agents.xml), and calls begin one after the other.
_LATE_SECONDS = 60.0

#: Our worker is served last: what is left when calls are over must be done by then, seconds.
_FINISH_SECONDS, _LOOK_SECONDS = 240.0, 0.25

#: What both systems get after the last call to close files and write down what happened; its CPU counts.
_SETTLE_SECONDS = 2.0


@dataclass(frozen=True)
class Way:
    """One way to serve the same calls."""

    name: str
    dialled: str
    peer: bool
    recorded: bool
    #: Of our recordings; empty: as it is.
    format: str = ""


@dataclass(frozen=True)
class Used:
    """User and system time, seconds."""

    asterisk: float
    controller: float
    #: The processes that the controller started.
    worker: float

    @property
    def all(self) -> float:
        """The sum."""
        return self.asterisk + self.controller + self.worker

    def since(self, before: "Used") -> "Used":
        """Return what was used from then to now."""
        return Used(
            self.asterisk - before.asterisk, self.controller - before.controller, self.worker - before.worker
        )


@dataclass(frozen=True)
class Round:
    """What was measured."""

    calls: int
    #: Calls that SIPp counts as failed, or of which nothing was recorded although it should be.
    failed: int
    #: Talked, all calls together.
    minutes: float
    used: Used
    #: Of all cores, while all talked.
    busy_percent: float
    #: Least part of its talk that a recording has; None where nothing is recorded.
    least_recorded: float | None

    @property
    def seconds_per_minute(self) -> float:
        """Processor seconds for each minute of one call."""
        return self.used.all / self.minutes


def used(house: House) -> Used:
    """Return what was used since the start. A worker that ended meanwhile would be missing: none does."""
    controller = house.controller.pid
    workers = 0.0
    if controller is not None:
        children = psutil.Process(controller).children(recursive=True)
        workers = sum(used_by(one.pid) for one in children)
    return Used(used_by(house.asterisk.pid), used_by(controller), workers)


async def play(house: House, telephones: Telephones, way: Way, calls: int, talk: float) -> Round:
    """Let so many talk at once, with speech both ways, and wait until their recordings are stored."""
    before_files, before = set(_recordings(house, way)), used(house)
    async with telephones.agents(Habits(talk)):
        group = Group(way.dialled, calls, PER_SECOND, speech=True)
        calling = asyncio.create_task(telephones.call([group], talk + _LATE_SECONDS))
        busy = await _busy(calls / PER_SECOND + 1.0, talk, calling)
        files = await calling
    await asyncio.sleep(_SETTLE_SECONDS)
    if way.recorded and not way.peer:
        await _finished(house, len(before_files) + calls)
    spent = used(house).since(before)
    made = set(_recordings(house, way)) - before_files
    failed = sum(failed_calls(path.read_text(errors="replace")) for _, path in files)
    lengths = await asyncio.to_thread(_seconds, house, way, sorted(made)) if way.recorded else []
    if way.recorded:
        failed = max(failed, calls - len(lengths))
    return Round(
        calls=calls,
        failed=failed,
        minutes=calls * talk / 60,
        used=spent,
        busy_percent=busy,
        least_recorded=min(lengths, default=0.0) / talk if way.recorded else None,
    )


async def _busy(settle: float, talk: float, calling: "asyncio.Task[list[tuple[Path, Path]]]") -> float:
    """Return how busy the machine was while all talked, percent."""
    await asyncio.wait([calling], timeout=settle)
    psutil.cpu_percent()
    await asyncio.wait([calling], timeout=max(1.0, talk - settle - 1.0))
    return float(psutil.cpu_percent())


def _recordings(house: House, way: Way) -> Sequence[Path]:
    folder = house.loaded.paths.recordings
    return list(folder.glob("peer-*.wav" if way.peer else "2*/*/*/*"))


async def _finished(house: House, count: int) -> None:
    """Wait for our files; what is lacking at the end counts as failed."""
    raw = house.loaded.paths.recordings / "raw"
    for _ in range(round(_FINISH_SECONDS / _LOOK_SECONDS)):
        if not any(raw.glob("*.sln")):
            break
        await asyncio.sleep(_LOOK_SECONDS)
    progress(f"{len(_recordings(house, Way('', '', peer=False, recorded=True)))} of {count} are stored")


def _seconds(house: House, way: Way, files: Sequence[Path]) -> list[float]:
    """Return how long each recording is."""
    if way.peer:
        # A WAV of 16 bits, 8,000 samples a second, behind a header of 44 bytes.
        return [max(0, file.stat().st_size - 44) / 16_000 for file in files]

    return lengths(house.loaded.paths.database, {file.name for file in files})
