"""Remembers which text each studio recording says, so that a text that changed afterwards is noticed.

The memory lies beside the recordings, `<folder>/<language>/.texts.json`, because it is worth as much as they are. A
recording that nobody imported says what the catalogue said when it was first rendered.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import structlog

from .catalogue import Catalogue
from .notes_file import NotesFile

_FILE_NAME = ".texts.json"

log = structlog.get_logger()


class SaidTexts:
    """The texts of the recordings of one language."""

    def __init__(self, folder: Path) -> None:
        self._file = NotesFile(folder / _FILE_NAME)

    def of(self, recording: Path) -> str | None:
        """Return the text that the recording says; None for one that was exchanged or never seen."""
        text, *state = self._file.notes.get(recording.stem, [None])
        return str(text) if text is not None and state == _state(recording) else None

    def note(self, recording: Path, text: str) -> None:
        """Remember the text that the recording, as it is now, says. Raises `OSError`."""
        self._file.put(recording.stem, [text, *_state(recording)])

    def save(self) -> None:
        """Write what changed. Raises `OSError`."""
        self._file.save()


def remember_texts(
    recordings: Path | None, catalogues: Mapping[str, Catalogue], files: Iterable[Path]
) -> None:
    """Note the present text of each recording that is not known yet; a folder that we may not write is left alone."""
    if recordings is None:
        return
    found = list(files)
    for language, catalogue in catalogues.items():
        folder = recordings / language
        texts = SaidTexts(folder)
        try:
            for file in found:
                if file.parent == folder and file.stem in catalogue.texts and texts.of(file) is None:
                    texts.note(file, catalogue.texts[file.stem].text)
            texts.save()
        except OSError as error:
            log.warning("prompts.texts_not_kept", language=language, error=str(error))


def _state(recording: Path) -> list[object]:
    """Return what changes when the file is exchanged; empty for one that is not there."""
    try:
        state = recording.stat()
    except OSError:
        return []
    return [state.st_size, state.st_mtime_ns]
