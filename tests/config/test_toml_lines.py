"""The line of every key in a TOML file."""

import json
import tomllib
from collections.abc import Callable, Mapping
from textwrap import dedent
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from hotline.problems import KeyPath
from hotline.toml_lines import lines_of

TRICKY = dedent(
    '''\
    # [not.a.table]
    title = "a # no comment, = no key, [no table]"
    text = """
    [not.a.table]
    key = 1 \\"""
    ends with quotes"""""
    raw = \'\'\'
    b = 2
    \'\'\'\'
    "quoted key" = 1
    'literal.key' = 2
    "\\u0061rabic" . inner = 3

    [ spaced . "out" ]
    list = [ 1, # ]
      "two", [ 3,
      4 ], { x = 5, y.z = 6 },
    ]
    when = 1979-05-27 07:32:00

    [[array]]
    a = 1
    [array.sub]
    b = 2
    [[array]]
    a = 3
    [[array.deep]]
    [[array.deep]]
    c = 4
    '''
)


def test_lines_of_every_syntax() -> None:
    """Keys, tables, arrays of tables, inline tables and all kinds of strings are found in their lines."""
    lines = lines_of(TRICKY)
    expected: dict[KeyPath, int] = {
        ("title",): 2, ("text",): 3, ("raw",): 7, ("quoted key",): 10, ("literal.key",): 11,
        ("arabic",): 12, ("arabic", "inner"): 12, ("spaced",): 14, ("spaced", "out"): 14,
        ("spaced", "out", "list"): 15, ("spaced", "out", "list", 1): 16, ("spaced", "out", "list", 2, 1): 17,
        ("spaced", "out", "list", 3, "y", "z"): 17, ("spaced", "out", "when"): 19, ("array", 0): 21,
        ("array", 0, "sub", "b"): 24, ("array", 1): 25, ("array", 1, "a"): 26, ("array", 1, "deep", 0): 27,
        ("array", 1, "deep", 1, "c"): 29,
    }  # fmt: skip
    assert {path: lines.get(path) for path in expected} == expected


def paths_of(value: object, path: KeyPath = ()) -> set[KeyPath]:
    found = {path}
    if isinstance(value, Mapping):
        for key, one in value.items():
            found |= paths_of(one, (*path, key))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            found |= paths_of(one, (*path, index))
    return found


def test_every_key_that_tomllib_reads_has_a_line() -> None:
    """The scanner and the standard library find the same keys."""
    assert set(lines_of(TRICKY)) == paths_of(tomllib.loads(TRICKY))


SMALL = ["", "\n", "# only a comment", "a=1", "a=1\r\nb=2\r\n", "a=[]\nb={}", "a=\"\"\nb=''"]


@pytest.mark.parametrize("text", SMALL)
def test_small_texts(text: str) -> None:
    """Texts without much in them are no special case."""
    assert set(lines_of(text)) == paths_of(tomllib.loads(text))


KEYS = st.text("ab_-1", min_size=1, max_size=3) | st.text("a.\"'#=[] \n\\ش", max_size=3)
TEXTS = st.text("a\"'#=[]{},\n\\ \t", max_size=8)
SCALARS = st.integers(-9, 9) | st.booleans() | TEXTS
VALUES = st.recursive(
    SCALARS, lambda one: st.lists(one, max_size=3) | st.dictionaries(KEYS, one, max_size=3), max_leaves=6
)


class Writer:
    """Writes data as TOML in a drawn style, and notes the line of every key as it goes."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self.draw = draw
        self.text = ""
        self.lines: dict[KeyPath, int] = {(): 1}

    def note(self, path: KeyPath) -> None:
        self.lines.setdefault(path, self.text.count("\n") + 1)

    def pick(self, choices: list[str]) -> str:
        chosen: str = self.draw(st.sampled_from(choices))
        return chosen

    def key(self, key: str) -> str:
        bare = key != "" and all(sign in "ab_-1" for sign in key)
        literal = not any(sign in "'\n" for sign in key)
        styles = [json.dumps(key), *([key] if bare else []), *([f"'{key}'"] if literal else [])]
        return self.pick(styles)

    def gap(self) -> str:
        return self.pick(["", " ", "\n", ' # ] } "\n', "\n\n  "])

    def string(self, value: str) -> str:
        styles = [json.dumps(value)]
        escaped = value.replace("\\", "\\\\").replace('"""', '""\\"')
        if '"""' not in escaped and not escaped.endswith('"'):
            styles.append(f'"""\n{escaped}"""')
        if "'''" not in value and not value.endswith("'"):
            styles.append(f"'''\n{value}'''")
        return self.pick(styles)

    def value(self, value: object, path: KeyPath) -> None:
        if isinstance(value, str):
            self.text += self.string(value)
        elif isinstance(value, list):
            self.text += "["
            for index, one in enumerate(value):
                self.text += self.gap()
                self.note((*path, index))
                self.value(one, (*path, index))
                self.text += self.gap() + ","
            self.text += self.gap() + "]"
        elif isinstance(value, dict):
            self.text += "{ "
            for index, (key, one) in enumerate(value.items()):
                self.text += ", " if index else ""
                self.key_and_value(key, one, path)
            self.text += " }"
        else:
            self.text += json.dumps(value)

    def key_and_value(self, key: str, value: object, path: KeyPath) -> None:
        written = [self.key(key)]
        paths = [(*path, key)]
        while isinstance(value, dict) and len(value) == 1 and self.draw(st.booleans()):
            ((key, value),) = value.items()
            written.append(self.key(key))
            paths.append((*paths[-1], key))
        for one in paths:
            self.note(one)
        self.text += self.pick([".", " . "]).join(written) + " = "
        self.value(value, paths[-1])

    def table(self, table: dict[str, object], path: KeyPath, header: tuple[str, ...]) -> None:
        headed = {
            key: one for key, one in table.items()
            if self.draw(st.booleans())
            and (isinstance(one, dict) or (isinstance(one, list) and one and all(isinstance(x, dict) for x in
            one)))
        }  # fmt: skip
        for key, one in table.items():
            if key not in headed:
                self.key_and_value(key, one, path)
                self.text += self.pick(["\n", "  # [x]\n", "\n\n"])
        for key, one in headed.items():
            self.headed(key, one, path, (*header, self.key(key)))

    def headed(self, key: str, value: object, path: KeyPath, header: tuple[str, ...]) -> None:
        if isinstance(value, dict):
            self.note((*path, key))
            self.text += f"[{'.'.join(header)}]\n"
            self.table(value, (*path, key), header)
            return
        assert isinstance(value, list)
        for index, one in enumerate(value):
            self.note((*path, key))
            self.note((*path, key, index))
            self.text += f"[[ {' . '.join(header)} ]] # ]]\n"
            self.table(one, (*path, key, index), header)


@given(st.data(), st.dictionaries(KEYS, VALUES, max_size=4))
@settings(max_examples=300, deadline=None)
def test_lines_are_those_where_the_keys_were_written(data: st.DataObject, content: dict[str, object]) -> None:
    """Whatever the style in which data are written, each key is found in the line where it was written."""
    writer = Writer(data.draw)
    writer.table(content, (), ())
    assert tomllib.loads(writer.text) == content
    assert lines_of(writer.text) == writer.lines


@given(st.text("ab\".'=[]{},#\n 1\\", max_size=25))
@settings(max_examples=500, deadline=None)
def test_any_text_ends(text: str) -> None:
    """The scanner comes to an end, and agrees with tomllib wherever that accepts the text."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(lines_of(text)) == paths_of(data)
