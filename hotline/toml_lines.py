"""The line of every key in a TOML text, which the standard library's `tomllib` does not tell.

The scanner reads only text that `tomllib` has accepted, so it looks no further than it must to find keys and
to step over values. Source of the rules: TOML v1.0.0.
"""

import re
import tomllib

from hotline.problems import KeyPath

_blank = re.compile(r"[ \t]*")
_blank_lines = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_bare_key = re.compile(r"[A-Za-z0-9_-]+")
#: A number, a boolean, a date, possibly with one blank between date and time.
_bare_value = re.compile(r"[^,\]\}#\r\n]*")
#: Strings of the four kinds, the three-quoted ones first; up to two quotes may stand before the closing
#: three.
_string = re.compile(
    r'"""(?:[^\\]|\\.)*?"""(?:""|")?|' + r"'''.*?'''(?:''|')?|" + r'"(?:[^"\\\n]|\\.)*"|' + r"'[^'\n]*'",
    re.DOTALL,
)


def lines_of(text: str) -> dict[KeyPath, int]:
    """Return the line, from 1, of every table, key and array element in `text`, which must be valid TOML.

    A table or array that is written in several places stands at the first of them. The top itself, `()`, is
    line 1.
    """
    return _Scanner(text).scan()


class _Scanner:
    """One pass over one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._counted = 0
        self._lines: dict[KeyPath, int] = {(): 1}
        #: Number of tables seen so far in each array of tables.
        self._arrays: dict[KeyPath, int] = {}

    def scan(self) -> dict[KeyPath, int]:
        table: KeyPath = ()
        self._skip(_blank_lines)
        while self._peek():
            if self._peek() == "[":
                table = self._header()
            else:
                self._key_and_value(table)
            self._skip(_blank_lines)
        return self._lines

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _skip(self, pattern: re.Pattern[str]) -> str:
        """Step over what matches here and return it."""
        match = pattern.match(self._text, self._at)
        if match is None:
            return ""
        self._at = match.end()
        return match.group()

    def _note(self, path: KeyPath) -> None:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        self._lines.setdefault(path, self._line)

    def _header(self) -> KeyPath:
        """`[a.b]` or `[[a.b]]`: a part that names an array of tables means its last table."""
        is_array = self._text.startswith("[[", self._at)
        self._at += 2 if is_array else 1
        *above, last = self._keys()
        path: KeyPath = ()
        for key in above:
            path = (*path, key)
            self._note(path)
            if path in self._arrays:
                path = (*path, self._arrays[path] - 1)
        path = (*path, last)
        self._note(path)
        if is_array:
            index = self._arrays.get(path, 0)
            self._arrays[path] = index + 1
            path = (*path, index)
            self._note(path)
        self._skip(_blank)
        self._at += 2 if is_array else 1
        return path

    def _keys(self) -> list[str]:
        """`a . "b" . 'c'`, up to the sign that follows."""
        keys = []
        while True:
            self._skip(_blank)
            quoted = self._peek() in {'"', "'"}
            raw = self._skip(_string if quoted else _bare_key)
            keys.append(tomllib.loads(f"key = {raw}")["key"] if quoted else raw)
            self._skip(_blank)
            if self._peek() != ".":
                return keys
            self._at += 1

    def _key_and_value(self, table: KeyPath) -> None:
        path = table
        for key in self._keys():
            path = (*path, key)
            self._note(path)
        self._at += 1  # the sign =
        self._skip(_blank)
        self._value(path)

    def _value(self, path: KeyPath) -> None:
        sign = self._peek()
        if sign == "[":
            self._array(path)
        elif sign == "{":
            self._inline_table(path)
        else:
            self._skip(_string if sign in {'"', "'"} else _bare_value)

    def _array(self, path: KeyPath) -> None:
        self._at += 1
        self._skip(_blank_lines)
        index = 0
        while self._peek() not in {"]", ""}:
            self._note((*path, index))
            self._value((*path, index))
            index += 1
            self._comma()
        self._at += 1

    def _inline_table(self, path: KeyPath) -> None:
        self._at += 1
        # TOML 1.1 allows new lines here, 1.0 does not; reading both costs nothing.
        self._skip(_blank_lines)
        while self._peek() not in {"}", ""}:
            self._key_and_value(path)
            self._comma()
        self._at += 1

    def _comma(self) -> None:
        self._skip(_blank_lines)
        if self._peek() == ",":
            self._at += 1
            self._skip(_blank_lines)
