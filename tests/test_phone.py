import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.phone import mask, to_e164


@pytest.mark.parametrize(
    "text",
    [
        "+96891230001",
        "+968 9123 0001",
        "91230001",
        "9123-0001",
        "0096891230001",
        "968 91230001",
        "٩١٢٣٠٠٠١",
        "sip:+96891230001@192.0.2.7;user=phone",
        "sips:91230001@gateway",
        "tel:+968-9123-0001",
        "+96891230001;ext=5",
        "\u202a+96891230001\u202c",
    ],
)
def test_one_number_has_one_spelling(text: str) -> None:
    """However a number is written, it comes out as E.164."""
    assert to_e164(text, "OM") == "+96891230001"


def test_country_of_the_node_is_assumed() -> None:
    """A number without a country code belongs to the node's country; one with a code keeps it."""
    assert to_e164("(415) 555-0100", "US") == "+14155550100"
    assert to_e164("+1 (415) 555-0100", "OM") == "+14155550100"


@pytest.mark.parametrize(
    ("text", "digits"), [("1111", "1111"), ("1001", "1001"), ("*11", "11"), ("9" * 24, "9" * 24)]
)
def test_short_and_strange_numbers_come_back_as_digits(text: str, digits: str) -> None:
    """What is no subscriber's number keeps its digits."""
    assert to_e164(text, "OM") == digits


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        " ",
        "anonymous",
        "Anonymous",
        "sip:anonymous@anonymous.invalid",
        "unknown",
        "alice",
        "bob2",
        "+",
    ],
)
def test_withheld_number_is_none(text: str | None) -> None:
    """A withheld number, or a name in its place, is no number."""
    assert to_e164(text, "OM") is None


@given(st.text(max_size=40))
def test_any_text_gives_a_number_or_none(text: str) -> None:
    """Whatever a network sends, the result is None or plain ASCII digits, perhaps with a plus sign."""
    number = to_e164(text, "OM")
    assert number is None or (number.isascii() and number.removeprefix("+").isdigit())


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("+96891230001", "+968…001"),
        ("+14155550100", "+1…100"),
        ("91230001", "…001"),
        ("80001", "…1"),
        ("1111", "1111"),
        (None, "withheld"),
    ],
)
def test_mask_keeps_country_code_and_last_digits(number: str | None, shown: str) -> None:
    """A masked number shows where it belongs and its last digits; a service number is no secret."""
    assert mask(number) == shown


@given(st.from_regex(r"\+?[1-9][0-9]{6,14}", fullmatch=True))
def test_mask_never_shows_a_number(number: str) -> None:
    """At most the country code and three digits of a subscriber's number remain."""
    shown = mask(number).removeprefix("+")
    assert sum(character.isdigit() for character in shown.partition("…")[2]) <= 3
    assert len(shown.partition("…")[0]) <= 3
