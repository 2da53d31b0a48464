"""How languages put prompts together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.prompts import grammar
from hotline.prompts.catalogue import load_catalogues

_ARABIC_UNITS = (
    "",
    *("واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"),
    *(
        "أحد عشر",
        "اثنا عشر",
        "ثلاثة عشر",
        "أربعة عشر",
        "خمسة عشر",
        "ستة عشر",
        "سبعة عشر",
        "ثمانية عشر",
        "تسعة عشر",
    ),
)
_ARABIC_TENS = ("", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون")
_ARABIC_HUNDREDS = (
    "",
    "مئة",
    "مئتان",
    "ثلاثمئة",
    "أربعمئة",
    "خمسمئة",
    "ستمئة",
    "سبعمئة",
    "ثمانمئة",
    "تسعمئة",
)

_ENGLISH_UNITS = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_ENGLISH_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def arabic_words(n: int) -> str:
    """Write the number by the rule of the grammar books, not by our fragments."""
    parts = [_ARABIC_HUNDREDS[n // 100]]
    rest = n % 100
    if rest < 20:
        parts.append(_ARABIC_UNITS[rest])
    else:
        parts += [_ARABIC_UNITS[rest % 10], _ARABIC_TENS[rest // 10]]
    return " و".join(part for part in parts if part)


def english_words(n: int) -> str:
    rest = n % 100
    if rest < 20:
        small = _ENGLISH_UNITS[rest] if rest else ""
    else:
        small = _ENGLISH_TENS[rest // 10] + (f" {_ENGLISH_UNITS[rest % 10]}" if rest % 10 else "")
    if n < 100:
        return small
    hundreds = f"{_ENGLISH_UNITS[n // 100]} hundred"
    return f"{hundreds} and {small}" if small else hundreds


def without_vowel_signs(text: str) -> str:
    return "".join(sign for sign in text if not "\u064b" <= sign <= "\u0652")


def spoken(language: str, n: int) -> str:
    texts = load_catalogues([language])[language].texts
    first, *number = grammar.position(language, n)
    assert first == "position-you-are"
    return " ".join(texts[prompt].text for prompt in number)


def test_every_arabic_position_is_said_as_the_grammar_books_write_it() -> None:
    """Ones come before tens, everything after the first word takes `و`, 11 and 12 have their own forms."""
    texts = load_catalogues(["ar"])["ar"].texts
    for n in range(2, 1000):
        _, *number = grammar.position("ar", n)
        said = without_vowel_signs(" ".join(texts[prompt].text for prompt in number))
        assert said == arabic_words(n), n


def test_every_english_position_is_said_as_english_people_count() -> None:
    """Tens come before ones, and `and` stands once, after the hundreds."""
    texts = load_catalogues(["en"])["en"].texts
    for n in range(2, 1000):
        _, *number = grammar.position("en", n)
        assert " ".join(texts[prompt].text for prompt in number) == english_words(n), n


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (2, "اِثْنَان"),
        (3, "ثَلَاثَة"),
        (11, "أَحَدَ عَشَر"),
        (12, "اِثْنَا عَشَر"),
        (25, "خَمْسَة وَعِشْرُون"),
        (100, "مِئَة"),
        (123, "مِئَة وَثَلَاثَة وَعِشْرُون"),
        (212, "مِئَتَان وَاثْنَا عَشَر"),
        (999, "تِسْعُمِئَة وَتِسْعَة وَتِسْعُون"),
    ],
)
def test_arabic_positions_word_for_word(n: int, words: str) -> None:
    """Examples with their vowel signs, written by hand."""
    assert spoken("ar", n) == words


@pytest.mark.parametrize("language", sorted(grammar.LANGUAGES))
def test_the_first_in_line_is_told_so(language: str) -> None:
    """Position 1 is a sentence of its own, not a number."""
    assert grammar.position(language, 1) == ["next-in-line"]


@pytest.mark.parametrize("language", sorted(grammar.LANGUAGES))
def test_a_position_that_cannot_be_said_is_called_far_back(language: str) -> None:
    """A queue longer than the numbers that we have recorded must not break the call."""
    assert grammar.position(language, 999) != ["position-far-back"]
    assert grammar.position(language, 1000) == ["position-far-back"]


@pytest.mark.parametrize("n", [0, -1])
def test_a_position_below_one_is_refused(n: int) -> None:
    """Nobody stands before the first."""
    with pytest.raises(ValueError, match="no position"):
        grammar.position("ar", n)


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    """The error says which languages there are."""
    with pytest.raises(grammar.UnknownLanguageError, match=r"`fr`.*ar, en"):
        grammar.position("fr", 3)
    with pytest.raises(grammar.UnknownLanguageError):
        grammar.fragment_ids("fr")


@given(st.text("0123456789", min_size=1))
def test_digits_are_said_one_by_one(text: str) -> None:
    """A reference is as many prompts as digits, in their order."""
    assert grammar.digits(text) == [f"digit-{sign}" for sign in text]


@pytest.mark.parametrize("text", ["", "12a", "٤٢", "4 2", "²"])
def test_a_reference_with_anything_but_digits_is_refused(text: str) -> None:
    """Arabic digits and superscripts are digits to Python, but no prompt says them."""
    with pytest.raises(ValueError, match="digits only"):
        grammar.digits(text)


@given(st.sampled_from(sorted(grammar.LANGUAGES)), st.integers(1, 5000))
def test_fragments_are_complete(language: str, n: int) -> None:
    """Whatever the grammar says is among the fragments that the catalogue is checked for."""
    assert set(grammar.position(language, n)) | set(grammar.digits(str(n))) <= grammar.fragment_ids(language)
