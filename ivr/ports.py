"""What the caller's side needs from the rest of the house; `hotline.app` hands it in.

The folders of this layer do not know each other: `ivr` sees the inbox and the recorder only through these protocols.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from hotline.asterisk.agi import CallerChannel
from hotline.clock import Clock
from hotline.config import Configuration
from hotline.events import FaxStarted, MessageStarted, OutsideDialled
from hotline.journal import JournalPort
from hotline.prompts.library import PromptLibrary
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.surge import SurgeState

from .article_ports import SpokenArticle
from .consultations import Consultations
from .legs import Legs
from .menu import Menus
from .speech_engine import Listener
from .status_ports import Cases, Texts
from .survey_ports import Surveys
from .waker import Waker


class Inbox(Protocol):
    """Keeps what a caller said."""

    async def keep(
        self,
        message_id: str,
        *,
        call: str,
        path: str,
        caller: str | None,
        language: str,
        queue: str,
        source: str,
        reference: str | None = None,
    ) -> str | None:
        """Commit message and case, and return the case's reference; None if nothing was said.

        `reference` names a case that is there already, to which it is added.
        Keeping the same message again returns the same reference and writes nothing.
        """


class Faxes(Protocol):
    """Keeps faxes."""

    async def unfinished(self, call: str) -> FaxStarted | None:
        """Return the fax that the call began and of which it is not known yet what came."""

    async def keep(
        self,
        started: FaxStarted,
        *,
        caller: str | None,
        language: str,
        queue: str,
        station: str,
        complete: bool,
        failure: str,
    ) -> str | None:
        """Commit the pages and a case, and return its reference; None if no page can be read, which is journalled."""


class Recorder(Protocol):
    """Records calls, where the caller agreed."""

    def expect(self, call: str) -> None:
        """Prepare `start`, so that a free agent need not wait for the disk. It may never come."""

    async def listen(self, channel: CallerChannel, call: str) -> str | None:
        """Record what is said from now on outside of a talk; end it where that is not allowed."""

    async def start(self, channel: CallerChannel, call: str) -> str | None:
        """Record the next talk; nothing is written before the bridge."""

    async def stop(self, channel: CallerChannel, call: str) -> None:
        """End what is recorded now. Harmless if nothing is. The recording is made when the call has ended."""

    async def refused(self, call: str) -> bool:
        """Return whether the caller of this call, which may be over, did not want to be recorded."""

    async def toggle(self, call: str, by: Literal["agent", "command"], who: str = "") -> bool | None:
        """Pause the recording of the talk, or resume it; return whether it is paused, None: none is recorded.

        Raises `TimeoutError` and `JournalError` where it is done but not on disk.
        """


@dataclass(frozen=True, slots=True)
class EarlierMessage:
    """A message that a call began with an earlier controller."""

    message: str
    #: Relative to the folder of messages.
    path: str
    #: `kept`: the case is there, the caller has not heard the whole reference; `told`: has heard it.
    state: Literal["unfinished", "kept", "told"]


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a call's script uses."""

    #: Return configuration and menus as they are now: a reload changes them while calls go on.
    current: Callable[[], Configuration]
    current_menus: Callable[[], Menus]
    prompts: PromptLibrary
    journal: JournalPort
    dispatcher: Dispatcher
    legs: Legs
    consultations: Consultations
    waker: Waker
    inbox: Inbox
    faxes: Faxes
    recorder: Recorder
    cases: Cases
    texts: Texts
    surveys: Surveys
    #: Folder of messages.
    messages: Path
    #: Whether there is room for a message.
    has_room: Callable[[], bool]
    #: The messages that the call began and that were not discarded, the oldest first.
    earlier_messages: Callable[[str], Awaitable[Sequence[EarlierMessage]]]
    #: The newest message that the call began, whatever became of it.
    last_message: Callable[[str], Awaitable[MessageStarted | None]]
    #: The menu in which the journal last saw the call; None for a call that has not been in one.
    last_menu: Callable[[str], Awaitable[str | None]]
    #: The number outside with which the journal last saw the call connected, None if that is over or never was.
    last_outside: Callable[[str], Awaitable[OutsideDialled | None]]
    #: Has calls and phones compared with Asterisk after so many seconds.
    look_later: Callable[[float], None]
    clock: Clock
    #: The endpoint of the telephone with which an agent takes calls.
    endpoint_of: Callable[[str], str] = str
    #: Who talked with this number last; None where nobody looks it up.
    last_agent: Callable[[str], Awaitable[str | None]] | None = None
    #: Whether this number has called before; None where nobody looks it up.
    known_caller: Callable[[str], Awaitable[bool]] | None = None
    #: The public article of this name in this language; None where nobody keeps articles.
    article: Callable[[str, str], Awaitable[SpokenArticle | None]] | None = None
    #: The reference of the case that a call is about, where that is beyond doubt, as far as is known now.
    case_of_call: Callable[[str], str | None] = lambda call: None
    #: Listens to what callers say in the menus; None where they use keys only.
    listener: Listener | None = None
    #: The announcement that all callers hear now, if there is one. To be read only.
    surge: SurgeState = field(default_factory=SurgeState)

    @property
    def config(self) -> Configuration:
        """The configuration as it is now."""
        return self.current()

    @property
    def menus(self) -> Menus:
        """The menus as they are now."""
        return self.current_menus()
