"""Along which index lists of cases are read."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline import database
from hotline.crm_bridge import case_lists, case_stretches
from hotline.crm_bridge.case_filter import CaseFilter
from hotline.crm_bridge.case_lists import Looker, View
from hotline.crm_bridge.cases import NewCase, open_cases
from hotline.crm_bridge.tables import cases

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


#: What is asked of the database, with its values.
Asked = list[tuple[str, tuple[object, ...]]]


@contextmanager
def noting(engine: AsyncEngine) -> Iterator[Asked]:
    """Yield the questions about cases, as they are asked."""
    asked: Asked = []

    def note(
        _connection: object, _cursor: object, statement: str, values: tuple[object, ...], *_: object
    ) -> None:
        if "FROM cases" in statement:
            asked.append((statement, values))

    sa.event.listen(engine.sync_engine, "before_cursor_execute", note)
    yield asked
    sa.event.remove(engine.sync_engine, "before_cursor_execute", note)


@pytest.mark.parametrize("way", WAYS)
async def test_no_list_reads_what_is_settled(way: str, migrated_sqlite_url: str) -> None:
    """Among a million cases that would take half a second: each goes by an index of the few that can be meant."""
    read, wanted = WAYS[way]
    engine = database.create_engine(migrated_sqlite_url)
    async with engine.connect() as connection:
        with noting(engine) as asked:
            await read(connection)
        plan: list[sa.Row[Any]] = []
        for statement, values in asked:
            plan += (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)).all()
    await engine.dispose()
    steps = [step for *_, step in plan if " cases" in step]
    assert {step.partition("INDEX ")[2].split()[0] for step in steps} == wanted, steps


@pytest.mark.parametrize("view", [View.ALL, View.OPEN])
async def test_what_the_index_of_words_finds_is_looked_up_by_number(
    view: View, migrated_sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A filter whose own index has a quarter of all cases is looked at in those alone."""
    monkeypatch.setattr(case_stretches, "FIRST", 1)
    engine = database.create_engine(migrated_sqlite_url)
    leak = NewCase(at=1.0, channel="web", caller=None, language="ar", queue=None, call=None, subject="Leak")
    async with engine.begin() as connection:
        await open_cases(connection, 3 * [leak])
        await connection.execute(sa.update(cases).values(due_at=5.0, department="water"))
    wanted = CaseFilter(text="leak", departments=frozenset({"water"}), statuses=frozenset({"new"}))
    async with engine.connect() as connection:
        with noting(engine) as asked:
            found = await case_lists.read(connection, view, wanted, LOOKER)
        statement, values = asked[-1]
        plan = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)).all()
    await engine.dispose()
    assert len(found.cases) == 3
    assert "chosen" in statement
    assert "SEARCH cases USING INTEGER PRIMARY KEY (rowid=?)" in [step for *_, step in plan]


@pytest.mark.postgresql
async def test_postgresql_need_not_sort_what_is_due_at_no_time(migrated_postgresql_url: str) -> None:
    """The index of open cases has them in the order of the list. Of an empty table it would rather sort them."""
    engine = database.create_engine(migrated_postgresql_url)
    async with engine.connect() as connection:
        with noting(engine) as asked:
            await case_lists.read(connection, View.OPEN, CaseFilter(), LOOKER)
        for setting in ("enable_seqscan", "enable_bitmapscan", "enable_sort"):
            await connection.execute(sa.text(f"SET LOCAL {setting} = off"))
        statement, values = asked[-1]
        plan = (await connection.exec_driver_sql(f"EXPLAIN {statement}", values)).scalars().all()
    await engine.dispose()
    assert "due_at IS NULL" in statement
    assert any("using ix_cases_open_due" in step for step in plan), plan
    assert not any("Sort" in step for step in plan), plan
