"""A caller's place in a queue: from the entry to its one outcome. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from hotline.events import (
    AgentAnswered,
    CallbackRequested,
    CallFlowedOut,
    CallQueued,
    Event,
    ExpectedWaitAnnounced,
    TalkEnded,
)
from hotline.queue.calls import CallState

from .figures import QueueFigures
from .waits import Wait

#: Stands for the reason of a flow-out whose event was lost.
UNKNOWN = "unknown"

#: Times of the epoch carry 0.24 µs in a double; a wait of exactly T must count as in time.
WAIT_DIGITS = 6


class Thresholds(NamedTuple):
    """By what a queue is measured, seconds."""

    #: T: answered within it is answered in time.
    in_time: float = 20.0
    #: c: abandoned within it is a short abandon; 0: none is.
    short: float = 5.0


class Outcome(NamedTuple):
    """How a wait ended."""

    kind: Literal["answered", "abandoned", "flowed out"]
    #: Where to and why, of a flow-out.
    to: str = ""
    reason: str = ""


@dataclass(slots=True)
class Place:
    """One wait in one queue."""

    queue: str
    #: The entry, seconds since the epoch.
    entered_at: float
    #: The expected waits that the caller heard.
    said: list[ExpectedWaitAnnounced] = field(default_factory=list)

    def leave(self, outcome: Outcome, at: float, figures: QueueFigures, thresholds: Thresholds) -> float:
        """Count the outcome where the entry was counted, and return the wait, seconds."""
        wait = max(0.0, round(at - self.entered_at, WAIT_DIGITS))
        in_time = wait <= thresholds.in_time
        figures.still_there -= 1
        if outcome.kind == "answered":
            figures.answered += 1
            figures.answered_in_time += in_time
            figures.answered_wait += wait
            for said in self.said:
                _judge(said, at, figures)
        elif outcome.kind == "abandoned":
            figures.abandoned += 1
            figures.abandoned_in_time += in_time
            figures.abandoned_short += thresholds.short > 0 and wait <= thresholds.short
            figures.abandoned_wait += wait
        else:
            figures.flowed_out_to[outcome.to, outcome.reason] += 1
        return wait


def wait_of(
    call: str, agent: str, place: Place, outcome: Outcome, *, seconds: float, thresholds: Thresholds
) -> Wait:
    """Return what is remembered of a wait of so many seconds that was counted."""
    short = outcome.kind == "abandoned" and thresholds.short > 0 and seconds <= thresholds.short
    return Wait(
        call, place.queue, place.entered_at, outcome.kind, seconds, outcome.to, outcome.reason,
        in_time=seconds <= thresholds.in_time, short=short, agent=agent,
    )  # fmt: skip


def _judge(said: ExpectedWaitAnnounced, answered_at: float, figures: QueueFigures) -> None:
    """Compare what was said with what was then waited; a bound that was kept is no error."""
    error = said.said_seconds - max(0.0, answered_at - said.at)
    if said.at_most:
        error = min(0.0, error)
    elif said.at_least:
        error = max(0.0, error)
    figures.said += 1
    figures.said_error += error
    figures.said_absolute_error += abs(error)
    figures.said_largest_error += abs(error)


def outcome_of(event: Event, state: CallState | None) -> Outcome:
    """Return how a wait ended that an event ended, and after which the call is in `state`; None: it is gone.

    Where the event that should have ended it was lost, the one that proves it counts.
    """
    match event:
        case AgentAnswered() | TalkEnded():
            outcome = Outcome("answered")
        case CallFlowedOut():
            outcome = Outcome("flowed out", event.to, event.reason)
        case CallbackRequested():
            outcome = Outcome("flowed out", "call-back", "wish of the caller")
        case CallQueued():
            outcome = Outcome("flowed out", "queue", UNKNOWN)
        case _:
            outcome = _PROVED.get(state, Outcome("flowed out", "elsewhere", UNKNOWN))
    return outcome


#: What another event proves that leaves the call in this state.
_PROVED: Mapping[CallState | None, Outcome] = {
    None: Outcome("abandoned"),
    CallState.ENDED: Outcome("abandoned"),
    CallState.TALKING: Outcome("answered"),
    CallState.MESSAGE: Outcome("flowed out", "message", UNKNOWN),
}
