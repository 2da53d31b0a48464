"""Which prompts a language must have: exactly those that can be said."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from hotline.prompts import grammar
from hotline.prompts.grammar import LARGEST_ORDINAL, NOUNS
from hotline.spoken_wait import MINUTES, Said
from tests.prompts.golden.spoken import LANGUAGES, TEXTS, plain

#: Numbers with every kind of end and of thousands and millions.
TELLING = (*range(1001), 1100, 2000, 2100, 3000, 3100, 3200, 3300, 4000, 5000, 11_000, 12_012, 21_000, 101_000, 102_000,
           200_000, 302_000, 1_000_000, 1_001_000, 1_002_000, 1_100_000, 2_000_000, 2_200_000, 3_000_000, 11_000_000,
           101_000_000, 102_000_000)  # fmt: skip


def counts(language: str, gender: grammar.Gender, case: grammar.Case) -> Iterator[list[str]]:
    """Yield every kind of number, ordinal, amount and duration."""
    for n in TELLING:
        yield grammar.number(language, n, gender=gender, case=case)
        yield from (grammar.counted(language, n, noun, case=case) for noun in NOUNS)
    for n in range(1, LARGEST_ORDINAL + 1):
        yield grammar.ordinal(language, n, gender=gender, case=case)
    yield from (grammar.money(language, 1000 + baisa, case=case) for baisa in range(1000))
    for seconds in (90_000, 2 * 90_000, *range(60, 130), *range(3600, 7300, 60)):
        yield grammar.duration(language, seconds, case=case)


def times(language: str) -> Iterator[list[str]]:
    """Yield every kind of date, every time of day and every weekday."""
    for calendar in grammar.CALENDARS:
        yield from (grammar.date(language, date(2000, 1, 1) + timedelta(n), calendar) for n in range(3000))
    yield from (grammar.date(language, date(year, 1, 1)) for year in range(1000, 2030))
    for minutes, case in product(range(1440), get_args(grammar.Case)):
        yield grammar.time_of_day(language, time(*divmod(minutes, 60)), case=case)
    yield from (grammar.weekday(language, n) for n in range(1, 8))


def sentences(language: str) -> Iterator[list[str]]:
    """Yield what callers are told of their place, and digits."""
    yield from (grammar.position(language, n) for n in (1, 2, 1000))
    waits = [Said(1, "at most"), *(Said(minutes) for minutes in MINUTES), Said(60, "at least")]
    yield from (grammar.expected_wait(language, wait) for wait in waits)
    yield from (grammar.digits(f"{n}") for n in range(10))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_studio_records_exactly_what_can_be_said(language: str) -> None:
    """Each prompt that is named is among the fragments, and each fragment is named by something."""
    said = [*times(language), *sentences(language)]
    for gender, case in product(get_args(grammar.Gender), get_args(grammar.Case)):
        said += counts(language, gender, case)
    named = {prompt for prompts in said for prompt in prompts}
    assert named == grammar.fragment_ids(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_and_is_never_a_recording_of_its_own(language: str) -> None:
    """In Arabic it is one word with what follows, and in English it would be stressed."""
    texts = {plain(TEXTS[language][prompt]) for prompt in grammar.fragment_ids(language)}
    assert not texts & {"و", "and"}


def test_the_documentation_says_how_much_a_studio_records() -> None:
    """The figures of `docs/developer/spoken-grammar.md` are true."""
    page = (Path(__file__).parents[2] / "docs" / "developer" / "spoken-grammar.md").read_text("utf-8")
    for kind in ("number", "count", "ordinal", "date", "time", "digit"):
        counts = [sum(one.startswith(f"{kind}-") for one in grammar.fragment_ids(tag)) for tag in LANGUAGES]
        assert re.search(rf"`{kind}-…`[^|]*\| {counts[0]} \| {counts[1]} \|", page), (kind, counts)
    ar, en = (len(grammar.fragment_ids(tag)) for tag in LANGUAGES)
    assert f"{ar} recordings in Arabic and {en} in English" in page
