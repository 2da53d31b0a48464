"""What we write: kept with its occasion, sent once, tried again, given up."""

import asyncio
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from hotline.crm_bridge import outgoing, outgoing_rows
from hotline.crm_bridge.city_keys import key_of
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.outgoing import LaterError, Letter, NotSentError, Outgoing, write
from hotline.crm_bridge.outgoing_post import GIVE_UP_SECONDS, Post
from hotline.crm_bridge.outgoing_rows import CLAIM_SECONDS
from hotline.crm_bridge.tables import interaction
from hotline.events import ContactNotSent, ContactSent
from hotline.testing.waiting import eventually

from .conftest import NOW, Desk


class Sender:
    """Takes letters, or raises what it is told to."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []
        self.trouble: Exception | None = None

    async def send(self, letter: Letter) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.letters.append(letter)


class Office:
    """A post, and a clock that the test moves."""

    def __init__(self, desk: Desk) -> None:
        self.now = NOW
        self.desk, self.sender = desk, Sender()
        self.post = Post(
            desk.journal, desk.engine, {"email": self.sender}, lambda: self.now, poll_seconds=0.01
        )
        self.go = partial(self.post.send_waiting, "email", self.sender)

    async def writes(self, external_id: str | None = None, **more: str | None) -> str:
        values: dict[str, Any] = {"what": "on the way", "language": "ar", **more}
        letter = Outgoing(
            channel="email", to="aisha@example.org", subject="About it", text="We are on the way",
            external_id=external_id, **values,
        )  # fmt: skip
        return await self.desk.journal.commit((), partial(write, message=letter, at=self.now))

    async def states(self) -> list[str]:
        rows = await self.desk.rows(correspondence)
        return [row.state for row in rows if row.direction == "out"]


@pytest.fixture
def office(desk: Desk) -> Office:
    return Office(desk)


async def test_what_is_written_is_sent_once(office: Office) -> None:
    """It waits in the store, is sent, and then there are its interaction and its fact."""
    contact = await office.writes("1001:on the way")
    assert await office.writes("1001:on the way") == contact
    assert await office.states() == ["to send"]
    assert await office.go() == 1
    assert await office.go() == 0
    assert [letter.contact for letter in office.sender.letters] == [contact]
    (row,) = await office.desk.rows(interaction)
    assert (row.id, row.direction, row.outcome, row.address) == (contact, "out", "sent", "aisha@example.org")
    (fact,) = await office.desk.facts()
    assert isinstance(fact, ContactSent)
    assert (fact.contact, fact.what) == (contact, "on the way")


async def test_what_is_refused_for_good_is_told(office: Office) -> None:
    """A message that nobody takes has no interaction, and the fact says why."""
    await office.writes()
    office.sender.trouble = NotSentError("the server says: no such mailbox")
    await office.go()
    assert await office.states() == ["failed"]
    assert not await office.desk.rows(interaction)
    (fact,) = await office.desk.facts()
    assert isinstance(fact, ContactNotSent)
    assert fact.why == "the server says: no such mailbox"


async def test_what_cannot_be_sent_now_is_tried_again(office: Office) -> None:
    """Pauses become longer; others are not held up; after three days it is given up."""
    await office.writes()
    office.sender.trouble = LaterError("busy")
    await office.go()
    assert await office.states() == ["to send"]
    office.sender.trouble = None
    assert await office.go() == 0  # not yet
    await office.writes()
    assert await office.go() == 1  # the other one
    office.now += 31
    assert await office.go() == 1
    assert await office.states() == ["sent", "sent"]
    await office.writes()
    office.sender.trouble = LaterError("busy")
    office.now += GIVE_UP_SECONDS + 1
    await office.go()
    assert (await office.states())[-1] == "failed"


async def test_a_fault_of_ours_fails_one_message(office: Office) -> None:
    """Whatever a sender raises, the next messages go on."""
    await office.writes()
    office.sender.trouble = ValueError("a fault")
    await office.go()
    assert await office.states() == ["failed"]


async def test_what_was_on_its_way_is_sent_again(office: Office) -> None:
    """A process that was killed while sending is followed by one that finds the message, under the same identity."""
    contact = await office.writes()
    async with office.desk.engine.begin() as connection:
        await connection.execute(sa.update(correspondence).values(state=outgoing.SENDING))
    worker = asyncio.create_task(office.post.run())
    await eventually(lambda: office.sender.letters)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)
    assert [letter.contact for letter in office.sender.letters] == [contact]


async def test_what_another_node_sends_is_left_to_it(office: Office) -> None:
    """A node that starts does not take a message from one that lives; of one that died it does, after its time."""
    await office.writes()
    other = {"state": outgoing.SENDING, "claimed_by": "other", "claimed_until": office.now + CLAIM_SECONDS}
    async with office.desk.engine.begin() as connection:
        await connection.execute(sa.update(correspondence).values(other))
        await outgoing_rows.recover(connection, "email", office.desk.journal.node)
    assert await office.go() == 0
    office.now += CLAIM_SECONDS + 1
    assert await office.go() == 1
    assert await office.states() == ["sent"]


async def test_who_lost_a_message_says_nothing_of_it(office: Office) -> None:
    """A node that slept while it sent finds that another one has sent it: there is one fact, the other's."""
    await office.writes()

    class Slow(Sender):
        async def send(self, letter: Letter) -> None:
            office.now += CLAIM_SECONDS + 1
            async with office.desk.engine.begin() as connection:
                assert await outgoing_rows.claim(connection, letter.contact, "other", office.now)

    await office.post.send_waiting("email", Slow())
    assert not await office.desk.facts()
    assert await office.states() == ["sending"]


async def test_a_receipt_may_be_faster_than_the_answer(office: Office) -> None:
    """What a receipt says stays, and the message counts as sent."""
    await office.writes()

    class Gateway(Sender):
        async def send(self, letter: Letter) -> None:
            async with office.desk.engine.begin() as connection:
                await connection.execute(sa.update(correspondence).values(state="delivered"))

    await office.post.send_waiting("email", Gateway())
    assert await office.states() == ["delivered"]
    assert [type(fact) for fact in await office.desk.facts()] == [ContactSent]


async def test_all_nodes_have_the_same_keys(desk: Desk) -> None:
    """The first one who needs a key makes it, and those who ask at the same moment get that one."""
    keys = await asyncio.gather(*(key_of("web form", desk.journal, desk.engine) for _ in range(4)))
    assert len(set(keys)) == 1
    assert len(keys[0]) == 32
    assert await key_of("web form", desk.journal, desk.engine) == keys[0]
    assert await key_of("other", desk.journal, desk.engine) != keys[0]


async def test_a_word_about_a_case_joins_its_thread(office: Office) -> None:
    """It names the e-mails before it, so that the citizen's program shows them together."""
    opened = await office.desk.take(external_id="<1@example.org>")
    office.now += 10
    first = await office.writes(reference=opened.reference)
    office.now += 10
    await office.writes(reference=opened.reference)
    await office.go()
    assert [letter.earlier for letter in office.sender.letters] == [
        ("<1@example.org>",),
        ("<1@example.org>", first),
    ]


async def test_a_letter_that_cannot_be_looked_at_is_not_sent(desk: Desk) -> None:
    """A fault of ours before the sending holds up no other letter, and is no permission."""

    async def check(connection: object, letter: Letter, now: float) -> None:
        if letter.message.what == "on the way":
            raise KeyError("a fault")

    office = Office(desk)
    office.post = Post(desk.journal, desk.engine, {"email": office.sender}, lambda: office.now, check=check)
    await office.writes()
    await office.writes(what="answer", language="en")
    assert await office.post.send_waiting("email", office.sender) == 1
    assert [letter.message.what for letter in office.sender.letters] == ["answer"]
    assert sorted(await office.states()) == ["sent", "to send"]
