"""Processes that tests kill: forked from one that has imported what they need, so that each begins in milliseconds.

    status = await nursery.run(erase, url, "committed")  # an async function of a module; the arguments are JSON
    assert status == -signal.SIGKILL

`python -m hotline.testing.nursery SOCKET` is the process that forks. It ends, and whatever it has forked, when its
standard input does: nothing outlives the tests.
"""

import asyncio
import contextlib
import importlib
import json
import os
import random
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, NoReturn

#: The project's folder, below which the modules of tests are found.
ROOT = Path(__file__).resolve().parents[2]

#: What nearly all of them need; modules of functions are imported when they are first asked for.
_FIRST = (
    "hotline.database",
    "hotline.journal",
    "sqlalchemy.dialects.postgresql.asyncpg",
    "sqlalchemy.dialects.sqlite.aiosqlite",
)


class Child:
    """A process that does one function."""

    def __init__(self, pid: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.pid = pid
        self._reader, self._writer = reader, writer

    async def ended(self) -> int:
        """Return its status when it is gone: 0, 1 after an exception, negative for a signal."""
        status = int(await self._reader.readline())
        self._writer.close()
        await self._writer.wait_closed()
        return status

    async def kill(self) -> int:
        """End it by SIGKILL, and return its status when it is gone."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        return await self.ended()


class Nursery:
    """Starts processes. `close()` it."""

    def __init__(self) -> None:
        """Start the process that forks."""
        self._folder = Path(tempfile.mkdtemp(prefix="hotline-nursery-"))
        self._socket = self._folder / "socket"
        self._process = subprocess.Popen(
            [sys.executable, "-m", "hotline.testing.nursery", str(self._socket)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            start_new_session=True,
        )
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        if self._process.stdout.readline() != b"ready\n":
            raise RuntimeError("the nursery did not start")

    async def start(self, function: Callable[..., Awaitable[object]], *arguments: object) -> Child:
        """Begin a function in a process of its own."""
        reader, writer = await asyncio.open_unix_connection(self._socket)
        order = {"module": function.__module__, "name": function.__qualname__, "arguments": arguments}
        writer.write(json.dumps(order).encode() + b"\n")
        return Child(int(await reader.readline()), reader, writer)

    async def run(self, function: Callable[..., Awaitable[object]], *arguments: object) -> int:
        """Do a function in a process of its own, and return the status of its end."""
        child = await self.start(function, *arguments)
        return await child.ended()

    def close(self) -> None:
        """End it, and whatever it has forked."""
        self._process.communicate()
        shutil.rmtree(self._folder, ignore_errors=True)


def serve(path: str) -> None:
    """Fork for each order that comes, until standard input ends."""
    for module in _FIRST:
        importlib.import_module(module)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        print("ready", flush=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nobody reads what they log
        while sys.stdin not in select.select([listener, sys.stdin], [], [])[0]:
            connection, _ = listener.accept()
            with connection:
                with connection.makefile() as sent:
                    order = json.loads(sent.readline())
                _import(order["module"])
                if os.fork() == 0:
                    listener.close()
                    _attend(connection, order)
    os.killpg(os.getpgrp(), signal.SIGKILL)


def _import(module: str) -> None:
    try:
        importlib.import_module(module)
    except Exception:
        traceback.print_exc()  # the process that needs it fails of it


def _attend(connection: socket.socket, order: dict[str, Any]) -> NoReturn:
    """Fork the process that works, and tell its number and how it ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    child = os.fork()
    if child == 0:
        connection.close()
        _work(order)
    connection.sendall(b"%d\n" % child)
    _, status = os.waitpid(child, 0)
    connection.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def _work(order: dict[str, Any]) -> NoReturn:
    status = 1
    try:
        random.seed()  # or all would throw the same dice
        function = getattr(importlib.import_module(order["module"]), order["name"])
        asyncio.run(function(*order["arguments"]))
        status = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(status)


if __name__ == "__main__":
    serve(sys.argv[1])
