"""The menus as a graph in Graphviz's language DOT: numbers, menus with their keys, and what these lead to. Pure.

Each menu is a table, one row a key, and its edges leave at the row, so that a menu with twelve keys is as readable as
one with two. What a key does without leaving the menu (information, back, repeat) is told in its row. `0` for a person
and `*` for back, which every menu has, are drawn only where a menu gives them a meaning of its own.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from html import escape
from textwrap import wrap

from hotline.config import Configuration

from .menu import (
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
from .menu_condition import Choices, Condition

#: Letters of a prompt in a line of the drawing, and how many lines are shown.
LINE, LINES = 36, 3

#: One with Arabic letters comes behind each that may lack them.
FONT = "Noto Sans,Noto Sans Arabic,DejaVu Sans"

#: A queue or another destination to which more rows lead gets no arrows: the rows name it, and arrows from everywhere
#: to one place hide all others.
MOST_ARROWS = 6

_HEAD = f"""digraph menus {{
  graph [rankdir=LR, ranksep=1.1, nodesep=0.3, pad=0.3, fontname="{FONT}", splines=spline, newrank=true];
  node [shape=plain, fontname="{FONT}", fontsize=11];
  edge [color="#5b6770", arrowsize=0.7];
"""

#: Background of a destination by its kind.
_COLOURS: Mapping[str, str] = {
    "number": "#ffffff", "menu": "#e8eef4", "queue": "#dcefe1", "message": "#fdf3d0", "callback": "#dcefe1",
    "outside": "#f4e3dc", "status": "#ece4f3", "survey": "#ece4f3", "function": "#f0f0f0",
}  # fmt: skip


#: The node to which an action leads: what comes before its name.
_KINDS: Mapping[type[Action], str] = {
    ToMenu: "menu", ToQueue: "queue", ToMessage: "message", ToCallback: "callback", ToSurvey: "survey",
    ToOutside: "outside", ToFunction: "function", ToStatus: "status",
}  # fmt: skip

_WORDS: Mapping[type[Action], str] = {
    ToMenu: "{}", ToQueue: "queue {}", ToMessage: "message for {}", ToCallback: "call-back by {}",
    ToSurvey: "survey of {}", ToOutside: "outside: {}", ToFunction: "{}()", ToStatus: "status of a case",
    ToArticle: "article {}",    ToPerson: "a person", Back: "back", Repeat: "this menu again",
}  # fmt: skip


def dot(menus: Menus, config: Configuration, text: Callable[[str], str]) -> str:
    """Return the graph. `text(prompt)` is what callers hear; empty where nobody knows."""
    lines = [_HEAD]
    targets: dict[str, str] = {}
    edges: list[tuple[str, str, str]] = []
    for name, number in config.numbers.items():
        node = f"number:{name}"
        lines.append(_node(node, "number", [f"<b>{escape(name)}</b>"]))
        start: Action = ToMenu(number.menu) if number.menu is not None else ToQueue(number.queue or "")
        edges.append((node, _target(start, config), ""))
        _draw(targets, start, config)
    for name, menu in menus.menus.items():
        lines.append(_menu(name, menu, text))
        for port, action in _leads(menu):
            edges.append((f"menu:{name}", _target(action, config), port))
            _draw(targets, action, config)
    arrivals = Counter(end for _, end, _ in edges)
    drawn = [
        _edge(begin, end, port)
        for begin, end, port in edges
        if end.startswith("menu:") or arrivals[end] <= MOST_ARROWS
    ]
    return "\n".join([*lines, *targets.values(), *drawn, "}", ""])


def _draw(targets: dict[str, str], action: Action, config: Configuration) -> None:
    if not isinstance(action, ToMenu):
        targets[_target(action, config)] = _destination(action, config)


def condition_text(condition: Condition) -> str:
    """Return the condition in words; empty where there is none."""
    parts = []
    if condition.hours is not None:
        parts.append(f"{condition.hours} open")
    if condition.closed is not None:
        parts.append(f"{condition.closed} closed")
    if condition.caller is not None:
        parts.append(
            {"known": "known caller", "new": "new caller", "withheld": "number withheld"}[condition.caller]
        )
    if condition.language is not None:
        parts.append(f"speaks {condition.language}")
    if condition.surge is not None:
        parts.append("surge mode" if condition.surge else "no surge mode")
    return ", ".join(parts)


def _leads(menu: Menu) -> Iterator[tuple[str, Action]]:
    """Yield row and action of everything that leaves the menu."""
    for key, choices in menu.keys.items():
        for index, (_, action) in enumerate(_written(key, choices)):
            if not isinstance(action, ToInformation | ToArticle | Back | Repeat):
                yield _port(key, index), action
    for index, (_, action) in enumerate(menu.otherwise):
        yield _port("else", index), action


def _said(condition: Condition, index: int) -> str:
    words = condition_text(condition)
    return words if words or not index else "otherwise"


def _written(key: str, choices: Choices[Action]) -> Choices[Action]:
    """Return the alternatives without the meaning that the key has by itself."""
    by_itself: Mapping[str, type[Action]] = {"0": ToPerson, "*": Back}
    kind = by_itself.get(key)
    if kind is not None and choices and choices[-1][0] == Condition() and isinstance(choices[-1][1], kind):
        return choices[:-1]
    return choices


def _menu(name: str, menu: Menu, text: Callable[[str], str]) -> str:
    head = f"<b>{escape(name)}</b>"
    only = condition_text(menu.condition)
    if only:
        head += f"<br/>{_condition('only: ' + only)}"
    cells = [f'<tr><td port="head" colspan="2" bgcolor="{_COLOURS["menu"]}">{head}</td></tr>']
    cells += _rows("else", menu.otherwise, "", first=1)
    for said in menu.prompts:
        heard = "<br/>".join(_prompt_lines(said, text))
        side = "right" if any(unicodedata.bidirectional(letter) == "AL" for letter in heard) else "left"
        cell = f'<td colspan="2" align="{side}" balign="{side}"><font point-size="9">{heard}</font></td>'
        cells.append(f"<tr>{cell}</tr>")
    for key, choices in menu.keys.items():
        cells += _rows(key, _written(key, choices), f"<b>{escape(key)}</b>")
    table = '<table border="0" cellborder="1" cellspacing="0" cellpadding="4" color="#9aa7b1">'
    return f'  "menu:{name}" [label=<{table}{"".join(cells)}</table>>];'


def _rows(key: str, choices: Choices[Action], shown: str, first: int = 0) -> Iterator[str]:
    """Yield a row for each alternative; the key stands beside all of them."""
    for index, (condition, action) in enumerate(choices):
        words = _said(condition, index + first)
        what = (_condition(words + ": ") if words else "") + escape(_row(action))
        beside = f'<td rowspan="{len(choices)}">{shown}</td>' if not index else ""
        yield f'<tr>{beside}<td port="{_port(key, index)}" align="left">{what}</td></tr>'


def _condition(words: str) -> str:
    return f'<font color="#8a4b08">{escape(words)}</font>'


def _prompt_lines(choices: Choices[str], text: Callable[[str], str]) -> list[str]:
    lines: list[str] = []
    for index, (condition, prompt) in enumerate(choices):
        words = _said(condition, index)
        if words:
            lines.append(_condition(words + ":"))
        folded = wrap(text(prompt) or prompt, LINE)
        shown = folded[:LINES]
        if len(folded) > LINES:
            shown[-1] += " …"
        lines += [escape(line) for line in shown]
    return lines


def _row(action: Action) -> str:
    """Return what a key does, in the row of its menu."""
    if isinstance(action, ToInformation):
        return "; ".join([*action.prompts, *([f"hours of {action.hours}"] if action.hours else [])])
    beside = _beside(action)
    return _WORDS[type(action)].format(_name(action)) + (f" ({beside})" if beside else "")


def _name(action: Action) -> str:
    """Return the name that the action holds; empty where it needs none."""
    values = [getattr(action, one.name) for one in fields(action)]
    return str(values[0]) if values else ""


def _beside(action: Action) -> str:
    """Return what is asked of the queue beside its own rules."""
    match action:
        case ToQueue(_, requires, priority):
            parts = [requires] if requires else []
            return ", ".join([*parts, *([f"+{priority:g} s"] if priority else [])])
        case ToCallback(_, requires):
            return requires
        case _:
            return ""


def _target(action: Action, config: Configuration) -> str:
    """Return the node to which the action leads."""
    if isinstance(action, ToPerson):
        return f"queue:{config.ivr.operator_queue}"
    return f"{_KINDS[type(action)]}:{_name(action)}"


def _destination(action: Action, config: Configuration) -> str:
    """Return the node itself."""
    node = _target(action, config)
    kind, _, name = node.partition(":")
    lines = [f"<b>{escape(_WORDS[type(action)].format(name))}</b>"]
    hours = None
    if kind == "outside" and name in config.outside:
        lines += [escape(title) for title in config.outside[name].title.values()]
        hours = config.outside[name].hours
    elif name in config.queues:
        lines += [escape(title) for title in config.queues[name].title.values()]
        hours = config.queues[name].hours
    if hours is not None:
        lines.append(f'<font point-size="9">hours: {escape(hours)}</font>')
    return _node(node, kind, lines)


def _node(name: str, kind: str, lines: list[str]) -> str:
    look = 'border="1" cellborder="0" cellspacing="0" cellpadding="3" style="rounded"'
    table = f'<table {look} bgcolor="{_COLOURS[kind]}">'
    rows = "".join(f"<tr><td>{line}</td></tr>" for line in lines)
    return f'  "{name}" [label=<{table}{rows}</table>>];'


def _edge(begin: str, end: str, port: str = "") -> str:
    leaves = f'"{begin}":"{port}":e' if port else f'"{begin}"'
    comes = f'"{end}":"head":w' if end.startswith("menu:") else f'"{end}"'
    style = " [style=dashed]" if port.startswith("else") else ""
    return f"  {leaves} -> {comes}{style};"


def _port(key: str, index: int) -> str:
    return f"{ {'*': 'star', '#': 'hash'}.get(key, key) }_{index}"
