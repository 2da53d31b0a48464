"""The users in the database. Each change is one transaction: the row, its audit, its fact, and the end of sessions."""

import secrets

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading
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
from .sessions import Write, end_all_of
from .tables import desk_link, desk_user
from .user import User, checked, is_name
from .user_rows import (
    Known,
    columns_of,
    end_links,
    fields_of,
    known_of,
    refuse_last_administrator,
    refuse_taken,
    row_of_user,
    update,
    user_of,
    write_audit,
)

#: How long a link can be used, seconds.
LINK_SECONDS = 900.0


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
            return [user_of(row) for row in rows]

    async def changed(self) -> frozenset[str]:
        """Return who was changed since being added. Raises what the database raises."""
        query = sa.select(desk_user.c.name).where(desk_user.c.changed_at != desk_user.c.added_at)
        async with self._reading.connect() as connection:
            return frozenset((await connection.execute(query)).scalars())

    async def known(self, name: str) -> Known | None:
        """Return somebody with what signing in needs. Raises what the database raises."""
        if not is_name(name):
            return None  # nor has every database room for it: PostgreSQL takes no NUL
        query = sa.select(desk_user).where(desk_user.c.name == name)
        async with self._reading.connect() as connection:
            row = (await connection.execute(query)).one_or_none()
        return None if row is None else known_of(row)

    async def add(self, user: User, password: str | None, by: str) -> User:
        """Add somebody; `password` is hashed already. Raises `UserError` and what the journal raises."""
        new, at = checked(user), self._clock()

        async def work(connection: AsyncConnection) -> None:
            await refuse_taken(connection, new, is_new=True)
            row = {
                **columns_of(new), "name": new.name, "password": password, "device_key": secrets.token_hex(32),
                "added_at": at, "changed_at": at,
            }  # fmt: skip
            await connection.execute(sa.insert(desk_user), [row])
            await write_audit(connection, at=at, by=by, name=new.name, was={}, now=fields_of(new))

        fact = UserAdded(at=at, user=new.name, by=by, roles=tuple(new.roles))
        await self._journal.commit([fact], work)
        return new

    async def change(self, user: User, by: str) -> bool:
        """Give somebody other roles, another name… and end the sessions; tells whether anything changed.

        Raises `UserError` and what the journal raises.
        """
        new, at = checked(user), self._clock()

        async def work(connection: AsyncConnection) -> tuple[str, ...]:
            was = fields_of(await row_of_user(connection, new.name))
            changed = tuple(field for field, value in fields_of(new).items() if was[field] != value)
            if not changed:
                return ()
            await refuse_taken(connection, new, is_new=False)
            await refuse_last_administrator(connection, new.name, new)
            await update(connection, new.name, {**columns_of(new), "changed_at": at})
            await write_audit(connection, at=at, by=by, name=new.name, was=was, now=fields_of(new))
            await end_all_of(connection, new.name)
            return changed

        def facts(changed: tuple[str, ...]) -> list[Event]:
            return [UserChanged(at=at, user=new.name, by=by, fields=changed)] if changed else []

        changed: tuple[str, ...] = await self._journal.commit_result(work, facts)
        return bool(changed)

    async def set_password(self, name: str, password: str, by: str) -> Known:
        """Set a password, which is hashed already, and end sessions, links and known browsers.

        Returns the user as it is then. Raises as `change` does.
        """
        at = self._clock()

        async def work(connection: AsyncConnection) -> Known:
            await row_of_user(connection, name)
            values = {"password": password, "device_key": secrets.token_hex(32), "changed_at": at}
            await update(connection, name, values)
            await end_all_of(connection, name)
            await end_links(connection, name)
            return known_of(await row_of_user(connection, name))

        return await self._journal.commit([UserChanged(at=at, user=name, by=by, fields=("password",))], work)

    async def renew(self, known: Known, password: str) -> None:
        """Keep the same password, hashed anew, unless it was changed meanwhile. Raises what the database raises."""
        statement = (
            sa.update(desk_user)
            .where(desk_user.c.name == known.user.name, desk_user.c.password == known.password)
            .values(password=password)
        )
        async with self._engine.begin() as connection:
            await connection.execute(statement)

    async def remove(self, name: str, by: str) -> None:
        """Remove somebody and end the sessions. Raises as `change` does."""
        at = self._clock()

        async def work(connection: AsyncConnection) -> None:
            was = fields_of(await row_of_user(connection, name))
            await refuse_last_administrator(connection, name, None)
            await end_all_of(connection, name)
            await end_links(connection, name)
            await connection.execute(sa.delete(desk_user).where(desk_user.c.name == name))
            await write_audit(connection, at=at, by=by, name=name, was=was, now={})

        await self._journal.commit([UserRemoved(at=at, user=name, by=by)], work)

    async def make_link(self, name: str, by: str) -> str:
        """Return a token that signs somebody in once, within `LINK_SECONDS`. Raises as `change` does."""
        at, token = self._clock(), new_token()

        async def work(connection: AsyncConnection) -> None:
            await row_of_user(connection, name)
            await connection.execute(sa.delete(desk_link).where(desk_link.c.expires_at <= at))
            row = {"id": id_of(token), "user": name, "expires_at": at + LINK_SECONDS}
            await connection.execute(sa.insert(desk_link), [row])

        await self._journal.commit([SignInLinkMade(at=at, user=name, by=by)], work)
        return token

    async def use_link(self, token: str) -> Known | None:
        """Return whom a link signs in, and forget it; None: nobody. Raises what the database raises."""
        statement = (
            sa.delete(desk_link)
            .where(desk_link.c.id == id_of(token), desk_link.c.expires_at > self._clock())
            .returning(desk_link.c.user)
        )
        async with self._engine.begin() as connection:
            name = (await connection.execute(statement)).scalar_one_or_none()
            return None if name is None else known_of(await row_of_user(connection, name))

    async def signed_in(self, name: str, how: str, begin: Write) -> None:
        """Note it, and begin the session with it, in the journal's turn: a shift that comes at once waits for no lock.

        Raises what the journal raises.
        """
        await self._journal.commit([UserSignedIn(at=self._clock(), user=name, by=name, how=how)], begin)

    def signed_out(self, name: str) -> None:
        """Note it."""
        self._journal.append(UserSignedOut(at=self._clock(), user=name, by=name))
