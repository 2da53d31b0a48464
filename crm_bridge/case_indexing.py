"""Makes the words of cases that have none yet: of new cases, of changed ones, after an erasure, of a whole old store.

A small batch at a time, each a transaction of its own with a pause behind it, so that calls come first. A crash costs a
batch that is made again. On SQLite it also wipes what the index still holds of words that were taken away.
"""

import asyncio
import time

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.database import for_reading

from .case_index import TEXTS
from .case_words import kept_words
from .page_tables import case_text
from .tables import cases

#: How often it looks for cases without words, and the pause between two batches, seconds.
LOOK_SECONDS, PAUSE_SECONDS = 3.0, 0.03

#: Cases in one batch.
BATCH = 100

#: How often words that were taken away are wiped from SQLite's index, seconds, and its pages in one transaction.
WIPE_SECONDS, WIPED_PAGES = 3600.0, 250

#: After so many cases it says how far it is.
SAID_EVERY = 50_000

_TO_BE_MADE = case_text.c.words.is_(None)

log = structlog.get_logger()


class CaseIndexing:
    """Makes them; one for each controller, which do not disturb each other. Raises what the database raises."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading = for_reading(engine)
        #: When the index is wiped next, by the monotonic clock; also at a start.
        self._wipe_at = time.monotonic()

    async def run(self) -> None:
        """Look for cases without words for ever, also where the database is away for a while."""
        reported = ""
        while True:
            try:
                await self._once()
                reported = ""
            except Exception as error:  # calls go on, whatever is wrong with an old text
                problem = type(error).__name__  # not what it says, which has values of a statement
                if problem != reported:
                    unexpected = not isinstance(error, SQLAlchemyError | OSError)
                    log.warning("case_words.held_up", problem=problem, exc_info=unexpected)
                reported = problem
            await asyncio.sleep(LOOK_SECONDS)

    async def _once(self) -> None:
        await self.catch_up(pause=PAUSE_SECONDS)
        if time.monotonic() >= self._wipe_at:
            await self.wipe()
            self._wipe_at = time.monotonic() + WIPE_SECONDS

    async def catch_up(self, *, pause: float = 0.0) -> int:
        """Make the words of all cases that have none, and return of how many."""
        made = said = 0
        while await self._is_any():
            async with self._engine.begin() as connection:
                batch = await _make(connection)
            made += batch
            if made - said >= SAID_EVERY:
                said = made
                log.info("case_words.being_made", made=made)
            # None: others are at those that are left.
            await asyncio.sleep(pause if batch else max(pause, PAUSE_SECONDS))
        return made

    async def wipe(self) -> None:
        """Leave no word in the index that no case has.

        FTS5 only notes that a row is gone, and keeps its words until all segments are merged into one, here some pages
        at a time ("SQLite FTS5 Extension", section 6.8). PostgreSQL's VACUUM comes by itself.
        """
        if self._engine.dialect.name != "sqlite":
            return
        gone = sa.text("SELECT count FROM case_search_gone")
        async with self._reading.connect() as connection:
            count: int = (await connection.execute(gone)).scalar_one()
        if not count:
            return
        # The first step takes all segments that there are, those that follow go on with them.
        more = await self._merge(-WIPED_PAGES)
        while more:
            await asyncio.sleep(PAUSE_SECONDS)
            more = await self._merge(WIPED_PAGES)
        # Not before the end, so that after a crash it begins anew; and not those that went meanwhile.
        async with self._engine.begin() as connection:
            wiped = sa.text("UPDATE case_search_gone SET count = count - :count")
            await connection.execute(wiped, {"count": count})

    async def _merge(self, pages: int) -> bool:
        """Merge so many pages, and return whether there may be more of them."""
        changes = sa.text("SELECT total_changes()")
        async with self._engine.begin() as connection:
            before: int = (await connection.execute(changes)).scalar_one()
            merge = sa.text("INSERT INTO case_search (case_search, rank) VALUES ('merge', :pages)")
            await connection.execute(merge, {"pages": pages})
            after: int = (await connection.execute(changes)).scalar_one()
        return after - before >= 2  # less: the statement itself

    async def _is_any(self) -> bool:
        async with self._reading.connect() as connection:
            query = sa.select(case_text.c.number).where(_TO_BE_MADE).limit(1)
            return (await connection.execute(query)).first() is not None


async def _make(connection: AsyncConnection) -> int:
    """Make the words of a batch, the newest cases first, and return of how many."""
    newest = sa.select(case_text.c.number).where(_TO_BE_MADE).order_by(case_text.c.number.desc()).limit(BATCH)
    # Locked before the texts are read: whoever changes a text meanwhile takes the words away behind us.
    numbers = list((await connection.execute(newest.with_for_update(skip_locked=True))).scalars())
    if not numbers:
        return 0
    texts = sa.select(cases.c.number, *TEXTS).where(cases.c.number.in_(numbers))
    made = [{"which": row[0], "made": kept_words(*row[1:])} for row in await connection.execute(texts)]
    if made:
        where = case_text.c.number == sa.bindparam("which")
        await connection.execute(sa.update(case_text).where(where).values(words=sa.bindparam("made")), made)
    return len(made)
