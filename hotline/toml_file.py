"""Reading a TOML file that a person wrote; each way to be unreadable has its own clear answer."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any

from hotline.files import kind_of
from hotline.problems import ConfigurationError, Fault, KeyPath, Problem, key_text
from hotline.toml_lines import lines_of

#: Nobody writes more by hand; a larger file is the wrong file.
MOST_BYTES = 4 * 1024 * 1024

_error_position = re.compile(r" \(at line (\d+), column (\d+)\)$")
_error_at_end = " (at end of document)"
_control = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file that was read: its data and the line of every key."""

    path: Path
    data: Mapping[str, Any]
    lines: Mapping[KeyPath, int]

    def line(self, path: KeyPath) -> int:
        """Return the line of this key, or of the nearest table around it that stands in the file."""
        while path not in self.lines:
            path = path[:-1]
        return self.lines[path]

    def problem(self, path: KeyPath, what: str, remedy: str = "") -> Problem:
        """Return a problem with the value at `path`."""
        return Problem(self.path, self.line(path), key_text(path), what, remedy)


def read_toml(path: Path) -> TomlFile:
    """Read a TOML file. Raises `ConfigurationError`."""
    return parse_toml(path, read_text(path))


def read_text(path: Path) -> str:
    """Return what a person wrote. Raises `ConfigurationError` where it cannot be read or is no UTF-8."""
    return _decode(path, _read(path))


class Files:
    """Where files are read from: the disk. A draft puts texts in the place of some of them."""

    def holds(self, path: Path) -> bool:
        """Return whether something is there."""
        return kind_of(path) != "nothing"

    def read(self, path: Path) -> TomlFile:
        """Read a TOML file. Raises `ConfigurationError`."""
        return read_toml(path)


DISK = Files()


def parse_toml(path: Path, text: str) -> TomlFile:
    """Return what the text says; `path` is where it stands. Raises `ConfigurationError`."""
    try:
        data = tomllib.loads(text)
        lines = lines_of(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(path, text, str(error)) from None
    except RecursionError:
        raise _refused(path, "has tables or arrays that are nested too deeply") from None
    return TomlFile(path, data, lines)


def unusable_values(value: object, path: KeyPath = ()) -> list[Fault]:
    """Return key, fault and remedy of each value that TOML can write but no key of ours can use."""
    if isinstance(value, Mapping):
        return [fault for key, one in value.items() for fault in unusable_values(one, (*path, key))]
    if isinstance(value, list):
        return [fault for index, one in enumerate(value) for fault in unusable_values(one, (*path, index))]
    if isinstance(value, str):
        if _control.search(value):
            return [(path, "holds a line break or another control character", "Write it in one line.")]
    elif isinstance(value, float):
        if not isfinite(value):
            return [(path, "is no finite number", "Write an ordinary number.")]
    elif not isinstance(value, int):
        return [(path, "is a date or a time, which no key takes", "Put it in quotes if a text is meant.")]
    return []


def _refused(path: Path, what: str, remedy: str = "") -> ConfigurationError:
    return ConfigurationError([Problem(path, None, "", what, remedy)])


def _read(path: Path) -> bytes:
    if kind_of(path) == "folder":
        raise _refused(path, "is a folder", "Name the file inside it.")
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _refused(path, "does not exist", "Check the path, or make the file.") from None
    except PermissionError:
        remedy = "Let the user who runs this read the file (chmod, chown)."
        raise _refused(path, "may not be read", remedy) from None
    except OSError as error:
        raise _refused(path, f"cannot be read: {error.strerror or error}") from None
    if len(content) > MOST_BYTES:
        raise _refused(path, f"is larger than {MOST_BYTES // 1024 // 1024} MB", "Is this the right file?")
    return content


def _decode(path: Path, content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refused(path, "is UTF-16", "Save it as UTF-8.")
    if content.startswith(b"\xef\xbb\xbf"):
        problem = Problem(path, 1, "", "begins with a byte order mark (BOM)", "Save it as UTF-8 without BOM.")
        raise ConfigurationError([problem])
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        what = f"is not UTF-8: byte 0x{content[error.start]:02x} here"
        problem = Problem(
            path, line, "", what, "Save it as UTF-8 (it may be Latin-1 or Windows-1256).", column
        )
        raise ConfigurationError([problem]) from None


def _syntax_error(path: Path, text: str, message: str) -> ConfigurationError:
    position = _error_position.search(message)
    if position:
        line, column = int(position[1]), int(position[2])
        message = message[: position.start()]
    else:
        message = message.removesuffix(_error_at_end)
        line = text.count("\n") + 1
        column = len(text) - (text.rfind("\n") + 1) + 1
    problem = Problem(path, line, "", f"is not valid TOML: {message}", "See https://toml.io.", column)
    return ConfigurationError([problem])
