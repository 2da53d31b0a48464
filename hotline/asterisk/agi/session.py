"""One TCP connection from Asterisk: moves bytes between socket and protocol, and runs the call script."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import structlog

from .channel import CallerChannel
from .command import Word, verb
from .errors import AgiConnectionLost, AgiProtocolError, CallerHungUp
from .protocol import AgiProtocol, HangupReceived, RequestReceived
from .reply import Reply
from .request import path_of

#: A call script: serves one caller, from the first command to the last.
Handler = Callable[[CallerChannel], Awaitable[None]]

log = structlog.get_logger()


class Sessions:
    """All connections of a server and all scripts that run."""

    def __init__(self, routes: Mapping[str, Handler], *, max_connections: int, header_seconds: float) -> None:
        self.routes = routes
        self.max_connections = max_connections
        self.header_seconds = header_seconds
        self.connections: set[AgiSession] = set()
        #: Scripts; one may outlive its connection.
        self.scripts: set[asyncio.Task[None]] = set()
        #: Set while there are no connections.
        self.no_connections = asyncio.Event()
        self.no_connections.set()
        self._is_full = False

    def add(self, session: "AgiSession") -> bool:
        """Return whether there is room for this connection; complain once each time that there is none."""
        if len(self.connections) >= self.max_connections:
            if not self._is_full:
                log.error("too many AGI connections, new ones are closed", limit=self.max_connections)
            self._is_full = True
            return False
        self._is_full = False
        self.connections.add(session)
        self.no_connections.clear()
        return True

    def discard(self, session: "AgiSession") -> None:
        """Forget a connection that is closed."""
        self.connections.discard(session)
        if not self.connections:
            self.no_connections.set()


class AgiSession(asyncio.Protocol):
    """Serves one connection; ends with it, or ends it when the script ends."""

    def __init__(self, sessions: Sessions) -> None:
        #: The caller's channel is dead, or the connection to it.
        self.hung_up = False
        self._sessions = sessions
        self._loop = asyncio.get_running_loop()
        self._protocol = AgiProtocol()
        #: None before the connection and after it is closed.
        self._transport: asyncio.Transport | None = None
        #: Whether commands may still be sent.
        self._is_open = False
        self._header_timer: asyncio.TimerHandle | None = None
        #: Gets the reply to the command that was sent last. A cancelled one still has to be waited for.
        self._waiter: asyncio.Future[Reply] | None = None
        self._call = ""

    # --- for the call script ---

    def command(self, *words: Word) -> Awaitable[Reply]:
        """Send a command at once; what is returned waits for the reply to it, whatever it says.

        Where an earlier command was cancelled before it was answered, its reply is awaited first: a second
        line would interrupt it in Asterisk, with or without a reply to it.

        Raises `RuntimeError` where another task still waits for its reply, `ValueError` for words that cannot
        be sent, `AgiConnectionLost` where the connection is gone.
        """
        if self._waiter is not None:
            return self._command_after_another(words)
        return self._send(words)

    async def _command_after_another(self, words: tuple[Word, ...]) -> Reply:
        while self._waiter is not None:
            if not self._waiter.cancelled():
                raise RuntimeError(f"{verb(words)} was called while another command of the call is pending")
            await self._next_reply()
        return await self._send(words)

    def _send(self, words: tuple[Word, ...]) -> asyncio.Future[Reply]:
        if self._transport is None or not self._is_open:
            raise AgiConnectionLost("the connection to Asterisk is closed")
        self._transport.write(self._protocol.command(words))
        return self._next_reply()

    def _next_reply(self) -> asyncio.Future[Reply]:
        self._waiter = self._loop.create_future()
        return self._waiter

    # --- for the event loop ---

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Wait for the request, for a while."""
        self._transport = transport  # type: ignore[assignment]  # of TCP it is both
        if not self._sessions.add(self):
            self.abort()
            return
        self._is_open = True
        self._header_timer = self._loop.call_later(self._sessions.header_seconds, self._header_is_late)

    def data_received(self, data: bytes) -> None:
        """Act on what Asterisk sent."""
        try:
            events = self._protocol.receive(data)
        except AgiProtocolError as error:
            log.warning("AGI connection closed", call=self._call, reason=str(error))
            self.abort()
            return
        for event in events:
            if isinstance(event, Reply):
                self._reply_received(event)
            elif isinstance(event, HangupReceived):
                self.hung_up = True
            elif isinstance(event, RequestReceived):
                self._request_received(event.request)
            else:
                log.warning("AGI line answers nothing", call=self._call, bytes=event.size)

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the script, which finds out at its next or its pending command."""
        self._transport = None
        self.hung_up = True
        self._stop_header_timer()
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.done():
            waiter.set_exception(AgiConnectionLost("the connection to Asterisk was lost"))
        self._sessions.discard(self)

    def abort(self) -> None:
        """Close the connection at once."""
        self._is_open = False
        if self._transport is not None:
            self._transport.abort()

    # --- inside ---

    def _reply_received(self, reply: Reply) -> None:
        waiter, self._waiter = self._waiter, None
        if waiter is not None and not waiter.done():
            waiter.set_result(reply)

    def _request_received(self, request: Mapping[str, str]) -> None:
        self._stop_header_timer()
        self._call = request.get("uniqueid", "")
        path = path_of(request)
        handler = self._sessions.routes.get(path)
        if handler is None:
            log.error(
                "no such AGI path", call=self._call, path=path[:80], known=sorted(self._sessions.routes)
            )
            self._close()
            return
        script = self._run(handler, CallerChannel(self, request))
        task = self._loop.create_task(script, name=f"agi {path} {self._call}")
        self._sessions.scripts.add(task)
        task.add_done_callback(self._sessions.scripts.discard)

    async def _run(self, handler: Handler, channel: CallerChannel) -> None:
        try:
            await handler(channel)
        except AgiConnectionLost as reason:
            log.warning("AGI session lost", call=self._call, reason=str(reason))
        except CallerHungUp:
            log.debug("AGI session ended by the caller", call=self._call)
        except Exception:
            log.exception("AGI session failed", call=self._call, path=channel.path)
        finally:
            self._close()

    def _close(self) -> None:
        self._is_open = False
        if self._transport is not None:
            self._transport.close()
            if self._transport.get_write_buffer_size():
                # A peer that does not read must not keep the connection for ever.
                self._loop.call_later(self._sessions.header_seconds, self.abort)

    def _header_is_late(self) -> None:
        log.info("AGI connection closed", reason=f"no request within {self._sessions.header_seconds:g} s")
        self.abort()

    def _stop_header_timer(self) -> None:
        if self._header_timer is not None:
            self._header_timer.cancel()
            self._header_timer = None
