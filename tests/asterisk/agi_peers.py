"""Scripts, ordinary calls and other peers for the tests of the FastAGI server."""

import asyncio
import contextlib
import socket
import struct
from collections.abc import Awaitable, Callable

from hotline.asterisk.agi import CallerChannel, FastAgiServer
from hotline.testing.agi import FakeCall

#: A call script.
Script = Callable[[CallerChannel], Awaitable[None]]
#: Starts a server with one script on the path `call`; options as FastAgiServer's.
Start = Callable[..., Awaitable[FastAgiServer]]
#: The shortest request that is served.
REQUEST = b"agi_network_script: call\nagi_uniqueid: 17.1\n\n"


async def idle(_: CallerChannel) -> None:
    """A script that does nothing."""


async def wait(channel: CallerChannel) -> None:
    """A script that waits for the caller."""
    await channel.wait_for_digit(60)


async def is_served(agi: FastAgiServer) -> bool:
    """Make an ordinary call and return whether it was served."""
    call = FakeCall()
    await call.connect(agi.port)
    await call.until(lambda: bool(call.commands))
    call.hang_up()
    await call.ended()
    return True


async def until(condition: Callable[[], bool]) -> None:
    """Wait for something that is about to happen."""
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - the server has no event for everything
            await asyncio.sleep(0.001)


async def peer(agi: FastAgiServer, data: bytes = b"") -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Connect as somebody who is perhaps no Asterisk."""
    reader, writer = await asyncio.open_connection("127.0.0.1", agi.port)
    writer.write(data)
    return reader, writer


async def is_closed(reader: asyncio.StreamReader, seconds: float = 30.0) -> bool:
    """Return whether the server closes the connection."""
    async with asyncio.timeout(seconds):
        with contextlib.suppress(ConnectionResetError):
            await reader.read()
    return True


def reset(writer: asyncio.StreamWriter) -> None:
    """Close a connection by RST instead of FIN."""
    raw = writer.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
