"""Looking for cases, page by page."""

from functools import partial

import pytest

from hotline.crm_bridge import case_change, case_finder
from hotline.crm_bridge.case_filter import CaseFilter
from hotline.crm_bridge.reference import number_of

from .case_samples import AT, CITY
from .conftest import CITIZEN, NEIGHBOUR, Office


async def found(office: Office, wanted: CaseFilter) -> list[str]:
    return [case.reference for case in (await office.desk.search(wanted, 50)).cases]


async def test_pages_have_every_case_once_also_while_new_ones_come(office: Office) -> None:
    """The newest first; the next page begins after the last case of the one before."""
    opened = [await office.opens() for _ in range(5)]
    page = await office.desk.search(CaseFilter(), 2)
    seen = [case.reference for case in page.cases]
    await office.opens()
    while page.next is not None:
        page = await office.desk.search(CaseFilter(), 2, before=page.next)
        seen += [case.reference for case in page.cases]
    assert seen == opened[::-1]
    assert (await office.desk.search(CaseFilter(), 6)).next is None


async def test_everything_that_is_set_must_apply(office: Office) -> None:
    """Each filter alone, and together."""
    leak, road, other = await office.opens(), await office.opens(NEIGHBOUR), await office.opens()
    for reference, category in ((leak, "leak"), (road, "pothole")):
        change = partial(case_change.set_category, category=category, config=CITY, at=AT, by="1001")
        await office.desk.change(reference, change)
    await office.desk.change(leak, partial(case_change.set_due, due_at=AT, at=AT + 1, by="1001"))
    place = partial(
        case_change.set_place, words="100% دوار الصحوة", latitude=None, longitude=None, at=AT + 2, by="1001"
    )
    await office.desk.change(road, place)
    await office.desk.change(road, partial(case_change.set_status, status="solved", at=AT + 3, by="1001"))
    for wanted, expected in (
        (CaseFilter(), [other, road, leak]),
        (CaseFilter(state="open"), [other, leak]),
        (CaseFilter(state="done"), [road]),
        (CaseFilter(statuses=frozenset({"new", "solved"})), [other, road]),
        (CaseFilter(departments=frozenset({"water", "roads"})), [road, leak]),
        (CaseFilter(categories=frozenset({"leak"})), [leak]),
        (CaseFilter(priorities=frozenset({"high"})), [leak]),
        (CaseFilter(caller=NEIGHBOUR), [road]),
        (CaseFilter(caller=CITIZEN, categories=frozenset({"pothole"})), []),
        (CaseFilter(due_before=AT + 1), [leak]),
        (CaseFilter(due_before=AT), []),
        (CaseFilter(changed_from=AT + 2), [road]),
        (CaseFilter(changed_until=AT), [other]),
        (CaseFilter(opened_from=1000.0, opened_until=1000.5), [other, road, leak]),
        (CaseFilter(opened_from=1000.5), []),
        (CaseFilter(text="دوار"), [road]),
        (CaseFilter(text="100%"), [road]),
        (CaseFilter(text="%"), [road]),
        (CaseFilter(text="VOICE mess"), [other, road, leak]),
        (CaseFilter(text=leak), [leak]),
        (CaseFilter(text="'; DROP TABLE cases; --"), []),
        (CaseFilter(owner="1001"), []),
        (CaseFilter(channel="voice", queue="water"), [other, road, leak]),
        (CaseFilter(channel="fax"), []),
        (CaseFilter(citizens=frozenset({1})), []),
    ):
        assert await found(office, wanted) == expected, wanted
        async with office.engine.connect() as connection:
            assert await case_finder.count(connection, wanted) == len(expected)


def test_the_place_of_a_page_is_a_reference() -> None:
    """What is none is an error of whoever asks."""
    assert number_of("1007") == 100
    with pytest.raises(ValueError, match="`1008` is no reference"):
        number_of("1008")
