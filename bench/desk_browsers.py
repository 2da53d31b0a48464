"""The browsers of the desk's benchmark, in a process of its own: WebSocket clients that follow what the pages follow.

Reads what to do from stdin (`Order`, JSON, one line), says `ready` when all have their snapshots, and at the end of
stdin prints what they saw (`Seen`, JSON).
"""

import asyncio
import contextlib
import random
import sys
import time
from collections.abc import Sequence

import msgspec
import uvloop
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin

#: What `desk/front/src/pages/wall.ts` and `parts/agent/office.ts` follow.
WALL_TOPICS, AGENT_TOPICS = ("queues", "agents", "calls", "alerts"), ("desk",)

#: Pages that open at a time, and how long one may take, seconds.
AT_ONCE, OPEN_SECONDS = 10, 60.0


class Order(msgspec.Struct):
    """Who connects."""

    origin: str
    #: Value of the header `Cookie`, of each wallboard and of each agent by key.
    walls: list[str]
    agents: dict[str, str]
    #: How often the wallboards load everything anew instead of following it, seconds; None: they follow.
    poll_seconds: float | None = None


class Seen(msgspec.Struct):
    """What was seen: moments (seconds since the epoch) and delays (seconds)."""

    #: When a change of an agent's state came to a wallboard, and how long after the event.
    wall: list[tuple[float, float]] = []
    #: The same of the agent's own page.
    desk: list[tuple[float, float]] = []
    #: When a reserved agent saw the pop, and how long after the reservation; and with what was found of the caller.
    pops: list[tuple[float, float]] = []
    found: list[tuple[float, float]] = []
    #: Bytes of texts since `ready`, frames, and seconds.
    wall_bytes: int = 0
    wall_frames: int = 0
    desk_bytes: int = 0
    seconds: float = 0.0
    #: Numbers that did not follow the one before.
    gaps: int = 0
    closed: int = 0


class _Pop(msgspec.Struct):
    found: msgspec.Raw = msgspec.Raw()


class _Popped(msgspec.Struct):
    call: str
    pop: _Pop | None = None


class _Call(msgspec.Struct):
    call: str
    reserved_at: float | None = None


class _Desk(msgspec.Struct):
    since: float | None = None
    call: _Call | None = None
    pop: _Popped | None = None


class _Agent(msgspec.Struct):
    since: float | None = None


class _Message(msgspec.Struct):
    topic: str = ""
    seq: int = 0
    key: str = ""
    value: msgspec.Raw = msgspec.Raw()
    snapshot: msgspec.Raw = msgspec.Raw()


_messages = msgspec.json.Decoder(list[_Message] | _Message)
_agent = msgspec.json.Decoder(_Agent)
_agents = msgspec.json.Decoder(dict[str, _Agent])
_desk = msgspec.json.Decoder(_Desk)
_NOTHING = (b"", b"null")


class Browser:
    """One page."""

    def __init__(self, order: Order, cookie: str, topics: tuple[str, ...], seen: Seen) -> None:
        self._order = order
        self._cookie = cookie
        self._topics = topics
        self._seen = seen
        self._numbers: dict[str, int] = {}
        self._since: dict[str, float] = {}
        self._popped: set[tuple[str, bool]] = set()
        self._ready = asyncio.Event()
        self._began = time.time()

    async def run(self) -> None:
        """Follow until cancelled."""
        async with self._connected() as socket:
            await socket.send(msgspec.json.encode({"subscribe": self._topics}).decode())
            await self._follow(socket)

    async def poll(self, seconds: float) -> None:
        """Load everything anew every so many seconds, until cancelled."""
        await asyncio.sleep(random.uniform(0, seconds))  # noqa: S311 - no secret
        while True:
            began = time.monotonic()
            self._numbers.clear()
            self._ready.clear()
            async with self._connected() as socket:
                await socket.send(msgspec.json.encode({"subscribe": self._topics}).decode())
                while not self._ready.is_set():
                    self._read(await socket.recv(decode=False))
            await asyncio.sleep(max(0.0, began + seconds - time.monotonic()))

    def _connected(self) -> connect:
        return connect(
            f"{self._order.origin.replace('http', 'ws')}/desk/live",
            additional_headers={"Cookie": self._cookie},
            origin=Origin(self._order.origin),
            compression=None,
            max_size=None,
            ping_interval=None,
            proxy=None,
            open_timeout=OPEN_SECONDS,
        )

    async def has_all(self) -> None:
        """Wait for the snapshots."""
        await self._ready.wait()

    async def _follow(self, socket: ClientConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            while True:
                self._read(await socket.recv(decode=False))
        self._seen.closed += 1

    def _read(self, frame: bytes) -> None:
        now = time.time()
        if self._topics is WALL_TOPICS:
            self._seen.wall_bytes += len(frame)
            self._seen.wall_frames += 1
        else:
            self._seen.desk_bytes += len(frame)
        said = _messages.decode(frame)
        for message in said if isinstance(said, list) else [said]:
            self._take(message, now)

    def _take(self, message: _Message, now: float) -> None:
        if not message.topic:
            return
        last = self._numbers.get(message.topic, 0)
        self._seen.gaps += message.seq != last + 1
        self._numbers[message.topic] = message.seq
        if bytes(message.snapshot):
            self._take_all(message, now)
        elif bytes(message.value) in _NOTHING:
            return
        elif message.topic == "agents":
            self._changed(message.key, _agent.decode(message.value).since, now, self._seen.wall)
        elif message.topic == "desk":
            desk = _desk.decode(message.value)
            self._changed(message.key, desk.since, now, self._seen.desk)
            self._pop(desk, now)

    def _take_all(self, message: _Message, now: float) -> None:
        if set(self._numbers) == set(self._topics):
            self._ready.set()
        if message.topic == "agents":
            for key, agent in _agents.decode(message.snapshot).items():
                self._changed(key, agent.since, now, self._seen.wall)

    def _changed(self, key: str, since: float | None, now: float, into: list[tuple[float, float]]) -> None:
        if since is not None and since > self._began and self._since.get(key) != since:
            self._since[key] = since
            into.append((now, now - since))

    def _pop(self, desk: _Desk, now: float) -> None:
        call, popped = desk.call, desk.pop
        if call is None or popped is None or popped.call != call.call or call.reserved_at is None:
            return
        is_found = popped.pop is not None and bytes(popped.pop.found) not in _NOTHING
        for known, into in ((False, self._seen.pops), (True, self._seen.found)):
            if (
                known <= is_found
                and call.reserved_at > self._began
                and (call.call, known) not in self._popped
            ):
                self._popped.add((call.call, known))
                into.append((now, now - call.reserved_at))


async def _all_ready(browsers: Sequence[Browser]) -> None:
    for browser in browsers:
        await browser.has_all()


async def _open(browsers: Sequence[Browser]) -> list[asyncio.Task[None]]:
    """Open the pages, some at a time. Raises what keeps one out."""
    tasks: list[asyncio.Task[None]] = []
    for first in range(0, len(browsers), AT_ONCE):
        some = browsers[first : first + AT_ONCE]
        opened = [asyncio.create_task(browser.run()) for browser in some]
        waiting = asyncio.create_task(_all_ready(some))
        await asyncio.wait([waiting, *opened], return_when=asyncio.FIRST_COMPLETED)
        for task in opened:
            if task.done():
                task.result()
        tasks += opened
    return tasks


async def _main() -> None:
    order = msgspec.json.decode(await asyncio.to_thread(sys.stdin.readline), type=Order)
    seen = Seen()
    browsers = [Browser(order, cookie, WALL_TOPICS, seen) for cookie in order.walls]
    browsers += [Browser(order, cookie, AGENT_TOPICS, seen) for cookie in order.agents.values()]
    if order.poll_seconds is None:
        tasks = await _open(browsers)
    else:
        tasks = [asyncio.create_task(browser.poll(order.poll_seconds)) for browser in browsers]
    seen.wall_bytes = seen.wall_frames = seen.desk_bytes = 0
    began = time.monotonic()
    print("ready", flush=True)
    await asyncio.to_thread(sys.stdin.read)
    seen.seconds = time.monotonic() - began
    print(msgspec.json.encode(seen).decode(), flush=True)
    for task in tasks:
        task.cancel()


if __name__ == "__main__":
    uvloop.run(_main())
