"""Opening cases, within the transaction of whoever promises one."""

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict, Unpack

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


class NewCase(TypedDict):
    """A case that is to be opened."""

    #: Seconds since the epoch.
    at: float
    #: How the citizen came: `voice`…
    channel: str
    caller: str | None
    language: str
    queue: str | None
    call: str | None
    subject: str
    report: NotRequired[Report]


async def open_case(connection: AsyncConnection, **fields: Unpack[NewCase]) -> str:
    """Open a case and return its reference; it exists when the connection's transaction is committed.

    Numbers have no gaps: a transaction that is rolled back gives its number back, and on PostgreSQL those who open at
    the same time wait for each other's commit.
    """
    (reference,) = await open_cases(connection, [fields])
    return reference


async def open_cases(connection: AsyncConnection, new: Sequence[NewCase]) -> list[str]:
    """Open cases as `open_case` does, all at once, and return their references in the same order."""
    if not new:
        return []
    counted = sa.update(case_number).values(last=case_number.c.last + len(new)).returning(case_number.c.last)
    last = (await connection.execute(counted)).scalar_one()
    rows = [_row(number, one) for number, one in enumerate(new, last - len(new) + 1)]
    await connection.execute(sa.insert(cases), rows)
    return [row["reference"] for row in rows]


def _row(number: int, new: NewCase) -> dict[str, Any]:
    told = {name: value for name, value in new.items() if name not in {"at", "report"}}
    return {
        "number": number,
        "reference": make_reference(number),
        "opened_at": new["at"],
        "changed_at": new["at"],
        "status": NEW,
        **told,
        **msgspec.structs.asdict(_report(new)),
    }


def _report(new: NewCase) -> Report:
    return new.get("report", Report())


async def open_with_fact(connection: AsyncConnection, **fields: Unpack[NewCase]) -> CaseOpened:
    """Open a case as `open_case` does, and return the fact: it is to be committed in the same transaction."""
    (reference,) = await open_cases(connection, [fields])
    return opened(reference, fields)


def opened(reference: str, new: NewCase) -> CaseOpened:
    """Return the fact that a case was opened. Pure."""
    report = _report(new)
    return CaseOpened(
        at=new["at"], reference=reference, call=new["call"], channel=new["channel"], category=report.category,
        department=report.department, citizen=report.citizen,
    )  # fmt: skip
