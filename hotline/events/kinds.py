"""What every event is: a frozen, typed fact with a time, about a call, an agent, or neither."""

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag=True):
    """A fact. Its class name is its type in the journal."""

    #: Seconds since the Unix epoch, UTC.
    at: float


class CallEvent(Event, frozen=True, kw_only=True):
    """A fact about one call."""

    #: Uniqueid of the caller's channel.
    call: str


class AgentEvent(Event, frozen=True, kw_only=True):
    """A fact about one agent, outside any call."""

    agent: str
