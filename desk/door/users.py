"""The users in the database. Each change is one transaction: the row, its audit, its fact, and the end of sessions."""

import secrets
from collections.abc import Mapping
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.crm_bridge import audit
from hotline.database import for_reading
from hotline.desk.roles import Role
from hotline.events import (
    Event,
    SignInLinkMade,
    UserAdded,
    UserChanged,
    UserRemoved,
    UserSignedIn,
    UserSignedOut,
)
from hotline.journal import Journal

from .cookies import id_of, new_token
from .sessions import end_all_of
from .tables import desk_link, desk_user
from .user import User, UserError, checked

#: How long a link can be used, seconds.
LINK_SECONDS = 900.0


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A user with what signing in needs. Printing it does not show it."""

    user: User
    password: str | None
    device_key: str

    def __repr__(self) -> str:
        return f"Known({self.user.name})"


class Users:
    """All of them."""

    def __init__(self, journal: Journal, engine: AsyncEngine, clock: Clock) -> None:
        self._journal = journal
        self._engine = engine
        self._reading = for_reading(engine)
        self._clock = clock

    async def all(self) -> list[User]:
        """Return everybody, by name. Raises what the database raises."""
        async with self._reading.connect() as connection:
            rows = await connection.execute(sa.select(desk_user).order_by(desk_user.c.name))
            return [_user(row) for row in rows]

    async def known(self, name: str) -> Known | None:
        """Return somebody with what signing in needs. Raises what the database raises."""
        async with self._reading.connect() as connection:
            row = (
                await connection.execute(sa.select(desk_user).where(desk_user.c.name == name))
            ).one_or_none()
        if row is None:
            return None
        return Known(user=_user(row), password=row.password, device_key=row.device_key)

    async def add(self, user: User, password: str | None, by: str) -> User:
        """Add somebody; `password` is hashed already. Raises `UserError` and what the journal raises."""
        new, at = checked(user), self._clock()

        async def work(connection: AsyncConnection) -> None:
            await _refuse_taken(connection, new, is_new=True)
            row = {
                **_columns(new), "name": new.name, "password": password, "device_key": secrets.token_hex(32),
                "added_at": at, "changed_at": at,
            }  # fmt: skip
            await connection.execute(sa.insert(desk_user), [row])
            await _write_audit(connection, at=at, by=by, name=new.name, was={}, now=_fields(new))

        fact = UserAdded(at=at, user=new.name, by=by, roles=tuple(new.roles))
        await self._journal.commit([fact], work)
        return new

    async def change(self, user: User, by: str) -> bool:
        """Give somebody other roles, another name… and end the sessions; tells whether anything changed.

        Raises `UserError` and what the journal raises.
        """
        new, at = checked(user), self._clock()

        async def work(connection: AsyncConnection) -> tuple[str, ...]:
            was = _fields(await _row(connection, new.name))
            changed = tuple(field for field, value in _fields(new).items() if was[field] != value)
            if not changed:
                return ()
            await _refuse_taken(connection, new, is_new=False)
            await _refuse_last_administrator(connection, new.name, new)
            await _update(connection, new.name, {**_columns(new), "changed_at": at})
            await _write_audit(connection, at=at, by=by, name=new.name, was=was, now=_fields(new))
            await end_all_of(connection, new.name)
            return changed

        def facts(changed: tuple[str, ...]) -> list[Event]:
            return [UserChanged(at=at, user=new.name, by=by, fields=changed)] if changed else []

        changed: tuple[str, ...] = await self._journal.commit_result(work, facts)
        return bool(changed)

    async def set_password(self, name: str, password: str, by: str) -> None:
        """Set a password, which is hashed already, and end the sessions. Raises as `change` does."""
        at = self._clock()

        async def work(connection: AsyncConnection) -> None:
            await _row(connection, name)
            values = {"password": password, "device_key": secrets.token_hex(32), "changed_at": at}
            await _update(connection, name, values)
            await end_all_of(connection, name)

        await self._journal.commit([UserChanged(at=at, user=name, by=by, fields=("password",))], work)

    async def remove(self, name: str, by: str) -> None:
        """Remove somebody and end the sessions. Raises as `change` does."""
        at = self._clock()

        async def work(connection: AsyncConnection) -> None:
            was = _fields(await _row(connection, name))
            await _refuse_last_administrator(connection, name, None)
            await end_all_of(connection, name)
            await connection.execute(sa.delete(desk_link).where(desk_link.c.user == name))
            await connection.execute(sa.delete(desk_user).where(desk_user.c.name == name))
            await _write_audit(connection, at=at, by=by, name=name, was=was, now={})

        await self._journal.commit([UserRemoved(at=at, user=name, by=by)], work)

    async def make_link(self, name: str, by: str) -> str:
        """Return a token that signs somebody in once, within `LINK_SECONDS`. Raises as `change` does."""
        at, token = self._clock(), new_token()

        async def work(connection: AsyncConnection) -> None:
            await _row(connection, name)
            await connection.execute(sa.delete(desk_link).where(desk_link.c.expires_at <= at))
            row = {"id": id_of(token), "user": name, "expires_at": at + LINK_SECONDS}
            await connection.execute(sa.insert(desk_link), [row])

        await self._journal.commit([SignInLinkMade(at=at, user=name, by=by)], work)
        return token

    async def use_link(self, token: str) -> str | None:
        """Return whom a link signs in, and forget it; None: nobody. Raises what the database raises."""
        async with self._engine.begin() as connection:
            row = (
                await connection.execute(
                    sa.delete(desk_link)
                    .where(desk_link.c.id == id_of(token), desk_link.c.expires_at > self._clock())
                    .returning(desk_link.c.user)
                )
            ).one_or_none()
        return None if row is None else str(row.user)

    def signed_in(self, name: str, how: str) -> None:
        """Note it."""
        self._journal.append(UserSignedIn(at=self._clock(), user=name, by=name, how=how))

    def signed_out(self, name: str) -> None:
        """Note it."""
        self._journal.append(UserSignedOut(at=self._clock(), user=name, by=name))


def _user(row: sa.Row[Any]) -> User:
    return User(
        name=row.name,
        full_name=row.full_name,
        roles=tuple(map(Role, msgspec.json.decode(row.roles))),
        agent=row.agent,
        departments=tuple(msgspec.json.decode(row.departments)),
    )


def _columns(user: User) -> dict[str, object]:
    return {
        "full_name": user.full_name,
        "roles": msgspec.json.encode(user.roles).decode(),
        "agent": user.agent,
        "departments": msgspec.json.encode(user.departments).decode(),
    }


def _fields(user: User | sa.Row[Any]) -> dict[str, object]:
    """Return what the audit knows of a user."""
    known = user if isinstance(user, User) else _user(user)
    return {
        "full_name": known.full_name,
        "roles": list(known.roles),
        "agent": known.agent,
        "departments": list(known.departments),
    }


async def _row(connection: AsyncConnection, name: str) -> sa.Row[Any]:
    row = (await connection.execute(sa.select(desk_user).where(desk_user.c.name == name))).one_or_none()
    if row is None:
        raise UserError(f"there is no user `{name[:64]}`")
    return row


async def _update(connection: AsyncConnection, name: str, values: Mapping[str, object]) -> None:
    await connection.execute(sa.update(desk_user).where(desk_user.c.name == name).values(values))


async def _refuse_taken(connection: AsyncConnection, user: User, *, is_new: bool) -> None:
    if is_new:
        query = sa.select(desk_user.c.name).where(desk_user.c.name == user.name)
        if (await connection.execute(query)).first() is not None:
            raise UserError(f"there is a user `{user.name}` already")
    if user.agent is not None:
        query = sa.select(desk_user.c.name).where(
            desk_user.c.agent == user.agent, desk_user.c.name != user.name
        )
        other = (await connection.execute(query)).scalar()
        if other is not None:
            raise UserError(f"the agent {user.agent} is the user `{other}` already")


async def _refuse_last_administrator(connection: AsyncConnection, name: str, new: User | None) -> None:
    """Raise `UserError` where nobody would be left who may add users at the desk."""
    rows = [_user(row) for row in await connection.execute(sa.select(desk_user))]
    administrators = {user.name for user in rows if Role.ADMINISTRATOR in user.roles}
    if administrators == {name} and (new is None or Role.ADMINISTRATOR not in new.roles):
        raise UserError(f"`{name}` is the only administrator: make another one first")


async def _write_audit(
    connection: AsyncConnection,
    *,
    at: float,
    by: str,
    name: str,
    was: Mapping[str, object],
    now: Mapping[str, object],
) -> None:
    changes = {field: (was.get(field), now.get(field)) for field in {**was, **now}}
    await audit.write(connection, at=at, by=by, kind="user", subject=name, changes=changes)
