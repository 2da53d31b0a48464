"""What the routes of case work stand on."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge.case_files import CaseFiles
from hotline.crm_bridge.files import FileStore
from hotline.journal import Journal


@dataclass(frozen=True, slots=True)
class WorkGround:
    """The store, its files, the configuration as it is now, and the time."""

    journal: Journal
    engine: AsyncEngine
    store: FileStore
    current: Callable[[], Configuration]
    clock: Clock

    @property
    def files(self) -> CaseFiles:
        """Files of cases."""
        return CaseFiles(self.journal, self.engine, self.store)
