"""The users in the database: each change with its fact, its audit, and the end of sessions."""

import msgspec
import pytest

from hotline.crm_bridge import audit
from hotline.desk.door.user import User, UserError
from hotline.desk.roles import Role
from hotline.events import UserAdded, UserChanged, UserRemoved
from hotline.journal import JournalReader
from tests.desk.door.door_house import ADMIN, AISHA, MARYAM, NOON, House


@pytest.fixture
def journal_url(migrated_url: str) -> str:
    """Both kinds of databases."""
    return migrated_url


async def test_changes_are_facts_with_who_did_them_and_what_it_was(
    house: House, reader: JournalReader
) -> None:
    """The journal has who and which fields, the audit the values before and after; a password is in neither."""
    await house.add(AISHA)
    await house.users.change(msgspec.structs.replace(AISHA, full_name="Aisha A."), "admin")
    await house.users.set_password("aisha", "$hashed$", "admin")
    await house.users.remove("aisha", "admin")
    facts = [entry.event for entry in await reader.after(0)]
    assert facts == [
        UserAdded(at=NOON, user="aisha", by="tester", roles=("agent",)),
        UserChanged(at=NOON, user="aisha", by="admin", fields=("full_name",)),
        UserChanged(at=NOON, user="aisha", by="admin", fields=("password",)),
        UserRemoved(at=NOON, user="aisha", by="admin"),
    ]
    async with house.engine.connect() as connection:
        lines = await audit.read(connection, "user", "aisha")
    assert [(line.field, line.old, line.new) for line in lines if line.field == "full_name"] == [
        ("full_name", None, "Aisha"),
        ("full_name", "Aisha", "Aisha A."),
        ("full_name", "Aisha A.", None),
    ]
    assert not any("hashed" in str(line) for line in lines)


async def test_nothing_is_written_of_a_change_that_changes_nothing(
    house: House, reader: JournalReader
) -> None:
    """No fact, and sessions go on."""
    await house.add(AISHA)
    token = await house.sessions.begin("aisha", "password")
    assert not await house.users.change(AISHA, "admin")
    assert await house.sessions.find(token) is not None
    assert len(await reader.after(0)) == 1


@pytest.mark.parametrize("how", ["roles", "password", "removal"])
async def test_whoever_is_changed_is_out_at_once(house: House, how: str) -> None:
    """Other roles, a new password and removal end every session, and make links worthless but for other roles."""
    await house.add(AISHA)
    token = await house.sessions.begin("aisha", "password")
    session = (await house.sessions.find(token)).session  # type: ignore[union-attr]
    if how == "roles":
        await house.users.change(
            msgspec.structs.replace(AISHA, roles=(Role.SUPERVISOR,), agent=None), "admin"
        )
    elif how == "password":
        await house.users.set_password("aisha", "$hashed$", "admin")
    else:
        await house.users.remove("aisha", "admin")
    assert await house.sessions.find(token) is None
    assert await house.sessions.alive({session}) == frozenset()


@pytest.mark.parametrize(
    ("user", "words"),
    [
        (msgspec.structs.replace(AISHA, name="Ai sha"), "no name to sign in with"),
        (msgspec.structs.replace(AISHA, full_name=" "), "a name for people"),
        (msgspec.structs.replace(AISHA, roles=()), "needs a role"),
        (msgspec.structs.replace(AISHA, agent=None), "needs the agent's key"),
        (msgspec.structs.replace(MARYAM, agent="1009"), "needs the role `agent`"),
        (msgspec.structs.replace(MARYAM, roles=(Role.DEPARTMENT,)), "needs a department"),
        (AISHA, "there is a user `aisha` already"),
        (msgspec.structs.replace(AISHA, name="second"), "the agent 1001 is the user `aisha` already"),
    ],
)
async def test_users_that_cannot_be_are_refused(house: House, user: User, words: str) -> None:
    """In words for whoever asked."""
    await house.add(AISHA)
    with pytest.raises(UserError, match=words):
        await house.users.add(user, None, "admin")


async def test_the_last_administrator_stays(house: House) -> None:
    """Nobody could add users at the desk otherwise; with a second one the first may go."""
    await house.add(ADMIN)
    with pytest.raises(UserError, match="only administrator"):
        await house.users.remove("admin", "admin")
    with pytest.raises(UserError, match="only administrator"):
        await house.users.change(msgspec.structs.replace(ADMIN, roles=(Role.SUPERVISOR,)), "admin")
    await house.add(msgspec.structs.replace(ADMIN, name="second"))
    await house.users.remove("admin", "second")


async def test_a_link_signs_in_once_and_not_for_long(house: House) -> None:
    """The second use, a late one, and one after a new password are nobody's."""
    await house.add(AISHA)
    token = await house.users.make_link("aisha", "admin")
    assert (await house.users.use_link(token)).user == AISHA  # type: ignore[union-attr]
    assert await house.users.use_link(token) is None
    late, gone = [await house.users.make_link("aisha", "admin") for _ in range(2)]
    await house.users.set_password("aisha", "$hashed$", "admin")
    assert await house.users.use_link(gone) is None
    late = await house.users.make_link("aisha", "admin")
    house.now += 901
    assert await house.users.use_link(late) is None


async def test_sessions_end_by_themselves(house: House) -> None:
    """Half an hour after the last use, and twelve hours after the beginning; use is noted by the minute."""
    await house.add(AISHA)
    token = await house.sessions.begin("aisha", "password")
    for _ in range(26):
        house.now += 1700
        found = await house.sessions.find(token)
        if found is None:
            break
    assert 42_000 < house.now - NOON <= 45_000
    idle = await house.sessions.begin("aisha", "password")
    house.now += 1801
    assert await house.sessions.find(idle) is None


async def test_a_person_has_few_sessions(house: House) -> None:
    """The twenty-first ends the first."""
    await house.add(AISHA)
    tokens = []
    for _ in range(21):
        house.now += 1
        tokens.append(await house.sessions.begin("aisha", "password"))
    found = [await house.sessions.find(token) for token in tokens]
    assert [visitor is None for visitor in found] == [True, *[False] * 20]
