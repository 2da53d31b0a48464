"""What is wrong with a file that people write, said so that they can mend it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

#: Where a value stands in a TOML file: keys of tables and indexes of arrays, from the top.
KeyPath = tuple[str | int, ...]

#: A key, what is wrong with it, and how to mend it; what remains to be said is in which file it stands.
Fault = tuple[KeyPath, str, str]

_bare_key = re.compile(r"[A-Za-z0-9_-]+")


def key_text(path: KeyPath) -> str:
    """Return the path as TOML has it: `queues.water.title`, `numbers."+9681111"`, `agents.a1.queues[0]`."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
            continue
        shown = (
            part if _bare_key.fullmatch(part) else '"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"'
        )
        text += f".{shown}" if text else shown
    return text


def did_you_mean(name: str, known: Iterable[str], *, none: str = "none yet") -> str:
    """Return a remedy for a name that nobody knows: the nearest known one, or all of them."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    if near:
        return f"Did you mean `{near[0]}`?"
    return f"Known here: {', '.join(names) or none}."


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend."""

    #: The file; None where an environment variable is at fault.
    file: Path | None
    #: Line in the file, from 1; None where the whole file is meant.
    line: int | None
    #: The key as `key_text` writes it, or the environment variable; empty where the whole file is meant.
    key: str
    #: What is wrong.
    what: str
    #: How to mend it.
    remedy: str = ""
    #: Column in the line, from 1, where the text is no TOML.
    column: int | None = None

    @property
    def place(self) -> str:
        """The place as compilers write it, so that editors can jump there: `hotline.toml:12:3`."""
        if self.file is None:
            return "environment"
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)

    def __str__(self) -> str:
        key = f" {self.key}:" if self.key else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{self.place}:{key} {self.what}.{remedy}"


class ConfigurationError(Exception):
    """The configuration cannot be used; `problems` lists everything, in the order of the files."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(
            sorted(dict.fromkeys(problems), key=lambda one: (str(one.file or ""), one.line or 0))
        )
        super().__init__("\n".join(str(problem) for problem in self.problems))
