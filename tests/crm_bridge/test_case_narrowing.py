"""Filters that have an index by which few cases are left."""

import pytest
import sqlalchemy as sa

from hotline.crm_bridge import case_lists, case_narrowing, case_stretches
from hotline.crm_bridge.case_filter import CaseFilter, condition
from hotline.crm_bridge.case_lists import Looker, View
from hotline.crm_bridge.case_narrowing import INDEXED, MOMENTS
from hotline.crm_bridge.case_stretches import Place
from hotline.crm_bridge.tables import cases
from hotline.database import for_reading

from .conftest import Office

LOOKER = Looker("1001", frozenset(), None, 1000.0, 2000.0)


@pytest.fixture
async def references(office: Office, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Six cases that were opened one after the other, by two callers; reading in order ends after two of them."""
    for name, value in (("FIRST", 2), ("NUMBERS", 2), ("OPEN_CASES", 2), ("LONGEST_SECONDS", -1.0)):
        monkeypatch.setattr(case_stretches, name, value)
    opened = [await office.opens() for _ in range(6)]
    async with office.engine.begin() as connection:
        for place, reference in enumerate(opened):
            values = {
                "opened_at": 100.0 + place, "changed_at": 200.0 - place, "due_at": 500.0 - place, "place": "Way 17",
                "department": "roads" if place % 2 else "water", "owner": "1002" if place == 1 else None,
            }  # fmt: skip
            await connection.execute(sa.update(cases).where(cases.c.reference == reference).values(values))
    return opened


@pytest.mark.parametrize(
    ("wanted", "fitting"),
    [
        (CaseFilter(opened_from=101.0, opened_until=103.0), {1, 2}),
        (CaseFilter(changed_from=199.0, text="way 17"), {0, 1}),
        (CaseFilter(opened_until=101.0, changed_until=200.5, departments=frozenset({"water"})), {0}),
        (CaseFilter(opened_from=900.0), set()),
    ],
)
@pytest.mark.parametrize("view", [View.ALL, View.OPEN])
async def test_a_filter_by_a_moment_fills_its_page(
    office: Office, references: list[str], view: View, wanted: CaseFilter, fitting: set[int]
) -> None:
    """However far the cases lie behind the first ones of the list, in the list's order, page by page."""
    order = [5, 4, 3, 2, 1, 0]  # by number, and by due time
    async with for_reading(office.engine).connect() as connection:
        page = await case_lists.read(connection, view, wanted, LOOKER)
        found = [one.reference for one in page.cases]
        assert found == [references[place] for place in order if place in fitting]
        assert page.next is None
        after: Place | None = None
        for reference in found:
            page = await case_lists.read(connection, view, wanted, LOOKER, limit=1, after=after)
            assert [one.reference for one in page.cases] == [reference]
            after = page.next


@pytest.mark.parametrize(
    ("wanted", "most", "is_told"),
    [
        (CaseFilter(owner="1002", departments=frozenset({"roads", "water"})), 1, True),
        (CaseFilter(departments=frozenset({"roads"})), 3, True),
        (CaseFilter(departments=frozenset({"roads"})), 2, False),
        (CaseFilter(state="open"), 100, False),
        (CaseFilter(channel="voice", text="way"), 100, False),
    ],
)
async def test_an_index_tells_that_few_are_left(
    *,
    office: Office,
    references: list[str],
    wanted: CaseFilter,
    most: int,
    is_told: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first that has few; what is no index's (`NOT IN`, other columns) is not asked for."""
    monkeypatch.setattr(case_narrowing, "FEW", most)
    async with for_reading(office.engine).connect() as connection:
        among = await case_narrowing.few(connection, condition(wanted), INDEXED)
        assert (among is not None) is is_told
        assert await case_narrowing.few(connection, condition(wanted), MOMENTS) is None
        if among is not None:
            query = sa.select(cases.c.reference).where(among, condition(wanted))
            everything = sa.select(cases.c.reference).where(condition(wanted))
            assert set((await connection.execute(query)).scalars()) == set(
                (await connection.execute(everything)).scalars()
            )
