"""Along which index lists of cases are read."""

from collections.abc import Awaitable, Callable

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline import database
from hotline.crm_bridge import case_lists
from hotline.crm_bridge.case_filter import CaseFilter
from hotline.crm_bridge.case_lists import Looker, View

LOOKER = Looker("1001", frozenset({"water"}), None, 1000.0, 2000.0)

#: Of open cases by due time, also of those that are due at no time.
BY_DUE_TIME = {"ix_cases_open_due"}

#: What is read, and the indexes that it goes by.
WAYS: dict[str, tuple[Callable[[AsyncConnection], Awaitable[object]], set[str]]] = {
    "overdue": (lambda one: case_lists.read(one, View.OVERDUE, CaseFilter(), LOOKER), BY_DUE_TIME),
    "waiting": (lambda one: case_lists.read(one, View.WAITING, CaseFilter(), LOOKER), BY_DUE_TIME),
    "mine": (lambda one: case_lists.read(one, View.MINE, CaseFilter(), LOOKER), {"ix_cases_open_owner"}),
    "a text": (lambda one: case_lists.read(one, View.OPEN, CaseFilter(text="leak"), LOOKER), BY_DUE_TIME),
    "an owner's": (
        lambda one: case_lists.read(one, View.OPEN, CaseFilter(owner="1002"), LOOKER),
        {"ix_cases_open_owner"},
    ),
    "a caller's": (
        lambda one: case_lists.read(one, View.OPEN, CaseFilter(caller="+96892000000"), LOOKER),
        {"ix_cases_caller"},
    ),
    "settled among the open": (
        lambda one: case_lists.read(one, View.OPEN, CaseFilter(state="done"), LOOKER),
        set(),
    ),
    "counts": (lambda one: case_lists.count(one, LOOKER), {"ix_cases_open_due", "ix_cases_open_owner"}),
}


@pytest.mark.parametrize("way", WAYS)
async def test_no_list_reads_what_is_settled(way: str, migrated_sqlite_url: str) -> None:
    """Among a million cases that would take half a second: each goes by an index of the few that can be meant."""
    read, wanted = WAYS[way]
    engine = database.create_engine(migrated_sqlite_url)
    asked: list[tuple[str, tuple[object, ...]]] = []

    def note(
        _connection: object, _cursor: object, statement: str, values: tuple[object, ...], *_: object
    ) -> None:
        asked.append((statement, values))

    sa.event.listen(engine.sync_engine, "before_cursor_execute", note)
    async with engine.connect() as connection:
        await read(connection)
        plan = []
        for statement, values in [one for one in asked if "FROM cases" in one[0]]:
            plan += (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)).all()
    await engine.dispose()
    steps = [step for *_, step in plan if " cases" in step]
    assert {step.partition("INDEX ")[2].split()[0] for step in steps} == wanted, steps
