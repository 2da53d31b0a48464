"""The same change of many cases: looked at, done, and undone.

| method and path | body | answer |
|---|---|---|
| POST /desk/api/bulk/preview | `cases` (reference, version), `wish` | what would become of each |
| POST /desk/api/bulk | the same | what became of each |
| POST /desk/api/bulk/undo | `cases` (reference, version, before), `wish` | the same |
"""

from itertools import groupby

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hotline.crm_bridge.bulk import MOST_CASES, Before, Bulk, Chosen, Told, Wish, undoing
from hotline.desk.api.models import answer
from hotline.desk.door.guarding import Door
from hotline.desk.door.visitor import Visitor
from hotline.desk.problem_json import ProblemError

from .people import WRITERS, caller_of
from .refusals import asked_of, problems
from .work_ground import WorkGround


class _Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    cases: list[Chosen]
    wish: Wish


class _Done(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A case as the change left it."""

    reference: str
    version: int
    before: Before


class _Undone(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    cases: list[_Done]
    wish: Wish


class BulkRoutes:
    """The routes."""

    def __init__(self, ground: WorkGround, bulk: Bulk) -> None:
        self._ground = ground
        self._bulk = bulk

    def routes(self, door: Door) -> list[Route]:
        """Return what the web server serves."""
        table = (("preview", self._look), ("undo", self._undo))
        return [
            Route("/desk/api/bulk", door.guard(problems(self._do), *WRITERS), methods=["POST"]),
            *(
                Route(f"/desk/api/bulk/{name}", door.guard(problems(do), *WRITERS), methods=["POST"])
                for name, do in table
            ),
        ]

    async def _look(self, request: Request, visitor: Visitor) -> Response:
        asked = await asked_of(request, _Asked)
        _bound(len(asked.cases))
        actor = caller_of(visitor, self._ground.current()).actor
        return answer(await self._bulk.look(asked.cases, asked.wish, actor))

    async def _do(self, request: Request, visitor: Visitor) -> Response:
        asked = await asked_of(request, _Asked)
        _bound(len(asked.cases))
        actor = caller_of(visitor, self._ground.current()).actor
        return answer(await self._bulk.do(asked.cases, asked.wish, actor))

    async def _undo(self, request: Request, visitor: Visitor) -> Response:
        asked = await asked_of(request, _Undone)
        _bound(len(asked.cases))
        actor = caller_of(visitor, self._ground.current()).actor
        told: list[Told] = []
        for before, some in groupby(asked.cases, key=lambda one: one.before):
            wish = undoing(asked.wish, before)
            if wish is None:
                raise ProblemError(409, "Conflict", "What was written stays written.")
            chosen = [Chosen(reference=one.reference, version=one.version) for one in some]
            told += await self._bulk.do(chosen, wish, actor)
        return answer(told)


def _bound(count: int) -> None:
    if not 1 <= count <= MOST_CASES:
        raise ProblemError(422, "Unprocessable Content", f"Choose 1 to {MOST_CASES} cases.")
