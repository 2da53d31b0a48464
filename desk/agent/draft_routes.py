"""What somebody types and has not saved: `/desk/api/drafts`, each for its owner only.

| method and path | |
|---|---|
| GET `/desk/api/drafts` | all of one's own, the newest first |
| GET `/desk/api/drafts/{key}` | one of them; 204 where there is none |
| PUT `/desk/api/drafts/{key}` | `{"version": 3, "content": {…}}`: answers the new version; 0 is for a new one |
| DELETE `/desk/api/drafts/{key}` | what it was for is saved |

409: another page of the same person was quicker; the answer has what is kept (`kept`). 413: more than 64 KB.
"""

from typing import Annotated, Any

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hotline.crm_bridge.drafts import MOST_BYTES, Draft, Drafts, StaleDraftError
from hotline.desk.door import Door, Visitor
from hotline.desk.json_body import json_body
from hotline.desk.problem_json import PRIVATE, ProblemError

from .answers import Endpoint, answered, json_of, nothing

PATH = "/desk/api/drafts"

#: What is around the content in a body, bytes.
_ENVELOPE = 256

#: Letters of a key.
_LONGEST_KEY = 200


class _Put(msgspec.Struct, forbid_unknown_fields=True):
    version: Annotated[int, msgspec.Meta(ge=0, le=2**31 - 2)]
    content: dict[str, Any]


class DraftRoutes:
    """The routes."""

    def __init__(self, door: Door, drafts: Drafts) -> None:
        self._door = door
        self._drafts = drafts

    def routes(self) -> list[Route]:
        """Return them."""
        one = f"{PATH}/{{key}}"
        return [
            self._route(PATH, self._list, "GET"),
            self._route(one, self._show, "GET"),
            self._route(one, self._put, "PUT"),
            self._route(one, self._remove, "DELETE"),
        ]

    def _route(self, path: str, endpoint: Endpoint, method: str) -> Route:
        return Route(path, self._door.guard(answered(endpoint)), methods=[method])

    async def _list(self, _request: Request, visitor: Visitor) -> Response:
        return json_of([plain(draft) for draft in await self._drafts.of(visitor.user)])

    async def _show(self, request: Request, visitor: Visitor) -> Response:
        found = await self._drafts.find(visitor.user, _key(request))
        if found is None:
            return nothing()
        return json_of(plain(found))

    async def _put(self, request: Request, visitor: Visitor) -> Response:
        key = _key(request)
        wanted = await json_body(request, _Put, MOST_BYTES + _ENVELOPE)
        content = msgspec.json.encode(wanted.content).decode()
        try:
            version = await self._drafts.put(visitor.user, key, wanted.version, content)
        except StaleDraftError as error:
            return _stale(error)
        return json_of({"version": version})

    async def _remove(self, request: Request, visitor: Visitor) -> Response:
        await self._drafts.remove(visitor.user, _key(request))
        return nothing()


def plain(draft: Draft) -> dict[str, Any]:
    """Return a draft as pages read it."""
    return draft._asdict() | {"content": msgspec.json.decode(draft.content)}


def _stale(error: StaleDraftError) -> Response:
    body = {"type": "about:blank", "title": "Changed elsewhere", "status": 409, "kept": plain(error.draft)}
    return JSONResponse(body, 409, headers=PRIVATE, media_type="application/problem+json")


def _key(request: Request) -> str:
    key: str = request.path_params["key"]
    if len(key) > _LONGEST_KEY or not key.isprintable():
        raise ProblemError(400, "Bad Request", f"A key has at most {_LONGEST_KEY} printable signs.")
    return key
