"""From words to the line of one AGI command.

Asterisk (res_agi.c, parse_args) cuts a line at blanks and tabs; a double quote opens or closes a stretch
where blanks are ordinary; a backslash makes the next character ordinary, inside and outside of quotes.
Nothing else is special. A line feed ends the command, a NUL ends what is read of it: no escape exists for
them, they are refused.
"""

import re
from collections.abc import Sequence

#: Bytes of a command with its line feed. Asterisk 22 reads 8,191, older releases 2,047; it takes the rest of
#: a longer line for a second command, and every later reply would answer the command before.
MAX_COMMAND_BYTES = 2047

#: A word may be a number, so that milliseconds need no conversion.
Word = str | int

_needs_care = re.compile(r'[\s"\\\0]')
_impossible = re.compile(r"[\r\n\0]")
_escapes = str.maketrans({"\\": "\\\\", '"': '\\"'})


def encode_command(words: Sequence[Word]) -> bytes:
    """Return the line that Asterisk reads as exactly these words.

    Raises `ValueError` where there are no words, where one holds CR, LF or NUL or cannot be written as UTF-8,
    and where the line is longer than Asterisk reads. The message names the command, not the values.
    """
    try:
        line = " ".join([_encode_word(word) for word in words]).encode() + b"\n"
    except ValueError as error:
        raise ValueError(f"{verb(words)}: {_reason(error)}") from None
    if len(line) > MAX_COMMAND_BYTES:
        raise ValueError(f"{verb(words)}: {len(line)} bytes, Asterisk reads only {MAX_COMMAND_BYTES}")
    if not words:
        raise ValueError("an AGI command needs at least one word")
    return line


def verb(words: Sequence[Word]) -> str:
    """Return the command's name for messages and logs: its first words in capitals, never its values."""
    name: list[str] = []
    for word in words[:2]:
        if not (isinstance(word, str) and word.isascii() and word.isalpha() and word.isupper()):
            break
        name.append(word)
    return " ".join(name) or "AGI command"


def _encode_word(word: Word) -> str:
    if isinstance(word, int):
        return str(word)
    if word.isalnum() or (word and _needs_care.search(word) is None):
        return word
    if not word:
        return '""'
    if _impossible.search(word) is not None:
        raise ValueError("a value must not hold CR, LF or NUL: they would end the command")
    return f'"{word.translate(_escapes)}"'


def _reason(error: ValueError) -> str:
    """A `UnicodeEncodeError` quotes the whole value, which may be personal."""
    return "a value cannot be written as UTF-8" if isinstance(error, UnicodeError) else str(error)
