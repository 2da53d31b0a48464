"""Opening cases, within the transaction of whoever promises one."""

from collections.abc import Mapping, Sequence

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import CaseOpened

from .case_status import NEW
from .reference import make_reference
from .tables import case_number, cases


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a new case beyond how it came; nothing of it has to be."""

    citizen: int | None = None
    description: str = ""
    #: A key under `[categories]`.
    category: str | None = None
    #: A key under `[departments]`.
    department: str | None = None
    priority: str = "normal"
    #: Answers to the category's questions.
    form: Mapping[str, str | Sequence[str]] = {}
    place: str | None = None
    #: Degrees, WGS 84.
    latitude: float | None = None
    longitude: float | None = None


async def open_case(
    connection: AsyncConnection,
    *,
    at: float,
    channel: str,
    caller: str | None,
    language: str,
    queue: str | None,
    call: str | None,
    subject: str,
    report: Report | None = None,
) -> str:
    """Open a case and return its reference; it exists when the connection's transaction is committed.

    `at` is in seconds since the epoch, `channel` says how the citizen came (`voice`…). Numbers have no gaps: a
    transaction that is rolled back gives its number back, and on PostgreSQL those who open at the same time wait for
    each other's commit.
    """
    counted = sa.update(case_number).values(last=case_number.c.last + 1).returning(case_number.c.last)
    number = (await connection.execute(counted)).scalar_one()
    reference = make_reference(number)
    await connection.execute(
        sa.insert(cases).values(
            number=number,
            reference=reference,
            opened_at=at,
            changed_at=at,
            status=NEW,
            channel=channel,
            caller=caller,
            language=language,
            queue=queue,
            call=call,
            subject=subject,
            **msgspec.structs.asdict(report or Report()),
        )
    )
    return reference


async def open_with_fact(
    connection: AsyncConnection,
    *,
    at: float,
    channel: str,
    caller: str | None,
    language: str,
    queue: str | None,
    call: str | None,
    subject: str,
    report: Report | None = None,
) -> CaseOpened:
    """Open a case as `open_case` does, and return the fact: it is to be committed in the same transaction."""
    report = report or Report()
    reference = await open_case(
        connection, at=at, channel=channel, caller=caller, language=language, queue=queue, call=call,
        subject=subject, report=report,
    )  # fmt: skip
    return CaseOpened(
        at=at, reference=reference, call=call, channel=channel, category=report.category,
        department=report.department, citizen=report.citizen,
    )  # fmt: skip
