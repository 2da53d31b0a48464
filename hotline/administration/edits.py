"""A draft: which values of which files somebody wants otherwise. Pure.

A draft is no copy of a file but a list of edits, each with the value that the person saw. So two administrators, and
somebody with a text editor, can change different keys at the same time; where two changed the same key, it shows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

#: A value of a TOML file as JSON has it; None: there is none.
Value = Any

#: Names of tables and keys from the top of a file; empty: the whole file, whose value is its text.
KeyNames = tuple[str, ...]


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """One value that is to become another."""

    #: Which file: a key of `settings_files`.
    file: str
    path: KeyNames
    before: Value = None
    after: Value = None


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """What remains to be done of a draft, over the files as they are now."""

    #: Edits that can be applied.
    applied: tuple[Edit, ...]
    #: Edits of values that somebody else has changed meanwhile.
    conflicts: tuple[Edit, ...]


def value_at(data: Value, path: KeyNames) -> Value:
    """Return the value at a path; None where there is none."""
    for key in path:
        if not isinstance(data, Mapping) or key not in data:
            return None
        data = data[key]
    return data


def with_value(data: Value, path: KeyNames, value: Value) -> Value:
    """Return the data with another value at a path; None takes it away. Nothing given is changed."""
    if not path:
        return value
    table = dict(data) if isinstance(data, Mapping) else {}
    if value is None and path[0] not in table:
        return data
    inner = with_value(table.get(path[0]), path[1:], value)
    if inner is None:
        table.pop(path[0], None)
    else:
        table[path[0]] = inner
    return table


def with_edits(data: Value, edits: Iterable[Edit]) -> Value:
    """Return the data as the edits want it."""
    for edit in edits:
        data = with_value(data, edit.path, edit.after)
    return data


def differences(file: str, before: Value, after: Value, path: KeyNames = ()) -> Iterator[Edit]:
    """Yield the smallest edits that lead from one value to the other; a table that is new or gone is one edit."""
    if before == after:
        return
    if not (isinstance(before, Mapping) and isinstance(after, Mapping)):
        yield Edit(file=file, path=path, before=before, after=after)
        return
    for key in [*before, *(key for key in after if key not in before)]:
        yield from differences(file, before.get(key), after.get(key), (*path, key))


def merge(edits: Sequence[Edit], current: Mapping[str, Value]) -> Merged:
    """Return which edits still stand, by the values of the files as they are now."""
    applied: list[Edit] = []
    conflicts: list[Edit] = []
    for edit in edits:
        now = value_at(current.get(edit.file), edit.path)
        if now == edit.after:
            continue  # somebody has done the same
        (applied if now == edit.before else conflicts).append(edit)
    return Merged(applied=tuple(applied), conflicts=tuple(conflicts))


def reverse(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return the edits that take these back."""
    return tuple(msgspec.structs.replace(edit, before=edit.after, after=edit.before) for edit in edits)


def changed_draft(edits: Sequence[Edit], current: Mapping[str, Value], wanted: Edit) -> tuple[Edit, ...]:
    """Return the draft in which one more value is as wanted; conflicts of other keys stay as they are."""
    merged = merge(edits, current)
    mine = [edit for edit in merged.applied if edit.file == wanted.file]
    before = current.get(wanted.file)
    after = with_value(with_edits(before, mine), wanted.path, wanted.after)
    return (
        *(edit for edit in merged.applied if edit.file != wanted.file),
        *differences(wanted.file, before, after),
        *(edit for edit in merged.conflicts if not _same_place(edit, wanted)),
    )


def _same_place(one: Edit, other: Edit) -> bool:
    return one.file == other.file and one.path == other.path
