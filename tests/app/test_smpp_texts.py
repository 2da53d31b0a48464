"""A message centre and the case store: a report comes in, its answer goes out, and its receipt comes back."""

import asyncio
from collections.abc import AsyncIterator
from functools import partial
from unittest.mock import AsyncMock

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.smpp_intake import SAME_SECONDS, SmppIntake
from hotline.app.text_sender import TextSender
from hotline.config.bridge import Smpp
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.cases import Report, open_case
from hotline.crm_bridge.contact import new_contact
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.outgoing import Outgoing, write
from hotline.crm_bridge.outgoing_post import Post
from hotline.crm_bridge.sms.dispatch import Dispatcher
from hotline.crm_bridge.sms.field_teams import FieldTeams
from hotline.crm_bridge.sms.reassembly import Reassembly
from hotline.crm_bridge.sms.receipts import FORGET_SECONDS, Receipts
from hotline.crm_bridge.work_tables import external
from hotline.events import ContactNotSent, ContactSent
from hotline.journal import Journal, JournalReader, JournalUnavailableError
from hotline.smpp.client import SmppTexts
from hotline.smpp.pdu import Status
from hotline.smpp.short_message import ShortMessage, messages
from hotline.testing.city import configuration
from hotline.testing.message_centre import MessageCentre
from hotline.text_coding import decode

TEAM = "+96891110001"
NOW = 1_795_000_000.0
CITY = {
    "departments": {"water": {"title": {"en": "Water", "ar": "المياه"}}},
    "teams": {"water-1": {"name": "Water 1", "phone": TEAM, "department": "water", "language": "en"}},
}


class City:
    """A hotline with a message centre."""

    def __init__(self, journal: Journal, engine: AsyncEngine, reader: JournalReader, port: int) -> None:
        self.now = NOW
        self.journal, self.engine, self.reader = journal, engine, reader
        config = configuration(CITY)
        teams = FieldTeams(journal, lambda: config, self.clock)
        dispatcher = Dispatcher(engine, (teams,), lambda: "OM", self.clock)
        reassembly = Reassembly(journal, engine, dispatcher, self.clock)
        receipts = Receipts(journal, engine, self.clock)
        settings = Smpp(host="127.0.0.1", port=port, system_id="hotline", password_variable="SMPP_PASSWORD",
                        texts_per_second=1000)  # fmt: skip
        intake = SmppIntake(dispatcher, reassembly, receipts, self.clock)
        self.texts = SmppTexts(settings, lambda: "1111", intake.take, notes=receipts)
        self.post = Post(journal, engine, {}, self.clock)

    def clock(self) -> float:
        return self.now

    async def opens(self) -> str:
        """Open a case of the water people."""
        return await self.journal.commit([], partial(
            open_case, at=1000.0, channel="voice", caller=None, language="ar", queue="water", call="demo-1.1",
            subject="Leak", report=Report(department="water"),
        ))  # fmt: skip

    async def sends(self) -> None:
        """Send what is to be sent."""
        await self.post.send_waiting("sms", TextSender(self.texts))

    async def states(self) -> list[str]:
        """Return the states of what we wrote."""
        query = sa.select(correspondence.c.state).where(correspondence.c.direction == "out")
        async with self.engine.connect() as connection:
            return list((await connection.execute(query)).scalars())


@pytest.fixture
async def centre(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[MessageCentre]:
    """A message centre."""
    monkeypatch.setenv("SMPP_PASSWORD", "secret")
    async with MessageCentre() as centre:
        yield centre


@pytest.fixture
async def city(
    journal: Journal, engine: AsyncEngine, reader: JournalReader, centre: MessageCentre
) -> AsyncIterator[City]:
    """A city that is bound to it."""
    city = City(journal, engine, reader, centre.port)
    running = asyncio.create_task(city.texts.run())
    await city.texts.bound.wait()
    yield city
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def from_team(text: str) -> list[ShortMessage]:
    """Return a text as the centre delivers it."""
    return messages(TEAM, "1111", text, 7)


def receipt(name: str, state: str) -> ShortMessage:
    """Return a receipt as the centre delivers it."""
    return ShortMessage(source="96891110001", destination="1111", content=f"id:{name} stat:{state} err:0".encode(),
                        esm_class=0x04)  # fmt: skip


async def test_a_report_in_parts_out_of_order_is_done_and_answered(city: City, centre: MessageCentre) -> None:
    """The answer is on the team's telephone when its receipt came."""
    reference = await city.opens()
    note = "استبدال الصمام القديم بصمام جديد أمام المدرسة " * 3
    for part in reversed(from_team(f"{reference} تم {note}")):
        assert await centre.deliver(part) == Status.OK
    case = await CaseDesk(city.journal, city.engine).find(reference)
    assert case is not None
    assert (case.status, await city.states()) == ("solved", ["to send"])
    await city.sends()
    (answer,) = centre.submitted
    assert decode(answer.words, answer.coding) == f"{reference} is now solved. Your note was added."
    assert (answer.destination, await city.states()) == (TEAM.lstrip("+"), ["sent"])
    await centre.deliver(receipt("m1", "DELIVRD"))
    assert await city.states() == ["delivered"]
    async with city.engine.connect() as connection:
        assert (await connection.execute(sa.select(external))).all() == []


async def test_an_answer_that_is_not_delivered_is_a_fact(city: City, centre: MessageCentre) -> None:
    """The state says so, and why is in the journal; a second receipt changes nothing."""
    await centre.deliver(*from_team("help"))
    await city.sends()
    for _ in range(2):
        for name in ("m1", "m2"):
            await centre.deliver(receipt(name, "UNDELIV"))
    facts = [entry.event for entry in await city.reader.after(0, 100)]
    assert [fact.why for fact in facts if isinstance(fact, ContactNotSent)] == ["not delivered: UNDELIV"]
    assert (await city.states(), sum(isinstance(fact, ContactSent) for fact in facts)) == (["failed"], 1)


async def test_a_message_that_the_centre_brings_again_counts_once(city: City, centre: MessageCentre) -> None:
    """Also over the boundary of two names; the same words some minutes later count again."""
    reference = await city.opens()
    (text,) = from_team(f"{reference} note look behind the house")
    for _ in range(3):
        assert await centre.deliver(text) == Status.OK
    assert len(await CaseDesk(city.journal, city.engine).notes_of(reference)) == 1
    city.now += SAME_SECONDS
    await centre.deliver(text)
    assert len(await CaseDesk(city.journal, city.engine).notes_of(reference)) == 1
    city.now += 2 * SAME_SECONDS
    await centre.deliver(text)
    assert len(await CaseDesk(city.journal, city.engine).notes_of(reference)) == 2


@pytest.mark.parametrize(("name", "written"), [("1a", "26"), ("26", "1A"), ("m1", "m1")])
async def test_a_receipt_is_known_in_hexadecimal_and_in_decimal(
    journal: Journal, engine: AsyncEngine, name: str, written: str
) -> None:
    """Centres do not agree with themselves."""
    receipts = Receipts(journal, engine, lambda: NOW)
    await receipts.submitted(new_contact(NOW), 1, 1, name)
    await receipts.delivered(written, "DELIVRD")
    async with engine.connect() as connection:
        assert (await connection.execute(sa.select(external))).all() == []


async def test_names_whose_receipts_never_come_are_forgotten(journal: Journal, engine: AsyncEngine) -> None:
    """Some centres send none."""
    now = [NOW]
    receipts = Receipts(journal, engine, lambda: now[0])
    for _ in range(3):
        await receipts.submitted(new_contact(now[0]), 1, 1, "m1")
        now[0] += FORGET_SECONDS / 2 + 1
    async with engine.connect() as connection:
        assert len((await connection.execute(sa.select(external))).all()) == 2


LONG = "المياه عادت إلى شارعكم بعد استبدال الصمام القديم. " * 3 + "نعم"


async def writes(city: City, text: str) -> None:
    """Have a text written to somebody."""
    message = Outgoing(channel="sms", to=TEAM, subject="", text=text, what="solved")
    await city.journal.commit([], lambda connection: write(connection, message, at=city.now))


async def test_a_text_that_was_interrupted_goes_on_where_it_ended(city: City, centre: MessageCentre) -> None:
    """The centre is busy after the first part, which is delivered meanwhile: nothing of it goes out again."""
    await writes(city, LONG)
    city.post = Post(city.journal, city.engine, {}, city.clock, retry_seconds=(0.0, 0.0))
    centre.refuse_after(1, Status.SYSTEM_ERROR)
    await city.sends()
    assert (len(centre.submitted), await city.states()) == (1, ["to send"])
    await centre.deliver(receipt("m1", "DELIVRD"))
    assert await city.states() == ["to send"], "a part is not the whole"
    await city.sends()
    numbers = [one.part for one in centre.submitted]
    assert [one.number for one in numbers if one is not None] == [1, 2, 3]
    assert len({one.reference for one in numbers if one is not None}) == 1
    assert "".join(decode(one.words, one.coding) for one in centre.submitted) == LONG
    for name in ("m2", "m3"):
        await centre.deliver(receipt(name, "DELIVRD"))
    assert await city.states() == ["delivered"]


async def test_a_text_whose_receipt_cannot_be_noted_is_sent_all_the_same(
    city: City, centre: MessageCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is with the centre: trying it again would send it twice."""
    await writes(city, "hello")
    monkeypatch.setattr(Receipts, "_note", AsyncMock(side_effect=JournalUnavailableError))
    await city.sends()
    await city.sends()
    assert (len(centre.submitted), await city.states()) == (1, ["sent"])
