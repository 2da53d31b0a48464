"""Starting and ending Asterisk, with a small program in its place that can be made to misbehave.

tests/e2e/test_dialplan_real.py does the same with the real one.
"""

import asyncio
import contextlib
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hotline.asterisk import layout
from hotline.asterisk.instance import Instance, InstanceError
from hotline.asterisk.ports import PortInUseError
from hotline.asterisk.program import AsteriskProgram
from hotline.config import Configuration
from hotline.paths import Paths

#: Behaves like `asterisk -f -C conf` and `asterisk -C conf -rx command`. Its manner is in the file `manner`.
FAKE = """
import os, pathlib, signal, socket, sys, time
conf = pathlib.Path(sys.argv[sys.argv.index("-C") + 1])
run = conf.parent.parent / "asterisk"
manner = (conf.parent.parent / "manner").read_text()
if "-rx" in sys.argv:
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(run / "asterisk.ctl"))
        except OSError:
            sys.exit("Unable to connect to remote asterisk")
        client.sendall(sys.argv[-1].encode())
        print(client.recv(4096).decode())
    sys.exit()
if manner == "dies":
    sys.exit("ERROR[1] chan_pjsip.c: no transport")
if manner == "deaf":
    signal.signal(signal.SIGTERM, lambda *_: None)
with socket.socket(socket.AF_UNIX) as server:
    server.bind(str(run / "asterisk.ctl"))
    (run / "asterisk.pid").write_text(f"{os.getpid()}\\n")
    server.listen()
    while True:
        peer, _ = server.accept()
        command = peer.recv(4096).decode()
        if manner in ("silent", "deaf"):
            time.sleep(60)
        if command == "core stop now":
            break
        peer.sendall(b"Asterisk has fully booted." if "booted" in command else command.upper().encode())
        peer.close()
"""


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A data folder as `render` leaves it."""
    made = Paths(tmp_path / "var")
    made.create()
    layout.conf_file(made).touch()
    (made.data / "manner").write_text("good")
    return made


@pytest.fixture
def program(tmp_path: Path) -> AsteriskProgram:
    """The small program."""
    (tmp_path / "fake.py").write_text(FAKE)
    (tmp_path / "share").mkdir()
    return AsteriskProgram(
        (sys.executable, str(tmp_path / "fake.py")), "22.0.0", tmp_path, tmp_path / "share"
    )


@pytest.fixture
async def instance(
    program: AsteriskProgram, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Instance]:
    """One that is not started yet, and is ended whatever the test does."""
    monkeypatch.setattr("hotline.asterisk.instance.TERMINATE_SECONDS", 0.3)
    one = Instance(program, paths)
    yield one
    await one.stop()


def configuration(**sip: object) -> Configuration:
    return Configuration.model_validate(
        {"sip": sip, "numbers": {"1111": {"queue": "q"}}, "queues": {"q": {}}, "ivr": {"operator_queue": "q"}}
    )


async def test_it_starts_answers_and_ends(instance: Instance, paths: Paths) -> None:
    """The plain life of an Asterisk; nothing of it is left."""
    assert not instance.alive()
    await instance.start()
    await instance.wait_booted(10.0)
    assert instance.alive()
    assert instance.pid == int(layout.pid_file(paths).read_text())
    assert (await instance.remote("core show uptime")).strip() == "CORE SHOW UPTIME"
    await instance.stop()
    assert not instance.alive()
    assert not layout.control_socket(paths).exists()
    assert not layout.pid_file(paths).exists()


async def test_stopping_twice_or_before_the_start_is_harmless(instance: Instance) -> None:
    """Whoever cleans up need not know how far it came."""
    await instance.stop()
    await instance.start()
    await instance.stop()
    await instance.stop()


async def test_the_next_one_adopts_what_still_runs(
    instance: Instance, program: AsteriskProgram, paths: Paths
) -> None:
    """Our death does not end it; the next one takes it over and can end it."""
    await instance.start()
    await instance.wait_booted(10.0)
    pid = instance.pid
    instance.leave_running()
    assert not instance.alive()
    heir = Instance(program, paths)
    assert await heir.adopt()
    assert heir.pid == pid
    assert heir.alive()
    await heir.wait_booted(5.0)
    await heir.stop()
    assert not heir.alive()
    assert not await heir.adopt()


async def test_a_second_one_on_the_same_folder_is_refused(
    instance: Instance, program: AsteriskProgram, paths: Paths
) -> None:
    """Two would fight for ports and recordings."""
    await instance.start()
    await instance.wait_booted(10.0)
    with pytest.raises(InstanceError, match=r"already runs on .* as process \d+"):
        await Instance(program, paths).start()


async def test_one_that_ends_at_its_start_is_told_with_its_last_words(
    instance: Instance, paths: Paths
) -> None:
    """The operator reads what Asterisk said, and where there is more."""
    (paths.data / "manner").write_text("dies")
    await instance.start()
    with pytest.raises(InstanceError, match=r"ended at its start \(status 1\).*no transport.*more in"):
        await instance.wait_booted(10.0)
    assert instance.pid is None


async def test_one_that_never_boots_is_ended(instance: Instance, paths: Paths) -> None:
    """It leaves no process that would keep the ports."""
    (paths.data / "manner").write_text("silent")
    await instance.start()
    with pytest.raises(InstanceError, match="was not ready after 1 s"):
        await instance.wait_booted(1.0)
    assert not await instance.adopt()


async def test_one_that_hears_nothing_is_killed(instance: Instance, paths: Paths) -> None:
    """Neither a dead control socket nor an ignored SIGTERM keeps it alive."""
    (paths.data / "manner").write_text("deaf")
    await instance.start()
    for _ in range(200):
        if layout.pid_file(paths).exists():
            break
        await asyncio.sleep(0.05)
    await instance.stop()
    assert not await instance.adopt()


async def test_a_start_that_is_called_off_leaves_nothing(instance: Instance, paths: Paths) -> None:
    """Ctrl-C while it boots ends it."""
    (paths.data / "manner").write_text("silent")
    await instance.start()
    boot = asyncio.create_task(instance.wait_booted(30.0))
    await asyncio.sleep(0.3)
    boot.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await boot
    assert instance.pid is None


async def test_a_silent_one_is_an_error_and_no_hang(instance: Instance, paths: Paths) -> None:
    """A question without an answer ends after its time."""
    await instance.start()
    await instance.wait_booted(10.0)
    (paths.data / "manner").write_text("good")
    layout.control_socket(paths).unlink()
    with socket.socket(socket.AF_UNIX) as nobody:
        nobody.bind(str(layout.control_socket(paths)))
        nobody.listen()
        with pytest.raises(InstanceError, match=r"no answer to 'core show uptime' within 0\.3 s"):
            await instance.remote("core show uptime", seconds=0.3)


async def test_a_line_end_in_a_command_is_refused(instance: Instance) -> None:
    """One command is one line."""
    with pytest.raises(ValueError, match="one line"):
        await instance.remote("core show uptime\ncore stop now")


async def test_a_taken_port_is_told_before_the_start(program: AsteriskProgram, paths: Paths) -> None:
    """The message names the key to change, and nothing is started."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("127.0.0.1", 0))
        config = configuration(port=sock.getsockname()[1])
        one = Instance(program, paths, config)
        with pytest.raises(PortInUseError, match=r"change sip\.port"):
            await one.start()
    assert not one.alive()


async def test_a_folder_too_deep_for_a_socket_is_told(program: AsteriskProgram, tmp_path: Path) -> None:
    """Unix sockets have short paths; the message names the key to change."""
    paths = Paths(tmp_path / ("deep" * 25) / "var")
    paths.create()
    with pytest.raises(InstanceError, match=r"Unix sockets allow 107: choose a node\.data_dir"):
        await Instance(program, paths).start()


async def test_its_data_are_ours_and_its_programs(
    instance: Instance, program: AsteriskProgram, paths: Paths
) -> None:
    """Sounds are our prompts; the documentation, without which its modules do not start, is the program's."""
    data = layout.data_folder(paths)
    for _ in range(2):
        await instance.start()
        assert (data / "sounds").readlink() == paths.sounds
        assert (data / "documentation").readlink() == program.data / "documentation"
        await instance.stop()
