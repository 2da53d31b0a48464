"""The AudioSocket server: Asterisk connects once for each time that a call is listened to.

time        what happens
connect     only on our own address; more than `max_connections` at a time are closed as they come
header      the UUID must be complete within HEADER_SECONDS, be expected, and be the first with it
stream      no limit here: whoever expects a stream ends it
close       every connection is closed at once
"""

import asyncio
import socket
import uuid
from typing import cast

import structlog

from .errors import AudioSocketProtocolError
from .protocol import AudioReceived, AudioSocketProtocol, EndReceived, Event, Identified, KeyReceived
from .stream import AudioStream

HEADER_SECONDS = 2.0
BACKLOG = 128

log = structlog.get_logger()


class AudioSocketServer:
    """Hands each connection to whoever expects its UUID."""

    def __init__(self, *, host: str = "127.0.0.1", port: int = 0, max_connections: int = 1000) -> None:
        """Port 0 takes a free one."""
        self._host = host
        self._port = port
        self._max_connections = max_connections
        self._server: asyncio.Server | None = None
        self._expected: dict[uuid.UUID, AudioStream] = {}
        self._connections: set[_Connection] = set()
        self._no_connections = asyncio.Event()
        self._no_connections.set()

    @property
    def port(self) -> int:
        """The TCP port that is listened on."""
        return self._port

    @property
    def address(self) -> str:
        """Host and port, as the application AudioSocket wants them."""
        host = f"[{self._host}]" if ":" in self._host else self._host
        return f"{host}:{self._port}"

    @property
    def connections(self) -> int:
        """How many peers are connected, strangers included."""
        return len(self._connections)

    async def start(self) -> None:
        """Listen. Raises `OSError` where the address is taken or not ours."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: _Connection(self), self._host, self._port, backlog=BACKLOG
        )
        self._port = int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Stop listening and close all streams. May be called twice."""
        if self._server is None:
            return
        self._server.close()
        for connection in tuple(self._connections):
            connection.abort()
        await self._no_connections.wait()
        await self._server.wait_closed()
        self._server = None

    def expect(self) -> AudioStream:
        """Return a stream with a UUID that nobody can guess. After this you must `forget` it."""
        stream = AudioStream(uuid.uuid4())
        self._expected[stream.uuid] = stream
        return stream

    def forget(self, stream: AudioStream) -> None:
        """Close the stream, and let nobody connect to it."""
        self._expected.pop(stream.uuid, None)
        stream.abort()

    # --- for the connections ---

    def enter(self, connection: "_Connection") -> bool:
        """Count a connection; False if there are too many."""
        if len(self._connections) >= self._max_connections:
            log.warning("too many AudioSocket connections", most=self._max_connections)
            return False
        self._connections.add(connection)
        self._no_connections.clear()
        return True

    def leave(self, connection: "_Connection") -> None:
        """Forget a connection that is closed."""
        self._connections.discard(connection)
        if not self._connections:
            self._no_connections.set()

    def claim(self, identity: uuid.UUID) -> AudioStream | None:
        """Return the stream that is expected under the UUID, once."""
        return self._expected.pop(identity, None)


class _Connection(asyncio.Protocol):
    """Moves bytes between a socket and a stream."""

    def __init__(self, server: AudioSocketServer) -> None:
        self._server = server
        self._protocol = AudioSocketProtocol()
        self._stream: AudioStream | None = None
        self._transport: asyncio.Transport | None = None
        self._limit: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are no subclass of asyncio's.
        tcp = self._transport = cast("asyncio.Transport", transport)
        if not self._server.enter(self):
            self.abort()
            return
        connected = tcp.get_extra_info("socket")
        if connected is not None:
            connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._limit = asyncio.get_running_loop().call_later(HEADER_SECONDS, self._refuse, "no UUID came")

    def data_received(self, data: bytes) -> None:
        try:
            for event in self._protocol.receive(data):
                self._take(event)
        except AudioSocketProtocolError as error:
            self._refuse(str(error))

    def connection_lost(self, _error: Exception | None) -> None:
        self._stop_limit()
        self._server.leave(self)
        if self._stream is not None:
            self._stream.closed.set()

    def abort(self) -> None:
        """Close at once."""
        if self._transport is not None:
            self._transport.abort()

    def _take(self, event: Event) -> None:
        if isinstance(event, Identified):
            self._identify(event.uuid)
        elif self._stream is None:
            return  # refused; what else the peer had sent means nothing
        elif isinstance(event, AudioReceived):
            self._stream.put_audio(event.samples)
        elif isinstance(event, KeyReceived):
            self._stream.put_key(event.key)
        elif isinstance(event, EndReceived):
            self.abort()

    def _identify(self, identity: uuid.UUID) -> None:
        self._stop_limit()
        stream = self._server.claim(identity)
        if stream is None:
            self._refuse("nobody expects this UUID")
            return
        assert self._transport is not None  # noqa: S101 - bytes came over it
        self._stream = stream
        stream.connect(self._transport)

    def _refuse(self, reason: str) -> None:
        log.warning("AudioSocket connection refused", reason=reason)
        self.abort()

    def _stop_limit(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None
