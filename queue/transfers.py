"""What is known of a call that goes from one person to another. Pure.

A consultation has stages: who is asked is *rung*, then *talks* with the agent; when that is *over* the agent waits for
the caller again, unless all three are bridged (*conference*).
"""

from dataclasses import dataclass
from enum import StrEnum

from hotline.events.transfers import TargetKind, Way


class Stage(StrEnum):
    """How far a consultation is."""

    # Enum's own hash is a Python function, and the fold asks for it all the time.
    __hash__ = str.__hash__

    RINGING = "ringing"
    TALKING = "talking"
    #: Who was asked is gone; agent and caller are not bridged yet.
    OVER = "over"
    #: All three are bridged.
    CONFERENCE = "conference"


@dataclass(slots=True)
class LiveConsultation:
    """An agent asks somebody else about a call."""

    kind: TargetKind
    #: Key of the queue, agent or department.
    target: str
    #: Since when this stage lasts, seconds since the epoch.
    since: float
    stage: Stage = Stage.RINGING


@dataclass(slots=True)
class LiveTransfer:
    """An agent has given the call away; nobody has it yet."""

    kind: TargetKind
    #: Key of the queue, agent or department.
    target: str
    way: Way
    #: The agent who gave it away.
    agent: str


def waited_so_far(since: float, answered_at: float, before: float) -> float:
    """Return what a caller has waited in queues when an agent gives the call away, seconds.

    `since` is the beginning of the newest wait, `answered_at` its end, `before` what was waited before it: the talks
    between are no wait. So nobody gets to the front by having been talked to for long, and nobody waits twice.
    """
    return before + max(0.0, answered_at - since)
