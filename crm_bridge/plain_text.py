"""Words of strangers as they can be kept: without what is invisible, harmful, or no character at all. Pure."""

import re
import unicodedata

#: Directions of the Unicode Bidirectional Algorithm (UAX 9, section 2): they would turn what follows them around.
BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"

# Control characters except tab and line ends (PostgreSQL refuses NUL), lone surrogates (no UTF-8), the byte order
# mark, and what is no character.
_harmful = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u200b\u2060" + BIDI + "]"
)
_spaces = re.compile(r"\s+")

#: What is cleaned of a text, as a multiple of what may be kept: nobody works on 10 MB for a name.
_LOOKED_AT = 4


def clean_line(text: str, most: int) -> str:
    """Return the text as one line of at most `most` letters, in NFC (UAX 15); joiners within words stay."""
    looked_at = text[: _LOOKED_AT * most]
    plain = _spaces.sub(" ", _harmful.sub("", looked_at)).strip()
    return unicodedata.normalize("NFC", plain)[:most].rstrip()


def clean_text(text: str, most: int) -> str:
    """Return the text with its lines, at most `most` letters, otherwise as `clean_line` does."""
    lines = text[: _LOOKED_AT * most].replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _harmful.sub("", lines)).strip()[:most].rstrip()


def without_bidi(text: str) -> str:
    """Return the text without marks of direction."""
    return re.sub(f"[{BIDI}]", "", text)
