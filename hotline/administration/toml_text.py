"""Another value in a TOML text that a person wrote: comments, order and layout of all the rest stay. Pure.

Values that are there are exchanged in place by tomlkit. New keys and tables, and tables that go, are lines that are put
in or taken out, since tomlkit would put them behind the comments of what comes next. Whatever was done, the new text is
read again: where it does not say exactly what was wanted, nothing is changed and `EditError` says so.
"""

import tomllib
from collections.abc import Iterable, Mapping, MutableMapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array, InlineTable

from .edits import Edit, KeyNames, Value, value_at, with_value
from .toml_layout import Layout
from .toml_values import item, line, table


class EditError(ValueError):
    """A value that cannot be put into a file in this layout; the text says which."""


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits. Raises `EditError`."""
    for edit in edits:
        text = _edited(text, edit)
    return text


def _edited(text: str, edit: Edit) -> str:
    if not edit.path:
        return str(edit.after or "")
    try:
        data = tomllib.loads(text)
        wanted = with_value(data, edit.path, edit.after)
        if wanted == data:
            return text
        for way in (_by_lines, _by_tomlkit):
            try:
                new = way(text, edit.path, edit.after)
                if _without_empty(tomllib.loads(new), edit) == _without_empty(wanted, edit):
                    return new
            except (TOMLKitError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, IndexError):
                continue
    except tomllib.TOMLDecodeError as error:
        raise EditError(f"the file is no TOML: {error}") from None
    where = ".".join(edit.path)
    raise EditError(f"`{where}` cannot be changed in this file from here: change it in the file by hand")


def _without_empty(data: Value, edit: Edit) -> Value:
    """Return the data where the tables around a value that was taken away are gone as well if they are empty."""
    path = edit.path[:-1] if edit.after is None else ()
    while path and value_at(data, path) == {}:
        data = with_value(data, path, None)
        path = path[:-1]
    return data


def _by_lines(text: str, path: KeyNames, value: Value) -> str:
    """Put a key or a table in that is not there yet, or take a table out that has a header."""
    layout = Layout(text)
    if value is None:
        if not any(other[: len(path)] == path for other in layout.headers):
            raise KeyError(path)
        return layout.without(path)
    if value_at(tomllib.loads(text), path) is not None:
        raise KeyError(path)
    if not isinstance(value, Mapping) or (path[:-1] in layout.headers and _is_small(path, value)):
        return _with_key(layout, path, value)
    return _with_table(layout, path, value)


def _is_small(path: KeyNames, value: Value) -> bool:
    return not table(path, {path[-1]: value}).count("\n[") and len(path) > 2


def _with_key(layout: Layout, path: KeyNames, value: Value) -> str:
    *above, key = path
    header = layout.headers.get(tuple(above))
    if above and header is None:
        return _with_table(layout, tuple(above), {key: value})
    if header is None:  # a key at the very top stands before the first table
        first = min(layout.headers.values(), default=len(layout.lines))
        return layout.inserted(first, line(key, value))
    return layout.inserted(layout.end_of(header), line(key, value))


def _with_table(layout: Layout, path: KeyNames, value: Mapping[str, Any]) -> str:
    place = layout.place_for_table(path)
    gap_before = "\n" if place and layout.lines[place - 1].strip() else ""
    gap_after = "\n" if place < len(layout.lines) and layout.lines[place].strip() else ""
    return layout.inserted(place, gap_before + table(path, value) + gap_after)


def _by_tomlkit(text: str, path: KeyNames, value: Value) -> str:
    document = tomlkit.parse(text)
    holder: Any = document
    for depth, key in enumerate(path[:-1]):
        inner = holder[key]
        if isinstance(inner, InlineTable):
            _put(holder, key, with_value(inner.unwrap(), path[depth + 1 :], value))
            return tomlkit.dumps(document)
        holder = inner
    if value is None:
        holder.remove(path[-1]) if hasattr(holder, "remove") else holder.pop(path[-1])
    else:
        _put(holder, path[-1], value)
    return tomlkit.dumps(document)


def _put(holder: Any, key: Any, value: Value) -> None:  # noqa: ANN401  tomlkit's containers have no common type
    old = holder[key] if isinstance(key, int) or key in holder else None
    if old == value:
        return
    if isinstance(old, Array | AoT) and isinstance(value, list):
        _put_array(holder, key, old, value)
    elif isinstance(old, InlineTable) and isinstance(value, Mapping) and old.keys() != value.keys():
        holder[key] = item(value, old)  # it holds no comments, and tomlkit's blanks would show the change
    elif isinstance(old, MutableMapping) and isinstance(value, Mapping):
        for name in [name for name in old if name not in value]:
            del old[name]
        for name, one in value.items():
            _put(old, name, one)
    else:
        holder[key] = item(value, old)


def _put_array(holder: Any, key: Any, old: Any, value: list[Any]) -> None:  # noqa: ANN401
    """Exchange the elements that differ, so that comments beside the others stay."""
    if len(old) == len(value):
        for index, one in enumerate(value):
            _put(old, index, one)
    elif isinstance(old, Array) and list(old.unwrap()) == value[: len(old)]:
        for one in value[len(old) :]:
            old.append(item(one, None))
    elif isinstance(old, Array) and len(value) < len(old) and old.unwrap()[: len(value)] == value:
        for _ in range(len(old) - len(value)):
            del old[-1]
    else:
        holder[key] = item(value, old)
