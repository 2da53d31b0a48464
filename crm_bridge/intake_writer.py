"""Writes a batch of contacts within one transaction: what they open, what they belong to, and the facts of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.config import Configuration
from hotline.events import CaseFileAdded, CaseNoteAdded, CaseOpened, ContactReceived, ContactRouted, Event

from . import citizen_writer, consents
from .cases import Report, open_case
from .contact import Taken
from .contact_tables import correspondence
from .files import FileStore
from .intake_item import Around, Item, Written
from .intake_lookup import look_around
from .intake_rules import case_of, department_of, department_queue, opens_case, queue_of, thread_of
from .interaction import Interaction
from .projector import upsert
from .tables import case_note

#: Whose words they are.
CITIZEN = "citizen"

#: Letters of a case's subject.
LONGEST_SUBJECT = 120

#: What is noted at a case whose place was in a picture.
_PLACE_NOTE = {
    "ar": "الموقع مأخوذ من بيانات الصورة المرفقة، ولم يذكره المواطن.",
    "en": "The place was read from the attached picture; the citizen did not name it.",
}


@dataclass(slots=True)
class _Pile:
    """What is inserted at the end, all at once."""

    words: list[dict[str, Any]] = field(default_factory=list)
    interactions: list[Interaction] = field(default_factory=list)


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
        known = dict(around.citizens)
        pile = _Pile()
        written = []
        for item in items:
            repeated = around.repeated.get(item.key) if item.key is not None else None
            if repeated is not None:
                written.append(Written(taken=repeated))
                continue
            one = _One(connection, item, around, config, self._files)
            written.append(await one.write(known, pile))
        if pile.words:
            await connection.execute(sa.insert(correspondence), pile.words)
            await upsert(connection, pile.interactions)
        return written


class _One:
    """One contact on its way into the tables."""

    def __init__(
        self,
        connection: AsyncConnection,
        item: Item,
        around: Around,
        config: Configuration,
        files: FileStore,
    ) -> None:
        self._connection, self._item, self._around = connection, item, around
        self._config, self._files = config, files
        self._facts: list[Event] = []

    async def write(self, known: dict[tuple[str, str], int | None], pile: _Pile) -> Written:
        item, incoming = self._item, self._item.incoming
        citizen = await self._citizen(known)
        case = case_of(item, self._around, citizen)
        opened = case is None and opens_case(item)
        reference = await self._open(citizen) if opened else None if case is None else case.reference
        queue = queue_of(item, case, self._config)
        self._route(queue)
        await self._keep_files(reference, opened=opened)
        await self._consent(citizen)
        pile.words.append(self._words(reference, citizen, queue))
        pile.interactions.append(_interaction(item, reference, citizen, queue))
        taken = Taken(contact=item.contact, reference=reference, citizen=citizen, queue=queue, opened=opened)
        # The contact comes first in the journal, then what it brought about.
        received = ContactReceived(
            at=incoming.at,
            contact=item.contact,
            channel=incoming.channel,
            reference=reference,
            citizen=citizen,
        )
        return Written(taken=taken, facts=(received, *self._facts))

    async def _citizen(self, known: dict[tuple[str, str], int | None]) -> int | None:
        item, incoming = self._item, self._item.incoming
        if item.address is None or incoming.automatic:
            return None
        key = (item.kind, item.address)
        if key not in known:
            known[key], facts = await citizen_writer.find_or_add(
                self._connection,
                item.kind,
                item.address,
                at=incoming.at,
                by=CITIZEN,
                name=incoming.sender_name,
                language=item.language,
            )
            self._facts += facts
        return known[key]

    async def _open(self, citizen: int | None) -> str:
        item, config = self._item, self._config
        incoming, report = item.incoming, self._report(citizen)
        queue = department_queue(report.department, config)
        reference = await open_case(
            self._connection,
            at=incoming.at,
            channel=incoming.channel,
            caller=item.address if item.kind == "phone" and incoming.channel == "sms" else None,
            language=item.language or config.node.languages[0],
            queue=queue or queue_of(item, None, config),
            call=None,
            subject=_subject(item, report, config),
            report=report,
        )
        self._facts.append(
            CaseOpened(
                at=incoming.at,
                reference=reference,
                channel=incoming.channel,
                category=report.category,
                department=report.department,
                citizen=citizen,
            )
        )
        return reference

    def _report(self, citizen: int | None) -> Report:
        """Return what is known of the new case: what was filled in, with what follows from it."""
        item, config = self._item, self._config
        report = item.incoming.report or Report()
        place = next((stored.place for stored in item.files if stored.place), None)
        if report.latitude is None and place is not None:
            report = msgspec.structs.replace(report, latitude=place[0], longitude=place[1])
        category = config.categories.get(report.category or "")
        priority = report.priority
        if category is not None and priority == "normal":
            priority = category.priority
        return msgspec.structs.replace(
            report,
            citizen=citizen,
            description=report.description or item.incoming.text,
            department=report.department or department_of(report.category, config),
            priority=priority,
        )

    def _route(self, queue: str | None) -> None:
        if queue is not None:
            incoming = self._item.incoming
            routed = ContactRouted(
                at=incoming.at, contact=self._item.contact, channel=incoming.channel, queue=queue
            )
            self._facts.append(routed)

    async def _keep_files(self, reference: str | None, *, opened: bool) -> None:
        item, at = self._item, self._item.incoming.at
        for stored in item.files:
            public = stored.shown is not None
            number = await self._files.add(
                self._connection,
                stored,
                at=at,
                by=CITIZEN,
                contact=item.contact,
                reference=reference,
                public=public,
            )
            if reference is not None:
                fact = CaseFileAdded(at=at, by=CITIZEN, reference=reference, attachment=number, public=public)
                self._facts.append(fact)
        report = item.incoming.report
        is_unnamed = report is None or report.latitude is None
        if opened and reference is not None and is_unnamed and any(stored.place for stored in item.files):
            await self._note_place(reference)

    async def _note_place(self, reference: str) -> None:
        at, language = self._item.incoming.at, self._config.node.languages[0]
        language = language if language in _PLACE_NOTE else "en"
        await self._connection.execute(
            sa.insert(case_note).values(
                reference=reference,
                at=at,
                by=CITIZEN,
                public=False,
                language=language,
                text=_PLACE_NOTE[language],
            )
        )
        self._facts.append(CaseNoteAdded(at=at, by=CITIZEN, reference=reference, public=False))

    async def _consent(self, citizen: int | None) -> None:
        incoming = self._item.incoming
        if citizen is None:
            return
        for purpose in incoming.consents:
            self._facts += await consents.record(
                self._connection,
                citizen,
                purpose,
                given=True,
                at=incoming.at,
                by=CITIZEN,
                proof=incoming.proof or f"contact {self._item.contact}",
            )

    def _words(self, reference: str | None, citizen: int | None, queue: str | None) -> dict[str, Any]:
        item, incoming = self._item, self._item.incoming
        earlier = thread_of(item, self._around)
        own = incoming.threads[0] if incoming.threads else incoming.external_id
        return {
            "contact": item.contact,
            "channel": incoming.channel,
            "direction": "in",
            "at": incoming.at,
            "sender": item.sender,
            "recipient": incoming.recipient,
            "subject": incoming.subject,
            "text": incoming.text,
            "language": item.language,
            "external_id": incoming.external_id,
            "thread": (earlier.thread if earlier is not None else None) or own,
            "citizen": citizen,
            "reference": reference,
            "queue": queue,
            "state": "done" if queue is None else "waiting",
            "raw_path": item.raw_path,
        }


def _subject(item: Item, report: Report, config: Configuration) -> str:
    """Return what the case is called: the contact's subject, its category, or the first words."""
    subject = item.incoming.subject
    category = config.categories.get(report.category or "")
    if not subject and category is not None:
        titles = category.title
        subject = titles.get(item.language or "", "") or next(iter(titles.values()), "")
    first_line = (item.incoming.text or report.description).partition("\n")[0]
    return (subject or first_line or item.incoming.channel)[:LONGEST_SUBJECT]


def _interaction(item: Item, reference: str | None, citizen: int | None, queue: str | None) -> Interaction:
    incoming = item.incoming
    return Interaction(
        id=item.contact,
        channel=incoming.channel,
        direction="in",
        started_at=incoming.at,
        ended_at=incoming.at,
        address=item.sender or None,
        citizen=citizen,
        dialled=incoming.recipient or None,
        language=item.language,
        queue=queue,
        agent=None,
        agents=(),
        wait_seconds=None,
        ring_attempts=0,
        missed=0,
        talk_seconds=0.0,
        hold_seconds=0.0,
        outcome="received",
        ended_by="caller",
        recording=None,
        recording_seconds=None,
        message=None,
        message_seconds=None,
        transcribed=False,
        reference=reference,
        subject=incoming.subject or None,
    )
