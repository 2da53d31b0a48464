"""The menus as a graph in Graphviz's language DOT: numbers, menus with their keys, and what these lead to. Pure.

Each menu is a table, one row a key, and its edges leave at the row, so that a menu with twelve keys is as readable as
one with two. What a key does without leaving the menu (information, back, repeat) is told in its row. `0` for a person
and `*` for back, which every menu has, are drawn only where a menu gives them a meaning of its own.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
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
from .menu_graph_words import ENGLISH, GRAPH_WORDS, GraphWords

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


def dot(menus: Menus, config: Configuration, text: Callable[[str], str], language: str = "en") -> str:
    """Return the graph, its labels in this language. `text(prompt)` is what callers hear; empty: nobody knows."""
    return _Graph(config, text, GRAPH_WORDS.get(language, ENGLISH)).drawn(menus)


@dataclass(frozen=True, slots=True)
class _Graph:
    """What every part of the drawing needs."""

    config: Configuration
    text: Callable[[str], str]
    words: GraphWords

    def drawn(self, menus: Menus) -> str:
        lines = [_HEAD]
        targets: dict[str, str] = {}
        edges: list[tuple[str, str, str]] = []
        for name, number in self.config.numbers.items():
            node = f"number:{name}"
            lines.append(_node(node, "number", [f"<b>{escape(name)}</b>"]))
            start: Action = ToMenu(number.menu) if number.menu is not None else ToQueue(number.queue or "")
            edges.append((node, self._target(start), ""))
            self._draw(targets, start)
        for name, menu in menus.menus.items():
            lines.append(self._menu(name, menu))
            for port, action in _leads(menu):
                edges.append((f"menu:{name}", self._target(action), port))
                self._draw(targets, action)
        arrivals = Counter(end for _, end, _ in edges)
        drawn = [
            _edge(begin, end, port)
            for begin, end, port in edges
            if end.startswith("menu:") or arrivals[end] <= MOST_ARROWS
        ]
        return "\n".join([*lines, *targets.values(), *drawn, "}", ""])

    def _draw(self, targets: dict[str, str], action: Action) -> None:
        if not isinstance(action, ToMenu):
            targets[self._target(action)] = self._destination(action)

    def _said(self, condition: Condition, index: int) -> str:
        words = self.words.condition(condition)
        return words if words or not index else self.words.otherwise

    def _menu(self, name: str, menu: Menu) -> str:
        head = f"<b>{escape(name)}</b>"
        only = self.words.condition(menu.condition)
        if only:
            head += f"<br/>{self._condition(self.words.only.format(only))}"
        cells = [f'<tr><td port="head" colspan="2" bgcolor="{_COLOURS["menu"]}">{head}</td></tr>']
        cells += self._rows("else", menu.otherwise, "", first=1)
        for said in menu.prompts:
            heard = "<br/>".join(self._prompt_lines(said))
            side = "right" if any(unicodedata.bidirectional(letter) == "AL" for letter in heard) else "left"
            cell = f'<td colspan="2" align="{side}" balign="{side}"><font point-size="9">{heard}</font></td>'
            cells.append(f"<tr>{cell}</tr>")
        for key, choices in menu.keys.items():
            cells += self._rows(key, _written(key, choices), f"<b>{escape(key)}</b>")
        table = '<table border="0" cellborder="1" cellspacing="0" cellpadding="4" color="#9aa7b1">'
        return f'  "menu:{name}" [label=<{table}{"".join(cells)}</table>>];'

    def _rows(self, key: str, choices: Choices[Action], shown: str, first: int = 0) -> Iterator[str]:
        """Yield a row for each alternative; the key stands beside all of them."""
        for index, (condition, action) in enumerate(choices):
            words, what = self._said(condition, index + first), escape(self.words.line(self._row(action)))
            if words:
                what = self.words.side_by_side(self._condition(f"{words}:"), what)
            beside = f'<td rowspan="{len(choices)}">{shown}</td>' if not index else ""
            yield f'<tr>{beside}<td port="{_port(key, index)}" align="left">{what}</td></tr>'

    def _condition(self, words: str) -> str:
        return f'<font color="#8a4b08">{escape(self.words.line(words))}</font>'

    def _prompt_lines(self, choices: Choices[str]) -> list[str]:
        lines: list[str] = []
        for index, (condition, prompt) in enumerate(choices):
            words = self._said(condition, index)
            if words:
                lines.append(self._condition(f"{words}:"))
            folded = wrap(self.text(prompt) or prompt, LINE)
            shown = folded[:LINES]
            if len(folded) > LINES:
                shown[-1] += " …"
            lines += [escape(self.words.line(line)) for line in shown]
        return lines

    def _row(self, action: Action) -> str:
        """Return what a key does, in the row of its menu."""
        if isinstance(action, ToInformation):
            hours = [self.words.hours_of.format(action.hours)] if action.hours else []
            return "; ".join([*action.prompts, *hours])
        beside = self._beside(action)
        return self._named(action, _name(action)) + (f" ({beside})" if beside else "")

    def _named(self, action: Action, name: str) -> str:
        return self.words.actions[type(action)].format(name)

    def _beside(self, action: Action) -> str:
        """Return what is asked of the queue beside its own rules."""
        match action:
            case ToQueue(_, requires, priority):
                parts = [self.words.code(requires)] if requires else []
                return self.words.comma.join(
                    [*parts, *([self.words.seconds.format(f"{priority:g}")] if priority else [])]
                )
            case ToCallback(_, requires):
                return self.words.code(requires) if requires else ""
            case _:
                return ""

    def _target(self, action: Action) -> str:
        """Return the node to which the action leads."""
        if isinstance(action, ToPerson):
            return f"queue:{self.config.ivr.operator_queue}"
        return f"{_KINDS[type(action)]}:{_name(action)}"

    def _destination(self, action: Action) -> str:
        """Return the node itself."""
        node = self._target(action)
        kind, _, name = node.partition(":")
        lines = [f"<b>{escape(self.words.line(self._named(action, name)))}</b>"]
        hours = None
        if kind == "outside" and name in self.config.outside:
            lines += [escape(title) for title in self.config.outside[name].title.values()]
            hours = self.config.outside[name].hours
        elif name in self.config.queues:
            lines += [escape(title) for title in self.config.queues[name].title.values()]
            hours = self.config.queues[name].hours
        if hours is not None:
            open_when = escape(self.words.line(self.words.hours.format(hours)))
            lines.append(f'<font point-size="9">{open_when}</font>')
        return _node(node, kind, lines)


def _leads(menu: Menu) -> Iterator[tuple[str, Action]]:
    """Yield row and action of everything that leaves the menu."""
    for key, choices in menu.keys.items():
        for index, (_, action) in enumerate(_written(key, choices)):
            if not isinstance(action, ToInformation | ToArticle | Back | Repeat):
                yield _port(key, index), action
    for index, (_, action) in enumerate(menu.otherwise):
        yield _port("else", index), action


def _written(key: str, choices: Choices[Action]) -> Choices[Action]:
    """Return the alternatives without the meaning that the key has by itself."""
    by_itself: Mapping[str, type[Action]] = {"0": ToPerson, "*": Back}
    kind = by_itself.get(key)
    if kind is not None and choices and choices[-1][0] == Condition() and isinstance(choices[-1][1], kind):
        return choices[:-1]
    return choices


def _name(action: Action) -> str:
    """Return the name that the action holds; empty where it needs none."""
    values = [getattr(action, one.name) for one in fields(action)]
    return str(values[0]) if values else ""


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
