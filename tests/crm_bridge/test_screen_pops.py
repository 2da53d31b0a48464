"""Who may be calling, and what is known of them, on both databases."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.config import Configuration
from hotline.crm_bridge.citizen_tables import citizen, citizen_address, household
from hotline.crm_bridge.screen_pop import WaitingMessage, case_in_question, common_language, kind_of
from hotline.crm_bridge.screen_pop_number import caller_number
from hotline.crm_bridge.screen_pop_queries import MOST_CANDIDATES, MOST_CONTACTS
from hotline.crm_bridge.screen_pops import MANY_CALLS, Elsewhere, ScreenPops
from hotline.crm_bridge.tables import cases, interaction, survey

NOW = 1_790_000_000.0
HER, HIS, HOME = "+96891230001", "+96891230002", "+96824111222"
CONFIG = Configuration.model_validate(
    {"numbers": {"1111": {"queue": "q"}}, "queues": {"q": {}}, "ivr": {"operator_queue": "q"}}
)


class Town:
    """Puts rows into the store."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def citizen(self, number: int, *phones: str, shared: Sequence[str] = (), **columns: object) -> None:
        """Add a citizen with numbers."""
        row = {"id": number, "added_at": 0.0, "changed_at": 0.0, "version": 1, **columns}
        await self._connection.execute(sa.insert(citizen).values(row))
        for phone in (*phones, *shared):
            address = {"citizen": number, "kind": "phone", "address": phone, "added_at": 0.0}
            await self._connection.execute(
                sa.insert(citizen_address).values(shared=phone in shared, **address)
            )

    async def case(self, number: int, **columns: object) -> str:
        """Add a case, and return its reference."""
        reference = f"{number:04}"
        row: dict[str, Any] = {
            "number": number, "reference": reference, "opened_at": NOW - 1000, "status": "assigned",
            "channel": "voice", "language": "ar", "subject": "Leak", "changed_at": NOW, "form": {},
        }  # fmt: skip
        await self._connection.execute(sa.insert(cases).values(row | columns))
        return reference

    async def contact(self, name: str, at: float, **columns: object) -> None:
        """Add a contact."""
        row: dict[str, Any] = {
            "id": name, "channel": "voice", "started_at": at, "ended_at": at + 1, "agents": [], "ring_attempts": 0,
            "missed": 0, "talk_seconds": 0, "hold_seconds": 0, "outcome": "answered", "ended_by": "caller",
            "transcribed": False,
        }  # fmt: skip
        await self._connection.execute(sa.insert(interaction).values(row | columns))

    async def mark(self, call: str, caller: str, score: int | None, at: float | None) -> None:
        """Add a survey."""
        row = {
            "call": call, "node": "demo", "queue": "q", "caller": caller, "language": "ar", "offered_at": NOW,
            "agreed": True, "state": "answered", "attempts": 0, "score": score, "answered_at": at,
        }  # fmt: skip
        await self._connection.execute(sa.insert(survey).values(row))

    async def household(self, number: int, name: str) -> None:
        """Add a household."""
        await self._connection.execute(sa.insert(household).values(id=number, name=name))


@pytest.fixture
async def town(engine: AsyncEngine) -> AsyncIterator[Town]:
    """A connection that commits each row at once."""
    async with engine.connect() as connection:
        autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT", hotline_reading=True)
        yield Town(autocommit)


@pytest.fixture
def pops(engine: AsyncEngine) -> ScreenPops:
    """The look-up under test."""
    return ScreenPops(engine, lambda: CONFIG, clock=lambda: NOW)


async def test_nobody_is_made_up_for_a_number_that_the_store_does_not_know(pops: ScreenPops) -> None:
    """An unknown number has no candidates, no cases and no contacts."""
    found = await pops.look_up(HER)
    assert (found.candidates, found.cases, found.contacts, found.warnings) == ((), (), (), ())
    assert found.looked_up_at == NOW
    assert found.seconds > 0


@pytest.mark.parametrize(
    "spelling",
    ["+96891230001", "91230001", "0096891230001", "+968 9123-0001", "tel:+968-9123-0001", "٩١٢٣٠٠٠١"],
)
async def test_a_citizen_is_known_by_any_spelling_of_the_number(
    pops: ScreenPops, town: Town, spelling: str
) -> None:
    """Who is known has both names, the language and the warning."""
    await town.household(7, "Way 12")
    await town.citizen(
        1, HER, name_ar="مريم", name_en="Maryam", language="ar", warning="Deaf in one ear", household=7
    )
    found = await pops.look_up(spelling)
    (her,) = found.candidates
    assert (her.id, her.name_ar, her.name_en, her.language) == (1, "مريم", "Maryam", "ar")
    assert her.household is not None
    assert her.household.name == "Way 12"
    assert [(one.kind, one.citizen, one.text) for one in found.warnings] == [
        ("citizen", 1, "Deaf in one ear")
    ]
    assert kind_of(caller_number(spelling, "OM"), found) == "known"


async def test_a_shared_number_offers_everybody_and_chooses_nobody(pops: ScreenPops, town: Town) -> None:
    """Both of a household are candidates; languages that differ are nobody's."""
    await town.citizen(1, HER, shared=[HOME], language="ar")
    await town.citizen(2, HIS, shared=[HOME], language="en")
    await town.case(101, citizen=1)
    await town.case(102, citizen=2)
    found = await pops.look_up(HOME)
    assert [one.id for one in found.candidates] == [1, 2]
    assert {one.citizen for one in found.cases} == {1, 2}
    assert kind_of(caller_number(HOME, "OM"), found) == "shared"
    assert common_language(found) is None
    assert case_in_question(found) is None


async def test_one_person_at_a_shared_number_is_still_asked(pops: ScreenPops, town: Town) -> None:
    """A number that is marked as shared names nobody, also where one citizen alone is known by it."""
    await town.citizen(1, shared=[HOME])
    await town.case(101, citizen=1)
    found = await pops.look_up(HOME)
    assert kind_of(caller_number(HOME, "OM"), found) == "shared"
    assert case_in_question(found) is None


async def test_those_who_were_merged_are_one(pops: ScreenPops, town: Town) -> None:
    """The number, cases and contacts of each row are those of the one who was kept."""
    await town.citizen(1, HER, name_en="Maryam")
    await town.citizen(2, HIS, name_en="M. A.", merged_into=1)
    await town.case(101, citizen=1)
    await town.case(102, citizen=2)
    await town.contact("mail", NOW - 5, channel="email", citizen=2)
    for number in (HER, HIS):
        found = await pops.look_up(number)
        assert [(one.id, one.name_en) for one in found.candidates] == [(1, "Maryam")]
        assert [(one.reference, one.citizen) for one in found.cases] == [("0101", 1), ("0102", 1)]
        assert [(one.id, one.citizen) for one in found.contacts] == [("mail", 1)]


async def test_whoever_was_erased_is_not_shown(pops: ScreenPops, town: Town) -> None:
    """Erasing takes the candidate away, also where a number was left."""
    await town.citizen(1, HER, erased_at=NOW - 1)
    assert (await pops.look_up(HER)).candidates == ()


async def test_a_hospital_is_not_a_list_of_all_its_patients(pops: ScreenPops, town: Town) -> None:
    """Of more people than one can choose from, some are listed, and it is said that there are more."""
    for number in range(1, MOST_CANDIDATES + 5):
        await town.citizen(number, shared=[HOME])
    found = await pops.look_up(HOME)
    assert len(found.candidates) == MOST_CANDIDATES
    assert found.more_candidates


async def test_open_cases_come_with_what_is_due_next(pops: ScreenPops, town: Town) -> None:
    """On time, soon, overdue, or never due; what is done is left out."""
    await town.citizen(1, HER)
    await town.case(101, citizen=1, due_at=NOW + 9000)
    await town.case(102, citizen=1, due_at=NOW + 100)
    await town.case(103, citizen=1, due_at=NOW + 9000, response_due_at=NOW - 60)
    await town.case(104, caller=HER)
    await town.case(105, citizen=1, status="closed", due_at=NOW - 1)
    found = await pops.look_up(HER)
    told = {one.reference: (one.due, one.seconds_left) for one in found.cases}
    assert told == {
        "0101": ("on time", 9000), "0102": ("soon", 100), "0103": ("overdue", -60), "0104": ("none", None),
    }  # fmt: skip
    assert [(one.kind, one.count) for one in found.warnings] == [("overdue", 1)]


async def test_the_newest_contacts_over_all_channels_are_shown(pops: ScreenPops, town: Town) -> None:
    """Calls by number and e-mails by citizen stand in one list, each once, the newest first."""
    await town.citizen(1, HER)
    for number in range(MOST_CONTACTS):
        await town.contact(f"call-{number}", NOW - 100 - number, address=HER, citizen=1, agent="1001")
    await town.contact("mail", NOW - 50, channel="email", citizen=1, outcome="received")
    await town.contact("other", NOW - 1, address=HIS)
    found = await pops.look_up(HER)
    assert [one.id for one in found.contacts] == ["mail", *(f"call-{n}" for n in range(MOST_CONTACTS - 1))]
    assert found.contacts[1].agent == "1001"


async def test_many_calls_of_one_day_are_a_warning(pops: ScreenPops, town: Town) -> None:
    """Calls of the last day count, e-mails and earlier calls do not."""
    for number in range(MANY_CALLS):
        await town.contact(f"call-{number}", NOW - 100 - number, address=HER)
    await town.contact("mail", NOW - 50, channel="email", address=HER)
    await town.contact("old", NOW - 90_000, address=HER)
    found = await pops.look_up(HER)
    assert [(one.kind, one.count) for one in found.warnings] == [("many calls", MANY_CALLS)]


async def test_the_last_mark_is_shown(pops: ScreenPops, town: Town) -> None:
    """The newest answer counts, not one that was never given."""
    await town.mark("a", HER, 5, NOW - 500)
    await town.mark("b", HER, 2, NOW - 100)
    await town.mark("c", HER, None, None)
    mark = (await pops.look_up(HER)).mark
    assert mark is not None
    assert (mark.score, mark.answered_at) == (2, NOW - 100)


async def test_the_case_that_the_caller_keyed_is_shown_whosever_it_is(pops: ScreenPops, town: Town) -> None:
    """A case is no proof of who calls: it is shown, and its citizen is no candidate."""
    await town.citizen(1, HER)
    await town.case(101, citizen=1, status="closed")
    for caller in (None, HIS):
        found = await pops.look_up(caller, ["0101"])
        assert [(one.reference, one.due) for one in found.asked] == [("0101", "none")]
        assert (found.candidates, found.cases, found.contacts) == ((), (), ())
        assert case_in_question(found) == "0101"


@pytest.mark.parametrize("caller", [None, "anonymous", "1111", "'; DROP TABLE citizen; --"])
async def test_numbers_that_are_nobodys_own_are_not_looked_up(pops: ScreenPops, caller: str | None) -> None:
    """Withheld numbers, services and nonsense find nothing and harm nothing."""
    assert (await pops.look_up(caller)).contacts == ()


async def test_messages_and_holds_are_asked_of_those_who_keep_them(engine: AsyncEngine, town: Town) -> None:
    """The open cases' messages are asked for, and the last calls' recordings."""
    await town.citizen(1, HER)
    reference = await town.case(101, citizen=1)
    await town.contact("call", NOW - 5, address=HER)
    waiting = WaitingMessage(
        id="m1", reference=reference, created_at=1.0, seconds=9.0, state="new", agent=None, due_at=None
    )
    asked: list[Sequence[str]] = []

    def messages(_: sa.Connection, references: Sequence[str]) -> Sequence[WaitingMessage]:
        asked.append(references)
        return [waiting]

    def holds(_: sa.Connection, calls: Sequence[str]) -> int:
        asked.append(calls)
        return 3

    found = await ScreenPops(engine, lambda: CONFIG, lambda: NOW, Elsewhere(messages, holds)).look_up(HER)
    assert asked == [[reference], ["call"]]
    assert found.messages == (waiting,)
    assert [(one.kind, one.count) for one in found.warnings] == [("legal hold", 3)]
