"""What Asterisk's MixMonitor is told on the caller's channel."""

from pathlib import Path
from typing import Protocol

import structlog

from hotline.asterisk.agi.errors import AgiError, CallerHungUp

from .spool import raw_files
from .takes import Take

log = structlog.get_logger()


class Channel(Protocol):
    """What we need of the caller's channel (`hotline.asterisk.agi.CallerChannel`)."""

    async def execute(self, application: str, arguments: str = "") -> object:
        """Run a dialplan application."""


async def start(channel: Channel, folder: Path, take: Take) -> None:
    """Write a take from now on; a talk only while the channel is bridged. Raises `AgiError`, `CallerHungUp`."""
    caller, agent = raw_files(folder, take)
    # r: what comes from the channel, t: what goes to it, b: only while bridged.
    bridged = "b" if take.kind == "talk" else ""
    await channel.execute("MixMonitor", f",{bridged}r({caller})t({agent})")


async def stop(channel: Channel, call: str) -> bool:
    """Have Asterisk close the files; False where it gives no answer any more.

    No other MixMonitor is on the channel, so it needs no name.
    """
    try:
        await channel.execute("StopMixMonitor")
    except (CallerHungUp, AgiError, ConnectionError) as error:
        log.info("recording.channel_gone", call=call, error=type(error).__name__)
        return False
    return True
