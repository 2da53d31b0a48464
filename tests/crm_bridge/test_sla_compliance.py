from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.cases import Report, open_case
from hotline.crm_bridge.sla_compliance import Compliance, Grouping, Outcome, count, read_outcomes
from hotline.crm_bridge.tables import cases

NOVEMBER, DECEMBER = 1793491200.0, 1796083200.0
NOW = NOVEMBER + 15 * 86_400
DAY = 86_400.0


def month_of(at: float) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m}"


#: Two in time, one of them just; one late; one not solved and late; one pending; one solved before it is due.
OUTCOMES = (
    Outcome("leak", "water", NOVEMBER + DAY, NOVEMBER),
    Outcome("leak", "water", NOVEMBER + 2 * DAY, NOVEMBER + 2 * DAY),
    Outcome("leak", "roads", NOVEMBER + 2 * DAY, NOVEMBER + 2 * DAY + 0.001),
    Outcome("hole", "roads", NOW - 1, None),
    Outcome("hole", "roads", NOW, None),
    Outcome(None, None, DECEMBER, NOW - DAY),
)


def test_solved_within_due_by_cases_due() -> None:
    """Solved at the due time is in time; open after it is late; what is due later and open is in neither."""
    (whole,) = count(OUTCOMES, (), month_of, NOW).values()
    assert (whole.within, whole.late, whole.pending, whole.due) == (3, 2, 1, 5)
    assert whole.rate == 3 / 5
    assert Compliance().rate is None


def test_by_category_department_and_month() -> None:
    """Each case is in one row, that of its category, department and the month of its due time."""
    found = count(OUTCOMES, (Grouping.DEPARTMENT, Grouping.CATEGORY), month_of, NOW)
    assert {key: (row.within, row.late, row.pending) for key, row in found.items()} == {
        (None, None): (1, 0, 0),
        ("roads", "hole"): (0, 1, 1),
        ("roads", "leak"): (0, 1, 0),
        ("water", "leak"): (2, 0, 0),
    }
    assert list(found) == sorted(found, key=lambda key: tuple(part or "" for part in key))
    months = count(OUTCOMES, (Grouping.MONTH,), month_of, NOW)
    assert {key: row.due for key, row in months.items()} == {("2026-11",): 4, ("2026-12",): 1}


@pytest.mark.parametrize(
    ("values", "counted"),
    [
        ({"due_at": NOVEMBER}, True),
        ({"due_at": DECEMBER}, False),
        ({"due_at": NOVEMBER - 1}, False),
        ({"due_at": None}, False),
        ({"due_at": NOVEMBER, "solved_at": NOVEMBER - 5, "status": "closed"}, True),
        ({"due_at": NOVEMBER, "solved_at": NOVEMBER - 5, "duplicate_of": "1008"}, False),
    ],
)
async def test_which_cases_are_counted(engine: AsyncEngine, values: dict[str, object], counted: bool) -> None:
    """Those whose due time lies in the time of the report; duplicates are no cases of their own."""
    async with engine.begin() as connection:
        await open_case(
            connection, at=1.0, channel="web", caller=None, language="en", queue=None, call=None, subject="Leak",
            report=Report(category="leak", department="water"),
        )  # fmt: skip
        await connection.execute(sa.update(cases).values(**values))
    found = await read_outcomes(engine, NOVEMBER, DECEMBER)
    expected = [Outcome("leak", "water", NOVEMBER, values.get("solved_at"))] if counted else []  # type: ignore[arg-type]
    assert found == expected
