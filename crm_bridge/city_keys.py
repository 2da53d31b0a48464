"""Secrets that all nodes of a city share: made by the first who needs one, and kept in the database ever after.

They sign what citizens hold in their hands, such as the address of a report's page: it must open on every node, and
after a node was set up anew.
"""

import contextlib
import secrets

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.database import for_reading
from hotline.journal import Journal

from .contact_tables import city_key

#: Length of a key, bytes.
KEY_BYTES = 32


async def key_of(name: str, journal: Journal, engine: AsyncEngine) -> bytes:
    """Return the key of this name. Raises what journal and database raise."""
    found = await _read(name, engine)
    if found is not None:
        return found

    async def work(connection: AsyncConnection) -> None:
        await connection.execute(sa.insert(city_key).values(name=name, key=secrets.token_bytes(KEY_BYTES)))

    with contextlib.suppress(IntegrityError):  # another node was faster
        await journal.commit((), work)
    made = await _read(name, engine)
    if made is None:
        raise LookupError(f"the key {name} is gone")
    return made


async def _read(name: str, engine: AsyncEngine) -> bytes | None:
    query = sa.select(city_key.c.key).where(city_key.c.name == name)
    async with for_reading(engine).connect() as connection:
        found: bytes | None = (await connection.execute(query)).scalar()
    return found
