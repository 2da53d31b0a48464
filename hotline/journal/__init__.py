"""The journal: the ordered store of all events, from which everything else is computed."""

from .entry import Entry
from .errors import JournalClosedError, JournalError, JournalFullError, JournalUnavailableError
from .ports import JournalPort, ReaderPort
from .reader import JournalReader
from .standing import Standing
from .writer import Journal

__all__ = [
    "Entry",
    "Journal",
    "JournalClosedError",
    "JournalError",
    "JournalFullError",
    "JournalPort",
    "JournalReader",
    "JournalUnavailableError",
    "ReaderPort",
    "Standing",
]
