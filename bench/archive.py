"""What keeping a recording costs: CPU for each recorded minute by format, memory of a long one, speed of checking.

The sound is speech by espeak-ng on both sides in turns, as on a telephone; without espeak-ng it is noise that is as
uneven, which FLAC packs worse.
"""

import asyncio
import io
import resource
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import soundfile
import soxr
from common import arguments, emit, progress
from numpy.typing import NDArray

from hotline import database
from hotline.journal import Journal, JournalReader
from hotline.logs import configure
from hotline.paths import Paths
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.plan import RecordingPlan, Stretch
from hotline.testing.recordings import NOW, House, speech

_TEXT = (
    "Good morning, this is the municipality. There has been no water in our street since yesterday evening, and my "
    "neighbours say the same. Can you tell me when somebody comes to look at it? I will be at home until five."
)


def _spoken(seconds: float, turn: int) -> NDArray[np.int16]:
    """Return a side of a talk: it speaks in every second turn of the length of the text."""
    if shutil.which("espeak-ng") is None:
        return speech(seconds, turn)
    said = subprocess.run(
        ["espeak-ng", "-v", "en", "--stdout", _TEXT], check=True, capture_output=True
    ).stdout
    samples, rate = soundfile.read(io.BytesIO(said), dtype="float32")
    sound = (soxr.resample(samples, rate, 8000) * 20_000).astype(np.int16)
    noise = (np.random.default_rng(turn).normal(0, 8, len(sound))).astype(np.int16)
    turns = [sound, noise] if turn == 1 else [noise, sound]
    whole = np.concatenate(turns)
    count = round(seconds * 8000)
    return np.tile(whole, count // len(whole) + 1)[:count]


def _plan(house: House, call: str, seconds: float) -> RecordingPlan:
    stretch = Stretch(
        caller=house.raw(f"{call}.caller.sln", _spoken(seconds, 1)),
        agent=house.raw(f"{call}.agent.sln", _spoken(seconds, 2)),
        begins=0.0,
    )
    return RecordingPlan(call=call, begins_at=NOW, stretches=(stretch,))


async def _kept(house: House, minutes: float, kind: str, *, encrypt: bool) -> dict[str, Any]:
    """Keep one recording with a worker of its own, and say what that process took."""
    house.values.update({"recording.format": kind, "recording.encrypt": encrypt})
    costs = []
    for call, seconds in ((f"{kind}-{encrypt}-short", 1.0), (f"{kind}-{encrypt}", minutes * 60)):
        plan = await asyncio.to_thread(_plan, house, call, seconds)
        recordings = house.recordings()
        before, began = _children(), time.monotonic()
        await recordings.archive.keep(plan)
        elapsed = time.monotonic() - began
        peak = _worker_peak_megabytes()
        await recordings.archive.close()
        costs.append(_children() - before)
    row = await recordings.library.find(call)
    return {
        "cpu_seconds_per_minute": round((costs[1] - costs[0]) / minutes, 4),
        "bytes_per_second": round(row.size / row.seconds),
        "elapsed_seconds": round(elapsed, 2),
        "worker_peak_megabytes": peak,
    }


async def _checked(recordings: Recordings, call: str) -> dict[str, Any]:
    row = await recordings.library.find(call)
    began, cpu = time.monotonic(), time.process_time()
    problem = await recordings.verifier.verify(row)
    elapsed, cpu = time.monotonic() - began, time.process_time() - cpu
    if problem is not None:
        raise RuntimeError(problem)
    return {
        "megabytes_per_second": round(row.size / 1e6 / elapsed, 1),
        "cpu_seconds_per_minute": round(cpu / row.seconds * 60, 4),
    }


def _worker_peak_megabytes() -> int:
    """Return the most that the worker ever had in memory (proc(5), VmHWM)."""
    (worker,) = [one for one in psutil.Process().children() if "worker_process" in " ".join(one.cmdline())]
    status = Path(f"/proc/{worker.pid}/status").read_text("ascii", errors="replace")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


async def _run(folder: Path, minutes: float) -> dict[str, Any]:
    paths = Paths(folder)
    paths.create()
    url = f"sqlite+aiosqlite:///{paths.database}"
    await database.migrate(url)
    engine = database.create_engine(url)
    journal = Journal(engine, "bench")
    house = House(paths, journal, JournalReader(engine, journal), engine)
    found: dict[str, Any] = {}
    for kind in ("flac", "opus"):
        for encrypt in (False, True):
            progress(f"{kind}, encrypted: {encrypt}")
            kept = await _kept(house, minutes, kind, encrypt=encrypt)
            checked = await _checked(house.made[-1], f"{kind}-{encrypt}")
            found[f"{kind}{' encrypted' if encrypt else ''}"] = {"keep": kept, "verify": checked}
    await journal.close()
    await engine.dispose()
    return found


def main() -> None:
    """Run the benchmark."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--minutes", type=float, default=180.0, help="length of the recording")
    options = parser.parse_args()
    configure(level="warning")
    minutes = min(options.minutes, 10.0) if options.quick else options.minutes
    with tempfile.TemporaryDirectory() as folder:
        emit({"benchmark": "archive", "minutes": minutes, **asyncio.run(_run(Path(folder), minutes))})


if __name__ == "__main__":
    main()
