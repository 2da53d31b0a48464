"""The control socket: how commands on this machine reach the running controller.

The socket's file may only be opened by the user who runs the controller (mode 600 in a closed folder): that is the
authorisation. Who it was is known from the kernel (`SO_PEERCRED`, unix(7)) and not from the client's own words.

| limit | |
|---|---|
| the request's line | `LONGEST_LINE`, within `READ_SECONDS` |
| a command | `COMMAND_SECONDS` |
| the answer is taken | within `WRITE_SECONDS` |
| clients at a time | `MOST_CLIENTS`; others are hung up on |
"""

import asyncio
import contextlib
import pwd
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import msgspec
import structlog

from hotline.problems import ConfigurationError, did_you_mean

from .control_wire import (
    LONGEST_LINE,
    Answer,
    ControlError,
    Request,
    Trouble,
    line_of,
    read_line,
    short_address,
)

READ_SECONDS = 5.0
WRITE_SECONDS = 5.0
COMMAND_SECONDS = 30.0
MOST_CLIENTS = 16

#: What a command does: gets the arguments and the name of the user who asks, returns what the answer tells.
#: It refuses with `ControlError` or `ConfigurationError`.
Command = Callable[[Mapping[str, object], str], Awaitable[Mapping[str, object]]]

log = structlog.get_logger()


class ControlSocketInUseError(OSError):
    """A living controller listens on the socket already."""


class ControlServer:
    """Serves the commands that were registered."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._commands: dict[str, Command] = {}
        self._server: asyncio.Server | None = None
        self._clients: set[asyncio.Task[None]] = set()
        #: The file that we made: another one at its path is not ours to remove.
        self._inode: int | None = None

    def register(self, name: str, command: Command) -> None:
        """Know a command from now on. Raises `ValueError` for a name that is taken."""
        if name in self._commands:
            message = f"the command `{name}` is registered twice"
            raise ValueError(message)
        self._commands[name] = command

    async def start(self) -> None:
        """Listen. Raises `ControlSocketInUseError`, and `OSError` where the socket cannot be made."""
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with short_address(self._path) as address:
                _remove_stale(self._path, address)
                listening.bind(address)
            # Nobody can connect before `listen`, so there is no moment in which others could.
            self._path.chmod(0o600)
            self._inode = self._path.stat().st_ino
            self._server = await asyncio.start_unix_server(self._accept, sock=listening, limit=LONGEST_LINE)
        except BaseException:
            listening.close()
            raise

    async def close(self) -> None:
        """Hang up on everybody and remove the socket."""
        if self._server is not None:
            self._server.close()
        for client in self._clients:
            client.cancel()
        await asyncio.gather(*self._clients, return_exceptions=True)
        with contextlib.suppress(FileNotFoundError):  # asyncio removes it itself from Python 3.13 on
            if self._path.stat().st_ino == self._inode:
                self._path.unlink()

    # --- one client ---

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 -- a client is served in a task of its own
        if len(self._clients) >= MOST_CLIENTS:
            log.warning("control: too many clients")
            writer.transport.abort()
            return
        self._clients.add(task)
        try:
            await self._serve(reader, writer)
        except asyncio.CancelledError:
            # Only `close` does that, and waits for us; asyncio up to 3.11 takes a cancelled client for an error.
            log.info("control: client hung up on")
        except (OSError, TimeoutError) as error:
            log.info("control: client lost", reason=str(error) or type(error).__name__)
            writer.transport.abort()  # closing would wait until the client takes the rest
        finally:
            self._clients.discard(task)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answer = await self._answer(reader, _user_of(writer))
        if answer is None:
            return
        writer.write(line_of(answer))
        await asyncio.wait_for(writer.drain(), WRITE_SECONDS)

    async def _answer(self, reader: asyncio.StreamReader, user: str) -> Answer | None:
        """Read the request and do it; None where the client went without a word."""
        try:
            line = await asyncio.wait_for(reader.readline(), READ_SECONDS)
        except TimeoutError:
            return _refusal(Trouble(f"no request came within {READ_SECONDS:g} s"))
        except ValueError:
            return _refusal(Trouble(f"the request is longer than {LONGEST_LINE} bytes"))
        if not line:
            return None
        try:
            request = read_line(line, Request)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            return _refusal(Trouble(f"the request cannot be read: {error}"))
        return await self._do(request, user)

    async def _do(self, request: Request, user: str) -> Answer:
        command = self._commands.get(request.command)
        if command is None:
            what = f"there is no command `{request.command[:40]}`"
            return _refusal(Trouble(what, "", did_you_mean(request.command[:40], self._commands)))
        try:
            result = await asyncio.wait_for(command(request.arguments, user), COMMAND_SECONDS)
        except ControlError as error:
            return _refusal(*error.troubles)
        except ConfigurationError as error:
            return _refusal(*map(Trouble.of, error.problems))
        except TimeoutError:
            log.error("control: command took too long", command=request.command)
            what = f"`{request.command}` was not done within {COMMAND_SECONDS:g} s"
            return _refusal(Trouble(what, "", "Look into the log of the controller, then try again."))
        except Exception:
            log.exception("control: command failed", command=request.command)
            return _refusal(Trouble(f"`{request.command}` failed", "", "The log of the controller says why."))
        log.info("control: done", command=request.command, by=user)
        return Answer(ok=True, result=result)


def _refusal(*troubles: Trouble) -> Answer:
    return Answer(ok=False, problems=troubles)


def _remove_stale(path: Path, address: str) -> None:
    """Take away what a killed controller left. Raises `ControlSocketInUseError` where somebody listens."""
    if not path.is_socket():
        return  # nothing there; anything else than a socket makes `bind` say so
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        probe.settimeout(1.0)
        try:
            probe.connect(address)
        except ConnectionRefusedError:
            path.unlink(missing_ok=True)
            return
        except TimeoutError:
            pass  # somebody listens and does not accept
    message = f"another controller listens on {path}: end that one first"
    raise ControlSocketInUseError(message)


def _user_of(writer: asyncio.StreamWriter) -> str:
    """Return the name of the user on the other side, or the number of one without a name."""
    peer = writer.get_extra_info("socket")
    credentials = peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, uid, _ = struct.unpack("3i", credentials)
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
