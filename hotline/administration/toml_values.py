"""Values and new tables as TOML, written as a person would. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

import tomlkit
from tomlkit.items import Item

from .edits import KeyNames

_BARE = re.compile(r"[A-Za-z0-9_-]+")

#: Longer than this, an array or table gets lines of its own.
WIDTH = 100


def key_of(name: str) -> str:
    """Return the key, quoted where it must be."""
    return name if _BARE.fullmatch(name) else tomlkit.string(name).as_string()


def dotted(path: KeyNames) -> str:
    """Return a table's name as its header has it."""
    return ".".join(map(key_of, path))


def inline(value: Any) -> str:  # noqa: ANN401  whatever TOML holds
    """Return a value in one line."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{key_of(key)} = {inline(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(inline, value))}]"
    return str(tomlkit.item(value).as_string())


def written(value: Any, before: int = 0) -> str:  # noqa: ANN401
    """Return a value, a long array in several lines; `before` signs stand in its line already."""
    line = inline(value)
    if isinstance(value, list | tuple) and len(line) + before > WIDTH:
        return "[\n" + "".join(f"  {inline(one)},\n" for one in value) + "]"
    return line


def item(value: Any, old: object) -> Item:  # noqa: ANN401
    """Return what tomlkit puts in the place of an old value."""
    several = isinstance(old, Item) and "\n" in old.as_string()
    text = written(value, WIDTH if several else 0)
    return cast("Item", tomlkit.parse(f"value = {text}\n").item("value"))


def line(key: str, value: Any) -> str:  # noqa: ANN401
    """Return the line of a key."""
    return f"{key_of(key)} = {written(value, len(key) + 3)}\n"


def table(path: KeyNames, value: Mapping[str, Any]) -> str:
    """Return a table with its header, and tables in it that are too long for a line behind it."""
    small = {key: one for key, one in value.items() if _fits(key, one)}
    text = "".join(line(key, one) for key, one in small.items())
    inner = "\n".join(_tables(path, {key: one for key, one in value.items() if key not in small}))
    if not small and inner:
        return inner
    return f"[{dotted(path)}]\n{text}" + (f"\n{inner}" if inner else "")


def _tables(path: KeyNames, value: Mapping[str, Any]) -> Iterator[str]:
    for key, one in value.items():
        yield table((*path, key), one)


def _fits(key: str, value: Any) -> bool:  # noqa: ANN401
    return not isinstance(value, Mapping) or len(line(key, value)) <= WIDTH
