"""The administration over HTTP: who may, what is refused, and what is never shown."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import numpy as np
import pytest
import soundfile as sf
from starlette.applications import Starlette

from hotline.prompts.catalogue import load_catalogues
from hotline.prompts.speaking_time import expected_seconds
from tests.desk.admin_city import City


@pytest.fixture
async def city(tmp_path: Path, migrated_sqlite_url: str) -> AsyncIterator[tuple[City, Starlette]]:
    one = City(tmp_path)
    async with one.application(migrated_sqlite_url) as application:
        yield one, application


def client(city: tuple[City, Starlette], user: str = "mona") -> httpx.AsyncClient:
    one, application = city
    keys = one.keys[user].of_client()
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(application), base_url="http://city.test/desk/api/admin", **keys
    )


async def draft(asked: httpx.AsyncClient) -> int:
    version: int = (await asked.get("/settings")).json()["draft"]["version"]
    return version


async def edit(
    asked: httpx.AsyncClient, path: str, value: object, file: str = "configuration"
) -> httpx.Response:
    place = path.split(".") if path else []
    body = {"version": await draft(asked), "file": file, "path": place, "value": value}
    return await asked.post("/settings/edit", json=body)


def audio(kind: str, seconds: float = 2.0, level: float = 0.3) -> bytes:
    """Return noise that swells like speech."""
    rate, out = 16_000, io.BytesIO()
    time = np.arange(int(seconds * rate)) / rate
    noise = np.random.default_rng(1).standard_normal(time.size) * np.abs(np.sin(7 * time)) * level / 4
    sf.write(out, noise, rate, format=kind)
    return out.getvalue()


def quiet(kind: str, *, seconds: float = 2.0, channels: int = 1, rate: int = 8_000) -> bytes:
    """Return silence, of which a packed file holds much in few bytes."""
    out = io.BytesIO()
    sf.write(out, np.zeros((int(seconds * rate), channels), np.int16), rate, format=kind)
    return out.getvalue()


ROUTES = (
    ("GET", "/settings"), ("GET", "/settings/schema"), ("GET", "/settings/difference"), ("POST", "/settings/edit"),
    ("POST", "/settings/publish"), ("GET", "/settings/versions"), ("POST", "/settings/versions/1/undo"),
    ("GET", "/settings/menus.svg"), ("GET", "/prompts"), ("PUT", "/prompts/en/main-menu/recording"),
    ("GET", "/users"), ("POST", "/users/eve"), ("DELETE", "/users/mona"), ("GET", "/tokens"), ("POST", "/tokens/eve"),
)  # fmt: skip


async def test_only_administrators_come_in(city: tuple[City, Starlette]) -> None:
    """An agent is refused at every route, and so is whoever has no session or forges a request."""
    async with client(city, "sara") as sara, client(city) as forged, client(city) as nobody:
        forged.headers.pop("X-CSRF-Token")
        nobody.cookies.clear()
        for method, path in ROUTES:
            assert (await sara.request(method, path, json={})).status_code == 403, path
            assert (await nobody.request(method, path, json={})).status_code == 401, path
            if method != "GET":
                assert (await forged.request(method, path, json={})).status_code == 403, path


async def test_menu_change_is_drawn_published_served_and_undone(city: tuple[City, Starlette]) -> None:
    """A key of a menu goes the whole way, and back."""
    async with client(city) as mona:
        told = (await edit(mona, "menus.main.keys.6", {"queue": "general"}, "menus")).json()
        assert told["at_once"] == ["menus.main"]
        picture = await mona.get("/settings/menus.svg?lang=ar")
        assert picture.headers["content-type"] == "image/svg+xml"
        assert "sandbox" in picture.headers["content-security-policy"]
        done = (await mona.post("/settings/publish", json={"version": await draft(mona), "note": "x"})).json()
        assert "6" in city[0].current.menus()["main"].keys
        assert (await mona.get("/settings/versions")).json()["versions"][0]["note"] == "x"
        assert (await mona.post(f"/settings/versions/{done['version']}/undo")).status_code == 200
    assert "6" not in city[0].current.menus()["main"].keys


TRAP = {
    "prompts": ["main-menu"], "operator": False, "keys": {"1": {"menu": "trap"}, "*": {"repeat": True}},
}  # fmt: skip
WRONG = (
    ("menus", "menus.main.keys.1", {"menu": "nowhere"}, "menus.main.keys.1.menu"),
    ("menus", "menus.trap", TRAP, "menus.trap"),
    ("configuration", "queues.general", None, "agents.1001.queues.general"),
    ("configuration", "hours.office.week.sunday", ["25:00-26:00"], "hours.office.week.sunday[0]"),
    ("configuration", "queues.water.requires", "<script>alert(1)</script>", "queues.water.requires"),
    ("configuration", "departments.city.parent", "water", "departments.city.parent"),
)  # fmt: skip


async def test_what_is_wrong_is_told_at_its_place(city: tuple[City, Starlette]) -> None:
    """The problem has the file and the key of its field, and publishing is refused."""
    async with client(city) as mona:
        for file, path, value, key in WRONG:
            told = (await edit(mona, path, value, file)).json()
            if key == "menus.trap":
                told = (await edit(mona, "menus.main.keys.8", {"menu": "trap"}, file)).json()
            assert key in [one["key"] for one in told["problems"]], (key, told["problems"])
            refused = await mona.post("/settings/publish", json={"version": await draft(mona)})
            assert refused.status_code == 422
            await mona.post("/settings/discard", json={"version": await draft(mona)})


async def test_hours_that_never_open_are_warned_of(city: tuple[City, Starlette]) -> None:
    """Hours without any time can be meant, so they are a warning with their key."""
    async with client(city) as mona:
        told = (await edit(mona, "hours.shut", {"week": {}})).json()
    assert "hours.shut" in [one["key"] for one in told["warnings"]]


async def test_preview_of_hours_follows_the_draft(city: tuple[City, Starlette]) -> None:
    """Two weeks, with the ranges of the draft."""
    async with client(city) as mona:
        await edit(mona, "hours.office.week.friday", ["08:00-10:00"])
        told = (await mona.get("/settings/opening/office")).json()
    fridays = [day for day in told["days"] if day["weekday"] == "friday" and not day["holiday"]]
    assert (len(told["days"]), fridays[0]["ranges"]) == (14, ["08:00–10:00"])


async def test_ten_megabytes_are_refused(city: tuple[City, Starlette]) -> None:
    """A text that is no setting is not even read to its end."""
    async with client(city) as mona:
        assert (await edit(mona, "queues.water.title.en", "x" * 10_000_000)).status_code == 413


async def test_other_keys_of_the_file_are_not_changed_here(city: tuple[City, Starlette]) -> None:
    """Nobody names another database, or a program to run, in a browser."""
    async with client(city) as mona:
        assert (await edit(mona, "database.url", "sqlite:///x")).status_code == 403
        assert (await edit(mona, "asterisk.program", "/bin/sh")).status_code == 403


async def test_secrets_do_not_leave_the_server(city: tuple[City, Starlette]) -> None:
    """Neither the answer nor the difference has the password of the database."""
    one = city[0]
    one.file.write_text(one.file.read_text() + '\n[bus]\nmqtt_url = "mqtt://u:verysecret@h"\n[queues.late]\n')
    async with client(city) as mona:
        await edit(mona, "queues.late.ring_seconds", 20)
        told = [await mona.get(path) for path in ("/settings", "/settings/difference")]
    assert "late" in told[1].text
    assert not any("verysecret" in one.text for one in told)


async def test_last_administrator_stays(city: tuple[City, Starlette]) -> None:
    """The only one who may administer is not removed, and says why."""
    async with client(city) as mona:
        refused = await mona.delete("/users/mona")
    assert refused.status_code == 409
    assert "only administrator" in refused.json()["detail"]


async def test_token_is_shown_once(city: tuple[City, Starlette]) -> None:
    """A token is in the answer that made it, and in no other."""
    async with client(city) as mona:
        token = (await mona.post("/tokens/app", json={"scopes": ["cases:read"]})).json()["token"]
        listed = await mona.get("/tokens")
        assert (await mona.delete("/tokens/app")).status_code == 200
    assert token not in listed.text
    assert {"holder": "app", "scopes": ["cases:read"]} in listed.json()["tokens"]


@pytest.mark.parametrize("kind", ["WAV", "FLAC", "OGG"])
async def test_recording_is_heard_and_taken_back(city: tuple[City, Starlette], kind: str) -> None:
    """A take is conditioned and served; the one before it comes back, and the synthetic voice too."""
    place = f"/prompts/en/{names()[0]}"
    async with client(city) as mona:
        for level in (0.3, 0.5):
            done = await mona.put(f"{place}/recording", content=audio(kind, level=level))
            assert done.status_code == 201, done.text
        assert (await mona.get(f"{place}/audio")).headers["content-type"] == "audio/wav"
        takes = (await mona.get(f"{place}/takes")).json()["takes"]
        again = await mona.post(f"{place}/back", json={"take": takes[0]["name"]})
        assert again.status_code == 200
        assert not (await mona.post(f"{place}/back", json={})).json()["recorded"]


async def test_recording_of_a_studio_becomes_what_the_line_takes(city: tuple[City, Starlette]) -> None:
    """Two channels at 48 kHz are taken; what callers hear has one, at a rate of telephones."""
    rate = 48_000
    time = np.arange(2 * rate) / rate
    noise = np.random.default_rng(1).standard_normal(time.size) * np.abs(np.sin(7 * time)) * 0.08
    out = io.BytesIO()
    sf.write(out, np.column_stack([noise, noise]), rate, format="WAV", subtype="PCM_24")
    place = f"/prompts/en/{names()[0]}"
    async with client(city) as mona:
        done = await mona.put(f"{place}/recording", content=out.getvalue())
        assert done.status_code == 201, done.text
        heard = sf.info(io.BytesIO((await mona.get(f"{place}/audio")).content))
    assert (heard.channels, heard.samplerate in (8_000, 16_000)) == (1, True)


async def test_two_administrators_see_each_other_and_lose_nothing(city: tuple[City, Starlette]) -> None:
    """Who drafts beside somebody else sees so; whoever publishes second decides where both changed one key."""
    async with client(city) as mona, client(city, "ali") as ali:
        await edit(mona, "queues.water.ring_seconds", 20)
        told = (await edit(ali, "queues.water.ring_seconds", 30)).json()
        assert [(one["user"], one["changes"]) for one in told["others"]] == [("mona", 1)]
        assert (await mona.post("/settings/publish", json={"version": await draft(mona)})).status_code == 200
        refused = await ali.post("/settings/publish", json={"version": await draft(ali)})
        assert (refused.status_code, "ring_seconds" in refused.json()["detail"]) == (409, True)
        told = (await ali.get("/settings")).json()
        (conflict,) = told["draft"]["conflicts"]
        assert (conflict["after"], told["others"]) == (30, [])
        body = {"version": await draft(ali), "file": conflict["file"], "path": conflict["path"], "mine": True}
        assert (await ali.post("/settings/resolve", json=body)).json()["draft"]["conflicts"] == []
        assert (await ali.post("/settings/publish", json={"version": await draft(ali)})).status_code == 200
        versions = (await ali.get("/settings/versions")).json()["versions"]
    assert [(one["by"], one["changes"][0]["before"], one["changes"][0]["after"]) for one in versions] == [
        ("ali", 20, 30), ("mona", None, 20),
    ]  # fmt: skip


async def test_problems_are_told_in_parts(city: tuple[City, Starlette]) -> None:
    """Beside the English sentence there is what a page in another language says it with."""
    async with client(city) as mona:
        told = (await edit(mona, "agents.1001.queues", {"watr": 1})).json()
    found = next(one for one in told["problems"] if one["key"].startswith("agents.1001.queues"))
    assert found["fault"] == {"text": "there is no queue `{name}`", "values": {"name": "watr"}}
    assert found["advice"] == {"text": "Did you mean `{name}`?", "values": {"name": "water"}}
    assert found["line"] > 0


def names() -> list[str]:
    """Return prompts whose text takes about two seconds."""
    texts = load_catalogues(("en",))["en"].texts
    return [name for name, one in texts.items() if 1.5 < expected_seconds(one.text) < 2.2]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"<script>", "no audio"), (b"", "no audio"), (audio("WAV", 0.3), "speaks for"),
        (audio("WAV", level=0.0), "nothing to hear"), (b"RIFF" + bytes(40), "no audio"),
        (quiet("WAV", seconds=121), "at most 120 s"), (quiet("OGG", seconds=121), "at most 120 s"),
        (quiet("FLAC", seconds=3600), "at most 120 s"), (quiet("WAV", channels=9), "8 channels"),
    ],
)  # fmt: skip
async def test_what_is_no_recording_is_refused(
    city: tuple[City, Starlette], content: bytes, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The refusal says what is wrong with it, and callers hear what they heard; an hour of silence is not unpacked."""
    if "at most" in why or "channels" in why:
        monkeypatch.delattr(sf, "read")
    async with client(city) as mona:
        refused = await mona.put(f"/prompts/en/{names()[0]}/recording", content=content)
    assert refused.status_code == 422
    assert why in refused.json()["detail"]
