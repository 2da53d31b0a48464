"""Rebuilds the live state at start: the last checkpoint, and the journal from there on.

What it costs at a million entries is in docs/decisions/0011-router.md. `catch_up` is both the recovery and,
called now and then, what keeps the next one short.
"""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import structlog

from hotline.events import encode
from hotline.files import replace_file
from hotline.journal import Entry

from .checkpoint import dump, load
from .live import LiveState

log = structlog.get_logger()

#: Entries that are folded without letting others run: some 3 ms.
PAGE = 500

#: A checkpoint is only written when it saves reading so many entries.
WORTH_WRITING = 1000


class Reader(Protocol):
    """What the recovery needs of `JournalReader`."""

    async def after(self, seq: int, limit: int = PAGE) -> list[Entry]:
        """Return the entries that follow number `seq`, the oldest first; empty only at the journal's end."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """The live state at the journal's end."""

    live: LiveState
    #: The number of the last entry in it.
    seq: int
    #: Entries that had to be read.
    read: int


async def catch_up(reader: Reader, checkpoint: Path | None = None) -> Recovered:
    """Return the live state at the journal's end, and write the checkpoint if it is worth it.

    A checkpoint that is missing or cannot be used only costs time. Raises what the reader raises.
    """
    live, seq, last = await from_checkpoint(reader, checkpoint)
    read = 0
    while entries := await reader.after(seq, PAGE):
        for entry in entries:
            live.apply(entry.event)
        seq, last = entries[-1].seq, encode(entries[-1].event)
        read += len(entries)
        await asyncio.sleep(0)
    if checkpoint is not None and read >= WORTH_WRITING:
        # The state is written down at once; the disk may take its time, which calls must not wait for.
        await asyncio.to_thread(_write, checkpoint, dump(live, seq, last))
    return Recovered(live, seq, read)


async def from_checkpoint(reader: Reader, checkpoint: Path | None) -> tuple[LiveState, int, str]:
    """Return the state of the checkpoint, the number of the last entry in it, and that entry's event.

    The state of an empty journal where there is none, or none of this journal. Raises what the reader raises.
    """
    live, seq, last = _read(checkpoint)
    if seq and not await _is_of(reader, seq, last):
        log.warning("checkpoint of another journal, reading the whole journal")
        return LiveState(), 0, ""
    return live, seq, last


async def _is_of(reader: Reader, seq: int, last: str) -> bool:
    """Return whether the journal has this very entry; not so after another database was put in its place."""
    entries = await reader.after(seq - 1, 1)
    return bool(entries) and entries[0].seq == seq and encode(entries[0].event) == last


async def keep_checkpoint(reader: Reader, checkpoint: Path, every_seconds: float) -> None:
    """Bring the checkpoint up to date for ever, so that a start after a crash is quick; run it as a task."""
    while True:
        await asyncio.sleep(every_seconds)
        try:
            await catch_up(reader, checkpoint)
        except Exception as error:
            log.warning("checkpoint not brought up to date", error=str(error))


def _read(checkpoint: Path | None) -> tuple[LiveState, int, str]:
    try:
        if checkpoint is not None:
            return load(checkpoint.read_bytes())
    except FileNotFoundError:
        log.info("no checkpoint yet, reading the whole journal")
    except (OSError, ValueError) as error:
        log.warning("checkpoint not used, reading the whole journal", error=str(error))
    return LiveState(), 0, ""


def _write(checkpoint: Path, content: bytes) -> None:
    try:
        replace_file(checkpoint, content)
    except OSError as error:
        log.warning("checkpoint not written", error=str(error))
