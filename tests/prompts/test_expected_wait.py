"""How the expected wait is said in each language, checked against the rules of its grammar."""

import pytest

from hotline.prompts import grammar
from hotline.prompts.catalogue import load_catalogues
from hotline.spoken_wait import MINUTES, Said, said

COUNTED = [minutes for minutes in MINUTES if 1 < minutes < 60]

#: Before a feminine noun (دقيقة) the numbers 3 to 10 have the masculine form; genitive.
ARABIC_UNITS = {
    3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثماني", 9: "تسع", 10: "عشر",
}  # fmt: skip
#: Tens in the genitive.
ARABIC_TENS = {20: "عشرين", 30: "ثلاثين", 40: "أربعين", 50: "خمسين"}

ENGLISH_UNITS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine",
                 10: "ten", 15: "fifteen"}  # fmt: skip
ENGLISH_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty"}


def arabic_minutes(n: int) -> str:
    """Write so many minutes in the genitive, by the rules of the grammar books."""
    if n == 2:
        return "دقيقتين"  # the dual needs no number
    if n <= 10:
        return f"{ARABIC_UNITS[n]} دقائق"  # a broken plural after 3 to 10
    if n < 20:
        return f"{ARABIC_UNITS[n - 10]} عشرة دقيقة"  # from 11 on the singular; here ten agrees with the noun
    tens = ARABIC_TENS[n - n % 10]
    return f"{ARABIC_UNITS[n % 10]} و{tens} دقيقة" if n % 10 else f"{tens} دقيقة"


def english_minutes(n: int) -> str:
    tens = ENGLISH_TENS.get(n - n % 10)
    words = ENGLISH_UNITS[n] if tens is None else f"{tens}-{ENGLISH_UNITS[n % 10]}" if n % 10 else tens
    return f"{words} minutes"


def without_vowel_signs(text: str) -> str:
    return "".join(sign for sign in text if not "\u064b" <= sign <= "\u0652")


def spoken(language: str, words: Said) -> str:
    texts = load_catalogues([language])[language].texts
    return " ".join(texts[prompt].text for prompt in grammar.expected_wait(language, words))


@pytest.mark.parametrize("minutes", COUNTED)
def test_arabic_minutes_are_said_as_the_grammar_books_write_them(minutes: int) -> None:
    """Dual for 2, plural for 3 to 10, singular from 11 on, all in the genitive that حوالي asks for."""
    told = without_vowel_signs(spoken("ar", Said(minutes)))
    assert told == f"مدة الانتظار المتوقعة حوالي {arabic_minutes(minutes)}"


@pytest.mark.parametrize("minutes", COUNTED)
def test_english_minutes_are_said_as_english_people_say_them(minutes: int) -> None:
    """The unit is plural from two on."""
    assert spoken("en", Said(minutes)) == f"Your wait is about {english_minutes(minutes)}"


@pytest.mark.parametrize(
    ("language", "expected", "words"),
    [
        ("ar", 10, "مُدَّةُ الِانْتِظَارِ المُتَوَقَّعَةُ أَقَلُّ مِنْ دَقِيقَة."),
        ("ar", 50, "مُدَّةُ الِانْتِظَارِ المُتَوَقَّعَةُ حَوَالَيْ دَقِيقَة."),
        ("ar", 100, "مُدَّةُ الِانْتِظَارِ المُتَوَقَّعَةُ حَوَالَيْ دَقِيقَتَيْن"),
        ("ar", 170, "مُدَّةُ الِانْتِظَارِ المُتَوَقَّعَةُ حَوَالَيْ ثَلَاثِ دَقَائِق"),
        ("ar", 470, "مُدَّةُ الِانْتِظَارِ المُتَوَقَّعَةُ حَوَالَيْ ثَمَانِي دَقَائِق"),
        ("ar", 700, "مُدَّةُ الِانْتِظَارِ المُتَوَقَّعَةُ حَوَالَيْ خَمْسَ عَشْرَةَ دَقِيقَة"),
        ("ar", 1500, "مُدَّةُ الِانْتِظَارِ المُتَوَقَّعَةُ حَوَالَيْ خَمْسٍ وَعِشْرِينَ دَقِيقَة"),
        ("ar", 3500, "مُدَّةُ الِانْتِظَارِ المُتَوَقَّعَةُ حَوَالَيْ سَاعَة."),
        ("ar", 3700, "مُدَّةُ الِانْتِظَارِ المُتَوَقَّعَةُ أَكْثَرُ مِنْ سَاعَة."),
        ("en", 10, "Your wait is less than a minute."),
        ("en", 50, "Your wait is about a minute."),
        ("en", 100, "Your wait is about two minutes"),
        ("en", 700, "Your wait is about fifteen minutes"),
        ("en", 3500, "Your wait is about an hour."),
        ("en", 3700, "Your wait is more than an hour."),
    ],
)
def test_an_estimate_is_said_word_for_word(language: str, expected: float, words: str) -> None:
    """Examples written by hand, the Arabic ones with their vowel signs."""
    assert spoken(language, said(expected)) == words


@pytest.mark.parametrize("language", sorted(grammar.LANGUAGES))
def test_whatever_is_said_is_among_the_fragments(language: str) -> None:
    """So the catalogue is checked for all of it."""
    told = {prompt for seconds in range(4000) for prompt in grammar.expected_wait(language, said(seconds))}
    assert told <= grammar.fragment_ids(language)
    assert {prompt for prompt in grammar.fragment_ids(language) if prompt.startswith("wait-")} == told


def test_minutes_without_a_recording_are_refused() -> None:
    """Rather than a prompt that does not exist."""
    with pytest.raises(ValueError, match="11 minutes"):
        grammar.expected_wait("en", Said(11))


def test_an_unknown_language_is_refused() -> None:
    """As for positions."""
    with pytest.raises(grammar.UnknownLanguageError, match="`fr`"):
        grammar.expected_wait("fr", Said(2))
