"""Positions in a queue, digits, and which languages there are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.prompts import grammar
from tests.prompts.golden import arabic_by_rule, english_by_rule
from tests.prompts.golden.spoken import LANGUAGES, plain, spoken


def position(language: str, n: int) -> str:
    first, *number = grammar.position(language, n)
    assert first == "position-you-are"
    return spoken(language, number)


def test_every_arabic_position_is_said_as_the_grammar_books_write_it() -> None:
    """Ones come before tens, everything after the first word takes `و`, 11 and 12 have their own forms."""
    for n in range(2, 1000):
        assert plain(position("ar", n)) == arabic_by_rule.number(n, "m", "nominative"), n


def test_every_english_position_is_said_as_english_people_count() -> None:
    """Tens come before ones, and `and` stands once, after the hundreds."""
    for n in range(2, 1000):
        assert plain(position("en", n)) == plain(english_by_rule.number(n)), n


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
    assert position("ar", n) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_in_line_is_told_so(language: str) -> None:
    """Position 1 is a sentence of its own, not a number."""
    assert grammar.position(language, 1) == ["next-in-line"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_position_of_four_digits_is_called_far_back(language: str) -> None:
    """A larger number would help nobody."""
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
