"""What each language says, against tables made by the rules of the grammar books (`golden/`, with their sources)."""

import csv
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path

import pytest

from hotline.prompts import grammar
from hotline.prompts.catalogue import load_catalogues

FOLDER = Path(__file__).parent / "golden"
LANGUAGES = sorted(file.stem for file in FOLDER.glob("*.tsv"))

Say = Callable[..., list[str]]

#: How the first argument of each function is read from the table.
ARGUMENTS: dict[str, tuple[Say, Callable[[str], object]]] = {
    "number": (grammar.number, int),
    "counted": (grammar.counted, int),
    "ordinal": (grammar.ordinal, int),
    "money": (grammar.money, int),
    "duration": (grammar.duration, int),
    "date": (grammar.date, date.fromisoformat),
    "time_of_day": (grammar.time_of_day, time.fromisoformat),
    "weekday": (grammar.weekday, int),
}


def cases() -> Iterator[tuple[str, str, str, str]]:
    for language in LANGUAGES:
        with (FOLDER / f"{language}.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                yield language, row["function"], row["arguments"], row["text"]


CASES = list(cases())


def prompts(language: str, function: str, arguments: str) -> list[str]:
    say, read = ARGUMENTS[function]
    first, *others = arguments.split(" ")
    positional = [one for one in others if one in (*grammar.NOUNS, *grammar.CALENDARS)]
    keywords = {"gender" if one == "feminine" else "case": one for one in others if one not in positional}
    return say(language, read(first), *positional, **keywords)


def plain(text: str) -> str:
    """Leave out vowel signs, and how a text is divided by hyphens and commas: nobody hears that."""
    bare = "".join(sign for sign in text if unicodedata.category(sign) != "Mn" and sign not in ",،")
    return bare.replace("-", " ").replace("ٱ", "ا")


@pytest.fixture(scope="module")
def texts() -> dict[str, dict[str, str]]:
    loaded = load_catalogues(LANGUAGES)
    return {
        language: {key: one.text for key, one in loaded[language].texts.items()} for language in LANGUAGES
    }


@pytest.mark.parametrize(("language", "function", "arguments", "text"), CASES)
def test_it_is_said_as_the_grammar_books_teach(
    texts: dict[str, dict[str, str]], language: str, function: str, arguments: str, text: str
) -> None:
    """The texts of the prompts, one after the other, are the words of the table."""
    said = " ".join(texts[language][prompt] for prompt in prompts(language, function, arguments))
    assert plain(said) == plain(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_table_is_large_and_has_each_case_once(language: str) -> None:
    """At least 300 cases a language, and every function that both languages have."""
    own = [case[1:3] for case in CASES if case[0] == language]
    assert len(own) >= 300
    assert len(set(own)) == len(own)
    assert {function for function, _ in own} == ARGUMENTS.keys()
