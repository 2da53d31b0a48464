"""What may pass from a browser to Asterisk: one SIP message a frame (RFC 7118, 5), in the name of its own phone. Pure.

Asterisk decides who may do what; this only sees to it that nobody tries in another's name, and that what Asterisk's
parser reads is what was looked at here: no folded lines, no header twice, no second message behind the first.
"""

import re

#: What a phone of ours needs (RFC 3261, 3262, 3311, 6086). REFER, SUBSCRIBE, MESSAGE and the rest are refused.
METHODS = frozenset({"REGISTER", "INVITE", "ACK", "BYE", "CANCEL", "UPDATE", "INFO", "PRACK", "OPTIONS"})

#: Longest frame, bytes: an INVITE with ICE candidates of many interfaces has some 6,000.
MOST_BYTES = 16_384

#: Compact forms (RFC 3261, 7.3.3) of the headers that are looked at.
_COMPACT = {"f": "from", "t": "to", "l": "content-length"}
_LOOKED_AT = frozenset({"from", "to", "content-length"})

_request_line = re.compile(r"([A-Z]{2,12}) sips?:[^ ]+ SIP/2\.0")
_status_line = re.compile(r"SIP/2\.0 [1-6][0-9]{2} .*")
#: The user of a From or To whose URI stands in angle brackets, as our phones write it.
_user = re.compile(r'(?:"[^"<>]*" |[^"<>]*)<sip:([A-Za-z0-9._~*+#-]+)@[^<>]*>(;.*)?')


class RefusedFrameError(ValueError):
    """A frame that does not pass; the message says why, without what it held."""


def check(frame: str, user: str) -> str:
    """Return the method of the request that passes; empty for an answer and a sign of life.

    `user` is the SIP user of the phone. Raises `RefusedFrameError`.
    """
    if len(frame.encode()) > MOST_BYTES:
        raise RefusedFrameError("longer than any message of a phone")
    if not frame.strip("\r\n"):
        return ""  # a sign of life (RFC 5626, 3.5.1)
    head, separator, body = frame.partition("\r\n\r\n")
    if not separator:
        raise RefusedFrameError("not a whole message")
    first, *lines = head.split("\r\n")
    headers = _headers(lines)
    _check_length(headers, body)
    if _status_line.fullmatch(first):
        return ""
    found = _request_line.fullmatch(first)
    if found is None or found[1] not in METHODS:
        raise RefusedFrameError("not a request that a phone sends")
    _check_names(found[1], headers, user)
    return found[1]


def begins_a_call(frame: str, method: str) -> bool:
    """Return whether a frame that passed asks for a new call: an INVITE whose To has no tag (RFC 3261, 12.2)."""
    return (
        method == "INVITE" and ";tag=" not in _headers(frame.partition("\r\n\r\n")[0].split("\r\n")[1:])["to"]
    )


def _headers(lines: list[str]) -> dict[str, str]:
    """Return the headers that are looked at. Raises `RefusedFrameError`."""
    found: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        if not colon or name != name.lstrip() or any(end in line for end in "\r\n\0"):
            raise RefusedFrameError("a line that is no header")
        key = name.strip().lower()
        key = _COMPACT.get(key, key)
        if key in _LOOKED_AT:
            if key in found:
                raise RefusedFrameError(f"{key} twice")
            found[key] = value.strip()
    return found


def _check_length(headers: dict[str, str], body: str) -> None:
    """Nothing may stand behind the message: Asterisk would read it as another one."""
    length = headers.get("content-length", "")
    if not length.isascii() or not length.isdecimal() or int(length) != len(body.encode()):
        raise RefusedFrameError("Content-Length is not the length of the body")


def _check_names(method: str, headers: dict[str, str], user: str) -> None:
    """Whoever begins something says who it is; within a call the dialog says it (RFC 3261, 12.2)."""
    sender, receiver = _named(headers, "from"), _named(headers, "to")
    if method != "REGISTER" and receiver[1]:
        return
    if sender[0] != user:
        raise RefusedFrameError("in another's name")
    if method == "REGISTER" and receiver[0] != user:
        raise RefusedFrameError("a registration for another")


def _named(headers: dict[str, str], name: str) -> tuple[str, bool]:
    """Return the user in the header, and whether it has a tag."""
    found = _user.fullmatch(headers.get(name, ""))
    if found is None:
        raise RefusedFrameError(f"{name} without a user of ours")
    return found[1], ";tag=" in (found[2] or "")
