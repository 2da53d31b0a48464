"""Where prompts are named in our code, computed from the code itself: nobody keeps such a list up to date by hand.

A text constant that is a prompt's name is a use of it. So is one that ends with a dash (`"digit-"`), and a formatted
one (`f"digit-{key}"`), of every prompt that it can become.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

#: Shorter beginnings would be uses of nearly everything.
_SHORTEST_BEGINNING = 4

#: A prompt in a template of the dialplan: `{{ sounds }}/{{ language }}/lifeboat`.
_in_template = re.compile(r"\}\}/([a-z0-9][a-z0-9-]*)")


def uses_in(folder: Path, prompts: Collection[str]) -> Mapping[str, list[str]]:
    """Return where each of the prompts is named in the code and the templates below `folder`, as `ivr/waiting.py:205`.

    Raises `OSError` and `SyntaxError` for what cannot be read.
    """
    uses: dict[str, list[str]] = defaultdict(list)
    for file in sorted([*folder.rglob("*.py"), *folder.rglob("*.j2")]):
        found = _in_code if file.suffix == ".py" else _in_dialplan
        for prompt, line in sorted(
            set(found(file.read_text(encoding="utf-8"), prompts)), key=lambda one: one[1]
        ):
            uses[prompt].append(f"{folder.name}/{file.relative_to(folder)}:{line}")
    return uses


def _in_dialplan(text: str, prompts: Collection[str]) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(text.splitlines(), start=1):
        yield from ((name, number) for name in _in_template.findall(line) if name in prompts)


def _in_code(text: str, prompts: Collection[str]) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value in prompts:
                yield node.value, node.lineno
            elif node.value.endswith("-") and _is_beginning(node.value):
                yield from ((name, node.lineno) for name in prompts if name.startswith(node.value))
        elif isinstance(node, ast.JoinedStr):
            pattern = _pattern(node)
            if pattern is not None:
                yield from ((name, node.lineno) for name in prompts if pattern.fullmatch(name))


def _pattern(node: ast.JoinedStr) -> re.Pattern[str] | None:
    """Return what the formatted text can become; None where it says too little of it."""
    first = node.values[0] if node.values else None
    if not (isinstance(first, ast.Constant) and isinstance(first.value, str) and _is_beginning(first.value)):
        return None
    parts = [re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in node.values]
    return re.compile("".join(parts))


def _is_beginning(text: str) -> bool:
    return len(text) >= _SHORTEST_BEGINNING and re.fullmatch(r"[a-z0-9-]+", text) is not None
