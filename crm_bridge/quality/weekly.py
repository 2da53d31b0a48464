"""Sees to it that the weekly draw is planned, also on a database that never had it or that lost the job."""

import asyncio

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge import job_queue
from hotline.database import for_reading
from hotline.journal import Journal, JournalError

from .drawing import WEEK, WEEKLY, Drawing

#: How often it looks, seconds; and how soon again where the database is away.
LOOK_SECONDS, RETRY_SECONDS = 3600.0, 5.0

log = structlog.get_logger()


class Weekly:
    """Looks for the job for ever."""

    def __init__(self, journal: Journal, engine: AsyncEngine, drawing: Drawing) -> None:
        self._journal = journal
        self._reading = for_reading(engine)
        self._drawing = drawing

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            pause = LOOK_SECONDS
            try:
                await self.once()
            except (SQLAlchemyError, JournalError, OSError, TimeoutError) as error:
                log.warning("quality.not_planned", reason=type(error).__name__)
                pause = RETRY_SECONDS
            await asyncio.sleep(pause)

    async def once(self) -> None:
        """Plan the draw of the week that goes on, if it is not. Raises what database and journal raise."""
        async with self._reading.connect() as connection:
            planned = await job_queue.find(connection, WEEK, WEEKLY)
        if planned is None:
            await self._journal.commit_result(self._drawing.plan, list)
