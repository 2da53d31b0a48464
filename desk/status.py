"""The first page: what the queues and agents do now, in Arabic and English; health and metrics beside it.

The page shows no caller. It is served on loopback unless told otherwise.
"""

import asyncio
import contextlib
import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import uvicorn
from prometheus_client import CollectorRegistry, generate_latest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from .door.headers import SecurityHeaders
from .door.slow_requests import SlowBodies, SlowHeads

#: Nothing from outside, nothing inline but what carries no script.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

#: How long answers that go on for ever may keep the server from ending, seconds.
CLOSE_SECONDS = 2

#: A larger frame from a browser closes its WebSocket (1009), bytes: a SIP message with its SDP has less.
LARGEST_FRAME = 65_536

#: A browser is asked so often whether it is there, and given up when it says nothing for as long, seconds.
PING_SECONDS = 15.0

ASSETS = {"status.css": "text/css", "status.js": "text/javascript"}


class WebPortInUseError(OSError):
    """Somebody else listens on the web port."""


@dataclass(frozen=True, slots=True)
class Health:
    """Whether calls are served."""

    healthy: bool
    #: Part → what is wrong with it, empty where all is well.
    problems: Mapping[str, str]


class _Server(uvicorn.Server):
    """Leaves SIGTERM to the controller, which ends it by itself."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class StatusPage:
    """The web server of the controller."""

    def __init__(
        self,
        *,
        host: str,
        port: int,
        live: Callable[[], Mapping[str, object]],
        health: Callable[[], Health],
        metrics: CollectorRegistry,
        more: Sequence[BaseRoute] = (),
        tls: tuple[Path, Path] | None = None,
    ) -> None:
        """`live()` returns what the page shows, as JSON can hold it; `more` is what others serve here.

        `tls` are the PEM files of certificate and key; None: without encryption.
        """
        self._host = host
        self._port = port
        self._live = live
        self._health = health
        self._metrics = metrics
        self._more = more
        self._tls = tls
        self._server: uvicorn.Server | None = None
        self._task: asyncio.Task[None] | None = None

    def application(self) -> Starlette:
        """Return the ASGI application."""
        return Starlette(
            middleware=[Middleware(SecurityHeaders), Middleware(SlowBodies)],
            routes=[
                Route("/", self._page),
                Route("/status.css", self._asset),
                Route("/status.js", self._asset),
                Route("/api/live", self._api_live),
                Route("/healthz", self._healthz),
                Route("/metrics", self._metrics_page),
                *self._more,
            ],
        )

    async def start(self) -> None:
        """Listen. Raises `WebPortInUseError`."""
        listener = self._bind()
        certificate, key = self._tls or (None, None)
        config = uvicorn.Config(
            self.application(),
            log_level="warning",
            access_log=False,
            lifespan="off",
            server_header=False,
            http=SlowHeads,
            ws_max_size=LARGEST_FRAME,
            ws_ping_interval=PING_SECONDS,
            ws_ping_timeout=PING_SECONDS,
            # Packing takes 260 kB for each socket, and time for each frame; frames are small.
            ws_per_message_deflate=False,
            timeout_graceful_shutdown=CLOSE_SECONDS,
            ssl_certfile=certificate,
            ssl_keyfile=key,
        )
        self._server = _Server(config)
        self._task = asyncio.create_task(self._server.serve(sockets=[listener]), name="web")

    def _bind(self) -> socket.socket:
        family = socket.AF_INET6 if ":" in self._host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((self._host, self._port))
        except OSError as error:
            listener.close()
            message = f"web.port: cannot listen on {self._host}:{self._port}: {error.strerror}"
            raise WebPortInUseError(error.errno, message) from error
        return listener

    async def close(self) -> None:
        """Stop listening."""
        if self._server is not None and self._task is not None:
            self._server.should_exit = True
            await self._task

    async def _page(self, request: Request) -> Response:
        page = files("hotline") / "desk" / "status.html"
        return HTMLResponse(page.read_text(encoding="utf-8"), headers=HEADERS)

    async def _asset(self, request: Request) -> Response:
        name = request.url.path.removeprefix("/")
        asset = files("hotline") / "desk" / name
        return Response(asset.read_bytes(), media_type=ASSETS[name], headers=HEADERS)

    async def _api_live(self, request: Request) -> Response:
        return JSONResponse(dict(self._live()), headers=HEADERS)

    async def _healthz(self, request: Request) -> Response:
        health = self._health()
        body = {"healthy": health.healthy, "problems": dict(health.problems)}
        return JSONResponse(body, status_code=200 if health.healthy else 503, headers=HEADERS)

    async def _metrics_page(self, request: Request) -> Response:
        return Response(
            generate_latest(self._metrics), media_type="text/plain; version=0.0.4", headers=HEADERS
        )
