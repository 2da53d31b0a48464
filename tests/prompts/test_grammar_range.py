"""What holds for everything that can be said: known prompts, no two numbers alike, and no failure within the range."""

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from itertools import pairwise, product
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hotline.prompts import grammar
from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.grammar import LARGEST, LARGEST_ORDINAL, NOUNS
from hotline.prompts.grammar.groups import PAUSE
from hotline.prompts.tones import GENERATED
from hotline.spoken_wait import MINUTES, Said

LANGUAGES = sorted(grammar.LANGUAGES)
TEXTS = {
    language: {prompt: one.text for prompt, one in catalogue.texts.items()}
    for language, catalogue in load_catalogues(LANGUAGES).items()
}

#: As likely small as large, and often round.
numbers = st.one_of(
    st.integers(0, LARGEST),
    st.integers(0, 9999),
    st.builds(
        lambda digit, zeros, rest: digit * 10**zeros + rest,
        st.integers(0, 99),
        st.integers(0, 7),
        st.integers(0, 30),
    ),
).filter(lambda n: n <= LARGEST)
languages = st.sampled_from(LANGUAGES)
genders = st.sampled_from(["masculine", "feminine"])
cases = st.sampled_from(["nominative", "genitive"])


def spoken(language: str, prompts: list[str]) -> str:
    return " ".join(TEXTS[language][prompt] for prompt in prompts)


def bare(text: str) -> str:
    return "".join(sign for sign in text if not "\u064b" <= sign <= "\u0652")


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
    for word in bare(text).replace("اِ", "ا").split():
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
@given(n=numbers, gender=genders, case=cases)
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
            said = spoken(language, grammar.number(language, n, gender=gender))  # type: ignore[arg-type]
            assert LISTENERS[language](said) == n


# --- the fragments ---


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
    yield from (grammar.time_of_day(language, time(*divmod(minutes, 60))) for minutes in range(1440))
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


@given(language=languages, n=numbers, noun=st.sampled_from(NOUNS), case=cases)
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_and_is_never_a_recording_of_its_own(language: str) -> None:
    """In Arabic it is one word with what follows, and in English it would be stressed."""
    texts = {bare(TEXTS[language][prompt]) for prompt in grammar.fragment_ids(language)}
    assert not texts & {"و", "and"}


# --- groups of digits ---


@pytest.mark.parametrize(
    ("text", "groups"),
    [("4", "4"), ("42", "42"), ("427", "427"), ("4271", "4271"), ("42713", "427 13"), ("427135", "427 135"),
     ("4271354", "427 1354"), ("42713546", "427 135 46"), ("427135462", "427 135 462")],
)  # fmt: skip
def test_a_reference_is_said_in_threes(text: str, groups: str) -> None:
    """As one dictates it: a pause after three, and no digit is left alone at the end."""
    said = grammar.reference("ar", text)
    assert said == [PAUSE if sign == " " else f"digit-{sign}" for sign in groups]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("92123456", "92 12 34 56"),
        ("1111", "11 11"),
        ("999", "999"),
        ("96892123", "96 89 21 23"),
        ("9689212", "96 89 212"),
    ],
)
def test_a_telephone_number_is_said_in_pairs(text: str, groups: str) -> None:
    """The last group may have three."""
    said = grammar.telephone("en", text)
    assert said == [PAUSE if sign == " " else f"digit-{sign}" for sign in groups]


def test_the_pause_between_groups_is_computed() -> None:
    """It has no text, so no language has to write one."""
    assert PAUSE in GENERATED
    assert not GENERATED[PAUSE](8000).any()


@given(st.text("0123456789", min_size=1, max_size=40))
def test_groups_say_every_digit_in_its_order(text: str) -> None:
    """Only pauses come in between, never two at a time, at the beginning or at the end."""
    for said in (grammar.reference("en", text), grammar.telephone("en", text)):
        assert [prompt for prompt in said if prompt != PAUSE] == grammar.digits(text)
        assert PAUSE not in (said[0], said[-1])
        assert (PAUSE, PAUSE) not in pairwise(said)


# --- what cannot be said ---


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "say",
    [
        lambda tag: grammar.number(tag, -1),
        lambda tag: grammar.number(tag, LARGEST + 1),
        lambda tag: grammar.ordinal(tag, 0),
        lambda tag: grammar.ordinal(tag, LARGEST_ORDINAL + 1),
        lambda tag: grammar.counted(tag, -1, "minute"),
        lambda tag: grammar.counted(tag, 2, "week"),
        lambda tag: grammar.money(tag, -5),
        lambda tag: grammar.money(tag, (LARGEST + 1) * 1000),
        lambda tag: grammar.duration(tag, -1),
        lambda tag: grammar.duration(tag, (LARGEST + 1) * 86_400),
        lambda tag: grammar.weekday(tag, 0),
        lambda tag: grammar.weekday(tag, 8),
        lambda tag: grammar.date(tag, date(2026, 1, 1), "julian"),
        lambda tag: grammar.date(tag, date(1924, 7, 31), "hijri"),
        lambda tag: grammar.date(tag, date(2077, 11, 17), "hijri"),
        lambda tag: grammar.reference(tag, ""),
        lambda tag: grammar.reference(tag, "12a"),
        lambda tag: grammar.telephone(tag, "+968"),
    ],
)
def test_what_cannot_be_said_is_refused(language: str, say: Callable[[str], list[str]]) -> None:
    """With a `ValueError` that names it, never with a prompt that is not there."""
    with pytest.raises(ValueError, match=r"cannot be said|digits only|does not reach"):
        say(language)


@pytest.mark.parametrize(
    "say",
    [
        lambda: grammar.number("fr", 1),
        lambda: grammar.ordinal("fr", 1),
        lambda: grammar.counted("fr", 1, "day"),
        lambda: grammar.money("fr", 1),
        lambda: grammar.duration("fr", 1),
        lambda: grammar.date("fr", date(2026, 1, 1)),
        lambda: grammar.time_of_day("fr", time(1)),
        lambda: grammar.weekday("fr", 1),
        lambda: grammar.reference("fr", "1"),
        lambda: grammar.telephone("fr", "1"),
    ],
)
def test_an_unknown_language_is_refused_everywhere(say: Callable[[], list[str]]) -> None:
    """With the languages that there are."""
    with pytest.raises(grammar.UnknownLanguageError, match=r"`fr`.*ar, en"):
        say()
