"""Drafts become files, through a controller's death and two administrators at once."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.administration import switch
from hotline.administration.edits import Edit
from hotline.administration.store import DraftChangedError
from hotline.app import publishing
from hotline.app.current import Current
from hotline.app.publishing import ConflictError, Publishing, PublishingError, RefusedError
from hotline.app.whole import load_whole
from hotline.crm_bridge import audit
from hotline.events import Event, SettingsNotWritten, SettingsPublished
from hotline.journal import Journal, JournalReader

CONFIGURATION = """\
# The city's hotline. Ask Salim before you change it.
[database]
url = "sqlite+aiosqlite:////srv/secret@db"  # not here
[ivr]
menus = "menus.toml"
operator_queue = "general"
[numbers.1111]
menu = "main"
[queues.water]
ring_seconds = 15  # the old phones are slow
[queues.general]
[agents.1001]
name = "Aisha"
queues = ["water", "general"]
"""
MENUS = '[menus.main]\nprompts = ["main-menu"]  # heard first\n[menus.main.keys]\n1 = { queue = "water" }\n'


class Office:
    def __init__(self, folder: Path, journal: Journal, engine: AsyncEngine) -> None:
        self.file, self.menus = folder / "hotline.toml", folder / "menus.toml"
        self.file.write_text(CONFIGURATION)
        self.menus.write_text(MENUS)
        self.current = Current(load_whole(self.file))
        self.journal = journal
        self.served = 0
        self.desk = Publishing(
            lambda: self.current.from_files, journal, engine, lambda: 1_795_000_000.0, serve=self._serve
        )

    async def _serve(self) -> None:
        self.served += 1
        self.current.replace(load_whole(self.file))

    async def edit(self, user: str, path: str, after: object, file: str = "configuration") -> publishing.Look:
        version = (await self.desk.look(user)).draft.version
        return await self.desk.edit(user, version, Edit(file=file, path=tuple(path.split(".")), after=after))

    async def publish(self, user: str) -> publishing.Published:
        version = (await self.desk.look(user)).draft.version
        return await self.desk.publish(user, version, user, "")


BOTH_DATABASES = pytest.mark.parametrize(
    "journal_url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True
)


@pytest.fixture(params=["sqlite"])
def journal_url(request: pytest.FixtureRequest) -> str:
    """SQLite, where nothing depends on the kind of database."""
    url: str = request.getfixturevalue(f"migrated_{request.param}_url")
    return url


@pytest.fixture
def office(tmp_path: Path, journal: Journal, engine: AsyncEngine) -> Office:
    return Office(tmp_path, journal, engine)


async def facts(reader: JournalReader, kind: type[Event]) -> list[Event]:
    return [entry.event for entry in await reader.after(0) if isinstance(entry.event, kind)]


@BOTH_DATABASES
async def test_publishing_changes_one_line_and_serves(
    office: Office, reader: JournalReader, engine: AsyncEngine
) -> None:
    """A value goes into its line, beside its comment; journal and audit know who, and what it was before."""
    look = await office.edit("mona", "queues.water.ring_seconds", 20)
    assert look.checked.at_once == ["queues.water.ring_seconds"]
    done = await office.publish("mona")
    assert office.file.read_text() == CONFIGURATION.replace("= 15", "= 20")
    assert office.current.config().queues["water"].ring_seconds == 20
    (fact,) = await facts(reader, SettingsPublished)
    assert isinstance(fact, SettingsPublished)
    assert (fact.by, fact.changed) == ("mona", ("configuration: queues.water.ring_seconds",))
    async with engine.connect() as connection:
        (line,) = await audit.read(connection, "settings", done.version)
    assert (line.old, line.new, line.by) == (15, 20, "mona")
    assert (await office.desk.look("mona")).applied == ()


async def test_undo_brings_the_file_back_to_the_letter(office: Office) -> None:
    """What was published is taken back, and later changes of other keys stay."""
    await office.edit("mona", "menus.main.keys.2", {"queue": "general"}, "menus")
    first = await office.publish("mona")
    assert "2" in office.current.menus()["main"].keys
    await office.desk.undo(first.version, "mona")
    assert office.menus.read_text() == MENUS
    with pytest.raises(PublishingError, match="taken back already"):
        await office.desk.undo(first.version, "mona")


async def test_two_administrators_change_other_keys(office: Office) -> None:
    """Whoever publishes second keeps what the first has published."""
    await office.edit("mona", "queues.water.ring_seconds", 20)
    await office.edit("ali", "queues.general.max_waiting", 9)
    await office.publish("mona")
    await office.publish("ali")
    queues = office.current.config().queues
    assert (queues["water"].ring_seconds, queues["general"].max_waiting) == (20, 9)


async def test_same_key_is_refused_with_both_values(office: Office) -> None:
    """A value that was changed by hand meanwhile is not overwritten until somebody decides."""
    await office.edit("mona", "queues.water.ring_seconds", 20)
    office.file.write_text(CONFIGURATION.replace("= 15", "= 12"))
    with pytest.raises(ConflictError) as refused:
        await office.publish("mona")
    (conflict,) = refused.value.conflicts
    assert (conflict.before, conflict.after) == (15, 20)
    assert "= 12" in office.file.read_text()
    look = await office.desk.look("mona")
    await office.desk.resolve("mona", look.draft.version, conflict, mine=True)
    await office.publish("mona")
    assert office.file.read_text() == CONFIGURATION.replace("= 15", "= 20")


@BOTH_DATABASES
async def test_two_tabs_of_one_person_do_not_overwrite_each_other(office: Office) -> None:
    """An edit of a draft that has changed since is refused."""
    await office.edit("mona", "queues.water.ring_seconds", 20)
    with pytest.raises(DraftChangedError):
        await office.desk.discard("mona", 0)


@pytest.mark.parametrize(
    ("file", "path", "after", "key"),
    [
        ("configuration", "queues.water", None, "agents.1001.queues.water"),
        ("configuration", "queues.water.ring_seconds", "x" * 100, "queues.water.ring_seconds"),
        ("menus", "menus.main.keys.1", {"menu": "gone"}, "menus.main.keys.1.menu"),
        ("menus", "menus.main.keys.1", {}, "menus.main.keys.1"),
        ("words.en.received", "", "{{ password }}", "words.en.received"),
        ("prompts.en", "prompts.main-menu", "", "prompts.main-menu"),
    ],
)
async def test_what_cannot_be_served_is_refused_at_its_place(
    office: Office, file: str, path: str, after: object, key: str
) -> None:
    """The loader's own words name the key, and nothing is written."""
    look = await office.desk.look("mona")
    place = tuple(path.split(".")) if path else ()
    look = await office.desk.edit("mona", look.draft.version, Edit(file=file, path=place, after=after))
    assert key in [problem.key for problem in look.checked.problems]
    with pytest.raises(RefusedError):
        await office.publish("mona")
    assert (office.file.read_text(), office.menus.read_text()) == (CONFIGURATION, MENUS)


async def test_file_without_rights_is_told(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """A configuration that belongs to somebody else is only read."""
    monkeypatch.setattr("hotline.administration.files.os.access", lambda *_: False)
    await office.edit("mona", "queues.water.ring_seconds", 20)
    with pytest.raises(PublishingError, match="may not be written"):
        await office.publish("mona")


async def test_secrets_are_not_audited(office: Office, engine: AsyncEngine) -> None:
    """That a secret was changed is known, not what it was or is."""
    await office.edit("mona", "database.url", "sqlite+aiosqlite:////srv/other@db")
    done = await office.publish("mona")
    async with engine.connect() as connection:
        rows = (await connection.execute(sa.text("SELECT old, new, field FROM audit"))).all()
    assert ("srv" in str(rows), done.at_next_start) == (False, ["database.url"])


#: Where a controller dies, and what is in the files after the next start.
DEATHS = {"before the files": False, "between two files": True, "before it is told": True}


class Death(BaseException):
    """Nobody catches it. A `KeyboardInterrupt` within a task would end the whole run of the tests."""


def die(*_: object, **__: object) -> None:
    raise Death


def die_at(patched: pytest.MonkeyPatch, where: str) -> None:
    """Have the next publishing end there as if it was killed."""
    put = switch._put

    def put_one(file: switch.WrittenFile) -> None:
        put(file)
        patched.setattr(switch, "_put", die)

    if where == "between two files":
        patched.setattr(switch, "_put", put_one)
    elif where == "before the files":
        patched.setattr(switch, "switch", die)
    else:
        patched.setattr(publishing, "finish", die)


@BOTH_DATABASES
@pytest.mark.parametrize("where", DEATHS)
async def test_death_while_publishing_is_repaired(
    office: Office, reader: JournalReader, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    """A controller that dies around the writing: the next start has one version, and tells which, once."""
    await office.edit("mona", "queues.sewage", {})
    await office.edit("mona", "menus.main.keys.2", {"queue": "sewage"}, "menus")
    with monkeypatch.context() as patched:
        die_at(patched, where)
        with pytest.raises(Death):
            await office.publish("mona")
    written = DEATHS[where]
    assert ("sewage" in load_whole(office.file).config.queues) is written  # the start reads before it repairs
    for _ in range(2):
        await office.desk.repair()
    told = [*await facts(reader, SettingsPublished), *await facts(reader, SettingsNotWritten)]
    assert [type(fact) for fact in told] == [SettingsPublished if written else SettingsNotWritten]
    assert ("sewage" in office.file.read_text(), "sewage" in office.menus.read_text()) == (written, written)
    assert bool((await office.desk.look("mona")).applied) is not written
    assert [path.name for path in office.file.parent.glob(".*")] == []


async def test_hand_in_a_file_after_a_death_is_left_to_its_owner(
    office: Office, reader: JournalReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who edits a file between death and start keeps it; what was not written for that is in the draft, and told."""
    await office.edit("mona", "queues.water.ring_seconds", 20)
    await office.edit("mona", "menus.main.keys.1", {"queue": "general"}, "menus")
    with monkeypatch.context() as patched:
        die_at(patched, "between two files")
        with pytest.raises(Death):
            await office.publish("mona")
    by_hand = MENUS.replace("heard first", "Ali was here")
    office.menus.write_text(by_hand)
    await office.desk.repair()
    assert office.menus.read_text() == by_hand
    (fact,) = await facts(reader, SettingsPublished)
    assert isinstance(fact, SettingsPublished)
    assert (fact.changed, fact.kept) == (
        ("configuration: queues.water.ring_seconds",), ("menus: menus.main.keys.1.queue",)
    )  # fmt: skip
    (left,) = (await office.desk.look("mona")).applied
    assert (left.path, left.before, left.after) == (
        ("menus", "main", "keys", "1", "queue"),
        "water",
        "general",
    )


async def test_full_disk_is_told_and_keeps_the_draft(
    office: Office, reader: JournalReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the new texts find no room nothing has changed, the journal says so, and it works once there is room."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    await office.edit("mona", "queues.water.ring_seconds", 20)
    with monkeypatch.context() as patched:
        patched.setattr(switch, "_fill", full)
        with pytest.raises(OSError, match="No space left"):
            await office.publish("mona")
    assert (office.file.read_text(), len(await facts(reader, SettingsNotWritten))) == (CONFIGURATION, 1)
    assert [path.name for path in office.file.parent.glob(".*")] == []
    await office.publish("mona")
    assert office.current.config().queues["water"].ring_seconds == 20


async def test_publishing_after_a_death_repairs_first(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever publishes next finds the version of the dead one finished, and both are in the history."""
    await office.edit("mona", "queues.water.ring_seconds", 20)
    await office.edit("ali", "queues.general.max_waiting", 9)
    with monkeypatch.context() as patched:
        die_at(patched, "before it is told")
        with pytest.raises(Death):
            await office.publish("mona")
    await office.publish("ali")
    assert [one.by for one in await office.desk.history()] == ["ali", "mona"]


async def test_undo_leaves_what_others_changed_in_the_same_file(office: Office) -> None:
    """An old version is taken back out of a file that others have changed since, by hand and in the browser."""
    await office.edit("mona", "queues.water.ring_seconds", 20)
    first = await office.publish("mona")
    await office.edit("ali", "queues.general.max_waiting", 9)
    await office.publish("ali")
    office.file.write_text(office.file.read_text().replace('"Aisha"', '"Aisha Al-Harthi"  # married'))
    await office.desk.undo(first.version, "mona")
    text = office.file.read_text()
    assert ("= 15  # the old phones" in text, "max_waiting = 9" in text, "# married" in text) == (
        True,
        True,
        True,
    )


async def test_undo_of_what_others_changed_is_refused(office: Office) -> None:
    """A value that somebody has changed again since is not taken back over their heads."""
    await office.edit("mona", "queues.water.ring_seconds", 20)
    first = await office.publish("mona")
    await office.edit("ali", "queues.water.ring_seconds", 30)
    await office.publish("ali")
    with pytest.raises(ConflictError, match="ring_seconds"):
        await office.desk.undo(first.version, "mona")
    assert "ring_seconds = 30" in office.file.read_text()


async def test_what_is_changed_while_it_is_published_is_not_lost(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The draft is emptied by it: until then it takes nothing; and what was on its way is not published unseen."""
    before = await office.edit("mona", "queues.water.ring_seconds", 20)
    switched = asyncio.Event()
    go_on = asyncio.Event()
    to_thread = asyncio.to_thread

    async def slowly(work: Callable[..., object], *given: object, **more: object) -> object:
        if work is switch.switch:
            switched.set()
            await go_on.wait()
        return await to_thread(work, *given, **more)

    monkeypatch.setattr(asyncio, "to_thread", slowly)
    done = asyncio.create_task(office.desk.publish("mona", before.draft.version, "mona", ""))
    await switched.wait()
    with pytest.raises(PublishingError, match="being published"):
        await office.edit("mona", "queues.general.max_waiting", 9)
    await office.edit("ali", "queues.general.max_waiting", 7)
    go_on.set()
    await done
    look = await office.edit("mona", "queues.general.max_waiting", 9)
    assert [one.after for one in look.applied] == [9]
