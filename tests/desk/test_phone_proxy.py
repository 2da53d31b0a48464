"""The way of a browser's SIP to Asterisk, and when it is cut."""

import asyncio
from collections.abc import AsyncIterator
from typing import cast

import pytest
from starlette.websockets import WebSocket, WebSocketDisconnect
from websockets.asyncio.server import ServerConnection, serve

from hotline.desk.phone.proxy import AWAY, ENDED, GOING_AWAY, REFUSED, TAKEN_OVER, Line, PhoneProxy

OPTIONS = (
    "OPTIONS sip:hotline SIP/2.0\r\nFrom: <sip:browser-1001@hotline>;tag=a\r\n"
    "To: <sip:browser-1001@hotline>\r\nContent-Length: 0\r\n\r\n"
)


class Browser:
    """A page's socket, as Starlette shows it."""

    def __init__(self) -> None:
        self.says: asyncio.Queue[str | int] = asyncio.Queue()
        self.heard: asyncio.Queue[str] = asyncio.Queue()
        self.accepted = asyncio.Event()
        self.code: int | None = None

    async def accept(self, subprotocol: str) -> None:
        """Take the socket."""
        self.accepted.set()

    async def receive_text(self) -> str:
        """Return the next frame; a number is the code with which the page closes."""
        said = await self.says.get()
        if isinstance(said, int):
            raise WebSocketDisconnect(said)
        return said

    async def send_text(self, frame: str) -> None:
        """Take what Asterisk says."""
        self.heard.put_nowait(frame)

    async def close(self, code: int) -> None:
        """Note why it is closed."""
        self.code = code


class Lines:
    """A proxy before an Asterisk that says again what it hears."""

    def __init__(self, url: str) -> None:
        self.gone: list[Line] = []
        self.proxy = PhoneProxy(url, self.gone.append)
        self.alive = True
        self._tasks: list[asyncio.Task[None]] = []

    async def open(self, phone: str = "page") -> tuple[Browser, Line, asyncio.Task[None]]:
        """Return a page with its line."""

        async def lives() -> bool:
            return self.alive

        browser, line = Browser(), Line("browser-1001", phone, lives)
        task = asyncio.create_task(self.proxy.serve(cast("WebSocket", browser), line))
        self._tasks.append(task)
        accepted = asyncio.create_task(browser.accepted.wait())
        await asyncio.wait([task, accepted], return_when=asyncio.FIRST_COMPLETED)
        accepted.cancel()
        return browser, line, task


@pytest.fixture
async def lines() -> AsyncIterator[Lines]:
    async def echo(socket: ServerConnection) -> None:
        async for frame in socket:
            await socket.send(frame)

    async with serve(echo, "127.0.0.1", 0, subprotocols=["sip"]) as server:  # type: ignore[list-item]
        port = server.sockets[0].getsockname()[1]
        yield Lines(f"ws://127.0.0.1:{port}/ws")


async def test_frames_pass_as_they_are(lines: Lines) -> None:
    """To Asterisk and back; the line is gone when the page is, and the page said that it left."""
    browser, line, task = await lines.open()
    browser.says.put_nowait(OPTIONS)
    assert await browser.heard.get() == OPTIONS
    assert lines.proxy.line("browser-1001") is line
    browser.says.put_nowait(GOING_AWAY)
    await task
    assert (lines.gone, line.left, lines.proxy.line("browser-1001")) == ([line], True, None)


async def test_a_frame_in_anothers_name_ends_the_line(lines: Lines) -> None:
    """It does not reach Asterisk."""
    browser, line, task = await lines.open()
    browser.says.put_nowait(OPTIONS.replace("1001@", "1002@"))
    await task
    assert (browser.code, browser.heard.qsize(), line.left) == (REFUSED, 0, False)


async def test_a_session_that_ends_closes_its_line_at_once(lines: Lines) -> None:
    """Who looks after the passwords hears why; other sessions' lines stay."""
    browser, line, task = await lines.open()
    lines.proxy.look()
    await asyncio.sleep(0.01)
    assert not task.done()
    lines.alive = False
    lines.proxy.look()
    async with asyncio.timeout(30):
        await task
    assert (browser.code, line.code, lines.gone) == (ENDED, ENDED, [line])


async def test_another_page_takes_the_place(lines: Lines) -> None:
    """The first one is told; the endpoint was never without a line."""
    first, _, task = await lines.open()
    _, line, other = await lines.open("second")
    await task
    assert (first.code, lines.gone, lines.proxy.line("browser-1001")) == (TAKEN_OVER, [], line)
    other.cancel()
    await asyncio.gather(other, return_exceptions=True)
    assert lines.gone == [line]


async def test_without_asterisk_the_page_tries_again() -> None:
    """Its session has not ended."""
    lines = Lines("ws://127.0.0.1:9/ws")
    browser, line, task = await lines.open()
    await task
    assert (browser.code, line.code, lines.gone) == (AWAY, AWAY, [line])
