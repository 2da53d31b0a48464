"""Words that wait for the gateway, and what happens meanwhile."""

from functools import partial

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge import citizen_writer, consents
from hotline.crm_bridge.case_change import reopen
from hotline.crm_bridge.citizen import Address
from hotline.crm_bridge.citizen_words.going import Going
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.outgoing import LaterError, Letter, Outgoing, write
from hotline.crm_bridge.outgoing_post import Post
from hotline.events import Event

from .conftest import CITIZEN, MORNING, NIGHT, City


class Gateway:
    """Takes texts, unless it is away."""

    def __init__(self) -> None:
        self.is_away = False
        self.taken: list[str] = []

    async def send(self, letter: Letter) -> None:
        if self.is_away:
            raise LaterError("it is away")
        self.taken.append(letter.message.what)


class Waiting:
    """A word that was written at noon, and a gateway that was away then."""

    def __init__(self, city: City) -> None:
        self.city, self.gateway = city, Gateway()
        senders = {"sms": self.gateway}
        self.post = Post(
            city.journal, city.engine, senders, lambda: city.now, check=Going(lambda: city.config)
        )

    async def tries(self) -> list[str]:
        """Have sent what may be sent, and return everything that the gateway has taken by now."""
        await self.post.send_waiting("sms", self.gateway)
        return self.gateway.taken

    async def states(self) -> list[str]:
        row = correspondence.c
        async with self.city.engine.connect() as connection:
            return list((await connection.execute(sa.select(row.state).order_by(row.contact))).scalars())

    async def misses(self) -> str:
        """Open a case while the gateway is away; return its reference."""
        reference = await self.city.opens()
        await self.city.follows()
        self.gateway.is_away = True
        assert await self.tries() == []
        self.gateway.is_away = False
        self.city.now += 60
        return reference


@pytest.fixture
def waiting(city: City) -> Waiting:
    return Waiting(city)


async def test_what_was_written_may_go(waiting: Waiting) -> None:
    """When the gateway is there again, and it is day still."""
    await waiting.misses()
    assert await waiting.tries() == ["received"]


async def test_who_said_stop_meanwhile_hears_nothing_more(waiting: Waiting) -> None:
    """And the journal says why."""
    await waiting.misses()

    async def stop(connection: AsyncConnection) -> list[Event]:
        person, facts = await citizen_writer.find_or_add(
            connection, "phone", CITIZEN, at=waiting.city.now, by="citizen"
        )
        assert person is not None
        return [*facts, *await consents.record(connection, person, "case updates", given=False,
                                               at=waiting.city.now, by="citizen", proof="STOP")]  # fmt: skip

    await waiting.city.journal.commit_result(stop, lambda facts: facts)
    assert await waiting.tries() == []
    assert (await waiting.states(), await waiting.city.refusals()) == (["failed"], ["no consent"])


async def test_what_did_not_go_by_day_waits_for_the_morning(waiting: Waiting) -> None:
    """Though the gateway is there at night; and it goes as soon as it may."""
    await waiting.misses()
    waiting.city.now = NIGHT
    assert (await waiting.tries(), await waiting.states()) == ([], ["to send"])
    waiting.city.now = MORNING - 1
    assert await waiting.tries() == []
    waiting.city.now = MORNING
    assert await waiting.tries() == ["received"]


async def test_what_is_not_so_any_more_is_not_said(waiting: Waiting) -> None:
    """The case was solved, the word waits, and the citizen reopens the case by telephone."""
    reference = await waiting.city.opens()
    await waiting.city.sets(reference, "solved")
    await waiting.city.follows()
    again = partial(reopen, at=waiting.city.now, by="citizen")
    await waiting.city.changes(reference, again)
    assert await waiting.tries() == []
    assert await waiting.city.refusals() == ["it is not so any more"]


async def test_a_number_that_others_have_by_now_is_told_nothing(waiting: Waiting) -> None:
    """Somebody said that it is a shared one."""
    await waiting.misses()
    shared = Address(kind="phone", address=CITIZEN, shared=True)

    async def share(connection: AsyncConnection) -> list[Event]:
        return list(await citizen_writer.add_address(connection, 1, shared, at=waiting.city.now, by="1001"))

    await waiting.city.journal.commit_result(share, lambda facts: facts)
    assert await waiting.tries() == []
    assert await waiting.city.refusals() == ["the address is not theirs alone any more"]


async def test_what_a_person_wrote_goes_at_any_hour(waiting: Waiting) -> None:
    """An answer is expected by whoever asked."""
    waiting.city.now = NIGHT
    answer = Outgoing(channel="sms", to=CITIZEN, subject="", text="At once", what="answer")
    await waiting.city.journal.commit((), lambda connection: write(connection, answer, at=NIGHT))
    assert await waiting.tries() == ["answer"]
