"""What holds for everything that can be said: no failure within the range, and no two things alike."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hotline.prompts import grammar
from hotline.prompts.grammar import LARGEST, LARGEST_ORDINAL, NOUNS
from tests.prompts.golden.spoken import LANGUAGES, TEXTS, plain, spoken
from tests.prompts.golden.strategies import genders, grammar_cases, numbers

languages = st.sampled_from(LANGUAGES)

# --- round trips: what a listener understands, by parsers that know words only ---

ARABIC_ONES = {word: n for n, words in enumerate((
    "صفر", "واحد واحدة أحد إحدى", "اثنان اثنين اثنتان اثنتين اثنا اثني اثنتا اثنتي", "ثلاثة ثلاث", "أربعة أربع",
    "خمسة خمس", "ستة ست", "سبعة سبع", "ثمانية ثمان ثماني", "تسعة تسع", "عشرة عشر",
)) for word in words.split()}  # fmt: skip
ARABIC_TENS = {stem + ending: 10 * n for n, stem in enumerate((
    "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"), 2) for ending in ("ون", "ين")}  # fmt: skip
ARABIC_HUNDREDS = {"مئة": 100, "مئتان": 200, "مئتين": 200, "مئتا": 200, "مئتي": 200} | {
    f"{stem}مئة": 100 * n for n, stem in enumerate(("ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"), 3)}  # fmt: skip
ARABIC_SCALES = {"ألف": 1000, "ألفا": 1000, "آلاف": 1000, "مليون": 10**6, "مليونا": 10**6, "ملايين": 10**6}
ARABIC_DUALS = {"ألفان": 2000, "ألفين": 2000, "مليونان": 2 * 10**6, "مليونين": 2 * 10**6}


def understood_in_arabic(text: str) -> int:
    total = group = 0
    small = ARABIC_TENS | ARABIC_HUNDREDS | ARABIC_ONES
    for word in plain(text).replace("اِ", "ا").split():
        known = word in small or word in ARABIC_SCALES
        core = word if known else word.removeprefix("و")
        if core in ARABIC_SCALES:
            # `مئة ألف` multiplies, `وألف` adds another one.
            total += (group if known and group else 1) * ARABIC_SCALES[core]
            group = 0
        elif core in ARABIC_DUALS:
            total += ARABIC_DUALS[core]
        else:
            group += small[core]
    return total + group


ENGLISH = {word: n for n, word in enumerate((
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
))} | {word: 10 * n for n, word in enumerate((
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)}  # fmt: skip


def understood_in_english(text: str) -> int:
    total = group = 0
    for word in text.replace(" and ", " ").split():
        if word == "hundred":
            group *= 100
        elif word in ("thousand", "million"):
            total += group * (1000 if word == "thousand" else 10**6)
            group = 0
        else:
            group += ENGLISH[word]
    return total + group


LISTENERS: dict[str, Callable[[str], int]] = {"ar": understood_in_arabic, "en": understood_in_english}


@pytest.mark.parametrize("language", LANGUAGES)
@given(n=numbers, gender=genders, case=grammar_cases)
@example(n=101_000, gender="masculine", case="nominative")
@example(n=102_001_001, gender="feminine", case="genitive")
def test_a_listener_understands_the_number(
    language: str, n: int, gender: grammar.Gender, case: grammar.Case
) -> None:
    """So no two numbers sound alike."""
    said = spoken(language, grammar.number(language, n, gender=gender, case=case))
    assert LISTENERS[language](said) == n


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_number_to_ten_thousand_is_understood(language: str) -> None:
    """Without luck: each of them, in both genders."""
    for n in range(10_001):
        for gender in ("masculine", "feminine"):
            said = spoken(language, grammar.number(language, n, gender=gender))
            assert LISTENERS[language](said) == n


@given(language=languages, n=numbers, noun=st.sampled_from(NOUNS), case=grammar_cases)
def test_each_count_has_texts(language: str, n: int, noun: grammar.Noun, case: grammar.Case) -> None:
    """Nothing within the range fails or names a prompt without a text."""
    assert set(grammar.counted(language, n, noun, case=case)) <= TEXTS[language].keys()


@given(language=languages, baisa=st.integers(0, LARGEST * 1000 + 999), seconds=st.integers(0, LARGEST))
def test_each_amount_and_duration_has_texts(language: str, baisa: int, seconds: int) -> None:
    """Nor does any amount of money or length of time."""
    assert set(grammar.money(language, baisa)) <= TEXTS[language].keys()
    assert set(grammar.duration(language, seconds)) <= TEXTS[language].keys()


@given(language=languages, day=st.dates())
def test_each_day_can_be_said(language: str, day: date) -> None:
    """Each that Python knows, in the Gregorian calendar."""
    assert set(grammar.date(language, day)) <= TEXTS[language].keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_times_sound_alike(language: str) -> None:
    """In twelve hours the part of the day tells them apart."""
    said = {
        spoken(language, grammar.time_of_day(language, time(*divmod(minutes, 60)))) for minutes in range(1440)
    }
    assert len(said) == 1440


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("calendar", grammar.CALENDARS)
def test_no_two_days_sound_alike(language: str, calendar: grammar.Calendar) -> None:
    """Nor do two amounts: what is heard names one thing."""
    days = [date(2020, 1, 1) + timedelta(n) for n in range(2000)]
    assert len({spoken(language, grammar.date(language, day, calendar)) for day in days}) == len(days)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_amounts_or_durations_or_ordinals_sound_alike(language: str) -> None:
    """What is heard names one thing."""
    amounts = [*range(3000), *range(3000, 2_000_000, 997)]
    assert len({spoken(language, grammar.money(language, n)) for n in amounts}) == len(amounts)
    assert len({spoken(language, grammar.duration(language, n)) for n in amounts}) == len(amounts)
    ordinals = range(1, LARGEST_ORDINAL + 1)
    assert len({spoken(language, grammar.ordinal(language, n)) for n in ordinals}) == LARGEST_ORDINAL
