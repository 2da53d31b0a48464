"""Tokens of the API: given, shown once, taken away."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from hotline.desk.door import Door, Visitor
from hotline.desk.problem_json import ProblemError
from hotline.desk.scopes import Scope
from hotline.events import Event, TokenGiven, TokenTaken
from hotline.secrets import ApiToken, Secrets, SecretsError, make_password

from .asking import answer, body_of, route

_HOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class TokenBody(msgspec.Struct, frozen=True):
    """What a token is for."""

    scopes: tuple[Scope, ...]


def token_routes(
    door: Door, secrets: Path, tell: Callable[[list[Event]], Awaitable[None]], clock: Callable[[], float]
) -> list[BaseRoute]:
    """Return what the web server serves; `secrets` is the file with the passwords, `tell` commits facts."""
    one = _TokenRoutes(secrets, tell, clock)
    return [
        route(door, "GET", "/tokens", one.all),
        route(door, "POST", "/tokens/{holder}", one.give),
        route(door, "DELETE", "/tokens/{holder}", one.take),
    ]


class _TokenRoutes:
    def __init__(
        self, secrets: Path, tell: Callable[[list[Event]], Awaitable[None]], clock: Callable[[], float]
    ) -> None:
        self._secrets = secrets
        self._tell = tell
        self._clock = clock

    async def all(self, _request: Request, _visitor: Visitor) -> Response:
        found = await asyncio.to_thread(self._load)
        tokens = [
            {"holder": holder, "scopes": None if isinstance(one, str) else list(one.scopes)}
            for holder, one in sorted(found.items())
        ]
        return answer({"tokens": tokens, "scopes": list(Scope)})

    async def give(self, request: Request, visitor: Visitor) -> Response:
        body, holder = await body_of(request, TokenBody, 10_000), request.path_params["holder"]
        if not _HOLDER.fullmatch(holder):
            raise ProblemError(
                422, "Unprocessable Content", "A holder has 1 to 40 letters, digits, dots, - or _."
            )
        if not body.scopes:
            raise ProblemError(422, "Unprocessable Content", "Choose what the token is for.")
        token = ApiToken(token=make_password(), scopes=tuple(sorted(set(body.scopes))))
        await self._set(holder, token)
        await self._tell([TokenGiven(at=self._clock(), holder=holder, by=visitor.user, scopes=token.scopes)])
        return answer({"token": token.token}, 201)

    async def take(self, request: Request, visitor: Visitor) -> Response:
        holder = request.path_params["holder"]
        if holder not in await asyncio.to_thread(self._load):
            raise ProblemError(404, "Not Found", "Nobody of this name has a token.")
        await self._set(holder, None)
        await self._tell([TokenTaken(at=self._clock(), holder=holder, by=visitor.user)])
        return await self.all(request, visitor)

    async def _set(self, holder: str, token: ApiToken | None) -> None:
        try:
            await asyncio.to_thread(Secrets.set_token, self._secrets, holder, token)
        except SecretsError as error:
            detail = f"The file with the tokens cannot be written: {error}"
            raise ProblemError(503, "Service Unavailable", detail) from None

    def _load(self) -> dict[str, str | ApiToken]:
        try:
            known = Secrets.load(self._secrets)
        except (SecretsError, OSError) as error:
            detail = f"The file with the tokens cannot be read: {error}"
            raise ProblemError(503, "Service Unavailable", detail) from None
        return dict(known.api_tokens) if known is not None else {}
