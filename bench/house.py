"""What the houses of the benchmarks have in common: a folder, free ports, a configuration's head, a controller."""

import contextlib
import shutil
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import randrange

import psutil

from hotline.app.child import Child
from hotline.config.loader import Loaded
from hotline.set_within import set_within

START_SECONDS, STOP_SECONDS = 60.0, 10.0


@contextlib.contextmanager
def folder_of(name: str) -> Iterator[Path]:
    """Make a folder, and remove it at the end. Its path is short: that of Asterisk's control socket has a limit."""
    folder = Path(tempfile.mkdtemp(prefix=f"hbench-{name}", dir="/tmp"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_configuration(folder: Path, operator_queue: str, rest: str, *, sip: str = "") -> Path:
    """Write the files of a hotline on ports of its own; `sip` are more lines of that table. Returns the main one.

    No number leads to its menu, but there must be one.
    """
    ports = free_ports(5)
    (folder / "menus.toml").write_text(
        f'[menus.main]\nprompts = ["main-menu"]\n\n[menus.main.keys]\n1 = {{ queue = "{operator_queue}" }}\n'
    )
    file = folder / "hotline.toml"
    head = f"""\
[node]
name = "bench"
data_dir = "v"
languages = ["en"]

[asterisk]
ami_port = {ports[0]}
agi_port = {ports[1]}
ws_port = {ports[4]}

[sip]
port = {ports[2]}
allow_anonymous = true
{sip}
[web]
port = {ports[3]}

[ivr]
operator_queue = "{operator_queue}"
"""
    file.write_text(head + rest)
    return file


def controller_of(loaded: Loaded) -> Child:
    """Return the controller of a hotline, which is not started."""
    command = [sys.executable, "-m", "hotline", "controller", "--config", str(loaded.file)]
    run, log = loaded.paths.run, loaded.paths.log
    return Child("controller", command, run / "controller.pid", log / "controller.log", heartbeat=True)


async def start(controller: Child, loaded: Loaded) -> None:
    """Start a controller. Raises `RuntimeError` where it does not serve."""
    controller.start()
    if not await set_within(controller.ready, START_SECONDS):
        log = loaded.paths.log / "controller.log"
        raise RuntimeError(f"the controller does not start: {log.read_text()[-2000:]}")


def used_by(pid: int | None) -> float:
    """Return the CPU time of a process in seconds, 0 for none."""
    if pid is None:
        return 0.0
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


def free_ports(count: int) -> list[int]:
    """Return ports on which nobody listens, neither by UDP nor by TCP, each the first of four.

    They lie below those that Linux gives to outgoing connections, so no client takes one meanwhile,
    and below Asterisk's media.
    """
    found: list[int] = []
    while len(found) < count:
        port = randrange(14_000, 20_000, 4)  # noqa: S311 -- no secret
        if port not in found and all(
            _is_free(port, kind) for kind in (socket.SOCK_DGRAM, socket.SOCK_STREAM)
        ):
            found.append(port)
    return found


def _is_free(port: int, kind: socket.SocketKind) -> bool:
    with socket.socket(socket.AF_INET, kind) as probe:
        try:
            probe.bind(("", port))
        except OSError:
            return False
    return True
