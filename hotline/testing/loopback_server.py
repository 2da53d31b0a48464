"""Servers of other systems on loopback, as tests need them: real sockets, and every misbehaviour on request."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]


@dataclass
class Asked:
    """One request as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    #: The port on the asker's side: one for each connection.
    port: int = 0

    @property
    def json(self) -> Any:  # noqa: ANN401 -- whatever was sent
        """The decoded body."""
        return json.loads(self.body)

    @property
    def form(self) -> dict[str, str]:
        """The fields of a form."""
        return dict(parse_qsl(self.body.decode(), keep_blank_values=True))


@dataclass
class LoopbackServer:
    """An HTTP server that keeps what it was asked; what it answers is for the one who inherits to say."""

    #: What it was asked, the oldest first.
    asked: list[Asked] = field(default_factory=list)
    #: Answers that come before all others, one for each request: a status, or a whole answer.
    next_answers: list[int | Response] = field(default_factory=list)
    #: Every answer, as long as it is set.
    always: int | Response | None = None
    #: Waits so long before each answer, seconds.
    slow_seconds: float = 0.0
    url: str = ""

    async def answer(self, request: Request, asked: Asked) -> Response:
        """Return the answer of a server that is well."""
        return JSONResponse({}, status_code=200)

    @contextlib.asynccontextmanager
    async def listening(self) -> AsyncIterator[None]:
        """Serve on a free port until the end of the block."""
        app = Starlette(routes=[Route("/{path:path}", self._serve, methods=METHODS)])
        server = uvicorn.Server(
            uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, lifespan="off", ws="none")
        )
        server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
        task = asyncio.create_task(server.serve())
        try:
            while not server.started:  # noqa: ASYNC110 -- it tells nobody
                await asyncio.sleep(0.005)
            port = server.servers[0].sockets[0].getsockname()[1]
            self.url = f"http://127.0.0.1:{port}"
            yield
        finally:
            server.should_exit = server.force_exit = True
            await asyncio.gather(task, return_exceptions=True)

    async def _serve(self, request: Request) -> Response:
        path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        port = request.client.port if request.client is not None else 0
        asked = Asked(request.method, path, dict(request.headers), await request.body(), port)
        self.asked.append(asked)
        if self.slow_seconds:
            await asyncio.sleep(self.slow_seconds)
        told = self.next_answers.pop(0) if self.next_answers else self.always
        if isinstance(told, int):
            return Response(status_code=told)
        return told if told is not None else await self.answer(request, asked)
