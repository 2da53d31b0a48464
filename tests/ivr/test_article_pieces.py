"""An article in pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.ivr.article_pieces import MOST_LETTERS, pieces


def test_title_and_sentences_are_pieces() -> None:
    """Both scripts end their sentences in their own way."""
    assert pieces("Days", "One. Two!\nStill two?\n\nThree") == ("Days", "One.", "Two!", "Still two?", "Three")
    assert pieces("أيام", "هل هذا أول؟ نعم. ثانٍ… ثالث") == ("أيام", "هل هذا أول؟", "نعم.", "ثانٍ…", "ثالث")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# Head\n\nText", ("Head", "Text")),
        ("- one\n- two\n* three\n1. four", ("one", "two", "three", "1.", "four")),
        ("**Call** _us_ at `1111`", ("Call us at 1111",)),
        ("See [the page](https://example.org/x_y).", ("See the page.",)),
        ("> said\n\n---\n\n***", ("said",)),
        ("3 * 4, snake_case", ("3  4, snake_case",)),
        ("Open 7.30 to 14.30.", ("Open 7.30 to 14.30.",)),
    ],
)
def test_signs_of_markdown_are_not_spoken(text: str, said: tuple[str, ...]) -> None:
    """Words stay, signs go."""
    assert [" ".join(one.split()) for one in pieces("T", text)[1:]] == [" ".join(one.split()) for one in said]


def test_a_long_sentence_is_parted_at_its_commas() -> None:
    """The voice needs no ten seconds for the first piece."""
    clause = "و" + "ا" * 99
    assert pieces("ت", f"{clause}، {clause}، {clause}")[1:] == (f"{clause}،", f"{clause}،", clause)


@given(st.text(max_size=2000))
def test_every_piece_is_short_and_says_something(text: str) -> None:
    """Whatever the text, nothing is too long and nothing is empty; no word is lost."""
    for piece in pieces("T", text):
        assert 0 < len(piece) <= MOST_LETTERS
        assert any(character.isalnum() or character == "_" for character in piece)
