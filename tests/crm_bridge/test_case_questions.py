"""What callers ask of cases by telephone, and how much of it is answered."""

from functools import partial

import pytest

from hotline.crm_bridge import case_change
from hotline.crm_bridge.case_questions import ASKED_A_DAY, DAY, WITHHELD_A_DAY
from hotline.crm_bridge.case_telephone import CaseTelephone
from hotline.crm_bridge.reference import make_reference
from hotline.events import CaseReopened, StatusAsked
from hotline.journal import JournalReader

from .conftest import CITIZEN, NEIGHBOUR, Office

CALL = "demo-7.7"


class Telephone(CaseTelephone):
    """The telephone, with a clock that tests set."""

    def __init__(self, office: Office) -> None:
        self.now = 5000.0
        super().__init__(office.journal, office.engine, lambda: self.now)

    async def asked(self, caller: str | None, digits: str) -> str:
        """Return the reference that was found, `none`, or `refused`."""
        answer = await self.ask(CALL, caller, digits)
        if answer.refused:
            return "refused"
        return answer.case.reference if answer.case is not None else "none"


@pytest.fixture
def telephone(office: Office) -> Telephone:
    return Telephone(office)


async def test_a_case_is_found_by_reference_from_any_number_and_withheld(
    office: Office, telephone: Telephone, reader: JournalReader
) -> None:
    """The whole reference is enough; each question is in the journal."""
    reference = await office.opens()
    for caller in (CITIZEN, NEIGHBOUR, None):
        assert await telephone.asked(caller, reference) == reference
    asked = [entry.event for entry in await reader.of_call(CALL)]
    assert asked == 3 * [StatusAsked(at=5000.0, call=CALL, by="reference", reference=reference)]


async def test_a_case_is_found_by_its_number_and_last_digits(
    office: Office, telephone: Telephone, reader: JournalReader
) -> None:
    """Only from the number that opened it."""
    reference = await office.opens()
    assert await telephone.has_cases(CITIZEN)
    assert not await telephone.has_cases(NEIGHBOUR)
    assert await telephone.asked(CITIZEN, reference[-3:]) == reference
    assert await telephone.asked(NEIGHBOUR, reference[-3:]) == "none"
    assert await telephone.asked(None, reference[-3:]) == "none"
    first, second, _ = [entry.event for entry in await reader.of_call(CALL)]
    assert first == StatusAsked(at=5000.0, call=CALL, by="number", reference=reference)
    assert second == StatusAsked(at=5000.0, call=CALL, by="number", reference=None)


async def test_guesses_of_one_number_are_bounded_over_calls_and_the_own_case_stays_free(
    office: Office, telephone: Telephone
) -> None:
    """Who asks for others' cases one after the other gets no more answers for a day, but for the own case."""
    own = await office.opens(NEIGHBOUR)
    others = [await office.opens() for _ in range(ASKED_A_DAY - 1)]
    for reference in [*others, *others]:
        assert await telephone.asked(NEIGHBOUR, reference) == reference, "the same case counts once"
    assert await telephone.asked(NEIGHBOUR, make_reference(999)) == "none"
    one_more = await office.opens()
    assert await telephone.asked(NEIGHBOUR, one_more) == "refused"
    assert await telephone.asked(NEIGHBOUR, make_reference(998)) == "refused", (
        "tells nothing of whether there is one"
    )
    assert await telephone.asked(NEIGHBOUR, others[0]) == others[0], "was told before"
    assert await telephone.asked(NEIGHBOUR, own) == own
    assert await telephone.asked(CITIZEN, one_more) == one_more, "other callers are not concerned"
    telephone.now += DAY + 1
    assert await telephone.asked(NEIGHBOUR, one_more) == one_more


async def test_wrong_endings_count_as_guesses(office: Office, telephone: Telephone) -> None:
    """Nobody finds out the own number's references digit by digit, should the number be a shared or a false one."""
    reference = await office.opens()
    wrong = next(digits for digits in ("000", "999") if not reference.endswith(digits))
    for _ in range(ASKED_A_DAY):
        assert await telephone.asked(CITIZEN, wrong) == "none"
    assert await telephone.asked(CITIZEN, wrong) == "refused"


async def test_all_withheld_numbers_share_a_larger_bound(office: Office, telephone: Telephone) -> None:
    """They cannot be told apart, and a city has many of them."""
    wrong = make_reference(999)
    for _ in range(WITHHELD_A_DAY):
        assert await telephone.asked(None, wrong) == "none"
    assert await telephone.asked(None, wrong) == "refused"
    reference = await office.opens()
    assert await telephone.asked(CITIZEN, reference) == reference


async def test_a_citizen_reopens_what_was_solved(
    office: Office, telephone: Telephone, reader: JournalReader
) -> None:
    """It is committed when the telephone is told so; a case at work stays as it is."""
    reference = await office.opens()
    assert not await telephone.reopen(reference, CALL)
    solve = partial(case_change.set_status, status="solved", at=1.0, by="salim")
    await office.desk.change(reference, solve)
    assert await telephone.reopen(reference, CALL)
    facts = [entry.event for entry in await reader.after(0)]
    assert CaseReopened(at=5000.0, by="citizen", reference=reference, call=CALL) in facts
    case = await telephone.find(reference)
    assert case is not None
    assert case.status == "reopened"
