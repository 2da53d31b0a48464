"""What the hotline says: a catalogue of texts per language, ours and over it the operator's."""

import functools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

from pydantic import Field

from hotline.config import Name, Section
from hotline.problems import ConfigurationError, Problem
from hotline.toml_file import DISK, Files, TomlFile
from hotline.toml_model import file_faults

from .errors import CatalogueError
from .grammar import LANGUAGES, fragment_ids
from .grammar import languages as known_languages
from .own_language import GRAMMAR_FILE, use_own_grammar
from .page_words import PageWords, over_each_other

#: Our own catalogues: a folder per language beside this file.
BUILT_IN = Path(__file__).parent

FILE_NAME = "catalogue.toml"

#: A longer text is two minutes of speech: a mistake.
MOST_LETTERS = 2000

VoiceName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9+_-]{0,39}$")]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is said, and what a speaker in the studio should know about it."""

    text: str
    note: str = ""
    #: Where the text is written; None for one that is in no file.
    file: Path | None = None
    line: int | None = None

    @property
    def ours(self) -> bool:
        """Whether the text is the product's and not the operator's."""
        return self.file is not None and self.file.is_relative_to(BUILT_IN)


@dataclass(frozen=True, slots=True)
class Voice:
    """The synthetic voice of a language."""

    #: A voice of espeak-ng: `espeak-ng --voices`.
    name: str
    words_per_minute: int
    #: A voice of piper, `….onnx`, which speaks instead.
    piper: Path | None = None
    #: The program: a name on PATH, or a file.
    piper_program: str = "piper"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All prompts of one language."""

    language: str
    voice: Voice
    texts: Mapping[str, Prompt]
    #: The file that a person would edit: the operator's if there is one, ours otherwise.
    file: Path
    page: PageWords = field(default_factory=PageWords)


class _VoiceTable(Section):
    name: VoiceName | None = None
    words_per_minute: Annotated[int, Field(ge=80, le=400)] | None = None
    #: Relative to the catalogue.
    piper: Annotated[str, Field(min_length=1)] | None = None
    #: A name on PATH, or a file; with a slash in it, relative to the catalogue.
    piper_program: Annotated[str, Field(min_length=1)] | None = None


class _File(Section):
    """A catalogue as it is written."""

    voice: _VoiceTable = _VoiceTable()
    prompts: dict[Name, str] = Field(default={})
    notes: dict[Name, str] = Field(default={})
    page: PageWords = PageWords()


def load_catalogues(
    languages: Sequence[str], overlay: Path | None = None, files: Files = DISK
) -> dict[str, Catalogue]:
    """Read the catalogue of each language; a text under `overlay/<language>/` wins over ours.

    Raises `CatalogueError` with every problem: what cannot be read, unknown keys, a language without
    catalogue or grammar, and each prompt that one language has and another lacks.
    """
    loaded: dict[str, Catalogue] = {}
    problems = _overlay_problems(languages, overlay, files)
    for language in languages:
        try:
            use_own_grammar(language, overlay)
            loaded[language] = _load(language, overlay, files)
        except ConfigurationError as error:
            problems += error.problems
    if not problems:
        problems = [
            lack for one in loaded.values() for lack in check({one.language: one}, _needed(one, loaded))
        ]
    if problems:
        raise CatalogueError(problems)
    return loaded


def check(catalogues: Mapping[str, Catalogue], ids_needed: Iterable[str]) -> list[Problem]:
    """Return a problem for each needed prompt that has no text in one of the languages."""
    wanted = sorted(set(ids_needed))
    return [
        _lacking(catalogue, prompt)
        for catalogue in catalogues.values()
        for prompt in wanted
        if prompt not in catalogue.texts
    ]


def prompt_ids(catalogues: Mapping[str, Catalogue]) -> frozenset[str]:
    """Return the prompts that have a text in every language."""
    ids = [frozenset(catalogue.texts) for catalogue in catalogues.values()]
    return frozenset.intersection(*ids) if ids else frozenset()


def _needed(catalogue: Catalogue, all_: Mapping[str, Catalogue]) -> set[str]:
    """Return what our code says (our own catalogues know it), what any of the languages has, and what its grammar says.

    The fragments of another language's grammar are no business of this one.
    """
    said = {prompt for one in all_.values() for prompt in one.texts}
    foreign: set[str] = set()
    for language in known_languages():
        if language in LANGUAGES:
            said |= _our_ids(language)
        foreign |= fragment_ids(language)
    return said - foreign | fragment_ids(catalogue.language)


@functools.cache
def _our_ids(language: str) -> frozenset[str]:
    """Return the prompts of the catalogue that comes with us; nobody changes it while we run."""
    return frozenset(_read(BUILT_IN / language / FILE_NAME)[1].prompts)


def _lacking(catalogue: Catalogue, prompt: str) -> Problem:
    what = f"the prompt `{prompt}` has no text in `{catalogue.language}`"
    return Problem(
        catalogue.file, None, f"prompts.{prompt}", what, f'Write `{prompt} = "…"` under [prompts].'
    )


def _overlay_problems(languages: Sequence[str], overlay: Path | None, files: Files) -> list[Problem]:
    if overlay is None or any(files.holds(overlay / language / FILE_NAME) for language in languages):
        return []
    wanted = " or ".join(f"{language}/{FILE_NAME}" for language in languages)
    remedy = f"Put {wanted} into it, or leave out `prompts.catalogue`."
    return [Problem(overlay, None, "", "holds no catalogue of a configured language", remedy)]


def _load(language: str, overlay: Path | None, files: Files) -> Catalogue:
    places = [BUILT_IN / language / FILE_NAME]
    if overlay is not None:
        places.append(overlay / language / FILE_NAME)
    present = [place for place in places if files.holds(place)]
    if language not in known_languages() or not present:
        raise CatalogueError([_unknown_language(language, places[-1])])
    read = [_read(file, files) for file in present]
    texts = _texts(read)
    voice = _voice(language, [(source.path.parent, file.voice) for source, file in read])
    return Catalogue(language, voice, texts, present[-1], over_each_other([file.page for _, file in read]))


def _unknown_language(language: str, file: Path) -> Problem:
    if language in known_languages():
        return Problem(
            file, None, "", f"there is no catalogue for the language `{language}`", "Write this file."
        )
    known = ", ".join(sorted(known_languages()))
    grammar = file.with_name(GRAMMAR_FILE)
    remedy = f"Write {grammar}, or take it out of node.languages; there are: {known}."
    return Problem(grammar, None, "", f"there is no grammar for the language `{language}`", remedy)


def _read(path: Path, files: Files = DISK) -> tuple[TomlFile, _File]:
    source = files.read(path)
    problems = [source.problem(*fault) for fault in file_faults(_File, source.data)]
    if problems:
        raise CatalogueError(problems)
    file = _File.model_validate(source.data)
    problems = [
        problem for key, text in file.prompts.items() for problem in _text_problems(source, key, text)
    ]
    if problems:
        raise CatalogueError(problems)
    return source, file


def _text_problems(source: TomlFile, prompt: str, text: str) -> list[Problem]:
    path = ("prompts", prompt)
    if not text.strip():
        return [source.problem(path, "is empty", "Write what is said, or take the line out.")]
    if len(text) > MOST_LETTERS:
        return [source.problem(path, f"has {len(text)} letters", f"Keep below {MOST_LETTERS}.")]
    return []


def _texts(read: Sequence[tuple[TomlFile, _File]]) -> dict[str, Prompt]:
    texts: dict[str, Prompt] = {}
    notes: dict[str, str] = {}
    problems: list[Problem] = []
    for source, file in read:
        for key, text in file.prompts.items():
            texts[key] = Prompt(text, file=source.path, line=source.line(("prompts", key)))
        notes |= file.notes
        what = "is the note of a prompt that has no text"
        remedy = "Write the text under [prompts], or take the note out."
        problems += [source.problem(("notes", key), what, remedy) for key in file.notes if key not in texts]
    if problems:
        raise CatalogueError(problems)
    return {key: replace(prompt, note=notes.get(key, "")) for key, prompt in texts.items()}


def _voice(language: str, tables: Sequence[tuple[Path, _VoiceTable]]) -> Voice:
    """Return the voice as the last of the tables that says something of it wants it; each with its folder."""
    voice = Voice(language, 150)
    for folder, table in tables:
        voice = Voice(
            table.name or voice.name,
            table.words_per_minute or voice.words_per_minute,
            folder / Path(table.piper).expanduser() if table.piper else voice.piper,
            _program(folder, table.piper_program) if table.piper_program else voice.piper_program,
        )
    return voice


def _program(folder: Path, named: str) -> str:
    return str(folder / Path(named).expanduser()) if "/" in named else named
