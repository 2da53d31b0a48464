"""Keeps a recording as a plain stereo WAV below the folder of recordings: caller left, agent right."""

import asyncio
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from .joining import Joiner
from .ledger import Ledger
from .plan import RecordingPlan, Side
from .takes import BYTES_PER_SECOND, RAW


class WavKeeper:
    """Lays the raw files of each side out, has both joined, and tells the journal."""

    def __init__(self, folder: Path, ledger: Ledger) -> None:
        self._folder = folder
        self._ledger = ledger
        self._joiner = Joiner()

    async def keep(self, plan: RecordingPlan) -> None:
        """Return when the journal has it on disk that the file is there. Raises `OSError`."""
        day = datetime.fromtimestamp(plan.begins_at, UTC).astimezone()
        path = f"{day:%Y/%m/%d}/{plan.call}.wav"
        raw = self._folder / RAW
        with tempfile.TemporaryDirectory(prefix=".laid-out-", dir=raw) as place:
            sides = await asyncio.to_thread(_lay_out, self._folder, plan, Path(place))
            seconds = await self._joiner.join(*sides, self._folder / path)
        await self._ledger.finalised(plan.call, path, seconds)

    async def close(self) -> None:
        """End the process that joins."""
        await self._joiner.close()


def _lay_out(folder: Path, plan: RecordingPlan, place: Path) -> tuple[Path, Path]:
    """Write each side as one raw file of the recording's length. Raises `OSError`."""
    caller, agent = place / "caller.sln", place / "agent.sln"
    _lay_out_side(folder, plan, "caller", caller)
    _lay_out_side(folder, plan, "agent", agent)
    return caller, agent


def _lay_out_side(folder: Path, plan: RecordingPlan, side: Side, target: Path) -> None:
    with target.open("wb") as file:
        for stretch in plan.stretches:
            raw = folder / (stretch.caller if side == "caller" else stretch.agent)
            if raw.exists():
                file.seek(_place(stretch.begins))
                file.write(raw.read_bytes())
        length = file.tell()
        for gap in plan.gaps:
            if gap.side in (side, "both"):
                begins, ends = _place(gap.begins), min(_place(gap.ends), length)
                file.seek(begins)
                file.write(bytes(max(0, ends - begins)))


def _place(seconds: float) -> int:
    """Return the byte at which a moment is."""
    return 2 * round(seconds * BYTES_PER_SECOND / 2)
