"""The AGI protocol without input and output."""

from collections.abc import Iterable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hotline.asterisk.agi.errors import AgiProtocolError
from hotline.asterisk.agi.protocol import (
    MAX_BYTES,
    MAX_REQUEST_LINES,
    MAX_STRAY_LINES,
    AgiProtocol,
    Event,
    HangupReceived,
    RequestReceived,
    StrayLine,
)
from hotline.asterisk.agi.reply import Reply

REQUEST = b"agi_network: yes\nagi_channel: PJSIP/trunk-1\nagi_uniqueid: 17.1\nagi_accountcode: \n\n"
USAGE = (
    b"520-Invalid command syntax.  Proper usage follows:\n"
    b"Returns <literal>0</literal> if it is not set.\n"
    b"Example return code: 200 result=1 (testvariable)\n"
    b"520 End of proper usage.\n"
)
#: Replies of Asterisk 22 to GET VARIABLE or to other commands.
VALUES = [b"200 result=0\n", b"200 result=1 ()\n", b"200 result=1 (hangup)\n", b"200 result=1 (a\nb c\n)\n"]
OTHERS = [b"200 result=-1\n", b"200 result=35 (dtmf) endpos=80\n", b"510 Invalid or unknown command\n", USAGE]


def connected() -> AgiProtocol:
    """Return a protocol that waits for its first command."""
    protocol = AgiProtocol()
    protocol.receive(REQUEST)
    return protocol


def asked(*words: str) -> AgiProtocol:
    """Return a protocol that waits for the reply to a command."""
    protocol = connected()
    protocol.command(words or ("GET", "VARIABLE", "X"))
    return protocol


def feed(protocol: AgiProtocol, pieces: Iterable[bytes]) -> list[Event]:
    """Return the events of all pieces."""
    return [event for piece in pieces for event in protocol.receive(piece)]


def only_reply(events: list[Event]) -> Reply:
    """Return the reply of the only event."""
    [event] = events
    assert isinstance(event, Reply)
    return event


@st.composite
def cut(draw: st.DrawFn, data: bytes) -> list[bytes]:
    """Cut the data anywhere."""
    places = sorted(draw(st.lists(st.integers(0, len(data)), max_size=6)))
    return [data[a:b] for a, b in zip([0, *places], [*places, len(data)], strict=True)]


# --- the request ---


def test_the_request_is_known_without_its_prefix() -> None:
    """Every agi_ line is a key and a value; an empty value stays empty."""
    assert AgiProtocol().receive(REQUEST) == [
        RequestReceived({"network": "yes", "channel": "PJSIP/trunk-1", "uniqueid": "17.1", "accountcode": ""})
    ]


@given(st.data())
def test_a_request_may_be_cut_anywhere(data: st.DataObject) -> None:
    """How TCP cuts the request makes no difference."""
    assert feed(AgiProtocol(), data.draw(cut(REQUEST))) == AgiProtocol().receive(REQUEST)


@pytest.mark.parametrize(
    ("name", "read"),
    [("علي".encode(), "علي"), ("José".encode("latin-1"), "José"), (b"a: b", "a: b"), (b"\xff\xfe", "ÿþ")],
)
def test_a_name_is_read_as_utf_8_or_else_as_latin_1(name: bytes, read: str) -> None:
    """One line in another encoding does not spoil the others."""
    [event] = AgiProtocol().receive("agi_extension: ١\n".encode() + b"agi_calleridname: " + name + b"\n\n")
    assert event == RequestReceived({"extension": "١", "calleridname": read})


def test_a_name_with_a_line_feed_changes_nothing_that_stood_before_it() -> None:
    """The first line of a key counts, and a line that is none is left out."""
    events = AgiProtocol().receive(b"agi_uniqueid: 1\nagi_calleridname: a\nb\nagi_uniqueid: 2\n\n")
    assert events == [StrayLine(1), RequestReceived({"uniqueid": "1", "calleridname": "a"})]


@pytest.mark.parametrize(
    "garbage",
    [b"GET / HTTP/1.1\r\n", b"\n", b"\x16\x03\x01\n", b"agi_\n", b"HANGUP\n", b"200 result=0\n"],
)
def test_what_does_not_begin_as_a_request_is_no_agi(garbage: bytes) -> None:
    """A browser or a scanner is recognised by its first line."""
    with pytest.raises(AgiProtocolError):
        AgiProtocol().receive(garbage)


@pytest.mark.parametrize(
    "flood",
    [
        b"agi_x: " + b"x" * MAX_BYTES,
        b"agi_x: " + b"x" * MAX_BYTES + b"\n",
        b"agi_x: y\n" * (MAX_REQUEST_LINES + 1),
        (b"agi_x: " + b"x" * 1000 + b"\n") * 66,
    ],
)
def test_a_request_has_bounds(flood: bytes) -> None:
    """Too long a line, too many lines and too much of both are refused before they fill the memory."""
    with pytest.raises(AgiProtocolError):
        feed(AgiProtocol(), (flood[i : i + 1000] for i in range(0, len(flood), 1000)))


def test_a_large_request_within_the_bounds_is_taken() -> None:
    """200 lines are enough for 178 arguments."""
    lines = [f"agi_arg_{number}: x\n".encode() for number in range(MAX_REQUEST_LINES)]
    [event] = AgiProtocol().receive(b"".join(lines) + b"\n")
    assert isinstance(event, RequestReceived)
    assert len(event.request) == MAX_REQUEST_LINES


# --- commands ---


def test_a_command_before_the_request_is_a_fault_of_ours() -> None:
    """There is nobody to command before the request has come."""
    with pytest.raises(RuntimeError):
        AgiProtocol().command(("NOOP",))


def test_a_second_command_before_the_reply_is_a_fault_of_ours() -> None:
    """Asterisk loses replies to pipelined commands, so they cannot be; the first stays answerable."""
    protocol = asked()
    with pytest.raises(RuntimeError):
        protocol.command(("NOOP",))
    assert only_reply(protocol.receive(b"200 result=0\n")).result == 0


def test_a_command_that_cannot_be_sent_changes_nothing() -> None:
    """After a refused value the next command can be sent."""
    protocol = connected()
    with pytest.raises(ValueError, match="CR, LF"):
        protocol.command(("SET", "VARIABLE", "X", "a\nHANGUP"))
    assert protocol.command(("NOOP",)) == b"NOOP\n"


# --- replies ---


@given(st.data(), st.sampled_from(VALUES + OTHERS))
def test_a_reply_may_be_cut_anywhere(data: st.DataObject, reply: bytes) -> None:
    """How TCP cuts a reply makes no difference, and the next command can be sent only after all of it."""
    protocol = asked()
    *before, last = [*data.draw(cut(reply[:-1])), reply[-1:]]
    assert feed(protocol, before) == []
    assert only_reply(protocol.receive(last)) == only_reply(asked().receive(reply))
    protocol.command(("NOOP",))


def test_a_wrong_usage_is_one_reply() -> None:
    """All lines of a 520, examples of replies among them, are one reply."""
    reply = only_reply(asked().receive(USAGE))
    assert reply.code == 520
    assert reply.data.startswith("Invalid command syntax.")
    assert reply.data.endswith("520 End of proper usage.")


def test_a_wrong_usage_without_a_text_is_one_line() -> None:
    """Asterisk without its documentation answers in one line."""
    assert (
        only_reply(asked().receive(b"520 Invalid command syntax.  Proper usage not available.\n")).code == 520
    )


def test_a_value_may_hold_line_feeds() -> None:
    """Asterisk writes a variable as it is."""
    assert only_reply(asked().receive(b"200 result=1 (a) b\n\nHANGUP\nc)\n")).data == "a) b\n\nHANGUP\nc"


def test_what_a_value_leaves_behind_is_not_the_next_reply() -> None:
    """A value that imitates the end of a reply cannot shift the replies to later commands."""
    protocol = asked()
    first, stray = protocol.receive(b"200 result=1 (a)\nb)\n")
    assert isinstance(first, Reply)
    assert stray == StrayLine(2)
    protocol.command(("NOOP",))
    assert protocol.receive(b"c)\n") == [StrayLine(2)]
    assert only_reply(protocol.receive(b"200 result=0\n")).result == 0


def test_only_a_value_can_have_several_lines() -> None:
    """An open parenthesis in a reply to another command does not make it wait for ever."""
    assert only_reply(asked("SPEECH", "RECOGNIZE").receive(b'200 result=1 (x) text0="a b"\n')).data == "x"


def test_a_provisional_reply_is_not_the_reply() -> None:
    """After 100 Trying the real reply comes."""
    protocol = asked()
    assert only_reply(protocol.receive(b"100 Trying...\n200 result=0\n")).result == 0


def test_lines_that_answer_nothing_have_a_bound() -> None:
    """A peer that talks without being asked is no Asterisk."""
    protocol = connected()
    assert len(protocol.receive(b"200 result=0\n" * MAX_STRAY_LINES)) == MAX_STRAY_LINES
    with pytest.raises(AgiProtocolError):
        protocol.receive(b"\n")


@pytest.mark.parametrize("flood", [b"200 result=1 (" + b"x" * MAX_BYTES, b"520-\n" + b"x\n" * MAX_BYTES])
def test_a_reply_has_bounds(flood: bytes) -> None:
    """A reply that does not end is refused before it fills the memory."""
    with pytest.raises(AgiProtocolError):
        asked().receive(flood)


# --- HANGUP ---


@st.composite
def conversations(draw: st.DrawFn) -> list[tuple[bool, list[bytes]]]:
    """Draw, for each command, whether a value is asked for, and what comes: HANGUPs and the reply."""
    result = []
    for _ in range(draw(st.integers(1, 5))):
        of_value = draw(st.booleans())
        reply = draw(st.sampled_from(VALUES if of_value else OTHERS))
        pieces = [b"HANGUP\n"] * draw(st.integers(0, 2)) + [reply]
        result.append((of_value, pieces))
    return result


@settings(max_examples=200)
@given(conversations(), st.data())
def test_hangup_lines_never_shift_a_reply(steps: list[tuple[bool, list[bytes]]], data: st.DataObject) -> None:
    """Wherever HANGUP comes and however all is cut, every command gets its own reply, no HANGUP is lost."""
    protocol = connected()
    for of_value, pieces in steps:
        words = ("GET", "VARIABLE", "X") if of_value else ("EXEC", "Wait", "1")
        protocol.command(words)
        events = feed(protocol, data.draw(cut(b"".join(pieces))))
        assert events.count(HangupReceived()) == len(pieces) - 1
        [reply] = [event for event in events if not isinstance(event, HangupReceived)]
        assert [reply] == asked(*words).receive(pieces[-1])


def test_a_hangup_between_commands_is_told() -> None:
    """While no command is pending HANGUP is not a reply to the next one."""
    protocol = connected()
    assert protocol.receive(b"HANGUP\n") == [HangupReceived()]
    protocol.command(("NOOP",))
    assert only_reply(protocol.receive(b"200 result=0\n")).result == 0


def test_a_hangup_inside_a_usage_text_is_told() -> None:
    """No usage text has a line that says only HANGUP."""
    first, last = USAGE.split(b"\n", 1)
    events = asked().receive(first + b"\nHANGUP\n" + last)
    assert events[0] == HangupReceived()
    assert only_reply(events[1:]) == only_reply(asked().receive(USAGE))


# --- garbage ---


@settings(max_examples=300)
@given(
    st.lists(
        st.binary(max_size=40) | st.sampled_from([REQUEST, USAGE, b"HANGUP\n", b"200 result=1 (", *VALUES])
    )
)
@example([b"200 \n"])
def test_garbage_gives_events_or_a_protocol_error(pieces: list[bytes]) -> None:
    """No bytes at all make the parser fail in another way."""
    protocol = AgiProtocol()
    try:
        for piece in pieces:
            for event in protocol.receive(piece):
                if isinstance(event, RequestReceived | Reply):
                    protocol.command(("GET", "VARIABLE", "X"))
    except AgiProtocolError:
        pass
