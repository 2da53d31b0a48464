"""A citizen who called, wrote and rated, and what the law gives."""

import asyncio
import os
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.config.bridge import Retention as Rules
from hotline.crm_bridge import audit
from hotline.crm_bridge.citizen import Address
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.crm_bridge.contact import IncomingFile
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.data_protection.erasing import Eraser
from hotline.crm_bridge.data_protection.exporting import Exporter
from hotline.crm_bridge.data_protection.ports import Holding, KeeperError
from hotline.crm_bridge.data_protection.retention import Retention
from hotline.crm_bridge.desk_tables import disposition, draft
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.interaction import Interaction
from hotline.crm_bridge.projector import Projector, upsert
from hotline.crm_bridge.sms.part_table import text_part
from hotline.crm_bridge.tables import case_note, cases, survey
from hotline.database import load_tables
from hotline.events import (
    CallArrived,
    CallbackRequested,
    CallEnded,
    CaseOpened,
)
from hotline.journal import JournalReader
from tests.crm_bridge.conftest import CITIZEN, NEIGHBOUR, Office

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
            messages=self.messages,
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
            await self._types(connection, person.id)
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

    async def _types(self, connection: AsyncConnection, number: int) -> None:
        """What agents have at their desks: of a contact, of the citizen, and of the neighbour."""
        typed = (
            ("call:demo-1.1", "null", SECRET),
            ("new", str(number), SECRET),
            ("other", f"{number}9", "else"),
        )
        rows = [
            {
                "owner": "aisha", "key": key, "version": 1, "changed_at": AT,
                "content": f'{{"citizen":{citizen},"subject":"{words}"}}',
            }
            for key, citizen, words in typed
        ]  # fmt: skip
        await connection.execute(sa.insert(draft), rows)
        said = {"call": "demo-1.1", "agent": "1001", "disposition": "case", "note": SECRET, "at": AT}
        await connection.execute(sa.insert(disposition), said)

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


def traces(everything: str) -> list[str]:
    """What still tells who it was."""
    personal = (CITIZEN, CITIZEN[1:], EMAIL, "Ali <script>", ARABIC, SECRET)
    return [line for line in everything.splitlines() if any(word in line for word in personal)]
