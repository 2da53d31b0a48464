"""What the archive does by itself while the hotline runs: retention, what was left half done, and old recordings."""

import asyncio
from collections.abc import Coroutine

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.journal import JournalUnavailableError

from .adopting import Adoption
from .keeping import Archive
from .keys import KeyRingError
from .removing import STEP, Remover
from .rotation import Rotation, RotationRunningError
from .storage import StorageError

#: How often it looks for what is too old, seconds.
LOOK_SECONDS = 60.0

#: Between two steps of many recordings, so that calls come first, seconds.
STEP_PAUSE = 1.0

log = structlog.get_logger()


class Household:
    """Keeps the archive in order."""

    def __init__(self, archive: Archive, remover: Remover, adoption: Adoption, rotation: Rotation) -> None:
        self._archive = archive
        self._remover = remover
        self._adoption = adoption
        self._rotation = rotation
        #: Why it could not do its work the last time; empty if it could.
        self.trouble = ""

    async def run(self) -> None:
        """Work for ever; what cannot be done now is tried again."""
        await self._try(self._archive.make_ready())
        await self._try(self._adoption.run())
        await self._try(self._continue_rotation())
        while True:
            expired = await self._try(self._expire())
            self.trouble = await self._try(self._archive.make_ready()) or expired
            await asyncio.sleep(LOOK_SECONDS)

    async def _expire(self) -> None:
        for step in (self._remover.finish, self._remover.expire):
            while True:
                if await step() < STEP:
                    break
                await asyncio.sleep(STEP_PAUSE)
        await self._rotation.retire()

    async def _continue_rotation(self) -> None:
        """Do the rest of what a `hotline recordings rotate-key` could not."""
        with self._rotation.alone():
            async for _ in self._rotation.run():
                await asyncio.sleep(0)

    async def _try(self, work: Coroutine[None, None, object]) -> str:
        try:
            await work
        except RotationRunningError:
            return ""  # whoever does it does it all
        except (StorageError, KeyRingError, JournalUnavailableError, SQLAlchemyError, OSError) as error:
            log.warning("recordings.household_put_off", reason=str(error))
            return str(error)
        except Exception as error:  # whatever it is, calls do not end because of old recordings
            log.exception("recordings.household_failed")
            return f"{type(error).__name__}: {error}"
        return ""
