"""Where tables begin and end in a TOML text, for those who put lines into it. Pure.

A table's lines go from its header to the next header; the comments and empty lines right before the next header
belong to what comes there.
"""

import tomllib
from collections.abc import Mapping
from typing import Any

from hotline.problems import KeyPath
from hotline.toml_lines import lines_of

from .edits import KeyNames, value_at


class Layout:
    """The headers of one text."""

    def __init__(self, text: str) -> None:
        """Raise `tomllib.TOMLDecodeError` where the text is no TOML."""
        self.lines = text.splitlines(keepends=True)
        if self.lines and not self.lines[-1].endswith("\n"):
            self.lines[-1] += "\n"
        data = tomllib.loads(text)
        #: Line index of each header, by the table's path; arrays of tables count as headers too.
        self.headers: dict[KeyPath, int] = {
            path: line - 1
            for path, line in lines_of(text).items()
            if path and self._is_header(path, line - 1, data)
        }

    def _is_header(self, path: KeyPath, line: int, data: Mapping[str, Any]) -> bool:
        if not self.lines[line].lstrip().startswith("["):
            return False
        value: Any = data
        for part in path:
            value = value[part]
        # A header of `a.b` also stands for `a`, unless `a` has one of its own, which then came first.
        return isinstance(value, dict) and self._names(path, line)

    def _names(self, path: KeyPath, line: int) -> bool:
        """Return whether the header in this line is the one of the path, and not of a table below it."""
        value: Any = tomllib.loads(self.lines[line])
        depth = 0
        while value:
            if isinstance(value, list):
                value = value[0]
                continue
            value = next(iter(value.values()))
            depth += 1
        return depth == sum(1 for part in path if isinstance(part, str))

    def end_of(self, line: int) -> int:
        """Return the line behind the last one of the table whose header is in `line`."""
        following = [other for other in self.headers.values() if other > line]
        end = min(following, default=len(self.lines))
        while end > line + 1 and self._is_quiet(end - 1):
            end -= 1
        return end

    def place_for_table(self, path: KeyNames) -> int:
        """Return the line before which a new table is put: behind those that have the most in common with it."""
        for depth in range(len(path) - 1, 0, -1):
            akin = [line for other, line in self.headers.items() if other[:depth] == path[:depth]]
            if akin:
                return self.end_of(max(akin))
        return len(self.lines)

    def inserted(self, line: int, text: str) -> str:
        """Return the whole text with another before this line."""
        return "".join([*self.lines[:line], text, *self.lines[line:]])

    def without(self, path: KeyNames) -> str:
        """Return the text without a table and those below it."""
        gone: set[int] = set()
        for other, line in self.headers.items():
            if other[: len(path)] == path:
                gone.update(range(line, self.end_of(line)))
        kept = [line for number, line in enumerate(self.lines) if number not in gone]
        return "".join(_without_double_gaps(kept))

    def _is_quiet(self, line: int) -> bool:
        shown = self.lines[line].strip()
        return not shown or shown.startswith("#")


def _without_double_gaps(lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if not line.strip() and (not kept or not kept[-1].strip()):
            continue
        kept.append(line)
    return kept


def has(text: str, path: KeyNames) -> bool:
    """Return whether there is a value at the path."""
    return value_at(tomllib.loads(text), path) is not None
