"""What other folders hold of citizens (recordings, messages, faxes), as the data-protection set needs it."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is held."""

    #: `recording`, `message`, `fax`.
    kind: str
    id: str
    #: The call in which it came to be.
    call: str
    #: Seconds since the epoch.
    at: float
    #: What is known of it: its transcript, its length; what JSON can say.
    facts: dict[str, object] = {}
    #: How the file is called in an export; empty: there is none.
    file: str = ""
    #: Who keeps anybody from deleting it (legal hold); empty: nobody.
    held_by: str = ""


class KeeperError(Exception):
    """A file cannot be read or removed now; the text says which and why."""


class Keeper(Protocol):
    """A folder that holds something of calls. Everything raises what the database raises."""

    #: What its holdings are.
    kind: str
    #: It goes when its call goes; otherwise it has a retention of its own.
    follows_call: bool

    async def of_calls(self, calls: Collection[str]) -> Sequence[Holding]:
        """Return what is held of these calls."""

    async def copy(self, holding: Holding, target: Path, *, by: str, why: str) -> None:
        """Write the file, readable, to a new path. Raises `KeeperError`."""

    async def remove(self, holding: Holding, *, by: str, why: str) -> None:
        """Remove its file for good; harmless where it is gone. Raises `KeeperError`."""

    async def forget(self, connection: AsyncConnection, holdings: Sequence[Holding]) -> None:
        """Take away what the tables know of them, within the transaction; the files are removed already."""
