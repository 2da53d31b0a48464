"""What the journal says the stored files are: the newest checksum of each, from its own events."""

from collections.abc import Iterator
from typing import NamedTuple, Self

from hotline.events import RecordingFinalised, RecordingRekeyed
from hotline.journal import JournalReader

from .rows import RecordingRow

#: So much of the journal is read at once, seconds: the events of a month of a city fit into memory.
_WINDOW_SECONDS = 7 * 86_400.0

_TYPES = (RecordingFinalised.__name__, RecordingRekeyed.__name__)


class Checksum(NamedTuple):
    """Of a stored file."""

    sha256: str
    size: int


class Checksums:
    """Those of a span of time."""

    def __init__(self) -> None:
        self._finalised: dict[str, Checksum] = {}
        self._rekeyed: dict[str, Checksum] = {}

    @classmethod
    async def read(cls, reader: JournalReader, *, since: float, until: float) -> Self:
        """Read the journal; recordings that were finalised before `since` (epoch seconds) are not found."""
        found = cls()
        for begins, ends in _windows(since, until):
            for entry in await reader.of_types(_TYPES, since=begins, until=ends):
                event = entry.event
                if isinstance(event, RecordingFinalised):
                    found._finalised[event.path] = Checksum(event.sha256, event.size)
                elif isinstance(event, RecordingRekeyed):
                    found._rekeyed[event.recording] = Checksum(event.sha256, event.size)
        return found

    def of(self, row: RecordingRow) -> Checksum | None:
        """Return what the journal says of this recording; None where it says nothing."""
        return self._rekeyed.get(row.id) or self._finalised.get(row.path)


def _windows(since: float, until: float) -> Iterator[tuple[float, float]]:
    while since <= until:
        yield since, min(since + _WINDOW_SECONDS, until)
        since += _WINDOW_SECONDS
