"""Texts by the HTTP gateway, from the request to the case and back to the telephone."""

import asyncio
from functools import partial

import httpx
import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette

from hotline.app.gateway_texts import GatewayTexts
from hotline.app.text_sender import TextSender
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.cases import Report, open_case
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.outgoing import Outgoing, write
from hotline.crm_bridge.outgoing_post import Post
from hotline.crm_bridge.sms.contacts import UnregisteredTeams
from hotline.crm_bridge.sms.dispatch import Dispatcher
from hotline.crm_bridge.sms.field_teams import FieldTeams
from hotline.crm_bridge.sms.reassembly import Reassembly
from hotline.crm_bridge.sms.stop_words import StopWords
from hotline.desk.access import Access
from hotline.desk.texts_api import TextsApi
from hotline.events import ContactNotSent, ContactSent
from hotline.journal import Journal, JournalReader
from hotline.testing.city import configuration
from hotline.testing.sms_gateway import SmsGateway
from hotline.text_messages import HttpTexts

TOKEN = "t" * 40
CITY = {
    "departments": {"water": {"title": {"en": "Water", "ar": "المياه"}}},
    "teams": {
        "water-1": {"name": "Water 1", "phone": "+96891110001", "department": "water", "language": "en"}
    },
    "text_messages.url": "https://sms.example/send",
}


async def test_a_team_reports_by_the_gateway(journal: Journal, engine: AsyncEngine) -> None:
    """The number in any spelling; a request that the gateway repeats has the same answer and no effect."""
    config = configuration(CITY)
    work = partial(open_case, at=1.0, channel="voice", caller=None, language="ar", queue="water", call=None,
                   subject="Leak", report=Report(department="water"))  # fmt: skip
    reference = await journal.commit([], work)
    teams = FieldTeams(journal, lambda: config, lambda: 1000.0)
    dispatcher = Dispatcher(engine, (teams,), lambda: "OM", lambda: 1000.0)
    texts = GatewayTexts(dispatcher, Reassembly(journal, engine, dispatcher, lambda: 1000.0), lambda: 1000.0)
    app = Starlette(routes=TextsApi(Access(lambda: {"gateway": TOKEN}), texts).routes())
    transport = httpx.ASGITransport(app)
    headers = {"Authorization": f"Bearer {TOKEN}"}
    text = {"from": "00968 9111 0001", "to": "1111", "text": f"C {reference} done valve replaced", "id": "m1"}
    async with httpx.AsyncClient(transport=transport, base_url="http://hotline", headers=headers) as client:
        answers = [(await client.post("/api/texts", json=text)).json() for _ in range(2)]
    desk = CaseDesk(journal, engine)
    case, notes = await desk.find(reference), await desk.notes_of(reference)
    assert case is not None
    assert (case.status, [note.text for note in notes]) == ("solved", ["valve replaced"])
    assert {answer["reply"] for answer in answers} == {f"{reference} is now solved. Your note was added."}


async def test_another_text_under_the_same_name_is_another_one(journal: Journal, engine: AsyncEngine) -> None:
    """Also where it comes again, and at once with the first: words of citizens are not lost for a gateway's counter."""
    takers = (UnregisteredTeams(journal, engine), StopWords(journal))
    dispatcher = Dispatcher(engine, takers, lambda: "OM", lambda: 1000.0)
    texts = GatewayTexts(dispatcher, Reassembly(journal, engine, dispatcher, lambda: 1000.0), lambda: 1000.0)
    said = ["STOP ", "START", "START", "STOP "]
    await asyncio.gather(*(texts.receive("91230001", words, external_id="gateway:1") for words in said))
    assert [(await texts.receive("91230001", words, external_id="gateway:1")).repeated for words in said] == [
        True
    ] * 4
    query = sa.select(correspondence.c.text).where(correspondence.c.direction == "in")
    async with engine.connect() as connection:
        assert sorted((await connection.execute(query)).scalars()) == ["START", "STOP "]


async def test_parts_that_the_gateway_does_not_put_together_are_one_report(
    journal: Journal, engine: AsyncEngine
) -> None:
    """Out of order and twice; the answer is a text of its own."""
    config = configuration(CITY)
    dispatcher = Dispatcher(
        engine, (FieldTeams(journal, lambda: config, lambda: 1000.0),), lambda: "OM", lambda: 1000.0
    )
    texts = GatewayTexts(dispatcher, Reassembly(journal, engine, dispatcher, lambda: 1000.0), lambda: 1000.0)
    work = partial(open_case, at=1.0, channel="voice", caller=None, language="ar", queue="water", call=None,
                   subject="Leak", report=Report(department="water"))  # fmt: skip
    reference = await journal.commit([], work)
    words = {1: f"{reference} note the old ", 2: "valve 🔧", 3: "is gone"}
    app = Starlette(routes=TextsApi(Access(lambda: {"gateway": TOKEN}), texts).routes())
    headers = {"Authorization": f"Bearer {TOKEN}"}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://hotline", headers=headers
    ) as client:
        for number in (3, 1, 1, 2):
            part = {"reference": "37", "number": number, "total": 3}
            text = {"from": "+96891110001", "to": "1111", "text": words[number], "part": part}
            assert (await client.post("/api/texts", json=text)).json()["reply"] == ""
    (note,) = await CaseDesk(journal, engine).notes_of(reference)
    assert note.text == "the old valve 🔧is gone"
    query = sa.select(correspondence.c.state).where(correspondence.c.direction == "out")
    async with engine.connect() as connection:
        assert list((await connection.execute(query)).scalars()) == ["to send"]


@pytest.mark.parametrize(("status", "fact"), [(None, ContactSent), (422, ContactNotSent)])
async def test_a_text_that_goes_out_is_sent_once_or_refused_for_good(
    journal: Journal, engine: AsyncEngine, reader: JournalReader, status: int | None,
    fact: type[ContactSent | ContactNotSent],
) -> None:  # fmt: skip
    """Also when the gateway's answer is lost, and when it is down for a while."""
    config, gateway = configuration(CITY), SmsGateway()
    sender = TextSender(HttpTexts(lambda: config.text_messages, gateway.transport))
    post = Post(journal, engine, {}, lambda: 1000.0, retry_seconds=(0.0, 0.0))
    message = Outgoing(channel="sms", to="+96891230001", subject="", text="مرحبا", what="solved")
    await journal.commit_result(lambda connection: write(connection, message, at=1000.0), lambda _: ())
    gateway.status = 503
    await post.send_waiting("sms", sender)
    gateway.status, gateway.lose_answers = status, 1
    await post.send_waiting("sms", sender)
    await post.send_waiting("sms", sender)
    await post.send_waiting("sms", sender)
    facts = [entry.event for entry in await reader.after(0, 100)]
    assert [type(one) for one in facts] == [fact]
    assert [(to, text) for to, text, _ in gateway.sent] == ([] if status else [("+96891230001", "مرحبا")])
