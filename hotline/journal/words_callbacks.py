"""What events about call-backs say in plain words. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    CallbackAnswered,
    CallbackDialled,
    CallbackDue,
    CallbackEnded,
    CallbackFailed,
    CallbackOffered,
    CallbackRequested,
    CallbackRested,
    Event,
)

from .spelling import Spelling


def _callback_failed(event: CallbackFailed, _spell: Spelling) -> str:
    later = "for the last time" if event.again_at is None else "and will be tried again"
    return f"attempt {event.attempt} did not reach the citizen ({event.reason}), {later}"


def _callback_ended(event: CallbackEnded, _spell: Spelling) -> str:
    case = f", case {event.reference} is opened" if event.reference else ""
    return f"the call-back is settled: {event.reason}{case}"


#: By type of event; see `words.py`.
CALLBACK_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    CallbackOffered: lambda event, _: "hears how to be called back",
    CallbackRequested: lambda event, spell: f"will be called back at {spell(event.number)}, at the old place",
    CallbackDialled: lambda event, _: f"the citizen is called, attempt {event.attempt}",
    CallbackAnswered: lambda event, _: f"the citizen answered: call {event.call}",
    CallbackFailed: _callback_failed,
    CallbackRested: lambda event, _: "the call-back leaves the line for a while",
    CallbackDue: lambda event, _: "the call-back is in line again",
    CallbackEnded: _callback_ended,
}
