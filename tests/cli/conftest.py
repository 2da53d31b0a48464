"""A hotline with a morning in its journal, for the commands that read it."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hotline import database, logs
from hotline.config.loader import DEMO
from hotline.journal import Journal
from hotline.testing.story import Story

#: Writes a story's events into a new hotline's journal and returns the configuration's path.
Written = Callable[[Story], Path]


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the logs of the test's own process as they are."""
    monkeypatch.setattr(logs, "configure", lambda **_: None)


@pytest.fixture
def written(tmp_path: Path, sqlite_template: Path) -> Written:
    """The demo's configuration, copied, with a journal in its data folder."""

    def write(story: Story) -> Path:
        shutil.copytree(DEMO.parent, tmp_path / "demo", dirs_exist_ok=True)
        (tmp_path / "demo" / "var").mkdir()
        file = tmp_path / "demo" / "var" / "hotline.db"
        shutil.copyfile(sqlite_template, file)

        async def fill() -> None:
            engine = database.create_engine(f"sqlite+aiosqlite:///{file}")
            journal = Journal(engine, "demo")
            for event in story.events:
                journal.append(event)
            await journal.close()
            await engine.dispose()

        asyncio.run(fill())
        return tmp_path / "demo" / "hotline.toml"

    return write
