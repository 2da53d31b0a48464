"""The quality of conversations: which calls were drawn, how they were assessed, what agents said to it.

Words and marks stay in the store; here are names and results.
"""

from typing import Literal

from .kinds import Event


class QualityEvent(Event, frozen=True, kw_only=True):
    """A fact about the assessment of an agent's calls."""

    agent: str


class SampleDrawn(QualityEvent, frozen=True, kw_only=True):
    """The calls of one agent and week were drawn; with this and the week's calls anybody draws the same ones."""

    #: The first day of the week, `2026-11-15`.
    week: str
    #: The random number of the draw, hexadecimal.
    seed: str
    #: How many calls there were to choose from, and SHA-256 of their names, sorted, one a line.
    population: int
    sha256: str
    #: Those that were drawn, by rank (`crm_bridge/quality/sampling.py`).
    calls: tuple[str, ...]


class SampleReplaced(QualityEvent, frozen=True, kw_only=True):
    """The recording of a drawn call is gone: the next rank takes its place."""

    week: str
    recording: str
    #: None: there was no further call.
    other: str | None
    by: str


class CallChosen(QualityEvent, frozen=True, kw_only=True):
    """Somebody chose a call by hand: it is marked so, and is no part of the sample."""

    recording: str
    by: str


class CallScored(QualityEvent, frozen=True, kw_only=True):
    """A listener submitted an assessment."""

    assessment: int
    recording: str
    by: str
    #: `score`: it counts and the agent sees it; `calibration`: to compare two listeners.
    purpose: Literal["score", "calibration"]
    #: 0 to 1; None where nothing applied.
    quality: float | None
    #: The names of the fatal errors.
    fatal: tuple[str, ...] = ()
    #: Which version of this assessment it is, from 1.
    version: int = 1


class AssessmentsRead(QualityEvent, frozen=True, kw_only=True):
    """Somebody chose to read what others gave to a call, and so assesses it no more (calibrations are blind)."""

    recording: str
    by: str


class ScoreAnswered(QualityEvent, frozen=True, kw_only=True):
    """The agent said something to an assessment, or was answered."""

    assessment: int
    by: str
    #: `acknowledged`, `disputed`; by a listener `kept`, or `changed`: a new version follows.
    how: Literal["acknowledged", "disputed", "kept", "changed"]


class CommentHeard(Event, frozen=True, kw_only=True):
    """Somebody listens to a citizen's spoken comment; written before it is given out."""

    #: The call that was rated.
    survey: str
    by: str
