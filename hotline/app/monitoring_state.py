"""One supervisor on one talk: how Asterisk is told, and what the journal and Asterisk's channels know of it."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hotline.asterisk.channels import ChannelInfo, endpoint_of
from hotline.asterisk.endpoints import agent_of_endpoint
from hotline.events import (
    Event,
    MonitoringBegan,
    MonitoringChanged,
    MonitoringEnded,
    MonitoringMode,
)

#: Where in the dialplan a supervisor's telephone is; its extensions are the modes.
CONTEXT = "hotline-monitoring"

#: The keys of a telephone that switch.
MODES: Mapping[str, MonitoringMode] = {"4": "listen", "5": "whisper", "6": "barge"}


class MonitoringError(Exception):
    """It cannot be listened to; the text says why, for people."""


@dataclass(frozen=True, slots=True)
class Talk:
    """What is listened to, by Asterisk's names."""

    call: str
    agent_channel: str
    caller_channel: str


@dataclass(slots=True)
class Listening:
    """One supervisor on one talk."""

    #: Uniqueid of the supervisor's channel.
    monitoring: str
    by: str
    agent: str
    call: str
    mode: MonitoringMode
    #: Asterisk has put the supervisor on the talk.
    hears: bool = False
    #: The bridge of the talk, while the supervisor is in it; empty otherwise.
    bridge: str = ""
    #: The supervisor ended it.
    stopped: bool = False
    #: Set when it is over.
    over: asyncio.Event = field(default_factory=asyncio.Event)


def originate_headers(one: Listening, endpoint: str, talk: Talk, ring_seconds: float) -> dict[str, str]:
    """Return how Asterisk is asked to ring a supervisor's telephone and to put it on a talk."""
    return {
        "Channel": f"PJSIP/{endpoint}",
        "ChannelId": one.monitoring,
        **_place(one.mode),
        "Variable": f"HOTLINE_AGENT={talk.agent_channel},HOTLINE_CALLER={talk.caller_channel}",
        "CallerID": f"<{one.agent}>",
        "Timeout": str(round(1000 * ring_seconds)),
        "Async": "true",
    }


def guard_headers(one: Listening, talk: Talk) -> dict[str, str]:
    """Return how Asterisk is asked to let the supervisor go when the agent's channel ends, whoever else lives then."""
    return {
        "Channel": talk.agent_channel,
        "Variable": "CHANNEL(hangup_handler_push)",
        "Value": f"{CONTEXT},agent-gone,1({one.monitoring})",
    }


def redirect_headers(one: Listening, mode: MonitoringMode) -> dict[str, str]:
    """Return how Asterisk is asked to lead a supervisor's telephone to another mode."""
    return {"Channel": one.monitoring, **_place(mode)}


def _place(mode: MonitoringMode) -> dict[str, str]:
    return {"Context": CONTEXT, "Exten": mode, "Priority": "1"}


def is_among(one: Listening, channels: Mapping[str, ChannelInfo]) -> bool:
    """Return whether the supervisor is in one bridge with the caller and the agent."""
    bridge = channels[one.monitoring].bridge
    together = [channel for channel in channels.values() if bridge and channel.bridge == bridge]
    agents = {agent_of_endpoint(endpoint_of(channel.name)) for channel in together}
    return one.agent in agents and any(channel.uniqueid == one.call for channel in together)


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
