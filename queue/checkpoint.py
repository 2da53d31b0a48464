"""The live state as bytes, so that a start needs not read the whole journal. Pure."""

import msgspec

from .agents import LiveAgent
from .calls import LiveCall
from .live import LiveState

#: Changes whenever the fold gives another state for the same journal: then the checkpoint is not used.
VERSION = 1


class Checkpoint(msgspec.Struct, frozen=True):
    """What the live state was after one entry of the journal."""

    version: int
    #: The number of that entry.
    seq: int
    #: Its event, as the journal writes it: proves that it is the same journal.
    last: str
    calls: list[LiveCall]
    agents: list[LiveAgent]
    ended: list[str]
    order: int


def dump(live: LiveState, seq: int, last: str) -> bytes:
    """Return the state after entry `seq`, whose event is `last`, as JSON."""
    calls, agents = list(live.calls.values()), list(live.agents.values())
    return msgspec.json.encode(Checkpoint(VERSION, seq, last, calls, agents, list(live.ended), live.order))


def load(content: bytes) -> tuple[LiveState, int, str]:
    """Return what `dump` was given. Raises `ValueError` for anything else."""
    try:
        found = msgspec.json.decode(content, type=Checkpoint)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        message = f"checkpoint is damaged: {error}"
        raise ValueError(message) from None
    if found.version != VERSION:
        message = f"checkpoint of version {found.version}, not {VERSION}"
        raise ValueError(message)
    return LiveState(found.calls, found.agents, found.ended, found.order), found.seq, found.last
