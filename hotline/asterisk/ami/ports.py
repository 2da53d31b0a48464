"""What those need of the manager interface who only ask Asterisk to do something."""

from collections.abc import Mapping
from typing import Protocol

from .messages import AmiResponse


class AmiPort(Protocol):
    """Sends actions: `AmiClient`, and the Asterisk in memory of tests."""

    async def action(
        self, name: str, headers: Mapping[str, str] | None = None, *, seconds: float | None = None
    ) -> AmiResponse:
        """Send an action once and return its whole reply; what it raises stands in `AmiClient`."""


class AmiLink(AmiPort, Protocol):
    """The same of which one wants to know whether it is there."""

    @property
    def connected(self) -> bool:
        """Whether Asterisk can be asked."""
