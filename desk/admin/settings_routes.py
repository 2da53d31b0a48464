"""Settings: the draft of who asks, its check and its difference, publishing, versions and undoing."""

from collections.abc import Mapping
from typing import Any, Protocol

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from hotline.desk.door import Door, Visitor
from hotline.desk.problem_json import PRIVATE, ProblemError

from .asking import answer, body_of, route

Json = Mapping[str, object]

#: A picture of ours that somebody opens by itself runs nothing and loads nothing.
_PICTURE = PRIVATE | {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}


class SettingsPort(Protocol):
    """What the routes need; every method raises `ProblemError` with words for people."""

    async def state(self, user: str) -> Json:
        """Return values, draft, problems and what a publishing would do."""

    async def schema(self) -> Json:
        """Return which keys the tables have."""

    async def edit(self, user: str, version: int, file: str, path: tuple[str, ...], value: object) -> Json:
        """Put a value into the draft."""

    async def resolve(self, user: str, version: int, file: str, path: tuple[str, ...], *, mine: bool) -> Json:
        """Decide a conflict."""

    async def discard(self, user: str, version: int) -> Json:
        """Empty the draft."""

    async def difference(self, user: str) -> Json:
        """Return what a publishing would change in the files."""

    async def publish(self, user: str, version: int, by: str, note: str) -> Json:
        """Publish the draft."""

    async def history(self) -> Json:
        """Return what was published."""

    async def version(self, number: int) -> Json:
        """Return what one version changed."""

    async def undo(self, number: int, by: str) -> Json:
        """Take a version back."""

    async def drawing(self, user: str, language: str) -> bytes:
        """Return the menus of the draft as SVG."""

    async def opening(self, user: str, hours: str) -> Json:
        """Return when these hours of the draft are open."""


class EditBody(msgspec.Struct, frozen=True):
    """One value of the draft; null takes it away."""

    version: int
    file: str
    path: tuple[str, ...]
    value: Any = None


class ResolveBody(msgspec.Struct, frozen=True):
    """Whose value counts."""

    version: int
    file: str
    path: tuple[str, ...]
    mine: bool


class DraftBody(msgspec.Struct, frozen=True):
    """Which version of the draft is meant."""

    version: int
    note: str = ""


def settings_routes(door: Door, settings: SettingsPort) -> list[BaseRoute]:
    """Return what the web server serves."""
    one = _SettingsRoutes(settings)
    return [
        route(door, "GET", "/settings", one.state),
        route(door, "GET", "/settings/schema", one.schema),
        route(door, "GET", "/settings/difference", one.difference),
        route(door, "POST", "/settings/edit", one.edit),
        route(door, "POST", "/settings/resolve", one.resolve),
        route(door, "POST", "/settings/discard", one.discard),
        route(door, "POST", "/settings/publish", one.publish),
        route(door, "GET", "/settings/versions", one.history),
        route(door, "GET", "/settings/versions/{number:int}", one.version),
        route(door, "POST", "/settings/versions/{number:int}/undo", one.undo),
        route(door, "GET", "/settings/menus.svg", one.drawing),
        route(door, "GET", "/settings/opening/{hours}", one.opening),
    ]


class _SettingsRoutes:
    def __init__(self, settings: SettingsPort) -> None:
        self._settings = settings

    async def state(self, _request: Request, visitor: Visitor) -> Response:
        return answer(await self._settings.state(visitor.user))

    async def schema(self, _request: Request, _visitor: Visitor) -> Response:
        return answer(await self._settings.schema())

    async def difference(self, _request: Request, visitor: Visitor) -> Response:
        return answer(await self._settings.difference(visitor.user))

    async def edit(self, request: Request, visitor: Visitor) -> Response:
        body = await body_of(request, EditBody)
        if not body.path and not body.file.startswith("words."):
            raise ProblemError(400, "Bad Request", "A setting has a key.")
        return answer(await self._settings.edit(visitor.user, body.version, body.file, body.path, body.value))

    async def resolve(self, request: Request, visitor: Visitor) -> Response:
        body = await body_of(request, ResolveBody)
        done = await self._settings.resolve(visitor.user, body.version, body.file, body.path, mine=body.mine)
        return answer(done)

    async def discard(self, request: Request, visitor: Visitor) -> Response:
        body = await body_of(request, DraftBody)
        return answer(await self._settings.discard(visitor.user, body.version))

    async def publish(self, request: Request, visitor: Visitor) -> Response:
        body = await body_of(request, DraftBody)
        return answer(await self._settings.publish(visitor.user, body.version, visitor.user, body.note[:500]))

    async def history(self, _request: Request, _visitor: Visitor) -> Response:
        return answer(await self._settings.history())

    async def version(self, request: Request, _visitor: Visitor) -> Response:
        return answer(await self._settings.version(request.path_params["number"]))

    async def undo(self, request: Request, visitor: Visitor) -> Response:
        return answer(await self._settings.undo(request.path_params["number"], visitor.user))

    async def drawing(self, request: Request, visitor: Visitor) -> Response:
        picture = await self._settings.drawing(visitor.user, request.query_params.get("lang", ""))
        return Response(picture, headers=_PICTURE, media_type="image/svg+xml")

    async def opening(self, request: Request, visitor: Visitor) -> Response:
        return answer(await self._settings.opening(visitor.user, request.path_params["hours"]))
