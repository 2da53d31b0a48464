"""A controller of its own for the desk's benchmark: 200 agents, 50 queues, everybody with a session; no Asterisk."""

import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import psutil
from common import progress
from house import STOP_SECONDS, controller_of, folder_of, write_configuration

from hotline import database
from hotline.app.child import Child
from hotline.clock import wall_clock
from hotline.config.loader import Loaded, load
from hotline.desk.door.passwords import Passwords
from hotline.desk.door.sessions import Limits, Sessions
from hotline.desk.door.user import User
from hotline.desk.door.users import Users
from hotline.desk.roles import Role
from hotline.journal import Journal
from hotline.secrets import Secrets

AGENTS = tuple(str(number) for number in range(2001, 2201))
QUEUES = tuple(f"queue{number:02}" for number in range(50))
WALLS = 20

#: Queues of each agent.
QUEUES_OF_ONE = 4

WRAP_UP_SECONDS = 2

#: What everybody signs in with.
PASSWORD = "a long word of the bench"  # noqa: S105 - of nobody


@dataclass(frozen=True)
class House:
    """What runs, and how to reach it."""

    loaded: Loaded
    url: str
    controller: Child
    #: Tokens of sessions by user.
    tokens: dict[str, str]

    @property
    def origin(self) -> str:
        """Where the pages are."""
        return f"http://127.0.0.1:{self.loaded.config.web.port}"

    def process(self) -> psutil.Process:
        """Return the controller's."""
        assert self.controller.pid is not None  # noqa: S101 - it is running
        return psutil.Process(self.controller.pid)


def number_of(queue: int) -> str:
    """Return the number that leads straight to a queue."""
    return str(7000 + queue)


def agent_user(agent: str) -> str:
    """Return the name by which an agent signs in."""
    return f"agent{agent}"


def wall_user(number: int) -> str:
    """Return the name by which a wallboard signs in."""
    return f"wall{number}"


@contextlib.asynccontextmanager
async def made_house() -> AsyncIterator[House]:
    """Make folder, database, users and sessions; the controller is not started. Removes all at the end."""
    with folder_of("desk-") as folder:
        loaded = load(_write_configuration(folder))
        loaded.paths.create()
        url = database.database_url(loaded.config, loaded.paths)
        progress("preparing: database, users, sessions")
        await database.migrate(url)
        Secrets.load_or_create(loaded.paths.secrets, loaded.config.agents)
        tokens = await _let_in(url)
        controller = controller_of(loaded)
        try:
            yield House(loaded, url, controller, tokens)
        finally:
            await controller.stop(STOP_SECONDS)


async def _let_in(url: str) -> dict[str, str]:
    """Make all users and a session of each."""
    engine = database.create_engine(url)
    journal = Journal(engine, "bench")
    users = Users(journal, engine, wall_clock)
    sessions = Sessions(engine, wall_clock, lambda: Limits(idle=3600, whole=36_000))
    passwords = Passwords()
    hashed = await passwords.hash(PASSWORD)
    people = [User(name=agent_user(a), full_name=f"Agent {a}", roles=(Role.AGENT,), agent=a) for a in AGENTS]
    people += [
        User(name=wall_user(n), full_name=f"Wall {n}", roles=(Role.SUPERVISOR,)) for n in range(WALLS + 1)
    ]
    tokens = {}
    for person in people:
        await users.add(person, hashed, by="bench")
        tokens[person.name] = await sessions.begin(person.name, "bench")
    passwords.close()
    await journal.close()
    await engine.dispose()
    return tokens


def _write_configuration(folder: Path) -> Path:
    queues, agents = map(_queue, range(len(QUEUES))), map(_agent, range(len(AGENTS)))
    return write_configuration(folder, QUEUES[0], "".join([*queues, *agents]))


def _queue(number: int) -> str:
    name = QUEUES[number]
    return f"""
[numbers.{number_of(number)}]
queue = "{name}"
language = "en"
consent_notice = false

[queues.{name}]
title = {{ en = "Queue {number}", ar = "Queue {number}" }}
record = false
ring_seconds = 20
wrap_up_seconds = {WRAP_UP_SECONDS}
announce_every_seconds = 0
comfort_every_seconds = 0
offer_message_after_seconds = 0
max_waiting = 1000
"""


def _agent(number: int) -> str:
    # Steps of 13 spread every agent over the queues, and every queue over the agents.
    queues = [QUEUES[(number + 13 * step) % len(QUEUES)] for step in range(QUEUES_OF_ONE)]
    return f'\n[agents.{AGENTS[number]}]\nname = "Agent {AGENTS[number]}"\nqueues = {queues}\n'
