"""A configuration on disk, for the tests of what is said about it."""

from collections.abc import Collection, Mapping
from pathlib import Path
from textwrap import dedent

from hotline.config.loader import ConfigurationError, load

MENUS = '[menus.main]\nprompts = ["welcome"]\nkeys.1 = { queue = "water" }\n'
#: The least that can be used.
NEEDED = """\
[numbers.1111]
menu = "main"
[queues.water]
[agents.1001]
name = "Aisha"
queues = ["water"]
[ivr]
operator_queue = "water"
"""

#: Two agents with skills, and a queue that asks for the caller's language.
CITY = """\
[numbers.1111]
menu = "main"
[ivr]
operator_queue = "general"
[routing]
language_skills = { ar = "arabic", en = "english" }
[agents.1001]
name = "Aisha"
queues = ["water", "general"]
skills = { arabic = 5, english = 2, pipes = 3 }
[agents.1002]
name = "Salim"
queues = ["general"]
skills = { arabic = 3, english = 4 }
[queues.general]
requires = "language"
"""
#: A queue for it that asks for more.
WATER = '[queues.water]\nrequires = "arabic and pipes"\n'


def write_configuration(folder: Path, text: str) -> Path:
    """Write the configuration beside right menus."""
    (folder / "menus.toml").write_text(MENUS)
    file = folder / "hotline.toml"
    file.write_text(dedent(text))
    return file


def problems(
    file: Path, environment: Mapping[str, str] | None = None, prompts: Collection[str] | None = None
) -> list[str]:
    """Return what is wrong, without the file's name."""
    try:
        load(file, environment=environment or {}, prompts=prompts)
    except ConfigurationError as error:
        return [str(problem).removeprefix(f"{file}:").strip() for problem in error.problems]
    return []


def told(folder: Path, text: str, begin: str = CITY) -> list[str]:
    """Return what is wrong with `begin` and the text of a test, each with its line counted from that text."""
    before = begin.count("\n")
    found = (one.partition(": ") for one in problems(write_configuration(folder, begin + text)))
    return [f"{int(line) - before}: {rest}" for line, _, rest in found]


def warned(folder: Path, text: str, begin: str = CITY) -> list[str]:
    """Return what is probably not meant, as `told` does."""
    before = begin.count("\n")
    file = write_configuration(folder, begin + text)
    return [
        f"{(one.line or 0) - before}: {str(one).removeprefix(f'{file}:{one.line}: ')}"
        for one in load(file, environment={}).warnings
    ]
