"""Where callers can come to in the menus, in any situation: what can never be, and what no caller gets out of. Pure.

All situations that differ for a menu are tried: each language and kind of caller, surge mode, and each of the hours
that the menu names open and closed. Callers see only the hours' calendars, so hours that are never open are only
closed.
"""

from collections.abc import Collection, Iterator
from itertools import product

from hotline.problems import Fault, KeyPath

from .menu import (
    Action,
    Back,
    Menu,
    Menus,
    ToCallback,
    ToFunction,
    ToMenu,
    ToMessage,
    ToPerson,
    ToQueue,
    ToSurvey,
)
from .menu_condition import Choices, Condition, Situation, T

#: A menu that names more hours than these is not tried in every situation: each doubles their number.
MOST_CALENDARS = 8

#: Whatever a queue or an errand leads to, callers are out of the menus or come back to a menu that lets them out.
_OUT = ToQueue | ToMessage | ToPerson | ToCallback | ToSurvey


def situations(menu: Menu, languages: Collection[str], never_open: Collection[str] = ()) -> list[Situation]:
    """Return every situation that differs for the menu, and in which it lets callers in."""
    calendars = sorted({name for one in menu.conditions() for name in one.calendars} - set(never_open))
    if len(calendars) > MOST_CALENDARS:
        return []
    flags = list(product((False, True), repeat=len(calendars)))
    opened = [
        frozenset(name for name, is_open in zip(calendars, one, strict=True) if is_open) for one in flags
    ]
    callers = ("known", "new", "withheld")
    return [
        Situation(language, caller, surge, open_now)  # type: ignore[arg-type]
        for language, caller, surge, open_now in product(languages, callers, (False, True), opened)
    ]


def reach_faults(menus: Menus, *, roots: Collection[str], languages: Collection[str],
                 never_open: Collection[str] = ()) -> Iterator[Fault]:  # fmt: skip
    """Yield conditions that can never hold, menus that say nothing, and menus without a way out."""
    for name, menu in menus.menus.items():
        every = situations(menu, languages, never_open)
        inside = [one for one in every if menu.condition.holds(one)]
        path: KeyPath = ("menus", name)
        if every and not inside:
            yield (*path, "when"), "can never hold", "Mend it, or remove the menu."
            continue
        yield from _never(path, menu, inside, [one for one in every if not menu.condition.holds(one)])
        if any(not menu.prompts_in(one) for one in inside):
            remedy = "Add a prompt without `when`, or an `otherwise`."
            yield (*path, "prompts"), "says nothing to some callers: no condition holds for them", remedy
    yield from _rings(menus)
    for name in sorted(set(menus.menus) - _with_way_out(menus, roots, languages, never_open)):
        remedy = "Add a key that leads to a queue or a message, or remove `operator = false`."
        yield ("menus", name), "has no way out: no key leads on to a queue, a message or a person", remedy


def unreachable(menus: Menus, roots: Collection[str]) -> list[str]:
    """Return the menus that no caller can come to. Any menu may be where a function leads."""
    if any(isinstance(action, ToFunction) for menu in menus.menus.values() for action in menu.actions()):
        return []
    seen: set[str] = set()
    ahead = [name for name in roots if name in menus]
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead.extend(_next_menus(menus[name], menus))
    return sorted(set(menus.menus) - seen)


def _never(path: KeyPath, menu: Menu, inside: list[Situation], outside: list[Situation]) -> Iterator[Fault]:
    """Yield the alternatives that no caller ever gets."""
    for index, prompts in enumerate(menu.prompts):
        yield from _dead((*path, "prompts", index), prompts, inside)
    for key, actions in menu.keys.items():
        yield from _dead((*path, "keys", key), actions, inside)
    yield from _dead((*path, "otherwise"), menu.otherwise, outside)


def _dead(path: KeyPath, choices: Choices[T], every: list[Situation]) -> Iterator[Fault]:
    if not every:
        return
    for depth, (condition, value) in enumerate(choices):
        if any(condition.holds(one) and not _any(choices[:depth], one) for one in every):
            continue
        if condition == Condition() and depth and isinstance(value, ToPerson | Back):
            continue  # the meaning that a key has by itself, behind all that is written
        here = (*path, *["otherwise"] * depth)
        if condition == Condition():
            yield here, "is never reached: what stands before it always holds", "Remove it."
        else:
            yield (*here, "when"), "can never hold here", "Mend it, or remove what it is for."


def _any(choices: Choices[T], situation: Situation) -> bool:
    return any(condition.holds(situation) for condition, _ in choices)


def _rings(menus: Menus) -> Iterator[Fault]:
    """Yield menus that send those whom they do not let in round in a ring."""
    for name, menu in menus.menus.items():
        seen = {name}
        ahead = [action.menu for _, action in menu.otherwise if isinstance(action, ToMenu)]
        while ahead:
            at = ahead.pop()
            if at == name:
                what = "leads back to this menu, which does not let these callers in"
                yield ("menus", name, "otherwise"), what, "Lead them to a queue or a message."
                break
            if at in menus and at not in seen:
                seen.add(at)
                ahead += [action.menu for _, action in menus[at].otherwise if isinstance(action, ToMenu)]


def _with_way_out(
    menus: Menus, roots: Collection[str], languages: Collection[str], never_open: Collection[str]
) -> set[str]:
    """Return the menus from which, in every situation, keys lead to a queue, a message or a person.

    `back` counts where a caller cannot begin and where every menu that leads there has a way out itself.
    """
    offers = {
        name: _offers(menu, situations(menu, languages, never_open)) for name, menu in menus.menus.items()
    }
    parents: dict[str, set[str]] = {name: set() for name in menus.menus}
    for name, menu in menus.menus.items():
        for child in _next_menus(menu, menus):
            parents[child].add(name)
    good: set[str] = set()
    while True:
        found = {
            name
            for name, every in offers.items()
            if name not in good
            and all(_leads_out(name, actions, good, parents[name], roots) for actions in every)
        }
        if not found:
            return good
        good |= found


def _offers(menu: Menu, every: list[Situation]) -> set[frozenset[Action]]:
    """Return the different sets of actions that the keys have, over all situations."""
    if not every:  # too many to try: what is always there must do
        certain = (one[-1] for one in menu.keys.values() if one[-1][0] == Condition())
        return {frozenset(action for _, action in certain)}
    inside = (one for one in every if menu.condition.holds(one))
    return {
        frozenset(action for key in menu.keys if (action := menu.action(key, one)) is not None)
        for one in inside
    }


def _leads_out(
    name: str, actions: Collection[Action], good: set[str], parents: set[str], roots: Collection[str]
) -> bool:
    for action in actions:
        if isinstance(action, _OUT):
            return True
        if isinstance(action, ToMenu) and action.menu in good:
            return True
        if isinstance(action, Back) and name not in roots and parents and parents <= good:
            return True
    return False


def _next_menus(menu: Menu, menus: Menus) -> list[str]:
    return [action.menu for action in menu.actions() if isinstance(action, ToMenu) and action.menu in menus]
