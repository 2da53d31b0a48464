"""The telephones of supervisors who listen: rung, led from one mode to another, hung up."""

import structlog

from hotline.asterisk.ami import AmiError, AmiPort
from hotline.asterisk.channels import ChannelInfo, live_channels
from hotline.events import MonitoringMode

from .monitoring_state import (
    Listening,
    MonitoringError,
    Talk,
    guard_headers,
    originate_headers,
    redirect_headers,
)

log = structlog.get_logger()


class SupervisorPhones:
    """Asks Asterisk through AMI. Each method but `channels` raises `MonitoringError`."""

    def __init__(self, ami: AmiPort) -> None:
        self._ami = ami

    async def ring(self, one: Listening, endpoint: str, talk: Talk, seconds: float) -> None:
        """Ring the telephone for so long; answered, it is put on the talk, and it ends with the agent's channel."""
        await self._act("Setvar", guard_headers(one, talk))
        await self._act("Originate", originate_headers(one, endpoint, talk, seconds))

    async def lead(self, one: Listening, mode: MonitoringMode) -> None:
        """Have the telephone go on in another mode."""
        await self._act("Redirect", redirect_headers(one, mode))

    async def hang_up(self, one: Listening) -> None:
        """End the telephone's part."""
        await self._act("Hangup", {"Channel": one.monitoring, "Cause": "16"})

    async def channels(self) -> dict[str, ChannelInfo]:
        """Return all channels, by Uniqueid. Raises `AmiError`."""
        return await live_channels(self._ami)

    async def _act(self, action: str, headers: dict[str, str]) -> None:
        try:
            response = await self._ami.action(action, headers)
        except AmiError as error:
            log.warning("monitoring: Asterisk does not answer", action=action, error=str(error))
            message = "the telephone system does not answer at the moment"
            raise MonitoringError(message) from error
        if not response.success:
            message = f"the telephone system refused it: {response.message}"
            raise MonitoringError(message)
