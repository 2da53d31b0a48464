"""Which cases may be about the same."""

from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge import case_finder, duplicates
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_closing import DAY
from hotline.crm_bridge.cases import Report, open_case
from hotline.crm_bridge.citizen_tables import citizen
from hotline.crm_bridge.duplicates import Suggestion, likeness, ranked
from hotline.crm_bridge.reference import make_reference
from hotline.crm_bridge.tables import cases

from .case_samples import AT, CITY, a_case
from .conftest import CITIZEN, NEIGHBOUR, Office

#: In front of the Grand Mosque of Muscat, 31 m and 83 m further along the street, and in Ruwi.
MOSQUE, NEAR, NEARER_THAN_100, RUWI = (
    (23.58389, 58.38889),
    (23.58389, 58.38919),
    (23.58389, 58.3897),
    (23.5957, 58.5453),
)


async def opened(office: Office, *, at: float = AT, caller: str | None = None, **report: Any) -> str:  # noqa: ANN401
    if "place_of" in report:
        report["latitude"], report["longitude"] = report.pop("place_of")
    work = partial(
        open_case, at=at, channel="web", caller=caller, language="ar", queue=None, call=None, subject="Report",
        report=Report(**{"category": "leak", **report}),
    )  # fmt: skip
    return await office.journal.commit([], work)


async def suggested(office: Office, reference: str, limit: int = 10) -> list[Suggestion]:
    async with office.engine.connect() as connection:
        case = await case_finder.find(connection, reference)
        assert case is not None
        return await duplicates.suggest(connection, case, CITY, limit=limit)


async def references(office: Office, reference: str) -> list[str]:
    return [one.case.reference for one in await suggested(office, reference)]


async def test_the_nearest_is_the_likeliest_and_says_why(office: Office) -> None:
    """Within the metres of the category, of the same category, within its days."""
    further = await opened(office, place_of=NEARER_THAN_100)
    near = await opened(office, place_of=NEAR, at=AT - 3 * DAY)
    await opened(office, place_of=RUWI)
    await opened(office, place_of=MOSQUE, category="pothole")
    await opened(office, place_of=MOSQUE, at=AT - 15 * DAY)
    case = await opened(office, place_of=MOSQUE)
    first, second = await suggested(office, case)
    assert (first.case.reference, second.case.reference) == (near, further)
    assert first.reasons == ("31 m away", "opened 3 days before it", "the same category")
    assert second.reasons == ("83 m away", "opened within a day of it", "the same category")
    assert first.metres == pytest.approx(30.6, abs=0.1)


async def test_each_category_has_its_own_radius_and_days(office: Office) -> None:
    """Two holes 83 m apart are two holes; one of three weeks ago may be the same."""
    await opened(office, category="pothole", place_of=NEARER_THAN_100)
    old = await opened(office, category="pothole", place_of=NEAR, at=AT - 21 * DAY)
    assert await references(office, await opened(office, category="pothole", place_of=MOSQUE)) == [old]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((-16.8, 179.9997), (-16.8, -179.9997)),  # Fiji, 64 m over the meridian of the date
        ((89.9998, 0.0), (89.9998, 180.0)),  # 44 m over the north pole
        ((-90.0, 12.0), (-89.9995, -100.0)),
    ],
)
async def test_near_is_near_everywhere_on_the_earth(
    office: Office, one: tuple[float, float], other: tuple[float, float]
) -> None:
    """Coordinates that look far apart may be the same place."""
    first, second = await opened(office, place_of=one), await opened(office, place_of=other)
    assert await references(office, first) == [second]
    assert await references(office, second) == [first]


async def test_places_in_words_are_compared_where_one_has_no_coordinates(office: Office) -> None:
    """In any order and spelling, in both scripts; another house number is another house."""
    same = await opened(office, place="شارع السلطان قابوس، قرب جامع السلطان")
    await opened(office, place="شارع السلطان قابوس 14")
    await opened(office, place="Al Khuwair, street 12")
    case = await opened(office, place="قرب جامع السُّلطان - شارع السلطان قابوس", place_of=MOSQUE)
    (found,) = await suggested(office, case)
    assert (found.case.reference, found.metres) == (same, None)
    assert "a place with nearly the same words" in found.reasons
    assert await references(office, await opened(office, place="STREET 12 al-khuwair")) != []


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Street 12, Al Khuwair", "al khuwair street 12", True),
        ("Street 12, Al Khuwair", "al khuwair street 14", False),
        ("دوار الصحوة", "دوّار الصحوه", True),
        ("شارع ١٢ الخوير", "الخوير شارع 12", True),
        ("Ruwi", "Muttrah", False),
        ("Sultan Qabos Street", "Sultan Qaboos Street", True),
        ("", "", False),
        ("…", "…", False),
    ],
)
def test_alike_is_what_people_call_the_same_place(one: str, other: str, *, alike: bool) -> None:
    """Spelling, order and script of the digits do not matter; numbers do."""
    assert (likeness(one, other) >= duplicates.ALIKE) is alike


async def test_what_the_same_citizen_reported_is_suggested(office: Office) -> None:
    """By number, or by who it is, also under a number that was merged; whatever is known of the places."""
    async with office.engine.begin() as connection:
        for number, into in ((1, None), (2, 1), (3, None)):
            row = {"id": number, "added_at": 1.0, "changed_at": 1.0, "version": 1, "merged_into": into}
            await connection.execute(sa.insert(citizen).values(row))
    merged = await opened(office, citizen=2, at=AT - DAY)
    uncategorised = await opened(office, citizen=1, category=None, at=AT - 2 * DAY)
    await opened(office, citizen=3, caller=CITIZEN)
    await opened(office, citizen=1, category="pothole")
    case = await opened(office, citizen=1, caller=CITIZEN)
    assert await references(office, case) == [merged, uncategorised]
    by_number = await opened(office, caller=NEIGHBOUR, category=None)
    assert await references(office, await opened(office, caller=NEIGHBOUR)) == [by_number]


async def test_a_case_of_which_nothing_is_known_is_like_no_other(office: Office) -> None:
    """No place, no citizen, no category."""
    await opened(office, category=None)
    assert await references(office, await opened(office, category=None)) == []


async def test_suggestions_are_few(office: Office) -> None:
    """However many there are."""
    for _ in range(12):
        await opened(office, place_of=MOSQUE)
    assert len(await suggested(office, await opened(office, place_of=MOSQUE), limit=5)) == 5


def test_two_reasons_are_better_than_one_and_of_equals_the_newest_is_first() -> None:
    """The order is that of what speaks for them."""

    def other(reference: str, **fields: Any) -> Case:  # noqa: ANN401
        return a_case(**{"reference": reference, "category": "leak", "opened_at": AT, **fields})

    here = {"latitude": MOSQUE[0], "longitude": MOSQUE[1]}
    case = other("1", caller=CITIZEN, **here)
    others = [
        other("2", caller=CITIZEN),
        other("3", **here),
        other("4", caller=CITIZEN, **here),
        other("5", opened_at=AT - 1, **here),
    ]
    found = [one.case.reference for one in ranked(case, others, CITY.categories["leak"])]
    assert found == ["4", "3", "5", "2"]


# --- with many cases ---

#: How many are written one by one, and how often they are doubled.
WRITTEN, DOUBLED = 625, 5


@pytest.fixture
async def many(engine: AsyncEngine) -> AsyncEngine:
    """Twenty thousand leaks all over Muscat, some months' worth."""
    rows = [
        {
            "number": number, "reference": make_reference(number), "opened_at": AT - number * 300.0, "status": "new",
            "channel": "web", "language": "ar", "subject": "-", "category": "leak", "changed_at": AT,
            "latitude": 23.5 + number % 1000 / 5000, "longitude": 58.2 + number // 1000 / 500,
            "caller": f"+9689{number:07}", "place": None,
        }
        for number in range(1000, 1000 + WRITTEN)
    ]  # fmt: skip
    async with engine.begin() as connection:
        await connection.execute(sa.insert(cases), rows)
        for doubling in range(DOUBLED):
            more = WRITTEN * 2**doubling
            moved = {
                "number": cases.c.number + more,
                "reference": sa.cast(cases.c.number + more, sa.Text) + "-",
                "opened_at": cases.c.opened_at - more * 300.0,
                "latitude": 23.5 + (cases.c.number + more) % 1000 / 5000.0,
                "longitude": cases.c.longitude + more / 500_000.0,
            }
            columns = [column for column in cases.c if column.name in rows[0]]
            chosen = sa.select(*(moved.get(column.name, column) for column in columns))
            await connection.execute(sa.insert(cases).from_select(columns, chosen))
    return engine


async def test_candidates_among_many_are_found_by_index(many: AsyncEngine) -> None:
    """No query of the suggestions reads the whole table."""
    case = a_case(
        reference="1",
        opened_at=AT,
        category="leak",
        latitude=23.6,
        longitude=58.3,
        caller="+96890001234",
        place="x",
    )
    queries = list(duplicates._queries(case, CITY.categories["leak"], (1, 2)))
    assert len(queries) == 4
    async with many.begin() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if not sqlite:
            await connection.execute(sa.text("ANALYZE cases"))
        for query in queries:
            text = str(query.compile(many.sync_engine, compile_kwargs={"literal_binds": True}))
            explain = "EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN "
            plan = " ".join(str(row) for row in await connection.execute(sa.text(explain + text)))
            assert "Seq Scan" not in plan, plan
            assert "SCAN cases" not in plan, plan
            assert "ix_cases_" in plan, plan
