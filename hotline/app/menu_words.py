"""Words of menus that the model of their language does not know: whoever says one is never heard."""

from collections.abc import Iterator

from hotline.config.loader import Loaded
from hotline.problems import KeyPath, Problem
from hotline.speech.phrases import normalised
from hotline.speech.vocabulary import VocabularyError, unknown_words
from hotline.toml_file import read_toml

_REMEDY = "Choose words that it knows."


def unheard_words(loaded: Loaded) -> list[Problem]:
    """Return a problem for each such word of the menus. Models that cannot be read are for others to tell.

    It takes most of a second for each language that has a model. Raises `ConfigurationError` where the file of
    the menus has changed meanwhile and cannot be read any more.
    """
    faults: list[tuple[KeyPath, str]] = []
    for language, folder in loaded.config.speech.models.items():
        said = list(_said(loaded, language))
        try:
            unknown = unknown_words(
                folder, {word for _, phrase in said for word in normalised(phrase).split()}
            )
        except VocabularyError:
            continue
        for path, phrase in said:
            lost = [word for word in normalised(phrase).split() if word in unknown]
            if lost:
                what = (
                    f"the model of `{language}` does not know `{' '.join(lost)}`: `{phrase}` is never heard"
                )
                faults.append((path, what))
    if not faults:
        return []
    file = read_toml(loaded.config.ivr.menus)
    return [file.problem(path, what, _REMEDY) for path, what in faults]


def _said(loaded: Loaded, language: str) -> Iterator[tuple[KeyPath, str]]:
    """Yield what callers of the language may say in the menus, and where it stands."""
    for name, menu in loaded.menus.menus.items():
        for key, phrases in menu.words(language).items():
            for index, phrase in enumerate(phrases):
                yield ("menus", name, "keys", key, "say", language, index), phrase
