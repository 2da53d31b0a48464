"""Signing in and out over HTTP: floods, old and stolen sessions, forged requests, headers."""

import httpx
import pytest

from hotline.desk.door.cookies import CSRF, CSRF_HEADER, SESSION, csrf_of, new_token
from hotline.desk.door.guarding import BURST
from hotline.desk.door.tries import DEVICE
from tests.desk.door.door_house import AISHA, HERE, MARYAM, ON_BOTH, PASSWORD, House, sign_in


@ON_BOTH
async def test_a_person_comes_in_and_goes(house: House) -> None:
    """The cookie opens what the role is for; after signing out the same cookie opens nothing."""
    await house.add(AISHA)
    client = await house.signed_in(AISHA)
    me = await client.get("/desk/api/me")
    assert me.json() == {
        "user": "aisha", "name": "Aisha", "roles": ["agent"], "agent": "1001", "departments": [],
    }  # fmt: skip
    stolen = client.cookies[SESSION]
    assert (await client.post("/desk/api/sign-out")).status_code == 204
    assert SESSION not in client.cookies
    thief = house.client(Cookie=f"{SESSION}={stolen}")
    assert (await thief.get("/desk/api/me")).status_code == 401


async def test_cookies_are_kept_from_scripts_and_from_the_open_way(house: House) -> None:
    """The session is HttpOnly, Secure over https, Lax; scripts may read what answers forged requests."""
    await house.add(AISHA)
    set_ = {
        line.split("=")[0]: line
        for line in (await sign_in(house.client(), "aisha")).headers.get_list("set-cookie")
    }
    assert {"HttpOnly", "Secure", "SameSite=lax"} <= set(set_[SESSION].split("; "))
    assert "HttpOnly" not in set_[CSRF]
    assert "HttpOnly" in set_[DEVICE]


@pytest.mark.parametrize(
    ("user", "password"),
    [("aisha", "wrong"), ("nobody", PASSWORD), ("linked", PASSWORD), ("aisha", "x" * 3000)],
)
async def test_wrong_passwords_are_all_the_same(house: House, user: str, password: str) -> None:
    """Who is known here, or has no password, cannot be told from the answer."""
    await house.add(AISHA)
    await house.users.add(AISHA.__class__(name="linked", full_name="L", roles=MARYAM.roles), None, "tester")
    answer = await sign_in(house.client(), user, password)
    assert (answer.status_code, answer.json()["detail"]) == (401, "User or password is wrong.")
    assert "set-cookie" not in answer.headers


async def test_a_flood_from_an_address_waits(house: House) -> None:
    """429 with Retry-After, whomever it tries; another address goes on, and the flooding one may after a while."""
    await house.add(AISHA)
    flood = house.client("192.0.2.66")
    codes = [(await sign_in(flood, f"user{number}")).status_code for number in range(40)]
    assert codes == [401] * 30 + [429] * 10
    refused = await sign_in(flood, "aisha")
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= 6
    assert (await sign_in(house.client("192.0.2.1"), "aisha")).status_code == 200
    house.now += 7
    assert (await sign_in(flood, "aisha")).status_code == 200


async def test_nobody_can_lock_a_user_out(house: House) -> None:
    """Tries from many addresses make strangers wait, not the browser from which the user came in before."""
    await house.add(AISHA)
    known = await house.signed_in(AISHA)
    for number in range(10):
        last = await sign_in(house.client(f"198.51.100.{number}"), "aisha", "wrong")
    assert last.status_code == 429
    assert (await sign_in(house.client("203.0.113.1"), "aisha")).status_code == 429
    assert (await sign_in(known, "aisha")).status_code == 200
    house.now += 31
    assert (await sign_in(house.client("203.0.113.1"), "aisha")).status_code == 200


async def test_a_browser_is_known_for_its_own_user_only(house: House) -> None:
    """The cookie of one user's browser opens no second count for another user."""
    await house.add(AISHA, MARYAM)
    aishas = await house.signed_in(AISHA)
    codes = [
        (await sign_in(house.client(f"198.51.100.{n}"), "maryam", "wrong")).status_code for n in range(9)
    ]
    assert codes[-1] == 429
    assert (await sign_in(aishas, "maryam")).status_code == 429


@pytest.mark.parametrize("origin", ["https://evil.example", "http://hotline.example", "null", ""])
async def test_a_foreign_page_signs_nobody_in(house: House, origin: str) -> None:
    """Neither another site nor a page without an origin: nobody is signed in as somebody else unawares."""
    await house.add(AISHA)
    client = house.client(Origin=origin)
    assert (await sign_in(client, "aisha")).status_code == 403
    assert SESSION not in client.cookies


@pytest.mark.parametrize(
    ("address", "base", "status"),
    [
        ("127.0.0.1", "http://127.0.0.1:8111", 200),
        ("127.0.0.1", "http://localhost:8111", 200),
        ("192.0.2.1", "http://hotline.example", 403),
        # A proxy that does not say https: the browser may be anywhere.
        ("127.0.0.1", "http://hotline.example", 403),
    ],
)
async def test_passwords_are_taken_only_where_nobody_listens(
    house: House, address: str, base: str, status: int
) -> None:
    """Over https, or from this machine to this machine."""
    await house.add(AISHA)
    assert (await sign_in(house.client(address, base), "aisha")).status_code == status


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {CSRF_HEADER: "0" * 64},
        {CSRF_HEADER: csrf_of(new_token())},
        {CSRF_HEADER: "own", "Origin": "https://evil.example"},
        {CSRF_HEADER: "own", "Sec-Fetch-Site": "cross-site"},
        {CSRF_HEADER: "own", "Sec-Fetch-Site": "same-site"},
    ],
)
async def test_forged_requests_change_nothing(house: House, headers: dict[str, str]) -> None:
    """Without the session's own token, with another session's, or from another site: 403."""
    await house.add(MARYAM)
    client = await house.signed_in(MARYAM)
    own = client.headers.pop(CSRF_HEADER)
    sent = {name: own if value == "own" else value for name, value in headers.items()}
    assert (await client.post("/desk/api/calls", headers=sent)).status_code == 403
    assert (await client.post("/desk/api/calls", headers={CSRF_HEADER: own})).status_code == 200


async def test_a_role_that_asks_for_more_is_refused(house: House) -> None:
    """By calls and by pages; whoever has no session is sent to sign in, and back."""
    await house.add(AISHA)
    client = await house.signed_in(AISHA)
    assert (await client.get("/desk/api/calls")).status_code == 403
    assert (await client.get("/desk/wall")).status_code == 403
    assert (await client.get("/desk/home")).status_code == 200
    assert (await client.get("/desk/")).headers["location"] == "/desk/agent"
    away = await house.client().get("/desk/wall?queue=water")
    assert (away.status_code, away.headers["location"]) == (
        303,
        "/desk/sign-in?next=/desk/wall%3Fqueue%3Dwater",
    )


@ON_BOTH
async def test_a_new_password_ends_other_sessions(house: House) -> None:
    """The browser in which it was set goes on with a new session; the old password is wrong."""
    await house.add(AISHA)
    here, elsewhere = await house.signed_in(AISHA), await house.signed_in(AISHA)
    wrong = await here.post("/desk/api/password", json={"old": "x", "new": "another long one"})
    short = await here.post("/desk/api/password", json={"old": PASSWORD, "new": "short"})
    assert (wrong.status_code, short.status_code) == (403, 422)
    done = await here.post("/desk/api/password", json={"old": PASSWORD, "new": "another long one"})
    assert done.status_code == 200
    assert (await here.get("/desk/api/me")).status_code == 200
    assert (await elsewhere.get("/desk/api/me")).status_code == 401
    assert (await sign_in(house.client(), "aisha")).status_code == 401


@pytest.mark.parametrize("body", [b"", b"[]", b'{"user": 5}', b'{"user": "\xff"}', b"x" * 5000])
async def test_bodies_that_cannot_be_read_are_said_to_be(house: House, body: bytes) -> None:
    """400 or 413, never a traceback."""
    answer = await house.client().post("/desk/api/sign-in", content=body)
    assert answer.status_code in {400, 413}


@pytest.mark.parametrize("path", ["/desk/sign-in", "/desk/api/me", "/desk/assets/desk.css", "/desk/nothing"])
async def test_every_answer_has_its_headers(house: House, path: str) -> None:
    """Pages, calls, files and refusals."""
    headers = (await house.client().get(path)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "microphone=(self)" in headers["permissions-policy"]
    assert "strict-transport-security" in headers


async def test_files_are_only_those_of_the_pages(house: House) -> None:
    """Nothing beside the folder, and what is known is not sent again."""
    client: httpx.AsyncClient = house.client(base=HERE)
    found = await client.get("/desk/assets/desk.css")
    assert (found.status_code, found.headers["content-encoding"]) == (200, "gzip")
    again = await client.get("/desk/assets/desk.css", headers={"If-None-Match": found.headers["etag"]})
    assert again.status_code == 304
    for name in ("..%2Fstatus.py", "%2e%2e/status.py", "desk.py", "nothing.js", "desk.css%00.js"):
        assert (await client.get(f"/desk/assets/{name}")).status_code == 404


async def test_too_many_requests_of_a_session_wait(house: House) -> None:
    """429 with Retry-After; other sessions go on."""
    await house.add(AISHA, MARYAM)
    client, other = await house.signed_in(AISHA), await house.signed_in(MARYAM)
    codes = [(await client.get("/desk/api/me")).status_code for _ in range(int(BURST))]
    assert set(codes) == {200}
    refused = await client.get("/desk/api/me")
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "1")
    assert (await other.get("/desk/api/me")).status_code == 200
    house.now += 1
    assert (await client.get("/desk/api/me")).status_code == 200
