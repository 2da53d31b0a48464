"""A new case has what is known without asking; hints come from its words."""

from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_hinting import CaseHinting, Spoken
from hotline.crm_bridge.case_opening import CaseOpening
from hotline.crm_bridge.cases import Report
from hotline.crm_bridge.category_hint import Hint
from hotline.crm_bridge.citizen_tables import citizen, citizen_address
from hotline.events import CaseOpened, Event, MessageTranscribed
from hotline.journal import Entry

from .case_samples import AT, CITY
from .conftest import CITIZEN, NEIGHBOUR, Office


async def opened(office: Office, **known: Any) -> Case:  # noqa: ANN401
    work = partial(
        CaseOpening(lambda: CITY), at=AT, channel="voice", language="ar", call="demo-1.1", subject="Voice message",
        **{"caller": None, "queue": None, **known},
    )  # fmt: skip
    fact = await office.journal.commit_result(work, lambda fact: [fact])
    case = await office.desk.find(fact.reference)
    assert case is not None
    known_of = (fact.category, fact.department, fact.citizen, fact.channel, fact.call)
    assert known_of == (case.category, case.department, case.citizen, case.channel, "demo-1.1")
    return case


@pytest.mark.parametrize(
    ("known", "department", "priority"),
    [
        ({"queue": "water"}, "water", "normal"),
        ({"queue": "general"}, None, "normal"),
        ({"queue": "water", "report": Report(category="pothole")}, "roads", "normal"),
        ({"report": Report(category="leak")}, "water", "high"),
        ({"report": Report(category="leak", department="parks", priority="urgent")}, "parks", "urgent"),
        ({"report": Report(category="gone")}, None, "normal"),
    ],
)
async def test_category_and_queue_say_who_deals_with_it(
    office: Office, known: dict[str, Any], department: str | None, priority: str
) -> None:
    """What was said otherwise stays; it is new until somebody has it."""
    case = await opened(office, **known)
    assert (case.department, case.priority, case.status) == (department, priority, "new")


async def test_a_case_is_of_the_one_citizen_who_has_the_number(office: Office) -> None:
    """A number that two have is nobody's; a citizen who was named stays."""
    async with office.engine.begin() as connection:
        for number in (1, 2, 3):
            person = {"id": number, "added_at": 1.0, "changed_at": 1.0, "version": 1}
            await connection.execute(sa.insert(citizen).values(person))
        for number, address in ((1, CITIZEN), (2, NEIGHBOUR), (3, NEIGHBOUR)):
            row = {"citizen": number, "kind": "phone", "address": address, "shared": False, "added_at": 1.0}
            await connection.execute(sa.insert(citizen_address).values(row))
    assert (await opened(office, caller=CITIZEN)).citizen == 1
    assert (await opened(office, caller=NEIGHBOUR)).citizen is None
    assert (await opened(office, caller="+96891239999")).citizen is None
    assert (await opened(office, caller=CITIZEN, report=Report(citizen=3))).citizen == 3


# --- hints ---


async def hinted(engine: AsyncEngine, event: Event, spoken: Spoken | None = None) -> None:
    async def spoken_of(_connection: AsyncConnection, _message: str) -> Spoken | None:
        return spoken

    async with engine.begin() as connection:
        await CaseHinting(lambda: CITY, spoken_of).take(connection, [Entry(1, "demo", event)])


async def hints_of(office: Office, reference: str) -> tuple[Hint, ...]:
    case = await office.desk.find(reference)
    assert case is not None
    return case.hints


async def test_what_was_written_and_spoken_gives_hints_and_no_category(
    office: Office, engine: AsyncEngine
) -> None:
    """The transcript comes later and counts with the rest; the case itself stays as it was."""
    case = await opened(office, report=Report(description="A big road hole"))
    await hinted(engine, CaseOpened(at=AT, reference=case.reference))
    assert await hints_of(office, case.reference) == (Hint(category="pothole", score=1.0, words=("road",)),)
    spoken = MessageTranscribed(at=AT, message="m1", engine="vosk", confidence=0.5)
    await hinted(engine, spoken, Spoken(case.reference, "هناك تسريب المياه في الشارع"))
    assert [(hint.category, hint.words) for hint in await hints_of(office, case.reference)] == [
        ("leak", ("تسريب مياه",)),
        ("pothole", ("road", "شارع")),
    ]
    after = await office.desk.find(case.reference)
    assert after is not None
    assert (after.category, after.version, after.changed_at) == (None, 1, AT)


async def test_nothing_is_hinted_at_where_nothing_is_known(office: Office, engine: AsyncEngine) -> None:
    """A silent message, one that is gone, a case whose category somebody named."""
    silent = await opened(office)
    await hinted(engine, MessageTranscribed(at=AT, message="m1", engine="vosk", confidence=None), None)
    empty = MessageTranscribed(at=AT, message="m1", engine="vosk", confidence=None, empty=True)
    await hinted(engine, empty, Spoken(silent.reference, "leak"))
    await hinted(engine, CaseOpened(at=AT, reference="9999"))
    assert await hints_of(office, silent.reference) == ()
    named = await opened(office, report=Report(category="pothole", description="a leak"))
    await hinted(engine, CaseOpened(at=AT, reference=named.reference))
    assert await hints_of(office, named.reference) == ()
