"""The two FastAGI servers under test, one a process: `python bench/agi_servers.py hotline|panoramisk`.

Both run the same call script on the same kind of event loop: ask for a variable until its value is `end`. The
first line on stdout is the port; the process ends when its stdin does.
"""

import asyncio
import sys

import structlog
import uvloop
from panoramisk import fast_agi

from hotline.asterisk.agi import CallerChannel, FastAgiServer


async def _start_hotline() -> int:
    async def script(channel: CallerChannel) -> None:
        while await channel.get_variable("STEP") != "end":
            pass

    server = FastAgiServer({"call": script}, port=0)
    await server.start()
    return server.port


async def _start_panoramisk() -> int:
    async def script(request: fast_agi.Request) -> None:
        while (await request.send_command("GET VARIABLE STEP"))["result"][1] != "end":
            pass

    application = fast_agi.Application(loop=asyncio.get_running_loop())
    application.add_route("call", script)
    server = await asyncio.start_server(application.handler, "127.0.0.1", 0, backlog=1024)
    return int(server.sockets[0].getsockname()[1])


async def _main(name: str) -> None:
    port = await {"hotline": _start_hotline, "panoramisk": _start_panoramisk}[name]()
    print(port, flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    uvloop.run(_main(sys.argv[1]))
