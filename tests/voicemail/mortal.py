"""A process that takes messages and is killed while it does: run it with `python -m tests.voicemail.mortal`.

Each line of JSON on its standard input is an order; it forks for it, so that a run costs milliseconds, and answers with
a line. The fork does what a controller does for one message, and ends itself by SIGKILL when it has come to the given
point: a point is each call of a Python function of ours, of the database's driver, or that wakes the event loop.
"""

import asyncio
import json
import os
import signal
import struct
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any

from hotline import database
from hotline.crm_bridge.cases import open_with_fact
from hotline.events import CallArrived, MessageStarted
from hotline.journal import Journal
from hotline.voicemail.inbox import Inbox

#: Asterisk writes so many samples at a time, of 8,000 a second.
CHUNK_SAMPLES = 400
CHUNKS = 24

#: Functions in these files are points.
COUNTED = ("/voicemail/", "/crm_bridge/", "hotline/journal/", "hotline/files.py", "/aiosqlite/", "/asyncpg/")

#: These as well: they bring the answer of a thread or a socket.
WAKING = frozenset({"call_soon_threadsafe", "_read_ready__data_received", "_write_send", "write"})


class Killer:
    """Counts points, and ends the process at one of them."""

    def __init__(self, point: int) -> None:
        #: Negative: it does not count yet.
        self.count = -1_000_000
        self._point = point

    def __call__(self, frame: FrameType, event: str, _argument: object) -> None:
        if event not in {"call", "return"}:
            return
        code = frame.f_code
        if code.co_name in WAKING or any(part in code.co_filename for part in COUNTED):
            self.count += 1
            if self.count == self._point:
                os.kill(os.getpid(), signal.SIGKILL)


def said(samples: int) -> bytes:
    """Return the first samples of what the caller says: each is unlike those around it."""
    return b"".join(struct.pack("<h", number % 30_000) for number in range(samples))


#: Made beforehand: it is no part of it.
EVERYTHING = said(CHUNKS * CHUNK_SAMPLES)


def _record(path: Path) -> None:
    """Write as Asterisk does: an unfinished header, the sound piece by piece, and the sizes at the end."""
    path.parent.mkdir(parents=True, exist_ok=True)
    head = struct.pack(
        "<4sI4s4sIHHIIHH4sI", b"RIFF", 0, b"WAVE", b"fmt ", 16, 1, 1, 8000, 16000, 2, 16, b"data", 0
    )
    everything = EVERYTHING
    with path.open("wb", buffering=0) as file:
        file.write(head)
        for chunk in range(CHUNKS):
            _say(file, everything[chunk * CHUNK_SAMPLES * 2 : (chunk + 1) * CHUNK_SAMPLES * 2])
        os.pwrite(file.fileno(), struct.pack("<I", 36 + len(everything)), 4)
        _say(file, b"")
        os.pwrite(file.fileno(), struct.pack("<I", len(everything)), 40)


def _say(file: Any, sound: bytes) -> None:  # noqa: ANN401
    """Write a piece: a function of its own, so that it is a point."""
    file.write(sound)


async def _take_message(order: dict[str, Any], killer: Killer) -> None:
    folder, call, message = Path(order["folder"]), order["call"], order["message"]
    engine = database.create_engine(order["url"])
    journal = Journal(engine, "demo")
    inbox = Inbox(journal, engine, folder, open_with_fact, lambda: 1_795_000_000.0)
    path = f"2026/11/18/{message}.wav"
    await journal.append(CallArrived(at=1.0, call=call, caller="+96891234567", dialled="1111", channel=""))
    killer.count = 0  # opening the database is no part of it
    sys.setprofile(killer)
    await journal.append(MessageStarted(at=1.0, call=call, message=message, path=path, queue="water"))
    _record(folder / path)
    reference = await inbox.keep(
        message, call=call, path=path, caller="+96891234567", language="ar", queue="water"
    )
    (folder / f"{message}.told").write_text(str(reference), encoding="ascii")
    await journal.close()
    await engine.dispose()


def _fork(order: dict[str, Any]) -> int:
    """Return how many points the fork came to; -1 where it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the log
        killer = Killer(order["point"])
        threading.setprofile(killer)
        asyncio.run(_take_message(order, killer))
        sys.setprofile(None)
        os.write(writing, str(killer.count).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        text = answer.read()
    os.waitpid(child, 0)
    return int(text) if text else -1


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps({"points": _fork(json.loads(line))}), flush=True)
