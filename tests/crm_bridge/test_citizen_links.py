"""Whose contacts and cases these are, told by the address."""

import asyncio
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.citizen import Address
from hotline.crm_bridge.citizens import CitizenDesk
from hotline.crm_bridge.projector import Projector
from hotline.crm_bridge.tables import cases, interaction
from hotline.events import CallArrived, CallEnded, CaseOpened, RecordingFinalised, RecordingStarted
from hotline.journal import Journal, JournalReader

from .conftest import CITIZEN, NEIGHBOUR, Office

AT = 2000.0


@pytest.fixture
def desk(journal: Journal, engine: AsyncEngine) -> CitizenDesk:
    """Where citizens are looked up and changed."""
    return CitizenDesk(journal, engine, lambda: AT)


class Line:
    """Calls come in, and are projected."""

    def __init__(self, journal: Journal, engine: AsyncEngine, reader: JournalReader) -> None:
        self.journal, self.engine = journal, engine
        self._reader = reader
        self._projector = Projector(engine, reader)

    async def calls(self, caller: str, call: str = "demo-1.1") -> None:
        """A call from this number, that ends."""
        await self.journal.commit(
            [
                CallArrived(at=AT, call=call, caller=caller, dialled="1111", channel="PJSIP/x"),
                CallEnded(at=AT + 1, call=call, reason="completed"),
            ]
        )

    async def project(self) -> None:
        """Project what came since the last time."""
        entries = await self._reader.after(self._projector.place)
        if entries:
            await self._projector.project(entries)


@pytest.fixture
def line(journal: Journal, engine: AsyncEngine, reader: JournalReader) -> Line:
    """The hotline's number."""
    return Line(journal, engine, reader)


async def added(desk: CitizenDesk, *numbers: str, shared: bool = False) -> int:
    reached = [Address(kind="phone", address=number, shared=shared) for number in numbers]
    return (await desk.add({"name_en": "Ali"}, reached, by="1001")).id


async def whose(engine: AsyncEngine, table: sa.Table = interaction) -> list[Any]:
    async with engine.connect() as connection:
        return list((await connection.execute(sa.select(table.c.citizen))).scalars())


async def test_a_call_of_a_citizens_number_is_the_citizens(desk: CitizenDesk, line: Line) -> None:
    """Just one citizen has it."""
    number = await added(desk, CITIZEN)
    await line.calls(CITIZEN)
    await line.project()
    assert await whose(line.engine) == [number]
    page = await desk.page(number)
    assert page is not None
    assert [one.id for one in page.interactions] == ["demo-1.1"]


@pytest.mark.parametrize("many", ["two", "shared", "nobody"])
async def test_a_call_that_may_be_of_several_is_nobodys(
    desk: CitizenDesk,
    line: Line,
    many: str,
) -> None:
    """Nobody is named because of a number that others use, too."""
    if many != "nobody":
        await added(desk, CITIZEN, shared=many == "shared")
    if many == "two":
        await added(desk, CITIZEN)
    await line.calls(CITIZEN)
    await line.project()
    assert await whose(line.engine) == [None]


async def test_of_merged_ones_the_row_with_the_number_has_the_call(desk: CitizenDesk, line: Line) -> None:
    """So that unmerging gives everybody what is theirs; the page is the person's."""
    kept, merged = await added(desk, NEIGHBOUR), await added(desk, CITIZEN)
    await desk.merge(kept, merged, by="x")
    await line.calls(CITIZEN)
    await line.project()
    assert await whose(line.engine) == [merged]
    page = await desk.page(kept)
    assert page is not None
    assert len(page.interactions) == 1
    await desk.unmerge(merged, by="x")
    page = await desk.page(kept)
    assert page is not None
    assert page.interactions == ()


async def test_who_was_set_by_hand_stays_when_the_row_is_written_anew(desk: CitizenDesk, line: Line) -> None:
    """Late facts about a call do not say who called; not even after somebody said that it was nobody known."""
    await added(desk, CITIZEN)
    other = await added(desk, NEIGHBOUR)
    await line.calls(CITIZEN)
    await line.project()
    for hand, late in ((other, "late-1.wav"), (None, "late-2.wav")):
        async with line.engine.begin() as connection:
            await connection.execute(sa.update(interaction).values(citizen=hand))
        await line.journal.commit(
            [
                RecordingStarted(at=AT, call="demo-1.1", path=late),
                RecordingFinalised(at=AT, call="demo-1.1", path=late, seconds=1.0),
            ]
        )
        await line.project()
        assert await whose(line.engine) == [hand]


async def test_a_number_that_is_added_later_brings_its_history(
    desk: CitizenDesk,
    line: Line,
    office: Office,
) -> None:
    """Calls and cases that were nobody's are the citizen's from then on."""
    await line.calls(CITIZEN)
    await line.calls(NEIGHBOUR, "demo-2.2")
    await office.opens(CITIZEN)
    await line.project()
    number = await added(desk, CITIZEN)
    assert sorted(await whose(line.engine), key=str) == [number, None]
    assert await whose(line.engine, cases) == [number]


async def test_a_case_that_a_call_opens_is_the_citizens(
    desk: CitizenDesk,
    line: Line,
    office: Office,
) -> None:
    """Where one citizen has the number; a case of somebody else stays theirs."""
    number, other = await added(desk, CITIZEN), await added(desk, NEIGHBOUR)
    references = [await office.opens(CITIZEN), await office.opens(CITIZEN), await office.opens(None)]
    async with line.engine.begin() as connection:
        set_by_hand = sa.update(cases).where(cases.c.reference == references[1]).values(citizen=other)
        await connection.execute(set_by_hand)
    await line.journal.commit([CaseOpened(at=AT, call="demo-1.1", reference=one) for one in references])
    await line.project()
    async with line.engine.connect() as connection:
        rows = await connection.execute(
            sa.select(cases.c.reference, cases.c.citizen).order_by(cases.c.number)
        )
        assert [tuple(row) for row in rows] == list(zip(references, [number, other, None], strict=True))


async def test_linking_while_numbers_are_added_and_merged_overlooks_nothing(
    desk: CitizenDesk, line: Line
) -> None:
    """Whichever comes first: in the end each call of a number that one person has is that person's."""
    owners = [await added(desk) for _ in range(4)]
    for at in range(4):
        await line.calls(f"+9689123000{at}", f"demo-1.{at}")
    await asyncio.gather(
        line.project(),
        *(desk.add_address(owner, "phone", f"+9689123000{at}", by="x") for at, owner in enumerate(owners)),
        desk.merge(owners[0], owners[1], by="x"),
        desk.merge(owners[2], owners[0], by="x"),
    )
    page = await desk.page(owners[0])
    assert page is not None
    assert page.citizen.id == owners[2]
    assert {one.id for one in page.interactions} == {"demo-1.0", "demo-1.1", "demo-1.2"}
    assert None not in await whose(line.engine)


async def test_a_page_shows_interactions_in_pages_and_open_cases_first(
    desk: CitizenDesk,
    line: Line,
    office: Office,
) -> None:
    """The newest first, each once, also of merged ones and of the same moment; what is due first stands first."""
    kept, merged = await added(desk, CITIZEN), await added(desk, NEIGHBOUR)
    await desk.merge(kept, merged, by="x")
    for at in range(7):
        await line.calls(CITIZEN if at % 2 else NEIGHBOUR, f"demo-1.{at}")
    await line.project()
    seen, after = [], None
    while True:
        page = await desk.page(kept, limit=3, after=after)
        assert page is not None
        seen += [one.id for one in page.interactions]
        after = page.next
        if after is None:
            break
    assert seen == [f"demo-1.{at}" for at in reversed(range(7))]
    await _has_cases_in_order(desk, office, kept)


async def _has_cases_in_order(desk: CitizenDesk, office: Office, number: int) -> None:
    states = [("solved", None), ("assigned", None), ("assigned", AT + 9), ("assigned", AT - 9)]
    references = []
    for status, due_at in states:
        references.append(await office.opens())
        async with office.engine.begin() as connection:
            row = sa.update(cases).where(cases.c.reference == references[-1])
            await connection.execute(row.values(status=status, due_at=due_at, citizen=number))
    page = await desk.page(number)
    assert page is not None
    assert [one.reference for one in page.cases] == list(
        reversed(references[:1] + references[1:2] + references[2:])
    )
    assert [(one.overdue, one.done) for one in page.cases] == [
        (True, False), (False, False), (False, False), (False, True),
    ]  # fmt: skip
