"""What citizens write."""

from functools import partial
from unittest.mock import AsyncMock, Mock

import pytest

from hotline.crm_bridge import consents
from hotline.crm_bridge.case_change import CaseError, set_status
from hotline.crm_bridge.citizen_reading import by_address
from hotline.crm_bridge.sms.citizen_answers import say
from hotline.crm_bridge.sms.contentment import read_answer
from hotline.crm_bridge.sms.text_store import CITIZEN_ANSWERS
from hotline.events import CaseOpened, CaseReopened, ConsentChanged, ContactReceived, ContactSent

from .conftest import CITIZEN, NOW, STRANGER, Exchange


async def solved(exchange: Exchange) -> str:
    """A case of which the citizen heard that it is solved."""
    reference = await exchange.opens()
    await exchange.changes(reference, partial(set_status, status="solved", at=NOW - 5, by="1001"))
    await exchange.asks(reference)
    return reference


@pytest.mark.parametrize(
    "text", ["2", "٢", "no", "No.", "لا", "NO it still leaks", "لا يزال الماء يتسرب", "2, still wet"]
)
async def test_no_reopens_the_case(exchange: Exchange, text: str) -> None:
    """What else the citizen says is a note."""
    reference = await solved(exchange)
    outcome = await exchange.texts(text, sender=CITIZEN)
    assert (outcome.what, outcome.reference) == ("content", reference)
    assert (await exchange.case(reference)).status == "reopened"
    (fact,) = [fact for fact in await exchange.facts() if isinstance(fact, CaseReopened)]
    assert fact.by == "citizen"
    notes = await exchange.notes(reference)
    assert len(notes) == (1 if len(text) > 5 else 0)
    assert not any(note.public for note in notes)  # whoever keys the reference would hear the citizen's words


@pytest.mark.parametrize("text", ["1", "١", "yes", "نعم"])
async def test_yes_closes_the_case(exchange: Exchange, text: str) -> None:
    """A note says why."""
    reference = await solved(exchange)
    outcome = await exchange.texts(text, sender=CITIZEN)
    (note,) = await exchange.notes(reference)
    assert ((await exchange.case(reference)).status, note.by, note.public) == ("closed", "citizen", True)
    assert outcome.words == f"شكرًا لكم. أُغلق البلاغ {reference}."


@pytest.mark.parametrize(("second", "words"), [("2", "reopened"), ("1", "received")])
async def test_a_second_thought_opens_no_case(exchange: Exchange, second: str, words: str) -> None:
    """An answer that comes twice, or is taken back, stands with the case; words behind it are another matter."""
    reference = await solved(exchange)
    await exchange.texts("No", sender=CITIZEN)
    outcome = await exchange.texts(second, sender=CITIZEN)
    assert (outcome.reference, outcome.what) == (reference, "content")
    assert outcome.words == say("ar", words, reference=reference)
    kinds = [type(fact) for fact in await exchange.facts()]
    assert (kinds.count(CaseReopened), kinds.count(CaseOpened)) == (1, 0)
    assert (await exchange.texts("No water in my street", sender=CITIZEN)).what == "contact"


async def test_who_is_too_late_is_told_so(exchange: Exchange, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the case cannot be reopened the citizen hears how it stands and whom to call."""
    reference = await solved(exchange)
    monkeypatch.setattr("hotline.crm_bridge.sms.contentment.reopen", Mock(side_effect=CaseError))
    outcome = await exchange.texts("2", sender=CITIZEN)
    assert not outcome.understood
    assert outcome.words == say("ar", "too late", reference=reference, status="محلول")
    assert (await exchange.case(reference)).status == "solved"


async def test_an_answer_counts_within_seven_days_and_from_who_was_asked(exchange: Exchange) -> None:
    """Later, and from others, it is a text like any other."""
    reference = await solved(exchange)
    assert (await exchange.texts("2", sender=STRANGER)).what == "contact"
    exchange.now += 7 * 86_400 + 1
    assert (await exchange.texts("2", sender=CITIZEN)).what == "contact"
    assert (await exchange.case(reference)).status == "solved"


@pytest.mark.parametrize("text", ["2 days without water", "10", "note", "", "nobody came"])
def test_what_only_looks_like_an_answer_is_none(text: str) -> None:
    """A case is not reopened by a number in a sentence."""
    assert read_answer(text) is None


@pytest.mark.parametrize(
    ("text", "given"), [("STOP", False), ("توقف", False), ("إيقاف", False), ("start", True), ("ابدأ", True)]
)
async def test_stop_and_start_are_consents_with_their_proof(
    exchange: Exchange, text: str, given: bool
) -> None:
    """Also of who was not known."""
    outcome = await exchange.texts(text, sender=CITIZEN)
    async with exchange.engine.connect() as connection:
        (person,) = await by_address(connection, "phone", CITIZEN)
        (word,) = await consents.read(connection, [person.id])
        assert await consents.may(connection, person.id, "case updates") is given
    assert (outcome.what, outcome.citizen, text in word.proof) == ("consent", person.id, True)
    assert [type(fact) for fact in await exchange.facts()].count(ConsentChanged) == 1


async def test_another_text_opens_a_case_once(exchange: Exchange) -> None:
    """The answer names it; the same text again gets the same answer."""
    outcome = await exchange.texts("There is a hole in the road", sender=CITIZEN, external_id="g:7")
    again = await exchange.texts("There is a hole in the road", sender=CITIZEN, external_id="g:7")
    (opened,) = [fact for fact in await exchange.facts() if isinstance(fact, CaseOpened)]
    assert opened.reference in outcome.words
    assert (again.words, again.repeated) == (outcome.words, True)


async def test_a_text_that_comes_again_because_we_died_before_the_answer_is_answered_once(
    exchange: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The case is there, the answer is not: the next delivery brings it, and those after it the same one."""
    with monkeypatch.context() as patch:
        patch.setattr("hotline.crm_bridge.sms.contacts.keep_answer", AsyncMock(side_effect=RuntimeError))
        with pytest.raises(RuntimeError):
            await exchange.texts("The lamp is broken", sender=CITIZEN, external_id="m1")
    assert [type(fact) for fact in await exchange.facts()].count(CaseOpened) == 1
    answers = [await exchange.texts("The lamp is broken", sender=CITIZEN, external_id="m1") for _ in range(2)]
    assert "Your message is case" in answers[0].words
    assert answers[0].words == answers[1].words
    kinds = [type(fact) for fact in await exchange.facts()]
    assert (kinds.count(CaseOpened), kinds.count(ContactReceived), kinds.count(ContactSent)) == (1, 1, 1)


async def test_a_text_about_an_own_case_goes_there_and_about_another_ones_does_not(
    exchange: Exchange,
) -> None:
    """References are public names."""
    reference = await exchange.opens()
    mine = await exchange.texts(f"More water at {reference}", sender=CITIZEN)
    assert mine.words == f"Thank you. We added your message to case {reference}."
    other = await exchange.texts(f"More water at {reference}", sender=STRANGER)
    assert other.reference != reference


@pytest.mark.parametrize("sender", ["Bank Muscat", "90123", "1111", ""])
async def test_who_cannot_read_an_answer_gets_none(exchange: Exchange, sender: str) -> None:
    """Names and short codes; what they write is kept all the same."""
    outcome = await exchange.texts("Your code is 1234", sender=sender)
    assert (outcome.words, outcome.what) == ("", "contact")


async def test_two_machines_that_answer_each_other_come_to_an_end(exchange: Exchange) -> None:
    """The day after, there are answers again."""
    outcomes = [await exchange.texts("Thank you", sender=CITIZEN) for _ in range(CITIZEN_ANSWERS + 2)]
    assert [bool(outcome.words) for outcome in outcomes].count(True) == CITIZEN_ANSWERS
    exchange.now += 86_401
    assert (await exchange.texts("Thank you", sender=CITIZEN)).words


async def test_what_databases_cannot_keep_is_left_out(exchange: Exchange) -> None:
    """NUL, half of a surrogate pair, and the end of what is endless."""
    outcome = await exchange.texts("a\x00b\ud83d" + "ا" * 100_000, sender=CITIZEN)
    assert outcome.reference is not None
