"""What can be wrong with menus beyond the form of the file. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hotline.config import Configuration
from hotline.problems import Fault, KeyPath, did_you_mean
from hotline.queue.requirement import RequirementError, parse
from hotline.speech.phrases import normalised

from .menu import INVALID_KEY_PROMPT, NO_KEY_PROMPT
from .menu_tables import ACTIONS, ActionTable, MenuFile, MenuTable, actions_of, chain_of, prompt_chain

_NO_HOURS = "Add them under [hours]."
_LEADS_ON = "menu, queue, message, callback, status, outside, survey, function or operator"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What menus may name. None: nobody knows, and names are not checked."""

    queues: Collection[str]
    #: The menus at which callers begin.
    roots: Collection[str]
    #: The prompts that have a text in every language.
    prompts: Collection[str] | None = None
    config: Configuration | None = None
    #: What is wrong with functions, by name.
    functions: Mapping[str, str] = field(default_factory=dict)


def menu_faults(file: MenuFile, around: Surroundings) -> Iterator[Fault]:
    """Yield names that do not exist, and tables that say too little or too much."""
    for name, table in file.menus.items():
        for path, link in _action_tables(name, table):
            yield from _action_faults(path, link, file, around)
        yield from _entrance_faults(("menus", name), table)
        yield from _spoken_faults(name, table, around)
    yield from _condition_faults(file, around)
    if around.prompts is not None:
        yield from _prompt_faults(file, around.prompts)


def _action_tables(name: str, table: MenuTable) -> Iterator[tuple[KeyPath, ActionTable]]:
    starts: list[tuple[KeyPath, ActionTable]] = [
        (("menus", name, "keys", key), action) for key, action in table.keys.items()
    ]
    if table.otherwise is not None:
        starts.append((("menus", name, "otherwise"), table.otherwise))
    for path, start in starts:
        for depth, link in enumerate(chain_of(start)):
            yield (*path, *["otherwise"] * depth), link


def _action_faults(
    path: KeyPath, table: ActionTable, file: MenuFile, around: Surroundings
) -> Iterator[Fault]:
    actions = actions_of(table)
    if not actions:
        yield path, "leads nowhere", f"Give it one of: {', '.join(ACTIONS)}."
    elif len(actions) > 1:
        chosen = sorted(set(ACTIONS) & table.model_fields_set)
        yield path, f"leads to more than one thing: {', '.join(chosen)}", "Keep one of them."
    if table.otherwise is not None and table.when is None:
        yield (
            (*path, "otherwise"),
            "is never reached: there is no `when` before it",
            "Add `when`, or remove it.",
        )
    yield from _option_faults(path, table)
    yield from _name_faults(path, table, file, around)
    if around.config is not None:
        yield from _faults_by_configuration(path, table, around.config)
    if table.function is not None and table.function in around.functions:
        remedy = "docs/operator/menus.md shows one that works."
        yield (*path, "function"), around.functions[table.function], remedy


def _option_faults(path: KeyPath, table: ActionTable) -> Iterator[Fault]:
    if table.requires is not None:
        if table.queue is None and table.callback is None:
            yield (*path, "requires"), "means nothing here", "It belongs to `queue` and `callback`."
        try:
            parse(table.requires)
        except RequirementError as error:
            what = f"`{table.requires}` is no requirement: column {error.column}: {error.problem}"
            yield (*path, "requires"), what, "Write for example `arabic>=3 and water`."
    if table.priority_seconds is not None and table.queue is None:
        yield (*path, "priority_seconds"), "means nothing here", "It belongs to `queue`."


def _name_faults(path: KeyPath, table: ActionTable, file: MenuFile, around: Surroundings) -> Iterator[Fault]:
    queues = around.queues
    for place, name, noun, known in (
        ("menu", table.menu, "menu", file.menus.keys()),
        ("queue", table.queue, "queue", queues),
        ("message", table.message, "queue", queues),
        ("callback", table.callback, "queue", queues),
        ("survey", table.survey, "queue", queues),
    ):
        if name is not None and name not in known:
            yield (*path, place), f"there is no {noun} `{name}`", did_you_mean(name, known)


def _faults_by_configuration(path: KeyPath, table: ActionTable, config: Configuration) -> Iterator[Fault]:
    if table.outside is not None and table.outside not in config.outside:
        remedy = did_you_mean(table.outside, config.outside) if config.outside else "Add it under [outside]."
        yield (*path, "outside"), f"there is no number outside `{table.outside}`", remedy
    if table.hours is not None and table.hours not in config.hours:
        remedy = did_you_mean(table.hours, config.hours) if config.hours else _NO_HOURS
        yield (*path, "hours"), f"there are no hours `{table.hours}`", remedy
    queue = config.queues.get(table.callback or "")
    if queue is not None and queue.callback is None:
        remedy = f"Add [queues.{table.callback}.callback]."
        yield (*path, "callback"), f"the queue `{table.callback}` has no call-backs", remedy
    elif queue is not None and config.callbacks.trunk is None:
        yield (*path, "callback"), "nobody can be called without `callbacks.trunk`", "Set it in hotline.toml."
    if table.function is not None and config.ivr.functions is None:
        what = "no functions can be found without `ivr.functions`"
        yield (*path, "function"), what, "Name their folder in hotline.toml."
    yield from _unknown_skills(path, table, config)


def _unknown_skills(path: KeyPath, table: ActionTable, config: Configuration) -> Iterator[Fault]:
    try:
        skills = parse(table.requires or "anyone").skills - {"language"}
    except RequirementError:
        return  # said already
    known = {skill for agent in config.agents.values() for skill in agent.skills}
    for skill in sorted(skills - known):
        yield (*path, "requires"), f"no agent has the skill `{skill}`", did_you_mean(skill, known)


def _entrance_faults(path: KeyPath, table: MenuTable) -> Iterator[Fault]:
    """Yield what is wrong with the condition of a whole menu."""
    if table.when is not None and table.otherwise is None:
        remedy = 'Add `otherwise`, for example `otherwise = { message = "NAME" }`.'
        yield path, "has `when`, and nobody knows where the others go", remedy
    if table.when is None and table.otherwise is not None:
        yield (*path, "otherwise"), "is never reached: the menu has no `when`", "Add `when`, or remove it."
    links = list(chain_of(table.otherwise)) if table.otherwise is not None else []
    for depth, link in enumerate(links):
        here = (*path, *["otherwise"] * (depth + 1))
        if link.back or link.repeat or link.information is not None or link.hours is not None:
            yield here, "has to lead on: its caller is in no menu yet", f"Give it one of: {_LEADS_ON}."
    if links and links[-1].when is not None:
        here = (*path, *["otherwise"] * len(links))
        yield here, "has `when`, and nobody knows where the others go", "Give the last one no `when`."


def _condition_faults(file: MenuFile, around: Surroundings) -> Iterator[Fault]:
    for path, when in _conditions(file):
        if not when:
            yield path, "names no condition", "Name one of: hours, closed, caller, language, surge."
        if around.config is None:
            continue
        for key in ("hours", "closed"):
            hours = when.get(key)
            if isinstance(hours, str) and hours not in around.config.hours:
                remedy = did_you_mean(hours, around.config.hours) if around.config.hours else _NO_HOURS
                yield (*path, key), f"there are no hours `{hours}`", remedy
        language, offered = when.get("language"), around.config.node.languages
        if isinstance(language, str) and language not in offered:
            yield (
                (*path, "language"),
                f"`{language}` is not offered",
                f"node.languages has: {', '.join(offered)}.",
            )


def _conditions(file: MenuFile) -> Iterator[tuple[KeyPath, Mapping[str, object]]]:
    """Yield every `when` with what it names."""
    for name, table in file.menus.items():
        found: list[tuple[KeyPath, ActionTable | MenuTable]] = [(("menus", name), table)]
        found += _action_tables(name, table)
        for path, one in found:
            if one.when is not None:
                yield (*path, "when"), one.when.model_dump(exclude_none=True)
        for index, prompt in enumerate(table.prompts):
            for depth, link in enumerate(prompt_chain(prompt)):
                if link.when is not None:
                    here: KeyPath = ("menus", name, "prompts", index, *["otherwise"] * depth, "when")
                    yield here, link.when.model_dump(exclude_none=True)


def _spoken_faults(name: str, table: MenuTable, around: Surroundings) -> Iterator[Fault]:
    said: dict[tuple[str, str], str] = {}
    for key, written in table.keys.items():
        path: KeyPath = ("menus", name, "keys", key, "say")
        for language, words in written.say.items():
            if around.config is not None and language not in around.config.node.languages:
                remedy = f"node.languages has: {', '.join(around.config.node.languages)}."
                yield (*path, language), f"`{language}` is not offered", remedy
            for index, word in enumerate(words):
                plain = normalised(word)
                other = said.setdefault((language, plain), key)
                if not plain:
                    yield (*path, language, index), "is empty", "Write a word, or a few."
                elif other != key:
                    what = f"`{word}` stands for the key {other} already"
                    yield (*path, language, index), what, "Choose other words."


def _prompt_faults(file: MenuFile, prompts: Collection[str]) -> Iterator[Fault]:
    for path, prompt in _named_prompts(file):
        if prompt not in prompts:
            remedy = f"{did_you_mean(prompt, prompts)} Or add its text to the catalogue of every language."
            yield path, f"the prompt `{prompt}` has no text", remedy
    for prompt in (NO_KEY_PROMPT, INVALID_KEY_PROMPT):
        if prompt not in prompts:
            yield ("menus",), f"the prompt `{prompt}`, which every menu needs, has no text", "Add it."


def _named_prompts(file: MenuFile) -> Iterable[tuple[KeyPath, str]]:
    for name, table in file.menus.items():
        for index, prompt in enumerate(table.prompts):
            for depth, link in enumerate(prompt_chain(prompt)):
                yield ("menus", name, "prompts", index, *["otherwise"] * depth), link.prompt
        for path, action in _action_tables(name, table):
            if action.information is not None:
                for said in action.information:
                    yield (*path, "information"), said
