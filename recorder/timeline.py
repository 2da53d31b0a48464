"""What the journal says of one call as far as its recording is concerned. A pure fold.

The same fold answers while the call lasts (may this be recorded? is it paused?) and afterwards, when the recording is
made of the raw files (`planning.py`). Events may come twice, or be lost: nothing is counted twice, and what was begun
and never ended ends with the talk, so that a lost end leaves out too much rather than too little.

| what | begins | ends |
|---|---|---|
| talk | AgentAnswered, CallTakenBack, ConferenceBegan | TalkEnded, ConsultationBegan, the next begin, CallEnded |
| pause by agent or command | RecordingPaused | RecordingResumed of either, the end of the talk |
| pause by digits | RecordingPaused | RecordingResumed by digits, the end of the talk |
| hold | CallHeld | CallRetrieved, the end of the talk |
"""

import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self

from hotline.events import (
    AgentAnswered,
    CallEnded,
    CallHeld,
    CallQueued,
    CallRetrieved,
    CallTakenBack,
    ConferenceBegan,
    ConsentNoticePlayed,
    ConsultationBegan,
    Event,
    LanguageChosen,
    RecordingFailed,
    RecordingFinalised,
    RecordingPaused,
    RecordingRefused,
    RecordingResumed,
    RecordingStarted,
    TalkEnded,
)

Why = Literal["pause", "digits", "hold"]


@dataclass(slots=True)
class Interval:
    """From one moment to another, seconds since the epoch."""

    begins: float
    #: Infinite while it lasts.
    ends: float = math.inf


@dataclass(slots=True)
class Talk(Interval):
    """One agent's talk with the caller."""

    agent: str = ""
    queue: str = ""
    #: The bridge was not seen: it was earlier than `begins`.
    estimated: bool = False


@dataclass(slots=True)
class Timeline:
    """The story of one call."""

    #: The caller was told that the call may be recorded.
    informed: bool = False
    #: The caller does not want it.
    refused: bool = False
    #: A recording was begun.
    started: bool = False
    #: The recording is made.
    finalised: bool = False
    #: What went wrong and was told.
    failures: set[str] = field(default_factory=set)
    language: str = ""
    #: Every queue in which the call was.
    queues: set[str] = field(default_factory=set)
    talks: list[Talk] = field(default_factory=list)
    #: What must not be heard.
    left_out: dict[Why, list[Interval]] = field(
        default_factory=lambda: {"pause": [], "digits": [], "hold": []}
    )

    @classmethod
    def of(cls, events: Iterable[Event]) -> Self:
        """Return the timeline of one call's events."""
        timeline = cls()
        for event in events:
            timeline.apply(event)
        return timeline

    def apply(self, event: Event) -> None:
        """Take one event of the call; others than those above change nothing."""
        handler = _HANDLERS.get(type(event))
        if handler is not None:
            handler(self, event)

    # --- what may be recorded ---

    @property
    def talking(self) -> bool:
        """Whether caller and agent are bridged."""
        return bool(self.talks) and self.talks[-1].ends == math.inf

    @property
    def paused(self) -> bool:
        """Whether nothing is recorded for a moment, for whatever reason."""
        return self.is_open("pause") or self.is_open("digits")

    def is_open(self, why: Why) -> bool:
        """Return whether it has begun and not ended."""
        intervals = self.left_out[why]
        return bool(intervals) and intervals[-1].ends == math.inf

    def speech_allowed(self, *, from_consent: bool, unrecorded: Collection[str]) -> bool:
        """Return whether what is said outside of talks may be recorded now.

        Not in or after a queue that is not recorded: what the caller keys and says before and after would tell what
        the talk was about.
        """
        if self.refused or not self.queues.isdisjoint(unrecorded):
            return False
        return bool(self.talks) or (from_consent and self.informed)

    # --- inside ---

    def _answered(self, event: AgentAnswered | CallTakenBack | ConferenceBegan) -> None:
        self.queues.add(event.queue)
        if self.talking:
            if self.talks[-1].agent == event.agent:
                return  # told twice
            self._end_talk(event.at)
        self.talks.append(
            Talk(event.at, agent=event.agent, queue=event.queue, estimated=event.estimated),
        )

    def _end_talk(self, at: float) -> None:
        for intervals in self.left_out.values():
            _close(intervals, at)
        if self.talking:
            self.talks[-1].ends = max(at, self.talks[-1].begins)

    def _paused(self, event: RecordingPaused) -> None:
        self._begin("digits" if event.by == "digits" else "pause", event.at)

    def _resumed(self, event: RecordingResumed) -> None:
        _close(self.left_out["digits" if event.by == "digits" else "pause"], event.at)

    def _begin(self, why: Why, at: float) -> None:
        if not self.is_open(why):
            self.left_out[why].append(Interval(at))


def _close(intervals: list[Interval], at: float) -> None:
    if intervals and intervals[-1].ends == math.inf:
        intervals[-1].ends = max(at, intervals[-1].begins)


def _informed(timeline: Timeline, _event: Event) -> None:
    timeline.informed = True


def _refused(timeline: Timeline, _event: Event) -> None:
    timeline.refused = True


def _started(timeline: Timeline, _event: Event) -> None:
    timeline.started = True


def _finalised(timeline: Timeline, _event: Event) -> None:
    timeline.finalised = True


def _failed(timeline: Timeline, event: RecordingFailed) -> None:
    timeline.failures.add(event.reason)


def _language(timeline: Timeline, event: LanguageChosen) -> None:
    timeline.language = event.language


def _queued(timeline: Timeline, event: CallQueued) -> None:
    timeline.queues.add(event.queue)


_HANDLERS: Mapping[type[Event], Callable[[Timeline, Any], None]] = {
    ConsentNoticePlayed: _informed,
    RecordingRefused: _refused,
    RecordingStarted: _started,
    RecordingFinalised: _finalised,
    RecordingFailed: _failed,
    LanguageChosen: _language,
    CallQueued: _queued,
    AgentAnswered: Timeline._answered,
    TalkEnded: lambda timeline, event: timeline._end_talk(event.at),
    CallEnded: lambda timeline, event: timeline._end_talk(event.at),
    # While an agent asks somebody the caller hears music: what follows is another talk, and another take.
    ConsultationBegan: lambda timeline, event: timeline._end_talk(event.at),
    CallTakenBack: Timeline._answered,
    ConferenceBegan: Timeline._answered,
    CallHeld: lambda timeline, event: timeline._begin("hold", event.at),
    CallRetrieved: lambda timeline, event: _close(timeline.left_out["hold"], event.at),
    RecordingPaused: Timeline._paused,
    RecordingResumed: Timeline._resumed,
}

#: The events of which a timeline is made.
FOLDED = list(_HANDLERS)
