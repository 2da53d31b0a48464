"""Messages over HTTP: pages, audio with ranges, and what agents do, for holders of a token."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette

from hotline.desk.access import Access
from hotline.desk.messages_api import MessagesApi
from hotline.journal import Journal
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules
from hotline.testing.logs import caught
from hotline.voicemail.assignment import Assignment
from hotline.voicemail.handling import MessageHandling
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.listing import Listing
from hotline.voicemail.states import NotAllowedError
from tests.voicemail.conftest import NOW, Cases, wav_bytes

AGENTS = {"1001": AgentRules(queues={"water": 1.0}), "1002": AgentRules(queues={"roads": 1.0})}
ASSIGNMENT = Assignment(RoutingRules(queues={"water": QueueRules()}, agents=AGENTS))
SOUND = wav_bytes(2.0)


@dataclass
class Controller:
    """What is asked of the controller."""

    asked: list[tuple[str, str]] = field(default_factory=list)
    refusal: str = ""

    async def call_back(self, message: str, agent: str) -> str:
        if self.refusal:
            raise NotAllowedError(self.refusal)
        self.asked.append((message, agent))
        return f"{message}-c1"


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    return migrated_sqlite_url


@pytest.fixture
def controller() -> Controller:
    return Controller()


@pytest.fixture
def app(journal: Journal, engine: AsyncEngine, tmp_path: Path, controller: Controller) -> Starlette:
    api = MessagesApi(
        Access(lambda: {"desk": "token"}),
        Listing(engine, tmp_path, lambda: NOW + 10),
        MessageHandling(journal, lambda: ASSIGNMENT, lambda: NOW),
        call_back=controller.call_back,
        assignment=lambda: ASSIGNMENT,
        agents=lambda: AGENTS,
        node="demo",
    )
    return Starlette(routes=api.routes())


@pytest.fixture
def client(app: Starlette) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url="http://hotline",
        headers={"Authorization": "Bearer token"},
    )


@pytest.fixture
async def messages(journal: Journal, engine: AsyncEngine, tmp_path: Path) -> None:
    """Three messages for the water queue: m0 is overdue."""
    for number in range(3):
        inbox = Inbox(
            journal, engine, tmp_path, Cases().open_case, lambda at=NOW + number: at,  # type: ignore[misc]
            due_at=lambda _queue, at: at + 10 - 0.5,
        )  # fmt: skip
        (tmp_path / f"m{number}.wav").write_bytes(SOUND)
        await inbox.keep(
            f"m{number}", call=f"demo-{number}.1", path=f"m{number}.wav", caller="+96891234567", language="ar",
            queue="water",
        )  # fmt: skip


@pytest.mark.usefixtures("messages")
async def test_a_page_has_what_is_overdue_first_and_the_count_of_all(client: httpx.AsyncClient) -> None:
    """`limit` and `offset` page, filters choose; programs get whole numbers and the audio's address."""
    answer = (await client.get("/api/messages", params={"limit": 2})).json()
    assert ([one["id"] for one in answer["messages"]], answer["total"]) == (["m0", "m2"], 3)
    first = answer["messages"][0]
    assert (first["overdue"], first["caller"], first["audio"]) == (
        True, "+96891234567", "/api/messages/m0/audio",
    )  # fmt: skip
    rest = (await client.get("/api/messages", params={"limit": 2, "offset": 2})).json()
    assert [one["id"] for one in rest["messages"]] == ["m1"]
    late = (await client.get("/api/messages", params={"overdue": "true"})).json()
    assert ([one["id"] for one in late["messages"]], late["total"]) == (["m0"], 1)
    assert (await client.get("/api/messages", params={"queue": "roads"})).json()["messages"] == []


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("state=open", "`state` is one of"),
        ("limit=0", "`limit` is a whole number from 1 to 500"),
        ("limit=501", "`limit`"),
        ("offset=-1", "`offset`"),
        ("offset=²", "`offset`"),
        ("overdue=maybe", "`overdue` is true or false"),
        ("que=water", "`que` is no parameter"),
    ],
)
async def test_a_wrong_parameter_is_named(client: httpx.AsyncClient, query: str, detail: str) -> None:
    """400, and the words that mend it."""
    answer = await client.get(f"/api/messages?{query}")
    assert answer.status_code == 400
    assert detail in answer.json()["detail"]


@pytest.mark.parametrize("path", ["", "/next?agent=1001", "/m0", "/m0/audio"])
async def test_without_a_token_nothing_is_read(app: Starlette, path: str) -> None:
    """Also whether a message is there."""
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hotline") as stranger:
        assert (await stranger.get(f"/api/messages{path}")).status_code == 401
        assert (await stranger.post("/api/messages/m0/take", json={"agent": "1001"})).status_code == 401


@pytest.mark.usefixtures("messages")
async def test_an_agent_takes_gives_back_and_closes(client: httpx.AsyncClient) -> None:
    """Each answers with the message as it is then; the log says for whom, and whose token it was."""
    with caught() as lines:
        taken = (await client.post("/api/messages/m0/take", json={"agent": "1001"})).json()
    assert (taken["state"], taken["agent"]) == ("taken", "1001")
    assert {"done": "take", "message": "m0", "agent": "1001", "who": "desk"}.items() <= lines[-1].items()
    assert (await client.post("/api/messages/m0/return", json={"agent": "1001"})).json()["agent"] is None
    assert (await client.get("/api/messages/next", params={"agent": "1001"})).json()["id"] == "m0"
    assert (await client.post("/api/messages/m0/close", json={"agent": "1001"})).json()["state"] == "closed"
    assert (await client.get("/api/messages", params={"state": "closed"})).json()["total"] == 1
    assert (await client.get("/api/messages/next", params={"agent": "1002"})).status_code == 204


@pytest.mark.usefixtures("messages")
async def test_a_call_back_is_asked_of_the_controller(
    client: httpx.AsyncClient, controller: Controller
) -> None:
    """What it refuses is a conflict, in its words."""
    assert (await client.post("/api/messages/m0/call-back", json={"agent": "1001"})).status_code == 200
    assert controller.asked == [("m0", "1001")]
    controller.refusal = "the caller withheld the number"
    answer = await client.post("/api/messages/m0/call-back", json={"agent": "1001"})
    assert (answer.status_code, answer.json()["detail"]) == (409, "the caller withheld the number")


@pytest.mark.usefixtures("messages")
@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("/m9/take", '{"agent": "1001"}', 404),
        ("/m0/take", '{"agent": "1002"}', 409),
        ("/m0/take", '{"agent": "9"}', 400),
        ("/m0/take", "{}", 400),
        ("/m0/take", "[", 400),
        ("/m0/take", '{"agent": "1001", "x": 1}', 400),
        ("/m0/take", "x" * 5000, 413),
        ("/m0/return", '{"agent": "1001"}', 409),
        ("/m0/explode", '{"agent": "1001"}', 404),
    ],
)
async def test_what_cannot_be_done_is_a_problem(
    client: httpx.AsyncClient, path: str, body: str, status: int
) -> None:
    """Never a traceback; nothing is changed."""
    answer = await client.post(f"/api/messages{path}", content=body)
    assert answer.status_code == status
    assert (await client.get("/api/messages/m0")).json()["state"] == "new"


@pytest.mark.usefixtures("messages")
@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-43", 0, 43),
        ("bytes=44-", 44, len(SOUND) - 1),
        ("bytes=-100", len(SOUND) - 100, len(SOUND) - 1),
        ("bytes=100-999999999", 100, len(SOUND) - 1),
        ("Bytes=5-5", 5, 5),
    ],
)
async def test_a_player_may_jump(client: httpx.AsyncClient, asked: str, first: int, last: int) -> None:
    """206 with the bytes and where they stand (RFC 9110, 15.3.7)."""
    answer = await client.get("/api/messages/m0/audio", headers={"Range": asked})
    assert answer.status_code == 206
    assert answer.headers["content-range"] == f"bytes {first}-{last}/{len(SOUND)}"
    assert answer.content == SOUND[first : last + 1]


@pytest.mark.usefixtures("messages")
@pytest.mark.parametrize("asked", ["", "seconds=0-1", "bytes=9-5", "bytes=x", "bytes=0-1,5-9", "bytes=-"])
async def test_a_range_that_is_not_understood_gives_all_of_it(client: httpx.AsyncClient, asked: str) -> None:
    """An unknown unit must be ignored, several ranges may be (RFC 9110, 14.2)."""
    answer = await client.get("/api/messages/m0/audio", headers={"Range": asked} if asked else {})
    assert (answer.status_code, answer.content) == (200, SOUND)
    assert (answer.headers["accept-ranges"], answer.headers["content-type"]) == ("bytes", "audio/wav")


@pytest.mark.usefixtures("messages")
@pytest.mark.parametrize("asked", [f"bytes={len(SOUND)}-", "bytes=999999999-", "bytes=-0"])
async def test_behind_the_end_there_is_nothing(client: httpx.AsyncClient, asked: str) -> None:
    """416 tells the length (RFC 9110, 15.5.17)."""
    answer = await client.get("/api/messages/m0/audio", headers={"Range": asked})
    assert (answer.status_code, answer.headers["content-range"]) == (416, f"bytes */{len(SOUND)}")


@pytest.mark.usefixtures("messages")
async def test_a_range_counts_only_for_the_audio_that_is_meant(client: httpx.AsyncClient) -> None:
    """If-Range with another entity tag gives the whole; HEAD ignores ranges (RFC 9110, 13.1.5 and 14.2)."""
    whole = await client.head("/api/messages/m0/audio", headers={"Range": "bytes=0-1"})
    assert (whole.status_code, whole.headers["content-length"], whole.content) == (200, str(len(SOUND)), b"")
    etag = whole.headers["etag"]
    same = await client.get("/api/messages/m0/audio", headers={"Range": "bytes=0-1", "If-Range": etag})
    other = await client.get("/api/messages/m0/audio", headers={"Range": "bytes=0-1", "If-Range": '"x"'})
    assert (same.status_code, other.status_code) == (206, 200)


@pytest.mark.usefixtures("messages")
async def test_who_heard_it_is_in_the_log(client: httpx.AsyncClient) -> None:
    """With the message and the token's holder, and no number."""
    with caught() as lines:
        await client.get("/api/messages/m0/audio")
    assert {"event": "message heard", "message": "m0", "who": "desk"}.items() <= lines[-1].items()
    assert "91234567" not in str(lines)


@pytest.mark.usefixtures("messages")
async def test_audio_that_is_gone_is_not_found(client: httpx.AsyncClient, tmp_path: Path) -> None:
    """Somebody deleted it: 404, not a broken answer."""
    await asyncio.to_thread((tmp_path / "m0.wav").unlink)
    assert (await client.get("/api/messages/m0/audio")).status_code == 404
