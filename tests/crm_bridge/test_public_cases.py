"""What nobody else may read in words that everybody may."""

import pytest

from hotline.crm_bridge.public_cases import without_addresses


@pytest.mark.parametrize(
    "text",
    [
        "Call me: +968 9123 0001",
        "اتصلوا بي على ٩١٢٣٠٠٠١",
        "تلفن ۹۱۲۳۰۰۰۱ لطفا",
        "رقمي ٩١\u200f٢٣٠٠٠١",
        "Ring 91230001 or write to ali@example.om",
    ],
)
def test_numbers_and_addresses_cannot_be_read(text: str) -> None:
    """In the digits of whatever script, also with signs between them that nobody sees."""
    shown = without_addresses(text)
    digits = "".join(str(int(sign)) for sign in shown if sign.isdecimal())
    assert "91230001" not in digits
    assert "ali@" not in shown


@pytest.mark.parametrize(
    "text", ["شارع ١٢، بناية ٣٤٥", "Street 12, house 345, since 2026-11-22", "می\u200cخواهم", ""]
)
def test_other_words_stay_as_they_were_written(text: str) -> None:
    """Nobody's digits are changed for nothing."""
    assert without_addresses(text) == text
