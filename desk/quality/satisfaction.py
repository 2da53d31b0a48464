"""What citizens say of the service, over HTTP.

| request below `/desk/api/quality` | what it does |
|---|---|
| GET `/satisfaction` | in all, against the same time before, by queue, agent, category, channel, week; also as CSV |
| GET `/comments` | spoken comments, the newest first; of callers only what the role may see |
| GET `/comments/{call}/audio` | one of them; who listens is in the journal before a byte is given out |

An agent gets the own figures, and comments without number and case.
"""

import asyncio
from collections.abc import Callable, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from hotline.config import Configuration
from hotline.crm_bridge.quality.weeks import Weeks
from hotline.crm_bridge.satisfaction import Satisfaction
from hotline.crm_bridge.satisfaction_store import By, SatisfactionStore, SurveyFilter
from hotline.crm_bridge.survey import Survey
from hotline.crm_bridge.surveys import SurveyRows, audio_of
from hotline.desk.door.guarding import Door
from hotline.desk.door.visitor import Visitor
from hotline.desk.problem_json import PRIVATE, ProblemError
from hotline.desk.roles import Role
from hotline.events import CommentHeard
from hotline.journal import Journal
from hotline.phone import mask
from hotline.queue.statistics.calendar import Calendar

from .asking import EVERYTHING, Now, answer, checked, explained, span_of
from .assessing import PATH
from .csv_files import csv_file

#: Days and comments, unless told otherwise.
DAYS, COMMENTS = 84, 100


class SatisfactionApi:
    """For whoever looks after it, and for agents about themselves."""

    def __init__(
        self,
        door: Door,
        store: SatisfactionStore,
        surveys: SurveyRows,
        *,
        journal: Journal,
        messages: Path,
        current: Callable[[], Configuration],
        now: Now,
    ) -> None:
        """`messages` is the folder of messages, below which comments lie."""
        self._door = door
        self._store = store
        self._surveys = surveys
        self._journal = journal
        self._messages = messages
        self._current = current
        self._now = now

    def routes(self) -> list[Route]:
        """Return what the web server serves."""
        everybody = (Role.AGENT, *EVERYTHING)
        return [
            Route(f"{PATH}/satisfaction", self._door.guard(explained(self._figures), *everybody)),
            Route(f"{PATH}/comments", self._door.guard(explained(self._comments), *everybody)),
            Route(f"{PATH}/comments/{{call}}/audio", self._door.guard(explained(self._audio), *everybody)),
        ]

    async def _figures(self, request: Request, visitor: Visitor) -> Response:
        wanted, weeks = self._wanted(request, visitor)
        starts = weeks.starts(wanted.since, wanted.until)
        found: dict[str, Mapping[str, Satisfaction]] = {}
        for by in By:
            found[by.value] = await self._store.counted(wanted, by, starts)
        if request.query_params.get("format") == "csv":
            return _csv(found, starts, weeks)
        length = wanted.until - wanted.since
        earlier = _moved(wanted, wanted.since - length)
        return answer(
            {
                "since": wanted.since,
                "until": wanted.until,
                "total": shown(await self._store.total(wanted)),
                "before": shown(await self._store.total(earlier)),
                "marks": await self._store.distribution(wanted),
                "weeks": [
                    {"day": str(weeks.of(at)), **shown(found[By.WEEK].get(str(number), Satisfaction()))}
                    for number, at in enumerate(starts)
                ],
                **{name: _shown(figures) for name, figures in found.items() if name != By.WEEK},
            }
        )

    async def _comments(self, request: Request, visitor: Visitor) -> Response:
        wanted, _ = self._wanted(request, visitor)
        found = await self._store.comments(wanted, COMMENTS)
        sees_all = visitor.has(EVERYTHING)
        return answer({"comments": [_comment(one, sees_all=sees_all) for one in found]})

    async def _audio(self, request: Request, visitor: Visitor) -> Response:
        found = await self._surveys.of_call(request.path_params["call"])
        if found is None or not (visitor.has(EVERYTHING) or (visitor.agent and found.agent == visitor.agent)):
            raise ProblemError(404, "Not Found", "There is no such comment.")
        audio = audio_of(self._messages, found)
        if audio is None or not await asyncio.to_thread(audio.is_file):
            raise ProblemError(404, "Not Found", "There is no such comment any more.")
        fact = CommentHeard(at=self._now(), survey=found.call, by=visitor.by)
        await self._journal.commit([fact])
        return FileResponse(audio, headers=PRIVATE, media_type="audio/wav")

    def _wanted(self, request: Request, visitor: Visitor) -> tuple[SurveyFilter, Weeks]:
        query, config = request.query_params, self._current()
        checked(query, ("from", "to", "queue", "agent", "format"))
        since, until = span_of(query, Calendar(config.node.timezone), self._now(), DAYS)
        agent = query.get("agent") or None
        if not visitor.has(EVERYTHING):
            if visitor.agent is None or agent not in {None, visitor.agent}:
                raise ProblemError(403, "Forbidden", "An agent sees the own figures.")
            agent = visitor.agent
        wanted = SurveyFilter(since=since, until=until, queue=query.get("queue") or None, agent=agent)
        return wanted, Weeks(config.node.timezone, config.quality.week_begins)


def _moved(wanted: SurveyFilter, since: float) -> SurveyFilter:
    return SurveyFilter(since=since, until=wanted.since, queue=wanted.queue, agent=wanted.agent)


def shown(one: Satisfaction) -> dict[str, object]:
    """Return the figures, with how sure they are."""
    return {
        "offered": one.offered,
        "answered": one.answered,
        "response_rate": one.response_rate,
        "csat": one.csat,
        "interval": one.interval,
        "uncertain": one.uncertain,
        "mean": one.mean,
        "comments": one.comments,
    }


def _shown(figures: Mapping[str, Satisfaction]) -> dict[str, object]:
    return {key: shown(one) for key, one in sorted(figures.items())}


def _comment(one: Survey, *, sees_all: bool) -> dict[str, object]:
    return {
        "call": one.call,
        "offered_at": one.offered_at,
        "queue": one.queue,
        "agent": one.agent,
        "score": one.score,
        "seconds": one.comment_seconds,
        "language": one.comment_language,
        "caller": mask(one.caller) if sees_all and one.caller else None,
        "reference": one.reference if sees_all else None,
    }


def _csv(found: Mapping[str, Mapping[str, Satisfaction]], starts: list[float], weeks: Weeks) -> Response:
    rows = []
    for by, figures in found.items():
        for key, one in sorted(figures.items()):
            name = str(weeks.of(starts[int(key)])) if by == By.WEEK else key
            low, high = one.interval or (None, None)
            rows.append(
                (by, name, one.offered, one.answered, one.response_rate, one.csat, low, high, one.mean,
                 "yes" if one.uncertain else "no", one.comments)
            )  # fmt: skip
    head = ("by", "key", "offered", "answered", "response_rate", "csat", "csat_low", "csat_high", "mean",
            "uncertain", "comments")  # fmt: skip
    return csv_file("satisfaction", head, rows)
