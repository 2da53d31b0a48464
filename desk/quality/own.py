"""What an agent sees of the own calls: assessments that count, what listeners said of moments, and the own word.

| request below `/desk/api/quality` | what it does |
|---|---|
| GET `/own` | the agent's assessments, with the replies |
| GET `/own/{n}/audio` | the call of one of them, while its recording is kept |
| POST `/own/{n}/acknowledge`, `/dispute` | the agent's word |
| GET `/names` | keys and titles of agents, queues, departments and categories, for whoever has a page here |
"""

import time
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.config import Configuration
from hotline.crm_bridge.quality.desk import QualityDesk
from hotline.crm_bridge.quality.errors import QualityError
from hotline.crm_bridge.quality.replies import Replies
from hotline.desk.door.guarding import Door
from hotline.desk.door.visitor import Visitor
from hotline.desk.recordings_answers import explained as recording_explained
from hotline.desk.recordings_audio import Hearer
from hotline.desk.roles import Role
from hotline.recorder.archive.library import Library
from hotline.recorder.picture.pictures import Pictures

from .asking import EVERYTHING, answer, body_of, explained, number_in
from .assessing import PATH, Said
from .shown import own_of

#: Assessments that an agent looks back on.
MOST = 100


class OwnScoresApi:
    """For agents."""

    def __init__(
        self,
        door: Door,
        desk: QualityDesk,
        replies: Replies,
        *,
        library: Library,
        pictures: Pictures,
        current: Callable[[], Configuration],
    ) -> None:
        self._door = door
        self._desk = desk
        self._replies = replies
        self._library = library
        self._current = current
        self._hearer = Hearer(library, pictures, time.monotonic)

    def routes(self) -> list[Route]:
        """Return what the web server serves."""

        def agents(endpoint: Callable[..., object]) -> Callable[..., object]:
            return self._door.guard(explained(endpoint), Role.AGENT)  # type: ignore[arg-type]

        one = f"{PATH}/own/{{number}}"
        return [
            Route(f"{PATH}/own", agents(self._list)),
            Route(f"{one}/audio", agents(self._audio)),
            Route(f"{one}/acknowledge", agents(self._acknowledge), methods=["POST"]),
            Route(f"{one}/dispute", agents(self._dispute), methods=["POST"]),
            Route(f"{PATH}/names", self._door.guard(explained(self._names), Role.AGENT, *EVERYTHING)),
        ]

    async def _list(self, _request: Request, visitor: Visitor) -> Response:
        found = await self._desk.of_agent(_agent(visitor), MOST)
        replies = await self._desk.replies([one.id for one, _ in found])
        shown = []
        for one, pick in found:
            row = await self._library.describe(pick.call)
            shown.append(own_of(one, pick, replies, heard=row is not None and row.is_kept))
        return answer({"assessments": shown})

    async def _audio(self, request: Request, visitor: Visitor) -> Response:
        one = await self._desk.assessment(number_in(request))
        found = await self._desk.pick(one.pick, visitor.by) if one is not None else None
        is_shown = one is not None and (one.state, one.purpose) == ("submitted", "score")
        if one is None or found is None or one.agent != _agent(visitor) or not is_shown:
            raise QualityError("there is no such assessment of yours", missing=True)

        async def hear(_request: Request, who: str) -> Response:
            return await self._hearer.audio(request, who, await self._library.find(found.pick.call))

        return await recording_explained(hear)(request, visitor.by)

    async def _acknowledge(self, request: Request, visitor: Visitor) -> Response:
        await self._replies.acknowledge(number_in(request), _agent(visitor))
        return answer({})

    async def _dispute(self, request: Request, visitor: Visitor) -> Response:
        await self._replies.dispute(number_in(request), _agent(visitor), (await body_of(request, Said)).text)
        return answer({})

    async def _names(self, _request: Request, visitor: Visitor) -> Response:
        config = self._current()
        sees_all = visitor.has(EVERYTHING)
        agents = {key: one.name for key, one in config.agents.items() if sees_all or key == visitor.agent}
        return answer(
            {
                "agents": agents,
                "queues": {key: one.title for key, one in config.queues.items()},
                "departments": {key: one.title for key, one in config.departments.items()},
                "categories": {key: one.title for key, one in config.categories.items()},
                "listens": not visitor.roles.isdisjoint(config.quality.who),
                "week_begins": config.quality.week_begins,
                "sample": config.quality.sample_per_agent,
                "outline": config.map.outline is not None,
            }
        )


def _agent(visitor: Visitor) -> str:
    if visitor.agent is None:
        raise QualityError("your user is no agent", forbidden=True)
    return visitor.agent
