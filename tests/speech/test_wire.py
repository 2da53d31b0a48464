"""Messages between controller and recogniser."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.speech.wire import MAX_PAYLOAD, Decoder, Kind, encode

MESSAGES = st.lists(st.tuples(st.integers(0, 2**32 - 1), st.sampled_from(Kind), st.binary(max_size=50)))


@given(MESSAGES, st.integers(1, 70))
def test_messages_come_back_however_the_pipe_cuts_them(
    messages: list[tuple[int, Kind, bytes]], cut: int
) -> None:
    """What was encoded is decoded, in order."""
    data, decoder = b"".join(encode(*one) for one in messages), Decoder()
    pieces = [data[at : at + cut] for at in range(0, len(data), cut)]
    assert [one for piece in pieces for one in decoder.feed(piece)] == messages


@given(st.binary(max_size=200))
def test_nonsense_raises_nothing_but_value_errors(data: bytes) -> None:
    """A process that prints among its messages is found out."""
    with contextlib.suppress(ValueError):
        Decoder().feed(data)


def test_a_message_has_a_greatest_length() -> None:
    """Neither side sends or awaits more than a megabyte."""
    with pytest.raises(ValueError, match="too long"):
        encode(1, Kind.AUDIO, bytes(MAX_PAYLOAD + 1))
    with pytest.raises(ValueError, match="too long"):
        Decoder().feed(b"\0\0\0\1\2\xff\xff\xff\xff")
