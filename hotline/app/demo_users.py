"""The people of the demo: one for each role, and the agents of the configuration.

They are made at the first start where `desk.demo_users` says so, with passwords from the file of passwords. Whoever
was removed, or got another password, is left alone.
"""

from dataclasses import dataclass

from hotline.clock import wall_clock
from hotline.config import Configuration
from hotline.config.loader import Loaded
from hotline.database import create_engine, database_url
from hotline.desk.door.passwords import Passwords
from hotline.desk.door.user import User
from hotline.desk.door.users import Users
from hotline.desk.roles import Role
from hotline.journal import Journal
from hotline.secrets import Secrets

#: What the journal calls who made them.
BY = "demo"

_OTHERS = (
    ("maryam", "Maryam", Role.SUPERVISOR),
    ("huda", "Huda", Role.QUALITY),
    ("yusuf", "Yusuf", Role.SECOND_LINE),
    ("said", "Said", Role.DEPARTMENT),
    ("admin", "Administrator", Role.ADMINISTRATOR),
)


@dataclass(frozen=True, slots=True)
class DemoUser:
    """One, and how to sign in."""

    user: User
    #: None: somebody chose another one.
    password: str | None


def demo_users(config: Configuration) -> list[User]:
    """Return who they are. Pure."""
    taken = {name for name, _, _ in _OTHERS}
    agents = []
    for key, agent in config.agents.items():
        first = agent.name.split()[0].lower()
        name = first if first.isascii() and first.isalnum() and first not in taken else f"agent{key}"
        taken.add(name)
        agents.append(User(name=name, full_name=agent.name, roles=(Role.AGENT,), agent=key))
    departments = tuple(sorted(key for key, one in config.departments.items() if one.parent is not None))
    others = [
        User(
            name=name,
            full_name=full_name,
            roles=(role,),
            departments=departments if role is Role.DEPARTMENT else (),
        )
        for name, full_name, role in _OTHERS
        if role is not Role.DEPARTMENT or departments
    ]
    return [*agents, *others]


async def make_demo_users(loaded: Loaded) -> list[DemoUser]:
    """Make those who were never there, and return all who are. Raises what journal and secrets raise."""
    wanted = demo_users(loaded.config)
    passwords = Secrets.demo_passwords(loaded.paths.secrets, [user.name for user in wanted])
    engine = create_engine(database_url(loaded.config, loaded.paths))
    journal = Journal(engine, loaded.config.node.name)
    try:
        users = Users(journal, engine, wall_clock)
        await _make(users, wanted, passwords)
        changed, known = await users.changed(), {user.name: user for user in await users.all()}
        return [
            DemoUser(known[name], None if name in changed else password)
            for name, password in passwords.items()
            if name in known
        ]
    finally:
        await journal.close()
        await engine.dispose()


async def _make(users: Users, wanted: list[User], passwords: dict[str, str]) -> None:
    if await users.all():
        return  # not the first start
    hasher = Passwords()
    try:
        for user in wanted:
            await users.add(user, await hasher.hash(passwords[user.name]), BY)
    finally:
        hasher.close()
