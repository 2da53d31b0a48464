"""Puts parties into the bridge of a talk that goes on, and takes them out, from outside of its script."""

import asyncio
from collections.abc import Callable

import structlog

from hotline.asterisk.ami import AmiError, AmiPort
from hotline.asterisk.channels import ChannelInfo, endpoint_of, live_channels

#: How long a party may take to answer and join, and how often it is looked whether it has, seconds.
ANSWER_SECONDS = 10.0
LOOK_SECONDS = 0.25

#: ITU-T Q.850 causes: a call is over; a telephone's part is, which goes on elsewhere (`monitoring.conf.j2` heeds it).
NORMAL, ANSWERED_ELSEWHERE = 16, 26

log = structlog.get_logger()


async def until(condition: Callable[[], bool], seconds: float) -> None:
    """Return when the condition holds, or after so long; it is looked every `LOOK_SECONDS`."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not condition():
        if asyncio.get_running_loop().time() >= deadline:
            return
        await asyncio.sleep(LOOK_SECONDS)


class Bridging:
    """Asks Asterisk through AMI."""

    def __init__(self, ami: AmiPort) -> None:
        self._ami = ami

    async def join(self, channel: str, call: str, uniqueid: str) -> bool:
        """Call somebody who joins the caller's bridge; return whether the caller was there. Raises `AmiError`.

        The new channel has this Uniqueid.
        """
        caller = (await live_channels(self._ami)).get(call)
        if caller is None:
            return False
        headers = {
            "Channel": channel,
            "ChannelId": uniqueid,
            "Application": "BridgeAdd",
            "Data": caller.name,
            "CallerID": "1111 <1111>",
            "Timeout": str(int(ANSWER_SECONDS * 1000)),
            "Async": "true",
        }
        response = await self._ami.action("Originate", headers)
        if not response.success:
            raise AmiError(f"Asterisk would not call ({response.message})")
        return True

    async def arrived(self, uniqueid: str) -> ChannelInfo | None:
        """Return the channel once it is in a bridge; None: it did not come. Raises `AmiError`."""
        deadline = asyncio.get_running_loop().time() + ANSWER_SECONDS
        while asyncio.get_running_loop().time() < deadline:
            await asyncio.sleep(LOOK_SECONDS)
            channel = (await live_channels(self._ami)).get(uniqueid)
            if channel is not None and channel.bridged:
                return channel
        return None

    async def legs_of(self, call: str, endpoint: str) -> list[ChannelInfo]:
        """Return the telephone's channels in this call that talk, the newest last. Raises `AmiError`."""
        found = [
            channel
            for channel in (await live_channels(self._ami)).values()
            if channel.linkedid == call and channel.bridged and endpoint_of(channel.name) == endpoint
        ]
        # Asterisk counts in the last eight digits of a name, in hexadecimal.
        return sorted(found, key=lambda channel: channel.name[-8:])

    async def hang_up_all_of(self, endpoint: str) -> None:
        """Hang up every channel of a telephone."""
        try:
            channels = await live_channels(self._ami)
        except AmiError as error:
            log.warning("cannot hang up a telephone", endpoint=endpoint, error=str(error))
            return
        for channel in channels.values():
            if endpoint_of(channel.name) == endpoint:
                await self.hang_up(channel.name)

    async def hang_up(self, channel: str, cause: int = NORMAL) -> None:
        """Hang up a channel, by name or Uniqueid; one that is gone, or never was, is as good."""
        if not channel:
            return
        try:
            await self._ami.action("Hangup", {"Channel": channel, "Cause": str(cause)})
        except AmiError as error:
            log.warning("cannot hang up", channel=channel, error=str(error))
