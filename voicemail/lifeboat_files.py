"""The spool of the lifeboat as files: what is there, and where it goes."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import structlog

from hotline.files import sync

from . import wav
from .files import QUARANTINE, put_into_quarantine
from .lifeboat_note import LIMIT_BYTES, Note, parse

#: A recording whose end is not written down may still go on for so long after the last change of its files, seconds.
YOUNG_SECONDS = 60.0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Recording:
    """One recording in the spool: `<call>.wav` and `<call>.txt`, of which one may be missing."""

    call: str
    audio: Path
    text: Path
    note: Note
    #: When the younger of the files was changed.
    changed_at: float

    @property
    def message(self) -> str:
        """The message's identity."""
        return f"lifeboat-{self.call}"

    @property
    def began_at(self) -> float:
        """When the recording began, as well as it is known."""
        return self.changed_at if self.note.at is None else self.note.at

    def holds_sound(self) -> bool:
        """Return whether there is anything behind the header. Raises `WavError` for damaged audio, and `OSError`."""
        if not self.audio.exists() or self.audio.stat().st_size <= wav.HEADER_BYTES:
            return False
        return wav.read(self.audio).data_bytes > 0

    def bring(self, target: Path) -> float:
        """Give the audio its name among the messages, whole or not at all, and return its seconds.

        Raises `WavError` and `OSError`.
        """
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not target.exists():
            try:
                target.hardlink_to(self.audio)
            except OSError:  # another disk, or another user's file (fs.protected_hardlinks)
                partial = target.with_suffix(".part")
                shutil.copy2(self.audio, partial)
                sync(partial)  # else the name could come to the disk before the sound
                partial.replace(target)
        return wav.repair(target).seconds

    def clear(self) -> None:
        """Take the files out of the spool; a damaged note is kept for people to look at. Raises `OSError`."""
        if self.note.damaged:
            there = self.text.exists()
            kept_in = (
                str(put_into_quarantine(self.text, self._quarantine)) if there else "nowhere: it is missing"
            )
            log.error("a note of the lifeboat is damaged", call=self.call, kept_in=kept_in)
        self.audio.unlink(missing_ok=True)
        self.text.unlink(missing_ok=True)

    def quarantine(self, reason: str) -> None:
        """Put the files where people look for them. Raises `OSError`."""
        for path in (self.audio, self.text):
            if path.exists():
                kept_in = str(put_into_quarantine(path, self._quarantine))
                log.error(
                    "a message of the lifeboat cannot be read", call=self.call, reason=reason, kept_in=kept_in
                )

    @property
    def _quarantine(self) -> Path:
        return self.audio.parent / QUARANTINE


def calls_in(spool: Path) -> list[str]:
    """Return the calls that left something in the spool."""
    if not spool.is_dir():
        return []
    files = [path for path in spool.iterdir() if path.suffix in {".wav", ".txt"} and path.is_file()]
    return sorted({path.stem for path in files})


def look(spool: Path, call: str, now: float) -> Recording | None:
    """Return a call's recording, None where it may still go on. Raises `OSError`."""
    audio, text = spool / f"{call}.wav", spool / f"{call}.txt"
    note = parse(_head(text), now) if text.exists() else Note(damaged=True)
    changed_at = max(path.stat().st_mtime for path in (audio, text) if path.exists())
    if not note.done and changed_at > now - YOUNG_SECONDS:
        return None
    return Recording(call, audio, text, note, changed_at)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LIMIT_BYTES + 1)
