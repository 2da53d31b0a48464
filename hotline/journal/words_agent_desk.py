"""What events of agents' desks say in plain words. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import CallDisposed, Event, WorkAccepted, WorkDeclined, WorkEnded

from .spelling import Spelling

DESK_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    WorkAccepted: lambda event, _: f"{event.agent} takes the {event.kind} {event.work}",
    WorkDeclined: lambda event, _: f"{event.agent} declines the {event.kind} {event.work}",
    WorkEnded: lambda event, _: (
        f"{event.agent} is through with the {event.kind} {event.work}: {event.outcome}"
    ),
    CallDisposed: lambda event, _: f"{event.agent} says what the call led to: {event.disposition}",
}
