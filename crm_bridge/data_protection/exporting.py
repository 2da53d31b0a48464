"""Writes all that is known of a citizen into one ZIP file: for machines, for people, and the files themselves.

    citizen.json       the document; docs/operator/data-protection.md tells its form
    index.html         the same to read
    recordings/… messages/… faxes/… attachments/… emails/… comments/…

The fact that somebody exported it is committed before the file gets its name: nothing is given out unknown.
"""

import asyncio
import os
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import Clock
from hotline.crm_bridge.citizen import CitizenError, UnknownCitizenError
from hotline.crm_bridge.files import FileStore
from hotline.database import for_reading
from hotline.events import CitizenExported
from hotline.journal import Journal

from .about import gather
from .contents import Document, attachment_file, attachments_of, read_document
from .enclosed import comments_of, emails_of
from .ports import Holding, Keeper, KeeperError
from .readable import to_html

#: What the archive's access log is told.
WHY = "export of a citizen's data"


class Exporter:
    """Makes exports. Raises what the database and the journal raise."""

    def __init__(
        self,
        journal: Journal,
        engine: AsyncEngine,
        keepers: Sequence[Keeper],
        files: FileStore,
        *,
        messages: Path,
        zone: ZoneInfo,
        clock: Clock,
    ) -> None:
        """`messages` is the folder of messages, where comments of surveys are."""
        self._journal = journal
        self._reading = for_reading(engine)
        self._keepers = keepers
        self._files = files
        self._messages = messages
        self._zone = zone
        self._clock = clock

    async def export(self, number: int, target: Path, *, by: str) -> Document:
        """Write a new file that only this user can read, and return what is in it.

        Raises `CitizenError` where the file is there already, `UnknownCitizenError`, `KeeperError` where a file
        cannot be read, and `OSError`; nothing is left then.
        """
        if await asyncio.to_thread(target.exists):
            raise _exists(target)
        document, holdings, paths = await self._read(number)
        with tempfile.TemporaryDirectory(prefix=".export-", dir=target.parent) as folder:
            place = Path(folder)
            for one in holdings:
                if one.file:
                    (place / one.file).parent.mkdir(exist_ok=True)
                    await self._keeper(one).copy(one, place / one.file, by=by, why=WHY)
            archive = place / "export.zip"
            await asyncio.to_thread(self._pack, archive, document, place, holdings, paths)
            fact = CitizenExported(
                at=self._clock(), by=by, citizen=int(document.citizen["id"]), files=_count(document)
            )
            await self._journal.commit([fact])
            try:
                os.link(archive, target)  # unlike a rename it never replaces what is there
            except FileExistsError as error:
                raise _exists(target) from error
        return document

    async def _read(self, number: int) -> tuple[Document, list[Holding], list[tuple[str, Path]]]:
        """Return the document, what other folders hold, and where the other files stand in the export and are."""
        async with self._reading.connect() as connection:
            about = await gather(connection, number)
            if about is None:
                raise UnknownCitizenError(f"there is no citizen {number}")
            attachments = await attachments_of(connection, about)
            holdings = [one for keeper in self._keepers for one in await keeper.of_calls(about.all_contacts)]
            emails = await emails_of(connection, about.all_contacts)
            comments = await comments_of(connection, about.all_contacts)
            document = await read_document(
                connection, about, holdings, at=self._clock(), enclosed=[*emails, *comments]
            )
        paths = [(attachment_file(row), self._files.path_of(row["path"])) for row in attachments]
        paths += [(one.file, self._files.path_of(one.path)) for one in emails]
        return document, holdings, [*paths, *((one.file, self._messages / one.path) for one in comments)]

    def _keeper(self, holding: Holding) -> Keeper:
        return next(keeper for keeper in self._keepers if keeper.kind == holding.kind)

    def _pack(
        self,
        archive: Path,
        document: Document,
        place: Path,
        holdings: Sequence[Holding],
        others: Sequence[tuple[str, Path]],
    ) -> None:
        descriptor = os.open(archive, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
                content = msgspec.json.format(msgspec.json.encode(document), indent=2)
                packed.writestr("citizen.json", content)
                packed.writestr("index.html", to_html(document, self._zone))
                written = [(one.file, place / one.file) for one in holdings if one.file]
                for name, path in [*written, *others]:
                    _add(packed, name, path)
            file.flush()
            os.fsync(file.fileno())


def _exists(target: Path) -> CitizenError:
    return CitizenError(f"{target} exists: choose another name")


def _add(packed: zipfile.ZipFile, name: str, path: Path) -> None:
    try:
        packed.write(path, name)
    except FileNotFoundError as error:
        message = (
            f"{name} is missing: there is no {path}; look for it in the backup, or remove what points to it"
        )
        raise KeeperError(message) from error


def _count(document: Document) -> int:
    parts = (document.holdings, document.correspondence, document.surveys)
    return len(document.attachments) + sum(bool(one.get("file")) for part in parts for one in part)
