"""Follows the journal, and tells citizens what became of their cases.

    event ──> job (one for each case; a newer word takes its place) ──> in allowed hours: consent? way? ──> outgoing

The job is planned in the transaction that keeps the follower's place, and what is to be sent is written in the one that
removes the job, so a kill anywhere neither loses a word nor says it twice. Consent is asked then, and again when it is
sent (`going.py`).
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge import case_finder, jobs, outgoing
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.citizen import Citizen
from hotline.crm_bridge.contact import new_contact
from hotline.crm_bridge.job_queue import Job
from hotline.crm_bridge.outgoing import Outgoing
from hotline.events import CaseAssigned, CaseOpened, CaseReopened, CaseStatusChanged, ContactNotSent, Event
from hotline.events.cases import CaseEvent
from hotline.journal import Entry

from .going import addressee, is_so
from .plan import Word, may_send_at, word_of
from .templates import Facts, Templates

#: Kind of the jobs; their subject is the reference.
JOB = "citizen word"

#: Events that are looked at.
TYPES: tuple[type[Event], ...] = (CaseOpened, CaseAssigned, CaseReopened, CaseStatusChanged)

#: Duplicates of one case whose citizens are told at once; a burst main has hundreds.
MOST_DUPLICATES = 2000

_MONTHS_AR = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip


class Planned(msgspec.Struct, frozen=True, kw_only=True):
    """What a job knows."""

    word: Word
    #: The journal's entry that caused it; with the case it is the message's identity.
    seq: int


class Announcer:
    """Plans the words, and writes them when their time comes."""

    def __init__(
        self, current: Callable[[], Configuration], templates: Callable[[], Templates], clock: Clock
    ) -> None:
        self._current = current
        self._templates = templates
        self._clock = clock

    # --- planning: a `follower.Take` ---

    async def take(self, connection: AsyncConnection, entries: Sequence[Entry]) -> None:
        """Plan the words of these entries."""
        wanted = self._current().citizen_words.events
        for entry in entries:
            word = word_of(entry.event)
            if word is None or word not in wanted:
                continue
            reference = _reference_of(entry.event)
            await self._plan(connection, reference, Planned(word=word, seq=entry.seq))
            if word == "solved":
                for duplicate in (await case_finder.duplicates_of(connection, reference))[:MOST_DUPLICATES]:
                    await self._plan(connection, duplicate, Planned(word=word, seq=entry.seq))

    async def _plan(self, connection: AsyncConnection, reference: str, planned: Planned) -> None:
        due_at = may_send_at(self._current(), self._clock())
        if due_at is not None:
            await jobs.plan(connection, JOB, reference, due_at, msgspec.json.encode(planned).decode())

    # --- sending: a `job_queue.Handler` ---

    async def announce(self, connection: AsyncConnection, job: Job) -> Sequence[Event]:
        """Write what the citizen hears; where nothing may be sent, say why."""
        config, now = self._current(), self._clock()
        planned = msgspec.json.decode(job.data, type=Planned)
        may_at = may_send_at(config, now)
        if may_at is None or may_at > now:  # we were away in the evening, and it is night
            if may_at is not None:
                await jobs.plan(connection, JOB, job.subject, may_at, job.data)
            return ()
        case = await case_finder.find(connection, job.subject)
        wanted = planned.word in config.citizen_words.events
        if case is None or not wanted or not await is_so(connection, planned.word, case):
            return ()
        person, why = await addressee(connection, case.citizen)
        way = None if person is None else _way(config, person)
        if person is None or way is None:
            return (self._not_sent(case, planned.word, why or "nowhere to write to", now),)
        channel, address = way
        language = person.language or case.language
        facts, words = _facts(config, case, language, now), self._templates()
        message = Outgoing(
            channel=channel, to=address, subject=words.subject(language, facts),
            text=words.text(planned.word, language, facts), what=planned.word,
            reference=case.reference, citizen=person.id, language=language,
            external_id=f"word:{case.reference}:{planned.seq}",
        )  # fmt: skip
        await outgoing.write(connection, message, at=now)
        return ()

    def _not_sent(self, case: Case, word: Word, why: str, at: float) -> ContactNotSent:
        return ContactNotSent(
            at=at, contact=new_contact(at), channel=case.channel, what=word, reference=case.reference,
            citizen=case.citizen, why=why,
        )  # fmt: skip


def _way(config: Configuration, person: Citizen) -> tuple[str, str] | None:
    """Return channel and address; None: there is none. What several people share is read by others, too."""
    emails = config.email is not None and config.email.smtp is not None
    ways = {"text": ("sms", "phone", config.text_messages.can_send), "email": ("email", "email", emails)}
    first = config.citizen_words.first
    for name in sorted(ways, key=lambda name: name != first):
        channel, kind, is_there = ways[name]
        own = [one.address for one in person.addresses if one.kind == kind and not one.shared]
        if is_there and own:
            return channel, own[0]
    return None


def _facts(config: Configuration, case: Case, language: str, now: float) -> Facts:
    category = config.categories.get(case.category or "")
    department = config.departments.get(case.department or "")
    due_at = None if case.is_done else case.due_at
    return Facts(
        reference=case.reference, status=case.status,
        category="" if category is None else category.title.get(language, ""),
        department="" if department is None else department.title.get(language, ""),
        due="" if due_at is None else _date(due_at, language, config.node.timezone),
        overdue=due_at is not None and due_at < now,
        link=config.citizen_words.link.replace("{reference}", case.reference),
    )  # fmt: skip


def _date(at: float, language: str, timezone: str) -> str:
    day = datetime.fromtimestamp(at, ZoneInfo(timezone))
    if language == "ar":
        return f"{day.day} {_MONTHS_AR[day.month - 1]} {day.year}"
    return f"{day.day} {day:%B %Y}"


def _reference_of(event: Event) -> str:
    return event.reference if isinstance(event, CaseOpened | CaseEvent) else ""
