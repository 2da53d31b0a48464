"""Telephone numbers in every spelling."""

import pytest

from hotline.phone import mask, to_e164


@pytest.mark.parametrize(
    "text",
    ["+96890000001", "0096890000001", "90000001", "9000 0001", "+968 9000-0001", "(+968) 90000001"],
)
def test_one_caller_has_one_spelling(text: str) -> None:
    """However a number of the country is written, it becomes the same E.164."""
    assert to_e164(text, "OM") == "+96890000001"


@pytest.mark.parametrize("text", ["", "anonymous", "Anonymous", "unknown", "<unknown>", "  "])
def test_a_withheld_number_is_none(text: str) -> None:
    """What networks write for a withheld number is nobody's number."""
    assert to_e164(text, "OM") is None


@pytest.mark.parametrize(("text", "cleaned"), [("1111", "1111"), ("12-34", "1234"), ("+1", "+1"), ("abc", None)])
def test_what_is_no_full_number_keeps_its_digits(text: str, cleaned: str | None) -> None:
    """Short and impossible numbers come back as their digits."""
    assert to_e164(text, "OM") == cleaned


def test_a_mask_hides_the_person() -> None:
    """Only country code and two digits remain."""
    assert mask("+96890000001") == "+968…01"
    assert mask("90000001") == "…01"
    assert mask("1111") == "…"
    assert mask(None) == "withheld"
