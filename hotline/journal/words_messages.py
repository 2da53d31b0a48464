"""What events about messages say in plain words. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    Event,
    MessageDiscarded,
    MessageLeft,
    MessageStarted,
    MessageTranscribed,
    MessageTranscriptionFailed,
    ReferenceSpoken,
)

from .spelling import Spelling


def _message_left(event: MessageLeft, _spell: Spelling) -> str:
    where = " with no controller there" if event.source == "lifeboat" else ""
    return f"left a message of {event.seconds:.1f} s{where}: {event.path}"


def _message_discarded(event: MessageDiscarded, _spell: Spelling) -> str:
    why = {"said again": "the caller wants to say it again", "empty": "nothing was said"}
    return f"the message is dropped: {why.get(event.reason, event.reason)}"


def _transcribed(event: MessageTranscribed, _spell: Spelling) -> str:
    sure = "" if event.confidence is None else f", {event.confidence:.0%} sure"
    return f"the message is transcribed by {event.engine}{sure}"


def _transcription_failed(event: MessageTranscriptionFailed, _spell: Spelling) -> str:
    return f"the message could not be transcribed: {event.reason}" + (
        ", later again" if event.again_at else ""
    )


#: By type of event; see `words.py`.
MESSAGE_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    MessageStarted: lambda event, _: "hears the beep and speaks",
    MessageDiscarded: _message_discarded,
    MessageLeft: _message_left,
    ReferenceSpoken: lambda event, _: f"heard the reference {event.reference}",
    MessageTranscribed: _transcribed,
    MessageTranscriptionFailed: _transcription_failed,
}
