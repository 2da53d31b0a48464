"""What the steps of one call share."""

from dataclasses import dataclass, field

from hotline.asterisk.agi import CallerChannel
from hotline.config import Number
from hotline.events import Event

from .look_up import LookUp
from .menu_run import MenuRun
from .ports import EarlierMessage, Services
from .promise import promise
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
    #: What happens to calls to it, for the whole of this call; None for a number that the configuration lacks.
    number: Number | None = None
    #: The caller's place in the menus, with the menus on which the call began; None before the first one.
    menu_run: MenuRun | None = None
    #: Looks up who talked with the caller last; None where nobody looks.
    last_agent: LookUp[str | None] | None = None
    #: Looks up whether the caller has called before; None where nobody looks.
    known_caller: LookUp[bool] | None = None
    #: When the caller was last connected with somebody, seconds since the epoch; None: not since it was forgotten.
    bridged_at: float | None = None
    #: The step goes on where an earlier controller left it: the journal knows more of it.
    resumed: bool = False
    #: The caller wants to rate the service after the talk, and it is noted.
    will_rate: bool = False
    #: The newest message of the call that an earlier controller began and did not discard.
    earlier_message: EarlierMessage | None = None
    #: Messages that were begun and are neither kept nor discarded.
    open_messages: set[str] = field(default_factory=set)

    @property
    def language(self) -> str:
        """The language that the caller hears."""
        return self.speaker.language

    def now(self) -> float:
        """Seconds since the Unix epoch."""
        return self.services.clock()

    def look_no_further(self) -> None:
        """End what is still being looked up."""
        for look_up in (self.last_agent, self.known_caller):
            if look_up is not None:
                look_up.cancel()

    def note(self, event: Event) -> None:
        """Append a fact to the journal without waiting for the disk."""
        self.services.journal.append(event)

    async def promise(self, event: Event) -> None:
        """Append a fact and return when it is committed. Raises `TimeoutError`, `JournalFullError`."""
        await promise(self.services.journal, event)
