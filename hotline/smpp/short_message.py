"""`submit_sm` and `deliver_sm` (4.4.1, 4.6.1): their body, parts, and receipts of delivery. Pure."""

import re
from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from hotline.text_coding import Coding, parts

from .pdu import Reader, SmppError, c_string

#: 5.2.12: flags of `esm_class`.
HAS_HEADER = 0x40
RECEIPT = 0x04
_RECEIPT_MASK = 0x3C

#: 5.2.5 and 5.2.6: international number in E.164; a name; what the network knows.
INTERNATIONAL, ALPHANUMERIC, UNKNOWN = (1, 1), (5, 0), (0, 1)

#: 5.2.19: what the codes of `data_coding` mean; 0 is the centre's default, which is GSM 7-bit in practice.
_CODINGS: Mapping[int, Coding] = {0: "gsm7", 1: "ascii", 3: "latin1", 8: "ucs2"}

#: 5.3.2: tags.
SAR_REFERENCE, SAR_TOTAL, SAR_NUMBER = 0x020C, 0x020E, 0x020F
PAYLOAD, RECEIPTED_ID, MESSAGE_STATE = 0x0424, 0x001E, 0x0427

#: 3GPP TS 23.040, 9.2.3.24: elements of the user data header for parts, with references of 8 and of 16 bits.
_PARTS_8, _PARTS_16 = 0x00, 0x08

#: Appendix B: what stands in the text of a receipt.
_RECEIPT_ID = re.compile(r"\bid:(\S+)", re.IGNORECASE)
_RECEIPT_STATE = re.compile(r"\bstat:(\w+)", re.IGNORECASE)

#: 5.2.28: final states by number, as the text has them.
_STATES = {2: "DELIVRD", 3: "EXPIRED", 4: "DELETED", 5: "UNDELIV", 7: "UNKNOWN", 8: "REJECTD"}


class PartNumber(NamedTuple):
    """Which part of which text."""

    #: With its width: `8:37`, `16:4097`.
    reference: str
    total: int
    number: int


class Receipt(NamedTuple):
    """What became of a text of ours."""

    message_id: str
    #: `DELIVRD`, `EXPIRED`, `UNDELIV`…
    state: str


class ShortMessage(msgspec.Struct, frozen=True, kw_only=True):
    """A message with its addresses."""

    source: str
    destination: str
    content: bytes
    source_type: tuple[int, int] = UNKNOWN
    destination_type: tuple[int, int] = INTERNATIONAL
    esm_class: int = 0
    data_coding: int = 0
    #: Final receipts are asked for (5.2.17).
    registered_delivery: int = 0
    options: Mapping[int, bytes] = {}

    @property
    def coding(self) -> Coding:
        """How the content is to be read."""
        return _CODINGS.get(self.data_coding, "binary")

    @property
    def words(self) -> bytes:
        """The content without its header. Raises `SmppError` where the header is longer than the content."""
        return self._split()[1]

    @property
    def part(self) -> PartNumber | None:
        """Which part it is; None: it is whole."""
        return _part_of_options(self.options) or _part_of_header(self._split()[0])

    @property
    def receipt(self) -> Receipt | None:
        """What it tells of a text of ours; None: it is no receipt."""
        if self.esm_class & _RECEIPT_MASK != RECEIPT:
            return None
        text = self.content.decode("latin-1")
        name, state = _RECEIPT_ID.search(text), _RECEIPT_STATE.search(text)
        message_id = _text(self.options.get(RECEIPTED_ID)) or (name[1] if name else "")
        number = int.from_bytes(self.options.get(MESSAGE_STATE, b""), "big")
        return Receipt(message_id, _STATES.get(number) or (state[1].upper() if state else ""))

    def _split(self) -> tuple[bytes, bytes]:
        if not self.esm_class & HAS_HEADER:
            return b"", self.content
        if not self.content or self.content[0] >= len(self.content):
            raise SmppError("the user data header is longer than the message")
        end = 1 + self.content[0]
        return self.content[1:end], self.content[end:]

    def encode(self) -> bytes:
        """Return the body. Raises `SmppError` for fields that are too long."""
        if len(self.content) > 254:
            raise SmppError("the message has more than 254 octets")
        options = b"".join(
            tag.to_bytes(2, "big") + len(value).to_bytes(2, "big") + value
            for tag, value in self.options.items()
        )
        return b"".join(
            (
                b"\x00",  # service_type
                bytes(self.source_type) + c_string(self.source, 21),
                bytes(self.destination_type) + c_string(self.destination, 21),
                bytes([self.esm_class, 0, 0]),  # protocol_id, priority_flag
                b"\x00\x00",  # schedule_delivery_time, validity_period
                bytes([self.registered_delivery, 0, self.data_coding, 0, len(self.content)]),
                self.content,
                options,
            )
        )


def decode(body: bytes) -> ShortMessage:
    """Return the message in a body. Raises `SmppError`."""
    reader = Reader(body)
    reader.c_string()
    source_type = reader.integer(), reader.integer()
    source = reader.c_string()
    destination_type = reader.integer(), reader.integer()
    destination = reader.c_string()
    esm_class = reader.integer()
    reader.octets(2)
    reader.c_string()
    reader.c_string()
    registered, _, data_coding, _ = (reader.integer() for _ in range(4))
    content = reader.octets(reader.integer())
    options: dict[int, bytes] = {}
    while reader.has_more:
        tag = reader.integer(2)
        options[tag] = reader.octets(reader.integer(2))
    return ShortMessage(
        source=source, source_type=source_type, destination=destination, destination_type=destination_type,
        esm_class=esm_class, registered_delivery=registered, data_coding=data_coding,
        content=content or options.get(PAYLOAD, b""), options=options,
    )  # fmt: skip


def messages(source: str, destination: str, text: str, reference: int) -> list[ShortMessage]:
    """Return a text as it is submitted: one message for each part, a receipt asked for.

    `reference` (0 to 255) tells the parts of one text from those of others.
    """
    coding, contents = parts(text)
    headers = [b""]
    if len(contents) > 1:
        total = len(contents)
        headers = [bytes([5, _PARTS_8, 3, reference & 0xFF, total, number]) for number in range(1, total + 1)]
    return [
        ShortMessage(
            source=source.lstrip("+"), source_type=_type_of(source), destination=destination.lstrip("+"),
            content=header + content, esm_class=HAS_HEADER if header else 0,
            data_coding=0 if coding == "gsm7" else 8, registered_delivery=1,
        )
        for header, content in zip(headers, contents, strict=True)
    ]  # fmt: skip


def _type_of(source: str) -> tuple[int, int]:
    if source.startswith("+"):
        return INTERNATIONAL
    return UNKNOWN if source.isdigit() else ALPHANUMERIC


def _part_of_options(options: Mapping[int, bytes]) -> PartNumber | None:
    found = [options.get(tag) for tag in (SAR_REFERENCE, SAR_TOTAL, SAR_NUMBER)]
    numbers = [int.from_bytes(value, "big") for value in found if value is not None]
    if len(numbers) < 3 or numbers[1] < 2:
        return None
    return PartNumber(f"16:{numbers[0]}", numbers[1], numbers[2])


def _part_of_header(header: bytes) -> PartNumber | None:
    while len(header) >= 2:
        element, length = header[0], header[1]
        value, header = header[2 : 2 + length], header[2 + length :]
        if element == _PARTS_8 and len(value) == 3:
            return PartNumber(f"8:{value[0]}", value[1], value[2])
        if element == _PARTS_16 and len(value) == 4:
            return PartNumber(f"16:{int.from_bytes(value[:2], 'big')}", value[2], value[3])
    return None


def _text(value: bytes | None) -> str:
    return "" if value is None else value.rstrip(b"\x00").decode("latin-1")
