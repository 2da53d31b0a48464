r"""How texts become bytes and parts, and back (3GPP TS 23.038, 23.040). Pure.

| coding | characters of one part | of each of several |
|---|---|---|
| `gsm7`: the default alphabet, one septet an octet; `€ [ ] { } \ ^ ~ |` count twice | 160 | 153 |
| `ucs2`: everything else, big-endian; what is beyond U+FFFF counts twice | 70 | 67 |

National language tables are not sent, and read as the default alphabet; the networks here write such texts in UCS-2.
"""

from typing import Literal

Coding = Literal["gsm7", "ucs2", "latin1", "ascii", "binary"]

#: TS 23.038, 6.2.1, in the order of its codes; ESC is the shift.
_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
#: 6.2.1.1: what follows an ESC.
_EXTENSION = {0x0A: "\f", 0x14: "^", 0x28: "{", 0x29: "}", 0x2F: "\\", 0x3C: "[", 0x3D: "~", 0x3E: "]", 0x40: "|",
              0x65: "€"}  # fmt: skip
_ESCAPE = 0x1B

_CODES = {sign: bytes([code]) for code, sign in enumerate(_BASIC) if code != _ESCAPE}
_CODES |= {sign: bytes([_ESCAPE, code]) for code, sign in _EXTENSION.items()}

#: Octets of a part: alone, and where a header of 6 octets stands before it.
_ROOM = {"gsm7": (160, 153), "ucs2": (140, 134)}

#: Python's names of the codings that it knows.
_CODECS = {"ucs2": "utf-16-be", "latin1": "latin-1", "ascii": "ascii", "binary": "latin-1"}


def coding_of(text: str) -> Literal["gsm7", "ucs2"]:
    """Return the coding that a text needs."""
    return "gsm7" if all(sign in _CODES for sign in text) else "ucs2"


def parts(text: str) -> tuple[Literal["gsm7", "ucs2"], list[bytes]]:
    """Return the coding of a text and the bytes of its parts; no character is divided."""
    coding = coding_of(text)
    signs = [_CODES[sign] if coding == "gsm7" else sign.encode("utf-16-be", "replace") for sign in text]
    alone, each = _ROOM[coding]
    if sum(map(len, signs)) <= alone:
        return coding, [b"".join(signs)]
    found, part = [], b""
    for sign in signs:
        if len(part) + len(sign) > each:
            found.append(part)
            part = b""
        part += sign
    return coding, [*found, part]


def decode(content: bytes, coding: Coding) -> str:
    """Return the text; what cannot be read is U+FFFD."""
    if coding != "gsm7":
        return content.decode(_CODECS[coding], "replace")
    signs, codes = [], iter(content)
    for code in codes:
        if code == _ESCAPE:
            following = next(codes, None)
            # 6.2.1.1: a code without a meaning in the extension is read in the basic table.
            signs.append("" if following is None else _EXTENSION.get(following, _basic(following)))
        else:
            signs.append(_basic(code))
    return "".join(signs)


def _basic(code: int) -> str:
    if code == _ESCAPE:
        return " "  # reserved for a second extension table: "a space"
    return _BASIC[code] if code < len(_BASIC) else "\ufffd"
