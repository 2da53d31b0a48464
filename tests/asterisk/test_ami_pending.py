"""Actions: what may be sent, and how a reply is put together."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.asterisk.ami import AmiResponse, AmiTimeout
from hotline.asterisk.ami.framing import Framer
from hotline.asterisk.ami.messages import AmiEvent, Headers, parse
from hotline.asterisk.ami.pending import MAX_LINE_BYTES, PendingAction, refuse_unsafe

FIXTURES = Path(__file__).parents[1] / "fixtures" / "ami"


def replay(action: PendingAction, fixture: str) -> list[AmiEvent]:
    """Give the recorded reply to the action; return the events that were not part of it."""
    others = []
    greeting = b"Asterisk Call Manager/11.0.0\r\n"
    for block in Framer().feed(greeting + (FIXTURES / fixture).read_bytes()):
        message = parse(block)
        assert message is not None
        if "ActionID" in message.headers and action.wants(message) and not action.future.done():
            action.add_message(message)
        elif isinstance(message, AmiEvent):
            others.append(message)
    return others


@pytest.mark.parametrize("bad", ["a\rb", "a\nb", "a\r\nb", "a\0b", "\r\n\r\nAction: Originate"])
def test_a_line_break_is_refused_everywhere(bad: str) -> None:
    """Nobody can smuggle in a header or an action by a value, a header's name or an action's name."""
    for name, headers in (
        (bad, {}),
        ("Ping", {bad: "x"}),
        ("Ping", {"Key": bad}),
        ("Ping", {"Key": ["x", bad]}),
    ):
        with pytest.raises(ValueError, match="line break"):
            refuse_unsafe(name, headers)


@given(value=st.text(max_size=60))
async def test_an_action_is_always_one_message(value: str) -> None:
    """Any text is either refused or stays within its line."""
    try:
        action = PendingAction("Setvar", {"Value": value}, seconds=1)
    except ValueError:
        assert any(mark in value for mark in "\r\n\0") or not value.isprintable()
        return
    lines = str(action).encode().split(b"\r\n")
    assert lines[-2:] == [b"", b""]
    assert len(lines) == 5  # Action, ActionID, Value, and the end


def test_the_refusal_names_the_header_but_not_the_value() -> None:
    """Values are telephone numbers."""
    with pytest.raises(ValueError, match="'CallerID'") as caught:
        refuse_unsafe("Originate", {"CallerID": "+96890000001\r\n"})
    assert "9000" not in str(caught.value)


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ({"ActionID": "1"}, "cannot be the name"),
        ({"Action": "Originate"}, "cannot be the name"),
        ({"a:b": "x"}, "cannot be the name"),
        ({"": "x"}, "cannot be the name"),
        ({"Value": "x" * MAX_LINE_BYTES}, "1022"),
        ({"Value": "ع" * 600}, "1022"),
        ({"Variable": ["x=1"] * 127}, "129 lines"),
        ({"Value": "\ud800"}, "Unicode"),
        ({"Value": 7}, "expected a string, got int"),
    ],
)
def test_what_asterisk_would_misread_is_refused(headers: dict[str, str], words: str) -> None:
    """Lines that are too long, too many, or not text are refused before they are sent."""
    with pytest.raises(ValueError, match=words):
        refuse_unsafe("Setvar", headers)


def test_the_longest_line_that_asterisk_reads_is_allowed() -> None:
    """1022 bytes, name and colon included, were measured to be the limit."""
    refuse_unsafe("Setvar", {"Value": "x" * (MAX_LINE_BYTES - len("Value: "))})


async def test_the_reply_to_queue_add_is_complete_at_once() -> None:
    """“Added interface to queue” begins no list; the events behind it are news."""
    action = PendingAction("QueueAdd", {"Queue": "water", "Interface": "Local/200@demo"}, seconds=1)
    others = replay(action, "queue_add.ami")
    response: AmiResponse = action.future.result()
    assert response.success
    assert response.message == "Added interface to queue"
    assert [event.name for event in others][1] == "QueueMemberAdded"


async def test_an_error_is_a_response_too() -> None:
    """Asterisk's refusal comes with its words."""
    action = PendingAction("QueueAdd", {}, seconds=1)
    replay(action, "queue_add_again.ami")
    assert not action.future.result().success
    assert action.future.result().message == "Unable to add interface: Already there"


@pytest.mark.parametrize(
    ("fixture", "names"),
    [
        ("core_show_channels.ami", ["CoreShowChannel", "CoreShowChannel"]),
        ("status.ami", ["Status", "Status"]),
        ("queue_status.ami", ["QueueParams", "QueueMember"]),
    ],
)
async def test_a_list_is_gathered_until_its_end(fixture: str, names: list[str]) -> None:
    """From `EventList: start` to `EventList: Complete`."""
    action = PendingAction("List", {}, seconds=1)
    assert replay(action, fixture) == []
    assert [event.name for event in action.future.result().events] == names


async def test_the_lines_of_a_commands_output_are_kept_apart() -> None:
    """`Output:` comes once for each line."""
    action = PendingAction("Command", {"Command": "channel request hangup all"}, seconds=1)
    replay(action, "command.ami")
    lines = action.future.result().output.split("\n")
    assert len(lines) == 4
    assert all(line.startswith("Requested Hangup on channel") for line in lines)


@pytest.mark.parametrize("fixture", ["originate.ami", "originate_async.ami"])
async def test_originate_is_answered_by_one_message(fixture: str) -> None:
    """With and without `Async`; `OriginateResponse` stays an event for everybody."""
    action = PendingAction("Originate", {"Channel": "Local/100@demo"}, seconds=1)
    others = replay(action, fixture)
    assert action.future.result().message == "Originate successfully queued"
    assert ("OriginateResponse" in [event.name for event in others]) == (fixture == "originate_async.ami")


async def test_who_no_longer_waits_keeps_no_events() -> None:
    """The items of a list that comes too late are not kept."""
    action = PendingAction("Status", {}, seconds=1)
    action.add_message(AmiResponse(True, "", Headers(["EventList: start"])))
    action.fail(AmiTimeout("late"))
    assert not action.add_message(AmiEvent("Status", Headers(["ActionID: 1"])))
    assert action._events == []
    assert action.add_message(AmiEvent("StatusComplete", Headers(["EventList: Complete"])))
    with pytest.raises(AmiTimeout):
        await action.future
