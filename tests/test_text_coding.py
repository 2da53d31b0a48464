"""How texts become bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.text_coding import Coding, coding_of, decode, parts


@pytest.mark.parametrize(
    ("text", "coding", "lengths"),
    [
        ("a" * 160, "gsm7", [160]),
        ("a" * 161, "gsm7", [153, 8]),
        ("€" * 80, "gsm7", [160]),
        ("a" * 152 + "€" * 20, "gsm7", [152, 40]),
        ("ن" * 70, "ucs2", [140]),
        ("ن" * 71, "ucs2", [134, 8]),
        ("ن" * 66 + "😀" * 3, "ucs2", [132, 12]),
        ("", "gsm7", [0]),
    ],
)
def test_a_text_has_as_many_parts_as_the_network_needs(text: str, coding: str, lengths: list[int]) -> None:
    """A character that needs two places is not divided."""
    found, contents = parts(text)
    assert (found, [len(content) for content in contents]) == (coding, lengths)


def test_the_default_alphabet_is_read_as_it_stands_in_the_standard() -> None:
    """TS 23.038, 6.2.1: some codes of each column."""
    assert decode(bytes([0x00, 0x02, 0x05, 0x10, 0x1C, 0x24, 0x40, 0x5B, 0x60, 0x7F]), "gsm7") == "@$éΔÆ¤¡Ä¿à"
    assert decode(bytes([0x1B, 0x65, 0x1B, 0x3C, 0x1B, 0x41, 0x1B]), "gsm7") == "€[A"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_what_is_written_is_read_back(text: str) -> None:
    """In either coding."""
    coding, contents = parts(text)
    assert coding == coding_of(text)
    assert "".join(decode(content, coding) for content in contents) == text


@given(st.binary(max_size=300), st.sampled_from(["gsm7", "ucs2", "latin1", "ascii", "binary"]))
def test_any_bytes_are_read(content: bytes, coding: Coding) -> None:
    """What cannot be is shown as such."""
    assert isinstance(decode(content, coding), str)
