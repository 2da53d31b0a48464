"""A web application on loopback, served by a thread with a loop of its own: for tools that ask synchronously."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager

import uvicorn
from starlette.types import ASGIApp

#: How long the application may take to come up or to end, seconds.
PATIENCE_SECONDS = 30.0

#: Makes the application within the thread's loop, and closes what it stands on.
Open = Callable[[], AbstractAsyncContextManager[ASGIApp]]


@contextlib.contextmanager
def serve_in_thread(open_application: Open) -> Iterator[str]:
    """Serve until the block ends; yields the base URL, without a slash at its end."""
    listener = socket.create_server(("127.0.0.1", 0))
    server: list[uvicorn.Server] = []
    thread = threading.Thread(target=lambda: asyncio.run(_serve(open_application, listener, server)))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        for one in server:
            one.should_exit = True
        thread.join(PATIENCE_SECONDS)
        listener.close()


async def _serve(open_application: Open, listener: socket.socket, server: list[uvicorn.Server]) -> None:
    async with open_application() as application:
        config = uvicorn.Config(application, log_level="error", lifespan="off", server_header=False)
        running = _Server(config)
        server.append(running)
        await running.serve(sockets=[listener])


class _Server(uvicorn.Server):
    """Leaves signals to the tests."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
