"""Words by which cases are found."""

import pytest

from hotline.crm_bridge.case_words import kept_words, looked_for, with_signs


def fits(text: str, case: str) -> bool:
    """Return whether the words of a text that is looked for are in a case, as the databases find it."""
    kept = kept_words(case)
    return all(f" {word.beginning}" in kept or f" {word.stem} " in kept for word in looked_for(text))


@pytest.mark.parametrize(
    ("text", "case", "expected"),
    [
        ("lea", "A Leak", True),
        ("leaks", "a leak", True),
        ("eak", "a leak", False),
        ("leak pipe", "The pipe has a LEAK", True),
        ("leak roof", "The pipe has a leak", False),
        ("بلديه", "وصل إلى البلدية أمس", True),
        ("احمد", "أحمَد", True),
        ("سرق", "سرقة كابلات", True),
        ("way ١٧", "Way 17", True),
        ("7", "Way 17", False),
    ],
)
def test_a_word_fits_what_begins_with_it_or_has_its_stem(text: str, case: str, expected: bool) -> None:
    """Whatever the case, the marks and the spelling of its letters, the article before it, and where it stands."""
    assert fits(text, case) is expected


def test_each_word_is_kept_once() -> None:
    """Texts that are not there are none; without any word nothing is looked for."""
    assert kept_words("1007", "Leak, leak", "", None) == " 1007 leak "
    assert looked_for(" %_' ") == []


def test_what_has_signs_in_it_is_looked_for_as_it_is_written() -> None:
    """But for marks of Arabic letters, and for punctuation around words."""
    assert with_signs("(100%), «أحمَد»؟ a@b.om, don't 'leak' -- 24/7.") == ["100%", "a@b.om", "don't", "24/7"]
    assert with_signs("Way 17, Ruwi") == []
