"""An event with its place in the journal, and the row that holds it."""

import math
from typing import NamedTuple

import msgspec

from hotline import events
from hotline.events import Event


class Entry(msgspec.Struct, frozen=True):
    """An event with its sequence number."""

    #: Grows in the order of commits, over all nodes; numbers may be missing.
    seq: int
    #: The node whose controller wrote it.
    node: str
    event: Event


class Row(NamedTuple):
    """What the database keeps of one event, without the number that it gives."""

    node: str
    at: float
    call: str | None
    type: str
    data: str


def call_of(event: Event) -> str | None:
    """Return the call that an event belongs to, None where it belongs to none."""
    call: str | None = getattr(event, "call", None)
    return call


def row_of(node: str, event: Event) -> Row:
    """Return the row for an event.

    Raises `ValueError` for an event that could not be read again: a wrong type in a field, a time that is no
    number, text that is no Unicode. Better the one who made it learns of it than that the journal stops at
    it.
    """
    name = type(event).__name__
    try:
        data = events.encode(event)
        if not math.isfinite(event.at) or events.decode(name, data) != event:
            message = f"{name} would not be read again as it is written"
            raise ValueError(message)
        call = call_of(event)
        if call is not None and ("\0" in call or not call.isprintable()):
            message = f"{name} has a call with characters that cannot be printed"
            raise ValueError(message)
    except (msgspec.ValidationError, UnicodeError, TypeError, KeyError) as error:
        message = f"{name} cannot be written: {error}"
        raise ValueError(message) from error
    return Row(node, event.at, call, name, data)
