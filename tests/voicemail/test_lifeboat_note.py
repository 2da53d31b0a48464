"""What the dialplan wrote beside a message is read as far as it goes."""

from hypothesis import given
from hypothesis import strategies as st

from hotline.voicemail.lifeboat_note import Note, parse

NOW = 1_795_000_000.0
WHOLE = b"from=+96891234567\nat=1794999990\ndialled=1111\nlanguage=ar\nstatus=done\n"


def test_a_whole_note_says_everything() -> None:
    """All lines are understood."""
    assert parse(WHOLE, NOW) == Note("+96891234567", 1_794_999_990.0, "1111", "ar", done=True, damaged=False)


def test_a_withheld_number_is_no_damage() -> None:
    """An empty value means that nothing is known."""
    note = parse(b"from=\nat=1794999990\ndialled=1111\nlanguage=\n", NOW)
    assert note == Note(None, 1_794_999_990.0, "1111", None, done=False, damaged=False)


def test_a_note_that_ends_anywhere_says_what_is_there() -> None:
    """A note that was cut off is read up to the cut, and nothing is made up."""
    for length in range(len(WHOLE)):
        note = parse(WHOLE[:length], NOW)
        assert note.caller in {None, *("+96891234567"[:end] for end in range(2, 13))}
        assert note.done == (length >= len(WHOLE) - 1)


def test_what_cannot_be_understood_is_left_out_and_said() -> None:
    """Each damaged value is None, and the note counts as damaged."""
    for line in (
        b"from=abc",
        b"at=yesterday",
        b"at=nan",
        b"at=99999999999",
        b"at=555",
        b"dialled=a b",
        b"language=xxx",
    ):
        _, _, value = line.partition(b"=")
        broken = parse(WHOLE.replace(b"status", line + b"\nstatus"), NOW)
        assert broken.damaged, line
        assert value.decode() not in str(broken)
        assert broken.done
    assert parse(b"\xff\xfe garbage \0\n" + WHOLE, NOW).damaged


@given(st.binary(max_size=5000))
def test_no_bytes_can_do_more_than_be_left_out(data: bytes) -> None:
    """Whatever is in the file, there is a note, and its values are safe to use."""
    note = parse(data, NOW)
    assert note.at is None or note.at <= NOW
    assert note.caller is None or note.caller.lstrip("+").isdigit()
    assert note.language is None or len(note.language) == 2
