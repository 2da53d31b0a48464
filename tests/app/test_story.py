"""What the journal tells the next controller of a call."""

import pytest

from hotline.app.story import earlier_messages, last_menu
from hotline.events import (
    CallArrived,
    CaseOpened,
    Event,
    MenuChosen,
    MenuEntered,
    MessageDiscarded,
    MessageLeft,
    MessageStarted,
    ReferenceSpoken,
)
from hotline.ivr.ports import EarlierMessage
from hotline.testing.journal import MemoryJournal

CALL = "c1"


def entered(menu: str, call: str = CALL) -> MenuEntered:
    return MenuEntered(at=1.0, call=call, menu=menu)


def started(message: str, call: str = CALL) -> MessageStarted:
    return MessageStarted(at=2.0, call=call, message=message, path=f"{message}.wav")


def kept(message: str, reference: str = "4271") -> list[Event]:
    left = MessageLeft(
        at=3.0, call=CALL, message=message, path=f"{message}.wav", seconds=4.0, caller=None, language="ar",
        source="call",
    )  # fmt: skip
    return [left, CaseOpened(at=3.0, call=CALL, reference=reference)]


def discarded(message: str) -> MessageDiscarded:
    return MessageDiscarded(at=3.0, call=CALL, message=message, reason="said again")


def told(reference: str = "4271") -> ReferenceSpoken:
    return ReferenceSpoken(at=4.0, call=CALL, reference=reference)


ARRIVED = CallArrived(at=0.0, call=CALL, caller=None, dialled="1111", channel="PJSIP/x")


@pytest.mark.parametrize(
    ("events", "menu"),
    [
        ([], None),
        ([ARRIVED], None),
        ([entered("main")], "main"),
        ([entered("main"), MenuChosen(at=1.0, call=CALL, menu="main", key="1"), entered("water")], "water"),
        ([entered("water"), entered("main"), entered("streets", call="c2")], "main"),
    ],
)
async def test_the_last_menu_is_the_one_entered_last(events: list[Event], menu: str | None) -> None:
    """Of this call only; none for a call that was in none."""
    assert await last_menu(MemoryJournal(events), CALL) == menu


@pytest.mark.parametrize(
    ("events", "messages"),
    [
        ([ARRIVED], []),
        ([started("m1")], [("m1", "unfinished")]),
        ([started("m1", call="c2")], []),
        ([started("m1"), discarded("m1")], []),
        ([started("m1"), *kept("m1")], [("m1", "kept")]),
        ([started("m1"), *kept("m1"), told()], [("m1", "told")]),
        ([started("m1"), discarded("m1"), started("m2")], [("m2", "unfinished")]),
        ([started("m1"), started("m2"), *kept("m2"), told()], [("m1", "unfinished"), ("m2", "told")]),
        ([started("m1"), *kept("m1"), told(), started("m2")], [("m1", "told"), ("m2", "unfinished")]),
        ([started("m1"), discarded("m2")], [("m1", "unfinished")]),
        ([*kept("lifeboat")], []),
        ([told()], []),
    ],
)
async def test_messages_are_told_as_far_as_they_came(
    events: list[Event], messages: list[tuple[str, str]]
) -> None:
    """Begun, kept, heard of; discarded ones and those of the lifeboat are of no interest."""
    found = await earlier_messages(MemoryJournal(events), CALL)
    assert [(one.message, one.state) for one in found] == messages
    assert all(one == EarlierMessage(one.message, f"{one.message}.wav", one.state) for one in found)
