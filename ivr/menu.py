"""The menus as data: what a caller hears, under which conditions, and where each key leads. Pure.

`menu_tables` is the form of the file, `menu_file` reads and `menu_checks` judges it, `menu_run` walks one caller
through it. docs/operator/menus.md describes the file.
"""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .menu_condition import ALWAYS, Choices, Condition, Situation, first

#: Works in every menu that does not say `operator = false` or use the key itself.
PERSON_KEY = "0"
#: Works in every menu that does not use the key itself.
BACK_KEY = "*"

#: What a caller hears before the menu again, after silence and after a key that leads nowhere.
NO_KEY_PROMPT = "no-key"
INVALID_KEY_PROMPT = "invalid-key"
#: What a caller hears before a menu that listens, and after saying something that no menu word is.
SPEECH_INVITATION_PROMPT = "speech-invitation"
SPEECH_UNCLEAR_PROMPT = "speech-unclear"


@dataclass(frozen=True, slots=True)
class ToMenu:
    """Another menu."""

    menu: str


@dataclass(frozen=True, slots=True)
class ToQueue:
    """The line of a queue."""

    queue: str
    #: Skills beside the queue's own requirement.
    requires: str = ""
    #: Artificial age beside that of number and queue.
    priority_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ToMessage:
    """A message for a queue."""

    queue: str


@dataclass(frozen=True, slots=True)
class ToCallback:
    """A call-back by the people of a queue, without waiting first."""

    queue: str
    requires: str = ""


@dataclass(frozen=True, slots=True)
class ToInformation:
    """Prompts, and today's opening hours if they are named; then the menu again."""

    prompts: tuple[str, ...] = ()
    hours: str | None = None


@dataclass(frozen=True, slots=True)
class ToArticle:
    """An article of the knowledge base, read out; then the menu again."""

    article: str


@dataclass(frozen=True, slots=True)
class ToStatus:
    """What became of a case."""


@dataclass(frozen=True, slots=True)
class ToOutside:
    """A number that is not ours."""

    outside: str


@dataclass(frozen=True, slots=True)
class ToSurvey:
    """The questions about the service of a queue."""

    queue: str


@dataclass(frozen=True, slots=True)
class ToFunction:
    """A Python function, which may say where the call goes on."""

    function: str


@dataclass(frozen=True, slots=True)
class ToPerson:
    """The queue of the operators."""


@dataclass(frozen=True, slots=True)
class Back:
    """The menu from which the caller came."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """The same menu."""


Action = (
    ToMenu | ToQueue | ToMessage | ToCallback | ToInformation | ToArticle | ToStatus | ToOutside | ToSurvey
    | ToFunction | ToPerson | Back | Repeat
)  # fmt: skip


#: A function of the operator's: it gets the call (`functions.FunctionCall`) and says where that goes on.
MenuFunction = Callable[[Any], Awaitable[Action | None]]


@dataclass(frozen=True, slots=True)
class Menu:
    """One menu, with the keys that need not be written already in `keys`."""

    prompts: tuple[Choices[str], ...]
    keys: Mapping[str, Choices[Action]]
    #: What callers may say instead of pressing a key: language → key → words.
    spoken: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    #: Looked at when a caller comes; otherwise the caller is led on.
    condition: Condition = ALWAYS
    otherwise: Choices[Action] = ()

    def prompts_in(self, situation: Situation) -> tuple[str, ...]:
        """Return what the caller hears."""
        said = (first(choices, situation) for choices in self.prompts)
        return tuple(prompt for prompt in said if prompt is not None)

    def action(self, key: str, situation: Situation) -> Action | None:
        """Return where the key leads; None where it leads nowhere."""
        return first(self.keys.get(key, ()), situation)

    def words(self, language: str) -> Mapping[str, tuple[str, ...]]:
        """Return what callers of this language may say, by the key that it stands for."""
        return self.spoken.get(language, {})

    def actions(self) -> Iterator[Action]:
        """Yield everything to which the menu may lead."""
        for choices in (*self.keys.values(), self.otherwise):
            yield from (action for _, action in choices)

    def conditions(self) -> Iterator[Condition]:
        """Yield every condition of the menu."""
        yield self.condition
        for actions in (*self.keys.values(), self.otherwise):
            yield from (condition for condition, _ in actions)
        for prompts in self.prompts:
            yield from (condition for condition, _ in prompts)


@dataclass(frozen=True, slots=True)
class Menus:
    """All menus, by name."""

    menus: Mapping[str, Menu]
    #: The functions that they name, as they were loaded with them.
    functions: Mapping[str, MenuFunction] = field(default_factory=dict, compare=False)

    def __getitem__(self, name: str) -> Menu:
        return self.menus[name]

    def __contains__(self, name: str) -> bool:
        return name in self.menus

    def prompt_ids(self) -> frozenset[str]:
        """Return every prompt that a caller may hear in the menus."""
        found = {NO_KEY_PROMPT, INVALID_KEY_PROMPT}
        if any(menu.spoken for menu in self.menus.values()):
            found |= {SPEECH_INVITATION_PROMPT, SPEECH_UNCLEAR_PROMPT}
        for menu in self.menus.values():
            found |= {prompt for choices in menu.prompts for _, prompt in choices}
            for action in menu.actions():
                if isinstance(action, ToInformation):
                    found |= set(action.prompts)
        return frozenset(found)

    def articles(self) -> frozenset[str]:
        """Return the articles that are read out."""
        actions = (action for menu in self.menus.values() for action in menu.actions())
        return frozenset(action.article for action in actions if isinstance(action, ToArticle))

    def conditions(self) -> Iterator[Condition]:
        """Yield every condition of every menu."""
        for menu in self.menus.values():
            yield from menu.conditions()

    def calendars(self) -> frozenset[str]:
        """Return the tables under `[hours]` that are named."""
        spoken = {
            action.hours
            for menu in self.menus.values()
            for action in menu.actions()
            if isinstance(action, ToInformation) and action.hours is not None
        }
        return frozenset(name for condition in self.conditions() for name in condition.calendars) | spoken

    def function_names(self) -> frozenset[str]:
        """Return the functions to which keys lead."""
        actions = (action for menu in self.menus.values() for action in menu.actions())
        return frozenset(action.function for action in actions if isinstance(action, ToFunction))
