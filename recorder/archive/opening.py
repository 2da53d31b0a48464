"""Puts the parts of the archive together, for the controller and for the commands."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.journal import Journal, JournalReader
from hotline.paths import Paths

from .adopting import Adoption
from .household import Household
from .keeping import Archive
from .keys import KeyRing
from .library import Library
from .register import Register
from .removing import Remover
from .rotation import Rotation
from .storages import Storages
from .verifying import Verifier


@dataclass(frozen=True, slots=True)
class Recordings:
    """All that concerns finished recordings. `archive` must be closed."""

    register: Register
    storages: Storages
    keys: KeyRing
    library: Library
    archive: Archive
    remover: Remover
    rotation: Rotation
    verifier: Verifier
    household: Household


def open_recordings(
    journal: Journal,
    engine: AsyncEngine,
    reader: JournalReader,
    paths: Paths,
    *,
    current: Callable[[], Configuration],
    clock: Clock,
) -> Recordings:
    """Make the parts; nothing is opened or read yet. `current` returns the configuration as it is now."""
    register = Register(journal, engine)
    storages = Storages(paths.recordings)
    keys = KeyRing(paths.recording_keys)
    archive = Archive(register, storages, keys, current, clock)
    remover = Remover(register, storages, clock)
    rotation = Rotation(register, storages, keys, clock)
    return Recordings(
        register=register,
        storages=storages,
        keys=keys,
        library=Library(journal, engine, storages, keys, clock),
        archive=archive,
        remover=remover,
        rotation=rotation,
        verifier=Verifier(register, reader, storages, keys, clock),
        household=Household(
            archive, remover, Adoption(register, reader, archive, paths.recordings), rotation
        ),
    )
