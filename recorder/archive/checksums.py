"""What the journal says is stored: the newest checksum of each file, and which recordings nobody deleted."""

from collections.abc import Iterator
from typing import NamedTuple, Self

from hotline.events import RecordingDeleted, RecordingFinalised, RecordingRekeyed
from hotline.journal import JournalReader

from .naming import id_of
from .rows import RecordingRow

#: So much of the journal is read at once, seconds: the events of a month of a city fit into memory.
_WINDOW_SECONDS = 7 * 86_400.0

_TYPES = (RecordingFinalised.__name__, RecordingRekeyed.__name__, RecordingDeleted.__name__)


class Checksum(NamedTuple):
    """Of a stored file."""

    sha256: str
    size: int


class Checksums:
    """Those of a span of time."""

    def __init__(self) -> None:
        self._finalised: dict[str, Checksum] = {}
        self._rekeyed: dict[str, Checksum] = {}
        self._deleted: set[str] = set()

    @classmethod
    async def read(cls, reader: JournalReader, *, since: float, until: float) -> Self:
        """Read the journal; recordings that were finalised before `since` (epoch seconds) are not found."""
        found = cls()
        first = await reader.after(0, limit=1)
        if first:  # an empty window costs a query too; a clock may have been set back by one
            since = max(since, first[0].event.at - _WINDOW_SECONDS)
        for begins, ends in _windows(since, until):
            for entry in await reader.of_types(_TYPES, since=begins, until=ends):
                event = entry.event
                if isinstance(event, RecordingFinalised):
                    found._finalised[event.path] = Checksum(event.sha256, event.size)
                elif isinstance(event, RecordingRekeyed):
                    found._rekeyed[event.recording] = Checksum(event.sha256, event.size)
                elif isinstance(event, RecordingDeleted):
                    found._deleted.add(event.recording)
        return found

    def of(self, row: RecordingRow) -> Checksum | None:
        """Return what the journal says of this recording; None where it says nothing."""
        return self._rekeyed.get(row.id) or self._finalised.get(row.path)

    def kept(self) -> list[str]:
        """Return what was stored and nobody deleted; files of earlier versions have no checksum and are left out."""
        stored = (id_of(path) for path, checksum in self._finalised.items() if checksum.sha256)
        return sorted(set(stored) - self._deleted)


def _windows(since: float, until: float) -> Iterator[tuple[float, float]]:
    while since <= until:
        yield since, min(since + _WINDOW_SECONDS, until)
        since += _WINDOW_SECONDS
