"""Two controllers on one database: who is signed in at one is so at the other, and is out at both."""

from collections.abc import AsyncIterator

import msgspec
import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline import database
from hotline.desk.door import Visitor
from hotline.desk.door.cookies import CSRF, CSRF_HEADER, SESSION
from hotline.desk.door.tries import DEVICE
from hotline.desk.roles import Role
from hotline.journal import Journal
from tests.desk.door.door_house import AISHA, House, sign_in


@pytest.fixture
def journal_url(migrated_url: str) -> str:
    """Both kinds of databases."""
    return migrated_url


@pytest.fixture
async def other(journal_url: str, engine: AsyncEngine) -> AsyncIterator[House]:
    """The second node, with connections of its own."""
    own = database.create_engine(journal_url)
    journal = Journal(own, "second")
    house = House(journal, own)
    yield house
    house.passwords.close()
    await journal.close()
    await own.dispose()


async def test_who_signs_in_at_one_is_known_at_both_and_out_at_both(house: House, other: House) -> None:
    """At the next request; and a page that only listens, when it is next looked whether its session goes on."""
    await house.add(AISHA)
    here = await house.signed_in(AISHA)
    token = here.cookies[SESSION]
    there = other.client(Cookie=f"{SESSION}={token}")
    there.headers[CSRF_HEADER] = here.cookies[CSRF]
    assert (await there.get("/desk/api/me")).json()["user"] == "aisha"
    visitor = await other.sessions.find(token)
    assert isinstance(visitor, Visitor)
    assert await house.sessions.alive({visitor.session}) == {visitor.session}
    assert (await there.post("/desk/api/sign-out-everywhere")).status_code == 204
    assert (await here.get("/desk/api/me")).status_code == 401
    assert await house.sessions.alive({visitor.session}) == frozenset()


@pytest.mark.parametrize("how", ["roles", "password", "removal"])
async def test_a_change_at_one_node_counts_at_the_other_at_once(house: House, other: House, how: str) -> None:
    """Nobody goes on with yesterday's role, password or place."""
    await house.add(AISHA)
    there = await other.signed_in(AISHA)
    if how == "roles":
        await house.users.change(msgspec.structs.replace(AISHA, roles=(Role.QUALITY,), agent=None), "admin")
    elif how == "password":
        await house.users.set_password("aisha", "$hashed$", "admin")
    else:
        await house.users.remove("aisha", "admin")
    assert (await there.get("/desk/api/me")).status_code == 401


async def test_two_nodes_allow_no_more_tries_than_one(house: House, other: House) -> None:
    """Whichever of them somebody asks in turn; and who is known to one is so to both."""
    await house.add(AISHA)
    known = await house.signed_in(AISHA)
    codes = [
        (await sign_in(node.client(f"198.51.100.{n}"), "aisha", "wrong")).status_code
        for n in range(6)
        for node in (house, other)
    ]
    assert codes == [401] * 8 + [429] * 4
    there = other.client("198.51.100.1", Cookie=f"{DEVICE}={known.cookies[DEVICE]}")
    assert (await sign_in(there, "aisha")).status_code == 200
