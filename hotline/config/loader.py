"""From `hotline.toml`, the environment and the menus to one checked configuration.

Only `hotline.cli` and `hotline.app` import this: it knows the menus, which belong to `hotline.ivr`.
"""

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from hotline.administration.switch import settle
from hotline.config import Configuration, Section
from hotline.config.checks import cross_faults
from hotline.config.checks import warnings as config_warnings
from hotline.config.environment import overlay, read_environment
from hotline.files import kind_of
from hotline.ivr.menu import Menus
from hotline.ivr.menu_file import ReadMenus, read_menus
from hotline.paths import Paths
from hotline.problems import ConfigurationError, Fault, KeyPath, Problem, did_you_mean, key_text
from hotline.toml_file import DISK, Files, TomlFile
from hotline.toml_model import build, file_faults, related

__all__ = ["DEMO", "ConfigurationError", "Loaded", "Problem", "find_file", "load"]

#: The configuration that runs where nobody wrote one.
DEMO = Path(__file__).parents[1] / "demo" / "hotline.toml"

_FILE_NAME = "hotline.toml"

AnySection = TypeVar("AnySection", bound=Section)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A configuration that can be used."""

    #: All paths in it are absolute.
    config: Configuration
    paths: Paths
    #: The file from which it came, absolute.
    file: Path
    menus: Menus
    #: What works but is probably not meant.
    warnings: tuple[Problem, ...] = ()


def find_file(path: Path | None) -> Path:
    """Return the absolute path of the configuration: the named one, ./hotline.toml, or the demo's."""
    if path is not None:
        return Path(os.path.abspath(path))  # noqa: PTH100  resolve() would follow links
    here = Path.cwd() / _FILE_NAME
    return here if kind_of(here) != "nothing" else DEMO


def load(path: Path | None, *, environment: Mapping[str, str] | None = None,
         prompts: Collection[str] | None = None, files: Files = DISK) -> Loaded:  # fmt: skip
    """Read and check the configuration; a version of it that somebody began to publish is completed first.

    `environment` is the process's own when not given. `prompts` are the prompts that have a text in every
    language; without them the prompts of menus and queues are not checked. `files` are read from. Raises
    `ConfigurationError` with everything that is wrong.
    """
    settle(find_file(path))
    source = _Source(find_file(path), os.environ if environment is None else environment, files)
    config, problems = source.build(prompts)
    if config is None:
        raise ConfigurationError(problems)
    read = _read_menus(config, prompts, files)
    problems += [*read.problems, *source.problems(_menu_faults(config, read))]
    if problems:
        raise ConfigurationError(problems)
    found = (*source.problems(config_warnings(config, read.menus.calendars())), *read.warnings)
    return Loaded(config, Paths(config.node.data_dir), source.file.path, read.menus, found)


def _read_menus(config: Configuration, prompts: Collection[str] | None, files: Files) -> ReadMenus:
    if kind_of(config.ivr.menus) != "file":  # cross_faults says so
        return ReadMenus(Menus({}), (), ())
    roots = {number.menu for number in config.numbers.values() if number.menu is not None}
    return read_menus(
        config.ivr.menus, queues=config.queues, roots=roots, prompts=prompts, config=config, files=files
    )


def _menu_faults(config: Configuration, read: ReadMenus) -> list[Fault]:
    """Numbers that lead to a menu that does not exist; silent where the menus could not be read."""
    if not read.menus.menus:
        return []
    return [
        (
            ("numbers", key, "menu"),
            f"there is no menu `{number.menu}`",
            did_you_mean(number.menu, read.menus.menus),
        )
        for key, number in config.numbers.items()
        if number.menu is not None and number.menu not in read.menus
    ]


class _Source:
    """The file and the variables, and which of them a value came from."""

    def __init__(self, path: Path, environment: Mapping[str, str], files: Files) -> None:
        self.file: TomlFile = files.read(path)
        self._variables, self._variable_problems = read_environment(environment)

    def build(self, prompts: Collection[str] | None) -> tuple[Configuration | None, list[Problem]]:
        """Return the configuration with absolute paths, if it can be made, and what is wrong with it."""
        in_file = file_faults(Configuration, self.file.data)
        config, faults = build(Configuration, overlay(self.file.data, self._variables))
        known = {path for path, _, _ in in_file}
        faults = [fault for fault in faults if fault[0] not in known or self._variable(fault[0])]
        if config is not None:
            config = _absolute(config, (), self._folder)
            broken = [path for path, _, _ in in_file + faults]
            faults += [fault for fault in cross_faults(config, prompts) if not related(fault[0], broken)]
        said = [self.file.problem(*fault) for fault in in_file]
        return config, self._variable_problems + said + self.problems(faults)

    def problems(self, faults: Iterable[Fault]) -> list[Problem]:
        """Say for each fault where its value stands: in a line of the file or in a variable."""
        return [self._problem(*fault) for fault in faults]

    def _problem(self, path: KeyPath, what: str, remedy: str) -> Problem:
        variable = self._variable(path)
        if variable is None:
            return self.file.problem(path, what, remedy)
        whole = path in self._variables
        return Problem(None, None, variable if whole else f"{variable} ({key_text(path)})", what, remedy)

    def _variable(self, path: KeyPath) -> str | None:
        """Return the variable that gave the value, or a table or array in which the value stands."""
        for length in range(len(path), 0, -1):
            if path[:length] in self._variables:
                return self._variables[path[:length]][0]
        return None

    def _folder(self, path: KeyPath) -> Path:
        """Return what a relative path at this key is relative to.

        That is the file's folder. A path from the environment, and the data of the demo (whose file lies
        inside the installed package), are relative to the current folder.
        """
        if self._variable(path) is not None or (self.file.path == DEMO and path == ("node", "data_dir")):
            return Path.cwd()
        return self.file.path.parent


def _absolute(section: AnySection, path: KeyPath, folder: Callable[[KeyPath], Path]) -> AnySection:
    """Return the section with every path in it absolute; `~` is the home folder."""

    def convert(value: object, here: KeyPath) -> object:
        if isinstance(value, Path):
            return Path(os.path.abspath(folder(here) / os.path.expanduser(value)))  # noqa: PTH100, PTH111
        if isinstance(value, Section):
            return _absolute(value, here, folder)
        if isinstance(value, dict):
            return {key: convert(one, (*here, key)) for key, one in value.items()}
        return value

    return section.model_copy(update={name: convert(value, (*path, name)) for name, value in section})
