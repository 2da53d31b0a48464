"""The signed request, as a real receiver sees it."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest

from hotline.crm_bridge.screen_pop_message import PopMessage
from hotline.crm_bridge.screen_pop_push import HttpPush, PushRefusedError
from hotline.signature import SIGNATURE, verify

SECRET = "a secret of the two"
NOW = 1_790_000_000.0


class Receiver:
    """An HTTP server that answers as the test says."""

    def __init__(self) -> None:
        self.status = "204 No Content"
        self.requests: list[tuple[dict[str, str], bytes]] = []
        self.connections = 0
        #: The last connection has ended.
        self.gone = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer requests of one connection."""
        self.connections += 1
        while head := await self._head(reader):
            lines = head.decode().split("\r\n")
            headers = {
                name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:] if line)
            }
            body = await reader.readexactly(int(headers.get("content-length", "0")))
            self.requests.append((headers, body))
            writer.write(f"HTTP/1.1 {self.status}\r\nContent-Length: 0\r\n\r\n".encode())
            await writer.drain()
        writer.close()
        self.gone.set()

    async def _head(self, reader: asyncio.StreamReader) -> bytes:
        try:
            return await reader.readuntil(b"\r\n\r\n")
        except asyncio.IncompleteReadError:
            return b""


@pytest.fixture
def receiver() -> Receiver:
    """The other desktop."""
    return Receiver()


@pytest.fixture
async def push(receiver: Receiver) -> AsyncIterator[HttpPush]:
    """What pushes to it."""
    server = await asyncio.start_server(receiver.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    push = HttpPush(f"http://127.0.0.1:{port}/pops", lambda: SECRET, lambda: NOW)
    yield push
    await push.close()
    await receiver.gone.wait()
    server.close()
    await server.wait_closed()


MESSAGE = PopMessage(number=7, kind="gone", at=NOW, node="demo", agent="1001", call="c", why="done")


async def test_the_request_is_signed_and_says_which_message_it_is(push: HttpPush, receiver: Receiver) -> None:
    """The receiver can tell that it is ours, how old it is, and whether it has it already."""
    await push.send(MESSAGE)
    ((headers, body),) = receiver.requests
    assert verify(SECRET, headers[SIGNATURE.lower()], body, NOW) == NOW
    assert msgspec.json.decode(body, type=PopMessage) == MESSAGE
    assert headers["idempotency-key"] == "demo-7"
    assert headers["content-type"] == "application/json"


async def test_one_connection_serves_many_calls(push: HttpPush, receiver: Receiver) -> None:
    """No handshake before each ring."""
    for _ in range(3):
        await push.send(MESSAGE)
    assert (len(receiver.requests), receiver.connections) == (3, 1)


@pytest.mark.parametrize("status", ["302 Found", "404 Not Found", "500 Internal Server Error"])
async def test_only_success_counts_as_taken(push: HttpPush, receiver: Receiver, status: str) -> None:
    """A redirection is not followed: names and numbers go to the configured place only."""
    receiver.status = status
    with pytest.raises(PushRefusedError):
        await push.send(MESSAGE)
    assert len(receiver.requests) == 1
