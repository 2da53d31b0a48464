"""Which cases have to do with each other."""

import asyncio
from functools import partial

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge import case_change, case_finder
from hotline.crm_bridge.case_change import CaseError, Change, UnknownCaseError
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.events import CaseLinked, CaseReopened, CaseStatusChanged, CaseUnlinked
from hotline.journal import Journal, JournalReader

from .case_samples import AT, a_case
from .conftest import Office


def link(other: str, how: str = "related") -> partial[Change]:
    return partial(case_change.link, other=other, how=how, at=AT, by="1001")


def unlink(other: str, how: str = "related") -> partial[Change]:
    return partial(case_change.unlink, other=other, how=how, at=AT, by="1001")


def duplicate(of: str) -> partial[Change]:
    return partial(case_change.mark_duplicate, of=of, at=AT, by="1001")


async def ties(office: Office, reference: str) -> list[tuple[str, str, bool]]:
    return [(tie.other, tie.how, tie.incoming) for tie in await office.desk.links_of(reference)]


async def duplicates(office: Office, reference: str) -> list[str]:
    async with office.engine.connect() as connection:
        return await case_finder.duplicates_of(connection, reference)


async def test_related_cases_are_so_both_ways_and_once(office: Office, reader: JournalReader) -> None:
    """Said again from the other side it is nothing new; taken back from either side it is gone."""
    one, other = await office.opens(), await office.opens()
    assert await office.desk.change(one, link(other))
    assert not await office.desk.change(one, link(other))
    assert not await office.desk.change(other, link(one))
    assert await ties(office, one) == [(other, "related", False)]
    assert await ties(office, other) == [(one, "related", True)]
    assert await office.desk.change(other, unlink(one))
    assert not await office.desk.change(other, unlink(one))
    assert await ties(office, one) == []
    assert [entry.event for entry in await reader.after(0)] == [
        CaseLinked(at=AT, by="1001", reference=one, other=other, how="related"),
        CaseUnlinked(at=AT, by="1001", reference=other, other=one, how="related"),
    ]


async def test_a_case_is_no_part_of_its_own_part(office: Office) -> None:
    """However long the way round is; what is a part may be related, too."""
    first, second, third = [await office.opens() for _ in range(3)]
    await office.desk.change(first, link(second, "part of"))
    await office.desk.change(second, link(third, "part of"))
    for case, other in ((second, first), (third, first)):
        with pytest.raises(CaseError, match=f"{other} is part of {case} already"):
            await office.desk.change(case, link(other, "part of"))
    assert await office.desk.change(third, link(first))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (link("1007"), "1007 is this case itself"),
        (link("1007", "part of"), "1007 is this case itself"),
        (duplicate("1007"), "1007 is this case itself"),
        (link("1010", "part off"), r"cases are not `part off`\. Did you mean `part of`"),
        (unlink("1010", "whole of"), "cases are not `whole of`"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_read(change: partial[Change], complaint: str) -> None:
    """A case has nothing to do with itself."""
    with pytest.raises(CaseError, match=complaint):
        change(a_case())


async def test_a_tie_to_nothing_is_refused(office: Office) -> None:
    """The other case exists."""
    reference = await office.opens()
    for change in (link("9999"), duplicate("9999")):
        with pytest.raises(UnknownCaseError, match="there is no case 9999"):
            await office.desk.change(reference, change)
    assert (await office.desk.audit_of(reference)) == []


async def test_a_duplicate_is_settled_and_its_citizen_can_follow_the_other_one(
    office: Office, reader: JournalReader
) -> None:
    """Status, tie and facts are one change; who asks which citizens hear of a case finds it."""
    first, again, once_more = [await office.opens() for _ in range(3)]
    assert await office.desk.change(again, duplicate(first))
    assert not await office.desk.change(again, duplicate(first))
    case = await office.desk.find(again)
    assert case is not None
    assert (case.status, case.duplicate_of, case.solved_at) == ("duplicate", first, AT)
    assert [entry.event for entry in await reader.after(0)] == [
        CaseLinked(at=AT, by="1001", reference=again, other=first, how="duplicate of"),
        CaseStatusChanged(at=AT, by="1001", reference=again, status="duplicate"),
    ]
    with pytest.raises(CaseError, match=f"{again} is itself a duplicate of {first}: name that one"):
        await office.desk.change(once_more, duplicate(again))
    with pytest.raises(CaseError, match=f"{again} is duplicate of {first} already"):
        await office.desk.change(first, duplicate(again))
    await office.desk.change(first, duplicate(once_more))
    assert await duplicates(office, once_more) == [first, again]
    with pytest.raises(CaseError, match="reopen it"):
        await office.desk.change(again, unlink(first, "duplicate of"))


async def test_a_reopened_duplicate_is_a_case_of_its_own_again(office: Office, reader: JournalReader) -> None:
    """The tie goes with the status, and may come again."""
    first, again = await office.opens(), await office.opens()
    await office.desk.change(again, duplicate(first))
    await office.desk.change(again, partial(case_change.reopen, at=AT + 1, by="citizen"))
    case = await office.desk.find(again)
    assert case is not None
    assert (case.status, case.duplicate_of) == ("reopened", None)
    assert await ties(office, again) == []
    assert await duplicates(office, first) == []
    assert [type(entry.event) for entry in (await reader.after(0))[2:]] == [
        CaseReopened, CaseStatusChanged, CaseUnlinked,
    ]  # fmt: skip
    assert await office.desk.change(again, duplicate(first))


async def test_two_who_tie_cases_at_once_close_no_circle(
    office: Office, engine: AsyncEngine, journal: Journal
) -> None:
    """One is first, the other is refused, also from two processes."""
    one, other = await office.opens(), await office.opens()
    elsewhere = Journal(engine, "other")
    done = await asyncio.gather(
        CaseDesk(journal, engine).change(one, duplicate(other)),
        CaseDesk(elsewhere, engine).change(other, duplicate(one)),
        return_exceptions=True,
    )
    await elsewhere.close()
    assert sorted(isinstance(result, CaseError) for result in done) == [False, True], done
