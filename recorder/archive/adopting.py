"""Takes over recordings of earlier versions: each WAV becomes a stored recording like any other, sample by sample.

    journal: RecordingFinalised of a .wav without checksum ── FLAC, encrypted if so configured ── commit ── WAV removed

So they are listed, played, checked and deleted in one way. FLAC also where Opus is configured: what was kept without
loss stays so. Who talked when is not in them; the queue of the last talk is taken from the journal.
"""

import asyncio
from pathlib import Path

import structlog

from hotline.events import AgentAnswered, LanguageChosen, RecordingFinalised, RecordingStarted
from hotline.journal import JournalReader
from hotline.recorder.errors import NothingRecordedError, PlanError
from hotline.recorder.plan import RecordingPlan

from .keeping import Archive
from .keys import KeyRingError
from .register import Register

#: What earlier versions wrote.
_SUFFIX = ".wav"

log = structlog.get_logger()


class Adoption:
    """Takes over old recordings of this node, one after the other."""

    def __init__(self, register: Register, reader: JournalReader, archive: Archive, folder: Path) -> None:
        """`folder` is the one of recordings."""
        self._register = register
        self._reader = reader
        self._archive = archive
        self._folder = folder

    async def run(self) -> int:
        """Take over all that there is; return how many. What cannot be is told, stays, and is tried at the next start.

        Raises what reading the journal raises.
        """
        done = 0
        for file in await asyncio.to_thread(self._files):
            try:
                done += await self._adopt(file)
            except (OSError, PlanError, KeyRingError, NothingRecordedError) as error:
                log.warning("recording.not_adopted", recording=file.stem, reason=str(error))
        if done:
            log.info("recordings.adopted", count=done)
        return done

    def _files(self) -> list[Path]:
        """Return old recordings by their names; a folder that no version made is not looked into."""
        return sorted(self._folder.glob(f"[0-9][0-9][0-9][0-9]/[01][0-9]/[0-3][0-9]/*{_SUFFIX}"))

    async def _adopt(self, file: Path) -> bool:
        call = file.stem.partition("+")[0]
        path = str(file.relative_to(self._folder))
        events = [entry.event for entry in await self._reader.of_call(call)]
        if not any(isinstance(event, RecordingFinalised) and event.path == path for event in events):
            return False  # not ours, or not finished
        known = await self._register.get(file.stem)
        if known is None:
            begins = [
                event.at for event in events if isinstance(event, RecordingStarted) and event.path == path
            ]
            queues = [event.queue for event in events if isinstance(event, AgentAnswered)]
            languages = [event.language for event in events if isinstance(event, LanguageChosen)]
            plan = RecordingPlan(
                call=call,
                begins_at=begins[0] if begins else events[0].at,
                stretches=(),
                queue=queues[-1] if queues else "",
                language=languages[-1] if languages else "",
            )
            await self._archive.keep_as(file.stem, plan, old_wav=path)
        await asyncio.to_thread(file.unlink)
        return True
