"""The live state as bytes, so that a start needs not read the whole journal. Pure."""

import msgspec

from hotline.routing_rules import RoutingRules

from .agents import LiveAgent
from .callbacks import LiveCallback
from .calls import LiveCall
from .experience import Experience
from .live import LiveState

#: Changes whenever the fold gives another state for the same journal: then the checkpoint is not used.
VERSION = 8


class Checkpoint(msgspec.Struct, frozen=True):
    """What the live state was after one entry of the journal."""

    version: int
    #: The number of that entry.
    seq: int
    #: Its event, as the journal writes it: proves that it is the same journal.
    last: str
    calls: list[LiveCall]
    callbacks: list[LiveCallback]
    agents: list[LiveAgent]
    ended: list[str]
    order: int
    reservations: int
    rules: RoutingRules
    experience: Experience


def dump(live: LiveState, seq: int, last: str) -> bytes:
    """Return the state after entry `seq`, whose event is `last`, as JSON."""
    return msgspec.json.encode(
        Checkpoint(
            version=VERSION,
            seq=seq,
            last=last,
            calls=list(live.calls.values()),
            callbacks=list(live.callbacks.values()),
            agents=list(live.agents.values()),
            ended=list(live.ended),
            order=live.order,
            reservations=live.reservations,
            rules=live.rules,
            experience=live.experience,
        )
    )


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
    live = LiveState(
        found.calls,
        found.agents,
        callbacks=found.callbacks,
        ended=found.ended,
        order=found.order,
        reservations=found.reservations,
        rules=found.rules,
        experience=found.experience,
    )
    return live, found.seq, found.last
