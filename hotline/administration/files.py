"""The files that are administered: found and read; `switch` replaces them."""

import functools
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hotline.config.loader import DEMO, Loaded
from hotline.crm_bridge.citizen_words.plan import WORDS
from hotline.crm_bridge.citizen_words.templates import LANGUAGES as WORD_LANGUAGES
from hotline.files import kind_of
from hotline.problems import ConfigurationError
from hotline.toml_file import Files, TomlFile, parse_toml, read_text

from .edits import Edit, Value, value_at
from .toml_text import edited

CONFIGURATION, MENUS = "configuration", "menus"

#: Folders beside the configuration for texts that have none yet.
TEXTS_FOLDER, WORDS_FOLDER, RECORDINGS_FOLDER = "texts", "words", "recordings"


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """One file."""

    #: `configuration`, `menus`, `prompts.<language>`, `words.<language>.<word>`.
    key: str
    path: Path
    #: None: it is not there.
    text: str | None
    #: Where the intent of a version is put, which publishing needs; None: it is not asked for.
    intents: Path | None = None

    @property
    def is_toml(self) -> bool:
        """Whether it has keys; else its only value is its text."""
        return not self.key.startswith("words.")

    @property
    def data(self) -> Value:
        """What it says. Raises `ConfigurationError` where it is no TOML any more."""
        if not self.is_toml:
            return self.text
        return dict(_parsed(self.path, self.text or "").data)

    @property
    def hindrance(self) -> str | None:
        """Why it cannot be written; None: it can."""
        if self.path.is_relative_to(DEMO.parent):
            return "demo"
        folder = next(one for one in self.path.parents if one.exists())
        folders = [folder] if self.intents is None else [folder, self.intents]
        if not all(os.access(one, os.W_OK) for one in folders) or (
            self.text is not None and not os.access(self.path, os.W_OK)
        ):
            return "rights"
        return None

    def edited(self, edits: Sequence[Edit]) -> str | None:
        """Return its text with the edits; None: it is to go. Raises `EditError`."""
        if not self.is_toml:
            return None if edits[-1].after is None else str(edits[-1].after)
        return edited(self.text or "", edits)


class DraftFiles(Files):
    """Files as they would be with a draft."""

    def __init__(self, texts: Mapping[Path, str | None]) -> None:
        self._texts = texts

    def holds(self, path: Path) -> bool:
        """Return whether something is there."""
        return self._texts[path] is not None if path in self._texts else super().holds(path)

    def read(self, path: Path) -> TomlFile:
        """Read a TOML file. Raises `ConfigurationError`."""
        text = self._texts.get(path)
        return _parsed(path, read_text(path) if text is None else text)


@functools.lru_cache(maxsize=32)
def _parsed(path: Path, text: str) -> TomlFile:
    """Parse a text once: a look at a draft reads the same dozen files several times. Nobody changes what was read."""
    return parse_toml(path, text)


def settings_files(loaded: Loaded) -> dict[str, SettingsFile]:
    """Read all files of a configuration. Raises `ConfigurationError` where one cannot be read."""
    intents = loaded.file.parent
    return {key: SettingsFile(key, path, _text(path), intents) for key, path in _places(loaded)}


def needed_with(wanted: Edit, loaded: Loaded) -> Edit | None:
    """Return the key that makes a file count which is the first of its folder; None: it counts already."""
    kind = wanted.file.partition(".")[0]
    if (wanted.file, wanted.path) == (CONFIGURATION, ("prompts", "recordings")):
        return msgspec.structs.replace(wanted, after=RECORDINGS_FOLDER)
    if kind == "prompts" and loaded.config.prompts.catalogue is None:
        return Edit(file=CONFIGURATION, path=("prompts", "catalogue"), after=TEXTS_FOLDER)
    if kind == "words" and loaded.config.citizen_words.templates is None:
        return Edit(file=CONFIGURATION, path=("citizen_words", "templates"), after=WORDS_FOLDER)
    return None


def not_in_place(edits: Iterable[Edit], paths: Mapping[str, Path]) -> tuple[Edit, ...]:
    """Return the edits whose values the files do not have; `paths` are the files. Raises `OSError`."""
    return tuple(edit for edit in edits if not _says(edit, paths[edit.file]))


def _says(edit: Edit, path: Path) -> bool:
    try:
        return bool(value_at(SettingsFile(edit.file, path, _text(path)).data, edit.path) == edit.after)
    except ConfigurationError:
        return False  # somebody is at work in it by hand


def _places(loaded: Loaded) -> Iterator[tuple[str, Path]]:
    config, folder = loaded.config, loaded.file.parent
    yield CONFIGURATION, loaded.file
    yield MENUS, config.ivr.menus
    texts = config.prompts.catalogue or folder / TEXTS_FOLDER
    for language in config.node.languages:
        yield f"prompts.{language}", texts / language / "catalogue.toml"
    words = config.citizen_words.templates or folder / WORDS_FOLDER
    for language in WORD_LANGUAGES:
        for word in ("subject", *(one.replace(" ", "-") for one in WORDS)):
            yield f"words.{language}.{word}", words / language / f"{word}.txt.j2"


def _text(path: Path) -> str | None:
    return None if kind_of(path) == "nothing" else read_text(path)
