"""What the law gives citizens: everything out, everything gone but for what must stay, and forgotten in time."""

import asyncio
import os
import time
import zipfile
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.config_bridge import Retention as Rules
from hotline.crm_bridge import audit
from hotline.crm_bridge.citizen import Address, CitizenError, UnknownCitizenError
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.crm_bridge.contact import IncomingFile
from hotline.crm_bridge.contact_tables import attachment, correspondence
from hotline.crm_bridge.data_protection.erasing import Eraser, Erasure
from hotline.crm_bridge.data_protection.exporting import Exporter
from hotline.crm_bridge.data_protection.ports import Holding, KeeperError
from hotline.crm_bridge.data_protection.retention import Retention
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.interaction import Interaction
from hotline.crm_bridge.projector import Projector, upsert
from hotline.crm_bridge.sms.part_table import text_part
from hotline.crm_bridge.tables import case_note, cases, interaction, survey
from hotline.database import load_tables
from hotline.events import (
    CallArrived,
    CallbackRequested,
    CallEnded,
    CaseOpened,
    CitizenErased,
    CitizenExported,
    RecordingFinalised,
    RecordingStarted,
    RetentionApplied,
)
from hotline.journal import JournalReader

from .conftest import CITIZEN, NEIGHBOUR, Office

AT, DAY = 1_800_000_000.0, 86_400.0
EMAIL = "ali@example.om"
NAME, ARABIC, SECRET = "Ali <script>alert(1)</script>", "علي بن سعيد", "at the blue gate"


class Shelf:
    """A folder that holds one recording of each call."""

    kind = "recording"
    follows_call = True

    def __init__(self) -> None:
        self.sounds: dict[str, bytes] = {}
        self.held: set[str] = set()
        self.broken = False

    async def of_calls(self, calls: Collection[str]) -> Sequence[Holding]:
        return [
            Holding(
                kind=self.kind, id=call, call=call, at=AT, facts={"transcript": SECRET}, file=f"recordings/{call}.wav",
                held_by="judge" if call in self.held else "",
            )
            for call in sorted(self.sounds.keys() & set(calls))
        ]  # fmt: skip

    async def copy(self, holding: Holding, target: Path, *, by: str, why: str) -> None:
        await asyncio.to_thread(target.write_bytes, self.sounds[holding.id])

    async def remove(self, holding: Holding, *, by: str, why: str) -> None:
        if self.broken:
            raise KeeperError("the store is away")
        self.sounds.pop(holding.id, None)

    async def forget(self, connection: AsyncConnection, holdings: Sequence[Holding]) -> None:
        pass


class City:
    """A citizen who called twice, wrote once and has two cases, and a neighbour."""

    def __init__(self, office: Office, reader: JournalReader, folder: Path) -> None:
        self.office, self.reader, self.folder = office, reader, folder
        self.journal, self.engine = office.journal, office.engine
        self.now = AT
        self.desk = CitizenDesk(self.journal, self.engine, lambda: self.now)
        self.shelf = Shelf()
        self.files = FileStore(folder / "files", 1_000_000)
        self.messages = folder / "messages"
        self.messages.mkdir()
        self.projector = Projector(self.engine, reader)
        self.eraser = Eraser(
            self.journal,
            self.engine,
            [self.shelf],
            self.files,
            messages=self.messages,
            clock=lambda: self.now,
        )
        self.exporter = Exporter(
            self.journal,
            self.engine,
            [self.shelf],
            self.files,
            zone=ZoneInfo("Asia/Muscat"),
            clock=lambda: self.now,
        )
        self.rules = Rules()
        self.retention = Retention(
            self.journal, self.engine, self.eraser, [self.shelf], self.files,
            messages=self.messages, rules=lambda: self.rules, clock=lambda: self.now,
        )  # fmt: skip

    async def call(self, call: str, caller: str, reference: str | None = None) -> None:
        """A recorded call that ends."""
        self.shelf.sounds[call] = b"sound"
        await self.journal.commit(
            [
                CallArrived(at=AT, call=call, caller=caller, dialled="1111", channel=f"Local/{caller[1:]}@x"),
                *([CaseOpened(at=AT, call=call, reference=reference)] if reference else []),
                CallEnded(at=AT + 1, call=call, reason="completed"),
            ]
        )
        await self.project()

    async def project(self) -> None:
        entries = await self.reader.after(self.projector.place)
        await self.projector.project(entries)

    async def lives(self) -> tuple[int, str, str]:
        """Everything happens; return the citizen and the references of the done and the open case."""
        reached = [Address(kind="phone", address=CITIZEN), Address(kind="email", address=EMAIL)]
        person = await self.desk.add(
            {"name_en": NAME, "name_ar": ARABIC, "warning": SECRET}, reached, by="1001"
        )
        home = await self.desk.add_household(SECRET, by="1001")
        await self.desk.set_household(person.id, home, by="1001")
        await self.desk.consent(person.id, "surveys", given=True, by="1001", proof=f"said by {CITIZEN}")
        done, open_ = await self.office.opens(CITIZEN), await self.office.opens(CITIZEN)
        await self.call("demo-1.1", CITIZEN, done)
        await self.call("demo-2.2", CITIZEN, open_)
        await self.call("demo-3.3", NEIGHBOUR)
        callback = CallbackRequested(
            at=AT, call="demo-1.1", callback="c1", queue="water", number=CITIZEN, language="ar", since=AT
        )
        await self.journal.commit([callback])
        async with self.engine.begin() as connection:
            for reference, status, call in ((done, "closed", "demo-1.1"), (open_, "assigned", "demo-2.2")):
                await self._settle(connection, reference, status, call)
            await self._rates(connection)
            await self._writes(connection, person.id, done)
        return person.id, done, open_

    async def _settle(self, connection: AsyncConnection, reference: str, status: str, call: str) -> None:
        row = sa.update(cases).where(cases.c.reference == reference)
        await connection.execute(
            row.values(
                status=status,
                call=call,
                description=SECRET,
                place=SECRET,
                hints=f'["{SECRET}"]',
                closed_at=AT,
            )
        )
        note = {
            "reference": reference,
            "at": AT,
            "by": "1001",
            "public": False,
            "language": "en",
            "text": SECRET,
        }
        await connection.execute(sa.insert(case_note), note)
        changes = {"description": ("", SECRET), "status": ("new", status)}
        await audit.write(connection, at=AT, by="1001", kind="case", subject=reference, changes=changes)

    async def _rates(self, connection: AsyncConnection) -> None:
        (self.messages / "comment.wav").write_bytes(b"words")
        row = {
            "call": "demo-1.1", "node": "demo", "queue": "water", "caller": CITIZEN, "language": "ar",
            "offered_at": AT, "agreed": True, "state": "answered", "attempts": 1, "score": 5,
            "comment_path": "comment.wav", "comment_seconds": 2.0,
        }  # fmt: skip
        await connection.execute(sa.insert(survey), row)

    async def _writes(self, connection: AsyncConnection, number: int, reference: str) -> None:
        row = {
            "contact": "mail-1", "channel": "email", "direction": "in", "at": AT, "sender": EMAIL,
            "recipient": "city@example.om", "subject": SECRET, "text": SECRET, "citizen": number, "state": "done",
            "reference": reference,
        }  # fmt: skip
        await connection.execute(sa.insert(correspondence), row)
        part = {
            "group": "g", "number": 1, "total": 2, "sender": CITIZEN, "recipient": "1111", "reference": "8:1",
            "coding": "gsm7", "content": SECRET.encode(), "at": AT, "taken": False,
        }  # fmt: skip
        await connection.execute(sa.insert(text_part), part)
        contact = Interaction(
            id="mail-1", channel="email", started_at=AT, ended_at=AT, address=EMAIL, citizen=number, dialled=None,
            language="ar", queue=None, agent=None, agents=(), wait_seconds=None, ring_attempts=0, missed=0,
            talk_seconds=0.0, hold_seconds=0.0, outcome="received", ended_by="caller", recording=None,
            recording_seconds=None, message=None, message_seconds=None, transcribed=False, reference=reference,
            subject=SECRET,
        )  # fmt: skip
        await upsert(connection, [contact])
        file = IncomingFile(name="../gate\u202e.txt", media_type="text/plain", content=SECRET.encode())
        await self.files.keep(connection, file, at=AT, by="citizen", contact="mail-1", reference=reference)

    def age_files(self) -> None:
        """The files came long ago."""
        for path in (self.folder / "files").glob("??/*"):
            os.utime(path, (time.time() - 1000, time.time() - 1000))

    async def everything(self) -> str:
        """All that stands in any table, in one text."""
        words = []
        async with self.engine.connect() as connection:
            for table in load_tables().tables.values():
                words += [
                    f"{table.name}: {dict(row)}"
                    for row in (await connection.execute(sa.select(table))).mappings()
                ]
        return "\n".join(words)

    async def rows(self, query: sa.Select[Any]) -> list[tuple[Any, ...]]:
        async with self.engine.connect() as connection:
            return [tuple(row) for row in await connection.execute(query)]


@pytest.fixture
def city(office: Office, reader: JournalReader, tmp_path: Path) -> City:
    """The citizen's city."""
    return City(office, reader, tmp_path)


def left_overs(folder: Path) -> list[Path]:
    """Folders in which an export was made."""
    return list(folder.glob(".export-*"))


def traces(everything: str) -> list[str]:
    """What still tells who it was."""
    personal = (CITIZEN, CITIZEN[1:], EMAIL, "Ali <script>", ARABIC, SECRET)
    return [line for line in everything.splitlines() if any(word in line for word in personal)]


async def test_an_export_has_everything_in_it_for_machines_and_for_people(city: City, tmp_path: Path) -> None:
    """Names, addresses, consents, cases with internal notes, contacts, words, files, surveys and the audit."""
    number, done, open_ = await city.lives()
    target = tmp_path / "ali.zip"
    await city.exporter.export(number, target, by="officer")
    assert target.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(target) as packed:
        names = set(packed.namelist())
        document = msgspec.json.decode(packed.read("citizen.json"))
        page = packed.read("index.html").decode()
        sounds = {packed.read(name) for name in names if name.startswith("recordings/")}
        files = {packed.read(name) for name in names if name.startswith("attachments/")}
    assert all(".." not in name and "\u202e" not in name for name in names)
    assert (sounds, files) == ({b"sound"}, {SECRET.encode()})
    assert "recordings/demo-3.3.wav" not in names, "the neighbour's"
    assert {case["reference"] for case in document["cases"]} == {done, open_}
    assert document["cases"][0]["notes"][0]["text"] == SECRET
    assert {one["id"] for one in document["interactions"]} == {"demo-1.1", "demo-2.2", "mail-1"}
    assert document["correspondence"][0]["text"] == SECRET
    assert document["consents"][0]["proof"]
    assert document["surveys"][0]["score"] == 5
    assert document["audit"]
    assert '<html lang="ar" dir="rtl">' in page
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert ARABIC in page
    entries = await city.reader.after(0)
    assert entries[-1].event == CitizenExported(at=AT, by="officer", citizen=number, files=3)


async def test_an_export_replaces_nothing_and_leaves_nothing_half_done(city: City, tmp_path: Path) -> None:
    """A name that is taken, and a file that is missing, are said."""
    number, _, _ = await city.lives()
    target = tmp_path / "ali.zip"
    target.write_text("mine")
    with pytest.raises(CitizenError, match="exists: choose another name"):
        await city.exporter.export(number, target, by="x")
    assert target.read_text() == "mine"
    for path in (tmp_path / "files").glob("??/*"):
        path.unlink()
    with pytest.raises(KeeperError, match="is missing"):
        await city.exporter.export(number, tmp_path / "other.zip", by="x")
    assert not (tmp_path / "other.zip").exists()
    assert left_overs(tmp_path) == []
    with pytest.raises(UnknownCitizenError):
        await city.exporter.export(999, tmp_path / "nobody.zip", by="x")


async def test_a_dry_run_says_what_would_go_and_changes_nothing(city: City) -> None:
    """Counts, and why what is kept is kept."""
    number, _, open_ = await city.lives()
    city.shelf.held.add("demo-1.1")
    before = await city.everything()
    assert await city.eraser.plan(number) == Erasure(
        citizen=number, contacts=2, cases=1, holdings=0, attachments=1, kept=("legal hold", "open case"),
        held=("demo-1.1",), open_cases=(open_,),
    )  # fmt: skip
    assert await city.everything() == before


async def test_an_erasure_leaves_no_trace_in_any_table_or_file(city: City) -> None:
    """Neither in the journal, whose facts and their order stay; nothing of the neighbour is touched."""
    number, _, open_ = await city.lives()
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    before = [(entry.seq, type(entry.event)) for entry in await city.reader.after(0)]
    city.age_files()
    erased = await city.eraser.erase(number, by="officer")
    assert (erased.kept, erased.contacts, erased.cases) == ((), 3, 2)
    assert traces(await city.everything()) == []
    assert city.shelf.sounds.keys() == {"demo-3.3"}
    assert not (city.messages / "comment.wav").exists()
    assert not list((city.folder / "files").glob("??/*"))
    entries = await JournalReader(city.engine).after(0)
    assert [(entry.seq, type(entry.event)) for entry in entries[:-1]] == before
    assert entries[-1].event == CitizenErased(at=AT, by="officer", citizen=number, kept=())
    assert NEIGHBOUR in await city.everything()
    gone = await city.desk.get(number)
    assert gone is not None
    assert (gone.erased_at, gone.name_en, gone.addresses) == (AT, None, ())


async def test_what_counts_in_figures_stays(city: City) -> None:
    """Rows of contacts, cases, marks: one pseudonym for one number, in the store and in the journal."""
    number, _, open_ = await city.lives()
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    await city.eraser.erase(number, by="officer")
    calls = sa.select(interaction.c.address).where(interaction.c.id.in_(["demo-1.1", "demo-2.2"]))
    addresses = {address for (address,) in await city.rows(calls)}
    entries = await JournalReader(city.engine).after(0)
    callers = {entry.event.caller for entry in entries if isinstance(entry.event, CallArrived)}
    assert addresses | {NEIGHBOUR} == callers
    assert len(addresses) == 1
    assert addresses.pop().startswith("erased-")
    assert await city.rows(sa.select(survey.c.score)) == [(5,)]
    assert len(await city.rows(sa.select(cases.c.reference))) == 2


async def test_an_open_case_is_kept_with_who_it_is_and_erased_when_it_is_done(city: City) -> None:
    """Somebody must be able to work on it; retention does the rest by itself."""
    number, done, open_ = await city.lives()
    erased = await city.eraser.erase(number, by="officer")
    assert (erased.kept, erased.open_cases) == (("open case",), (open_,))
    kept = await city.desk.get(number)
    assert kept is not None
    assert (kept.name_en, kept.erased_at) == (NAME, AT)
    query = sa.select(cases.c.reference, cases.c.caller, cases.c.description).order_by(cases.c.number)
    assert await city.rows(query) == [(done, None, ""), (open_, CITIZEN, SECRET)]
    assert city.shelf.sounds.keys() == {"demo-2.2", "demo-3.3"}
    await city.retention.once()
    assert (await city.desk.get(number)) == kept, "it is still open"
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    await city.retention.once()
    assert traces(await city.everything()) == []


async def test_a_recording_under_legal_hold_is_kept(city: City) -> None:
    """And that is in the journal."""
    number, _, _ = await city.lives()
    city.shelf.held.add("demo-1.1")
    assert "legal hold" in (await city.eraser.erase(number, by="officer")).kept
    assert "demo-1.1" in city.shelf.sounds


async def test_a_store_that_is_away_is_said_and_erasing_again_does_the_rest(city: City) -> None:
    """Nothing is called erased that is not."""
    number, _, open_ = await city.lives()
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    city.shelf.broken = True
    with pytest.raises(KeeperError, match="is away"):
        await city.eraser.erase(number, by="officer")
    city.shelf.broken = False
    await city.eraser.erase(number, by="officer")
    await city.eraser.erase(number, by="officer")
    assert traces(await city.everything()) == []


async def test_a_late_fact_about_an_erased_call_brings_no_number_back(city: City) -> None:
    """Neither from a fold that remembers the call, nor from one that reads it again."""
    number, _, open_ = await city.lives()
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    await city.eraser.erase(number, by="officer")
    for projector in (city.projector, Projector(city.engine, JournalReader(city.engine))):
        late = [
            RecordingStarted(at=AT, call="demo-1.1", path="late.wav"),
            RecordingFinalised(at=AT, call="demo-1.1", path="late.wav", seconds=1.0),
        ]
        await city.journal.commit(late)
        await projector.project(await JournalReader(city.engine).after(projector.place))
        assert traces(await city.everything()) == []


async def test_a_number_that_others_have_too_stays_theirs(city: City) -> None:
    """Only what is known to be the citizen's goes."""
    number, _, open_ = await city.lives()
    await city.desk.add({"name_en": "Amal"}, [Address(kind="phone", address=CITIZEN)], by="x")
    await city.call("demo-4.4", CITIZEN)
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).where(cases.c.reference == open_).values(status="closed"))
    await city.eraser.erase(number, by="officer")
    addresses = dict(await city.rows(sa.select(interaction.c.id, interaction.c.address)))  # type: ignore[arg-type]
    assert addresses["demo-4.4"] == CITIZEN
    assert addresses["demo-1.1"].startswith("erased-")
    assert [one.name_en for one in await city.desk.by_address("phone", CITIZEN)] == ["Amal"]


async def test_retention_forgets_in_time_and_says_so(city: City) -> None:
    """Each kind after its days; an open case stays with its contacts and its citizen."""
    number, _, open_ = await city.lives()
    city.now = AT + 800 * DAY
    gone = await city.retention.once()
    assert gone == {"interactions": 3, "correspondence": 1, "cases": 0, "citizens": 0, "audit": 0}
    assert [one for (one,) in await city.rows(sa.select(interaction.c.id))] == ["demo-2.2"]
    assert NEIGHBOUR not in await city.everything()
    assert city.shelf.sounds.keys() == {"demo-2.2"}
    city.now = AT + 4000 * DAY
    await city.retention.once()
    assert [one for (one,) in await city.rows(sa.select(cases.c.reference))] == [open_]
    assert await city.rows(sa.select(attachment.c.id)) == []
    person = await city.desk.get(number)
    assert person is not None
    assert person.erased_at is None
    entries = await city.reader.after(0)
    kinds = [entry.event.kind for entry in entries if isinstance(entry.event, RetentionApplied)]
    assert kinds == ["interactions", "correspondence", "cases", "audit"]
    async with city.engine.begin() as connection:
        await connection.execute(sa.update(cases).values(status="closed"))
    for _ in range(2):
        await city.retention.once()
    assert traces(await city.everything()) == []


async def test_retention_of_nothing_keeps_for_ever(city: City) -> None:
    """0 days."""
    await city.lives()
    city.rules = Rules(
        interactions_days=0, cases_days=0, citizens_days=0, correspondence_days=0, audit_days=0
    )
    before = await city.everything()
    city.now = AT + 100_000 * DAY
    assert not any((await city.retention.once()).values())
    assert await city.everything() == before
