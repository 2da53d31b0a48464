"""Words by which cases are found."""

import pytest

from hotline.crm_bridge.case_words import kept_words, looked_for


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
        ("100%", "at 100 %", True),
    ],
)
def test_a_word_fits_what_begins_with_it_or_has_its_stem(text: str, case: str, expected: bool) -> None:
    """Whatever the case, the marks and the spelling of its letters, the article before it, and where it stands."""
    assert fits(text, case) is expected


def test_each_word_is_kept_once() -> None:
    """Texts that are not there are none; without any word nothing is looked for."""
    assert kept_words("1007", "Leak, leak", "", None) == " 1007 leak "
    assert looked_for(" %_' ") == []
