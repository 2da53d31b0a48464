"""Texts that the gateway hands over."""

from dataclasses import dataclass, field

import httpx
import pytest
from starlette.applications import Starlette

from hotline.desk.access import Access
from hotline.desk.texts_api import TextsApi
from hotline.journal import JournalUnavailableError

TOKEN = "t" * 40


@dataclass
class FakeReply:
    matched: bool = True
    understood: bool = True
    words: str = "Thank you."


@dataclass
class FakeReplies:
    taken: list[tuple[str, str, str | None, str]] = field(default_factory=list)
    error: Exception | None = None

    async def receive(
        self, sender: str, text: str, *, external_id: str | None = None, recipient: str = ""
    ) -> FakeReply:
        if self.error is not None:
            raise self.error
        self.taken.append((sender, text, external_id, recipient))
        return FakeReply()

    async def receive_part(
        self, sender: str, text: str, *, reference: str, number: int, total: int, recipient: str = ""
    ) -> FakeReply:
        self.taken.append((sender, text, f"{reference} {number}/{total}", recipient))
        return FakeReply(words="")


def gateway(replies: FakeReplies, token: str = TOKEN) -> httpx.AsyncClient:
    """Return the gateway's side."""
    app = Starlette(routes=TextsApi(Access(lambda: {"gateway": TOKEN}), replies).routes())
    headers = {"Authorization": f"Bearer {token}"}
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hotline", headers=headers)


async def test_a_text_is_taken_in_and_the_answer_says_what_to_reply() -> None:
    """Fields that we do not know are no error."""
    replies = FakeReplies()
    async with gateway(replies) as client:
        text = {"from": "+96891230001", "text": "٥", "id": "m1", "network": "x"}
        response = await client.post("/api/texts", json=text)
    assert response.json() == {"matched": True, "understood": True, "reply": "Thank you."}
    assert replies.taken == [("+96891230001", "٥", "gateway:m1", "")]


@pytest.mark.parametrize(("total", "taken_as"), [(2, "gateway:37 1/2"), (1, "gateway:m1")])
async def test_a_part_is_handed_on_as_one(total: int, taken_as: str) -> None:
    """Two gateways may use the same references; the only part of a text is the whole."""
    replies, part = FakeReplies(), {"reference": "37", "number": 1, "total": total}
    async with gateway(replies) as client:
        await client.post("/api/texts", json={"from": "+96891230001", "text": "5", "id": "m1", "part": part})
    assert replies.taken == [("+96891230001", "5", taken_as, "")]


async def test_nobody_comes_in_without_a_token() -> None:
    """Otherwise anybody could rate."""
    replies = FakeReplies()
    async with gateway(replies, "wrong") as client:
        response = await client.post("/api/texts", json={"from": "+96891230001", "text": "5"})
    assert (response.status_code, replies.taken) == (401, [])


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400),
        (b"[]", 400),
        (b'{"from": 5, "text": "x"}', 400),
        (b'"\xff"', 400),
        (b"x" * 20_000, 413),
        (b'{"from": "+1", "text": "x", "more": ' + b"[" * 6_000 + b"]" * 6_000 + b"}", 400),
        (b'{"from": "+1", "text": "x", "part": {"reference": "1", "number": 0, "total": 300}}', 400),
    ],
)
async def test_what_is_no_text_is_refused_with_the_reason(body: bytes, status: int) -> None:
    """As a problem that programs can read (RFC 9457)."""
    async with gateway(FakeReplies()) as client:
        response = await client.post("/api/texts", content=body)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"


async def test_a_database_that_is_away_has_the_gateway_come_again() -> None:
    """Nothing is lost."""
    async with gateway(FakeReplies(error=JournalUnavailableError("no disk"))) as client:
        response = await client.post("/api/texts", json={"from": "+96891230001", "text": "5"})
    assert (response.status_code, response.headers["retry-after"]) == (503, "60")
