"""A city whose calls were recorded, rated and drawn, and whose citizens complain all over it."""

import random
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection
from starlette.routing import BaseRoute

from hotline.app.quality_calls import RecordedCalls
from hotline.config import Configuration
from hotline.crm_bridge.complaints import ComplaintStore
from hotline.crm_bridge.quality.desk import QualityDesk
from hotline.crm_bridge.quality.drawing import Drawing
from hotline.crm_bridge.quality.listening import Listening
from hotline.crm_bridge.quality.replies import Replies
from hotline.crm_bridge.reference import make_reference
from hotline.crm_bridge.satisfaction_store import SatisfactionStore
from hotline.crm_bridge.surveys import SurveyRows
from hotline.crm_bridge.tables import cases, interaction, survey
from hotline.desk.door import Door
from hotline.desk.quality import AssessingApi, ComplaintsApi, OwnScoresApi, SatisfactionApi
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.archive.tables import recording
from hotline.recorder.picture.pictures import Pictures
from hotline.recorder.plan import Gap, Segment
from hotline.testing.recordings import NOW, House

TABLES = {"cases": cases, "interaction": interaction, "recording": recording, "survey": survey}

#: Names of four bytes a letter, and markup.
ODD = "𐤀𝒜🙂 <script>alert(1)</script>"

#: The week of the calls, and a moment after it.
WEEK, LATER = "2026-11-22", NOW + 7 * 86_400

CITY: dict[str, Any] = {
    "quality.shortest_talk_seconds": 5,
    "agents.1001.name": "Aisha",
    "agents.1002.name": ODD,
    "queues.water.title": {"ar": "المياه", "en": "Water"},
    "queues.general.title": {"ar": "عام", "en": "General"},
    "departments": {"water": {"title": {"ar": "دائرة المياه", "en": "Water department"}},
                    "city": {"title": {"ar": "البلدية", "en": "Municipality"}}},
    "categories": {"leak": {"title": {"ar": "تسرب مياه", "en": "Water leak"}, "department": "water"},
                   "rubbish": {"title": {"ar": "نفايات لم تُجمع", "en": "Rubbish not collected"}, "department": "city"},
                   "noise": {"title": {"ar": "ضوضاء", "en": "Noise"}, "department": "city"}},
}  # fmt: skip


@dataclass
class City:
    """What the pages of quality stand on."""

    house: House
    recordings: Recordings

    def __post_init__(self) -> None:
        self.house.values.update(CITY)
        self.book = RecordedCalls()
        self.drawing = Drawing(self.book, self.current, self.now, seed=lambda: "5eed")
        self.desk = QualityDesk(self.house.engine, self.book)
        self.listening = Listening(self.house.journal, self.current, self.now)
        self.replies = Replies(self.house.journal, self.now)

    def current(self) -> Configuration:
        return self.house.configuration()

    def now(self) -> float:
        return self.house.now

    async def calls(
        self,
        agent: str,
        count: int,
        *,
        queue: str = "water",
        heard: int = 0,
        before: str | None = None,
        first: int = 0,
    ) -> list[str]:
        """Have calls of an agent; `heard` of them have real sound; `before`: who had the caller for a second first."""
        names = [f"{agent}-{number}.1" for number in range(first, first + count)]
        for number, name in enumerate(names, first):
            begins = NOW + 600.0 * number
            if number - first < heard:
                talks = [Segment(agent=agent, queue=queue, begins=1.0, ends=7.5)]
                if before is not None:
                    talks = [Segment(agent=before, queue="general", begins=1.0, ends=2.0),
                             Segment(agent=agent, queue=queue, begins=2.0, ends=7.5)]  # fmt: skip
                gaps = (
                    Gap(begins=2.0, ends=3.0, side="both", why="hold"),
                    Gap(begins=5.0, ends=5.6, side="caller", why="digits"),
                )
                plan = self.house.plan(
                    name, 8.0, begins_at=begins, segments=tuple(talks), gaps=gaps, queue=queue
                )
                await self.recordings.archive.keep(plan)
            else:
                await self.insert("recording", _recording(name, begins, queue))
            await self.insert(
                "interaction", _interaction(name, [*([before] if before else []), agent], queue, begins)
            )
        return names

    async def insert(self, table: str, values: dict[str, object] | list[dict[str, object]]) -> None:
        """Write rows."""

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(sa.insert(TABLES[table]), values)

        await self.house.journal.commit([], work)

    async def draw(self, agent: str, week: str = WEEK) -> None:
        """Draw an agent's calls of the week."""
        self.house.now = LATER
        await self.house.journal.commit_result(
            lambda connection: self.drawing.draw(connection, agent, date.fromisoformat(week)),
            lambda facts: facts,
        )

    async def delete(self, call: str) -> None:
        """Have a recording deleted, as retention does."""

        async def work(connection: AsyncConnection) -> None:
            gone = sa.update(recording).where(recording.c.id == call).values(state="deleted")
            await connection.execute(gone)

        await self.house.journal.commit([], work)

    async def surveys(
        self, count: int, *, agent: str = "1001", queue: str = "water", since: float = NOW
    ) -> None:
        """Have citizens asked; two thirds answer."""
        chance = random.Random(count)  # noqa: S311  not for secrets
        rows = [
            _survey(f"{agent}-{queue}-{number}", agent, queue, since + 3600.0 * number,
                    chance.choice([None, 5, 4, 5, 2, None, 3, 5, 4]))
            for number in range(count)
        ]  # fmt: skip
        await self.insert("survey", rows)

    async def complaints(self, count: int, *, first: int = 1000, days: int = 56) -> None:
        """Have cases around three places of Muscat."""
        chance = random.Random(count)  # noqa: S311  not for secrets
        spots = [(23.588, 58.383, 0.02, "leak", "water"), (23.61, 58.54, 0.012, "rubbish", "city"),
                 (23.63, 58.26, 0.03, "noise", "city")]  # fmt: skip
        rows = []
        for number in range(first, first + count):
            latitude, longitude, spread, category, department = chance.choice(spots)
            rows.append(
                _case(number, NOW - days * 86_400 * chance.random(), (category, department),
                      chance.gauss(latitude, spread), chance.gauss(longitude, spread))
            )  # fmt: skip
        await self.insert("cases", rows)

    def routes(self, door: Door) -> list[BaseRoute]:
        """Return what the web server serves of it."""
        house, current, now = self.house, self.current, self.now
        library, pictures = (
            self.recordings.library,
            Pictures(house.paths.recordings, house.paths.recording_keys),
        )
        assessing = AssessingApi(
            door, self.desk, self.drawing, self.listening, self.replies,
            journal=house.journal, library=library, pictures=pictures, current=current, now=now,
        )  # fmt: skip
        own = OwnScoresApi(door, self.desk, self.replies, library=library, pictures=pictures, current=current)
        satisfaction = SatisfactionApi(
            door, SatisfactionStore(house.engine), SurveyRows(house.engine),
            journal=house.journal, messages=house.paths.messages, current=current, now=now,
        )  # fmt: skip
        complaints = ComplaintsApi(door, ComplaintStore(house.engine), current=current, now=now)
        return [*assessing.routes(), *own.routes(), *satisfaction.routes(), *complaints.routes()]


def _recording(name: str, begins: float, queue: str) -> dict[str, object]:
    return {
        "id": name, "call": name, "node": "demo", "storage": "disk", "path": f"{name}.flac", "begins_at": begins,
        "seconds": 60.0, "format": "flac", "language": "ar", "queue": queue, "size": 1, "sha256": "", "key": "",
        "metadata": "", "keep_until": None, "held_by": "", "state": "kept", "damage": "", "verified_at": None,
        "next_key": "", "next_sha256": "",
    }  # fmt: skip


def _interaction(name: str, agents: list[str], queue: str, begins: float) -> dict[str, object]:
    return {
        "id": name, "channel": "voice", "started_at": begins, "ended_at": begins + 60, "queue": queue,
        "agent": agents[-1], "agents": agents, "ring_attempts": 1, "missed": 0, "talk_seconds": 60.0,
        "hold_seconds": 0.0, "outcome": "answered", "ended_by": "caller", "transcribed": False,
    }  # fmt: skip


def _survey(name: str, agent: str, queue: str, at: float, score: int | None) -> dict[str, object]:
    return {
        "call": name, "node": "demo", "queue": queue, "agent": agent, "caller": "+96891230001", "language": "ar",
        "offered_at": at, "agreed": True, "state": "answered" if score else "closed", "attempts": 0, "score": score,
        "answered_at": at if score else None, "comment_path": "c.wav" if score == 2 else None,
        "comment_seconds": 7.0 if score == 2 else None, "comment_language": "ar" if score == 2 else None,
    }  # fmt: skip


def _case(
    number: int, at: float, about: tuple[str, str], latitude: float, longitude: float
) -> dict[str, object]:
    return {
        "number": number, "reference": make_reference(number), "opened_at": at, "status": "new", "channel": "voice",
        "language": "ar", "subject": ODD, "category": about[0], "department": about[1], "latitude": latitude,
        "longitude": longitude, "changed_at": at, "form": msgspec.json.decode(b"{}"),
    }  # fmt: skip
