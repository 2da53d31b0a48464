"""One Asterisk with our controller beside it and app_queue in it, in a folder and on ports of its own."""

import asyncio
import contextlib
import shutil
import socket
import sys
import tempfile
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import randrange

import calls_app_queue
import psutil
from calls_lines import THRESHOLD_SECONDS, Line, Lines, lines
from common import progress

from hotline.app.child import Child
from hotline.app.prepare import prepare
from hotline.asterisk.instance import Instance
from hotline.config_loader import Loaded, load
from hotline.secrets import Secrets

_START_SECONDS = 60.0
_STOP_SECONDS = 10.0

#: Where Asterisk's media ports begin, and how many: two for each of 200 talking and 500 waiting channels, and more.
_RTP_START, _RTP_COUNT = 21_000, 4_000

#: No number leads to it, but there must be one.
_MENUS = """\
[menus.main]
prompts = ["main-menu"]

[menus.main.keys]
1 = { queue = "plain" }
"""


@dataclass(frozen=True)
class House:
    """What runs, and how to reach it."""

    folder: Path
    loaded: Loaded
    lines: Lines
    secrets: Secrets
    asterisk: Instance
    controller: Child

    @property
    def sip(self) -> str:
        """Where phones find Asterisk, `host:port`."""
        return f"127.0.0.1:{self.loaded.config.sip.port}"

    @property
    def agents(self) -> Mapping[str, str]:
        """Passwords of the agents' phones, by agent."""
        return self.secrets.agents

    def cpu_seconds(self) -> "CpuSeconds":
        """Return what the processes have used since they were started."""
        return CpuSeconds(used_by(self.asterisk.pid), used_by(self.controller.pid))

    async def hang_up_all(self) -> None:
        """End all calls."""
        await self.asterisk.remote("channel request hangup all", seconds=20.0)

    @contextlib.asynccontextmanager
    async def without_controller(self) -> AsyncIterator[None]:
        """Stop the controller for a while: Asterisk need not tell it of the peer's calls."""
        await self.controller.stop(_STOP_SECONDS)
        try:
            yield
        finally:
            self.controller.start()
            await asyncio.wait_for(self.controller.ready.wait(), _START_SECONDS)


@dataclass(frozen=True)
class CpuSeconds:
    """User and system time of the two processes."""

    asterisk: float
    controller: float

    def since(self, before: "CpuSeconds") -> "CpuSeconds":
        """Return what was used from then to now."""
        return CpuSeconds(self.asterisk - before.asterisk, self.controller - before.controller)

    @property
    def both(self) -> float:
        """The sum."""
        return self.asterisk + self.controller


def used_by(pid: int | None) -> float:
    """Return the CPU time of a process in seconds, 0 for none."""
    if pid is None:
        return 0.0
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


@contextlib.asynccontextmanager
async def open_house(agents: int) -> AsyncIterator[House]:
    """Start everything; end it and remove the folder at the end. Raises what the parts raise."""
    # Short, because the path of Asterisk's control socket has a limit.
    folder = Path(tempfile.mkdtemp(prefix="hbench-", dir="/tmp"))
    try:
        found = lines(agents)
        loaded = load(_write_configuration(folder, found))
        progress("preparing: prompts, database, .conf files")
        secrets, asterisk = await prepare(loaded, lambda done, total: None)
        assert asterisk is not None  # noqa: S101 -- the configuration says private
        calls_app_queue.add_to(loaded, found)
        controller = _controller(loaded)
        progress("starting Asterisk and the controller")
        try:
            await asterisk.start()
            await asterisk.wait_booted(_START_SECONDS)
            controller.start()
            await asyncio.wait_for(controller.ready.wait(), _START_SECONDS)
            yield House(folder, loaded, found, secrets, asterisk, controller)
        finally:
            await asterisk.stop()
            await controller.stop(_STOP_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _controller(loaded: Loaded) -> Child:
    command = [sys.executable, "-m", "hotline", "controller", "--config", str(loaded.file)]
    run, log = loaded.paths.run, loaded.paths.log
    return Child("controller", command, run / "controller.pid", log / "controller.log", heartbeat=True)


# --- our configuration ---


def _write_configuration(folder: Path, found: Lines) -> Path:
    ports = free_ports(5)
    (folder / "menus.toml").write_text(_MENUS)
    file = folder / "hotline.toml"
    file.write_text(
        f"""\
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
rtp_start = {_RTP_START}
rtp_end = {_RTP_START + _RTP_COUNT - 1}
allow_anonymous = true

[web]
port = {ports[3]}

[ivr]
operator_queue = "plain"
"""
        + "".join(map(_queue, found.all()))
        + "".join(_agent(agent, found.queues_of(agent)) for agent in (*found.agents, found.alone))
    )
    return file


def _queue(line: Line) -> str:
    return f"""
[numbers.{line.number}]
queue = "{line.name}"
language = "en"
consent_notice = false

[queues.{line.name}]
record = {str(line.recorded).lower()}
ring_seconds = {line.ring_seconds}
rona_after = 20
wrap_up_seconds = 0
thank = false
announce_every_seconds = 0
comfort_every_seconds = 0
offer_message_after_seconds = 0
max_waiting = 1000
service_level_seconds = {THRESHOLD_SECONDS}
short_abandon_seconds = 0
"""


def _agent(agent: str, queues: list[str]) -> str:
    return f'\n[agents.{agent}]\nname = "Agent {agent}"\nqueues = {queues}\n'


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
