"""Nothing is closed without a word to the citizen."""

from functools import partial

import pytest
import sqlalchemy as sa

from hotline.crm_bridge import case_change
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_change import CaseError
from hotline.crm_bridge.case_closing import DAY, closes_at, was_told
from hotline.crm_bridge.contact_tables import correspondence

from .case_samples import AT, a_case
from .conftest import Office

UNTOLD = "the citizen has not heard of it"


async def settled(office: Office, status: str = "solved") -> str:
    reference = await office.opens()
    await office.desk.change(reference, partial(case_change.set_status, status=status, at=AT, by="1001"))
    return reference


def closing(*, at: float = AT + 10, unreachable: bool = False) -> partial[case_change.Change]:
    return partial(case_change.close, at=at, by="1001", unreachable=unreachable)


async def found(office: Office, reference: str) -> Case:
    case = await office.desk.find(reference)
    assert case is not None
    return case


async def notes(
    office: Office, reference: str, *, public: bool = True, at: float = AT + 1, by: str = "1001"
) -> None:
    note = partial(case_change.add_note, text="تم إصلاح الأنبوب", language="ar", public=public, at=at, by=by)
    await office.desk.change(reference, note)


async def test_a_public_note_after_it_was_settled_lets_it_be_closed(office: Office) -> None:
    """It is closed then, and since when is kept."""
    reference = await settled(office)
    with pytest.raises(CaseError, match=UNTOLD):
        await office.desk.change(reference, closing())
    await notes(office, reference)
    assert await office.desk.change(reference, closing())
    case = await found(office, reference)
    assert (case.status, case.closed_at, case.solved_at, case.told_at) == ("closed", AT + 10, AT, AT + 1)


async def test_what_was_said_before_or_among_ourselves_or_by_the_citizen_is_no_word(office: Office) -> None:
    """Only the city's own public word about how it ended counts."""
    reference = await office.opens()
    await notes(office, reference, at=AT - 5)
    solve = partial(case_change.set_status, status="solved", at=AT, by="1001")
    await office.desk.change(reference, solve)
    await notes(office, reference, public=False)
    await notes(office, reference, by="citizen")
    with pytest.raises(CaseError, match=UNTOLD):
        await office.desk.change(reference, closing())


async def test_somebody_says_that_nobody_can_be_reached_and_the_audit_keeps_it(office: Office) -> None:
    """A caller without a number: closing is possible, and who said so is known."""
    reference = await settled(office, "rejected")
    assert await office.desk.change(reference, closing(unreachable=True))
    lines = await office.desk.audit_of(reference)
    assert [(line.by, line.old, line.new) for line in lines if line.field == "unreachable"] == [
        ("1001", None, True)
    ]


@pytest.mark.parametrize(
    ("at", "direction", "state", "citizen", "counts"),
    [
        (AT + 1, "out", "sent", 1, True),
        (AT - 1, "out", "sent", 1, False),
        (AT + 1, "in", "sent", 1, False),
        (AT + 1, "out", "failed", 1, False),
        (AT + 1, "out", "sent", None, False),
    ],
)
async def test_what_was_sent_to_the_citizen_is_a_word(
    office: Office, at: float, direction: str, state: str, citizen: int | None, *, counts: bool
) -> None:
    """An e-mail or text after it was settled; not one that failed, came in, or went to a field team."""
    reference = await settled(office)
    row = {
        "contact": "c1", "channel": "sms", "direction": direction, "at": at, "sender": "", "recipient": "",
        "subject": "", "text": "", "citizen": citizen, "reference": reference, "state": state,
    }  # fmt: skip
    async with office.engine.begin() as connection:
        await connection.execute(sa.insert(correspondence).values(row))
    assert was_told(await found(office, reference)) is counts


async def test_reopening_takes_all_of_it_back(office: Office) -> None:
    """What is settled again needs a word again."""
    reference = await settled(office)
    await notes(office, reference)
    await office.desk.change(reference, closing())
    await office.desk.change(reference, partial(case_change.reopen, at=AT + 20, by="citizen"))
    case = await found(office, reference)
    assert (case.solved_at, case.closed_at, case.told_at) == (None, None, AT + 1)
    await office.desk.change(
        reference, partial(case_change.set_status, status="solved", at=AT + 30, by="1001")
    )
    with pytest.raises(CaseError, match=UNTOLD):
        await office.desk.change(reference, closing(at=AT + 40))


def test_what_was_not_settled_is_not_closed_even_if_nobody_can_be_reached() -> None:
    """The table comes first."""
    with pytest.raises(CaseError, match="is in progress and cannot become closed; it can become assigned"):
        case_change.close(a_case(status="in progress"), at=AT, by="1001", unreachable=True)
    assert not case_change.close(a_case(status="closed"), at=AT, by="1001").facts


def test_a_settled_case_closes_by_itself_days_after_the_last_word() -> None:
    """Never without one, never while it is open, and never where the city does not want it."""
    told = a_case(status="solved", solved_at=AT, told_at=AT + DAY)
    assert closes_at(told, 7) == AT + 8 * DAY
    assert closes_at(a_case(status="solved", solved_at=AT, told_at=AT), 0.5) == AT + DAY / 2
    assert closes_at(told, 0) is None
    assert closes_at(a_case(status="solved", solved_at=AT), 7) is None
    assert closes_at(a_case(status="closed", solved_at=AT, told_at=AT), 7) is None
    assert closes_at(a_case(status="in progress", told_at=AT), 7) is None


async def test_the_first_public_note_of_a_person_is_the_response(office: Office) -> None:
    """When the citizen first heard stays; the last word moves; the citizen's own words are neither."""
    reference = await office.opens()
    await notes(office, reference, by="citizen", at=AT)
    assert (await found(office, reference)).responded_at is None
    await notes(office, reference, at=AT + 1)
    await notes(office, reference, at=AT + 2)
    case = await found(office, reference)
    assert (case.responded_at, case.told_at, case.response_due_at) == (AT + 1, AT + 2, None)
