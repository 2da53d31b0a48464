"""The hand of the writer: each row is written exactly once, even if the connection breaks in a commit."""

from collections.abc import Sequence
from typing import Any

import structlog
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline import database
from hotline.database_errors import is_away

from .backlog import Work
from .entry import Row
from .errors import JournalUnavailableError
from .store import find, insert_within, last_seq, store_for

log = structlog.get_logger()


class Pen:
    """Writes rows, and opens its connection again after it broke."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = database.for_reading(engine)
        self._store = store_for(engine.dialect.name)
        self._connection: AsyncConnection | None = None
        self._driver: Any = None
        #: The highest number that is known to be committed before what comes next.
        self._last_seq: int | None = None
        #: So many rows were on their way when the connection broke; nobody knows whether they arrived.
        self._uncertain = 0

    async def write(self, rows: Sequence[Row]) -> Sequence[int]:
        """Commit rows from the first on and return their numbers: of all, or of those that were tried before.

        Raises whatever the database raises. After that the same rows must come first at the next call.
        """
        connection = await self._connected()
        numbers: Sequence[int] | None = None
        if self._uncertain:
            rows = rows[: self._uncertain]
            numbers = await find(connection, self._last_seq or 0, rows)
        if numbers is None:
            self._uncertain = len(rows)
            numbers = await self._store.insert(self._driver, rows)
        self._uncertain = 0
        self._last_seq = numbers[-1]
        return numbers

    async def transact(self, rows: Sequence[Row], work: Work | None) -> tuple[object, Sequence[int]]:
        """Do the work and write the rows in one transaction; return the work's result and the rows' numbers.

        Raises `JournalUnavailableError` where the database cannot be used, otherwise what the work raises.
        """
        try:
            await self._connected()  # so that the last number is known before ours
            connection = await self._engine.connect()
        except Exception as error:
            raise self.unavailable(error) from error
        result: object = None
        numbers: Sequence[int] = ()
        try:
            async with connection.begin():
                if work is not None:
                    result = await work(connection)
                if rows:
                    numbers = await self._insert_within(connection, rows)
        except (OperationalError, InterfaceError, ConnectionError, TimeoutError) as error:
            raise self.unavailable(error) from error
        except DBAPIError as error:
            # That the server ends (57P01) comes as neither of the two.
            if is_away(error):
                raise self.unavailable(error) from error
            raise
        finally:
            await connection.close()
        if numbers:
            self._last_seq = numbers[-1]
        return result, numbers

    async def _insert_within(self, connection: AsyncConnection, rows: Sequence[Row]) -> Sequence[int]:
        try:
            return await insert_within(connection, rows)
        except Exception as error:  # the driver's own: SQLAlchemy does not stand between
            raise self.unavailable(error) from error

    def unavailable(self, error: Exception) -> JournalUnavailableError:
        """Return the error for callers, with its reason in words."""
        return JournalUnavailableError(database.explain(self._engine.url, error))

    async def lift(self) -> None:
        """Let go of the connection, whatever state it is in."""
        connection, self._connection, self._driver = self._connection, None, None
        if connection is None:
            return
        try:
            await connection.invalidate()
            await connection.close()
        except Exception as error:
            log.warning("journal.disconnect_failed", reason=type(error).__name__)

    async def _connected(self) -> AsyncConnection:
        if self._connection is None:
            connection = await self._reading.connect()
            self._connection = connection
            self._driver = (await connection.get_raw_connection()).driver_connection
            if self._last_seq is None:
                self._last_seq = await last_seq(connection)
        return self._connection
