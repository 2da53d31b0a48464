"""When each section of the settings counts: publishing serves by it at once, and says where only a start does."""

from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.administration import store
from hotline.administration.edits import Edit, changed_draft
from hotline.administration.files import needed_with, settings_files
from hotline.app.current import Current
from hotline.app.publishing import Publishing
from hotline.app.publishing_check import Checked
from hotline.app.publishing_steps import data_of
from hotline.app.reload import load_rules, reload
from hotline.app.whole import load_whole
from hotline.config.loader import DEMO
from hotline.crm_bridge.citizen_words.current_templates import CurrentTemplates
from hotline.crm_bridge.citizen_words.templates import Facts
from hotline.database import create_engine
from hotline.events import AgentSignedIn, CallArrived, CallQueued
from hotline.journal import Journal
from hotline.prompts.library import PromptLibrary
from hotline.queue.dispatcher import Dispatcher

NOW = 1_795_000_000.0


class Hotline:
    """What serves, but for telephones: it reloads as a controller does."""

    def __init__(self, folder: Path, journal: Journal, engine: AsyncEngine) -> None:
        for name in ("hotline.toml", "menus.toml", "city.geojson"):
            (folder / name).write_bytes((DEMO.parent / name).read_bytes())
        self.file = folder / "hotline.toml"
        self.current = Current(load_whole(self.file))
        self.dispatcher = Dispatcher(journal, self.current.queues, lambda: NOW)
        self.journal = journal
        self.library = PromptLibrary(folder / "sounds", ("ar", "en"))
        self.templates = CurrentTemplates(lambda: self.current.config().citizen_words.templates)
        self.rendered: list[Checked] = []
        for prompt in (*self.current.menus().prompt_ids(), "comfort-message", "comfort-thanks"):
            for language in ("ar", "en"):
                sound = Path(self.library.path(language, prompt)).with_suffix(".wav")
                sound.parent.mkdir(parents=True, exist_ok=True)
                sound.touch()
        load_rules(self.current.config(), self.dispatcher, journal.append, lambda: NOW)
        self.desk = Publishing(
            lambda: self.current.from_files, journal, engine, lambda: NOW, dispatcher=self.dispatcher,
            render=self.rendered.append, serve=self._serve,
        )  # fmt: skip

    async def _serve(self) -> None:
        await reload(self.current, self.dispatcher, self.journal.append, self.library, lambda: NOW)

    async def draft(self, rows: Iterable["Row"]) -> int:
        """Have all of these changes in the draft, as if they had been made one after the other; return its version."""
        data = data_of(settings_files(self.current.from_files))
        edits: tuple[Edit, ...] = ()
        for row in rows:
            wanted = Edit(file=row.file, path=row.path, after=row.after)
            more = needed_with(wanted, self.current.from_files)
            if more is not None:
                (self.file.parent / str(more.after)).mkdir(exist_ok=True)
                edits = changed_draft(edits, data, more)
            edits = changed_draft(edits, data, wanted)

        async def work(connection: AsyncConnection) -> None:
            await store.save_draft(connection, "demo", store.Draft(user="mona"), edits, NOW)

        await self.journal.commit([], work)
        return 1

    def said(self, language: str, prompt: str) -> object:
        """Return what the sounds of the last publishing were made from."""
        files = self.rendered[-1].files
        assert files is not None
        texts = files.read(self.file.parent / "texts" / language / "catalogue.toml").data
        return texts["prompts"][prompt]


@pytest.fixture
async def hotline(tmp_path: Path, migrated_sqlite_url: str) -> AsyncIterator[Hotline]:
    engine = create_engine(migrated_sqlite_url)
    journal = Journal(engine, "demo")
    one = Hotline(tmp_path, journal, engine)
    yield one
    one.dispatcher.close()
    await journal.close()
    await engine.dispose()


@dataclass(frozen=True)
class Row:
    """A change of one section, and where it is seen."""

    path: tuple[str, ...]
    after: object
    #: What the parts of a running hotline see.
    seen: Callable[[Hotline], object]
    wanted: object
    file: str = "configuration"


def _config(*path: str) -> Callable[[Hotline], object]:
    def look(hotline: Hotline) -> object:
        found: Any = hotline.current.config()
        for part in path:
            found = found[part] if isinstance(found, dict) else getattr(found, part)
        return found

    return look


#: What is not there before.
UNSEEN = ("new agent", "text of a prompt")

SLA = {"solution_hours": 9}
SECTIONS = {
    "queue": Row(("queues", "water", "ring_seconds"), 21, lambda it: it.current.queues["water"].ring_seconds, 21),
    "new queue": Row(("queues", "parks"), {}, lambda it: "parks" in it.current.queues, True),
    "routing": Row(
        ("queues", "water", "requires"), "anyone",
        lambda it: it.dispatcher.live.rules.queues["water"].steps[0].requires, "anyone",
    ),
    "skills": Row(
        ("agents", "1001", "skills", "arabic"), 1,
        lambda it: it.dispatcher.live.rules.agents["1001"].skills["arabic"], 1,
    ),
    "new agent": Row(
        ("agents", "1099"), {"name": "Salma", "queues": ["water"]},
        lambda it: it.current.agents["1099"].name, "Salma",
    ),
    "menu": Row(
        ("menus", "main", "keys", "6"), {"queue": "general"},
        lambda it: "6" in it.current.menus()["main"].keys, True, file="menus",
    ),
    "hours": Row(("hours", "office", "week", "sunday"), ["08:00-09:00"],
                 _config("hours", "office", "week", "sunday"), ("08:00-09:00",)),
    "department": Row(("departments", "water", "title", "en"), "Wells",
                      _config("departments", "water", "title", "en"), "Wells"),
    "due times": Row(("categories", "leak", "sla"), SLA, _config("categories", "leak", "sla", "solution_hours"), 9),
    "words to citizens": Row(
        (), "Shut: {{ reference }}", lambda it: it.templates().text("closed", "en", Facts(reference="4270")),
        "Shut: 4270", file="words.en.closed",
    ),
    "text of a prompt": Row(
        ("prompts", "main-menu"), "Press one.", lambda it: it.said("en", "main-menu"), "Press one.", file="prompts.en"
    ),
}  # fmt: skip


async def test_what_is_published_counts_at_once(hotline: Hotline) -> None:
    """A running hotline serves by all of it when publishing answers; a start is asked for only by telephones.

    Who waits meanwhile keeps the place.
    """
    hotline.journal.append(AgentSignedIn(at=NOW, agent="1001", queues=("water",)))
    hotline.journal.append(CallArrived(at=NOW, call="c1", caller=None, dialled="1111", channel="PJSIP/x-1"))
    hotline.journal.append(CallQueued(at=NOW, call="c1", queue="water", language="ar"))
    before = hotline.dispatcher.live.calls["c1"]
    unseen = {name: row.seen(hotline) for name, row in SECTIONS.items() if name not in UNSEEN}
    version = await hotline.draft(SECTIONS.values())
    done = await hotline.desk.publish("mona", version, "mona", "")
    assert (done.trouble, done.at_next_start) == (None, ["agents.1099"])
    seen = {name: row.seen(hotline) for name, row in SECTIONS.items()}
    assert seen == {name: row.wanted for name, row in SECTIONS.items()}
    assert [name for name, value in unseen.items() if value == seen[name]] == []
    after = hotline.dispatcher.live.calls["c1"]
    assert (after.queue, after.state, after.queued_at) == (before.queue, before.state, before.queued_at)
