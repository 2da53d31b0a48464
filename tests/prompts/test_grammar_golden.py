"""What each language says, against tables made by the rules of the grammar books (`golden/`, with their sources)."""

import csv
from collections.abc import Callable, Iterator
from datetime import date, time
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.prompts import grammar
from tests.prompts.golden import arabic_by_rule, english_by_rule
from tests.prompts.golden.cases import table
from tests.prompts.golden.spoken import LANGUAGES, plain, spoken
from tests.prompts.golden.strategies import genders, grammar_cases, numbers

FOLDER = Path(__file__).parent / "golden"

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


@pytest.mark.parametrize(("language", "function", "arguments", "text"), CASES)
def test_it_is_said_as_the_grammar_books_teach(
    language: str, function: str, arguments: str, text: str
) -> None:
    """The texts of the prompts, one after the other, are the words of the table."""
    assert plain(spoken(language, prompts(language, function, arguments))) == plain(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_table_is_large_and_has_each_case_once(language: str) -> None:
    """At least 300 cases a language, and every function that both languages have."""
    own = [case[1:3] for case in CASES if case[0] == language]
    assert len(own) >= 300
    assert len(set(own)) == len(own)
    assert {function for function, _ in own} == ARGUMENTS.keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_is_what_the_rules_give(language: str) -> None:
    """Nobody mends a case in the table only: `python -m tests.prompts.golden.cases` writes it."""
    assert (FOLDER / f"{language}.tsv").read_text("utf-8") == table(language)


@given(n=numbers, gender=genders, case=grammar_cases)
def test_every_arabic_number_is_said_by_the_rules(n: int, gender: grammar.Gender, case: grammar.Case) -> None:
    """Not only those of the table."""
    said = spoken("ar", grammar.number("ar", n, gender=gender, case=case))
    assert plain(said) == arabic_by_rule.number(n, gender[0], case)


@given(n=numbers, noun=st.sampled_from(grammar.NOUNS), case=grammar_cases)
def test_every_arabic_count_is_said_by_the_rules(n: int, noun: grammar.Noun, case: grammar.Case) -> None:
    """Gender of the number, and number and case of the noun, for any noun."""
    assert plain(spoken("ar", grammar.counted("ar", n, noun, case=case))) == arabic_by_rule.counted(
        n, noun, case
    )


@given(n=numbers, noun=st.sampled_from(grammar.NOUNS))
def test_every_english_count_is_said_by_the_rules(n: int, noun: grammar.Noun) -> None:
    """Hundreds take `and`, and everything but one is plural."""
    assert plain(spoken("en", grammar.number("en", n))) == plain(english_by_rule.number(n))
    assert plain(spoken("en", grammar.counted("en", n, noun))) == plain(english_by_rule.counted(n, noun))


def test_every_time_of_the_day_is_said_by_the_rules() -> None:
    """In both languages, each minute."""
    for hour, minute in product(range(24), range(60)):
        clock = time(hour, minute)
        for case in get_args(grammar.Case):
            said = spoken("ar", grammar.time_of_day("ar", clock, case=case))
            assert plain(said) == arabic_by_rule.time(hour, minute, case)
        assert plain(spoken("en", grammar.time_of_day("en", clock))) == plain(
            english_by_rule.time(hour, minute)
        )


def test_every_ordinal_is_said_by_the_rules() -> None:
    """In both genders and cases."""
    for n in range(1, grammar.LARGEST_ORDINAL + 1):
        assert plain(spoken("en", grammar.ordinal("en", n))) == plain(english_by_rule.ordinal(n))
        for gender, case in product(get_args(grammar.Gender), get_args(grammar.Case)):
            said = spoken("ar", grammar.ordinal("ar", n, gender=gender, case=case))
            assert plain(said) == arabic_by_rule.ordinal(n, gender[0], case)
