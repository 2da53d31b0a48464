"""Reading the file of the menus."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from hotline.problems import ConfigurationError, Problem
from hotline.toml_file import TomlFile, read_toml
from hotline.toml_model import build, file_faults, related

from .menu import MenuFile, Menus, menu_of
from .menu_checks import menu_faults, unreachable


@dataclass(frozen=True, slots=True)
class ReadMenus:
    """What became of the file."""

    #: Only to be used where there are no problems.
    menus: Menus
    problems: tuple[Problem, ...]
    #: What works but is probably not meant.
    warnings: tuple[Problem, ...]


def read_menus(path: Path, *, queues: Collection[str], roots: Collection[str],
               prompts: Collection[str] | None = None) -> ReadMenus:  # fmt: skip
    """Read and check the menus; everything that is wrong is in the answer, nothing is raised.

    `roots` are the menus at which callers begin. `prompts` are the prompts that have a text in every
    language; None skips that check.
    """
    try:
        file = read_toml(path)
    except ConfigurationError as error:
        return ReadMenus(Menus({}), error.problems, ())
    return check_menus(file, queues=queues, roots=roots, prompts=prompts)


def check_menus(file: TomlFile, *, queues: Collection[str], roots: Collection[str],
                prompts: Collection[str] | None = None) -> ReadMenus:  # fmt: skip
    """Do what `read_menus` does, with a file that was read before."""
    faults = file_faults(MenuFile, file.data)
    model, more = build(MenuFile, file.data)
    faults += [fault for fault in more if fault[0] not in {path for path, _, _ in faults}]
    menus = Menus({})
    warnings: list[Problem] = []
    if model is not None:
        menus = Menus({name: menu_of(table) for name, table in model.menus.items()})
        broken = [path for path, _, _ in faults]
        faults += [
            fault
            for fault in menu_faults(model, menus, queues=queues, roots=roots, prompts=prompts)
            if not related(fault[0], broken)
        ]
        if not faults:
            warnings = [
                file.problem(
                    ("menus", name), "no key and no number leads to this menu", "Remove it or use it."
                )
                for name in unreachable(menus, roots)
            ]
    problems = tuple(file.problem(path, what, remedy) for path, what, remedy in faults)
    return ReadMenus(menus, problems, tuple(warnings))


def load_menus(path: Path, *, queues: Collection[str], roots: Collection[str],
               prompts: Collection[str] | None = None) -> Menus:  # fmt: skip
    """Return the menus of the file. Raises `ConfigurationError`."""
    read = read_menus(path, queues=queues, roots=roots, prompts=prompts)
    if read.problems:
        raise ConfigurationError(read.problems)
    return read.menus
