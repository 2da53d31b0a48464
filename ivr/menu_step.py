"""What is to be done next for a caller in the menus. Pure."""

from dataclasses import dataclass
from typing import Literal

from hotline.events import Event

from .steps import Step

#: The menu's own choice, the key for a person, or tries without success.
Because = Literal["key", "person", "given up"]


@dataclass(frozen=True, slots=True)
class PlayMenu:
    """Play the prompts, one after the other, and wait for a key."""

    menu: str
    prompts: tuple[str, ...]
    #: For the journal.
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class PlayInformation:
    """Play the prompts, then today's hours if some are named; any key interrupts it and counts for the menu."""

    menu: str
    prompts: tuple[str, ...]
    #: A table under `[hours]`.
    hours: str | None = None
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """Read out an article."""

    article: str
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class RunFunction:
    """Ask a Python function where the call goes on."""

    function: str
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class AskCallback:
    """Agree on a call-back by the people of this queue."""

    queue: str
    requires: str = ""
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class LeaveMenus:
    """The call goes on elsewhere."""

    step: Step
    because: Because = "key"
    events: tuple[Event, ...] = ()


MenuStep = PlayMenu | PlayInformation | ReadArticle | RunFunction | AskCallback | LeaveMenus
