"""Recordings over HTTP: what programs may do, and what is written down of it."""

import io
import re
from collections.abc import AsyncIterator
from zoneinfo import ZoneInfo

import httpx
import numpy as np
import pytest
import soundfile
from PIL import Image
from starlette.applications import Starlette

from hotline.desk.access import Access
from hotline.desk.hearing import WINDOW_SECONDS
from hotline.desk.recordings_api import RecordingsApi
from hotline.events import RecordingAccessed, RecordingDeleted, RecordingHeld, RecordingReleased
from hotline.journal import JournalUnavailableError
from hotline.recorder.archive.opening import Recordings
from hotline.recorder.archive.storage import StorageError
from hotline.recorder.errors import NotRecordedError
from hotline.recorder.pauses import By
from hotline.recorder.picture.pictures import Pictures
from hotline.recorder.plan import Segment
from hotline.testing.recordings import CALL, NOW, House, heard, kept
from tests.recorder.archive.conftest import Flip, flip, house, journal_url, recordings

__all__ = ["Flip", "flip", "house", "journal_url", "recordings"]

ONE = f"/api/recordings/{CALL}"
WHY = {"why": "complaint 4271"}


class Clock:
    """A clock that stands still until it is told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


class FakePauses:
    """One talk that is recorded."""

    def __init__(self) -> None:
        self.done: list[tuple[str, str, str, str]] = []
        #: Set to have the disk hang.
        self.hangs = False

    async def pause(self, call: str, by: By, who: str = "") -> None:
        await self._do("pause", call, by, who)

    async def resume(self, call: str, by: By, who: str = "") -> None:
        await self._do("resume", call, by, who)

    async def _do(self, what: str, call: str, by: By, who: str) -> None:
        if call != CALL:
            message = f"no talk of the call {call} is being recorded now"
            raise NotRecordedError(message)
        if self.hangs:
            message = "RecordingPaused was not committed within 5 s"
            raise TimeoutError(message)
        self.done.append((what, call, by, who))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def pauses() -> FakePauses:
    return FakePauses()


@pytest.fixture
def pictures(house: House) -> Pictures:
    return Pictures(house.paths.recordings, house.paths.recording_keys)


@pytest.fixture
async def client(
    recordings: Recordings, pictures: Pictures, pauses: FakePauses, clock: Clock
) -> AsyncIterator[httpx.AsyncClient]:
    """A program with a token."""
    api = RecordingsApi(
        recordings,
        pictures=pictures,
        pauses=pauses,
        access=Access(lambda: {"quality": "right-token"}),
        zone=lambda: ZoneInfo("Asia/Muscat"),
        clock=clock,
    )
    transport = httpx.ASGITransport(Starlette(routes=api.routes()), client=("192.0.2.1", 1234))
    headers = {"Authorization": "Bearer right-token"}
    async with httpx.AsyncClient(transport=transport, base_url="http://hotline", headers=headers) as client:
        yield client


def problem(answer: httpx.Response, status: int) -> str:
    """Return what a refusal says."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    return f"{body['title']}: {body.get('detail', '')}"


# --- who may ---


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/recordings"),
        ("GET", ONE),
        ("GET", f"{ONE}/audio?why=x"),
        ("HEAD", f"{ONE}/audio?why=x"),
        ("GET", f"{ONE}/picture.png?why=x"),
        ("GET", f"{ONE}/picture.svg?why=x"),
        ("POST", f"{ONE}/hold"),
        ("POST", f"{ONE}/release"),
        ("POST", f"{ONE}/delete"),
        ("POST", f"/api/calls/{CALL}/recording/pause"),
        ("POST", f"/api/calls/{CALL}/recording/resume"),
    ],
)
async def test_without_a_token_nothing_is_told(client: httpx.AsyncClient, method: str, path: str) -> None:
    """Not even whether there is such a recording."""
    answer = await client.request(method, path, headers={"Authorization": "Bearer wrong-token"})
    assert answer.status_code == 401


# --- what there is ---


async def test_the_list_is_filtered_and_paged(
    house: House, recordings: Recordings, client: httpx.AsyncClient
) -> None:
    """By queue, agent and time; each recording is on one page, the newest first."""
    for number, queue, agent in ((1, "water", "1001"), (2, "roads", "1002"), (3, "water", "1003")):
        await kept(
            recordings,
            house.plan(
                f"{NOW}.{number}", 1.0, begins_at=NOW + 3600 * number, queue=queue,
                segments=(Segment(agent=agent, queue=queue, begins=0.0, ends=1.0),),
            ),
        )  # fmt: skip

    async def found(query: str) -> list[str]:
        answer = await client.get(f"/api/recordings?{query}")
        assert answer.status_code == 200, answer.text
        return [one["id"].rpartition(".")[2] for one in answer.json()["recordings"]]

    assert await found("") == ["3", "2", "1"]
    assert await found("queue=water") == ["3", "1"]
    assert await found("agent=1002") == ["2"]
    assert await found("agent=100") == []
    # 10:00 UTC is 14:00 in Muscat.
    assert await found("from=2026-11-22T16:00") == ["3", "2"]
    assert await found("to=2026-11-22T12:00:00Z") == ["1"]
    assert await found("from=2026-11-23") == []
    pages, after = [], ""
    while True:
        answer = (await client.get("/api/recordings", params={"limit": "2", "after": after})).json()
        pages.append([one["id"].rpartition(".")[2] for one in answer["recordings"]])
        after = answer["next"]
        if after is None:
            break
    assert pages == [["3", "2"], ["1"]]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("quue=water", "queue"),
        ("from=yesterday", "ISO 8601"),
        ("limit=0", "from 1 to 200"),
        ("limit=٣", "from 1 to 200"),
        ("after=nothing", "after"),
    ],
)
async def test_a_query_that_is_not_understood_is_refused(
    client: httpx.AsyncClient, query: str, said: str
) -> None:
    """A filter that is misspelt must not show everything."""
    assert said in problem(await client.get(f"/api/recordings?{query}"), 400)


async def test_one_is_described_with_who_had_it(
    house: House, recordings: Recordings, client: httpx.AsyncClient
) -> None:
    """Who talked when, what is silent, and the access log; looking at that is no access."""
    row = await kept(recordings, house.plan())
    await client.get(f"{ONE}/audio", params=WHY)
    answer = (await client.get(ONE)).json()
    assert answer["sha256"] == row.sha256
    assert answer["agents"] == ["1001"]
    assert answer["segments"] == [{"agent": "1001", "queue": "water", "begins": 0.0, "ends": 3.0}]
    assert answer["gaps"] == [{"begins": 1.0, "ends": 1.5, "side": "caller", "why": "digits"}]
    (line,) = answer["access_log"]
    assert (line["how"], line["who"], line["why"]) == ("played", "quality", "complaint 4271")
    assert "no recording" in problem(await client.get("/api/recordings/none"), 404)


# --- what is given out ---


async def test_the_sound_comes_whole_once_it_is_written_down_who_wants_it(
    house: House, recordings: Recordings, client: httpx.AsyncClient
) -> None:
    """Decrypted, as it is stored, and for nobody else."""
    row = await kept(recordings, house.plan())
    answer = await client.get(f"{ONE}/audio", params=WHY)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "audio/flac"
    assert answer.headers["etag"] == f'"{row.sha256}"'
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["accept-ranges"] == "bytes"
    samples, rate = soundfile.read(io.BytesIO(answer.content), dtype="int16")
    assert rate == 8000
    assert np.array_equal(samples, heard(recordings, row))
    (event,) = await house.events(RecordingAccessed)
    assert isinstance(event, RecordingAccessed)
    assert (event.how, event.who, event.why) == ("played", "quality", "complaint 4271")


async def test_a_range_is_the_same_bytes_as_in_the_whole(
    house: House, recordings: Recordings, client: httpx.AsyncClient
) -> None:
    """Over the borders of sealed chunks; and all of one hearing are one line of the log."""
    await kept(recordings, house.plan(seconds=40.0))
    whole = (await client.get(f"{ONE}/audio", params=WHY)).content
    assert len(whole) > 3 * 65_536
    for span, part in {
        "bytes=0-99": whole[:100],
        "bytes=65000-140000": whole[65_000:140_001],
        "bytes=300000-": whole[300_000:],
        "bytes=-7": whole[-7:],
    }.items():
        answer = await client.get(f"{ONE}/audio", params=WHY, headers={"Range": span})
        assert answer.status_code == 206
        assert answer.content == part
        begins = len(whole) - len(part) if span.endswith(("-", "-7")) else int(span[6:].split("-")[0])
        assert answer.headers["content-range"] == f"bytes {begins}-{begins + len(part) - 1}/{len(whole)}"
        assert int(answer.headers["content-length"]) == len(part)
    assert len(await house.events(RecordingAccessed)) == 1


async def test_only_the_chunks_of_a_range_are_opened(
    house: House, recordings: Recordings, client: httpx.AsyncClient, flip: Flip
) -> None:
    """A damaged chunk elsewhere does not matter; in the range it is said, and nothing of it given out."""
    row = await kept(recordings, house.plan(seconds=40.0))
    flip(house.stored(row), 100 + 65_552 + 1000)  # in the second chunk
    fine = await client.get(f"{ONE}/audio", params=WHY, headers={"Range": "bytes=0-65535"})
    assert fine.status_code == 206
    damaged = await client.get(f"{ONE}/audio", params=WHY, headers={"Range": "bytes=65536-65600"})
    assert "damaged" in problem(damaged, 500)


async def test_a_range_of_another_version_is_answered_with_the_whole(
    house: House, recordings: Recordings, client: httpx.AsyncClient
) -> None:
    """A key that was changed meanwhile gives another tag; a part of either must not be mixed with the other."""
    row = await kept(recordings, house.plan())
    for tag, status in ((f'"{row.sha256}"', 206), ('"other"', 200)):
        headers = {"Range": "bytes=0-9", "If-Range": tag}
        assert (await client.get(f"{ONE}/audio", params=WHY, headers=headers)).status_code == status


async def test_a_range_behind_the_end_is_refused_with_the_size(
    house: House, recordings: Recordings, client: httpx.AsyncClient
) -> None:
    """So a player knows better the next time."""
    await kept(recordings, house.plan())
    size = int((await client.head(f"{ONE}/audio", params=WHY)).headers["content-length"])
    answer = await client.get(f"{ONE}/audio", params=WHY, headers={"Range": f"bytes={size}-"})
    assert str(size) in problem(answer, 416)
    assert answer.headers["content-range"] == f"bytes */{size}"


async def test_asking_how_large_it_is_is_no_access(
    house: House, recordings: Recordings, client: httpx.AsyncClient
) -> None:
    """HEAD gives the headers of GET and nothing to hear, so the log has nothing."""
    await kept(recordings, house.plan())
    head = await client.head(f"{ONE}/audio", params=WHY)
    assert head.content == b""
    assert await house.events(RecordingAccessed) == []
    whole = await client.get(f"{ONE}/audio", params=WHY)
    assert int(head.headers["content-length"]) == len(whole.content)
    for name in ("etag", "content-type", "accept-ranges"):
        assert head.headers[name] == whole.headers[name]


async def test_another_reason_and_a_later_hour_are_another_line(
    house: House, recordings: Recordings, client: httpx.AsyncClient, clock: Clock
) -> None:
    """One hearing is one reason, for a quarter of an hour."""
    await kept(recordings, house.plan())
    for why in ("complaint 4271", "training"):
        await client.get(f"{ONE}/audio", params={"why": why})
    assert len(await house.events(RecordingAccessed)) == 2
    clock.now += WINDOW_SECONDS
    await client.get(f"{ONE}/audio", params=WHY)
    assert len(await house.events(RecordingAccessed)) == 3


async def test_without_a_reason_nothing_is_given_out(
    house: House, recordings: Recordings, client: httpx.AsyncClient
) -> None:
    """Blanks are none, and a novel is not one either."""
    await kept(recordings, house.plan())
    for why in ("", "%20%20", "x" * 501):
        for what in ("audio", "picture.png"):
            assert "reason" in problem(await client.get(f"{ONE}/{what}?why={why}"), 400)
    assert await house.events(RecordingAccessed) == []


async def test_the_reason_may_be_in_a_header(
    house: House, recordings: Recordings, client: httpx.AsyncClient
) -> None:
    """Proxies log URLs, and reasons name people; Arabic is percent-encoded."""
    await kept(recordings, house.plan())
    reason = "%D8%B4%D9%83%D9%88%D9%89"
    assert (await client.get(f"{ONE}/audio", headers={"Hotline-Why": reason})).status_code == 200
    (event,) = await house.events(RecordingAccessed)
    assert isinstance(event, RecordingAccessed)
    assert event.why == "شكوى"


async def test_without_the_journal_nothing_is_given_out(
    house: House, recordings: Recordings, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An access that nobody could trace does not happen."""
    await kept(recordings, house.plan())

    async def away(*_: object) -> None:
        message = "the database is away"
        raise JournalUnavailableError(message)

    monkeypatch.setattr(house.journal, "commit", away)
    answer = await client.get(f"{ONE}/audio", params=WHY)
    assert "journal" in problem(answer, 503)
    assert answer.headers["retry-after"] == "5"
    assert "journal" in problem(await client.get(f"{ONE}/picture.svg", params=WHY), 503)


async def test_the_picture_is_given_out_once_it_is_written_down_who_wants_it(
    house: House, recordings: Recordings, client: httpx.AsyncClient
) -> None:
    """As PNG and as SVG, which runs nothing in a browser."""
    await kept(recordings, house.plan())
    png = await client.get(f"{ONE}/picture.png", params=WHY)
    assert png.headers["content-type"] == "image/png"
    with Image.open(io.BytesIO(png.content)) as image:
        assert image.format == "PNG"
    svg = await client.get(f"{ONE}/picture.svg", params=WHY)
    assert svg.headers["content-type"].startswith("image/svg+xml")
    assert "sandbox" in svg.headers["content-security-policy"]
    (event,) = await house.events(RecordingAccessed)
    assert isinstance(event, RecordingAccessed)
    assert (event.how, event.who) == ("picture", "quality")


# --- what is changed ---


async def test_a_legal_hold_keeps_it_from_deletion_until_it_is_released(
    house: House, recordings: Recordings, client: httpx.AsyncClient
) -> None:
    """Each step is in the journal with the token's holder."""
    row = await kept(recordings, house.plan())
    assert (await client.post(f"{ONE}/hold", json=WHY)).json()["held_by"] == "quality"
    assert "legal hold" in problem(await client.post(f"{ONE}/delete", json=WHY), 409)
    assert (await client.post(f"{ONE}/release", json=WHY)).json()["held_by"] == ""
    assert (await client.post(f"{ONE}/delete", json=WHY)).status_code == 204
    assert not house.stored(row).exists()
    found = await house.events(RecordingHeld, RecordingReleased, RecordingDeleted)
    assert [getattr(event, "who", "") for event in found] == ["quality"] * 3
    assert "deleted" in problem(await client.get(f"{ONE}/audio", params=WHY), 410)
    assert "deleted" in problem(await client.get(f"{ONE}/picture.png", params=WHY), 410)
    assert (await client.get("/api/recordings")).json()["recordings"] == []
    log = (await client.get(ONE)).json()["access_log"]
    assert [line["how"] for line in log] == ["deleted", "released", "held"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        *((body, 400) for body in (b"", b"{}", b"{", b'{"why":"x","who":"y"}', b"[" * 9_000)),
        (b" " * 20_000, 413),
    ],
)
async def test_nothing_is_changed_without_a_reason(
    house: House, recordings: Recordings, client: httpx.AsyncClient, body: bytes, status: int
) -> None:
    """It is asked for in the body; a name in it does not count, the token's does."""
    await kept(recordings, house.plan(seconds=0.5))
    for what in ("hold", "release", "delete"):
        problem(await client.post(f"{ONE}/{what}", content=body), status)
    assert await house.events(RecordingHeld, RecordingReleased, RecordingDeleted) == []


async def test_a_deleted_recording_whose_storage_is_away_is_accepted(
    house: House, recordings: Recordings, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its end is in the journal, nobody hears it any more, and the file goes later."""
    await kept(recordings, house.plan())

    async def away(*_: object) -> None:
        message = "the storage is away"
        raise StorageError(message)

    monkeypatch.setattr(recordings.storages.named("disk"), "delete", away)
    assert (await client.post(f"{ONE}/delete", json=WHY)).status_code == 202
    assert "deleted" in problem(await client.get(f"{ONE}/audio", params=WHY), 410)


async def test_a_recording_of_another_node_is_deleted_there(
    house: House, recordings: Recordings, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its file is not on this disk: here it would only seem to be gone."""
    await kept(recordings, house.plan())
    monkeypatch.setattr(house.journal, "node", "other")
    assert "another node" in problem(await client.post(f"{ONE}/delete", json=WHY), 409)


async def test_a_talk_is_paused_and_resumed_by_the_token_s_holder(
    client: httpx.AsyncClient, pauses: FakePauses
) -> None:
    """By command, as from the command line."""
    for what, paused in (("pause", True), ("resume", False)):
        answer = await client.post(f"/api/calls/{CALL}/recording/{what}")
        assert answer.json() == {"call": CALL, "paused": paused}
    assert pauses.done == [("pause", CALL, "command", "quality"), ("resume", CALL, "command", "quality")]


async def test_what_cannot_be_paused_is_said(client: httpx.AsyncClient, pauses: FakePauses) -> None:
    """No such talk; or it is paused, and a restart may not know of it."""
    answer = await client.post("/api/calls/none/recording/pause")
    assert "no talk" in problem(answer, 409)
    pauses.hangs = True
    assert "not on disk" in problem(await client.post(f"/api/calls/{CALL}/recording/pause"), 503)
    assert (await client.get(f"/api/calls/{CALL}/recording/pause")).status_code == 405


# --- the page ---


async def test_the_page_comes_with_all_it_needs_and_nothing_from_elsewhere(
    client: httpx.AsyncClient,
) -> None:
    """Without a token, for it says nothing of recordings; no script but its own files."""
    page = await client.get("/recordings", headers={"Authorization": ""})
    assert page.status_code == 200
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in page.text
    for asset in ("recordings.css", "recordings.js", "recordings-view.js", "recordings-words.js"):
        assert f'"{asset}"' in page.text
        assert (await client.get(f"/{asset}")).status_code == 200


async def test_the_page_says_everything_in_both_languages(client: httpx.AsyncClient) -> None:
    """A word that one language lacks would be empty on the page."""
    words = (await client.get("/recordings-words.js")).text
    english, arabic = words.split("\n  ar: {")
    for name in set(re.findall(r'data-word="(\w+)"', (await client.get("/recordings")).text)):
        assert re.search(rf"\b{name}: ", english), name
        assert re.search(rf"\b{name}: ", arabic), name
    assert set(re.findall(r"\b(\w+): [\"{]", english)) == set(re.findall(r"\b(\w+): [\"{]", arabic)) | {"en"}
