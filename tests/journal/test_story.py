import re
from typing import get_origin

import msgspec
import pytest

from hotline import events
from hotline.events import (
    CallArrived,
    CallEnded,
    CallFlowedOut,
    Event,
    ExpectedWaitAnnounced,
    MessageTranscribed,
    PositionAnnounced,
    ScreenPopped,
)
from hotline.journal.arabic_counts import PAGES, SECONDS, counted
from hotline.journal.story import Line, story_of, tell
from hotline.journal.words import PHRASES
from hotline.phone import mask
from hotline.routing_rules import RoutingRules


def example(cls: type[Event], choice: int = 0) -> Event:
    """Return an event of this type with something in every field; which of the words that each may have."""
    values: dict[str, object] = {"type": cls.__name__}
    for field in msgspec.structs.fields(cls):
        literals = getattr(field.type, "__args__", ())
        if get_origin(field.type) is tuple:
            values[field.encode_name] = ["x"]
        elif field.type is RoutingRules or get_origin(field.type) is dict:
            values[field.encode_name] = {}
        elif literals and isinstance(literals[0], str):
            values[field.encode_name] = literals[choice % len(literals)]
        elif field.type is str or str in literals:
            values[field.encode_name] = "+96891230001" if field.name == "caller" else "x"
        elif field.type in (int, float) or float in literals:
            values[field.encode_name] = 1
        elif field.type is bool:
            values[field.encode_name] = choice % 2 == 0
    return msgspec.convert(values, cls)


@pytest.mark.parametrize("cls", events.type_names.values(), ids=events.type_names)
def test_every_event_has_words_without_a_number(cls: type[Event]) -> None:
    """Every type of event is told in plain words; a telephone number appears only as it is spelt."""
    text = tell(example(cls), mask)
    assert cls in PHRASES
    assert text
    assert cls.__name__ not in text
    assert "91230" not in text


def test_number_is_spelt_as_asked() -> None:
    """The caller of the story decides how numbers look."""
    arrived = CallArrived(at=1.0, call="demo-1.1", caller="+96891230001", dialled="1111", channel="x")
    assert tell(arrived, mask) == "calls 1111 from +968…001"
    assert tell(arrived, lambda number: number or "-") == "calls 1111 from +96891230001"
    assert tell(msgspec.structs.replace(arrived, caller=None), mask) == "calls 1111 without a number"


def test_positions_share_a_line() -> None:
    """A long wait does not fill the screen: positions told one after the other are one line."""
    positions = [
        PositionAnnounced(at=10.0 * n, call="demo-1.1", queue="water", position=9 - n) for n in range(1, 9)
    ]
    ended = CallEnded(at=99.0, call="demo-1.1", reason="caller hung up")
    assert story_of([*positions[:3], ended], mask) == [
        Line(10.0, "hears the position in water: 8, 7, 6"),
        Line(99.0, "the caller hung up"),
    ]
    assert story_of(positions, mask) == [Line(10.0, "hears 8 times the position in water: 8 … 1")]


def test_expected_waits_between_the_positions_share_a_line_too() -> None:
    """A caller hears both each time; in between nothing happened."""
    heard: list[Event] = []
    for number in range(8):
        at = 30.0 * number
        heard += [
            PositionAnnounced(at=at, call="demo-1.1", queue="water", position=9 - number),
            ExpectedWaitAnnounced(
                at=at + 2, call="demo-1.1", queue="water", expected_seconds=500.0 - at,
                said_seconds=60.0 * (9 - number), at_most=number == 7,
            ),
        ]  # fmt: skip
    assert story_of(heard, mask) == [
        Line(0.0, "hears 8 times the position in water: 9 … 2"),
        Line(2.0, "hears 8 times the expected wait in water: 9 min … at most 2 min"),
    ]
    assert story_of(heard[:4], mask)[1] == Line(2.0, "hears the expected wait in water: 9 min, 8 min")


def test_confidence_is_told_where_there_is_one() -> None:
    """An engine that gives no confidence is not given one."""
    assert tell(MessageTranscribed(at=1.0, message="m", engine="vosk", confidence=0.81), mask).endswith(
        "81% sure"
    )
    assert tell(MessageTranscribed(at=1.0, message="m", engine="vosk", confidence=None), mask).endswith(
        "vosk"
    )


@pytest.mark.parametrize(
    ("bound", "words"),
    [
        ({}, "hears the expected wait in water: 4 min (estimated 201 s)"),
        ({"at_most": True}, "hears the expected wait in water: at most 4 min (estimated 201 s)"),
        ({"at_least": True}, "hears the expected wait in water: at least 4 min (estimated 201 s)"),
    ],
)
def test_a_bound_is_told_as_a_bound(bound: dict[str, bool], words: str) -> None:
    """Who was told "less than a minute" was not told a minute."""
    told = ExpectedWaitAnnounced(
        at=1.0, call="c1", queue="water", expected_seconds=201.0, said_seconds=240.0, **bound
    )
    assert tell(told, mask) == words


def test_it_is_told_where_a_call_goes_from_its_queue() -> None:
    """The other queue, and the prompt of an announcement."""
    left = CallFlowedOut(at=1.0, call="c1", queue="small", to="queue", reason="all lines busy", target="big")
    assert tell(left, mask) == "leaves small for another queue (big): all lines busy"
    message = CallFlowedOut(at=1.0, call="c1", queue="small", to="message", reason="wish of the caller")
    assert tell(message, mask) == "leaves small for a message: wish of the caller"


#: More than any field has words to choose from.
MOST_WORDS = 12

OF_CALLS = [cls for cls in events.type_names.values() if "call" in cls.__struct_fields__]


@pytest.mark.parametrize("cls", OF_CALLS, ids=lambda cls: cls.__name__)
def test_every_event_of_a_call_has_arabic_words_without_a_number(cls: type[Event]) -> None:
    """A call's story is in Arabic to its last line; a telephone number appears only as it is spelt."""
    text = tell(example(cls), mask, "ar")
    assert any("\u0600" <= sign <= "\u06ff" for sign in text)
    assert "91230" not in text


@pytest.mark.parametrize("cls", OF_CALLS, ids=lambda cls: cls.__name__)
def test_arabic_lines_have_no_latin_words(cls: type[Event]) -> None:
    """But names, which are `x` here: whatever the values of the event are."""
    texts = [tell(example(cls, choice), mask, "ar") for choice in range(MOST_WORDS)]
    assert [text for text in texts if re.search(r"[A-Za-z]", text.replace("x", ""))] == []


@pytest.mark.parametrize(
    ("n", "seconds", "pages"),
    [
        (0, "أقل من ثانية", "لا صفحات"),
        (1, "ثانية واحدة", "صفحة واحدة"),
        (2, "ثانيتان", "صفحتان"),
        (3, "3 ثوانٍ", "3 صفحات"),
        (10, "10 ثوانٍ", "10 صفحات"),
        (11, "11 ثانية", "11 صفحة"),
        (99, "99 ثانية", "99 صفحة"),
        (100, "100 ثانية", "100 صفحة"),
        (103, "103 ثوانٍ", "103 صفحات"),
    ],
)
def test_arabic_counts(n: int, seconds: str, pages: str) -> None:
    """The number decides the form of what is counted."""
    assert (counted(n, SECONDS), counted(n, PAGES)) == (seconds, pages)


def test_a_short_look_up_is_told_in_arabic() -> None:
    """Nobody reads milliseconds there."""
    popped = ScreenPopped(at=1.0, call="c1", agent="علي", citizens=0, seconds=0.016)
    assert tell(popped, mask, "ar") == "عُرض على علي أن المتصل غير معروف (مدة البحث: أقل من ثانية)"


def test_what_has_no_arabic_words_is_told_in_english() -> None:
    """Nothing is left out of a story."""
    event = example(events.ControllerStarted)
    assert tell(event, mask, "ar") == tell(event, mask)
