"""What a file is, found by looking into it: its name and what the sender calls it are believed in nothing. Pure.

Only kinds that people send are told apart. Whatever is none of them, or pretends to be one, is `UNKNOWN`, which no
browser shows. HTML and SVG are plain text here: they are never served as what they would like to be.
"""

import io
import re
import zipfile
from typing import Final

#: Bytes without a meaning to us (RFC 2046, 4.5.1).
UNKNOWN: Final = "application/octet-stream"

#: What can be shown as a picture.
PICTURES: Final = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})

#: Signatures at the very beginning.
_BEGINNINGS: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"#!AMR", "audio/amr"),
    (b"\x1aE\xdf\xa3", "video/webm"),
)

#: RIFF (bytes 8 to 12 name the kind).
_RIFF: Final = {b"WEBP": "image/webp", b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}

#: ISO base media files (ISO/IEC 14496-12, 4.3: `ftyp` and the major brand).
_BRANDS: Final = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"msf1": "image/heic",
    b"M4A ": "audio/mp4",
    b"qt  ": "video/quicktime",
    b"3gp4": "video/3gpp",
    b"3gp5": "video/3gpp",
}

#: A folder within the archive tells which office document it is (ECMA-376, part 2).
_OFFICE: Final = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

#: Control characters that plain text has not: all but tab, line feed, form feed, carriage return.
_no_text: Final = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")


def media_type_of(content: bytes) -> str:
    """Return the media type of a file, `UNKNOWN` where it is none of ours. Raises nothing."""
    for beginning, media_type in _BEGINNINGS:
        if content.startswith(beginning):
            return media_type
    if content[:4] == b"RIFF":
        return _RIFF.get(content[8:12], UNKNOWN)
    if content[4:8] == b"ftyp":
        return _BRANDS.get(content[8:12], "video/mp4")
    if content[:2] in {b"\xff\xfb", b"\xff\xf3", b"\xff\xf2"}:  # MPEG audio, layer III, without ID3
        return "audio/mpeg"
    if content.startswith(b"PK\x03\x04"):
        return _office_type(content)
    return "text/plain" if _is_text(content) else UNKNOWN


def _office_type(content: bytes) -> str:
    """Look at the names in the archive; nothing is unpacked."""
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return UNKNOWN
    if "[Content_Types].xml" not in names:
        return UNKNOWN
    found = (kind for folder, kind in _OFFICE.items() if any(name.startswith(folder) for name in names))
    return next(found, UNKNOWN)


def _is_text(content: bytes) -> bool:
    if not content or _no_text.search(content):
        return False
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
