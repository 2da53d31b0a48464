"""What the lines of a request say about the call."""

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit

#: What Asterisk and the networks put where a number or a name was not sent.
_NOBODY = frozenset(
    {"", "unknown", "anonymous", "restricted", "unavailable", "withheld", "private", "blocked"}
)
#: Bits 6 and 7 of the presentation (ITU-T Q.931, 4.5.10): 01 restricted.
_PRESENTATION_MASK = 0x60
_PRESENTATION_RESTRICTED = 0x20
_number = re.compile(r"[0-9]{1,4}", re.ASCII)


def path_of(request: Mapping[str, str]) -> str:
    """Return `call` for `agi://host/call?x=y`; empty where the URL names none."""
    script = request.get("network_script")
    if script is None:
        script = urlsplit(request.get("request", "")).path
    return unquote(script.partition("?")[0]).strip("/")


def arguments_of(request: Mapping[str, str]) -> tuple[str, ...]:
    """Return what AGI() was given behind the URL: `arg_1`, `arg_2` and so on."""
    arguments: list[str] = []
    while (argument := request.get(f"arg_{len(arguments) + 1}")) is not None:
        arguments.append(argument)
    return tuple(arguments)


def shown(request: Mapping[str, str], key: str) -> str | None:
    """Return the caller's number (`callerid`) or name (`calleridname`); None where it is unknown or withheld.

    A trusted network sends a withheld number all the same, marked as restricted; it is None too.
    """
    text = request.get(key, "").strip()
    presentation = request.get("callingpres", "")
    restricted = (
        _number.fullmatch(presentation) is not None
        and int(presentation) & _PRESENTATION_MASK == _PRESENTATION_RESTRICTED
    )
    return None if restricted or text.casefold() in _NOBODY else text
