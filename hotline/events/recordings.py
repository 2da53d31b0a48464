"""Recordings: during the call, and long after it."""

from typing import Literal

from .kinds import CallEvent, Event

#: Who pauses a recording or goes on with it.
PausedBy = Literal["agent", "command", "digits"]


class RecordingRefused(CallEvent, frozen=True, kw_only=True):
    """The caller does not want this call to be recorded: nothing of it is."""


class RecordingStarted(CallEvent, frozen=True, kw_only=True):
    """The conversation is being written, both sides apart."""

    #: Relative to the folder of recordings.
    path: str


class RecordingPaused(CallEvent, frozen=True, kw_only=True):
    """Nothing is recorded from now on; the gap keeps its length."""

    #: By the agent's key, by a command, or because the caller keys digits that nobody may keep.
    by: PausedBy
    #: Who gave the command; empty for the others.
    who: str = ""


class RecordingResumed(CallEvent, frozen=True, kw_only=True):
    """The recording goes on."""

    by: PausedBy
    who: str = ""


class RecordingFinalised(CallEvent, frozen=True, kw_only=True):
    """The finished file is in its place."""

    path: str
    #: Length of the audio.
    seconds: float
    #: Size and SHA-256 (hexadecimal) of the stored file as it lies there, encrypted or not; empty in old journals.
    size: int = 0
    sha256: str = ""
    #: Which key its own key is wrapped with; empty: not encrypted.
    key: str = ""
    #: When retention ends, seconds since the epoch; None: it is kept until somebody deletes it.
    keep_until: float | None = None


class RecordingFailed(CallEvent, frozen=True, kw_only=True):
    """There is no recording although there should be one."""

    reason: str


class RecordingEvent(Event, frozen=True, kw_only=True):
    """A fact about a finished recording, long after its call."""

    #: The call that was recorded: each has one recording.
    recording: str


class RecordingAccessed(RecordingEvent, frozen=True, kw_only=True):
    """Somebody played, exported or looked at it; written before it is given out."""

    how: Literal["played", "exported", "picture"]
    who: str
    why: str


class RecordingHeld(RecordingEvent, frozen=True, kw_only=True):
    """Legal hold: it is not deleted, whatever the retention says."""

    who: str
    why: str


class RecordingReleased(RecordingEvent, frozen=True, kw_only=True):
    """The legal hold is over."""

    who: str
    why: str


class RecordingDeleted(RecordingEvent, frozen=True, kw_only=True):
    """Audio and metadata are gone; written before they are removed."""

    reason: Literal["retention", "request"]
    who: str = ""
    why: str = ""


class RecordingRekeyed(RecordingEvent, frozen=True, kw_only=True):
    """Its own key is wrapped with another key now; the audio did not change."""

    key: str
    size: int
    sha256: str


class RecordingDamaged(RecordingEvent, frozen=True, kw_only=True):
    """A check found that it is not what was stored."""

    what: str
