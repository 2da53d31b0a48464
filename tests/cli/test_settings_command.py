"""`hotline settings`: history, one version, undoing."""

import asyncio
from pathlib import Path

from typer.testing import CliRunner

from hotline import database
from hotline.administration.edits import Edit
from hotline.app.publishing import Publishing
from hotline.app.whole import load_whole
from hotline.cli.settings import app
from hotline.journal import Journal

CONFIGURATION = """\
[ivr]
menus = "menus.toml"
operator_queue = "general"
[numbers.1111]
menu = "main"
[queues.general]
ring_seconds = 15  # slow phones
"""


def test_versions_are_listed_shown_and_taken_back(tmp_path: Path) -> None:
    """What was published is known to the shell, which takes it back without the browser."""
    file = tmp_path / "hotline.toml"
    file.write_text(CONFIGURATION)
    menus = '[menus.main]\nprompts = ["main-menu"]\n[menus.main.keys]\n1 = { queue = "general" }\n'
    (tmp_path / "menus.toml").write_text(menus)
    asyncio.run(publish(file))
    assert "ring_seconds = 20  # slow phones" in file.read_text()
    said = [invoke("history", file), invoke("show", "1", file), invoke("undo", file)]
    assert "queues.general.ring_seconds" in said[0]
    assert "15 became 20" in said[1]
    assert "version 2 is published" in said[2]
    assert file.read_text() == CONFIGURATION


def invoke(*arguments: str | Path) -> str:
    done = CliRunner().invoke(app, [*map(str, arguments[:-1]), "--config", str(arguments[-1])])
    assert done.exit_code == 0, done.output
    return done.output


async def publish(file: Path) -> None:
    loaded = load_whole(file)
    loaded.paths.create()
    url = database.database_url(loaded.config, loaded.paths)
    await database.migrate(url)
    engine = database.create_engine(url)
    journal = Journal(engine, loaded.config.node.name)
    desk = Publishing(lambda: loaded, journal, engine, lambda: 1_795_000_000.0)
    edit = Edit(file="configuration", path=("queues", "general", "ring_seconds"), after=20)
    look = await desk.edit("mona", 0, edit)
    await desk.publish("mona", look.draft.version, "mona", "")
    await journal.close()
    await engine.dispose()
