"""Televisions: made by a code that works once, bound to one browser, shown figures only, revoked by whoever may."""

import json
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine
from starlette.applications import Starlette

from hotline.app.desk_screen_parts import OF_QUEUE, ScreenFigures
from hotline.desk.door.counted_tries import CountedTries
from hotline.desk.roles import Role
from hotline.desk.screens.routes import COOKIE, COOKIE_PATH, ScreenRoutes
from hotline.desk.screens.store import CODE_SECONDS, TOUCH_SECONDS, Screens
from hotline.desk.screens.tables import desk_screen
from hotline.events import ScreenEvent
from hotline.journal import Journal, JournalReader
from hotline.testing.desk import make_visitor, open_door
from tests.app.wall import Wall

PEOPLE = make_visitor("fatma", Role.SUPERVISOR), make_visitor("root", Role.ADMINISTRATOR)
FIGURES = "/desk/api/screen/figures"


class Hall:
    """A hotline with screens, a supervisor's browser, and as many televisions as one wants."""

    def __init__(self, journal: Journal, engine: AsyncEngine) -> None:
        self.now = 1_795_000_000.0
        self.door, keys = open_door(*PEOPLE)
        self.screens = Screens(journal, engine, lambda: self.now)
        tries = CountedTries(engine, lambda: self.now)
        routes = ScreenRoutes(self.door, self.screens, tries, lambda: {"queues": {}})
        self.app = Starlette(routes=routes.routes())
        self.people = self.browser(**keys["fatma"].of_client())
        self.opened = [self.people]

    def browser(self, address: str = "192.0.2.1", **keys: object) -> httpx.AsyncClient:
        """Return another browser."""
        transport = httpx.ASGITransport(self.app, client=(address, 1))
        return httpx.AsyncClient(transport=transport, base_url="http://hotline", **keys)  # type: ignore[arg-type]

    def television(self, address: str = "192.0.2.1") -> httpx.AsyncClient:
        """Return the browser of a television."""
        self.opened.append(self.browser(address))
        return self.opened[-1]

    async def made(self, name: str = "Hall") -> tuple[int, str]:
        """Make a screen; return its number and its code."""
        answer = await self.people.post("/desk/api/screens", json={"name": name})
        assert answer.status_code == 200, answer.text
        return answer.json()["screen"], answer.json()["code"]


@pytest.fixture
async def hall(journal: Journal, engine: AsyncEngine) -> AsyncIterator[Hall]:
    hall = Hall(journal, engine)
    yield hall
    for client in hall.opened:
        await client.aclose()


async def pair(television: httpx.AsyncClient, code: str) -> int:
    """Type a code; return the status."""
    return (await television.post("/desk/api/screen/pair", json={"code": code})).status_code


async def test_a_screen_lasts_until_it_is_revoked(
    hall: Hall, engine: AsyncEngine, reader: JournalReader
) -> None:
    """Typed once, in one browser; years later it still shows; revoked it shows nothing, at once. All is journalled."""
    number, code = await hall.made("Entrance hall")
    first, second = hall.television(), hall.television()
    assert await pair(first, f"{code[:4]} {code[4:]}") == 204
    assert await pair(second, code) == 409
    assert (await second.get(FIGURES)).status_code == 401
    hall.now += 5 * 365 * 86_400
    shown = await first.get(FIGURES)
    assert (shown.status_code, shown.json()) == (200, {"queues": {}})
    cookie = shown.headers["set-cookie"].lower()
    assert all(word in cookie for word in (f"path={COOKIE_PATH}", "httponly", "samesite=strict"))

    (listed,) = (await hall.people.get("/desk/api/screens")).json()["screens"]
    assert (listed["name"], listed["made_by"], listed["seen_at"]) == ("Entrance hall", "fatma", hall.now)
    async with engine.connect() as connection:
        row = (await connection.execute(sa.select(desk_screen))).mappings().one()
    assert code not in map(str, row.values())
    assert first.cookies[COOKIE] not in map(str, row.values())

    assert (await hall.people.delete(f"/desk/api/screens/{number}")).status_code == 204
    assert (await first.get(FIGURES)).status_code == 401
    assert (await hall.people.delete(f"/desk/api/screens/{number}")).status_code == 409
    facts = [one.event for one in await reader.after(0) if isinstance(one.event, ScreenEvent)]
    assert [type(one).__name__ for one in facts] == ["ScreenMade", "ScreenPaired", "ScreenRevoked"]
    assert {getattr(one, "by", "fatma") for one in facts} == {"fatma"}


async def test_a_code_is_late_or_replaced(hall: Hall) -> None:
    """After its time a code does nothing; a new one lets the browser of before go."""
    number, code = await hall.made()
    hall.now += CODE_SECONDS
    television = hall.television()
    assert await pair(television, code) == 409
    again = (await hall.people.post(f"/desk/api/screens/{number}/code")).json()["code"]
    assert await pair(television, again) == 204
    assert (await television.get(FIGURES)).status_code == 200
    await hall.people.post(f"/desk/api/screens/{number}/code")
    assert (await television.get(FIGURES)).status_code == 401


async def test_codes_are_not_guessed(hall: Hall) -> None:
    """Ten wrong codes of an address, and then it has to wait, even with the right one."""
    _, code = await hall.made()
    television = hall.television()
    wrong = f"{(int(code) + 1) % 10**8:08}"
    assert [await pair(television, wrong) for _ in range(11)] == [409] * 10 + [429]
    assert await pair(television, code) == 429
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    refused = await television.post("/desk/api/screen/pair", json={"code": code}, headers=elsewhere)
    assert refused.status_code == 403


async def test_a_screen_opens_nothing_else(hall: Hall) -> None:
    """Its token is no session: whatever asks for one refuses it, also under the session's name."""
    _, code = await hall.made()
    television = hall.television()
    await pair(television, code)
    token = television.cookies[COOKIE]
    for cookies in ({COOKIE: token}, {"hotline_session": token}):
        sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        assert (await television.get("/desk/api/screens", headers=sent)).status_code == 401
        made = await television.post("/desk/api/screens", json={"name": "x"}, headers=sent)
        assert made.status_code == 401


@pytest.mark.parametrize(("name", "status"), [("", 409), ("x" * 61, 409), (" Hall  2 ", 200)])
async def test_a_screen_has_a_name(hall: Hall, name: str, status: int) -> None:
    """It says where the television hangs."""
    assert (await hall.people.post("/desk/api/screens", json={"name": name})).status_code == status


async def test_figures_name_nobody(tmp_path: Path) -> None:
    """Callers' numbers, agents' names and keys are in nothing that a screen gets; the figures are the wall's."""
    wall = Wall(tmp_path)
    wall.begin()
    wall.house.sign_in("1001")
    wall.house.call("1112", caller="+96891234567")
    wall.feed.mark_all()
    wall.feed.flush()

    class NoAlerts:
        def all(self) -> dict[str, object]:
            return {}

    figures = ScreenFigures(wall.feed, NoAlerts(), lambda: wall.house.config, lambda: 0.0)()  # type: ignore[arg-type]
    text = json.dumps(figures, default=str)
    assert "9123" not in text
    for key, agent in wall.house.config.agents.items():
        assert f'"{key}"' not in text
        assert agent.name not in text
    shown = figures["queues"]["water"]  # type: ignore[index]
    assert {name: shown[name] for name in OF_QUEUE} == {
        name: wall.queues.rows["water"][name] for name in OF_QUEUE
    }


async def test_whoever_guesses_keeps_nobody_else_out(hall: Hall) -> None:
    """A flood of codes from one network is refused, and somebody elsewhere pairs a screen meanwhile."""
    _, code = await hall.made()
    wrong = f"{(int(code) + 1) % 10**8:08}"
    for number in range(100):
        flood = hall.browser(address=f"2001:db8::{number:x}")
        hall.opened.append(flood)
        assert await pair(flood, wrong) == (409 if number < 10 else 429)
    assert await pair(hall.television(), code) == 204


async def test_a_full_disk_darkens_no_screen(hall: Hall, engine: AsyncEngine) -> None:
    """The figures are shown also where it cannot be noted that somebody looks at them."""
    _, code = await hall.made()
    television = hall.television()
    assert await pair(television, code) == 204
    hall.now += 2 * TOUCH_SECONDS

    def full(*given: object) -> None:
        if str(given[2]).startswith("UPDATE"):
            raise sa.exc.OperationalError(str(given[2]), {}, Exception("database or disk is full"))

    sa.event.listen(engine.sync_engine, "before_cursor_execute", full)
    try:
        assert (await television.get(FIGURES)).status_code == 200
    finally:
        sa.event.remove(engine.sync_engine, "before_cursor_execute", full)


async def test_a_flood_from_many_networks_keeps_nobody_out_who_is_there(hall: Hall) -> None:
    """Where a screen hangs already, or whence the code was asked for, the network's own tries count and no others."""
    _, first = await hall.made()
    branch = hall.television("203.0.113.7")
    assert await pair(branch, first) == 204  # a branch office: another network than the supervisor's
    number, code = await hall.made("Second hall")
    wrong = f"{(int(code) + 1) % 10**8:08}"
    codes = [await pair(hall.television(f"198.51.{n // 250}.{n % 250}"), wrong) for n in range(70)]
    assert codes == [409] * 60 + [429] * 10
    assert await pair(hall.television("198.18.0.1"), code) == 429  # a stranger, even with the right one
    assert await pair(hall.television("192.0.2.1"), code) == 204
    again = (await hall.people.post(f"/desk/api/screens/{number}/code")).json()["code"]
    assert await pair(branch, again) == 204
    guesses = [await pair(branch, wrong) for _ in range(11)]
    assert guesses[-1] == 429, "nobody guesses without end from there either"


async def test_a_network_is_known_while_its_code_waits(hall: Hall) -> None:
    """A code that nobody typed in its time opens no way past the flood; nothing is kept in clear."""
    await hall.made()
    assert await hall.screens.knows("192.0.2.1")
    assert not await hall.screens.knows("192.0.2.2")
    hall.now += CODE_SECONDS + 1
    assert not await hall.screens.knows("192.0.2.1")


async def test_wrong_codes_count_at_all_controllers(
    hall: Hall, journal: Journal, engine: AsyncEngine
) -> None:
    """Ten of a network, whichever of two is asked."""
    other = Hall(journal, engine)
    _, code = await hall.made()
    wrong = f"{(int(code) + 1) % 10**8:08}"
    codes = [await pair(one.television("198.18.0.9"), wrong) for _ in range(6) for one in (hall, other)]
    assert codes == [409] * 10 + [429] * 2
    for client in other.opened:
        await client.aclose()
