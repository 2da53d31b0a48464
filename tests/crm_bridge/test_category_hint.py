"""What a text is probably about."""

import pytest

from hotline.config.cases import Category
from hotline.crm_bridge.category_hint import Hint, clear_category, hints

CATEGORIES = {
    "leak": Category(
        department="water",
        keywords={
            "ar": ("تسرب", "تسريب مياه", "ماسورة مكسورة", "ماء"),
            "en": ("leak", "burst pipe", "pipe", "drip"),
        },
    ),
    "pothole": Category(department="roads", keywords={"ar": ("حفرة", "شارع"), "en": ("pothole", "road")}),
    "lamp": Category(
        department="roads", keywords={"ar": ("إنارة", "شارع", "عمود إنارة"), "en": ("street light", "battery", "road")}
    ),
    "silent": Category(department="roads"),
}  # fmt: skip


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(hint.category, hint.words) for hint in hints(text, CATEGORIES)]


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("هناك تسرب أمام البيت", "تسرب"),
        ("التسرّب مستمر", "تسرب"),
        ("نشكو من التسربات", "تسرب"),
        ("وتسرب منذ أمس", "تسرب"),
        ("بسبب التسرب", "تسرب"),
        ("شكوى للتسرب", "تسرب"),
        ("وبالتسرب أيضا", "تسرب"),
        ("تسريبُ المياه في الشارع", "تسريب مياه"),
        ("الماسورة المكسورة", "ماسورة مكسورة"),
        ("ماسوره مكسوره", "ماسورة مكسورة"),
        ("A LEAK!", "leak"),
        ("it is leaking", "leak"),
        ("water leaked", "leak"),
        ("two leaks", "leak"),
        ("the tap is dripping", "drip"),
        ("Burst pipes near me", "burst pipe"),
    ],
)
def test_a_keyword_is_recognised_in_whatever_form(text: str, keyword: str) -> None:
    """Articles, particles, endings, vowel signs and spellings of Arabic; plurals and verbs of English."""
    (category, words), *_ = found(text)
    assert category == "leak"
    assert keyword in words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "…",
        "صباح الخير",
        "bleakly, roadside",  # keywords within other words
        "the pip leek",
        "burst of laughter, then the pip",  # a phrase in pieces
        "'; DROP TABLE cases; --",
        "0" * 5000,
    ],
)
def test_without_a_clue_there_is_no_hint(text: str) -> None:
    """Whole words and whole phrases only."""
    assert found(text) == []


def test_the_words_that_spoke_for_it_are_named_once_and_in_order() -> None:
    """What they spoke for can be seen; saying a thing twice is no more certain."""
    assert found("The road has a pothole, and a pothole again") == [("pothole", ("road", "pothole"))]
    once, twice = hints("leak", CATEGORIES), hints("leak leak LEAKS", CATEGORIES)
    assert once == twice == [Hint(category="leak", score=1.0, words=("leak",))]


def test_a_phrase_speaks_louder_than_a_word_and_hides_the_words_in_it() -> None:
    """`pipe` within `burst pipe` adds nothing."""
    assert hints("burst pipe", CATEGORIES) == [Hint(category="leak", score=2.0, words=("burst pipe",))]
    assert hints("burst pipe and another pipe", CATEGORIES)[0].score == 3.0


def test_what_is_not_clear_is_said_to_be_so() -> None:
    """A word that several share speaks for each of them, quietly; a machine chooses none."""
    both = hints("شارع", CATEGORIES)
    assert [(hint.category, hint.score) for hint in both] == [("lamp", 0.5), ("pothole", 0.5)]
    assert clear_category(both) is None
    assert clear_category(hints("حفرة في الشارع", CATEGORIES)) == "pothole"
    assert clear_category([]) is None
    assert [category for category, _ in found("a leak and a pothole")] == ["leak", "pothole"]


def test_languages_are_mixed_as_people_do() -> None:
    """An English word in an Arabic sentence is heard, and the other way round."""
    assert found("عندي leak كبير") == [("leak", ("leak",))]
    assert found("there is a حفرة") == [("pothole", ("حفرة",))]


def test_a_long_text_ends() -> None:
    """A whole book costs no more than its beginning."""
    assert found("leak " + "word " * 1_000_000)[0][0] == "leak"
