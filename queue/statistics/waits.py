"""The waits behind the numbers: which calls were counted where. Pure.

The fold writes each down, or tells it, when it counts it, so a list of calls is as long as the number that it explains.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

#: How a wait ended; "still there" for one that goes on.
Kind = Literal["answered", "abandoned", "flowed out", "still there"]


@dataclass(frozen=True, slots=True)
class Wait:
    """One caller's wait in one queue."""

    call: str
    queue: str
    #: The entry, seconds since the epoch; the wait is counted in its interval.
    entered_at: float
    kind: Kind
    #: From the entry to the end, seconds; 0 while it goes on.
    seconds: float = 0.0
    #: Where to and why, of a flow-out.
    to: str = ""
    reason: str = ""
    #: Within the queue's `service_level_seconds`, `short_abandon_seconds`.
    in_time: bool = False
    short: bool = False
    #: Who answered; empty for the others.
    agent: str = ""


#: By the columns of the report on queues: which waits are counted in each.
COUNTED: Mapping[str, Callable[[Wait], bool]] = {
    "offered": lambda wait: True,
    "answered": lambda wait: wait.kind == "answered",
    "answered_in_time": lambda wait: wait.kind == "answered" and wait.in_time,
    "abandoned": lambda wait: wait.kind == "abandoned",
    "abandoned_short": lambda wait: wait.kind == "abandoned" and wait.short,
    "abandoned_in_time": lambda wait: wait.kind == "abandoned" and wait.in_time,
    "flowed_out": lambda wait: wait.kind == "flowed out",
    "flowed_out_to_message": lambda wait: wait.to == "message",
    "flowed_out_to_callback": lambda wait: wait.to == "call-back",
    "flowed_out_to_queue": lambda wait: wait.to == "queue",
    "flowed_out_to_announcement": lambda wait: wait.to == "announcement",
    "flowed_out_to_fax": lambda wait: wait.to == "fax",
    "still_there": lambda wait: wait.kind == "still there",
}
