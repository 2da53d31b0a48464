"""Contacts that wait: looked at, answered, done; and posts of social networks."""

import httpx
import msgspec
import pytest
from starlette.applications import Starlette

from hotline.crm_bridge import audit
from hotline.crm_bridge.channels.contact_desk import ContactDesk, ContactError
from hotline.crm_bridge.channels.social import SocialOut
from hotline.crm_bridge.contact import IncomingFile
from hotline.crm_bridge.contact_tables import attachment, correspondence
from hotline.crm_bridge.outgoing import LaterError, Letter, NotSentError, Outgoing
from hotline.crm_bridge.tables import interaction
from hotline.desk.social_api import SocialApi
from hotline.events import CaseFileAdded, ContactChanged
from hotline.signature import SIGNATURE, sign, verify

from .conftest import NOW, Desk

BODY = msgspec.json.encode({"id": "p1", "from": "@Aisha", "text": "What a mess", "conversation": "c1"})


@pytest.fixture
def contacts(desk: Desk) -> ContactDesk:
    return ContactDesk(desk.journal, desk.engine, lambda: NOW + 60)


async def test_an_answer_goes_where_the_question_came_from(desk: Desk, contacts: ContactDesk) -> None:
    """It is kept for sending, in the same thread and about the same case, and the question is done."""
    asked = await desk.take(subject="Hole", external_id="<1@x>")
    assert [one.contact for one in await contacts.listed("waiting", "water", 10)] == [asked.contact]
    ours = await desk.words(await contacts.answer(asked.contact, "We are on the way", by="1001"))
    assert (ours.channel, ours.recipient, ours.subject, ours.thread, ours.reference, ours.state, ours.what) == (
        "email", "aisha@example.org", "Re: Hole", "<1@x>", asked.reference, "to send", "answer",
    )  # fmt: skip
    assert (await contacts.find(asked.contact)).state == "done"
    with pytest.raises(ContactError, match="only what waits"):
        await contacts.done(asked.contact, by="1001")


async def test_what_cannot_be_answered_says_so(desk: Desk, contacts: ContactDesk) -> None:
    """Nobody there, no words, no such contact."""
    asked = await desk.take(sender="")
    for contact, text in ((asked.contact, "hello"), (asked.contact, "  "), ("none", "hello")):
        with pytest.raises(ContactError):
            await contacts.answer(contact, text, by="1001")


async def test_who_takes_a_contact_has_it_until_it_is_reopened(desk: Desk, contacts: ContactDesk) -> None:
    """Others are told who has it; every change has its fact and its line in the audit."""
    asked = await desk.take(subject="Hole")
    await contacts.take(asked.contact, by="1001")
    await contacts.take(asked.contact, by="1001")
    with pytest.raises(ContactError, match="is with 1001"):
        await contacts.take(asked.contact, by="1002")
    await contacts.done(asked.contact, by="1001")
    await contacts.reopen(asked.contact, by="1002")
    await contacts.take(asked.contact, by="1002")
    async with desk.engine.connect() as connection:
        lines = await audit.read(connection, "contact", asked.contact)
    assert [(line.by, line.field, line.new) for line in lines] == [
        ("1001", "agent", "1001"), ("1001", "state", "done"), ("1002", "state", "waiting"),
        ("1002", "agent", None), ("1002", "agent", "1002"),
    ]  # fmt: skip
    changed = [fact for fact in await desk.facts() if isinstance(fact, ContactChanged)]
    assert [(fact.by, *fact.fields) for fact in changed] == [
        ("1001", "agent"), ("1001", "state"), ("1002", "state", "agent"), ("1002", "agent"),
    ]  # fmt: skip


async def test_a_contact_that_is_tied_to_a_case_brings_its_files(desk: Desk, contacts: ContactDesk) -> None:
    """And its interaction; nothing is tied to what does not exist."""
    case = (await desk.take(subject="Hole")).reference
    file = IncomingFile(name="a.txt", media_type="text/plain", content=b"words")
    other = await desk.take("Hello", channel="x", sender="omar", files=(file,))
    assert other.reference is None
    await contacts.tie(other.contact, {"reference": case}, by="1001")
    (interaction_,) = [row for row in await desk.rows(interaction) if row.id == other.contact]
    (kept,) = await desk.rows(attachment)
    assert (interaction_.reference, kept.reference, (await desk.words(other.contact)).reference) == (
        case,
    ) * 3
    (added,) = [fact for fact in await desk.facts() if isinstance(fact, CaseFileAdded)]
    assert (added.reference, added.attachment, added.by) == (case, kept.id, "1001")
    for wrong in ({"reference": "9999"}, {"citizen": 9999}):
        with pytest.raises(ContactError, match="there is no"):
            await contacts.tie(other.contact, wrong, by="1001")
    await contacts.tie(other.contact, {"reference": None}, by="1001")
    assert (await desk.rows(attachment))[0].reference is None


@pytest.fixture
def secret(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("HOTLINE_X_SECRET", "a secret")
    return "a secret"


async def post(desk: Desk, body: bytes, header: str, name: str = "x") -> httpx.Response:
    api = SocialApi(desk.intake, lambda: desk.config.social, lambda: NOW)
    transport = httpx.ASGITransport(Starlette(routes=api.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://city") as client:
        return await client.post(f"/api/social/{name}", content=body, headers={SIGNATURE: header})


async def test_a_post_comes_in_once(desk: Desk, secret: str) -> None:
    """Signed, it is kept and waits in the queue; brought again, it is the same one."""
    first = await post(desk, BODY, sign(secret, NOW, BODY))
    assert first.status_code == 202
    assert (await post(desk, BODY, sign(secret, NOW, BODY))).json()["repeated"]
    (row,) = await desk.rows(correspondence)
    assert (row.channel, row.sender, row.thread, row.state) == ("x", "aisha", "c1", "waiting")


async def test_another_post_under_the_same_id_is_refused(desk: Desk, secret: str) -> None:
    """It is not taken for the first one, which stays as it is."""
    await post(desk, BODY, sign(secret, NOW, BODY))
    other = BODY.replace(b"mess", b"success")
    refused = await post(desk, other, sign(secret, NOW, other))
    assert (refused.status_code, refused.json()["title"]) == (422, "Another post had this id")
    (row,) = await desk.rows(correspondence)
    assert row.text == "What a mess"


@pytest.mark.parametrize(
    ("body", "at", "name", "status"),
    [
        (BODY, NOW - 3600, "x", 401),
        (BODY, NOW, "unknown", 404),
        (b"{", NOW, "x", 400),
        (
            b'{"id": "a", "from": "a", "text": "b", "more": ' + b"[" * 9_000 + b"]" * 9_000 + b"}",
            NOW,
            "x",
            400,
        ),
        (b'{"id": "", "from": "a", "text": "b"}', NOW, "x", 400),
        (b"x" * 300_000, NOW, "x", 413),
    ],
)
async def test_posts_that_are_refused(
    desk: Desk, secret: str, *, body: bytes, at: float, name: str, status: int
) -> None:
    """Old signatures, unknown networks and bodies that are none; each with its reason."""
    assert (await post(desk, body, sign(secret, at, body), name)).status_code == status
    assert not await desk.rows(correspondence)


async def test_a_secret_is_exchanged_without_a_lost_post(
    desk: Desk, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connector may sign by the old one until that is taken away; an empty one is none."""
    monkeypatch.setenv("HOTLINE_X_SECRET", "a new one")
    assert (await post(desk, BODY, sign(secret, NOW, BODY))).status_code == 401
    monkeypatch.setenv("HOTLINE_X_SECRET_OLD", secret)
    for one in (secret, "a new one"):
        assert (await post(desk, BODY, sign(one, NOW, BODY))).status_code == 202
    monkeypatch.setenv("HOTLINE_X_SECRET", "")
    assert (await post(desk, BODY, sign(secret, NOW, BODY))).status_code == 503


async def test_a_forged_post_is_refused(desk: Desk, secret: str) -> None:
    """Without the key nobody posts, and without a key nobody can be known."""
    assert (await post(desk, BODY, sign(f"not {secret}", NOW, BODY))).status_code == 401


@pytest.mark.parametrize(("status", "error"), [(200, None), (404, NotSentError), (500, LaterError)])
async def test_answers_go_to_the_connector(
    desk: Desk, secret: str, status: int, error: type[Exception] | None
) -> None:
    """Signed, with an identity that stays the same; refused for good or for now."""
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(status)

    settings = desk.config.social["x"].model_copy(update={"reply_url": "https://connector.example/x"})
    message = Outgoing(channel="x", to="aisha", subject="", text="Thank you", what="answer", thread="c1")
    letter = Letter(contact="01", at=NOW, message=message, earlier=("p1",))
    out = SocialOut(lambda: settings, lambda: NOW, httpx.MockTransport(answer))
    if error is None:
        await out.send(letter)
    else:
        with pytest.raises(error):
            await out.send(letter)
    (request,) = seen
    verify(secret, request.headers[SIGNATURE], request.content, NOW)
    assert msgspec.json.decode(request.content) == {
        "id": "01", "to": "aisha", "text": "Thank you", "conversation": "c1", "answers": "p1",
    }  # fmt: skip
