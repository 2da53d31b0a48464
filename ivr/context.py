"""What the steps of one call share."""

from dataclasses import dataclass

from hotline.asterisk.agi import CallerChannel
from hotline.events import Event

from .ports import Services
from .speaker import Speaker


@dataclass(slots=True)
class CallContext:
    """One call: the caller's channel, the voice that speaks to it, and what is known of the caller."""

    services: Services
    channel: CallerChannel
    speaker: Speaker
    #: Identity of the call: Uniqueid of the caller's channel.
    call: str
    #: E.164, None if withheld.
    caller: str | None
    #: The number that was dialled.
    dialled: str
    #: An earlier controller began the call: the journal knows more of it.
    resumed: bool = False

    @property
    def language(self) -> str:
        """The language that the caller hears."""
        return self.speaker.language

    def now(self) -> float:
        """Seconds since the Unix epoch."""
        return self.services.clock()

    def note(self, event: Event) -> None:
        """Append a fact to the journal without waiting for the disk."""
        self.services.journal.append(event)

    async def promise(self, event: Event) -> None:
        """Append a fact and wait until it is committed."""
        await self.services.journal.append(event)
