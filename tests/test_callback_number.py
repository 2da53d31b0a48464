"""Which numbers are called back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.callback_number import NotCallableError, callback_number, spoken_digits


@pytest.mark.parametrize(
    ("entered", "number"),
    [
        ("91230001", "+96891230001"),
        ("24123456", "+96824123456"),
        ("+96891230001", "+96891230001"),
        ("0096891230001", "+96891230001"),
        ("96891230001", "+96891230001"),
        ("99991234", "+96899991234"),
    ],
)
def test_a_number_of_our_country_is_called_however_it_is_written(entered: str, number: str) -> None:
    """National, with country code, with plus or with the prefix 00; also where it begins like an emergency number."""
    assert callback_number(entered, "OM") == number


@pytest.mark.parametrize(
    ("entered", "reason"),
    [
        (None, "not a number"),
        ("", "not a number"),
        ("+", "not a number"),
        ("anonymous", "not a number"),
        ("٩١٢٣٠٠٠١", "not a number"),
        ("12345", "not a number"),
        ("9123000", "not a number"),
        ("912300011", "not a number"),
        ("9" * 30, "not a number"),
        ("91230001;ext=5", "not a number"),
        ("999", "emergency"),
        ("9999", "emergency"),
        ("112", "emergency"),
        ("911", "emergency"),
        ("+9689999", "emergency"),
        ("+968112", "emergency"),
        ("1111", "service"),
        ("1444", "emergency"),
        ("80077000", "service"),
        ("90012345", "premium"),
        ("+971501234567", "international"),
        ("00971501234567", "international"),
        ("+88216000001", "premium"),
    ],
)
def test_what_is_nobodys_own_number_is_refused(entered: str | None, reason: str) -> None:
    """The reason is what the caller is told."""
    with pytest.raises(NotCallableError) as refused:
        callback_number(entered, "OM")
    assert refused.value.reason == reason


def test_other_countries_are_called_where_the_operator_allows_it() -> None:
    """But never what costs more, nor networks without a country."""
    assert callback_number("00971501234567", "OM", international=True) == "+971501234567"
    for costly in ("+88216000001", "+449012345678"):
        with pytest.raises(NotCallableError, match="premium"):
            callback_number(costly, "OM", international=True)


def test_shared_cost_numbers_are_refused() -> None:
    """In countries that have them."""
    with pytest.raises(NotCallableError, match="premium"):
        callback_number("+448431234567", "GB")


def test_the_hotline_does_not_call_itself() -> None:
    """A caller could otherwise keep our lines busy with ourselves."""
    with pytest.raises(NotCallableError, match="our own"):
        callback_number("24001111", "OM", our_own={"+96824001111"})


def test_a_refusal_names_no_number() -> None:
    """It may end up in a log."""
    with pytest.raises(NotCallableError) as refused:
        callback_number("90012345", "OM")
    assert "900" not in str(refused.value)


def test_a_number_is_read_back_as_citizens_know_it() -> None:
    """Without our own country's code, with that of another."""
    assert spoken_digits("+96891230001", "OM") == "91230001"
    assert spoken_digits("+971501234567", "OM") == "971501234567"


@given(st.text(max_size=25) | st.text("0123456789+*#", max_size=25))
def test_whatever_is_entered_is_a_number_or_refused(text: str) -> None:
    """And a number that is accepted is accepted again in its one spelling, and can be dialled."""
    try:
        number = callback_number(text, "OM", international=True)
    except NotCallableError:
        return
    assert number.startswith("+")
    assert number[1:].isdigit()
    assert callback_number(number, "OM", international=True) == number
    assert spoken_digits(number, "OM").isdigit()
