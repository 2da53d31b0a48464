"""A call's story in plain words: what people read who want to know what happened.

Pure. Telephone numbers are spelt by the function that the caller of `tell` gives, so that they can be masked.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from hotline.events import Event, PositionAnnounced

from .words import PHRASES, Spelling


class Line(NamedTuple):
    """One thing that happened."""

    #: Seconds since the epoch.
    at: float
    text: str


def tell(event: Event, spell: Spelling) -> str:
    """Return in plain words what an event says."""
    phrase = PHRASES.get(type(event))
    return type(event).__name__ if phrase is None else phrase(event, spell)


def story_of(events: Iterable[Event], spell: Spelling) -> list[Line]:
    """Return a line for each event; positions that were told one after the other share one."""
    return list(_lines(events, spell))


def _lines(events: Iterable[Event], spell: Spelling) -> Iterator[Line]:
    first: PositionAnnounced | None = None
    told: list[int] = []
    for event in events:
        if isinstance(event, PositionAnnounced):
            first = first or event
            told.append(event.position)
            continue
        if first is not None:
            yield _positions(first, told)
            first, told = None, []
        yield Line(event.at, tell(event, spell))
    if first is not None:
        yield _positions(first, told)


def _positions(first: PositionAnnounced, told: list[int]) -> Line:
    if len(told) > 6:
        return Line(
            first.at, f"hears {len(told)} times the position in {first.queue}: {told[0]} … {told[-1]}"
        )
    return Line(
        first.at, f"hears the position in {first.queue}: {', '.join(str(position) for position in told)}"
    )
