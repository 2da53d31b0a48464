"""The control socket: commands of this machine's user reach the running controller, and harm nobody."""

import asyncio
import getpass
import os
import socket
import stat
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from hotline.app import control
from hotline.app.control import ControlServer, ControlSocketInUseError
from hotline.app.control_client import NotReachedError, ask
from hotline.app.control_wire import LONGEST_LINE, SOCKET_NAME, ControlError
from hotline.paths import Paths
from hotline.problems import ConfigurationError, Problem
from hotline.testing.waiting import eventually


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths(tmp_path / "data")
    paths.create()
    return paths


@pytest.fixture
async def server(paths: Paths) -> AsyncIterator[ControlServer]:
    """A server with a command that tells what it was given."""
    server = ControlServer(paths.run / SOCKET_NAME)

    async def echo(arguments: Mapping[str, object], by: str) -> Mapping[str, object]:
        return {"arguments": dict(arguments), "by": by}

    server.register("echo", echo)
    await server.start()
    yield server
    await server.close()


async def asked(
    paths: Paths, command: str, arguments: Mapping[str, object] | None = None
) -> Mapping[str, object]:
    """Ask from a thread, as another process would."""
    return await asyncio.to_thread(ask, paths, command, arguments)


async def says(paths: Paths, line: bytes, *, end: bool = True) -> bytes:
    """Send bytes and return all that comes back."""
    reader, writer = await asyncio.open_unix_connection(paths.run / SOCKET_NAME)
    try:
        writer.write(line)
        if end:
            writer.write_eof()
        return await reader.read()
    finally:
        writer.close()


# --- commands ---


async def test_a_command_gets_its_arguments_and_who_asks(paths: Paths, server: ControlServer) -> None:
    """The user's name comes from the kernel."""
    told = await asked(paths, "echo", {"texts": {"ar": "انقطاع المياه"}})
    assert told == {"arguments": {"texts": {"ar": "انقطاع المياه"}}, "by": getpass.getuser()}


async def test_an_unknown_command_is_refused_with_the_nearest_one(
    paths: Paths, server: ControlServer
) -> None:
    """So that an older controller says what it knows."""
    with pytest.raises(ControlError, match=r"no command `ecko`\. Did you mean `echo`\?"):
        await asked(paths, "ecko")


async def test_a_refusal_tells_every_problem(paths: Paths, server: ControlServer) -> None:
    """What, where and how to mend it, as at the start."""

    async def reload(_: Mapping[str, object], __: str) -> Mapping[str, object]:
        raise ConfigurationError(
            [
                Problem(Path("hotline.toml"), 3, "queues.water.requires", "is no requirement", "Write one."),
                Problem(Path("hotline.toml"), 9, "", "is no TOML"),
            ]
        )

    server.register("reload", reload)
    with pytest.raises(ControlError) as refused:
        await asked(paths, "reload")
    assert str(refused.value).splitlines() == [
        "hotline.toml:3: queues.water.requires: is no requirement. Write one.",
        "hotline.toml:9: is no TOML.",
    ]


async def test_a_command_that_breaks_is_refused_and_logged(paths: Paths, server: ControlServer) -> None:
    """The traceback is for the log, the client gets one line, and the next command is served."""

    async def breaks(_: Mapping[str, object], __: str) -> Mapping[str, object]:
        raise RuntimeError("secret")

    server.register("break", breaks)
    with capture_logs() as logs, pytest.raises(ControlError, match="`break` failed") as refused:
        await asked(paths, "break")
    assert "secret" not in str(refused.value)
    assert [line["event"] for line in logs] == ["control: command failed"]
    assert await asked(paths, "echo")


async def test_a_command_that_hangs_is_given_up(
    paths: Paths, server: ControlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others are served meanwhile."""
    monkeypatch.setattr(control, "COMMAND_SECONDS", 0.3)

    async def hang(_: Mapping[str, object], __: str) -> Mapping[str, object]:
        await asyncio.Event().wait()
        return {}

    server.register("hang", hang)
    hanging = asyncio.create_task(asked(paths, "hang"))
    assert await asked(paths, "echo")
    with pytest.raises(ControlError, match="not done within"):
        await hanging


async def test_a_name_is_registered_once(server: ControlServer) -> None:
    """Two parts would wonder who is asked."""

    async def other(_: Mapping[str, object], __: str) -> Mapping[str, object]:
        return {}

    with pytest.raises(ValueError, match="`echo` is registered twice"):
        server.register("echo", other)


# --- who may ---


async def test_only_the_user_may_open_the_socket(paths: Paths, server: ControlServer) -> None:
    """The permission of the file, in a closed folder, is the authorisation."""
    file = paths.run / SOCKET_NAME
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.run.stat().st_mode) == 0o700


# --- bad and slow clients ---


@pytest.mark.parametrize(
    ("line", "says_why"),
    [
        (b"\n", b"cannot be read"),
        (b"hello\n", b"cannot be read"),
        (b'{"command":\n', b"cannot be read"),
        (b'{"command":7}\n', b"cannot be read"),
        (b'{"command":"echo","arguments":[]}\n', b"cannot be read"),
        (b'{"command":"echo","argument":{}}\n', b"cannot be read"),
        (b'{"command":"\xff"}\n', b"cannot be read"),
        (b'{"command":"echo"', b"cannot be read"),
        (b"x" * (LONGEST_LINE + 100) + b"\n", b"longer than"),
    ],
)
async def test_a_bad_request_is_refused_in_words(
    paths: Paths, server: ControlServer, line: bytes, says_why: bytes
) -> None:
    """And the next client is served."""
    answer = await says(paths, line)
    assert b'"ok":false' in answer
    assert says_why in answer
    assert await asked(paths, "echo")


async def test_a_client_that_goes_without_a_word_is_no_error(paths: Paths, server: ControlServer) -> None:
    """A look whether somebody listens."""
    with capture_logs() as logs:
        assert await says(paths, b"") == b""
    assert logs == []


async def test_a_client_that_says_nothing_is_told_so(
    paths: Paths, server: ControlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds up nobody and is hung up on."""
    monkeypatch.setattr(control, "READ_SECONDS", 0.3)
    silent = asyncio.create_task(says(paths, b'{"comm', end=False))
    assert await asked(paths, "echo")
    assert b"no request came" in await silent


async def test_a_client_that_does_not_read_is_hung_up_on(
    paths: Paths, server: ControlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large answer does not stay in memory."""
    monkeypatch.setattr(control, "WRITE_SECONDS", 0.2)

    async def much(_: Mapping[str, object], __: str) -> Mapping[str, object]:
        return {"much": "x" * 4_000_000}

    server.register("much", much)
    with capture_logs() as logs, socket.socket(socket.AF_UNIX) as deaf:
        deaf.connect(str(paths.run / SOCKET_NAME))
        deaf.sendall(b'{"command":"much"}\n')
        await eventually(lambda: any(line["event"] == "control: client lost" for line in logs))
    assert await asked(paths, "echo")


async def test_too_many_clients_are_turned_away(
    paths: Paths, server: ControlServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever floods the socket costs little; when they are gone there is room again."""
    monkeypatch.setattr(control, "MOST_CLIENTS", 3)
    flood = [asyncio.create_task(says(paths, b"{", end=False)) for _ in range(3)]
    await asyncio.sleep(0.1)
    with pytest.raises(NotReachedError, match="try again"):
        await asked(paths, "echo")
    monkeypatch.setattr(control, "MOST_CLIENTS", 4)
    assert await asked(paths, "echo")
    for one in flood:
        one.cancel()
    await asyncio.gather(*flood, return_exceptions=True)
    await asyncio.sleep(0)  # what was closed is closed once the loop comes round


# --- birth and death ---


async def test_a_socket_of_a_killed_controller_is_replaced(paths: Paths) -> None:
    """After kill -9 the file is there and nobody behind it."""
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(str(paths.run / SOCKET_NAME))
        killed.listen()
    assert (paths.run / SOCKET_NAME).is_socket()
    server = ControlServer(paths.run / SOCKET_NAME)
    await server.start()
    with pytest.raises(ControlError, match="none yet"):
        await asked(paths, "echo")
    await server.close()


async def test_a_living_controllers_socket_is_not_stolen(paths: Paths, server: ControlServer) -> None:
    """The second one is refused, the first one goes on, also after the second has closed."""
    second = ControlServer(paths.run / SOCKET_NAME)
    with pytest.raises(ControlSocketInUseError, match="another controller listens"):
        await second.start()
    await second.close()
    assert await asked(paths, "echo")


async def test_something_else_at_the_path_is_not_removed(paths: Paths) -> None:
    """A file there is nobody's idea of ours."""
    (paths.run / SOCKET_NAME).write_text("mine")
    with pytest.raises(OSError, match="in use"):
        await ControlServer(paths.run / SOCKET_NAME).start()
    assert (paths.run / SOCKET_NAME).read_text() == "mine"


async def test_the_end_removes_the_socket_and_hangs_up(paths: Paths) -> None:
    """Also on clients who have not said what they want; the client is told in one line."""
    server = ControlServer(paths.run / SOCKET_NAME)
    await server.start()
    waiting = asyncio.create_task(says(paths, b"", end=False))
    await asyncio.sleep(0.05)
    await server.close()
    assert await waiting == b""
    assert not (paths.run / SOCKET_NAME).exists()
    with pytest.raises(NotReachedError, match=r"no controller runs on .*: start it with `hotline up`"):
        await asked(paths, "echo")


async def test_a_deep_folder_is_no_obstacle(tmp_path: Path) -> None:
    """An address has 108 bytes, a path may have more."""
    paths = Paths(tmp_path / ("deep" * 20) / ("deeper" * 20))
    paths.create()
    server = ControlServer(paths.run / SOCKET_NAME)
    await server.start()
    with pytest.raises(ControlError, match="no command"):
        await asked(paths, "echo")
    await server.close()
    assert not (paths.run / SOCKET_NAME).exists()


# --- what the client says ---


def test_without_a_data_folder_no_controller_runs(tmp_path: Path) -> None:
    """Not a word about sockets."""
    with pytest.raises(NotReachedError, match="start it with `hotline up`"):
        ask(Paths(tmp_path / "nothing"), "echo")


def test_a_controller_that_does_not_answer_is_named(paths: Paths) -> None:
    """It may be stopped; the log says more."""
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(paths.run / SOCKET_NAME))
        listening.listen()
        with pytest.raises(NotReachedError, match="does not answer: see its log"):
            ask(paths, "echo", patience_seconds=0.2)


async def test_a_controller_that_dies_while_it_is_asked_is_named(paths: Paths) -> None:
    """The command may be done or not: the user is told to try again."""

    async def dies(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    dying = await asyncio.start_unix_server(dies, paths.run / SOCKET_NAME)
    with pytest.raises(NotReachedError, match=r"ended before it answered .*: try again"):
        await asked(paths, "echo")
    dying.close()


@pytest.mark.skipif(os.getuid() == 0, reason="root may open everything")
async def test_another_users_socket_is_explained(paths: Paths, server: ControlServer) -> None:
    """With the remedy."""
    (paths.run / SOCKET_NAME).chmod(0)
    with pytest.raises(NotReachedError, match="run this command as the user"):
        await asked(paths, "echo")


def test_a_request_that_is_too_long_is_not_sent(paths: Paths) -> None:
    """The controller would refuse it."""
    with pytest.raises(ControlError, match="too much for one command"):
        ask(paths, "surge-on", {"text": "x" * LONGEST_LINE})
