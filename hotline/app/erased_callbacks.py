"""Tells the router of call-backs that somebody else ended: the command that erases a citizen is a process of its own.

What a controller writes itself its router hears at once. So a fact in the journal whose call-back is still in line was
written elsewhere: it is written again, here.
"""

from collections.abc import Callable, Collection, Coroutine, Sequence
from functools import partial

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.follower import Follower
from hotline.events import CallbackEnded, Event
from hotline.journal import Entry

from .ground import Ground

#: Under which the place in the journal is kept; of each node, since each has its own router.
CURSOR = "ended call-backs"


async def take(
    live: Callable[[], Collection[str]], _connection: AsyncConnection, entries: Sequence[Entry]
) -> list[Event]:
    """Return the ends of call-backs that are in the live state all the same."""
    return [entry.event for entry in entries if _ended(entry.event) in live()]


def erased_callbacks(ground: Ground) -> Callable[[], Coroutine[None, None, None]]:
    """Return what does so until it is cancelled."""
    name = f"{CURSOR} {ground.loaded.config.node.name}"
    ends = partial(take, lambda: ground.dispatcher.live.callbacks)
    return Follower(
        name, ground.engine, ground.reader, ends, journal=ground.journal, types=(CallbackEnded,), from_now=True,
    ).run  # fmt: skip


def _ended(event: Event) -> str | None:
    return event.callback if isinstance(event, CallbackEnded) else None
