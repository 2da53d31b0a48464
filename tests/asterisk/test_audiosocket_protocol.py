"""AudioSocket, message by message."""

import contextlib
import struct
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.asterisk.audiosocket.errors import AudioSocketProtocolError
from hotline.asterisk.audiosocket.protocol import (
    MAX_PAYLOAD,
    AudioReceived,
    AudioSocketProtocol,
    EndReceived,
    Event,
    Identified,
    KeyReceived,
    audio_message,
    end_message,
)

ID = UUID("40325ec2-5efd-4bd3-805f-53576e581d13")


def message(kind: int, payload: bytes = b"") -> bytes:
    return struct.pack(">BH", kind, len(payload)) + payload


HELLO = message(0x01, ID.bytes)


def opened() -> AudioSocketProtocol:
    protocol = AudioSocketProtocol()
    assert protocol.receive(HELLO) == [Identified(ID)]
    return protocol


def test_a_stream_is_its_uuid_then_audio_and_keys_then_its_end() -> None:
    """Every kind of message that Asterisk sends becomes its event, in order."""
    audio = bytes(range(160)) * 2
    data = message(0x10, audio) + message(0x03, b"7") + message(0x03, b"#") + message(0x00)
    assert opened().receive(data) == [
        AudioReceived(audio),
        KeyReceived("7"),
        KeyReceived("#"),
        EndReceived(failed=False),
    ]


@given(st.lists(st.integers(1, 40), min_size=1, max_size=60))
def test_it_does_not_matter_how_the_bytes_are_cut(cuts: list[int]) -> None:
    """TCP cuts anywhere."""
    data = HELLO + message(0x10, b"ab" * 160) + message(0x03, b"5") + message(0xFF, b"\x01")
    protocol, events, at = AudioSocketProtocol(), list[Event](), 0
    for cut in [*cuts, len(data)]:
        events += protocol.receive(data[at : at + cut])
        at += cut
    assert events == [Identified(ID), AudioReceived(b"ab" * 160), KeyReceived("5"), EndReceived(failed=True)]


@given(st.binary(max_size=2000), st.booleans())
def test_whatever_a_stranger_sends_is_refused_or_understood(data: bytes, is_open: bool) -> None:
    """No bytes do anything but events or `AudioSocketProtocolError`, and no more than a message is kept."""
    protocol = opened() if is_open else AudioSocketProtocol()
    with contextlib.suppress(AudioSocketProtocolError):
        for event in protocol.receive(data):
            assert isinstance(event, Identified | AudioReceived | KeyReceived | EndReceived)
        assert len(protocol._buffer) <= MAX_PAYLOAD + 3


@pytest.mark.parametrize(
    "data",
    [message(0x01, b"short"), HELLO, message(0x10, b"odd"), message(0x03, b"x"), message(0x03, b"12"),
     message(0x12, bytes(640)), message(0x77), b"\x10\xff\xff"],
)  # fmt: skip
def test_what_is_no_message_ends_the_connection(data: bytes) -> None:
    """A second UUID, half a sample, a key that no phone has, other rates, unknown kinds and absurd lengths."""
    with pytest.raises(AudioSocketProtocolError):
        opened().receive(data)


@pytest.mark.parametrize("data", [message(0x10, bytes(320)), message(0x00), b"GET / HTTP/1.1\r\n\r\n"])
def test_a_stream_without_uuid_is_refused(data: bytes) -> None:
    """Nothing counts before the UUID."""
    with pytest.raises(AudioSocketProtocolError):
        AudioSocketProtocol().receive(data)


def test_nothing_follows_the_end() -> None:
    """What comes behind the end means nothing."""
    protocol = opened()
    assert protocol.receive(message(0x00) + message(0x10, bytes(320))) == [EndReceived(failed=False)]
    assert protocol.receive(b"whatever") == []


def test_what_we_send_is_what_the_protocol_says() -> None:
    """Audio with its length, the end without payload; half a sample cannot be sent."""
    assert audio_message(b"\1\2" * 160) == b"\x10\x01\x40" + b"\1\2" * 160
    assert end_message() == b"\x00\x00\x00"
    for wrong in (b"", b"odd", bytes(MAX_PAYLOAD + 2)):
        with pytest.raises(ValueError, match="no audio message"):
            audio_message(wrong)
