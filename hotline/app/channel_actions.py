"""What is done to channels from outside of their scripts: hanging up, and leading a phone elsewhere in the dialplan."""

import asyncio
from collections.abc import Mapping

import structlog

from hotline.asterisk.ami import AmiError, AmiPort

log = structlog.get_logger()


class ChannelActions:
    """Asks Asterisk through AMI."""

    def __init__(self, ami: AmiPort) -> None:
        self._ami = ami
        self._tasks: set[asyncio.Task[bool]] = set()

    def hang_up_soon(self, channel: str) -> None:
        """Hang up this channel. Returns at once; one that is gone already is no matter."""
        task = asyncio.create_task(self.hang_up(channel), name=f"hang up {channel}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def hang_up(self, channel: str) -> bool:
        """Hang up this channel; return whether it was there."""
        return bool(channel) and await self._act("Hangup", {"Channel": channel, "Cause": "16"})

    async def lead(self, channel: str, context: str, variables: Mapping[str, str]) -> bool:
        """Have a channel go on in this context of the dialplan; return whether it does.

        It leaves its bridge; the application of the other channel in it returns.
        """
        for name, value in variables.items():
            if not await self._act("Setvar", {"Channel": channel, "Variable": name, "Value": value}):
                return False
        return await self._act(
            "Redirect", {"Channel": channel, "Context": context, "Exten": "s", "Priority": "1"}
        )

    async def close(self) -> None:
        """End what goes on."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _act(self, name: str, headers: Mapping[str, str]) -> bool:
        try:
            response = await self._ami.action(name, headers)
        except AmiError as error:
            # When the link is back, calls are compared with Asterisk's channels.
            log.warning("Asterisk was not reached", action=name, error=str(error))
            return False
        if not response.success:
            log.info("Asterisk did not do it", action=name, reason=response.message)
        return response.success
