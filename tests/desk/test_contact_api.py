"""The API of the case store: contacts."""

from pathlib import Path

import httpx
import msgspec
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.contact import Incoming, IncomingFile, Taken
from hotline.journal import Journal
from tests.desk.api_city import AGENTS, NOON, Store


@pytest.fixture
def store(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> Store:
    return Store(journal, engine, tmp_path)


@pytest.fixture
def client(store: Store) -> httpx.AsyncClient:
    return store.client()


async def wrote(store: Store, text: str = "Water in the street", **more: object) -> Taken:
    """Aisha writes an e-mail."""
    letter = Incoming(channel="email", at=NOON, sender="aisha@example.org", text=text)
    return await store.intake.take(msgspec.structs.replace(letter, **more))


async def test_a_contact_is_listed_by_what_it_is(store: Store, client: httpx.AsyncClient) -> None:
    """By state, channel, citizen and case; also what we wrote."""
    one = await wrote(store, external_id="<1@x>")
    other = await wrote(store, channel="sms", sender="+96891230001", at=NOON + 1)
    await client.post(f"contacts/{one.contact}/answer", json={"text": "Somebody is on the way."})

    async def found(**wanted: str | int | None) -> set[str]:
        answer = await client.get("contacts", params=wanted)
        assert answer.status_code == 200, answer.text
        return {contact["contact"] for contact in answer.json()["contacts"]}

    assert await found(channel="sms") == {other.contact}
    assert await found(direction="in", channel="email") == {one.contact}
    assert await found(reference=one.reference, direction="in") == {one.contact}
    assert await found(citizen=one.citizen, direction="in") == {one.contact}
    assert one.contact not in await found(state="waiting")
    assert len(await found(state="to send")) == 1
    assert (await client.get("contacts?state=lost")).status_code == 422


@pytest.mark.parametrize("order", ["newest", "oldest"])
async def test_pages_of_contacts_follow_each_other(
    store: Store, client: httpx.AsyncClient, order: str
) -> None:
    """In either direction, also of the same moment, and while new ones come."""
    kept = [(await wrote(store, sender=f"a{n}@example.org", at=NOON + n // 2)).contact for n in range(5)]
    seen: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = (await client.get("contacts", params={"order": order, "limit": "2"} | after)).json()
        seen += [one["contact"] for one in page["contacts"]]
        if page["next"] is None:
            break
        after = {"after": ",".join(map(str, page["next"]))}
        if order == "newest":
            await wrote(store, sender=f"new{len(seen)}@example.org", at=NOON + 60)
    ordered = sorted(kept, key=lambda contact: (kept.index(contact) // 2, contact))
    assert seen == (ordered if order == "oldest" else ordered[::-1])
    for wrong in ("x", "1", "nan,x", "a,b"):
        assert (await client.get("contacts", params={"after": wrong})).status_code == 400


async def test_who_takes_a_contact_has_it(store: Store) -> None:
    """An agent by name; others are told so, until it is reopened; the audit knows all of it."""
    contact = (await wrote(store)).contact
    aisha, salim = AGENTS
    async with store.client(agent=aisha) as one, store.client(agent=salim) as other:
        taken = await one.post(f"contacts/{contact}/take")
        assert (taken.status_code, taken.json()["contact"]["agent"]) == (200, aisha)
        refused = await other.post(f"contacts/{contact}/take")
        assert (refused.status_code, aisha in refused.json()["detail"]) == (409, True)
        assert (await other.post(f"contacts/{contact}/reopen")).json()["contact"]["agent"] is None
        assert (await other.post(f"contacts/{contact}/done")).json()["contact"]["state"] == "done"
        assert (await other.post(f"contacts/{contact}/done")).status_code == 409
        lines = (await one.get(f"contacts/{contact}/audit")).json()
    assert [(line["by"], line["field"], line["new"]) for line in lines] == [
        (aisha, "agent", aisha), (salim, "agent", None), (salim, "state", "done"),
    ]  # fmt: skip


async def test_an_agent_is_given_what_comes_next(store: Store) -> None:
    """The oldest that waits, by who may look after it; nothing where nothing waits; programs are no agents."""
    contact = (await wrote(store, channel="x", sender="omar")).contact
    async with store.client() as program, store.client(agent="1001") as agent:
        assert (await program.post("contacts/next")).status_code == 409
        given = await agent.post("contacts/next")
        assert given.status_code == 200, given.text
        assert (given.json()["contact"]["contact"], given.json()["contact"]["agent"]) == (contact, "1001")
        await agent.post(f"contacts/{contact}/done")
        assert (await agent.post("contacts/next")).status_code == 204


async def test_an_answer_is_in_the_conversation_of_its_question(
    store: Store, client: httpx.AsyncClient
) -> None:
    """Both stand in the thread, in order; the question is done."""
    asked = await wrote(store, external_id="<1@x>")
    store.now = NOON + 60
    answered = await client.post(f"contacts/{asked.contact}/answer", json={"text": "On the way."})
    assert answered.status_code == 202
    shown = (await client.get(f"contacts/{asked.contact}")).json()
    assert shown["contact"]["state"] == "done"
    assert [(one["contact"], one["direction"]) for one in shown["thread"]] == [
        (asked.contact, "in"), (answered.json()["contact"], "out"),
    ]  # fmt: skip
    anonymous = await wrote(store, sender="", channel="web", report=None)
    nobody = await client.post(f"contacts/{anonymous.contact}/answer", json={"text": "Hello"})
    assert nobody.status_code == 409


async def test_a_contact_is_tied_to_case_and_citizen_and_its_file_is_saved(
    store: Store, client: httpx.AsyncClient
) -> None:
    """The file is the case's from then on; what does not exist is refused."""
    page = b"<html><script>alert(1)</script></html>"
    file = IncomingFile(name="a.html", media_type="image/png", content=page)
    case = (await client.post("cases", json={"subject": "x", "language": "en"})).json()["reference"]
    citizen = (await client.post("citizens", json={"name_en": "Omar"})).json()["id"]
    contact = (await wrote(store, channel="x", sender="omar", files=(file,))).contact
    tied = await client.patch(f"contacts/{contact}", json={"reference": case, "citizen": citizen})
    assert (tied.json()["contact"]["reference"], tied.json()["contact"]["citizen"]) == (case, citizen)
    (kept,) = tied.json()["files"]
    assert [one["id"] for one in (await client.get(f"cases/{case}/files")).json()] == [kept["id"]]
    saved = await client.get(f"contacts/{contact}/files/{kept['id']}")
    assert saved.content == page
    assert saved.headers["content-disposition"].startswith("attachment;")
    assert saved.headers["content-type"].startswith("text/plain")
    assert (await client.get(f"contacts/{contact}/files/999")).status_code == 404
    for wrong in ({"reference": "9999"}, {"citizen": 999}):
        assert (await client.patch(f"contacts/{contact}", json=wrong)).status_code == 409
    assert (await client.get("contacts/nothing")).status_code == 404
