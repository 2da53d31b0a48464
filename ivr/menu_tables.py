"""The form of the file with the menus, and what it means."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from hotline.config import LanguageTag, Name, Section

from .menu import (
    BACK_KEY,
    PERSON_KEY,
    Action,
    Back,
    Menu,
    Menus,
    Repeat,
    ToArticle,
    ToCallback,
    ToFunction,
    ToInformation,
    ToMenu,
    ToMessage,
    ToOutside,
    ToPerson,
    ToQueue,
    ToStatus,
    ToSurvey,
)
from .menu_condition import Choices, Condition, always

MenuKey = Annotated[str, Field(pattern=r"^[0-9*#]$")]
FunctionName = Annotated[str, Field(pattern=r"^[a-z_][a-z0-9_]*\.[a-z_][a-z0-9_]*$")]


def _list(value: object) -> object:
    """Take a single text for a list of it."""
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


def _prompt(value: object) -> object:
    """Take a text for a prompt without conditions."""
    return {"prompt": value} if isinstance(value, str) else value


def _prompts(value: object) -> object:
    # A tuple: a strict model takes no list from a validator, even where it takes JSON's arrays.
    return tuple(_prompt(one) for one in value) if isinstance(value, list | tuple) else value


class When(Section):
    """When something counts: all that is named must be so."""

    hours: Name | None = None
    closed: Name | None = None
    caller: Literal["known", "new", "withheld"] | None = None
    language: LanguageTag | None = None
    surge: bool | None = None


class ActionTable(Section):
    """Where a key leads: exactly one thing, and what else where a condition does not hold."""

    menu: Name | None = None
    queue: Name | None = None
    message: Name | None = None
    callback: Name | None = None
    information: Annotated[tuple[Name, ...] | None, BeforeValidator(_list)] = None
    #: Today's opening hours are said, behind `information` if there is some.
    hours: Name | None = None
    article: Name | None = None
    status: bool = False
    outside: Name | None = None
    survey: Name | None = None
    function: FunctionName | None = None
    operator: bool = False
    back: bool = False
    repeat: bool = False
    #: Of `queue` and `callback`: skills beside the queue's own requirement.
    requires: str | None = None
    #: Of `queue`: artificial age beside that of number and queue.
    priority_seconds: Annotated[float, Field(ge=0, le=86_400)] | None = None
    when: When | None = None
    otherwise: "ActionTable | None" = None


class KeyTable(ActionTable):
    """A key, and what may be said instead of pressing it."""

    say: dict[LanguageTag, tuple[str, ...]] = Field(default_factory=dict)


class PromptTable(Section):
    """A prompt that is only said where its condition holds."""

    prompt: Name
    when: When | None = None
    otherwise: Annotated["PromptTable | None", BeforeValidator(_prompt)] = None


class MenuTable(Section):
    """One menu."""

    #: What the caller hears.
    prompts: Annotated[tuple[PromptTable, ...], Field(min_length=1), BeforeValidator(_prompts)]
    keys: dict[MenuKey, KeyTable] = Field(default_factory=dict)
    #: `0` leads to a person.
    operator: bool = True
    #: Who may come in; the others are led on.
    when: When | None = None
    otherwise: ActionTable | None = None


class MenuFile(Section):
    """The whole file."""

    menus: Annotated[dict[Name, MenuTable], Field(min_length=1)]


#: Keys of an action table that say where it leads; `information` and `hours` go together.
ACTIONS = (
    "menu", "queue", "message", "callback", "information", "hours", "article", "status", "outside", "survey",
    "function", "operator", "back", "repeat",
)  # fmt: skip


def condition_of(when: When | None) -> Condition:
    """Return the condition."""
    return Condition(**when.model_dump()) if when is not None else Condition()


def actions_of(table: ActionTable) -> list[Action]:
    """Return every action that the table names itself; a right one names exactly one."""
    actions: list[Action] = []
    if table.information is not None or table.hours is not None:
        actions.append(ToInformation(table.information or (), table.hours))
    if table.queue is not None:
        actions.append(ToQueue(table.queue, table.requires or "", table.priority_seconds or 0.0))
    if table.callback is not None:
        actions.append(ToCallback(table.callback, table.requires or ""))
    named = (
        (ToMenu, table.menu), (ToMessage, table.message), (ToOutside, table.outside), (ToSurvey, table.survey),
        (ToFunction, table.function), (ToArticle, table.article),
    )  # fmt: skip
    actions += [kind(name) for kind, name in named if name is not None]
    wanted = (
        (ToStatus, table.status), (ToPerson, table.operator), (Back, table.back), (Repeat, table.repeat),
    )  # fmt: skip
    return actions + [kind() for kind, is_so in wanted if is_so]


def chain_of(table: ActionTable) -> Iterator[ActionTable]:
    """Yield the table, what counts otherwise, what counts where that does not, and so on."""
    link: ActionTable | None = table
    while link is not None:
        yield link
        link = link.otherwise


def choices_of(table: ActionTable | None) -> Choices[Action]:
    """Return the alternatives; those without exactly one action are left out."""
    if table is None:
        return ()
    return tuple(
        (condition_of(link.when), actions_of(link)[0])
        for link in chain_of(table)
        if len(actions_of(link)) == 1
    )


def prompt_chain(table: PromptTable) -> Iterator[PromptTable]:
    """Yield the prompt, what is said otherwise, and so on."""
    link: PromptTable | None = table
    while link is not None:
        yield link
        link = link.otherwise


def menu_of(table: MenuTable) -> Menu:
    """Return the menu. Where a key that need not be written has conditions, its own meaning comes behind them."""
    unwritten: dict[str, Choices[Action]] = {BACK_KEY: always(Back())}
    if table.operator:
        unwritten[PERSON_KEY] = always(ToPerson())
    keys = dict(unwritten)
    for key, written in table.keys.items():
        choices = choices_of(written)
        if choices:
            keys[key] = choices if _is_certain(choices) else choices + unwritten.get(key, ())
    return Menu(
        prompts=tuple(
            tuple((condition_of(link.when), link.prompt) for link in prompt_chain(prompt))
            for prompt in table.prompts
        ),
        keys=keys,
        spoken=_spoken(table),
        condition=condition_of(table.when),
        otherwise=choices_of(table.otherwise),
    )


def menus_of(file: MenuFile) -> Menus:
    """Return the menus of the file."""
    return Menus({name: menu_of(table) for name, table in file.menus.items()})


def _is_certain(choices: Choices[Action]) -> bool:
    return choices[-1][0] == Condition()


def _spoken(table: MenuTable) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    spoken: dict[str, dict[str, tuple[str, ...]]] = {}
    for key, written in table.keys.items():
        for language, words in written.say.items():
            spoken.setdefault(language, {})[key] = words
    return spoken
