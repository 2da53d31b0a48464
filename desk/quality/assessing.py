"""What listeners do over HTTP.

| request below `/desk/api/quality` | what it does |
|---|---|
| GET `/calls`, POST `/calls` | the calls of some weeks; a call chosen by hand, with the reason |
| GET `/calls/{n}` | one, with its recording and its assessments |
| POST `/calls/{n}/next` | its recording is gone: the next rank instead |
| GET `/calls/{n}/audio`, `/shape` | its sound, also in ranges; its waveform |
| POST `/calls/{n}/assessment` | begin, or go on |
| POST `/calls/{n}/read` | see what others gave, and assess this call no more |
| PUT `/assessments/{n}`, POST `/assessments/{n}/submit` | save a draft; submit it |
| POST `/assessments/{n}/keep`, `/change` | answer a dispute |
| GET `/averages`, `/samples` | averages, also as CSV; the draws of a week, drawn again |
"""

import time
from collections.abc import Callable, Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.config import Configuration
from hotline.crm_bridge.quality.assessments import Note
from hotline.crm_bridge.quality.desk import QualityDesk, Sample
from hotline.crm_bridge.quality.drawing import Drawing
from hotline.crm_bridge.quality.errors import QualityError
from hotline.crm_bridge.quality.listening import Listening
from hotline.crm_bridge.quality.replies import Replies
from hotline.crm_bridge.quality.scoring import score
from hotline.desk.door.guarding import Door, Endpoint
from hotline.desk.door.visitor import Visitor
from hotline.desk.recordings_audio import Hearer
from hotline.journal import Journal
from hotline.recorder.archive.library import Library
from hotline.recorder.picture.pictures import Pictures

from .asking import EVERYTHING, Now, answer, body_of, checked, explained, number_in, weeks_of
from .averages import averages_csv, averages_json
from .shown import calibration_of, call_of, for_listener, recording_of
from .sound import Sound, known

PATH = "/desk/api/quality"

#: Weeks that a list has, unless told otherwise.
WEEKS = 5


class Chosen(msgspec.Struct, forbid_unknown_fields=True):
    """A call that somebody chooses by hand."""

    call: str
    why: str
    #: Whose talk of it; empty: of whoever talked last.
    agent: str = ""


class Draft(msgspec.Struct, forbid_unknown_fields=True):
    """What a listener saves."""

    saved: int
    marks: dict[str, int | None]
    words: str = ""
    notes: tuple[Note, ...] = ()


class Saved(msgspec.Struct, forbid_unknown_fields=True):
    """Which draft is meant."""

    saved: int


class Said(msgspec.Struct, forbid_unknown_fields=True):
    """What somebody says."""

    text: str = ""


class AssessingApi:
    """For those who listen."""

    def __init__(
        self,
        door: Door,
        desk: QualityDesk,
        drawing: Drawing,
        listening: Listening,
        replies: Replies,
        *,
        journal: Journal,
        library: Library,
        pictures: Pictures,
        current: Callable[[], Configuration],
        now: Now,
    ) -> None:
        self._door = door
        self._desk = desk
        self._drawing = drawing
        self._listening = listening
        self._replies = replies
        self._journal = journal
        self._library = library
        self._current = current
        self._now = now
        self._sound = Sound(desk, library, Hearer(library, pictures, time.monotonic))

    def routes(self) -> list[Route]:
        """Return what the web server serves."""
        call, one = "/calls/{number}", "/assessments/{number}"
        return [
            self._route("/calls", self._list),
            self._route("/calls", self._choose, "POST"),
            self._route(call, self._show),
            self._route(f"{call}/next", self._next, "POST"),
            self._route(f"{call}/audio", self._sound.audio),
            self._route(f"{call}/shape", self._sound.shape),
            self._route(f"{call}/assessment", self._begin, "POST"),
            self._route(f"{call}/read", self._read, "POST", assessing=False),
            self._route(one, self._save, "PUT"),
            self._route(f"{one}/submit", self._submit, "POST"),
            self._route(f"{one}/keep", self._keep, "POST"),
            self._route(f"{one}/change", self._change, "POST"),
            self._route("/averages", self._averages),
            self._route("/samples", self._samples),
        ]

    def _route(self, path: str, endpoint: Endpoint, method: str = "GET", *, assessing: bool = True) -> Route:
        """Return the route; what changes something is for those who assess, unless it is not `assessing`."""

        async def listener_only(request: Request, visitor: Visitor) -> Response:
            if assessing and method != "GET" and not self._assesses(visitor):
                raise QualityError("your role does not assess calls", forbidden=True)
            return await endpoint(request, visitor)

        return Route(PATH + path, self._door.guard(explained(listener_only), *EVERYTHING), methods=[method])

    def _assesses(self, visitor: Visitor) -> bool:
        return not visitor.roles.isdisjoint(self._current().quality.who)

    # --- the calls ---

    async def _list(self, request: Request, visitor: Visitor) -> Response:
        query = request.query_params
        checked(query, ("from", "to", "agent"))
        first, last = weeks_of(query, self._drawing.weeks, self._now(), WEEKS)
        found = await self._desk.to_hear(first, last, query.get("agent") or None, by=visitor.by)
        return answer({"from": first, "to": last, "calls": [call_of(one, visitor.by) for one in found]})

    async def _choose(self, request: Request, visitor: Visitor) -> Response:
        chosen = await body_of(request, Chosen)
        why = " ".join(chosen.why.split())[:500]
        if not why:
            raise QualityError("say why this call: it is written down")

        pick, _ = await self._journal.commit_result(
            lambda connection: self._drawing.choose(
                connection, chosen.call.strip(), visitor.by, why, chosen.agent.strip() or None
            ),
            lambda result: result[1],
        )
        return answer({"id": pick.id}, 201)

    async def _show(self, request: Request, visitor: Visitor) -> Response:
        one = await known(self._desk, request, visitor.by)
        replies = await self._desk.replies([each.id for each in one.assessments])
        return answer(
            {
                **call_of(one, visitor.by),
                "recorded": recording_of(await self._library.describe(one.pick.call)),
                "assessments": for_listener(one, replies, visitor.by),
                "calibration": calibration_of(one),
            }
        )

    async def _next(self, request: Request, visitor: Visitor) -> Response:
        number = number_in(request)
        await self._journal.commit_result(
            lambda connection: self._drawing.replace(connection, number, visitor.by), lambda facts: facts
        )
        return answer({})

    # --- assessments ---

    async def _begin(self, request: Request, visitor: Visitor) -> Response:
        begun = await self._listening.begin(number_in(request), visitor.by, visitor.agent)
        return answer({"id": begun.id}, 201)

    async def _read(self, request: Request, visitor: Visitor) -> Response:
        await self._listening.read(number_in(request), visitor.by)
        return answer({})

    async def _save(self, request: Request, visitor: Visitor) -> Response:
        draft = await body_of(request, Draft)
        saved = await self._listening.save(
            number_in(request), by=visitor.by, saved=draft.saved, marks=draft.marks, words=draft.words,
            notes=draft.notes,
        )  # fmt: skip
        made = score(saved.form, saved.marks)
        return answer(
            {"saved": saved.saved, "quality": made.quality, "fatal": made.fatal, "missing": made.missing}
        )

    async def _submit(self, request: Request, visitor: Visitor) -> Response:
        draft = await body_of(request, Saved)
        done = await self._listening.submit(number_in(request), visitor.by, draft.saved)
        return answer({"quality": done.quality, "fatal": done.fatal})

    async def _keep(self, request: Request, visitor: Visitor) -> Response:
        text = (await body_of(request, Said)).text
        await self._replies.keep(number_in(request), visitor.by, text, visitor.agent)
        return answer({})

    async def _change(self, request: Request, visitor: Visitor) -> Response:
        text = (await body_of(request, Said)).text
        following = await self._replies.change(number_in(request), visitor.by, text, visitor.agent)
        return answer({"id": following.id, "pick": following.pick}, 201)

    # --- what comes out ---

    async def _averages(self, request: Request, visitor: Visitor) -> Response:
        query = request.query_params
        checked(query, ("from", "to", "agent", "format"))
        first, last = weeks_of(query, self._drawing.weeks, self._now(), 12)
        blind = visitor.by if self._assesses(visitor) else None
        found = await self._desk.averages(first, last, query.get("agent") or None, by=blind)
        if query.get("format") == "csv":
            return averages_csv(found, f"quality-{first}-{last}")
        return answer({"from": first, "to": last, **averages_json(found)})

    async def _samples(self, request: Request, _visitor: Visitor) -> Response:
        query = request.query_params
        checked(query, ("week", "agent"))
        samples = await self._desk.samples(query.get("week", ""), query.get("agent") or None)
        return answer({"samples": [await self._proof(one) for one in samples]})

    async def _proof(self, one: Sample) -> Mapping[str, object]:
        proof = await self._desk.prove(one)
        return {
            "agent": one.agent, "week": one.week, "drawn_at": one.drawn_at, "seed": one.seed, "wanted": one.wanted,
            "population": len(one.population), "sha256": one.sha256, "calls": proof.calls, "holds": proof.holds,
            "journalled": proof.journalled,
        }  # fmt: skip
