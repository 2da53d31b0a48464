"""Writes a batch of contacts within one transaction: what they open, what they belong to, and the facts of it.

    who they are ── which cases they open ── what each one has of its own ── words and interactions
      at once              at once              files, consents: rare              at once

So most statements are the same few for one contact as for a hundred.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.config import Configuration
from hotline.events import CaseFileAdded, CaseNoteAdded, ContactReceived, ContactRouted, Event

from . import consents
from .cases import NewCase, open_cases, opened
from .citizen_adding import Sought, find_or_add_all
from .contact import Taken
from .contact_tables import correspondence
from .files import FileStore
from .intake_item import Around, Item, Written
from .intake_lookup import look_around
from .intake_rows import Belongs, case_to_open, interaction_of, place_of_picture, thread_name, words_row
from .intake_rules import UNPROVEN, case_of, opens_case, queue_of
from .intake_stop import CITIZEN, stop
from .interaction import Interaction
from .projector import upsert
from .tables import case_note

#: What is noted at a case whose place was in a picture.
_PLACE_NOTE = {
    "ar": "الموقع مأخوذ من بيانات الصورة المرفقة، ولم يذكره المواطن.",
    "en": "The place was read from the attached picture; the citizen did not name it.",
}

#: A kind and an address.
Key = tuple[str, str]


@dataclass(slots=True)
class _One:
    """A contact on its way into the tables."""

    item: Item
    citizen: int | None
    #: To which it belongs, or which it opens; None: it belongs to none.
    reference: str | None
    #: In which queue people look after it.
    queue: str | None
    #: The case that it opens.
    new: NewCase | None = None
    #: What it brought about, in the journal's order.
    facts: list[Event] = field(default_factory=list)

    @property
    def belongs(self) -> Belongs:
        """To what it belongs."""
        return Belongs(reference=self.reference, citizen=self.citizen, queue=self.queue)

    def opened(self, reference: str, new: NewCase) -> None:
        """Note under which reference its case was opened."""
        self.reference = reference
        self.facts.append(opened(reference, new))

    def written(self) -> Written:
        """Return what became of it."""
        item, at = self.item, self.item.incoming.at
        taken = Taken(
            contact=item.contact, reference=self.reference, citizen=self.citizen, queue=self.queue,
            opened=self.new is not None,
        )  # fmt: skip
        # The contact comes first in the journal, then what it brought about.
        received = ContactReceived(
            at=at, contact=item.contact, channel=item.incoming.channel, reference=self.reference, citizen=self.citizen
        )  # fmt: skip
        return Written(taken=taken, facts=(received, *self.facts))


class IntakeWriter:
    """Writes them; one object for all batches."""

    def __init__(self, files: FileStore) -> None:
        self._files = files

    async def write(
        self, connection: AsyncConnection, items: Sequence[Item], config: Configuration
    ) -> list[Written]:
        """Write the contacts that are new, and return what became of each, in the order of the items.

        Raises what the database raises; nothing is written then.
        """
        around = await look_around(connection, items)
        repeated = {
            item.contact: Written(taken=around.repeated[item.key])
            for item in items
            if item.key is not None and item.key in around.repeated
        }
        fresh = [item for item in items if item.contact not in repeated]
        ones = await self._recognise(connection, fresh, around, config)
        await _open(connection, ones)
        for one in ones:
            await self._write_own(connection, one, around, config)
        await _write_words(connection, ones, around)
        new = {one.item.contact: one.written() for one in ones}
        return [repeated.get(item.contact) or new[item.contact] for item in items]

    async def _recognise(
        self, connection: AsyncConnection, items: Sequence[Item], around: Around, config: Configuration
    ) -> list[_One]:
        """Find out whom the contacts are from, to which cases they belong, and who looks after them."""
        known, added = await _citizens(connection, items, around.citizens)
        ones = []
        for item in items:
            key = _key(item)
            citizen = None if key is None else known[key]
            case = case_of(item, around, citizen)
            one = _One(item, citizen, None if case is None else case.reference, queue_of(item, case, config))
            if key is not None:
                one.facts += added.pop(key, [])
            if case is None and opens_case(item):
                one.new = case_to_open(item, citizen, config)
            ones.append(one)
        return ones

    async def _write_own(
        self, connection: AsyncConnection, one: _One, around: Around, config: Configuration
    ) -> None:
        """Write what only this contact has."""
        incoming = one.item.incoming
        if one.queue is not None:
            routed = ContactRouted(
                at=incoming.at, contact=one.item.contact, channel=incoming.channel, queue=one.queue
            )
            one.facts.append(routed)
        await self._keep_files(connection, one)
        if one.new is not None and place_of_picture(one.item) is not None:
            await _note_place(connection, one, config.node.languages[0])
        if one.citizen is not None:
            await _consent(connection, one, one.citizen)
        if incoming.stops:
            one.facts += await stop(
                connection, one.item, one.belongs, thread=thread_name(one.item, around),
                language=one.item.language or config.node.languages[0],
            )  # fmt: skip

    async def _keep_files(self, connection: AsyncConnection, one: _One) -> None:
        item, at, reference = one.item, one.item.incoming.at, one.reference
        for stored in item.files:
            public = stored.shown is not None
            number = await self._files.add(
                connection, stored, at=at, by=CITIZEN, contact=item.contact, reference=reference, public=public
            )  # fmt: skip
            if reference is not None:
                fact = CaseFileAdded(at=at, by=CITIZEN, reference=reference, attachment=number, public=public)
                one.facts.append(fact)


async def _citizens(
    connection: AsyncConnection, items: Sequence[Item], around: Mapping[Key, int | None]
) -> tuple[dict[Key, int | None], dict[Key, list[Event]]]:
    """Return whose the addresses are, and the facts of those who are new: added with what is said first of them."""
    known = dict(around)
    sought: dict[Key, Sought] = {}
    for item in items:
        key = _key(item)
        if key is not None and key not in known and key not in sought:
            sought[key] = Sought(
                kind=key[0], address=key[1], at=item.incoming.at, by=CITIZEN,
                name=item.incoming.sender_name, language=item.language,
            )  # fmt: skip
    facts: dict[Key, list[Event]] = {}
    found = await find_or_add_all(connection, list(sought.values())) if sought else []
    for key, (number, added) in zip(sought, found, strict=True):
        known[key], facts[key] = number, added
    return known, facts


def _key(item: Item) -> Key | None:
    """Return under what whoever sent it is remembered; None: nobody is."""
    return None if item.address is None or item.incoming.automatic else (item.kind, item.address)


async def _open(connection: AsyncConnection, ones: Sequence[_One]) -> None:
    opening = [(one, one.new) for one in ones if one.new is not None]
    references = await open_cases(connection, [new for _, new in opening])
    for (one, new), reference in zip(opening, references, strict=True):
        one.opened(reference, new)


async def _note_place(connection: AsyncConnection, one: _One, language: str) -> None:
    reference = one.reference
    if reference is None:
        return
    at, language = one.item.incoming.at, language if language in _PLACE_NOTE else "en"
    note = {
        "reference": reference, "at": at, "by": CITIZEN, "public": False, "language": language,
        "text": _PLACE_NOTE[language],
    }  # fmt: skip
    await connection.execute(sa.insert(case_note).values(note))
    one.facts.append(CaseNoteAdded(at=at, by=CITIZEN, reference=reference, public=False))


async def _consent(connection: AsyncConnection, one: _One, citizen: int) -> None:
    """Note what the citizen agreed to. Whoever fills in a form proves nothing, and takes nobody's STOP back."""
    incoming = one.item.incoming
    for purpose in incoming.consents:
        is_proven = incoming.channel not in UNPROVEN
        if not is_proven and await consents.last_word(connection, citizen, purpose) is False:
            continue
        one.facts += await consents.record(
            connection, citizen, purpose, given=True, at=incoming.at, by=CITIZEN,
            proof=incoming.proof or f"contact {one.item.contact}",
        )  # fmt: skip


async def _write_words(connection: AsyncConnection, ones: Sequence[_One], around: Around) -> None:
    words: list[dict[str, Any]] = []
    interactions: list[Interaction] = []
    for one in ones:
        words.append(words_row(one.item, around, one.belongs))
        interactions.append(interaction_of(one.item, one.belongs))
    if words:
        await connection.execute(sa.insert(correspondence), words)
        await upsert(connection, interactions)
