"""One supervisor on one talk: how ChanSpy is told, and what the journal knows of it and of the talk."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field

from hotline.events import (
    AgentRinging,
    Event,
    MonitoringBegan,
    MonitoringChanged,
    MonitoringEnded,
    MonitoringMode,
)
from hotline.journal import JournalReader
from hotline.queue.calls import CallState
from hotline.queue.live import LiveState

#: q: no beep; u: the whole name of one channel; E: end with it; d: keys switch; S: end when nobody is there.
OPTIONS = "quEdS"

#: The option with which each mode begins, and the key that switches to it.
MODE_OPTIONS: dict[MonitoringMode, str] = {"listen": "", "whisper": "w", "barge": "B"}
MODE_KEYS: dict[MonitoringMode, str] = {"listen": "4", "whisper": "5", "barge": "6"}
MODES = {key: mode for mode, key in MODE_KEYS.items()}


class MonitoringError(Exception):
    """It cannot be listened to; the text says why, for people."""


@dataclass(slots=True)
class Listening:
    """One supervisor on one talk."""

    #: Uniqueid of the supervisor's channel.
    monitoring: str
    by: str
    agent: str
    call: str
    mode: MonitoringMode
    #: Asterisk has put the supervisor on the agent's channel.
    hears: bool = False
    #: The supervisor ended it.
    stopped: bool = False
    #: Set when it is over.
    over: asyncio.Event = field(default_factory=asyncio.Event)


def originate_headers(one: Listening, endpoint: str, channel: str, ring_seconds: float) -> dict[str, str]:
    """Return how Asterisk is asked to ring a supervisor's telephone and to put it on an agent's channel."""
    return {
        "Channel": f"PJSIP/{endpoint}",
        "ChannelId": one.monitoring,
        "Application": "ChanSpy",
        "Data": f"{channel},{OPTIONS}{MODE_OPTIONS[one.mode]}",
        "CallerID": f"<{one.agent}>",
        "Timeout": str(round(1000 * ring_seconds)),
        "Async": "true",
    }


def listening_of(events: Iterable[Event], monitoring: str) -> Listening | None:
    """Return what these events of a call leave of a supervisor's listening; None: it is over."""
    found: Listening | None = None
    for event in events:
        match event:
            case MonitoringBegan() if event.monitoring == monitoring:
                found = Listening(monitoring, event.by, event.agent, event.call, event.mode)
            case MonitoringChanged() if event.monitoring == monitoring and found is not None:
                found.mode = event.mode
            case MonitoringEnded() if event.monitoring == monitoring:
                found = None
    return found


async def talk_of(live: LiveState, reader: JournalReader, agent: str) -> tuple[str, str]:
    """Return the agent's call and the agent's channel in it. Raises `MonitoringError`."""
    found = live.agents.get(agent)
    call = None if found is None or found.call is None else live.calls.get(found.call)
    if call is None or call.state is not CallState.TALKING:
        message = "the agent does not talk with a citizen at the moment"
        raise MonitoringError(message)
    events = [entry.event for entry in await reader.of_call(call.call)]
    rings = [one for one in events if isinstance(one, AgentRinging) and one.agent == agent]
    if not rings:
        message = "nobody knows the agent's channel yet; try again in a moment"
        raise MonitoringError(message)
    return call.call, rings[-1].channel
