"""The operator's Python functions that menus name: `city.tax` is `tax` in `city.py` of the folder `ivr.functions`.

They are loaded with the menus, at start and at each reload, into modules that nothing else sees: so a reload brings
the file as it is then, and calls that go on keep the functions with which they began.
"""

import inspect
import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any, cast

from hotline.problems import did_you_mean

from .menu import MenuFunction


@dataclass(slots=True)
class ReadFunctions:
    """What became of the functions that menus name."""

    functions: dict[str, MenuFunction] = field(default_factory=dict)
    #: What is wrong, by name.
    faults: dict[str, str] = field(default_factory=dict)


class _UnusableError(Exception):
    """Why a function cannot be used, in one sentence without its end."""


def read_functions(folder: Path, names: Iterable[str]) -> ReadFunctions:
    """Load the functions; the files' own code runs. Nothing is raised."""
    read = ReadFunctions()
    modules: dict[str, ModuleType | str] = {}
    for name in sorted(set(names)):
        module_name, _, function_name = name.partition(".")
        if module_name not in modules:
            modules[module_name] = _module(folder, module_name)
        module = modules[module_name]
        if isinstance(module, str):
            read.faults[name] = module
            continue
        try:
            read.functions[name] = _function(module, function_name)
        except _UnusableError as error:
            read.faults[name] = str(error)
    return read


def _module(folder: Path, name: str) -> ModuleType | str:
    """Return the module, or why there is none."""
    file = folder / f"{name}.py"
    try:
        source = file.read_bytes()
    except FileNotFoundError:
        here = sorted(one.stem for one in folder.glob("*.py"))
        return f"there is no file {file}. {did_you_mean(name, here)}".rstrip(".")
    except OSError as error:
        return f"{file} cannot be read: {error.strerror or error}"
    module = ModuleType(f"hotline_functions.{name}")
    module.__file__ = str(file)
    try:
        exec(compile(source, file, "exec"), module.__dict__)  # noqa: S102 -- the operator's own code
    except SyntaxError as error:
        return f"{file}:{error.lineno or 1}: {error.msg}"
    except Exception as error:
        return f"{file}:{_line_in(file, error)}: {type(error).__name__}: {error}"
    return module


def _line_in(file: Path, error: Exception) -> int:
    lines = [
        frame.lineno or 1
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == str(file)
    ]
    return lines[-1] if lines else 1


def _function(module: ModuleType, name: str) -> MenuFunction:
    file = module.__file__
    members: Mapping[str, Any] = vars(module)
    if name not in members:
        own = [key for key, one in members.items() if inspect.isfunction(one) and not key.startswith("_")]
        raise _UnusableError(f"there is no `{name}` in {file}. {did_you_mean(name, own)}".rstrip("."))
    function = members[name]
    if not inspect.iscoroutinefunction(function):
        raise _UnusableError(f"{file}:{_first_line(function)}: `{name}` is no `async def`")
    try:
        inspect.signature(function).bind(object())
    except TypeError:
        line = _first_line(function)
        raise _UnusableError(f"{file}:{line}: `{name}` must take the call and nothing else") from None
    return cast("MenuFunction", function)


def _first_line(function: object) -> int:
    code = getattr(function, "__code__", None)
    return int(code.co_firstlineno) if code is not None else 1
