"""What the dialplan wrote down beside a message that it took alone: lines of `key=value`. Pure.

The dialplan appends line by line, so a note may end anywhere; what is there counts. What cannot be understood
is left out and said, never made up: the message itself matters more than its note.
"""

import math
import re
from dataclasses import dataclass

#: Longer than any note that the dialplan writes.
LIMIT_BYTES = 4096

#: A time before this is a clock that was not set (2001).
EARLIEST = 1_000_000_000.0

_number = re.compile(r"\+?[0-9]{1,32}")
_dialled = re.compile(r"[+*#0-9A-Za-z_-]{1,40}")
_language = re.compile(r"[a-z]{2}")


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a message; None where the note does not say or cannot be understood."""

    #: The caller's number as it came; None where it was withheld.
    caller: str | None = None
    #: When the recording began, seconds since the epoch.
    at: float | None = None
    dialled: str | None = None
    language: str | None = None
    #: The dialplan closed the recording.
    done: bool = False
    #: Lines that cannot be understood were left out.
    damaged: bool = False


def parse(data: bytes, now: float) -> Note:
    """Return what the note says. A time after `now` (seconds since the epoch) is not believed."""
    found: dict[str, str] = {}
    damaged = len(data) > LIMIT_BYTES
    for line in data[:LIMIT_BYTES].decode("utf-8", "replace").splitlines():
        key, separator, value = line.strip().partition("=")
        if separator and key.isascii() and key.isalpha():
            found[key] = value.strip()
        elif line.strip():
            damaged = True
    checked = {
        "from": _matching(_number, found.get("from")),
        "dialled": _matching(_dialled, found.get("dialled")),
        "language": _matching(_language, found.get("language")),
    }
    at = _time(found.get("at"), now)
    damaged = damaged or at is None or any(found.get(key) and not value for key, value in checked.items())
    done = found.get("status") == "done"
    return Note(checked["from"], at, checked["dialled"], checked["language"], done, damaged)


def _matching(pattern: re.Pattern[str], value: str | None) -> str | None:
    return value if value is not None and pattern.fullmatch(value) else None


def _time(value: str | None, now: float) -> float | None:
    try:
        at = float(value or "")
    except ValueError:
        return None
    return at if math.isfinite(at) and EARLIEST < at <= now else None
