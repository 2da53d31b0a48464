"""Reading the file of the menus."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hotline.config import Configuration
from hotline.problems import ConfigurationError, Fault, Problem
from hotline.toml_file import DISK, Files, TomlFile
from hotline.toml_model import build, file_faults, related

from .menu import Menus
from .menu_checks import Surroundings, menu_faults
from .menu_functions import ReadFunctions, read_functions
from .menu_reach import reach_faults, unreachable
from .menu_tables import MenuFile, menus_of

#: The languages of callers where the configuration is not known.
_ANY_LANGUAGES = ("ar", "en")


@dataclass(frozen=True, slots=True)
class ReadMenus:
    """What became of the file."""

    #: Only to be used where there are no problems.
    menus: Menus
    problems: tuple[Problem, ...]
    #: What works but is probably not meant.
    warnings: tuple[Problem, ...]


def read_menus(path: Path, *, queues: Collection[str], roots: Collection[str],
               prompts: Collection[str] | None = None, config: Configuration | None = None,
               files: Files = DISK) -> ReadMenus:  # fmt: skip
    """Read and check the menus; everything that is wrong is in the answer, nothing is raised.

    `roots` are the menus at which callers begin. `prompts` are the prompts that have a text in every
    language; None skips that check. So does `config` for hours, languages, skills and numbers outside.
    """
    try:
        file = files.read(path)
    except ConfigurationError as error:
        return ReadMenus(Menus({}), error.problems, ())
    return check_menus(file, Surroundings(queues, roots, prompts, config))


def check_menus(file: TomlFile, around: Surroundings) -> ReadMenus:
    """Do what `read_menus` does, with a file that was read before."""
    faults = file_faults(MenuFile, file.data)
    model, more = build(MenuFile, file.data)
    faults += [fault for fault in more if fault[0] not in {path for path, _, _ in faults}]
    menus = Menus({})
    warnings: list[Problem] = []
    if model is not None:
        menus = menus_of(model)
        read = _functions(menus, around)
        menus = replace(menus, functions=read.functions)
        around = replace(around, functions=read.faults)
        faults += _unrelated(menu_faults(model, around), faults)
        faults += _unrelated(_reach_faults(menus, around), faults)
        if not faults:
            lost = unreachable(menus, around.roots)
            what, remedy = "no key and no number leads to this menu", "Remove it or use it."
            warnings = [file.problem(("menus", name), what, remedy) for name in lost]
    problems = tuple(file.problem(path, what, remedy) for path, what, remedy in faults)
    return ReadMenus(menus, problems, tuple(warnings))


def load_menus(path: Path, *, queues: Collection[str], roots: Collection[str],
               prompts: Collection[str] | None = None, config: Configuration | None = None) -> Menus:  # fmt: skip
    """Return the menus of the file. Raises `ConfigurationError`."""
    read = read_menus(path, queues=queues, roots=roots, prompts=prompts, config=config)
    if read.problems:
        raise ConfigurationError(read.problems)
    return read.menus


def _unrelated(faults: Iterable[Fault], said: Sequence[Fault]) -> list[Fault]:
    """Return the faults that do not only follow from others."""
    broken = [path for path, _, _ in said]
    return [fault for fault in faults if not related(fault[0], broken)]


def _reach_faults(menus: Menus, around: Surroundings) -> Iterator[Fault]:
    config = around.config
    languages = config.node.languages if config is not None else _ANY_LANGUAGES
    never = _never_open(config) if config is not None else ()
    return reach_faults(menus, roots=around.roots, languages=languages, never_open=never)


def _functions(menus: Menus, around: Surroundings) -> ReadFunctions:
    """Load the functions that keys lead to, where their folder is known."""
    folder = around.config.ivr.functions if around.config is not None else None
    return read_functions(folder, menus.function_names()) if folder is not None else ReadFunctions()


def _never_open(config: Configuration) -> list[str]:
    """Return the hours that name no time at all."""
    return [
        name
        for name, hours in config.hours.items()
        if not any(hours.week.values()) and not any(hours.dates.values())
    ]
