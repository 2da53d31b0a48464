"""A manager interface without an Asterisk, for tests: it speaks the dialect of Asterisk 22.

Independent of `hotline.asterisk.ami` on purpose, so that a mistake in one does not hide the same in the
other. pyst2 and plain panoramisk talk to it in our tests.

    async with FakeAmi() as fake:
        client = AmiClient(host="127.0.0.1", port=fake.port, username=fake.username, secret=fake.secret)
        await client.connect()
        fake.answer("PlayDTMF", response("DTMF successfully queued"))
        fake.emit("Newchannel", {"Channel": "PJSIP/1001-00000001"})
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Self

#: A header that comes several times is a sequence.
FakeHeaders = Mapping[str, str | Sequence[str]]
EOL = "\r\n"
#: Asterisk itself takes a second to refuse a password.
REFUSAL_SECONDS = 0.02


class FakeAction:
    """An action that the client sent."""

    def __init__(self, lines: Sequence[str]) -> None:
        #: Names and values as they came.
        self.headers = [(name, value.lstrip()) for name, _, value in (line.partition(":") for line in lines)]

    def get(self, name: str, default: str = "") -> str:
        """Return the first value of a header."""
        return next(iter(self.get_all(name)), default)

    def get_all(self, name: str) -> list[str]:
        """Return all values of a header."""
        return [value for other, value in self.headers if other.lower() == name.lower()]

    @property
    def name(self) -> str:
        """For example `Originate`."""
        return self.get("Action")


#: What is written for an action, `{ActionID}` in it is replaced; None: nothing, the client waits in vain.
Answer = str | None | Callable[[FakeAction], str | None]


def message(first: str, value: str, headers: FakeHeaders) -> str:
    """Return one message as Asterisk writes it."""
    lines = [f"{first}: {value}"]
    for name, values in headers.items():
        lines += [f"{name}: {item}" for item in ([values] if isinstance(values, str) else values)]
    return EOL.join(lines) + EOL + EOL


def response(text: str, headers: FakeHeaders | None = None, *, success: bool = True) -> str:
    """Return the reply to an action."""
    head = {"ActionID": "{ActionID}", **({"Message": text} if text else {})}
    return message("Response", "Success" if success else "Error", {**head, **(headers or {})})


def event(name: str, headers: FakeHeaders | None = None) -> str:
    """Return an event that is sent to everybody."""
    return message("Event", name, {"Privilege": "call,all", **(headers or {})})


def listing(text: str, items: Iterable[tuple[str, FakeHeaders]], complete: str) -> str:
    """Return a reply that is a list: the response, an event an item, and the event that ends it."""
    parts = [message("Event", name, {"ActionID": "{ActionID}", **headers}) for name, headers in items]
    end = {"ActionID": "{ActionID}", "EventList": "Complete", "ListItems": str(len(parts))}
    start = message("Response", "Success", {"ActionID": "{ActionID}", "EventList": "start", "Message": text})
    return "".join([start, *parts, message("Event", complete, end)])


class FakeAmi:
    """The server. What it was told is in `received`; `frozen`, `drop` and `stop_listening` make trouble."""

    def __init__(self, *, username: str = "hotline", secret: str = "sesame", booted: bool = True) -> None:  # noqa: S107
        self.username = username
        self.secret = secret
        self.booted = booted
        #: True: takes everything and says nothing, like a stopped process.
        self.frozen = False
        #: Every action since the start, log-ins included.
        self.received: list[FakeAction] = []
        #: What `CoreShowChannels` lists.
        self.channels: list[FakeHeaders] = []
        #: Open connections, and how many there ever were.
        self.sessions: list[FakeSession] = []
        self.accepted = 0
        self.port = 0
        self._server: asyncio.Server | None = None
        self._news = asyncio.Event()
        self._answers: dict[str, Answer] = {
            "ping": response("", {"Ping": "Pong", "Timestamp": "1795331767.246661"}),
            "coreshowchannels": lambda _: listing(
                "Channels will follow",
                [("CoreShowChannel", channel) for channel in self.channels],
                "CoreShowChannelsComplete",
            ),
        }

    async def __aenter__(self) -> Self:
        await self.listen()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def listen(self) -> None:
        """Listen on loopback, on the same port as before."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: FakeSession(self), "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop_listening(self) -> None:
        """Refuse new connections; `drop` ends the open ones."""
        if self._server is not None:
            self._server.close()
            self._server = None
            await asyncio.sleep(0)

    async def close(self) -> None:
        """End everything."""
        await self.stop_listening()
        self.drop()
        await asyncio.sleep(0)  # the transports close

    def drop(self) -> None:
        """Cut all connections, as a killed Asterisk does."""
        for session in list(self.sessions):
            session.transport.abort()

    def boot(self) -> None:
        """Become fully booted and tell it."""
        self.booted = True
        self.emit("FullyBooted", {"Status": "Fully Booted"})

    def answer(self, action: str, answer: Answer) -> None:
        """Set what an action is answered."""
        self._answers[action.lower()] = answer

    def emit(self, name: str, headers: FakeHeaders | None = None) -> None:
        """Send an event to everybody who is logged in."""
        self.write(event(name, headers).encode())

    def write(self, data: bytes) -> None:
        """Send bytes to everybody who is logged in."""
        for session in self.sessions:
            if session.logged_in and not self.frozen:
                session.transport.write(data)

    def count(self, action: str) -> int:
        """Return how often an action came."""
        return len(self.named(action))

    def named(self, action: str) -> list[FakeAction]:
        """Return all actions of a name."""
        return [item for item in self.received if item.name.lower() == action.lower()]

    async def arrived(self, action: str, count: int = 1, *, seconds: float = 30.0) -> FakeAction:
        """Wait until an action came so often; return the last one. Raises `TimeoutError`."""
        async with asyncio.timeout(seconds):
            while self.count(action) < count:
                self._news.clear()
                await self._news.wait()
        return self.named(action)[count - 1]

    def take(self, action: FakeAction) -> None:
        """Note what came."""
        self.received.append(action)
        self._news.set()

    def reply_to(self, action: FakeAction) -> str | None:
        """Return what to write for an action."""
        unknown = f"Invalid/unknown command: {action.name}."
        unknown += " Use Action: ListCommands to show available commands."
        answer = self._answers.get(action.name.lower(), response(unknown, success=False))
        return answer(action) if callable(answer) else answer


class FakeSession(asyncio.Protocol):
    """One connection."""

    transport: asyncio.Transport

    def __init__(self, server: FakeAmi) -> None:
        self._server = server
        self._buffer = b""
        self.logged_in = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Greet."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101
        self.transport = transport
        self._server.sessions.append(self)
        self._server.accepted += 1
        if not self._server.frozen:
            transport.write(b"Asterisk Call Manager/11.0.0\r\n")

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it."""
        self._server.sessions.remove(self)

    def data_received(self, data: bytes) -> None:
        """Work off complete actions in their order."""
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            block, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            lines = [line for line in block.decode().split(EOL) if line]
            if lines:
                self._take(FakeAction(lines))

    def _take(self, action: FakeAction) -> None:
        self._server.take(action)
        if self._server.frozen:
            return
        if action.name.lower() == "login":
            self._log_in(action)
        elif action.name.lower() == "logoff":
            goodbye = {"ActionID": "{ActionID}", "Message": "Thanks for all the fish."}
            self._say(action, message("Response", "Goodbye", goodbye))
            self.transport.close()
        elif not self.logged_in:
            self._say(action, response("Permission denied", success=False))
        else:
            self._say(action, self._server.reply_to(action))

    def _log_in(self, action: FakeAction) -> None:
        told = action.get("Username"), action.get("Secret")
        if told != (self._server.username, self._server.secret):
            asyncio.get_running_loop().call_later(REFUSAL_SECONDS, self._refuse, action)
            return
        self.logged_in = True
        self._say(action, response("Authentication accepted"))
        if self._server.booted:
            self.transport.write(event("FullyBooted", {"Status": "Fully Booted"}).encode())

    def _refuse(self, action: FakeAction) -> None:
        self._say(action, response("Authentication failed", success=False))
        self.transport.close()

    def _say(self, action: FakeAction, text: str | None) -> None:
        if text is not None:
            action_id = action.get("ActionID")
            line = f"ActionID: {action_id}{EOL}" if action_id else ""
            self.transport.write(text.replace("ActionID: {ActionID}" + EOL, line).encode())
