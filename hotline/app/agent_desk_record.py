"""What the topic `desk` tells of one agent: made of the live state and of what is remembered beside it. Pure.

| field | |
|---|---|
| `state`, `since` | as supervisors see it, and since when (seconds since the epoch) |
| `pause_reason`, `set_aside` | why the agent is paused; by missed calls |
| `phone`, `phone_kind` | what Asterisk knows of the telephone; `browser` or `desk` |
| `queues` | of the last sign-in |
| `call` | the call at hand, or null: its queue, state, and the moments of its life |
| `line` | how the call stands: hold, recording, who is asked (docs/developer/call-control.md) |
| `wrap_up` | the wrap-up at hand, or null: of which call, since when, until when, and the longest end |
| `pop` | what the agent is to see of the caller ([screen pop](../../docs/developer/screen-pop.md)), or null |
| `offer` | work that is offered now, or null |
| `hand` | work in hand, or null |
| `counts` | calls taken today, calls missed in a row |
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from hotline.config import Configuration, Queue
from hotline.crm_bridge.screen_pop_message import PopMessage
from hotline.queue.agents import LiveAgent
from hotline.queue.calls import LiveCall
from hotline.queue.occupation import Occupation


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """A message or a contact that is offered, or in hand."""

    kind: str
    id: str
    #: `voice`, `email`, `sms`, `web`, …
    channel: str
    queue: str | None
    #: When it came, seconds since the epoch.
    at: float
    #: Reference of its case.
    reference: str | None
    language: str | None


@dataclass(slots=True)
class Remembered:
    """What the live state does not hold of an agent."""

    #: Since when the state lasts, seconds since the epoch; None: nobody knows.
    since: float | None = None
    #: The call of the last talk, whose wrap-up goes on.
    last_call: str | None = None
    pop: PopMessage | None = None
    offer: Work | None = None
    hand: Work | None = None


def record_of(
    agent: LiveAgent, call: LiveCall | None, beside: Remembered, config: Configuration, phone_kind: str
) -> dict[str, Any]:
    """Return what the topic tells of the agent."""
    known = config.agents.get(agent.agent)
    return {
        "agent": agent.agent,
        "name": known.name if known is not None else agent.agent,
        "state": agent.state.value,
        "since": beside.since,
        "pause_reason": agent.pause_reason,
        "set_aside": agent.set_aside,
        "phone": agent.phone,
        "phone_kind": phone_kind,
        "queues": list(agent.queues),
        "call": _call(call) if call is not None else None,
        "wrap_up": _wrap_up(agent, beside, config),
        "pop": msgspec.to_builtins(beside.pop) if beside.pop is not None else None,
        "offer": msgspec.to_builtins(beside.offer) if beside.offer is not None else None,
        "hand": msgspec.to_builtins(beside.hand) if beside.hand is not None else None,
        "counts": {"calls": agent.calls_today, "missed": agent.missed},
    }


def _call(call: LiveCall) -> Mapping[str, Any]:
    return {
        "call": call.call,
        "queue": call.queue,
        "language": call.language,
        "state": call.state.value,
        "queued_at": call.queued_at,
        "reserved_at": call.reserved_at,
        "answered_at": call.answered_at,
    }


def _wrap_up(agent: LiveAgent, beside: Remembered, config: Configuration) -> Mapping[str, Any] | None:
    if agent.occupation is not Occupation.WRAPPING_UP or agent.wrap_up_until is None:
        return None
    rules = config.queues.get(agent.last_queue) or Queue()
    return {
        "call": beside.last_call,
        "queue": agent.last_queue,
        "began": agent.talk_ended_at,
        "until": agent.wrap_up_until,
        "at_most": agent.talk_ended_at + rules.wrap_up_max_seconds,
        "extension": rules.wrap_up_extension_seconds,
    }
