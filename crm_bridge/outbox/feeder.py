"""Follows the journal and writes what each target is to learn, in the transaction that stores its place.

A delivery is caused by one entry, and its snapshot is the case or interaction as the feeder finds it: that of the
entry or a newer one, never an older one. Every event of a case is a change of it. An interaction is told of when its
row is made, and again when a later fact (its recording is finished, a message is transcribed, a case is opened about
it) changes it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.config.bridge import Target
from hotline.crm_bridge import case_finder
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.follower import Follower
from hotline.events import (
    CallEnded,
    CaseAssigned,
    CaseCategorised,
    CaseEvent,
    CaseOpened,
    CitizenErased,
    ContactReceived,
    ContactSent,
    Event,
    MessageAddedToCase,
    MessageLeft,
    MessageTranscribed,
    RecordingDeleted,
    RecordingFinalised,
)
from hotline.journal import Entry, Journal, JournalReader

from . import erasure, snapshot, store
from .delivery import INTERACTION
from .sources import interaction_of, person_of

#: Under which the place is kept.
CURSOR = "outbox"

#: Of these, and of nothing else, targets learn.
TYPES: tuple[type[Event], ...] = (
    CallEnded,
    CaseEvent,
    CaseOpened,
    CitizenErased,
    ContactReceived,
    ContactSent,
    MessageAddedToCase,
    MessageLeft,
    MessageTranscribed,
    RecordingDeleted,
    RecordingFinalised,
)

#: By these a case may go to somebody else, and who had it is told so.
_MOVES = (CaseAssigned, CaseCategorised)

Targets = Mapping[str, Target]


class Feeder:
    """Writes deliveries for the targets of the configuration as it is when an entry is taken."""

    def __init__(
        self, engine: AsyncEngine, reader: JournalReader, journal: Journal, targets: Callable[[], Targets]
    ) -> None:
        """`reader` must not be ahead of the interactions: `projected.ProjectedReader`."""
        self._targets = targets
        self._follower = Follower(
            CURSOR, engine, reader, self.take, journal=journal, types=TYPES, from_now=True
        )

    @property
    def place(self) -> int:
        """The last entry that was dealt with."""
        return self._follower.place

    async def run(self) -> None:
        """Follow until cancelled; the first run begins with what happens from then on."""
        await self._follower.run()

    async def take(self, connection: AsyncConnection, entries: Sequence[Entry]) -> None:
        """Write what these entries cause, in their order."""
        targets = self._targets()
        for entry in entries:
            event = entry.event
            if isinstance(event, CitizenErased):
                await erasure.erase(connection, event.citizen)
            elif not targets:
                continue
            elif isinstance(event, CaseEvent | CaseOpened):
                await _put_case(connection, targets, entry, event.reference)
                if isinstance(event, CaseOpened) and event.call is not None:
                    await _put_interaction(connection, targets, entry)
            else:
                await _put_interaction(connection, targets, entry)


async def _put_case(connection: AsyncConnection, targets: Targets, entry: Entry, reference: str) -> None:
    case = await case_finder.find(connection, reference)
    if case is None:  # its retention is over
        return
    hears = [name for name, target in targets.items() if await _hears(connection, name, target, entry, case)]
    if not hears:
        return
    person = await person_of(connection, case.citizen)
    payloads = {name: snapshot.of_case(name, targets[name], entry, case, person) for name in hears}
    await store.put(connection, _rows(entry, reference, type(entry.event).__name__, payloads, case.citizen))


async def _hears(connection: AsyncConnection, name: str, target: Target, entry: Entry, case: Case) -> bool:
    """Tell whether a target wants to hear of a case, or had it until now."""
    if snapshot.fits(target, case):
        return True
    return isinstance(entry.event, _MOVES) and await store.is_known(connection, name, case.reference)


async def _put_interaction(connection: AsyncConnection, targets: Targets, entry: Entry) -> None:
    interaction = await interaction_of(connection, entry.event)
    if interaction is None:  # the call goes on, or its retention is over
        return
    reference = interaction.reference
    case = None if reference is None else await case_finder.find(connection, reference)
    person = await person_of(connection, interaction.citizen)
    payloads = {
        name: snapshot.of_interaction(name, target, entry, interaction, person)
        for name, target in targets.items()
        if snapshot.fits(target, case)
    }
    await store.put(connection, _rows(entry, interaction.id, INTERACTION, payloads, interaction.citizen))


def _rows(
    entry: Entry, key: str, what: str, payloads: Mapping[str, str], citizen: int | None
) -> list[dict[str, Any]]:
    common = {"key": key, "seq": entry.seq, "what": what, "at": entry.event.at, "citizen": citizen}
    return [{"target": target, "payload": payload, **common} for target, payload in payloads.items()]
