"""What is reported from the street by telephone: status, note, place and photos, all of it in one transaction.

The telephone gives each report a name; the same name counts once, so a report whose answer was lost on a bad network is
sent again without harm. `sms/field_teams.py` does the same for texts; the actions and what they give are its own.
"""

from collections.abc import Callable, Sequence

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge import audit, case_finder, case_writer
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_change import CaseError, Change, UnknownCaseError, add_note, set_status
from hotline.crm_bridge.case_writer import KIND
from hotline.crm_bridge.contact import IncomingFile
from hotline.crm_bridge.files import Stored
from hotline.crm_bridge.page_tables import field_report
from hotline.crm_bridge.permissions import Actor
from hotline.crm_bridge.sms.field_report import NEEDS_NOTE, STATUS_OF
from hotline.crm_bridge.sms.keywords import Action
from hotline.crm_bridge.tables import cases
from hotline.events import CaseFileAdded, Event

from .work_ground import WorkGround

#: How long names of reports are known, seconds: telephones are without a network for hours, not for weeks.
KNOWN_SECONDS = 30 * 86_400.0

#: Photos of one report.
MOST_PHOTOS = 3


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What is reported."""

    #: The name that the telephone gave it.
    key: str
    reference: str
    action: Action
    note: str = ""
    #: The citizen may read the note.
    public: bool = False
    language: str = "ar"
    #: Where the telephone was, degrees.
    place: tuple[float, float] | None = None


class FieldWork:
    """Takes the reports. Everything raises what the database, the journal and the disk raise."""

    def __init__(self, ground: WorkGround) -> None:
        self._ground = ground

    async def take(self, report: Report, photos: Sequence[IncomingFile], actor: Actor) -> bool:
        """Write what is reported; False where it was here before. Raises `CaseError` and `FileRefusedError`."""
        if report.action in NEEDS_NOTE and not report.note.strip():
            raise CaseError("say in words why")
        stored = [await self._ground.store.store(one, picture=True) for one in photos[:MOST_PHOTOS]]
        at = self._ground.clock()

        async def work(connection: AsyncConnection) -> list[Event] | None:
            if not await _is_new(connection, report, actor, at):
                return None
            return await self._write(connection, report, stored, actor=actor, at=at)

        def facts(found: list[Event] | None) -> list[Event]:
            return found or []

        return await self._ground.journal.commit_result(work, facts) is not None

    async def _write(
        self,
        connection: AsyncConnection,
        report: Report,
        stored: Sequence[Stored],
        *,
        actor: Actor,
        at: float,
    ) -> list[Event]:
        case = await case_finder.find(connection, report.reference, lock=True)
        if case is None or (actor.departments is not None and case.department not in actor.departments):
            raise UnknownCaseError(f"there is no case {report.reference[:40]}")
        facts: list[Event] = []
        for how in _changes(report, case, at=at, by=actor.by):
            change = await case_writer.change(connection, case.reference, how, actor=actor)
            facts += change.facts
        for one in stored:
            number = await self._ground.store.add(
                connection, one, at=at, by=actor.by, reference=case.reference
            )
            added: dict[str, tuple[object, object]] = {"file": (None, number)}
            await audit.write(
                connection, at=at, by=actor.by, kind=KIND, subject=case.reference, changes=added
            )
            facts.append(
                CaseFileAdded(at=at, by=actor.by, reference=case.reference, attachment=number, public=False)
            )
        if stored:
            touched = {"changed_at": at, "version": cases.c.version + 1}
            where = cases.c.reference == case.reference
            await connection.execute(sa.update(cases).where(where).values(touched))
        return facts


async def _is_new(connection: AsyncConnection, report: Report, actor: Actor, at: float) -> bool:
    table = field_report.c
    await connection.execute(sa.delete(field_report).where(table.at < at - KNOWN_SECONDS))
    name = f"{actor.by}:{report.key}"
    if (await connection.execute(sa.select(table.key).where(table.key == name))).first() is not None:
        return False
    row = {"key": name, "by": actor.by, "reference": report.reference, "at": at}
    await connection.execute(sa.insert(field_report).values(row))
    return True


def _changes(report: Report, case: Case, *, at: float, by: str) -> list[Callable[[Case], Change]]:
    """Return what the report changes: the status where it is another one, and a note with words or a place."""
    changes: list[Callable[[Case], Change]] = []
    wanted = STATUS_OF.get(report.action)
    if wanted is not None and wanted != case.status:
        changes.append(lambda now: set_status(now, wanted, at=at, by=by))
    words = report.note.strip()
    if words:
        # Without its keyword nobody would know from the note that it is about something that cannot be done.
        text = f"cannot: {words}" if report.action == "cannot" else words
        changes.append(
            lambda now: add_note(now, text, language=report.language, public=report.public, at=at, by=by)
        )
    if report.place is not None or (wanted == case.status and not words):
        said = report.action + (
            "" if report.place is None else f" @ {report.place[0]:.5f}, {report.place[1]:.5f}"
        )
        changes.append(lambda now: add_note(now, said, language="en", public=False, at=at, by=by))
    return changes
