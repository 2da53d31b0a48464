"""One caller's way through the menus: keys and silence in, steps out. Pure.

The shell plays what a step says, lets the caller interrupt it, writes the step's events to the journal, and
reports back what the caller did:

| step | the shell then reports |
|---|---|
| PlayMenu | `pressed` or `silent` |
| PlayInformation | `pressed` if a key interrupted it, otherwise `information_played` |
| EnterQueue, TakeMessage | nothing: the caller has left the menus |

Silent or wrong tries count for the menu in which they happen; a key that the menu knows, and another menu,
begin the count anew. After too many the caller goes to a person. So does a caller who has gone round for
`MOST_STEPS` steps: no call stays in the menus for ever.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hotline.events import Event, MenuChosen, MenuEntered, MenuGivenUp

from .menu import (
    INVALID_KEY_PROMPT,
    NO_KEY_PROMPT,
    Action,
    Back,
    Menus,
    Repeat,
    ToInformation,
    ToMenu,
    ToMessage,
    ToPerson,
    ToQueue,
)

#: Steps after which a caller who still chooses is taken to a person.
MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class PlayMenu:
    """Play the prompts, one after the other, and wait for a key."""

    menu: str
    prompts: tuple[str, ...]
    #: For the journal.
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class PlayInformation:
    """Play the prompt; any key interrupts it and counts for the menu."""

    menu: str
    prompt: str
    #: For the journal.
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class EnterQueue:
    """The caller is to wait for an agent of this queue."""

    queue: str
    #: The menu's key, the key for a person, or tries without success.
    because: Literal["key", "person", "given up"]
    #: For the journal.
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class TakeMessage:
    """The caller is to leave a message for this queue."""

    queue: str
    #: For the journal.
    events: tuple[Event, ...] = ()


MenuStep = PlayMenu | PlayInformation | EnterQueue | TakeMessage


class MenuRun:
    """The state of one caller in the menus, from `start` to EnterQueue or TakeMessage."""

    def __init__(self, menus: Menus, *, call: str, first: str, operator_queue: str, tries: int) -> None:
        self._menus = menus
        self._call = call
        self._first = first
        self._operator_queue = operator_queue
        self._tries = tries
        #: The menus in which the caller is, from the first on.
        self._path: list[str] = []
        self._failures = 0
        self._steps = 0
        self._events: list[Event] = []

    @property
    def menu(self) -> str:
        """The menu in which the caller is."""
        return self._path[-1]

    def start(self, at: float, menu: str | None = None) -> MenuStep:
        """Begin, or go on in `menu` where an earlier controller left the call (if that menu still exists)."""
        self._path = [self._first]
        return self._enter(menu if menu is not None and menu in self._menus else self._first, at)

    def pressed(self, key: str, at: float) -> MenuStep:
        """Take a key. Those that were typed ahead come one by one: each interrupts what the one before led to."""
        action = self._menus[self.menu].keys.get(key)
        if action is None:
            return self._failed(INVALID_KEY_PROMPT, at)
        self._failures = 0
        self._events.append(MenuChosen(at=at, call=self._call, menu=self.menu, key=key))
        return self._do(action, at)

    def silent(self, at: float) -> MenuStep:
        """The time for a key is over."""
        return self._failed(NO_KEY_PROMPT, at)

    def information_played(self, at: float) -> MenuStep:
        """The information was heard to its end."""
        return self._again(at)

    # --- inside ---

    def _do(self, action: Action, at: float) -> MenuStep:
        match action:
            case ToMenu(menu):
                return self._enter(menu, at)
            case ToInformation(prompt):
                return self._bounded(lambda: PlayInformation(self.menu, prompt, self._taken()), at)
            case Back() if len(self._path) > 1:
                return self._enter(self._path[-2], at)
            case Back() | Repeat():
                return self._again(at)
            case _:
                return self._leave(action)

    def _leave(self, action: ToQueue | ToMessage | ToPerson) -> MenuStep:
        match action:
            case ToQueue(queue):
                return EnterQueue(queue, "key", self._taken())
            case ToMessage(queue):
                return TakeMessage(queue, self._taken())
            case ToPerson():
                return EnterQueue(self._operator_queue, "person", self._taken())

    def _enter(self, menu: str, at: float) -> MenuStep:
        if menu in self._path:
            del self._path[self._path.index(menu) :]
        self._path.append(menu)
        self._failures = 0
        self._events.append(MenuEntered(at=at, call=self._call, menu=menu))
        return self._again(at)

    def _again(self, at: float, *before: str) -> MenuStep:
        prompts = (*before, *self._menus[self.menu].prompts)
        return self._bounded(lambda: PlayMenu(self.menu, prompts, self._taken()), at)

    def _failed(self, prompt: str, at: float) -> MenuStep:
        self._failures += 1
        if self._failures >= self._tries:
            return self._give_up(at)
        return self._again(at, prompt)

    def _bounded(self, step: Callable[[], MenuStep], at: float) -> MenuStep:
        self._steps += 1
        return self._give_up(at) if self._steps > MOST_STEPS else step()

    def _give_up(self, at: float) -> MenuStep:
        self._events.append(MenuGivenUp(at=at, call=self._call, menu=self.menu))
        return EnterQueue(self._operator_queue, "given up", self._taken())

    def _taken(self) -> tuple[Event, ...]:
        events, self._events = tuple(self._events), []
        return events
