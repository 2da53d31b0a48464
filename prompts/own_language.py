"""The operator's own languages: a folder with a catalogue and a grammar, below `prompts.catalogue` of `hotline.toml`.

The grammar is `grammar.py` in the folder, a module of Python that runs with the rights of the hotline; other modules
may lie beside it (`from . import numbers`). What it says is tried here, so that a mistake is found when the
configuration is checked and not by a caller.
"""

import importlib.util
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from hotline.files import kind_of
from hotline.problems import Problem

from .errors import CatalogueError
from .grammar import LARGEST, LARGEST_ORDINAL, NOUNS, Language, SpokenDate, forget, language_in, register
from .grammar.known import MODULE

GRAMMAR_FILE = f"{MODULE}.py"

_HOW_TO = "docs/developer/spoken-grammar.md tells how to write a grammar."

#: Numbers that are tried: all small ones, and those that show how larger ones are put together.
_TRIED = (*range(1000), *(n + rest for n in (1000, 2000, 11_000, 101_000, 345_000) for rest in (0, 1, 23, 456)),
          1_000_000, 2_000_001, 123_456_789, LARGEST)  # fmt: skip

#: Something that is tried: a function of the grammar, and its arguments.
_Trial = tuple[str, tuple[object, ...]]


def use_own_grammar(language: str, overlay: Path | None) -> None:
    """Let `overlay/<language>/grammar.py` say the numbers of this language where it is there, ours where it is not.

    Calls that are there go on with the one before until this one is tried. Raises `CatalogueError` for a grammar that
    cannot be run, lacks something, or does not say what it should; then the one before stays.
    """
    file = None if overlay is None else overlay / language / GRAMMAR_FILE
    if file is None or kind_of(file) == "nothing":
        forget(language)
        return
    module = _run(language, file)
    try:
        grammar = language_in(module)
    except ValueError as error:
        raise CatalogueError([Problem(file, None, "", str(error), _HOW_TO)]) from None
    if wrong := next(_wrong(grammar), None):
        raise CatalogueError([Problem(file, None, "", wrong, _HOW_TO)])
    register(language, grammar)


def _run(language: str, file: Path) -> ModuleType:
    name = f"hotline_language_{language}"
    for old in [one for one in sys.modules if one == name or one.startswith(f"{name}.")]:
        del sys.modules[old]
    # With the folder to search in, the module is a package and can import its neighbours.
    spec = importlib.util.spec_from_file_location(name, file, submodule_search_locations=[str(file.parent)])
    if spec is None or spec.loader is None:
        raise CatalogueError([Problem(file, None, "", "is no module of Python", _HOW_TO)])
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise CatalogueError([_broken(file, error)]) from error
    return module


def _broken(file: Path, error: Exception) -> Problem:
    if isinstance(error, SyntaxError):
        where, line = Path(error.filename or file), error.lineno
    else:
        own = [
            one
            for one in traceback.extract_tb(error.__traceback__)
            if Path(one.filename).parent == file.parent
        ]
        where, line = (Path(own[-1].filename), own[-1].lineno) if own else (file, None)
    return Problem(where, line, "", f"cannot be run: {type(error).__name__}: {error}", "Mend this line.")


def _wrong(grammar: Language) -> Iterator[str]:
    """Yield what does not say what it should."""
    for name, arguments in _trials():
        call = f"{name}{arguments}"
        try:
            said = getattr(grammar, name)(*arguments)
        except Exception as error:
            yield f"`{call}` fails: {type(error).__name__}: {error}"
            continue
        if not said:
            yield f"`{call}` says nothing"
        yield from (
            f"`{call}` names `{one}`, which is not in `FRAGMENTS`"
            for one in said
            if one not in grammar.FRAGMENTS
        )


def _trials() -> Iterator[_Trial]:
    for n in _TRIED:
        yield "number", (n, "feminine", "genitive")
        for noun in NOUNS:
            yield "counts", ([(n, noun)], "nominative")
    for n in range(1, LARGEST_ORDINAL + 1):
        yield "ordinal", (n, "feminine", "genitive")
    for n in range(1, 8):
        yield "weekday", (n,)
    for n in range(1, 32):
        yield "date", (SpokenDate("gregorian", 2026, n % 12 + 1, n, n % 7 + 1),)
        yield "date", (SpokenDate("hijri", 1448, n % 12 + 1, n, n % 7 + 1),)
    for minutes in range(1440):
        yield "time_of_day", (*divmod(minutes, 60), "genitive")
