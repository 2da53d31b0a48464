"""Rows of users: how one is read, written and audited, and what must never be written."""

from collections.abc import Mapping
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge import audit
from hotline.desk.roles import Role

from .tables import desk_link, desk_user
from .user import User, UserError


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A user with what signing in needs. Printing it does not show it."""

    user: User
    password: str | None
    device_key: str

    def __repr__(self) -> str:
        return f"Known({self.user.name})"


def user_of(row: sa.Row[Any]) -> User:
    """Return the user of a row."""
    return User(
        name=row.name,
        full_name=row.full_name,
        roles=tuple(map(Role, msgspec.json.decode(row.roles))),
        agent=row.agent,
        departments=tuple(msgspec.json.decode(row.departments)),
    )


def known_of(row: sa.Row[Any]) -> Known:
    """Return the user of a row with what signing in needs."""
    return Known(user=user_of(row), password=row.password, device_key=row.device_key)


def columns_of(user: User) -> dict[str, object]:
    """Return the row of a user, without name and secrets."""
    return {
        "full_name": user.full_name,
        "roles": msgspec.json.encode(user.roles).decode(),
        "agent": user.agent,
        "departments": msgspec.json.encode(user.departments).decode(),
    }


def fields_of(user: User | sa.Row[Any]) -> dict[str, object]:
    """Return what the audit knows of a user."""
    known = user if isinstance(user, User) else user_of(user)
    return {
        "full_name": known.full_name,
        "roles": list(known.roles),
        "agent": known.agent,
        "departments": list(known.departments),
    }


async def row_of_user(connection: AsyncConnection, name: str) -> sa.Row[Any]:
    """Return somebody's row. Raises `UserError` where there is none."""
    row = (await connection.execute(sa.select(desk_user).where(desk_user.c.name == name))).one_or_none()
    if row is None:
        raise UserError(f"there is no user `{name[:64]}`")
    return row


async def update(connection: AsyncConnection, name: str, values: Mapping[str, object]) -> None:
    """Write some of somebody's row."""
    await connection.execute(sa.update(desk_user).where(desk_user.c.name == name).values(values))


async def end_links(connection: AsyncConnection, name: str) -> None:
    """Make somebody's links worthless."""
    await connection.execute(sa.delete(desk_link).where(desk_link.c.user == name))


async def refuse_taken(connection: AsyncConnection, user: User, *, is_new: bool) -> None:
    """Raise `UserError` where the name or the agent is somebody else's."""
    if is_new:
        query = sa.select(desk_user.c.name).where(desk_user.c.name == user.name)
        if (await connection.execute(query)).first() is not None:
            raise UserError(f"there is a user `{user.name}` already", "name taken")
    if user.agent is not None:
        query = sa.select(desk_user.c.name).where(
            desk_user.c.agent == user.agent, desk_user.c.name != user.name
        )
        other = (await connection.execute(query)).scalar()
        if other is not None:
            raise UserError(f"the agent {user.agent} is the user `{other}` already", "agent taken")


async def refuse_last_administrator(connection: AsyncConnection, name: str, new: User | None) -> None:
    """Raise `UserError` where nobody would be left who may add users at the desk."""
    rows = [user_of(row) for row in await connection.execute(sa.select(desk_user))]
    administrators = {user.name for user in rows if Role.ADMINISTRATOR in user.roles}
    if administrators == {name} and (new is None or Role.ADMINISTRATOR not in new.roles):
        raise UserError(f"`{name}` is the only administrator: make another one first", "last administrator")


async def write_audit(
    connection: AsyncConnection,
    *,
    at: float,
    by: str,
    name: str,
    was: Mapping[str, object],
    now: Mapping[str, object],
) -> None:
    """Write down what was and what is; empty: there was, or is, no such user."""
    changes = {field: (was.get(field), now.get(field)) for field in {**was, **now}}
    await audit.write(connection, at=at, by=by, kind="user", subject=name, changes=changes)
