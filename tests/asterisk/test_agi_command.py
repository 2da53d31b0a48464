"""The encoder of AGI commands against a reading of them by Asterisk's rules."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hotline.asterisk.agi.command import MAX_COMMAND_BYTES, encode_command, verb
from hotline.testing.agi_words import split_words

writable = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=60)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("NOOP",), b"NOOP\n"),
        (("WAIT", "FOR", "DIGIT", 5000), b"WAIT FOR DIGIT 5000\n"),
        (("STREAM", "FILE", "/sounds/ar/menu", ""), b'STREAM FILE /sounds/ar/menu ""\n'),
        (("SET", "VARIABLE", "A", "two words"), b'SET VARIABLE A "two words"\n'),
        (("SET", "VARIABLE", "A", 'say "hi"'), b'SET VARIABLE A "say \\"hi\\""\n'),
        (("SET", "VARIABLE", "A", "back\\slash"), b'SET VARIABLE A "back\\\\slash"\n'),
        (("EXEC", "Dial", "PJSIP/a1,15,gmi"), b"EXEC Dial PJSIP/a1,15,gmi\n"),
        (("SET", "VARIABLE", "A", "علي"), 'SET VARIABLE A "علي"\n'.replace('"', "").encode()),
    ],
)
def test_a_word_is_quoted_only_where_asterisk_would_misread_it(
    words: tuple[str | int, ...], line: bytes
) -> None:
    """Plain words stand as they are; blanks, quotes, backslashes and empty words are quoted and escaped."""
    assert encode_command(words) == line


@given(st.lists(writable, min_size=1, max_size=8))
@example([""])
@example(['"'])
@example(["\\", 'a\\"', "\t", "\u00a0", "\u2028"])
def test_asterisk_reads_the_words_that_were_given(words: list[str]) -> None:
    """Whatever the words are, the line has exactly one line feed, at its end, and means these words."""
    line = encode_command(words)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    assert split_words(line[:-1]) == words


@given(writable, st.sampled_from("\r\n\0"), writable)
def test_a_value_that_would_end_the_command_is_refused(before: str, character: str, after: str) -> None:
    """CR, LF and NUL cannot be escaped, so they are a ValueError, which does not repeat the value."""
    with pytest.raises(ValueError, match=r"SET VARIABLE: a value must not hold CR, LF or NUL") as caught:
        encode_command(("SET", "VARIABLE", "NAME", f"secret{before}{character}{after}"))
    assert "secret" not in str(caught.value)


def test_a_command_longer_than_asterisk_reads_is_refused() -> None:
    """The longest line passes; one byte more would be read as two commands."""
    room = MAX_COMMAND_BYTES - len(b"NOOP \n")
    assert len(encode_command(("NOOP", "x" * room))) == MAX_COMMAND_BYTES
    with pytest.raises(ValueError, match="NOOP: 2048 bytes, Asterisk reads only 2047"):
        encode_command(("NOOP", "x" * (room + 1)))


def test_a_value_that_is_no_text_is_refused() -> None:
    """A lone surrogate cannot be written as UTF-8; the message does not repeat the value."""
    with pytest.raises(ValueError, match=r"SET VARIABLE: a value cannot be written as UTF-8$"):
        encode_command(("SET", "VARIABLE", "A", "\ud800"))


def test_an_empty_command_is_refused() -> None:
    """No words are no command."""
    with pytest.raises(ValueError, match="at least one word"):
        encode_command(())


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("SET", "VARIABLE", "CALLER", "+96890000001"), "SET VARIABLE"),
        (("EXEC", "Dial", "PJSIP/a1"), "EXEC"),
        (("SAY", "DIGITS", "1234"), "SAY DIGITS"),
        (("+96890000001",), "AGI command"),
        ((), "AGI command"),
    ],
)
def test_messages_name_a_command_without_its_values(words: tuple[str, ...], name: str) -> None:
    """What is logged of a command is its name."""
    assert verb(words) == name
