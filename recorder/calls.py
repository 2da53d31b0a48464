"""What a recorder knows of the calls that go on: their timelines, and what is being written of them."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field

from hotline.events import CallArrived, CallEvent, Event

from .ledger import Ledger
from .takes import Take
from .timeline import FOLDED, Timeline
from .watch import Watch

#: A database that takes longer cannot be read now, and a call does not wait for it, seconds.
STORY_SECONDS = 2.0

_FOLDED = frozenset(FOLDED)


@dataclass(slots=True)
class Running:
    """A take that Asterisk writes."""

    take: Take
    watch: Watch
    task: asyncio.Task[None] | None = None
    #: What comes next is another take: caller and agent were bridged, or an earlier controller began this one, and
    #: nobody knows whether Asterisk still writes it.
    over: bool = False


@dataclass(slots=True)
class KnownCall:
    """A call that goes on."""

    timeline: Timeline = field(default_factory=Timeline)
    takes: list[Take] = field(default_factory=list)
    running: Running | None = None
    #: Asterisk said that it closed the files of the last take.
    closed: bool = True


class Calls:
    """The calls that go on, by their names."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[str, KnownCall] = {}
        #: What was heard of calls whose story is being read.
        self._loading: dict[str, list[Event]] = {}

    def __contains__(self, call: str) -> bool:
        """Return whether the call is known."""
        return call in self._known

    def __iter__(self) -> Iterator[KnownCall]:
        """Iterate over all of them."""
        return iter(self._known.values())

    def get(self, call: str) -> KnownCall | None:
        """Return the call, if it is known."""
        return self._known.get(call)

    def forget(self, call: str) -> None:
        """Let go of a call that has ended."""
        self._known.pop(call, None)

    def hear(self, event: Event) -> KnownCall | None:
        """Take an event of the journal; return the call to whose timeline it made a difference."""
        kind = type(event)
        if not isinstance(event, CallEvent) or (kind not in _FOLDED and kind is not CallArrived):
            return None
        if kind is CallArrived:
            return self._known.setdefault(event.call, KnownCall())
        if event.call in self._loading:
            self._loading[event.call].append(event)
        known = self._known.get(event.call)
        if known is not None:
            known.timeline.apply(event)
        return known

    async def story(self, call: str) -> list[Event]:
        """Return the call's events that a timeline is made of. Raises `TimeoutError` as `load` does."""
        async with asyncio.timeout(STORY_SECONDS):
            return await self._ledger.story(call)

    async def load(self, call: str) -> KnownCall:
        """Return the call, with its story where an earlier controller began it.

        Raises `TimeoutError` where the journal cannot be read: nobody knows then whether the caller refused.
        """
        if call not in self._known:
            heard = self._loading.setdefault(call, [])
            try:
                story = await self.story(call)
            finally:
                self._loading.pop(call, None)
            # An event may be in both: to a timeline twice is once.
            self._known.setdefault(call, KnownCall(Timeline.of([*story, *heard])))
        return self._known[call]
