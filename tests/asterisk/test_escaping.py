"""Values in .conf files, against a model of how Asterisk reads a line (main/config.c)."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.asterisk.escaping import MAX_BYTES, UnsafeValueError, conf_value, dialplan_value


def as_asterisk_reads(line: str) -> tuple[str, str]:
    """Return key and value of a line as Asterisk's reader of .conf files takes it."""
    start = 0
    while (semicolon := line.find(";", start)) != -1:
        if semicolon > start and line[semicolon - 1] == "\\":
            line = line[: semicolon - 1] + line[semicolon:]
            start = semicolon
        else:
            # A comment, `;--` one over many lines: the rest of this line is gone either way.
            line = line[:semicolon]
    key, _, value = line.partition("=")
    return key.strip(), value.removeprefix(">").strip()


#: Text with more of what could do harm than chance would bring.
hostile_text = st.text(
    st.one_of(st.sampled_from(";\\-=>[]#!\"'${}(),&%| \t\n\r"), st.characters(codec="utf-8"))
)


@given(hostile_text)
def test_a_value_arrives_unchanged_or_is_refused(value: str) -> None:
    """Whatever is written comes out of Asterisk's reader as it went in, on one line, or it is not written."""
    try:
        written = conf_value(value)
    except UnsafeValueError:
        return
    line = f"key = {written}"
    assert len(line.splitlines()) == 1
    assert as_asterisk_reads(line) == ("key", value)


@given(st.text(st.sampled_from(";\\- a"), min_size=1).filter(lambda text: text == text.strip()))
def test_semicolons_and_backslashes_are_carried(value: str) -> None:
    """Printable text without spaces at its ends is never refused, semicolons and backslashes or not."""
    assert as_asterisk_reads(f"key = {conf_value(value)}") == ("key", value)


@given(hostile_text)
def test_a_dialplan_value_means_itself(value: str) -> None:
    """What the dialplan is given has nothing in it that the dialplan would read as syntax."""
    try:
        written = dialplan_value(value)
    except UnsafeValueError:
        return
    assert written == value
    assert not set(written) & set(",;$&%|\"'`\\(){}[]<>=\r\n\t")


@pytest.mark.parametrize(
    "value", ["a\nb", "a\r", "\0", "x\x85y", "x\u2028y", " x", "x ", "\ud800", "x" * (MAX_BYTES + 1)]
)
def test_what_cannot_be_carried_is_refused(value: str) -> None:
    """A line end, a control character, a space at an end, half a character or too much text is an error."""
    for write in (conf_value, dialplan_value):
        with pytest.raises(UnsafeValueError):
            write(value)


@pytest.mark.parametrize(
    ("value", "written"), [(True, "yes"), (False, "no"), (5060, "5060"), (Path("/a b/c"), "/a b/c")]
)
def test_other_types_are_written_as_asterisk_spells_them(value: object, written: str) -> None:
    """Truth values are yes and no; numbers and paths are themselves."""
    assert conf_value(value) == written


@pytest.mark.parametrize("value", [None, 1.5, b"x", ["a"], object()])
def test_a_type_without_a_spelling_is_refused(value: object) -> None:
    """None above all: a setting without a value is left out by the template, not written as `None`."""
    with pytest.raises(UnsafeValueError, match="cannot be written"):
        conf_value(value)


@pytest.mark.parametrize("value", ["${SHELL(id)}", "a,b", "a&b", "file%d", "x;y", "$[1+1]", "a=b"])
def test_dialplan_syntax_in_a_value_is_refused_with_the_character(value: str) -> None:
    """The message names the value, the character and what to do."""
    with pytest.raises(UnsafeValueError, match=r"contains .* choose another name or folder"):
        dialplan_value(value)
