"""The FastAGI server: Asterisk connects once per call and asks what to do with the caller.

time        what happens
connect     AGI() gives up after 2 s if nobody answers, at once if the port is closed
header      the request must be complete within `header_seconds`, or the connection is closed
session     no limit; a dead peer is noticed after 60 s by TCP keep-alive
close       no new connections; scripts have `grace_seconds` to end, then are cancelled and have
            CLEANUP_SECONDS to clean up, then lose their connection
"""

import asyncio
import socket
from collections.abc import Mapping

import structlog

from .session import AgiSession, Handler, Sessions

#: So many calls may come between two turns of the event loop.
BACKLOG = 1024
CLEANUP_SECONDS = 2.0
_KEEP_ALIVE = (
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    (socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 30),
    (socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 10),
    (socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 3),
)

log = structlog.get_logger()


class FastAgiServer:
    """Runs one script per call, chosen by the path of the URL in `AGI(agi://host:port/path)`."""

    def __init__(
        self,
        routes: Mapping[str, Handler],
        *,
        host: str = "127.0.0.1",
        port: int = 4573,
        max_connections: int = 2000,
        header_seconds: float = 5.0,
    ) -> None:
        """Port 0 takes a free one. More than `max_connections` at a time are closed as they come."""
        self._host = host
        self._port = port
        self._sessions = Sessions(
            {path.strip("/"): handler for path, handler in routes.items()},
            max_connections=max_connections,
            header_seconds=header_seconds,
        )
        self._server: asyncio.Server | None = None

    @property
    def port(self) -> int:
        """The TCP port that is listened on."""
        return self._port

    @property
    def sessions(self) -> int:
        """How many call scripts run."""
        return len(self._sessions.scripts)

    async def start(self) -> None:
        """Listen. Raises `OSError` where the address is taken or not ours."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: AgiSession(self._sessions), self._host, self._port, backlog=BACKLOG, start_serving=False
        )
        for listener in self._server.sockets:
            for option in _KEEP_ALIVE:
                # Accepted sockets inherit it (socket(7), tcp(7)).
                listener.setsockopt(*option)
        await self._server.start_serving()
        self._port = int(self._server.sockets[0].getsockname()[1])

    async def close(self, grace_seconds: float = 0.0) -> None:
        """Stop listening and end all sessions; returns when their scripts have ended. May be called twice."""
        if self._server is None:
            return
        self._server.close()
        scripts = self._sessions.scripts
        if scripts and grace_seconds > 0:
            await asyncio.wait(scripts, timeout=grace_seconds)
        for script in scripts:
            script.cancel()
        if scripts:
            await asyncio.wait(scripts, timeout=CLEANUP_SECONDS)
        if scripts:
            log.error("AGI sessions did not end in time", sessions=len(scripts), seconds=CLEANUP_SECONDS)
        for session in self._sessions.connections:
            session.abort()
        await self._sessions.no_connections.wait()
        await self._server.wait_closed()
        self._server = None
