"""Screens as rows: made with a code, paired with one browser by it, seen, revoked. Each change is one with its fact.

    made ── code typed within `CODE_SECONDS` ──> paired with that browser ── revoked: gone
      └──── a new code: the browser of before is let go ────┘

The token of a browser is kept as a hash: whoever reads the table cannot come in with it. A code is too short for that
to help, and needs no help: it is good once, for minutes, and whoever types it first is seen in the list.
"""

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading
from hotline.desk.door.cookies import TOKEN_LENGTH, id_of, new_token
from hotline.events import Event, ScreenMade, ScreenPaired, ScreenRevoked
from hotline.journal import Journal

from .tables import desk_screen

#: Digits of a code, and for how long it can be typed, seconds.
CODE_DIGITS, CODE_SECONDS = 8, 900.0

#: Letters of a name; screens of one hotline.
MOST_LETTERS, MOST_SCREENS = 60, 100

#: How long another controller may not yet know of a network, seconds.
NETWORKS_SECONDS = 2.0

#: How often it is written down that a screen is used, seconds.
TOUCH_SECONDS = 60.0

log = structlog.get_logger()


class ScreenError(Exception):
    """It cannot be done; the text says why, for people."""


@dataclass(frozen=True, slots=True)
class Screen:
    """What people see of one; times are seconds since the epoch."""

    id: int
    name: str
    made_by: str
    made_at: float
    code_until: float | None
    paired_at: float | None
    seen_at: float | None


@dataclass(frozen=True, slots=True)
class Coded:
    """A screen and the code to type on it, which is told once."""

    screen: int
    code: str
    until: float


_SHOWN = [desk_screen.c[name] for name in Screen.__dataclass_fields__]


class Screens:
    """All of them. Methods raise `ScreenError`, and what the journal and the database raise."""

    def __init__(self, journal: Journal, engine: AsyncEngine, clock: Clock) -> None:
        self._journal = journal
        self._engine = engine
        self._reading = for_reading(engine)
        self._clock = clock
        #: Hashes of the networks that are known, and when they were read.
        self._networks: frozenset[str] = frozenset()
        self._read_at = float("-inf")

    async def all(self) -> Sequence[Screen]:
        """Return them, the newest first."""
        async with self._reading.connect() as connection:
            rows = (await connection.execute(sa.select(*_SHOWN).order_by(desk_screen.c.id.desc()))).all()
        return [Screen(*row) for row in rows]

    async def make(self, name: str, by: str, network: str) -> Coded:
        """Make one and return its code; `network` is where the person is who asks."""
        name = " ".join(name.split())
        if not 0 < len(name) <= MOST_LETTERS:
            raise ScreenError(f"a screen has a name of at most {MOST_LETTERS} letters: where it hangs")
        now, code = self._clock(), _new_code()
        values = {"name": name, "made_by": by, "made_at": now, **_coded(code, now, network)}

        async def work(connection: AsyncConnection) -> int:
            count = await connection.scalar(sa.select(sa.func.count()).select_from(desk_screen))
            if (count or 0) >= MOST_SCREENS:
                raise ScreenError(f"there are {MOST_SCREENS} screens; revoke one that nobody looks at")
            insert = sa.insert(desk_screen).values(values).returning(desk_screen.c.id)
            return int((await connection.execute(insert)).scalar_one())

        number = await self._journal.commit_result(
            work, lambda number: (ScreenMade(at=now, screen=number, by=by),)
        )
        self._read_at = float("-inf")
        return Coded(number, code, now + CODE_SECONDS)

    async def new_code(self, number: int, by: str, network: str) -> Coded:
        """Return another code, asked for in this network; the browser that showed it is let go."""
        now, code = self._clock(), _new_code()
        values = {**_coded(code, now, network), "token": None, "paired_at": None, "seen_at": None}
        statement = sa.update(desk_screen).where(desk_screen.c.id == number).values(values)
        await self._change(statement, ScreenMade(at=now, screen=number, by=by, again=True))
        self._read_at = float("-inf")
        return Coded(number, code, now + CODE_SECONDS)

    async def revoke(self, number: int, by: str) -> None:
        """Have it show nothing from now on."""
        statement = sa.delete(desk_screen).where(desk_screen.c.id == number)
        await self._change(statement, ScreenRevoked(at=self._clock(), screen=number, by=by))

    async def pair(self, code: str, network: str) -> str:
        """Have the browser that sent a code show its screen; return the token for its cookie. A code works once.

        `network` is where it stands.
        """
        now, token = self._clock(), new_token()
        waits = sa.and_(desk_screen.c.code == _hash(code), desk_screen.c.code_until > now)
        values = {
            "code": None, "code_until": None, "token": id_of(token), "paired_at": now, "seen_at": now,
            "paired_from": _hash(network),
        }  # fmt: skip
        statement = sa.update(desk_screen).where(waits).values(values).returning(desk_screen.c.id)

        async def work(connection: AsyncConnection) -> int:
            number = (await connection.execute(statement)).scalar_one_or_none()
            if number is None:
                raise ScreenError("no screen waits for this code")
            return int(number)

        await self._journal.commit_result(work, lambda number: (ScreenPaired(at=now, screen=number),))
        return token

    async def knows(self, network: str) -> bool:
        """Return whether a screen was paired in this network, or a code that waits was asked for in it.

        Whoever asks often costs the database nothing: the networks are read again after `NETWORKS_SECONDS`.
        """
        now = self._clock()
        if abs(now - self._read_at) >= NETWORKS_SECONDS:
            waits = sa.case((desk_screen.c.code_until > now, desk_screen.c.made_from))
            async with self._reading.connect() as connection:
                rows = await connection.execute(sa.select(waits, desk_screen.c.paired_from))
                self._networks = frozenset(one for row in rows for one in row if one is not None)
            self._read_at = now
        return _hash(network) in self._networks

    async def find(self, token: str) -> int | None:
        """Return which screen the token shows; None: none, or it was revoked."""
        if len(token) != TOKEN_LENGTH:
            return None
        mine, now = desk_screen.c.token == id_of(token), self._clock()
        async with self._reading.connect() as connection:
            query = sa.select(desk_screen.c.id, desk_screen.c.seen_at).where(mine)
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return None
        if abs(now - (row.seen_at or 0.0)) >= TOUCH_SECONDS:  # the clock may have been set back
            await self._touch(mine, now)
        return int(row.id)

    async def _touch(self, mine: sa.ColumnElement[bool], now: float) -> None:
        """Note that it is used; a disk that is full darkens no screen."""
        try:
            async with self._engine.begin() as connection:
                await connection.execute(sa.update(desk_screen).where(mine).values(seen_at=now))
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            log.warning("screen: its use cannot be noted", reason=type(error).__name__)

    async def _change(self, statement: sa.UpdateBase, fact: Event) -> None:
        async def work(connection: AsyncConnection) -> None:
            if not (await connection.execute(statement)).rowcount:
                raise ScreenError("there is no such screen")

        await self._journal.commit([fact], work)


def _new_code() -> str:
    return f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _coded(code: str, now: float, network: str) -> Mapping[str, object]:
    return {"code": _hash(code), "code_until": now + CODE_SECONDS, "made_from": _hash(network)}
