"""The API of the case store: what programs do with cases, citizens and articles."""

import asyncio
from pathlib import Path

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.drafts import Drafts
from hotline.crm_bridge.reference import is_valid
from hotline.journal import Journal
from hotline.testing.queue import ManualClock
from tests.desk.api_city import NOON, Store

NEW = {"subject": "Water in the street", "language": "en", "category": "leak", "caller": "+96891230001"}


@pytest.fixture
def store(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> Store:
    return Store(journal, engine, tmp_path / "files")


@pytest.fixture
def client(store: Store) -> httpx.AsyncClient:
    return store.client()


async def opened(client: httpx.AsyncClient, **fields: object) -> str:
    answer = await client.post("cases", json=NEW | fields)
    assert answer.status_code == 201, answer.text
    reference: str = answer.json()["reference"]
    return reference


# --- who may ---


async def test_nobody_gets_in_without_a_token_for_it(store: Store) -> None:
    """401 without one, 403 with one that is for something else, and each is a problem (RFC 9457)."""
    async with store.client("wrong") as stranger, store.client("read-token") as reader:
        answers = [
            (await stranger.get("cases"), 401),
            (await reader.post("cases", json=NEW), 403),
            (await reader.post("citizens", json={}), 403),
            (await reader.get("citizens/1/audit"), 403),
            (await reader.get("cases"), 200),
        ]
    for answer, status in answers:
        assert answer.status_code == status
    assert answers[0][0].headers["content-type"] == "application/problem+json"
    assert 'scope="cases:write"' in answers[1][0].headers["www-authenticate"]


async def test_an_agent_may_what_the_line_may(store: Store) -> None:
    """The first line takes down and does not assign; the second line does; who is unknown is refused."""
    async with store.client(agent="1001") as first, store.client(agent="1002") as second:
        reference = await opened(first)
        refused = await first.patch(f"cases/{reference}", json={"owner": "1002"}, headers={"If-Match": "*"})
        assert refused.status_code == 403
        done = await second.patch(f"cases/{reference}", json={"owner": "1002"}, headers={"If-Match": "*"})
        assert (done.status_code, done.json()["owner"], done.json()["status"]) == (200, "1002", "assigned")
        changes = (await second.get(f"cases/{reference}/audit")).json()
        assert {one["by"] for one in changes} == {"1002"}
    async with store.client(agent="9999") as nobody:
        assert (await nobody.post("cases", json=NEW)).status_code == 400


# --- cases ---


async def test_a_case_is_opened_with_what_its_category_says(client: httpx.AsyncClient) -> None:
    """The reference can be told at once; department and version are there."""
    answer = await client.post(
        "cases", json=NEW | {"place": {"words": "Way 12", "latitude": 23.6, "longitude": 58.4}}
    )
    case = answer.json()
    assert is_valid(case["reference"])
    assert (case["department"], case["status"], case["place"]) == ("water", "new", "Way 12")
    assert answer.headers["etag"] == f'"v{case["version"]}"'
    assert answer.headers["location"] == f"/api/cases/{case['reference']}"


async def test_what_was_read_is_what_is_changed(client: httpx.AsyncClient) -> None:
    """Without If-Match 428; with an old one 412, which says what is different; nothing is written then."""
    reference = await opened(client)
    tag = (await client.get(f"cases/{reference}")).headers["etag"]
    assert (await client.patch(f"cases/{reference}", json={"priority": "high"})).status_code == 428
    changed = await client.patch(f"cases/{reference}", json={"priority": "high"}, headers={"If-Match": tag})
    assert (changed.status_code, changed.json()["priority"]) == (200, "high")
    stale = await client.patch(f"cases/{reference}", json={"priority": "low"}, headers={"If-Match": tag})
    assert stale.status_code == 412
    assert "priority is high now, by desk" in stale.json()["detail"]
    nonsense = await client.patch(f"cases/{reference}", json={}, headers={"If-Match": "v1"})
    assert nonsense.status_code == 400


async def test_several_changes_are_one_or_none(client: httpx.AsyncClient) -> None:
    """All that is named changes in one version; where one thing cannot be, nothing does."""
    reference = await opened(client)
    before = (await client.get(f"cases/{reference}")).json()
    patch = {"category": "noise", "owner": "1001", "due_at": 1_795_400_000.0, "status": "in progress"}
    after = (await client.patch(f"cases/{reference}", json=patch, headers={"If-Match": "*"})).json()
    assert {name: after[name] for name in patch} == patch
    assert after["version"] == before["version"] + 1
    wrong = {"subject": "x", "status": "new"}
    refused = await client.patch(f"cases/{reference}", json=wrong, headers={"If-Match": "*"})
    assert refused.status_code == 409
    assert (await client.get(f"cases/{reference}")).json() == after


#: What a case cannot have, the status of the answer, and what it says.
REFUSED: list[tuple[dict[str, object], int, str]] = [
    ({"category": "leek"}, 409, "Did you mean `leak`?"),
    ({"department": "watr"}, 409, "Did you mean `water`?"),
    ({"citizen": 999}, 409, "no citizen 999"),
    ({"form": {"depth": "deep"}}, 409, "is a number"),
    ({"place": {"latitude": 23.0}}, 409, "both"),
    ({"subject": ""}, 422, "subject"),
    ({"colour": "blue"}, 422, "colour"),
    ({"priority": "very"}, 422, "priority"),
]


async def test_a_case_that_cannot_be_is_refused(client: httpx.AsyncClient) -> None:
    """With the key and what it may be."""
    for body, status, said in REFUSED:
        answer = await client.post("cases", json=NEW | body)
        assert answer.status_code == status, body
        assert said in answer.json()["detail"], body


async def test_pages_follow_each_other(client: httpx.AsyncClient) -> None:
    """Also while new cases come; filters narrow them."""
    first = [await opened(client, category=("leak", "noise")[n % 2]) for n in range(5)]
    page = (await client.get("cases", params={"limit": 2})).json()
    assert [one["reference"] for one in page["cases"]] == first[:2:-1]
    await opened(client)
    page = (await client.get("cases", params={"limit": 9, "after": page["next"]})).json()
    assert ([one["reference"] for one in page["cases"]], page["next"]) == (first[2::-1], None)
    noise = (await client.get("cases?category=noise&category=secret&state=open")).json()["cases"]
    assert {one["category"] for one in noise} == {"noise"}
    assert (await client.get("cases?limit=0")).status_code == 422
    assert (await client.get("cases?colour=blue")).status_code == 422


async def test_notes_links_and_duplicates(client: httpx.AsyncClient) -> None:
    """A word to the citizen, a tie to another case, and a case that is another one."""
    one, other = await opened(client), await opened(client)
    note = {"text": "A plumber comes.", "language": "en", "public": True}
    assert (await client.post(f"cases/{one}/notes", json=note)).json()["responded_at"] is not None
    assert [found["text"] for found in (await client.get(f"cases/{one}/notes")).json()] == [
        "A plumber comes."
    ]
    assert (await client.post(f"cases/{one}/links", json={"other": other})).status_code == 200
    assert (await client.delete(f"cases/{one}/links?other={other}&how=related")).status_code == 200
    settled = await client.post(f"cases/{other}/links", json={"other": one, "how": "duplicate of"})
    assert (settled.json()["status"], settled.json()["duplicate_of"]) == ("duplicate", one)
    assert (await client.post(f"cases/{one}/links", json={"other": one})).status_code == 409
    assert (await client.get("cases/9999/notes")).status_code == 404


async def test_cases_that_may_be_the_same_are_suggested(client: httpx.AsyncClient) -> None:
    """With the reasons in words."""
    here = {"latitude": 23.588, "longitude": 58.3829}
    one, other = await opened(client, place=here), await opened(client, place=here, caller=None)
    (found,) = (await client.get(f"cases/{one}/suggestions")).json()
    assert (found["case"]["reference"], found["metres"]) == (other, 0.0)
    assert found["reasons"]


async def test_a_file_is_added_and_saved(client: httpx.AsyncClient) -> None:
    """It is named as it was, known for what it is, and never shown by a browser."""
    reference = await opened(client)
    page = b"<html><script>alert(1)</script></html>"
    added = await client.post(
        f"cases/{reference}/files", files={"file": ("../\u202egnp.html", page, "image/png")}
    )
    assert added.status_code == 201
    assert (added.json()["name"], added.json()["media_type"], added.json()["public"]) == (
        "gnp.html",
        "text/plain",
        False,
    )
    saved = await client.get(f"cases/{reference}/files/{added.json()['id']}")
    assert saved.content == page
    assert saved.headers["content-disposition"] == "attachment; filename*=UTF-8''gnp.html"
    assert saved.headers["x-content-type-options"] == "nosniff"
    assert [one["id"] for one in (await client.get(f"cases/{reference}/files")).json()] == [
        added.json()["id"]
    ]
    other = await opened(client)
    assert (await client.get(f"cases/{other}/files/{added.json()['id']}")).status_code == 404


@pytest.mark.parametrize(
    ("files", "status"),
    [
        ({"file": ("a", b"", "text/plain")}, 422),
        ({"file": ("a", b"x" * 1_100_000, "text/plain")}, 413),
        ({"other": ("a", b"x", "text/plain")}, 422),
    ],
)
async def test_a_file_that_cannot_be_taken(
    client: httpx.AsyncClient, files: dict[str, object], status: int
) -> None:
    """Empty, too large, or none at all."""
    reference = await opened(client)
    assert (await client.post(f"cases/{reference}/files", files=files)).status_code == status  # type: ignore[arg-type]


# --- citizens and articles ---


async def test_a_citizen_is_added_found_changed_and_merged(client: httpx.AsyncClient) -> None:
    """Found in any spelling; changed only by who has read the newest; merging loses nothing."""
    body = {"name_en": "Aisha", "addresses": [{"kind": "phone", "address": "9123 0001"}]}
    one = await client.post("citizens", json=body)
    number = one.json()["id"]
    assert one.json()["addresses"][0]["address"] == "+96891230001"
    other = (await client.post("citizens", json={"name_ar": "عائشة"})).json()["id"]
    found = (await client.get("citizens", params={"text": "٩١٢٣٠٠٠١"})).json()
    assert [citizen["id"] for citizen in found] == [number]
    patched = await client.patch(
        f"citizens/{number}", json={"warning": "Speaks slowly"}, headers={"If-Match": one.headers["etag"]}
    )
    assert patched.json()["warning"] == "Speaks slowly"
    stale = await client.patch(f"citizens/{number}", json={}, headers={"If-Match": '"v0"'})
    assert stale.status_code == 412
    merged = (await client.post(f"citizens/{number}/merges", json={"merged": other})).json()
    assert (merged["merged"], merged["name_ar"]) == ([other], "عائشة")
    assert (await client.delete(f"citizens/{number}/merges/{other}")).json()["merged"] == []
    assert (await client.get("citizens/999")).status_code == 404


async def test_a_citizens_page_has_consents_and_cases(client: httpx.AsyncClient) -> None:
    """And the household."""
    number = (await client.post("citizens", json={"name_en": "Aisha"})).json()["id"]
    home = (await client.post("citizens/households", json={"name": "Way 12"})).json()["household"]
    await client.put(f"citizens/{number}/household", json={"household": home})
    consent = {"purpose": "case updates", "given": True, "proof": "said so in call c1"}
    assert (await client.post(f"citizens/{number}/consents", json=consent)).status_code == 200
    reference = await opened(client, citizen=number)
    page = (await client.get(f"citizens/{number}/page")).json()
    assert page["household"]["name"] == "Way 12"
    assert [(one["purpose"], one["proof"]) for one in page["consents"]] == [
        ("case updates", "said so in call c1")
    ]
    assert [one["reference"] for one in page["cases"]] == [reference]
    assert (await client.get(f"citizens/{number}/page?after=x")).status_code == 400


async def test_an_article_is_written_found_and_removed(client: httpx.AsyncClient) -> None:
    """In any spelling; a new one only where there is none."""
    body = {"title": "مواعيد البلدية", "text": "تفتح البلدية في السابعة.", "public": True}
    new = {"If-Match": '"v0"'}
    assert (await client.put("articles/office-hours/ar", json=body, headers=new)).status_code == 200
    assert (await client.put("articles/office-hours/ar", json=body, headers=new)).status_code == 412
    (found,) = (await client.get("articles/search", params={"text": "البلديه"})).json()
    assert found["article"]["name"] == "office-hours"
    tag = (await client.get("articles/office-hours/ar")).headers["etag"]
    assert (await client.delete("articles/office-hours/ar", headers={"If-Match": tag})).status_code == 204
    assert (await client.get("articles/office-hours/ar")).status_code == 404


# --- once ---


async def test_a_case_is_opened_once(client: httpx.AsyncClient) -> None:
    """The same key twice at once is one case; with other words it is refused, with another key a second one."""
    key = {"Idempotency-Key": "0c1b4a52-once"}
    both = await asyncio.gather(*(client.post("cases", json=NEW, headers=key) for _ in range(2)))
    assert [answer.status_code for answer in both] == [201, 201]
    quoted = await client.post("cases", json=NEW, headers={"Idempotency-Key": '"0c1b4a52-once"'})
    (reference,) = {answer.json()["reference"] for answer in (*both, quoted)}
    other = await client.post("cases", json=NEW | {"subject": "Rubbish"}, headers=key)
    assert (other.status_code, other.json()["title"]) == (422, "Another request had this key")
    assert reference in other.json()["detail"]
    assert await opened(client) != reference


async def test_a_key_names_a_request_for_two_weeks(client: httpx.AsyncClient, engine: AsyncEngine) -> None:
    """Afterwards it is forgotten, and the same request opens another case."""
    key = {"Idempotency-Key": "0c1b4a52-later"}
    first = (await client.post("cases", json=NEW, headers=key)).json()["reference"]
    for days, same in ((13, True), (15, False)):
        await Drafts(engine, ManualClock(NOON + days * 86_400)).forget_old()
        again = (await client.post("cases", json=NEW, headers=key)).json()["reference"]
        assert (again == first) is same
