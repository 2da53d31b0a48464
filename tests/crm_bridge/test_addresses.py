"""Addresses in one spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.crm_bridge.addresses import kind_of, kind_of_channel, normalise

NUMBER = "+96891230001"

#: Digits of other scripts.
SCRIPTS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """One number as people write it."""
    begin = draw(st.sampled_from(["+968", "00968", "00 968", "+ 968", "＋968", "+(968)", ""]))
    digits = draw(
        st.sampled_from(["91230001", "9123 0001", "91 23 00 01", "9123-0001", "9123\u20110001", "9123.0001"])
    )
    text = begin + draw(st.sampled_from(["", " ", "-", "\u00a0"])) * bool(begin) + digits
    text = text.translate(str.maketrans(SCRIPTS[0], draw(st.sampled_from(SCRIPTS))))
    text += draw(st.sampled_from(["", " ext. 12", " x12", ";ext=12", " تحويلة ١٢", "#12"]))
    mark = draw(st.sampled_from(["", "\u200e", "\u202a", "\u2066", "\u061c", "\ufeff"]))
    return draw(st.sampled_from(["", " ", "\t"])) + mark + text + mark + draw(st.sampled_from(["", "\n"]))


@given(spellings())
def test_every_spelling_of_a_number_is_one_address(text: str) -> None:
    """Whatever signs, digits, prefixes and extensions somebody writes."""
    assert normalise("phone", text, "OM") == NUMBER


@pytest.mark.parametrize(
    "text", ["tel:+96891230001", "sip:+96891230001@example.com", "tel:+968-9123-0001;phone-context=x"]
)
def test_a_number_in_an_address_of_a_network(text: str) -> None:
    """As SIP and web pages write it."""
    assert normalise("phone", text, "OM") == NUMBER


@pytest.mark.parametrize(
    "text",
    ["", "1111", "9999", "anonymous", "Ahmad", "12", "+", "٣", "\x00", "9" * 40, "1" * 10_000_000, "' OR 1=1 --",
     "<b>91230001</b>", "\ud800"],
)  # fmt: skip
def test_what_is_nobodys_number_is_none(text: str) -> None:
    """Services, extensions, names and rubbish reach nobody."""
    assert normalise("phone", text, "OM") is None


def test_a_foreign_number_stays_foreign() -> None:
    """The trunk prefix in brackets is not dialled from abroad."""
    assert normalise("phone", "+44 (0)20 7946 0018", "OM") == "+442079460018"
    assert normalise("phone", "٠٠٤٤٢٠٧٩٤٦٠٠١٨", "OM") == "+442079460018"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" Ali@Example.OM ", "ali@example.om"),
        ("Ali bin Said <Ali@example.om>", "ali@example.om"),
        ("ali@مثال.إختبار", "ali@مثال.إختبار"),
        ("ali@xn--mgbh0fb.xn--kgbechtv", "ali@مثال.إختبار"),
        ("\u200fali@example.om\u200f", "ali@example.om"),
        ("ali@example", None),
        ("a b@example.om", None),
        ("ali@@example.om", None),
        ("a" * 300 + "@example.om", None),
        ("", None),
        ("\ud800@example.om", None),
    ],
)
def test_an_e_mail_address_has_one_spelling(text: str, address: str | None) -> None:
    """Case, spaces, display names and both spellings of a domain; what is none, is none."""
    assert normalise("email", text, "OM") == address


def test_a_handle_has_one_spelling() -> None:
    """The @ and the case do not tell people apart."""
    assert normalise("x", " @Ali_OM\u200f", "OM") == "ali_om"
    assert normalise("x", "@@ @Ali_OM", "OM") == "ali_om"
    assert normalise("x", "@", "OM") is None
    assert normalise("x", "@@", "OM") is None
    assert normalise("x", "two words", "OM") is None


@given(st.sampled_from(["phone", "email", "x"]), st.text())
def test_an_address_in_its_one_spelling_stays(kind: str, text: str) -> None:
    """Nothing raises, and normalising twice changes nothing."""
    once = normalise(kind, text, "OM")
    assert once is None or normalise(kind, once, "OM") == once


def test_kinds() -> None:
    """What somebody typed, and what addresses of a channel are."""
    assert [kind_of("a@b.om"), kind_of("91230001"), kind_of("@ali")] == ["email", "phone", "phone"]
    assert [kind_of_channel(one) for one in ("voice", "fax", "sms", "email", "web", "x")] == [
        "phone", "phone", "phone", "email", "email", "x",
    ]  # fmt: skip
