"""Who is signed in: rows of the database, so that sessions outlive this process and end wherever it is said.

A session is looked up at every request: whoever's password, roles or place here were changed has lost it at once,
also when another process changed them.
"""

from collections.abc import Awaitable, Callable, Collection
from typing import Any, Protocol

import msgspec
import sqlalchemy as sa
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading
from hotline.desk.roles import Role

from .cookies import TOKEN_LENGTH, id_of, new_token
from .tables import desk_session, desk_user
from .visitor import Visitor

#: How often it is written down that a session is used, seconds.
TOUCH_SECONDS = 60.0

#: Sessions that one person may have; of more, the one that began first ends.
MOST_OF_ONE = 20

#: Writes within a transaction.
Write = Callable[[AsyncConnection], Awaitable[None]]

log = structlog.get_logger()


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """When sessions end by themselves."""

    #: Without use, seconds.
    idle: float
    #: In any case, seconds.
    whole: float


class VisitorsOfSessions(Protocol):
    """Knows who has which session."""

    async def find(self, token: str) -> Visitor | None:
        """Return who signed in with it; None: nobody, or no longer. Raises what the database raises."""

    async def alive(self, sessions: Collection[str]) -> frozenset[str]:
        """Return which of these sessions go on, and note that they are used. Raises what the database raises."""

    async def end(self, session: str) -> None:
        """End one. Raises what the database raises."""


class Sessions:
    """Those in the database."""

    def __init__(self, engine: AsyncEngine, clock: Clock, limits: Callable[[], Limits]) -> None:
        self._engine = engine
        self._reading = for_reading(engine)
        self._clock = clock
        self._limits = limits

    @property
    def limits(self) -> Limits:
        """When they end, as it is now."""
        return self._limits()

    async def begin(self, user: str, how: str) -> str:
        """Begin one and return its token. Raises what the database raises."""
        token, write = self.beginning(user, how)
        async with self._engine.begin() as connection:
            await write(connection)
        return token

    def beginning(self, user: str, how: str) -> tuple[str, Write]:
        """Return the token of a new one, and what writes it within a transaction; ended ones are forgotten."""
        token, now = new_token(), self._clock()
        row = {"id": id_of(token), "user": user, "began_at": now, "seen_at": now, "how": how}

        async def write(connection: AsyncConnection) -> None:
            await connection.execute(sa.delete(desk_session).where(~self._goes_on(now)))
            await connection.execute(sa.insert(desk_session), [row])
            await _end_oldest(connection, user)

        return token, write

    async def find(self, token: str) -> Visitor | None:
        """Return who signed in with it; None: nobody, or no longer."""
        if len(token) != TOKEN_LENGTH:
            return None
        now, session = self._clock(), id_of(token)
        query = (
            sa.select(desk_user, desk_session.c.seen_at)
            .join(desk_session, desk_session.c.user == desk_user.c.name)
            .where(desk_session.c.id == session, self._goes_on(now))
        )
        async with self._reading.connect() as connection:
            row = (await connection.execute(query)).one_or_none()
        if row is None:
            return None
        if now - row.seen_at >= TOUCH_SECONDS:
            await self._touch({session}, now)
        return visitor_of(row, session)

    async def alive(self, sessions: Collection[str]) -> frozenset[str]:
        """Return which of these sessions go on, and note that they are used."""
        now = self._clock()
        query = sa.select(desk_session.c.id, desk_session.c.seen_at).where(
            desk_session.c.id.in_(sessions), self._goes_on(now)
        )
        async with self._reading.connect() as connection:
            rows = (await connection.execute(query)).all()
        late = {row.id for row in rows if now - row.seen_at >= TOUCH_SECONDS}
        if late:
            await self._touch(late, now)
        return frozenset(row.id for row in rows)

    async def end(self, session: str) -> None:
        """End one."""
        async with self._engine.begin() as connection:
            await connection.execute(sa.delete(desk_session).where(desk_session.c.id == session))

    async def end_all(self, user: str) -> None:
        """End all of somebody."""
        async with self._engine.begin() as connection:
            await end_all_of(connection, user)

    def _goes_on(self, now: float) -> sa.ColumnElement[bool]:
        limits = self._limits()
        return sa.and_(
            desk_session.c.seen_at > now - limits.idle, desk_session.c.began_at > now - limits.whole
        )

    async def _touch(self, sessions: Collection[str], now: float) -> None:
        """Note that they are used; where it cannot be written, the next use tries again."""
        statement = sa.update(desk_session).where(desk_session.c.id.in_(sessions)).values(seen_at=now)
        try:
            async with self._engine.begin() as connection:
                await connection.execute(statement)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            log.warning("door: the use of a session cannot be noted", reason=type(error).__name__)


async def _end_oldest(connection: AsyncConnection, user: str) -> None:
    newest = (
        sa.select(desk_session.c.id)
        .where(desk_session.c.user == user)
        .order_by(desk_session.c.began_at.desc(), desk_session.c.id)
        .limit(MOST_OF_ONE)
    )
    kept = (await connection.execute(newest)).scalars().all()
    await connection.execute(
        sa.delete(desk_session).where(desk_session.c.user == user, desk_session.c.id.not_in(kept))
    )


async def end_all_of(connection: AsyncConnection, user: str) -> None:
    """End every session of somebody, within the transaction that changes who it is."""
    await connection.execute(sa.delete(desk_session).where(desk_session.c.user == user))


def visitor_of(row: sa.Row[Any], session: str) -> Visitor:
    """Return the visitor whom a row of `desk_user` is about."""
    return Visitor(
        user=row.name,
        name=row.full_name,
        roles=frozenset(map(Role, msgspec.json.decode(row.roles))),
        agent=row.agent,
        departments=frozenset(msgspec.json.decode(row.departments)),
        session=session,
    )
