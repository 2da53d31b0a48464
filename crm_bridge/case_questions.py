"""How much one caller may learn of other people's cases, and the record of it.

References are short, sequential, and carry a check digit whose rule is public: whoever wants can make valid ones. So
a reference is a name, not a secret, and what protects cases is what is told (nothing personal, `ivr/status_words.py`)
and this bound:

- A question about the caller's own case (opened from the same number) is free.
- Every other question counts: for a case of somebody else once, however often it is asked for; for none, each time.
- After `ASKED_A_DAY` of them within a day a number gets no more answers; all who withhold theirs share
  `WITHHELD_A_DAY`, since they cannot be told apart.

A refusal is the same whether there is such a case or not. Rows are written in the transaction of their `StatusAsked`,
which makes the bound hold over calls, restarts and controllers.
"""

from typing import Literal

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from . import case_finder
from .case import Case
from .reference import is_valid
from .tables import case_question

#: Questions about other people's cases that one number has within a day.
ASKED_A_DAY = 10

#: The same for all together who withhold their number.
WITHHELD_A_DAY = 100

#: How long a question counts, seconds.
DAY = 86_400.0


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a question found."""

    #: None where no case fits, and where no answer is given.
    case: Case | None
    #: By the whole reference, or by the caller's number and the reference's last digits.
    by: Literal["reference", "number"]
    #: The caller asked too much within a day.
    refused: bool = False


async def ask(connection: AsyncConnection, *, caller: str | None, digits: str, at: float) -> Answer:
    """Look for a case by its reference, or by the caller's number (E.164) and the reference's last digits.

    The question counts when the connection's transaction is committed.
    """
    by: Literal["reference", "number"] = "reference" if is_valid(digits) else "number"
    reference: str | None = digits
    if by == "number":
        reference = None if caller is None else await case_finder.of_caller(connection, caller, digits)
    case = None if reference is None else await case_finder.find(connection, reference)
    if case is not None and caller is not None and case.caller == caller:
        return Answer(case=case, by=by)
    if await _asked_too_much(connection, caller, digits if by == "reference" else None, at):
        return Answer(case=None, by=by, refused=True)
    row = {"at": at, "caller": caller or "", "reference": case.reference if case is not None else None}
    await connection.execute(sa.insert(case_question).values(row))
    return Answer(case=case, by=by)


async def _asked_too_much(
    connection: AsyncConnection, caller: str | None, reference: str | None, at: float
) -> bool:
    """Return whether a question for this reference, or for none, is one too many; forget those of yesterday."""
    await connection.execute(sa.delete(case_question).where(case_question.c.at < at - DAY))
    asked = case_question.c.reference
    counted = sa.select(
        sa.func.count(asked.distinct()) + sa.func.count().filter(asked.is_(None)),
        sa.func.count().filter(asked == (reference or "")),
    ).where(case_question.c.caller == (caller or ""))
    total, same = (await connection.execute(counted)).one()
    return total >= (WITHHELD_A_DAY if caller is None else ASKED_A_DAY) and not same
