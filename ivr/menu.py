"""The menus as data: what a caller hears and where each key leads.

The file is described in docs/operator/configuration.md; `menu_file` reads and checks it, `menu_run` walks one
caller through it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from hotline.config import Name, Section

MenuKey = Annotated[str, Field(pattern=r"^[0-9*#]$")]

#: Works in every menu that does not say `operator = false` or use the key itself.
PERSON_KEY = "0"
#: Works in every menu that does not use the key itself.
BACK_KEY = "*"

#: What a caller hears before the menu again, after silence and after a key that leads nowhere.
NO_KEY_PROMPT = "no-key"
INVALID_KEY_PROMPT = "invalid-key"


class ActionTable(Section):
    """Where a key leads: exactly one of these."""

    #: To another menu.
    menu: Name | None = None
    #: Into the line of this queue.
    queue: Name | None = None
    #: To leave a message for this queue.
    message: Name | None = None
    #: This prompt is played, then the menu again.
    information: Name | None = None
    #: To the menu from which the caller came; in the first menu the same as `repeat`.
    back: bool = False
    #: The menu again.
    repeat: bool = False


class MenuTable(Section):
    """One menu."""

    #: What the caller hears.
    prompts: Annotated[tuple[Name, ...], Field(min_length=1)]
    keys: dict[MenuKey, ActionTable] = Field(default_factory=dict)
    #: `0` leads to a person.
    operator: bool = True


class MenuFile(Section):
    """The whole file."""

    menus: Annotated[dict[Name, MenuTable], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class ToMenu:
    """Another menu."""

    menu: str


@dataclass(frozen=True, slots=True)
class ToQueue:
    """The line of a queue."""

    queue: str


@dataclass(frozen=True, slots=True)
class ToMessage:
    """A message for a queue."""

    queue: str


@dataclass(frozen=True, slots=True)
class ToInformation:
    """A prompt, then the menu again."""

    prompt: str


@dataclass(frozen=True, slots=True)
class ToPerson:
    """The queue of the operators."""


@dataclass(frozen=True, slots=True)
class Back:
    """The menu from which the caller came."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same menu."""


Action = ToMenu | ToQueue | ToMessage | ToInformation | ToPerson | Back | Repeat


@dataclass(frozen=True, slots=True)
class Menu:
    """One menu, with the keys that need not be written already in `keys`."""

    prompts: tuple[str, ...]
    keys: Mapping[str, Action]


@dataclass(frozen=True, slots=True)
class Menus:
    """All menus, by name."""

    menus: Mapping[str, Menu]

    def __getitem__(self, name: str) -> Menu:
        return self.menus[name]

    def __contains__(self, name: str) -> bool:
        return name in self.menus

    def prompt_ids(self) -> frozenset[str]:
        """Return every prompt that a caller may hear in the menus."""
        played = {prompt for menu in self.menus.values() for prompt in menu.prompts}
        spoken = {
            action.prompt
            for menu in self.menus.values()
            for action in menu.keys.values()
            if isinstance(action, ToInformation)
        }
        return frozenset(played | spoken | {NO_KEY_PROMPT, INVALID_KEY_PROMPT})


def actions_of(table: ActionTable) -> list[Action]:
    """Return every action that the table names; a right one names exactly one."""
    actions: list[Action] = []
    if table.menu is not None:
        actions.append(ToMenu(table.menu))
    if table.queue is not None:
        actions.append(ToQueue(table.queue))
    if table.message is not None:
        actions.append(ToMessage(table.message))
    if table.information is not None:
        actions.append(ToInformation(table.information))
    if table.back:
        actions.append(Back())
    if table.repeat:
        actions.append(Repeat())
    return actions


def menu_of(table: MenuTable) -> Menu:
    """Return the menu; keys without exactly one action are left out."""
    keys: dict[str, Action] = {BACK_KEY: Back()}
    if table.operator:
        keys[PERSON_KEY] = ToPerson()
    for key, action in table.keys.items():
        actions = actions_of(action)
        if len(actions) == 1:
            keys[key] = actions[0]
    return Menu(table.prompts, keys)
