"""One Asterisk with our controller beside it and app_queue in it, in a folder and on ports of its own."""

import contextlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import calls_app_queue
from calls_lines import THRESHOLD_SECONDS, Line, Lines, lines
from common import progress
from house import START_SECONDS, STOP_SECONDS, controller_of, folder_of, start, used_by, write_configuration

from hotline.app.child import Child
from hotline.app.prepare import prepare
from hotline.asterisk.instance import Instance
from hotline.config.loader import Loaded, load
from hotline.secrets import Secrets

#: Where Asterisk's media ports begin, and how many: two for each of 200 talking and 500 waiting channels, and more.
_RTP_START, _RTP_COUNT = 21_000, 4_000


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
        await self.controller.stop(STOP_SECONDS)
        try:
            yield
        finally:
            await start(self.controller, self.loaded)


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


@contextlib.asynccontextmanager
async def open_house(agents: int) -> AsyncIterator[House]:
    """Start everything; end it and remove the folder at the end. Raises what the parts raise."""
    with folder_of("") as folder:
        found = lines(agents)
        loaded = load(_write_configuration(folder, found))
        progress("preparing: prompts, database, .conf files")
        secrets, asterisk = await prepare(loaded, lambda done, total: None)
        assert asterisk is not None  # noqa: S101 -- the configuration says private
        calls_app_queue.add_to(loaded, found)
        controller = controller_of(loaded)
        progress("starting Asterisk and the controller")
        try:
            await asterisk.start()
            await asterisk.wait_booted(START_SECONDS)
            await start(controller, loaded)
            yield House(folder, loaded, found, secrets, asterisk, controller)
        finally:
            await asterisk.stop()
            await controller.stop(STOP_SECONDS)


# --- our configuration ---


def _write_configuration(folder: Path, found: Lines) -> Path:
    agents = (_agent(agent, found.queues_of(agent)) for agent in (*found.agents, found.alone))
    media = f"rtp_start = {_RTP_START}\nrtp_end = {_RTP_START + _RTP_COUNT - 1}\n"
    return write_configuration(folder, "plain", "".join([*map(_queue, found.all()), *agents]), sip=media)


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
