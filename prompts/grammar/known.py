"""Which languages there are: the folders beside this one that have a grammar, and those that were registered."""

from importlib import import_module
from pathlib import Path

from .language import Language, language_in

_FOLDERS = Path(__file__).parents[1]

#: The module that makes a folder with a catalogue a language.
MODULE = "grammar"

#: The languages that are part of the product: a folder with a grammar each.
BUILT_IN = frozenset(file.parent.name for file in _FOLDERS.glob(f"*/{MODULE}.py"))

#: Those of the operator, and ours once they were asked for.
_known: dict[str, Language] = {}


class UnknownLanguageError(ValueError):
    """No grammar for this language."""


def languages() -> frozenset[str]:
    """Return the languages whose grammar is known."""
    return BUILT_IN | _known.keys()


def register(language: str, grammar: Language) -> None:
    """Let callers hear a language of the operator; it takes the place of ours of the same tag."""
    _known[language] = grammar


def forget(language: str) -> None:
    """Take back what was registered."""
    _known.pop(language, None)


def language_of(language: str) -> Language:
    """Return the grammar of the language. Raises `UnknownLanguageError`."""
    grammar = _known.get(language)
    if grammar is None:
        if language not in BUILT_IN:
            message = f"no grammar for the language `{language}`; there are: {', '.join(sorted(languages()))}"
            raise UnknownLanguageError(message)
        package = __name__.rsplit(".", 2)[0]
        grammar = _known[language] = language_in(import_module(f"{package}.{language}.{MODULE}"))
    return grammar
