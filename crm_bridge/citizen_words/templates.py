"""The words: Jinja2 templates in each language, ours and those that the operator puts in their place.

A template may use these variables, and no other one: more than that is never told by a message that anybody may read
who holds the telephone.

    reference   the number of the case
    category    its title in the language; empty: none
    department  its title in the language; empty: none
    status      one of `case_status`
    due         by when it is to be solved, as a date; empty: at no time
    overdue     that time is over
    link        where the case can be looked at; empty: nowhere
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import structlog
from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from hotline.text_coding import parts

from .plan import WORDS, Word

#: Where ours are: a folder for each language.
OURS = Path(__file__).parent

#: How the name of a template ends.
TEMPLATE = ".txt.j2"

#: Languages in which we have templates; who has another one gets the last.
LANGUAGES = ("ar", "en")

#: A text of more parts is refused by the check: it costs as much as so many texts.
MOST_PARTS = 6

log = structlog.get_logger()


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """The variables."""

    reference: str
    category: str = ""
    department: str = ""
    status: str = ""
    due: str = ""
    overdue: bool = False
    link: str = ""


#: Titles of some length, by language.
_TITLES = {
    "ar": ("تسرب مياه", "دائرة المياه والصرف الصحي"),
    "en": ("Leaking water pipe", "Water and Sewage Department"),
}


def samples(language: str) -> Sequence[Facts]:
    """Return what templates are tried with: everything, and as little as there can be."""
    category, department = _TITLES[language]
    return (
        Facts(
            reference="4270", category=category, department=department, status="solved", due="24.11.2026",
            link="https://city.example/c/4270",
        ),
        Facts(reference="4270", status="new", due="24.11.2026", overdue=True),
        Facts(reference="4270"),
    )  # fmt: skip


class Size(NamedTuple):
    """How long a word is as a text message, at most."""

    language: str
    word: Word
    coding: str
    characters: int
    parts: int


class TemplateProblem(NamedTuple):
    """What is wrong with a template of the operator."""

    file: Path
    what: str


class Templates:
    """Renders the words; a template of the operator that cannot be used gives way to ours."""

    def __init__(self, folder: Path | None = None) -> None:
        """Raise nothing: `problems` says what is wrong with the templates in `folder`."""
        self._folder = folder
        self._ours = _environment(OURS)
        self._theirs = None if folder is None else _environment(folder)
        self.problems = tuple(self._check()) if folder is not None else ()
        self._broken = {problem.file for problem in self.problems}

    def text(self, word: Word, language: str, facts: Facts) -> str:
        """Return the words of an event."""
        return self._render(word.replace(" ", "-"), language, facts)

    def subject(self, language: str, facts: Facts) -> str:
        """Return the subject of an e-mail."""
        return self._render("subject", language, facts)

    def sizes(self) -> Iterator[Size]:
        """Yield how long each word may become."""
        for language in LANGUAGES:
            for word in WORDS:
                text = max((self.text(word, language, facts) for facts in samples(language)), key=_part_count)
                coding, found = parts(text)
                yield Size(language, word, coding, len(text), len(found))

    def _render(self, name: str, language: str, facts: Facts) -> str:
        spoken = language if language in LANGUAGES else LANGUAGES[-1]
        path = f"{spoken}/{name}.txt.j2"
        return self._of_operator(path, facts) or _rendered(self._ours, path, facts)

    def _of_operator(self, path: str, facts: Facts) -> str:
        """Return what the operator's template says; empty: there is none, or it cannot be used for these facts."""
        if self._theirs is None or self._folder is None:
            return ""
        file = self._folder / path
        if not file.is_file() or file in self._broken:
            return ""
        try:
            return _rendered(self._theirs, path, facts)
        except Exception as error:  # the check knows samples only, and a word is not lost over its wording
            log.error("a template cannot be used, ours takes its place", file=str(file), reason=_words(error))
            return ""

    def _check(self) -> Iterator[TemplateProblem]:
        """Try each of the operator's templates with all samples."""
        assert self._folder is not None  # noqa: S101  see `__init__`
        assert self._theirs is not None  # noqa: S101
        known = {f"{word.replace(' ', '-')}.txt.j2" for word in WORDS} | {"subject.txt.j2"}
        for file in sorted(self._folder.glob("*/*.j2")):
            language = file.parent.name
            if language not in LANGUAGES or file.name not in known:
                yield TemplateProblem(
                    file, f"is no template: write {'|'.join(LANGUAGES)}/{'|'.join(sorted(known))}"
                )
                continue
            problem = _problem_of(self._theirs, language, file.name)
            if problem is not None:
                yield TemplateProblem(file, problem)


def _problem_of(environment: SandboxedEnvironment, language: str, name: str) -> str | None:
    """Return what is wrong with a template; None: nothing."""
    try:
        texts = [_rendered(environment, f"{language}/{name}", facts) for facts in samples(language)]
    except Exception as error:  # a template is a small program, and fails in any way that a program can
        variables = ", ".join(Facts.__struct_fields__)
        return f"{_words(error)}; there are the variables {variables}"
    if not all(texts):
        return "says nothing"
    if max(map(_part_count, texts)) > MOST_PARTS:
        return f"makes more than {MOST_PARTS} parts"
    return None


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _part_count(text: str) -> int:
    return len(parts(text)[1])


def _rendered(environment: SandboxedEnvironment, path: str, facts: Facts) -> str:
    values: Mapping[str, object] = msgspec.structs.asdict(facts)
    return " ".join(environment.get_template(path).render(values).split())


def _environment(folder: Path) -> SandboxedEnvironment:
    # Plain text for telephones and e-mails without markup: escaping would show people `&amp;`.
    return SandboxedEnvironment(loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=False)
