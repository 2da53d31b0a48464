"""Lists of cases for people who signed in.

| method and path | |
|---|---|
| GET /desk/api/cases | a page of a list; `list_query.py` has the parameters |
| GET /desk/api/cases/counts | how many cases each list has |
| GET /desk/api/cases/options | names of departments, categories, agents, and what this person may do |
| GET, PUT, DELETE /desk/api/case-filters | the filters with names of this person |
"""

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge import case_lists
from hotline.crm_bridge.case_lists_saved import SavedFilter, SavedFilters
from hotline.crm_bridge.case_status import TRANSITIONS
from hotline.crm_bridge.case_work import PRIORITIES
from hotline.crm_bridge.permissions import Action, may
from hotline.database import for_reading
from hotline.desk.api.models import answer
from hotline.desk.door.guarding import Door
from hotline.desk.door.visitor import Visitor

from . import list_query
from .people import READERS, caller_of, departments_of, looker_of
from .refusals import asked_of, problems


class ListRoutes:
    """The routes."""

    def __init__(
        self, engine: AsyncEngine, filters: SavedFilters, current: Callable[[], Configuration], clock: Clock
    ) -> None:
        self._reading = for_reading(engine)
        self._filters = filters
        self._current = current
        self._clock = clock

    def routes(self, door: Door) -> list[Route]:
        """Return what the web server serves."""
        table = (
            ("/desk/api/cases", self._list, "GET"),
            ("/desk/api/cases/counts", self._counts, "GET"),
            ("/desk/api/cases/options", self._options, "GET"),
            ("/desk/api/case-filters", self._saved, "GET"),
            ("/desk/api/case-filters", self._keep, "PUT"),
            ("/desk/api/case-filters", self._remove, "DELETE"),
        )
        return [Route(path, door.guard(problems(do), *READERS), methods=[verb]) for path, do, verb in table]

    async def _list(self, request: Request, visitor: Visitor) -> Response:
        asked = list_query.read(request.query_params)
        looker = looker_of(visitor, self._current(), self._clock())
        async with self._reading.connect() as connection:
            page = await case_lists.read(
                connection,
                asked.view,
                asked.wanted,
                looker,
                around=asked.around,
                limit=asked.limit,
                after=asked.after,
            )
        return answer(page)

    async def _counts(self, _request: Request, visitor: Visitor) -> Response:
        looker = looker_of(visitor, self._current(), self._clock())
        async with self._reading.connect() as connection:
            counts = await case_lists.count(connection, looker)
        return answer({"counts": counts, "most": case_lists.MOST_COUNTED, "at": looker.now})

    async def _options(self, _request: Request, visitor: Visitor) -> Response:
        config = self._current()
        actor = caller_of(visitor, config).actor
        departments = {
            key: {"title": one.title, "parent": one.parent, "seen": _is_within(key, actor.departments)}
            for key, one in config.departments.items()
        }
        return answer(
            {
                "departments": departments,
                "own": sorted(departments_of(visitor, config)),
                "categories": {
                    key: {"title": one.title, "group": one.group, "department": one.department}
                    for key, one in config.categories.items()
                },
                "agents": {key: one.name for key, one in config.agents.items()},
                "teams": {key: one.name for key, one in config.teams.items()},
                "statuses": list(TRANSITIONS),
                "priorities": PRIORITIES,
                "line": actor.line,
                "actions": [action for action in Action if may(actor.line, action, actor.scopes)],
                "languages": config.node.languages,
                "agent": visitor.agent,
            }
        )

    async def _saved(self, _request: Request, visitor: Visitor) -> Response:
        return answer(await self._filters.of(visitor.user))

    async def _keep(self, request: Request, visitor: Visitor) -> Response:
        wanted = await asked_of(request, SavedFilter)
        await self._filters.keep(visitor.user, wanted.name, wanted.query, at=self._clock())
        return answer(await self._filters.of(visitor.user))

    async def _remove(self, request: Request, visitor: Visitor) -> Response:
        await self._filters.remove(visitor.user, request.query_params.get("name", ""))
        return answer(await self._filters.of(visitor.user))


def _is_within(department: str, within: frozenset[str] | None) -> bool:
    return within is None or department in within
