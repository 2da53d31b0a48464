"""What can be wrong with menus beyond the form of the file. Pure."""

from collections.abc import Collection, Iterator

from hotline.problems import Fault, KeyPath, did_you_mean

from .menu import (
    INVALID_KEY_PROMPT,
    NO_KEY_PROMPT,
    ActionTable,
    Back,
    Menu,
    MenuFile,
    Menus,
    ToMenu,
    ToMessage,
    ToPerson,
    ToQueue,
    actions_of,
)


def menu_faults(file: MenuFile, menus: Menus, *, queues: Collection[str], roots: Collection[str],
                prompts: Collection[str] | None) -> Iterator[Fault]:  # fmt: skip
    """Yield what makes the menus unusable.

    `roots` are the menus at which callers begin; `prompts` are the prompts that have a text, None where
    nobody knows yet.
    """
    for name, table in file.menus.items():
        for key, action in table.keys.items():
            yield from _action_faults(("menus", name, "keys", key), action, file, queues)
    if prompts is not None:
        yield from _prompt_faults(file, prompts)
    for name in sorted(set(menus.menus) - _with_way_out(menus, roots)):
        remedy = "Add a key that leads to a queue or a message, or remove `operator = false`."
        yield ("menus", name), "has no way out: no key leads on to a queue, a message or a person", remedy


def unreachable(menus: Menus, roots: Collection[str]) -> list[str]:
    """Return the menus that no caller can come to."""
    seen: set[str] = set()
    ahead = [name for name in roots if name in menus]
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead.extend(_next_menus(menus[name], menus))
    return sorted(set(menus.menus) - seen)


def _action_faults(
    path: KeyPath, table: ActionTable, file: MenuFile, queues: Collection[str]
) -> Iterator[Fault]:
    actions = actions_of(table)
    if not actions:
        yield path, "leads nowhere", f"Give it one of: {', '.join(ActionTable.model_fields)}."
    elif len(actions) > 1:
        chosen = sorted(table.model_fields_set)
        yield path, f"leads to more than one thing: {', '.join(chosen)}", "Keep one of them."
    for place, name, known in (
        ("menu", table.menu, file.menus.keys()),
        ("queue", table.queue, queues),
        ("message", table.message, queues),
    ):
        if name is not None and name not in known:
            noun = "menu" if place == "menu" else "queue"
            yield (*path, place), f"there is no {noun} `{name}`", did_you_mean(name, known)


def _prompt_faults(file: MenuFile, prompts: Collection[str]) -> Iterator[Fault]:
    for name, table in file.menus.items():
        used: list[tuple[KeyPath, str]] = [
            (("menus", name, "prompts", index), prompt) for index, prompt in enumerate(table.prompts)
        ]
        used += [
            (("menus", name, "keys", key, "information"), action.information)
            for key, action in table.keys.items()
            if action.information is not None
        ]
        for path, prompt in used:
            if prompt not in prompts:
                remedy = (
                    f"{did_you_mean(prompt, prompts)} Or add its text to the catalogue of every language."
                )
                yield path, f"the prompt `{prompt}` has no text", remedy
    for prompt in (NO_KEY_PROMPT, INVALID_KEY_PROMPT):
        if prompt not in prompts:
            yield ("menus",), f"the prompt `{prompt}`, which every menu needs, has no text", "Add it."


def _with_way_out(menus: Menus, roots: Collection[str]) -> set[str]:
    """Return the menus from which keys lead to a queue, a message or a person.

    `back` counts where a caller cannot begin and where every menu that leads there has a way out itself.
    """
    parents: dict[str, set[str]] = {name: set() for name in menus.menus}
    for name, menu in menus.menus.items():
        for child in _next_menus(menu, menus):
            parents[child].add(name)
    good: set[str] = set()
    while True:
        found = {
            name
            for name, menu in menus.menus.items()
            if name not in good and _leads_out(name, menu, good, parents[name], roots)
        }
        if not found:
            return good
        good |= found


def _leads_out(name: str, menu: Menu, good: set[str], parents: set[str], roots: Collection[str]) -> bool:
    for action in menu.keys.values():
        if isinstance(action, ToQueue | ToMessage | ToPerson):
            return True
        if isinstance(action, ToMenu) and action.menu in good:
            return True
        if isinstance(action, Back) and name not in roots and parents and parents <= good:
            return True
    return False


def _next_menus(menu: Menu, menus: Menus) -> list[str]:
    return [
        action.menu for action in menu.keys.values() if isinstance(action, ToMenu) and action.menu in menus
    ]
