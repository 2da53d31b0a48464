"""One case with all about it, read at one moment: for the page that shows it."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge import audit, case_finder, duplicates, sla, sla_store
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_files import CaseFile
from hotline.crm_bridge.case_finder import CaseTie
from hotline.crm_bridge.case_outcome import UnknownCaseError
from hotline.crm_bridge.case_writer import KIND
from hotline.crm_bridge.contact_tables import attachment, correspondence
from hotline.crm_bridge.permissions import Action, Actor, refusal
from hotline.crm_bridge.tables import interaction
from hotline.database import for_reading

from .timeline import Step, timeline
from .ways import Ways, ways

#: Contacts and calls on the line: the newest.
MOST_CONTACTS = 200


class ClockShown(msgspec.Struct, frozen=True, kw_only=True):
    """An SLA clock at this moment; lengths are open seconds."""

    sla: str
    state: str
    limit: float | None
    used: float
    left: float | None
    due_at: float | None
    overdue: bool


class Similar(msgspec.Struct, frozen=True, kw_only=True):
    """A case that may be about the same."""

    reference: str
    subject: str
    status: str
    opened_at: float
    reasons: tuple[str, ...]
    metres: float | None


class WholeCase(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    case: Case
    ways: Ways
    timeline: list[Step]
    clocks: list[ClockShown]
    links: list[CaseTie]
    similar: list[Similar]
    files: list[CaseFile]
    #: Seconds since the epoch: all of it is as it was then.
    at: float


class CaseReading:
    """Reads them. Everything raises what the database raises."""

    def __init__(self, engine: AsyncEngine, current: Callable[[], Configuration], clock: Clock) -> None:
        self._reading = for_reading(engine)
        self._current = current
        self._clock = clock

    async def seen(self, reference: str, actor: Actor) -> Case:
        """Return a case that this person may see. Raises `UnknownCaseError`, also where it may not be seen."""
        async with self._reading.connect() as connection:
            return await _seen(connection, reference, actor)

    async def whole(self, reference: str, actor: Actor) -> WholeCase:
        """Return a case with all about it. Raises `UnknownCaseError`."""
        now, config = self._clock(), self._current()
        async with self._reading.connect() as connection:
            case = await _seen(connection, reference, actor)
            files = await _files(connection, reference)
            steps = timeline(
                case,
                notes=await case_finder.notes_of(connection, reference),
                audit=await audit.read(connection, KIND, reference),
                files=files,
                contacts=await _contacts(connection, reference),
                calls=await _calls(connection, reference),
            )
            found = await duplicates.suggest(connection, case, config, limit=8)
            (kept,) = await sla_store.load(connection, [reference])
            return WholeCase(
                case=case,
                ways=ways(case, actor),
                timeline=steps,
                clocks=[_clock(one, now) for one in sla.clocks_of(config, kept.history)],
                links=await case_finder.links_of(connection, reference),
                similar=[_similar(one) for one in found if _may_see(one.case, actor)],
                files=files,
                at=now,
            )


async def _seen(connection: AsyncConnection, reference: str, actor: Actor) -> Case:
    case = await case_finder.find(connection, reference)
    if case is None or not _may_see(case, actor):
        raise UnknownCaseError(f"there is no case {reference[:40]}")
    return case


def _may_see(case: Case, actor: Actor) -> bool:
    return refusal(actor, {Action.SEE}, case.department) is None


def _similar(found: duplicates.Suggestion) -> Similar:
    case = found.case
    return Similar(
        reference=case.reference,
        subject=case.subject,
        status=case.status,
        opened_at=case.opened_at,
        reasons=found.reasons,
        metres=found.metres,
    )


def _clock(clock: sla.Clock, now: float) -> ClockShown:
    return ClockShown(
        sla=clock.sla,
        state=clock.state,
        limit=clock.limit,
        used=clock.used_at(now),
        left=clock.left_at(now),
        due_at=clock.due_at,
        overdue=clock.is_overdue(now),
    )


async def _files(connection: AsyncConnection, reference: str) -> list[CaseFile]:
    columns = [attachment.c[name] for name in CaseFile.__struct_fields__]
    query = sa.select(*columns).where(attachment.c.reference == reference).order_by(attachment.c.id)
    return [CaseFile(**row) for row in (await connection.execute(query)).mappings()]


async def _contacts(connection: AsyncConnection, reference: str) -> Sequence[dict[str, Any]]:
    table = correspondence.c
    columns = (
        table.contact, table.channel, table.direction, table.at, table.text, table.language, table.agent, table.state,
    )  # fmt: skip
    query = sa.select(*columns).where(table.reference == reference).order_by(table.at.desc())
    rows = (await connection.execute(query.limit(MOST_CONTACTS))).mappings()
    return [dict(row) for row in rows]


async def _calls(connection: AsyncConnection, reference: str) -> Sequence[dict[str, Any]]:
    """Return the calls of a case; what was written is among its contacts."""
    table = interaction.c
    columns = (
        table.id, table.channel, table.direction, table.started_at, table.agent, table.outcome, table.talk_seconds,
    )  # fmt: skip
    query = sa.select(*columns).where(table.reference == reference, table.channel.in_(("voice", "fax")))
    rows = (await connection.execute(query.order_by(table.started_at.desc()).limit(MOST_CONTACTS))).mappings()
    return [dict(row) for row in rows]
