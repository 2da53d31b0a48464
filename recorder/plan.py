"""What is known of a recording before its file is made: what was written when, and what must not be heard. Pure data.

All times within it are seconds since the recording's begin, so that it can be laid over the audio as it is.
"""

from typing import Literal

import msgspec

Side = Literal["caller", "agent", "both"]


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """One piece that Asterisk wrote without a break; between stretches there is silence of its true length."""

    #: Raw files (signed linear, 16 bit, 8,000 samples a second), relative to the folder of recordings.
    caller: str
    agent: str
    #: Where its first sample belongs.
    begins: float
    #: Seconds in it for which neither side sent anything: Asterisk wrote nothing then, and nobody knows where that was.
    #: What comes after is so much too early.
    lacks: float = 0.0


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """What must be silent although it was written; it keeps its length."""

    begins: float
    ends: float
    side: Side
    why: Literal["pause", "digits", "hold"]


class Segment(msgspec.Struct, frozen=True, kw_only=True):
    """Who talked with the caller, from when to when."""

    agent: str
    queue: str
    begins: float
    ends: float


class RecordingPlan(msgspec.Struct, frozen=True, kw_only=True):
    """One recording of one call."""

    call: str
    #: Seconds since the epoch.
    begins_at: float
    stretches: tuple[Stretch, ...]
    gaps: tuple[Gap, ...] = ()
    segments: tuple[Segment, ...] = ()
    language: str = ""
    #: The queue of the last talk, whose retention counts; empty where nobody talked.
    queue: str = ""
