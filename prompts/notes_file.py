"""A file of notes: some values for each name, as JSON, written only when they changed."""

import json
from pathlib import Path

import structlog

from hotline.files import replace_file

log = structlog.get_logger()


class NotesFile:
    """Notes in memory and on disk. What cannot be read counts as never written."""

    def __init__(self, path: Path, *, values: int | None = None) -> None:
        """`values` are noted of each name; None: at least one."""
        self.path = path
        self.notes = _read(path, values)
        self._changed = False

    def put(self, name: str, values: list[object]) -> None:
        """Note these values in the place of what was noted before."""
        self.notes[name] = values
        self._changed = True

    def drop(self, name: str) -> None:
        """Forget a name that is noted."""
        del self.notes[name]
        self._changed = True

    def save(self) -> None:
        """Write what changed. Raises `OSError`."""
        if self._changed:
            content = json.dumps(self.notes, indent=0, sort_keys=True, ensure_ascii=False)
            replace_file(self.path, content.encode())


def _read(path: Path, values: int | None) -> dict[str, list[object]]:
    try:
        notes = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        log.warning("prompts.notes_unreadable", file=path.name, error=str(error))
        return {}
    if not isinstance(notes, dict):
        return {}
    lists = {name: one for name, one in notes.items() if isinstance(one, list) and one}
    return {name: one for name, one in lists.items() if values is None or len(one) == values}
