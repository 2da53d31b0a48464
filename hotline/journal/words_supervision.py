"""What events about alerts, listening and overrides say in plain words. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from hotline.events import (
    AgentOverridden,
    AgentOverrideEnded,
    AlertAcknowledged,
    AlertCleared,
    AlertRaised,
    Event,
    MonitoringBegan,
    MonitoringChanged,
    MonitoringEnded,
    ScreenMade,
    ScreenPaired,
    ScreenRevoked,
)

from .spelling import Spelling

_HOW = {
    "listen": "listens to",
    "whisper": "listens to and can be heard by",
    "barge": "talks with the caller and",
}


def _raised(event: AlertRaised, _spell: Spelling) -> str:
    what = f"{event.measure} of {event.queue} is {event.reached:g}, limit {event.limit:g}"
    return f"alert {event.alert} ({event.level}): {what}"


def _overridden(event: AgentOverridden, _spell: Spelling) -> str:
    changes = [
        f"{what} {_listed(before)} -> {_listed(now)}"
        for what, before, now in (
            ("queues", event.queues_before, event.queues),
            ("skills", event.skills_before, event.skills),
        )
        if before != now
    ]
    return f"{event.by} changes {event.agent}: {'; '.join(changes) or 'nothing'}"


def _listed(table: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {value:g}" for name, value in sorted(table.items())) or "none"


#: By type of event; see `words.py`.
SUPERVISION_PHRASES: Mapping[type[Event], Callable[[Any, Spelling], str]] = {
    ScreenMade: lambda event, _: (
        f"{event.by} makes {'another code for screen' if event.again else 'screen'} {event.screen}"
    ),
    ScreenPaired: lambda event, _: f"a browser shows screen {event.screen}",
    ScreenRevoked: lambda event, _: f"{event.by} revokes screen {event.screen}",
    AlertRaised: _raised,
    AlertCleared: lambda event, _: f"alert {event.alert} is over",
    AlertAcknowledged: lambda event, _: f"{event.by} looks after alert {event.alert}",
    MonitoringBegan: lambda event, _: f"{event.by} {_HOW[event.mode]} {event.agent}",
    MonitoringChanged: lambda event, _: f"{event.by} now {_HOW[event.mode]} {event.agent}",
    MonitoringEnded: lambda event, _: f"{event.by} no longer hears {event.agent}: {event.reason}",
    AgentOverridden: _overridden,
    AgentOverrideEnded: lambda event, _: (
        f"{event.by} gives {event.agent} the queues and skills of the configuration back"
    ),
}
