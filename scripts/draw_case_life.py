"""Draws docs/developer/case-life.md and its picture from the tables in crm_bridge/case_status.py and permissions.py.

.venv/bin/python scripts/draw_case_life.py      (needs `dot` of Graphviz for the picture)
"""

import html
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

from hotline.crm_bridge.case_status import AT_WORK, CLOSED, NEW, REOPENED, SETTLED, TRANSITIONS
from hotline.crm_bridge.permissions import SCOPES, TABLE, Action

PAGE = Path(__file__).parent.parent / "docs" / "developer" / "case-life.md"
PICTURE = PAGE.with_suffix(".svg")

INTRODUCTION = """\
# The life of a case

Drawn by `scripts/draw_case_life.py` from [crm_bridge/case_status.py](../../crm_bridge/case_status.py) and
[crm_bridge/permissions.py](../../crm_bridge/permissions.py); do not edit it here.

![From new over at work and settled to closed, and back by reopened](case-life.svg)

An arrow between two boxes stands for an arrow from each status in the first to each in the second. Within `at work`
every status may become every other one.

| from | to |
|---|---|"""

PERMISSIONS = """
## Who may do what

A field team (third line) may do this with cases of its own department and those below it. A citizen's actions are
about the own case. A program may what the scopes of its token say. Where a supervisor may not "add word", it is because
that is the citizen's own voice.

"""

#: How the statuses stand in the picture; the arrows are those of the table.
GROUPS: dict[str, Sequence[str]] = {
    "begins": (NEW,),
    "at work": [status for status in TRANSITIONS if status in AT_WORK],
    "settled": [status for status in TRANSITIONS if status in SETTLED],
    "ends": (CLOSED,),
    "again": (REOPENED,),
}


def page() -> str:
    """Return the whole page."""
    ways = [f"| {status} | {', '.join(_in_order(TRANSITIONS[status]))} |" for status in TRANSITIONS]
    return "\n".join([INTRODUCTION, *ways]) + "\n" + PERMISSIONS + "\n".join(_permissions()) + "\n"


def _permissions() -> Iterator[str]:
    yield "| action | " + " | ".join([*TABLE, *(f"`{scope}`" for scope in SCOPES)]) + " |"
    yield "|---" * (1 + len(TABLE) + len(SCOPES)) + "|"
    for action in Action:
        cells = ["yes" if action in allowed else "" for allowed in (*TABLE.values(), *SCOPES.values())]
        yield f"| {action} | " + " | ".join(cells) + " |"


def _in_order(statuses: frozenset[str]) -> list[str]:
    return [status for status in TRANSITIONS if status in statuses]


def source() -> str:
    """Return the picture in Graphviz's language: an arrow between groups where the table has all of its arrows."""
    return "\n".join(["digraph life {", *_boxes(), *_arrows(), "}"]) + "\n"


def _boxes() -> Iterator[str]:
    yield "  compound=true; rankdir=LR; ranksep=0.8; nodesep=0.25; fontname=sans; fontsize=12;"
    yield '  node [shape=box, style="rounded,filled", fillcolor=white, fontname=sans, fontsize=12];'
    yield "  edge [fontname=sans, fontsize=11];"
    for group, statuses in GROUPS.items():
        if len(statuses) == 1:
            yield f'  "{statuses[0]}";'
            continue
        yield f'  subgraph "cluster_{group}" {{ label="{group}"; style="rounded,filled"; fillcolor="#eef2f7";'
        yield from (f'    "{status}";' for status in statuses)
        yield "  }"


def _arrows() -> Iterator[str]:
    drawn: set[tuple[str, str]] = set()
    for one, first in GROUPS.items():
        for other, second in GROUPS.items():
            arrows = {(a, b) for a in first for b in second if a != b}
            if one != other and arrows and all(b in TRANSITIONS[a] for a, b in arrows):
                drawn |= arrows
                yield _arrow(one, first, other, second)
            elif one == other and all(b in TRANSITIONS[a] for a, b in arrows):
                drawn |= arrows  # said in words
    for status, ways in TRANSITIONS.items():
        for way in _in_order(ways):
            if (status, way) not in drawn:
                yield f'  "{status}" -> "{way}";'


def _arrow(one: str, first: Sequence[str], other: str, second: Sequence[str]) -> str:
    tail = f'ltail="cluster_{one}", ' if len(first) > 1 else ""
    head = f'lhead="cluster_{other}", ' if len(second) > 1 else ""
    # Back to work is drawn against the direction of the others.
    back = "constraint=false, " if REOPENED in {*first, *second} else ""
    options = f"{tail}{head}{back}".rstrip(", ")
    return f'  "{first[len(first) // 2]}" -> "{second[len(second) // 2]}" [{options}];'


def marked(svg: str) -> str:
    """Return a picture with what it was drawn from, by which a test sees that it is the present one."""
    return svg.replace("</svg>", f"<desc>{html.escape(source())}</desc>\n</svg>")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    svg = subprocess.run(["dot", "-Tsvg"], input=source(), capture_output=True, text=True, check=True).stdout
    PICTURE.write_text(marked(svg), encoding="utf-8")
