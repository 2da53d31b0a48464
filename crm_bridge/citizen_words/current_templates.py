"""The templates as their files are now: what is changed counts for the next word, without a start."""

from collections.abc import Callable
from pathlib import Path

import structlog

from .templates import Templates

#: Path, time of the last change (nanoseconds) and size of each template.
_Seen = tuple[tuple[str, int, int], ...]

log = structlog.get_logger()


class CurrentTemplates:
    """Reads the operator's templates again when one has changed, or when they are in another folder."""

    def __init__(self, folder: Callable[[], Path | None]) -> None:
        """`folder` is asked at each look."""
        self._folder = folder
        self._last: tuple[Path | None, _Seen] | None = None
        self._templates = Templates()

    def __call__(self) -> Templates:
        """Return the templates; one that cannot be used is logged, and ours takes its place."""
        folder = self._folder()
        now = (folder, () if folder is None else _seen(folder))
        if now != self._last:
            self._templates = Templates(folder)
            for problem in self._templates.problems:
                log.error(
                    "a template cannot be used, ours takes its place",
                    file=str(problem.file),
                    reason=problem.what,
                )
            self._last = now
        return self._templates


def _seen(folder: Path) -> _Seen:
    found = []
    for file in sorted(folder.glob("*/*.j2")):
        try:
            state = file.stat()
        except OSError:
            continue  # taken away this very moment
        found.append((str(file), state.st_mtime_ns, state.st_size))
    return tuple(found)
