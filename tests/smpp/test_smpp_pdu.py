"""PDUs of SMPP 3.4."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.smpp.pdu import Framer, Pdu, SmppError, bind_body, c_string
from hotline.smpp.short_message import PartNumber, ShortMessage, decode, messages
from hotline.text_coding import decode as read

RECEIPT = (
    b"id:m17 sub:001 dlvrd:001 submit date:2611221700 done date:2611221701 stat:DELIVRD err:000 text:The case"
)


def test_a_bind_is_written_as_in_the_specification() -> None:
    """4.1.5, octet for octet."""
    body = bind_body("hotline", "secret")
    pdu = Pdu(command=0x09, sequence=1, body=body).encode()
    assert pdu.hex() == "00000024000000090000000000000001" + b"hotline\0secret\0\0\x34\0\0\0".hex()


@given(st.lists(st.binary(max_size=60), max_size=8), st.integers(1, 40))
def test_pdus_are_found_wherever_the_stream_is_cut(bodies: list[bytes], size: int) -> None:
    """And nothing else is."""
    pdus = [Pdu(command=4, sequence=number, body=body) for number, body in enumerate(bodies, 1)]
    stream = b"".join(pdu.encode() for pdu in pdus)
    framer = Framer()
    pieces = [stream[place : place + size] for place in range(0, len(stream), size)]
    assert [pdu for piece in pieces for pdu in framer.feed(piece)] == pdus


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    """There is a PDU, or an `SmppError`."""
    try:
        for pdu in Framer().feed(data):
            decode(pdu.body)
    except SmppError:
        pass
    try:
        message = decode(data)
        _ = message.part, message.receipt, message.words
    except SmppError:
        pass


@given(
    st.text("0123456789", max_size=20), st.binary(max_size=254), st.integers(0, 255),
    st.dictionaries(st.integers(0, 0xFFFF), st.binary(max_size=50), max_size=4),
)  # fmt: skip
def test_a_message_is_read_as_it_was_written(
    source: str, content: bytes, data_coding: int, options: dict[int, bytes]
) -> None:
    """All fields that we use."""
    message = ShortMessage(
        source=source, destination="1111", content=content, data_coding=data_coding, options=options
    )
    found = decode(message.encode())
    if content:
        assert found == message


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=700), st.integers(0, 255))
def test_a_submitted_text_can_be_put_together(text: str, reference: int) -> None:
    """Each part has its header, and none is longer than a message may be."""
    found = [decode(message.encode()) for message in messages("1111", "+96891230001", text, reference)]
    assert "".join(read(message.words, message.coding) for message in found) == text
    if len(found) > 1:
        expected = [PartNumber(f"8:{reference}", len(found), number) for number in range(1, len(found) + 1)]
        assert [message.part for message in found] == expected


@pytest.mark.parametrize(
    ("header", "options", "part"),
    [
        (b"\x05\x00\x03\x25\x03\x02", {}, PartNumber("8:37", 3, 2)),
        (b"\x06\x08\x04\x10\x01\x03\x02", {}, PartNumber("16:4097", 3, 2)),
        (b"\x09\x24\x01\x01\x00\x03\x25\x03\x02\x00", {}, PartNumber("8:37", 3, 2)),
        (b"", {0x020C: b"\x10\x01", 0x020E: b"\x03", 0x020F: b"\x02"}, PartNumber("16:4097", 3, 2)),
        (b"\x03\x24\x01\x01", {}, None),
        (b"", {}, None),
    ],
)
def test_the_number_of_a_part_is_found(
    header: bytes, options: dict[int, bytes], part: PartNumber | None
) -> None:
    """In either header, among other elements, and in the options."""
    message = ShortMessage(
        source="1", destination="2", content=header + b"abc", esm_class=0x40 if header else 0, options=options
    )
    assert message.part == part


@pytest.mark.parametrize(
    ("content", "options", "receipt"),
    [
        (RECEIPT, {}, ("m17", "DELIVRD")),
        (b"", {0x001E: b"m18\x00", 0x0427: b"\x05"}, ("m18", "UNDELIV")),
        (b"?", {}, ("", "")),
    ],
)
def test_a_receipt_is_read_from_text_or_options(
    content: bytes, options: dict[int, bytes], receipt: tuple[str, str]
) -> None:
    """Centres write either."""
    message = ShortMessage(source="1", destination="2", content=content, esm_class=0x04, options=options)
    assert message.receipt == receipt


def test_fields_that_are_too_long_are_refused() -> None:
    """Before they are sent."""
    with pytest.raises(SmppError, match="more than 8"):
        bind_body("hotline", "too-long-a-password")
    with pytest.raises(SmppError, match="cut off"):
        decode(b"\x00\x01")
    assert c_string("ab", 3) == b"ab\x00"
