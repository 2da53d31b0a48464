import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.crm_bridge.reference import FIRST_NUMBER, is_valid, make_reference

numbers = st.integers(FIRST_NUMBER, 10**9)


def test_check_digit_is_damms() -> None:
    """The published example: 572 has the check digit 4."""
    assert make_reference(572) == "5724"


@given(numbers)
def test_reference_is_valid_and_keeps_its_number(number: int) -> None:
    """A reference is the running number and one more digit, at least four, the first not zero."""
    reference = make_reference(number)
    assert is_valid(reference)
    assert reference[:-1] == str(number)
    assert len(reference) >= 4
    assert reference[0] != "0"


@given(numbers, st.data())
def test_every_wrong_digit_is_noticed(number: int, data: st.DataObject) -> None:
    """No reference becomes another valid one when one digit is wrong."""
    reference = make_reference(number)
    place = data.draw(st.integers(0, len(reference) - 1))
    for digit in "0123456789":
        if digit != reference[place]:
            assert not is_valid(reference[:place] + digit + reference[place + 1 :])


@given(numbers)
def test_neighbours_that_changed_places_are_noticed(number: int) -> None:
    """No reference becomes another valid one when two neighbours change places."""
    reference = make_reference(number)
    for place in range(len(reference) - 1):
        left, right = reference[place], reference[place + 1]
        if left != right:
            assert not is_valid(reference[:place] + right + left + reference[place + 2 :])


@pytest.mark.parametrize("text", ["", "5", "57", "572", "0572", "٥٧٢٤", "5724 ", "+5724", "572a", "0005724"])
def test_other_text_is_no_reference(text: str) -> None:
    """Too short, a zero in front, or anything but plain digits is no reference."""
    assert not is_valid(text)


def test_small_numbers_are_refused() -> None:
    """Running numbers begin where references have four digits."""
    with pytest.raises(ValueError, match="begin with 100: 99"):
        make_reference(99)
