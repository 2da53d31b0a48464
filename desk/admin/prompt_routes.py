"""Prompts: what each is said by, its sound, a new recording, an earlier one again."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from hotline.desk.audio_response import audio_response
from hotline.desk.body_limit import limited
from hotline.desk.door import Door, Visitor

from .asking import answer, body_of, route

#: Two minutes of 96 kHz, 24 bit and two channels have 69 MB; nobody uploads more, bytes.
MOST_AUDIO_BYTES = 100_000_000


class PromptPort(Protocol):
    """What the routes need; every method raises `ProblemError` with words for people."""

    async def all(self, user: str) -> Mapping[str, object]:
        """Return all prompts of all languages."""

    async def audio(self, language: str, prompt: str) -> Path:
        """Return the sound that callers hear."""

    async def takes(self, language: str, prompt: str) -> Mapping[str, object]:
        """Return the takes of a prompt."""

    async def record(self, language: str, prompt: str, content: bytes, by: str) -> Mapping[str, object]:
        """Take a recording over."""

    async def back(self, language: str, prompt: str, take: str | None, by: str) -> Mapping[str, object]:
        """Have callers hear an earlier take."""


class TakeBody(msgspec.Struct, frozen=True):
    """Which earlier take; null: the synthetic voice."""

    take: str | None = None


def prompt_routes(door: Door, prompts: PromptPort) -> list[BaseRoute]:
    """Return what the web server serves."""
    one = _PromptRoutes(prompts)
    place = "/prompts/{language}/{prompt}"
    return [
        route(door, "GET", "/prompts", one.all),
        route(door, "GET", f"{place}/audio", one.audio),
        route(door, "GET", f"{place}/takes", one.takes),
        route(door, "PUT", f"{place}/recording", one.record),
        route(door, "POST", f"{place}/back", one.back),
    ]


class _PromptRoutes:
    def __init__(self, prompts: PromptPort) -> None:
        self._prompts = prompts

    async def all(self, _request: Request, visitor: Visitor) -> Response:
        return answer(await self._prompts.all(visitor.user))

    async def audio(self, request: Request, _visitor: Visitor) -> Response:
        return await audio_response(request, await self._prompts.audio(*_place(request)))

    async def takes(self, request: Request, _visitor: Visitor) -> Response:
        return answer(await self._prompts.takes(*_place(request)))

    async def record(self, request: Request, visitor: Visitor) -> Response:
        content = await limited(request, MOST_AUDIO_BYTES).body()
        return answer(await self._prompts.record(*_place(request), content, visitor.user), 201)

    async def back(self, request: Request, visitor: Visitor) -> Response:
        body = await body_of(request, TakeBody, 10_000)
        return answer(await self._prompts.back(*_place(request), body.take, visitor.user))


def _place(request: Request) -> tuple[str, str]:
    return request.path_params["language"], request.path_params["prompt"]
