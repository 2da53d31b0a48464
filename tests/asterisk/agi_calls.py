"""Runs a call script for a fake call."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from hotline.asterisk.agi import CallerChannel, FastAgiServer
from hotline.testing.agi import FakeCall

R = TypeVar("R")


async def run(call: FakeCall, script: Callable[[CallerChannel], Awaitable[R]]) -> R:
    """Run a script for a call over a real socket and return its result, or raise what it raised."""
    result: asyncio.Future[R] = asyncio.get_running_loop().create_future()

    async def handler(channel: CallerChannel) -> None:
        try:
            result.set_result(await script(channel))
        except Exception as error:
            result.set_exception(error)

    server = FastAgiServer({"call": handler}, port=0)
    await server.start()
    try:
        await call.connect(server.port)
        await call.ended()
        assert call.pipelined == 0
        return await asyncio.wait_for(result, 30)
    finally:
        await server.close()
