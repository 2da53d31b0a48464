"""What Asterisk's MixMonitor is told on the caller's channel."""

from pathlib import Path
from typing import Protocol

import structlog

from hotline.asterisk.agi.errors import AgiError, CallerHungUp

from .spool import raw_files
from .takes import Take

#: Channel variable in which MixMonitor leaves the name of what runs; empty when it was stopped.
VARIABLE = "HOTLINE_RECORDING"

log = structlog.get_logger()


class Channel(Protocol):
    """What we need of the caller's channel (`hotline.asterisk.agi.CallerChannel`)."""

    async def execute(self, application: str, arguments: str = "") -> object:
        """Run a dialplan application."""

    async def get_variable(self, name: str) -> str | None:
        """Return a channel variable."""

    async def set_variable(self, name: str, value: str) -> None:
        """Set a channel variable."""


async def start(channel: Channel, folder: Path, take: Take) -> None:
    """Write a take from now on; a talk only while the channel is bridged. Raises `AgiError`, `CallerHungUp`."""
    caller, agent = raw_files(folder, take)
    # r: what comes from the channel, t: what goes to it, b: only while bridged, i: its name.
    bridged = "b" if take.kind == "talk" else ""
    await channel.execute("MixMonitor", f",{bridged}r({caller})t({agent})i({VARIABLE})")


async def is_running(channel: Channel) -> bool:
    """Return whether something is written."""
    return bool(await channel.get_variable(VARIABLE))


async def stop(channel: Channel, call: str) -> bool:
    """Have Asterisk close the files; False where it gives no answer any more.

    No other MixMonitor is on the channel, so it needs no name.
    """
    try:
        await channel.execute("StopMixMonitor")
        await channel.set_variable(VARIABLE, "")
    except (CallerHungUp, AgiError, ConnectionError) as error:
        log.info("recording.channel_gone", call=call, error=type(error).__name__)
        return False
    return True
