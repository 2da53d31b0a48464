"""A call's story in plain words: what people read who want to know what happened.

Pure. Telephone numbers are spelt by the function that the caller of `tell` gives, so that they can be masked.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hotline.events import Event, ExpectedWaitAnnounced, PositionAnnounced

from .spelling import Spelling
from .words import PHRASES, said_wait
from .words_arabic import ARABIC_PHRASES

#: More announcements than these are told by the first and the last.
MOST_IN_ROW = 6


class Line(NamedTuple):
    """One thing that happened."""

    #: Seconds since the epoch.
    at: float
    text: str


def tell(event: Event, spell: Spelling, language: str = "en") -> str:
    """Return in plain words what an event says; in English where there are none in the language."""
    phrase = (language == "ar" and ARABIC_PHRASES.get(type(event))) or PHRASES.get(type(event))
    return type(event).__name__ if phrase is None else phrase(event, spell)


def story_of(events: Iterable[Event], spell: Spelling) -> list[Line]:
    """Return a line for each event; places that were told one after the other share one, and their waits another."""
    return list(_lines(events, spell))


def _lines(events: Iterable[Event], spell: Spelling) -> Iterator[Line]:
    positions: list[PositionAnnounced] = []
    waits: list[ExpectedWaitAnnounced] = []
    for event in events:
        if isinstance(event, PositionAnnounced):
            positions.append(event)
        elif isinstance(event, ExpectedWaitAnnounced):
            waits.append(event)
        else:
            yield from _places(positions, waits, spell)
            positions, waits = [], []
            yield Line(event.at, tell(event, spell))
    yield from _places(positions, waits, spell)


def _places(
    positions: list[PositionAnnounced], waits: list[ExpectedWaitAnnounced], spell: Spelling
) -> Iterator[Line]:
    if positions:
        told = _row("the position", positions[0].queue, [str(one.position) for one in positions])
        yield Line(positions[0].at, told)
    if len(waits) == 1:
        yield Line(waits[0].at, tell(waits[0], spell))
    elif waits:
        told = _row("the expected wait", waits[0].queue, [said_wait(one) for one in waits])
        yield Line(waits[0].at, told)


def _row(what: str, queue: str, told: list[str]) -> str:
    """Return what was heard several times, in full or from the first to the last."""
    if len(told) > MOST_IN_ROW:
        return f"hears {len(told)} times {what} in {queue}: {told[0]} … {told[-1]}"
    return f"hears {what} in {queue}: {', '.join(told)}"
