"""What strangers send: each is refused in words, nobody comes in, nothing breaks."""

import gzip
import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from hotline.desk.door.cookies import CSRF, SESSION
from hotline.desk.page_assets import Assets
from tests.desk.door.door_house import AISHA, ON_BOTH, PASSWORD, House, sign_in

RIGHT = json.dumps({"user": "aisha", "password": PASSWORD}).encode()


@ON_BOTH
async def test_names_that_nobody_has_are_like_wrong_passwords(house: House) -> None:
    """What a database would stumble over, too."""
    await house.add(AISHA)
    names = [
        "",
        "\0",
        "aisha\0",
        "ai\0sha",
        "\u202eaisha",
        "' OR 1=1 --",
        "%",
        "ａｉｓｈａ",
        "x" * 3000,
        "💧" * 64,
    ]
    for number, name in enumerate(names):
        answer = await sign_in(house.client(f"192.0.2.{number}"), name)
        assert (answer.status_code, answer.json()["detail"]) == (401, "User or password is wrong."), name
    half = await house.client().post("/desk/api/sign-in", content=b'{"user": "\\ud800", "password": "x"}')
    assert half.status_code == 400


@ON_BOTH
@pytest.mark.parametrize(
    "cookie",
    [
        "",
        "x",
        "x" * 43,
        "x" * 5000,
        '"' + "x" * 41 + '"',
        "%00" * 14 + "x",
        "\xe9" * 43,
        "' OR 1=1 --" + "x" * 32,
    ],
)
async def test_cookies_that_no_session_has_open_nothing(house: House, cookie: str) -> None:
    """401 for calls, the page of signing in for pages."""
    client = house.client()
    sent = {b"Cookie": f"{SESSION}={cookie}; {SESSION}=; {CSRF}={cookie}".encode("latin-1")}
    assert (await client.get("/desk/api/me", headers=sent)).status_code == 401
    assert (await client.get("/desk/home", headers=sent)).status_code == 303


@ON_BOTH
async def test_a_session_that_was_laid_ready_is_not_taken(house: House) -> None:
    """Signing in always begins a session with a token of ours (session fixation)."""
    await house.add(AISHA)
    laid = "a" * 43
    client = house.client()
    answer = await client.post("/desk/api/sign-in", content=RIGHT, headers={"Cookie": f"{SESSION}={laid}"})
    assert answer.status_code == 200
    assert answer.cookies[SESSION] != laid
    assert (await house.client(Cookie=f"{SESSION}={laid}").get("/desk/api/me")).status_code == 401


async def test_signing_out_everywhere_ends_every_browser(house: House) -> None:
    """Also the one where somebody has copied the cookie."""
    await house.add(AISHA)
    here, elsewhere = await house.signed_in(AISHA), await house.signed_in(AISHA)
    thief = house.client(Cookie=f"{SESSION}={here.cookies[SESSION]}")
    assert (await thief.get("/desk/api/me")).status_code == 200
    assert (await here.post("/desk/api/sign-out-everywhere")).status_code == 204
    for browser in (thief, elsewhere):
        assert (await browser.get("/desk/api/me")).status_code == 401


async def _in_pieces(pieces: list[bytes]) -> AsyncIterator[bytes]:
    """A body whose length nobody announces."""
    for piece in pieces:
        yield piece


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        pytest.param([b" " * 1000] * 1000, {}, 413, id="chunked without a length"),
        pytest.param(b" " * 5000, {}, 413, id="longer than may be"),
        pytest.param(RIGHT, {"Content-Length": "9" * 30}, 413, id="a length beyond all numbers"),
        pytest.param(gzip.compress(b" " * 4_000_000), {"Content-Encoding": "gzip"}, 400, id="packed: a bomb"),
        pytest.param(
            gzip.compress(RIGHT), {"Content-Encoding": "gzip"}, 400, id="packed: nothing is unpacked"
        ),
        pytest.param(b"[" * 4000, {}, 400, id="nested"),
        pytest.param(b'{"user": {"a": 1}, "password": []}', {}, 400, id="other kinds"),
    ],
)
async def test_bodies_are_bounded(
    house: House, body: bytes | list[bytes], headers: dict[str, str], status: int
) -> None:
    """By what comes, not by what is announced; and nothing is unpacked."""
    await house.add(AISHA)
    content = _in_pieces(body) if isinstance(body, list) else body
    answer = await house.client().post("/desk/api/sign-in", content=content, headers=headers)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert SESSION not in answer.cookies


async def test_nothing_of_a_request_is_written_into_the_answers_head_or_markup(house: House) -> None:
    """Line ends in addresses, markup in cookies."""
    client = house.client()
    away = await client.get("/desk/wall?a=%0d%0aSet-Cookie:%20evil=1")
    assert away.headers["location"].startswith("/desk/sign-in?next=/desk/wall%3F")
    assert "set-cookie" not in away.headers
    markup = '"><script>alert(1)</script>'
    page = await client.get(
        "/desk/sign-in", headers={"Cookie": f"hotline_language={markup}; hotline_theme={markup}"}
    )
    assert (page.status_code, "alert" in page.text, 'lang="ar"' in page.text) == (200, False, True)


async def test_files_outside_of_their_folder_stay_there(tmp_path: Path) -> None:
    """Written in whatever way, by a link too; a name that is too long for the disk is no file."""
    built = tmp_path / "built"
    built.mkdir()
    (tmp_path / "secret.js").write_text("secret")
    (built / "page.js").write_text("page")
    (built / "link.js").symlink_to(tmp_path / "secret.js")
    (built / "folder.js").mkdir()
    app = Starlette(routes=[Route("/desk/assets/{name}", Assets(built).serve)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://desk") as client:
        assert (await client.get("/desk/assets/page.js")).text == "page"
        for name in (
            "..%2Fsecret.js", "%2e%2e%2fsecret.js", "..%5Csecret.js", "%252e%252e%252fsecret.js", "page.js%00",
            "page.js%00.css", "link.js", "folder.js", "PAGE.js", "a" * 300 + ".js", "page.js%0d%0aX:%20y", "%ff.js",
        ):  # fmt: skip
            assert (await client.get(f"/desk/assets/{name}")).status_code == 404, name
