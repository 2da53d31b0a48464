"""Whoever holds a connection and sends byte by byte is cut off; whoever is slow but goes on is served."""

import asyncio
import socket
from collections.abc import AsyncIterator

import httpx
import pytest
from prometheus_client import CollectorRegistry
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from hotline.desk.door.slow_requests import SlowBodies, SlowHeads
from hotline.desk.status import Health, StatusPage

HEAD = b"GET /healthz HTTP/1.1\r\nHost: desk\r\n"


async def _length(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


@pytest.fixture
async def port(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[int]:
    """The hotline's web server, whose patience is short."""
    monkeypatch.setattr(SlowHeads, "seconds", 0.25)
    monkeypatch.setattr(SlowBodies, "seconds", 0.25)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    page = StatusPage(
        host="127.0.0.1", port=port, live=dict, health=lambda: Health(True, {}), metrics=CollectorRegistry(),
        more=[Route("/length", _length, methods=["POST"])],
    )  # fmt: skip
    await page.start()
    yield port
    await page.close()


async def said(port: int, *sent: bytes) -> bytes:
    """Send, and return all that comes until the server closes the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for part in sent:
        writer.write(part)
        await writer.drain()
        await asyncio.sleep(0.02)  # for the answer, before more comes
    async with asyncio.timeout(30):
        answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.parametrize("sent", [(), (b"GET",), (HEAD,), (HEAD + b"\r\n", HEAD)])
async def test_a_head_that_does_not_come_ends_the_connection(port: int, sent: tuple[bytes, ...]) -> None:
    """The first of a connection, and any further one; what was whole is answered."""
    answer = await said(port, *sent)
    assert answer.count(b"200 OK") == sent.count(HEAD + b"\r\n")


async def test_a_body_that_does_not_come_is_told_so(port: int) -> None:
    """408, and the connection is closed."""
    head = b"POST /length HTTP/1.1\r\nHost: desk\r\n"
    for length in (b"Content-Length: 100", b"Transfer-Encoding: chunked"):
        answer = await said(port, head + length + b"\r\n\r\n", b"1")
        assert answer.startswith(b"HTTP/1.1 408"), answer
        assert b"connection: close" in answer.lower()


async def test_a_slow_body_that_goes_on_is_served(port: int) -> None:
    """It takes longer than its patience in all."""

    async def slowly() -> AsyncIterator[bytes]:
        for _ in range(6):
            yield b"x" * 600
            await asyncio.sleep(0.06)

    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        assert (await client.post("/length", content=slowly())).text == "3600"


@pytest.mark.parametrize(
    "rest",
    [
        b"X: " + b"a" * 30_000,  # and still no end
        b"X: a\0b\r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: 1\r\nContent-Length: 2\r\n\r\n",
        b"X : a\r\n\r\n",
        b"nonsense\r\n\r\n",
    ],
)
async def test_heads_that_are_no_heads_are_refused(port: int, rest: bytes) -> None:
    """400, and the connection is closed."""
    assert (await said(port, HEAD + rest)).startswith(b"HTTP/1.1 400")
