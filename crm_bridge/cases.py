"""Opening cases, within the transaction of whoever promises one."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .case_status import NEW
from .reference import make_reference
from .tables import case_number, cases


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
            status=NEW,
            channel=channel,
            caller=caller,
            language=language,
            queue=queue,
            call=call,
            subject=subject,
        )
    )
    return reference
