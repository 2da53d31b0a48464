"""A web application on loopback, served by a thread with a loop of its own: for tools that ask synchronously."""

import asyncio
import contextlib
import functools
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager

import uvicorn
from starlette.types import ASGIApp

#: How long the application may take to come up or to end, seconds.
PATIENCE_SECONDS = 30.0

#: Makes the application within the thread's loop, and closes what it stands on.
Open = Callable[[], AbstractAsyncContextManager[ASGIApp]]


@contextlib.contextmanager
def serve_in_thread(open_application: Open) -> Iterator[str]:
    """Serve until the block ends; yields the base URL, without a slash at its end, once the application is open.

    Raises what opening it raises, and `TimeoutError` where it takes too long.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    opened: Future[uvicorn.Server] = Future()
    work = functools.partial(_run, open_application, listener, opened)
    # A test that failed must not keep the whole run from ending.
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        server = opened.result(PATIENCE_SECONDS)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
    finally:
        thread.join(PATIENCE_SECONDS)
        listener.close()


def _run(open_application: Open, listener: socket.socket, opened: Future[uvicorn.Server]) -> None:
    try:
        asyncio.run(_serve(open_application, listener, opened))
    except BaseException as error:
        if opened.done():
            raise
        opened.set_exception(error)


async def _serve(open_application: Open, listener: socket.socket, opened: Future[uvicorn.Server]) -> None:
    async with open_application() as application:
        config = uvicorn.Config(application, log_level="error", lifespan="off", server_header=False)
        running = _Server(config)
        opened.set_result(running)
        await running.serve(sockets=[listener])


class _Server(uvicorn.Server):
    """Leaves signals to the tests."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield
