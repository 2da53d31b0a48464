"""What became of my case: by reference and number, as on the telephone (`ivr/status_words.py`).

Told are status, department, when it is due and the last public note: never who reported it, what about, or who owns it.
Reference and number must both be right: on the telephone the network tells the number, here anybody can type one. A
wrong pair is a miss, the same whether there is such a case or not; an address has so many a day, and so has a case,
whatever the addresses: who is beyond hears the same refusal.
"""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge import case_finder, citizen_reading
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_questions import DAY
from hotline.crm_bridge.reference import is_valid
from hotline.crm_bridge.tables import case_question
from hotline.desk.problem_json import ProblemError
from hotline.events import WebStatusAsked
from hotline.journal import Journal
from hotline.phone import to_e164

#: Misses of one case within a day, from all addresses.
MISSES_OF_CASE = 20


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which case."""

    reference: str
    number: str


class CaseState(msgspec.Struct, frozen=True, kw_only=True):
    """What is told. Days are local, ISO 8601."""

    reference: str
    status: str
    department: dict[str, str]
    due: str | None
    overdue: bool
    answer_overdue: bool
    duplicate_of: str | None
    note: str | None
    note_language: str | None


class CaseStates:
    """Answers the question."""

    def __init__(self, journal: Journal, current: Callable[[], Configuration], clock: Clock) -> None:
        self._journal = journal
        self._current = current
        self._clock = clock

    async def ask(self, asked: Asked, address: str) -> CaseState:
        """Return what is told; `address` stands for who asks. Raises `ProblemError`, and what the journal raises."""
        config, now = self._current(), self._clock()
        digits = "".join(str(int(sign)) for sign in asked.reference if sign.isdecimal())
        number = to_e164(asked.number, config.node.country)
        if not is_valid(digits) or number is None:
            detail = "This is no case number: look at it again." if number else "This is no telephone number."
            raise ProblemError(422, "Unprocessable Content", detail)

        async def work(connection: AsyncConnection) -> tuple[Case | None, bool]:
            return await _look(
                connection, digits, number, asker=f"web:{address}", now=now,
                most=config.citizen_page.misses_per_day,
            )  # fmt: skip

        def facts(found: tuple[Case | None, bool]) -> list[WebStatusAsked]:
            return [WebStatusAsked(at=now, reference=found[0].reference if found[0] else None)]

        case, refused = await self._journal.commit_result(work, facts)
        if refused:
            raise ProblemError(429, "Too Many Requests", "Too many questions today. Please call 1111.")
        if case is None:
            raise ProblemError(404, "Not Found", "There is no case with this number and telephone number.")
        return told(case, config, now)


async def _look(
    connection: AsyncConnection, reference: str, number: str, *, asker: str, now: float, most: int
) -> tuple[Case | None, bool]:
    """Return the case, and whether no answer is given any more; note a miss."""
    table = case_question.c
    await connection.execute(sa.delete(case_question).where(table.at < now - DAY))
    case = await case_finder.find(connection, reference)
    web = table.caller.startswith("web:")
    counts = sa.select(
        sa.func.count().filter(table.caller == asker),
        sa.func.count().filter(web, table.reference == reference),
    )
    mine, of_case = (await connection.execute(counts)).one()
    if mine >= most or of_case >= MISSES_OF_CASE:
        return None, True
    if case is not None and await _is_of(connection, case, number):
        return case, False
    row = {"at": now, "caller": asker, "reference": reference}
    await connection.execute(sa.insert(case_question).values(row))
    return None, False


async def _is_of(connection: AsyncConnection, case: Case, number: str) -> bool:
    """Return whether it was opened from this number (E.164), or its citizen has it."""
    if case.caller == number:
        return True
    if case.citizen is None:
        return False
    citizen = await citizen_reading.read(connection, case.citizen)
    return citizen is not None and any(one.address == number for one in citizen.addresses)


def told(case: Case, config: Configuration, now: float) -> CaseState:
    """Return what everybody may hear who knows reference and number. Pure."""
    department = config.departments.get(case.department or "")
    zone = ZoneInfo(config.node.timezone)
    due = None if case.due_at is None or case.is_done else case.due_at
    return CaseState(
        reference=case.reference,
        status=case.status,
        department={} if department is None else dict(department.title),
        due=None if due is None else datetime.fromtimestamp(due, zone).date().isoformat(),
        overdue=due is not None and due < now,
        answer_overdue=not case.is_done and case.response_due_at is not None and case.response_due_at < now,
        duplicate_of=case.duplicate_of,
        note=None if case.public_note is None else case.public_note.text,
        note_language=None if case.public_note is None else case.public_note.language,
    )
