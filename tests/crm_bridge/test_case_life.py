"""The life of a case in the store, against the table: whatever people try in whatever order."""

import asyncio
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge import case_change, permissions
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_change import CaseError, Change, NotAllowedError, StaleCaseError
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_status import CLOSED, DONE, DUPLICATE, REOPENED, SETTLED, TRANSITIONS, may_become
from hotline.crm_bridge.permissions import Action, Actor, Line
from hotline.events import CaseStatusChanged
from hotline.journal import Journal, JournalReader

from .case_samples import AT, CITY, a_case
from .conftest import Office


def drive(case: Case, status: str, *, at: float, unreachable: bool = True) -> Change:
    """Give a case a status in the way that there is for it."""
    if status == DUPLICATE and may_become(case.status, DUPLICATE):
        return case_change.mark_duplicate(case, "1010", at=at, by="1001")
    return case_change.set_status(case, status, at=at, by="1001", unreachable=unreachable)


def applied(case: Case, change: Change) -> Case:
    fields = {name: getattr(case, name) for name in Case.__struct_fields__}
    return Case(**{**fields, **change.values})


@given(st.lists(st.sampled_from(sorted(TRANSITIONS)), max_size=12))
def test_a_case_goes_only_the_ways_of_the_table(wanted: list[str]) -> None:
    """Each step is taken or refused as the table has it, and times are kept of what is settled, and of nothing else."""
    case = a_case()
    for second, status in enumerate(wanted):
        before, at = case, AT + second
        if status == before.status:
            assert not drive(case, status, at=at).facts
            continue
        if not may_become(before.status, status):
            with pytest.raises(CaseError):
                drive(case, status, at=at)
            continue
        change = drive(case, status, at=at)
        case = applied(case, change)
        assert case.status == status
        assert [fact.status for fact in change.facts if isinstance(fact, CaseStatusChanged)] == [status]
        assert (case.solved_at is not None) == (status in DONE)
        assert (case.closed_at is not None) == (status == CLOSED)
        assert (case.duplicate_of is not None) <= (status in {DUPLICATE, CLOSED})
        assert (status == REOPENED) <= (case.due_at is None)
        assert change.actions


@pytest.mark.parametrize("status", sorted(SETTLED))
def test_no_order_of_steps_closes_what_the_citizen_has_not_heard_of(status: str) -> None:
    """Whichever way it was settled."""
    case = applied(a_case(), drive(a_case(), status, at=AT))
    with pytest.raises(CaseError, match="has not heard of it"):
        drive(case, CLOSED, at=AT, unreachable=False)


def test_a_duplicate_says_of_what() -> None:
    """The status alone would leave the citizen without an answer."""
    with pytest.raises(CaseError, match="say of which case 1007 is a duplicate"):
        case_change.set_status(a_case(), DUPLICATE, at=AT, by="1001")


# --- in the store ---


def prioritise(priority: str, by: str = "1001") -> partial[Change]:
    return partial(case_change.set_priority, priority=priority, at=AT, by=by)


async def found(office: Office, reference: str) -> Case:
    case = await office.desk.find(reference)
    assert case is not None
    return case


async def test_each_change_counts_and_is_in_the_audit(office: Office) -> None:
    """Version, time of the last change, and every field with what it was and is; words of notes are not copied."""
    reference = await office.opens()
    await office.desk.change(reference, prioritise("high"))
    note = partial(case_change.add_note, text="شكا مرتين", language="ar", public=False, at=AT + 1, by="1002")
    await office.desk.change(reference, note)
    await office.desk.change(reference, prioritise("high"))  # nothing
    case = await found(office, reference)
    assert (case.version, case.changed_at) == (3, AT + 1)
    assert [(line.at, line.by, line.field, line.old, line.new) for line in await office.desk.audit_of(reference)] == [
        (AT, "1001", "version", 1, 2),
        (AT, "1001", "priority", "normal", "high"),
        (AT + 1, "1002", "version", 2, 3),
        (AT + 1, "1002", "note", None, "internal"),
    ]  # fmt: skip


async def test_a_clock_that_goes_back_does_not_take_changes_back(office: Office) -> None:
    """Whoever asks what changed since some time misses nothing."""
    reference = await office.opens()
    await office.desk.change(reference, prioritise("high"))
    early = partial(case_change.set_priority, priority="low", at=AT - 500, by="1001")
    await office.desk.change(reference, early)
    assert (await found(office, reference)).changed_at == AT


async def test_who_read_an_older_version_is_told_what_changed_and_by_whom(office: Office) -> None:
    """Nothing is written; with the present version it is."""
    reference = await office.opens()
    await office.desk.change(reference, prioritise("high", by="1001"), version=1)
    await office.desk.change(reference, prioritise("urgent", by="1002"), version=2)
    with pytest.raises(
        StaleCaseError, match=r"version 3, not 2.*priority is urgent now, by 1002\. Look"
    ) as stale:
        await office.desk.change(reference, prioritise("low"), version=2)
    assert [tuple(one) for one in stale.value.meanwhile] == [("priority", "high", "urgent", "1002", AT)]
    with pytest.raises(StaleCaseError) as older:
        await office.desk.change(reference, prioritise("low"), version=1)
    assert [one.new for one in older.value.meanwhile] == ["high", "urgent"]
    assert (await found(office, reference)).priority == "urgent"
    assert await office.desk.change(reference, prioritise("low"), version=3)


async def test_of_two_who_read_the_same_version_one_writes(
    office: Office, engine: AsyncEngine, journal: Journal
) -> None:
    """From two processes at once: one change, and the other one hears of it."""
    reference = await office.opens()
    other = Journal(engine, "other")
    wanted = [("high", CaseDesk(journal, engine)), ("urgent", CaseDesk(other, engine))]
    done = await asyncio.gather(
        *(desk.change(reference, prioritise(priority), version=1) for priority, desk in wanted),
        return_exceptions=True,
    )
    await other.close()
    assert sorted(isinstance(result, StaleCaseError) for result in done) == [False, True]
    case = await found(office, reference)
    assert case.version == 2
    assert case.priority == next(
        priority for (priority, _), result in zip(wanted, done, strict=True) if result is True
    )


async def test_changes_of_different_fields_at_once_are_both_kept(
    office: Office, engine: AsyncEngine, journal: Journal
) -> None:
    """Without a version the second change is made of the case as the first one left it."""
    reference = await office.opens()
    other = Journal(engine, "other")
    categorise = partial(case_change.set_category, category="leak", config=CITY, at=AT, by="1001")
    await asyncio.gather(
        CaseDesk(journal, engine).change(reference, prioritise("urgent")),
        CaseDesk(other, engine).change(reference, categorise),
    )
    await other.close()
    case = await found(office, reference)
    assert (case.category, case.department, case.version) == ("leak", "water", 3)
    assert case.priority == "urgent"


async def test_who_may_not_do_it_changes_nothing(office: Office, reader: JournalReader) -> None:
    """The table of permissions holds where a line is known."""
    reference = await office.opens()
    agent = Actor("1001", Line.FIRST)
    with pytest.raises(NotAllowedError, match=f"{reference}: the first line may not do this \\(solve\\)"):
        await office.desk.change(
            reference, partial(case_change.set_status, status="solved", at=AT, by="1001"), actor=agent
        )
    assert await reader.after(0) == []
    assert (await found(office, reference)).version == 1
    categorise = partial(case_change.set_category, category="leak", config=CITY, at=AT, by="1001")
    assert await office.desk.change(reference, categorise, actor=agent)
    team = Actor("team:roads", Line.THIRD, departments=frozenset({"roads"}))
    with pytest.raises(NotAllowedError, match="another department"):
        await office.desk.change(
            reference, partial(case_change.set_status, status="solved", at=AT, by="team:roads"), actor=team
        )


#: One change of each action that changes a case.
EACH: dict[Action, tuple[Case, partial[Change]]] = {
    Action.NOTE: (a_case(), partial(case_change.add_note, text="a", language="en", public=True, at=AT, by="1001")),
    Action.ADD_WORD: (
        a_case(), partial(case_change.add_note, text="a", language="en", public=True, at=AT, by="citizen"),
    ),
    Action.CATEGORISE: (a_case(), partial(case_change.set_category, category="leak", config=CITY, at=AT, by="1001")),
    Action.DESCRIBE: (a_case(), partial(case_change.set_citizen, citizen=5, at=AT, by="1001")),
    Action.LINK: (a_case(), partial(case_change.link, other="1010", how="related", at=AT, by="1001")),
    Action.ASSIGN: (a_case(), partial(case_change.assign, department="water", owner=None, at=AT, by="1001")),
    Action.SET_DUE: (a_case(), partial(case_change.set_due, due_at=AT, at=AT, by="1001")),
    Action.PRIORITISE: (a_case(), partial(case_change.set_priority, priority="low", at=AT, by="1001")),
    Action.WORK: (a_case(), partial(case_change.set_status, status="in progress", at=AT, by="1001")),
    Action.SOLVE: (a_case(), partial(case_change.set_status, status="solved", at=AT, by="1001")),
    Action.REJECT: (a_case(), partial(case_change.set_status, status="rejected", at=AT, by="1001")),
    Action.MERGE_DUPLICATES: (a_case(), partial(case_change.mark_duplicate, of="1010", at=AT, by="1001")),
    Action.CLOSE: (a_case(status="solved"), partial(case_change.close, unreachable=True, at=AT, by="1001")),
    Action.REOPEN: (a_case(status="solved"), partial(case_change.reopen, at=AT, by="1001")),
}  # fmt: skip


@pytest.mark.parametrize("action", list(Action))
def test_each_change_asks_for_its_action(action: Action) -> None:
    """No change of a case is free; what is no change of one stands in the table for those who do it."""
    if action in EACH:
        case, change = EACH[action]
        assert change(case).actions == {action}
        assert permissions.refusal(Actor("-", Line.PROGRAM), change(case).actions, None) is not None
    else:
        assert action in {Action.SEE, Action.TELL_STATUS, Action.OPEN, Action.FILE}
