"""Pages that end before they are full."""

from collections.abc import Awaitable, Callable

import pytest
import sqlalchemy as sa

from hotline.crm_bridge import case_index, case_lists, case_stretches
from hotline.crm_bridge.case_filter import CaseFilter
from hotline.crm_bridge.case_indexing import CaseIndexing
from hotline.crm_bridge.case_lists import Looker, View
from hotline.crm_bridge.case_stretches import Place
from hotline.crm_bridge.tables import cases
from hotline.database import for_reading

from .conftest import Office

LOOKER = Looker("1001", frozenset(), None, 1000.0, 2000.0)
DUE = (50.0, -10.0, None, 50.0, -20.0, None, 9.0, 9.0, None)
BY_DUE_TIME = (4, 1, 6, 7, 0, 3, 2, 5, 8)
NEWEST = (8, 7, 6, 5, 4, 3, 2, 1, 0)

#: Those with the place that is looked for.
FITTING = {0, 2, 3, 6, 8}
WANTED = CaseFilter(text="wAy 17")

#: Returns a page of so many, behind a place: what it has, and where it goes on.
Turn = Callable[[object, CaseFilter], Awaitable[tuple[list[str], object]]]


def _of_view(office: Office, view: View) -> Turn:
    async def turn(after: object, wanted: CaseFilter) -> tuple[list[str], object]:
        assert after is None or isinstance(after, Place)
        async with for_reading(office.engine).connect() as connection:
            page = await case_lists.read(connection, view, wanted, LOOKER, limit=2, after=after)
        return [one.reference for one in page.cases], page.next

    return turn


def _of_search(office: Office) -> Turn:
    async def turn(after: object, wanted: CaseFilter) -> tuple[list[str], object]:
        assert after is None or isinstance(after, str)
        page = await office.desk.search(wanted, 2, before=after)
        return [one.reference for one in page.cases], page.next

    return turn


async def _pages(turn: Turn, wanted: CaseFilter) -> list[list[str]]:
    found, after = await turn(None, wanted)
    pages = [found]
    while after is not None:
        found, after = await turn(after, wanted)
        pages.append(found)
        assert len(pages) < 20
    return pages


@pytest.fixture
async def references(office: Office, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Cases, in stretches of two, after each of which the time is over."""
    for name, value in (("FIRST", 2), ("NUMBERS", 2), ("OPEN_CASES", 2), ("LONGEST_SECONDS", -1.0)):
        monkeypatch.setattr(case_stretches, name, value)
    opened = [await office.opens() for _ in DUE]
    async with office.engine.begin() as connection:
        for place, (reference, due_at) in enumerate(zip(opened, DUE, strict=True)):
            values = {"due_at": due_at, "place": "Way 17" if place in FITTING else "Way 18"}
            await connection.execute(sa.update(cases).where(cases.c.reference == reference).values(values))
    return opened


@pytest.mark.parametrize("list_", ["by due time", "newest", "search"])
async def test_pages_find_each_case_once_in_order_wherever_they_end(
    office: Office, references: list[str], list_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page may have fewer cases than it could, or none, and says where it goes on until all were looked through."""
    monkeypatch.setattr(case_index, "FEW", -1)  # as if many had these words, and the list none of them
    turn, expected = _turn_of(office, references, list_)
    pages = await _pages(turn, WANTED)
    assert [one for page in pages for one in page] == expected
    assert any(len(page) < 2 for page in pages[:-1])
    empty = await _pages(turn, CaseFilter(text="سرقة كابلات"))
    assert len(empty) > 1
    assert not any(empty)


@pytest.mark.parametrize("are_made", [False, True])
@pytest.mark.parametrize("list_", ["by due time", "newest", "search"])
async def test_what_few_cases_have_fills_its_pages(
    office: Office, references: list[str], list_: str, are_made: bool
) -> None:
    """Behind the first stretch the index finds the others, in the same order."""
    if are_made:
        await CaseIndexing(office.engine).catch_up()
    turn, expected = _turn_of(office, references, list_)
    assert await _pages(turn, WANTED) == [expected[first : first + 2] for first in range(0, len(expected), 2)]
    assert await _pages(turn, CaseFilter(text="سرقة كابلات")) == [[]]


def _turn_of(office: Office, references: list[str], list_: str) -> tuple[Turn, list[str]]:
    """Return what turns the pages of a list, and which cases it has to find."""
    turns = {
        "by due time": (_of_view(office, View.OPEN), BY_DUE_TIME),
        "newest": (_of_view(office, View.ALL), NEWEST),
        "search": (_of_search(office), NEWEST),
    }
    turn, order = turns[list_]
    return turn, [references[place] for place in order if place in FITTING]


async def test_lists_that_go_by_an_index_alone_fill_their_pages(
    office: Office, references: list[str]
) -> None:
    """Only what has to be looked through ends early."""
    expected = [references[place] for place in BY_DUE_TIME]
    pages = await _pages(_of_view(office, View.OPEN), CaseFilter())
    assert pages == [expected[first : first + 2] for first in range(0, len(expected), 2)]
    (reference,) = references[:1]
    assert await _pages(_of_view(office, View.OPEN), CaseFilter(text=reference)) == [[reference]]


async def test_cases_of_other_lists_count_in_no_stretch(
    office: Office, references: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word that many cases have and hardly any of a department is found on the first page all the same."""
    monkeypatch.setattr(case_index, "FEW", -1)
    mine = [references[place] for place in (0, 7)]  # late in the order; the first has the word
    async with office.engine.begin() as connection:
        await connection.execute(
            sa.update(cases).where(cases.c.reference.in_(mine)).values(department="roads")
        )
    for wanted in ({"roads"}, {"roads", "parks"}):
        filtered = CaseFilter(text="wAy 17", departments=frozenset(wanted))
        page, _ = await _of_view(office, View.OPEN)(None, filtered)
        assert page == mine[:1]
