r"""The one place that turns a value into text of an Asterisk .conf file.

The templates' `finalize` hook sends every `{{ expression }}` through here, so no template can forget it.

Asterisk's reader of .conf files (main/config.c) knows one escape: `\;` is a semicolon that begins no
comment. Nothing else can be escaped: a line end would begin a new setting, spaces at the ends are lost, and
a line of 8,191 bytes or more is cut. A value that cannot arrive unchanged is refused.

In extensions.conf a value is also read by the dialplan: commas separate arguments, `${…}` and `$[…]` are
replaced, `&` joins file names, `%d` in a recording's name is counted up. The dialplan has no dependable
escape for them, so such values are refused as well.
"""

import unicodedata
from os import PathLike, fspath

#: Longest value, bytes. Asterisk's line buffer is 8,192 bytes; the rest is for the key.
MAX_BYTES = 4096

#: What the dialplan would not take as it stands.
_DIALPLAN_SPECIAL = frozenset(",;$&%|\"'`\\(){}[]<>=")


class UnsafeValueError(ValueError):
    """A value that an Asterisk .conf file cannot carry unchanged."""


def conf_value(value: object) -> str:
    """Return `value` as the right-hand side of `key = …`.

    Takes text, whole numbers, truth values (`yes`/`no`) and paths. Raises `UnsafeValueError` for anything
    that would not arrive in Asterisk unchanged, and for every other type (also None: a setting without a
    value is left out instead).
    """
    return _checked_text(value).replace(";", "\\;")


def dialplan_value(value: object) -> str:
    """Return `value` for use in extensions.conf: as an extension, in an argument or in a path.

    Raises `UnsafeValueError` like `conf_value`, and for every character that the dialplan gives a meaning.
    """
    text = _checked_text(value)
    for character in text:
        if character in _DIALPLAN_SPECIAL:
            raise UnsafeValueError(
                f"{text!r} contains {character!r}, which Asterisk's dialplan would not take as it stands; "
                "choose another name or folder"
            )
    return text


def _checked_text(value: object) -> str:
    text = _text(value)
    if any(unicodedata.category(character) in ("Cc", "Zl", "Zp", "Cs") for character in text):
        raise UnsafeValueError(f"{text!r} contains a line end or another control character")
    if text != text.strip():
        raise UnsafeValueError(f"{text!r} begins or ends with a space")
    if len(text.encode()) > MAX_BYTES:
        raise UnsafeValueError(f"{text[:40]!r}… is longer than {MAX_BYTES} bytes")
    return text


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, PathLike):
        value = fspath(value)
    if isinstance(value, str):
        return value
    raise UnsafeValueError(
        f"{value!r} ({type(value).__name__}) cannot be written into an Asterisk .conf file"
    )
