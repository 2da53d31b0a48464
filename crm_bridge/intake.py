"""The intake: a contact of any channel becomes words, files, an interaction, and what it brings about, at once.

    cleaned, recognised, files on disk ──> gathered ──> one transaction with the facts ──> promised

What comes at the same time is committed together: a commit costs as much for a hundred as for one. The same contact
(channel and external identity) is taken in once, however often and by however many processes it is brought.
"""

from collections.abc import Callable, Hashable, Sequence

import msgspec
import structlog
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.config import Configuration
from hotline.events import Event
from hotline.journal import Journal

from . import addresses, asked_once
from .contact import LONGEST_LINE, LONGEST_TEXT, Incoming, IncomingFile, Taken, new_contact
from .files import FileRefusedError, FileStore, Stored, clean_name
from .gather import Gatherer
from .intake_item import Item, Written
from .intake_rules import UNPROVEN
from .intake_text import language_of, mentions
from .intake_writer import IntakeWriter
from .plain_text import clean_line, clean_text

#: Files of one contact.
MOST_FILES = 30

log = structlog.get_logger()


class CaseIntake:
    """Takes contacts in (`contact.Intake`)."""

    def __init__(
        self,
        journal: Journal,
        files: FileStore,
        current: Callable[[], Configuration],
        *,
        hint: Callable[[str, str | None], str | None] = lambda _text, _language: None,
    ) -> None:
        """`hint(text, language)` says what a text is probably about: a key under `[categories]`."""
        self._journal = journal
        self._files = files
        self._current = current
        self._hint = hint
        self._writer = IntakeWriter(files)
        self._gatherer = Gatherer(self._write, apart=_apart)

    async def take(self, incoming: Incoming) -> Taken:
        """Keep it.

        Raises what journal and database raise, `OSError` where files cannot be written, and `OtherRequestError` where
        its external identity is that of an earlier one with another fingerprint.
        """
        item = await self._prepare(incoming)
        try:
            taken = await self._gatherer.do(item)
        except IntegrityError:
            # Another process took the same one in, or found the same new citizen, in this moment.
            taken = await self._gatherer.do(item)
        log.info(
            "contact came in",
            channel=incoming.channel,
            contact=taken.contact,
            reference=taken.reference,
            opened=taken.opened,
            repeated=taken.repeated,
        )
        if taken.repeated:
            asked_once.check(incoming.fingerprint, taken.fingerprint, taken.reference)
        return taken

    async def _write(self, items: Sequence[Item]) -> list[Taken]:
        config = self._current()

        async def work(connection: AsyncConnection) -> list[Written]:
            return await self._writer.write(connection, items, config)

        def facts(written: list[Written]) -> list[Event]:
            return [fact for one in written for fact in one.facts]

        return [one.taken for one in await self._journal.commit_result(work, facts)]

    async def _prepare(self, incoming: Incoming) -> Item:
        """Clean the words, recognise what can be, put files on disk."""
        config = self._current()
        clean = _clean(incoming)
        files, refused = await self._store(clean.files, public=clean.channel in UNPROVEN)
        if refused:
            left_out = "\n".join(f"[{name}: {why}]" for name, why in refused)
            clean = msgspec.structs.replace(clean, text=f"{clean.text}\n\n{left_out}".strip())
        words = f"{clean.subject}\n{clean.text}"
        language = clean.language or language_of(words, config.node.languages)
        kind = _kind(clean)
        return Item(
            contact=new_contact(clean.at),
            incoming=msgspec.structs.replace(clean, files=(), raw=None),
            kind=kind,
            address=addresses.normalise(kind, clean.sender, config.node.country) if clean.sender else None,
            language=language,
            mentions=mentions(clean.subject, clean.text),
            hint=self._hint(words, language),
            files=files,
            raw_path=None if incoming.raw is None else await self._files.put(incoming.raw),
        )

    async def _store(
        self, files: Sequence[IncomingFile], *, public: bool
    ) -> tuple[tuple[Stored, ...], list[tuple[str, str]]]:
        """Put the files on disk; what is refused is told with the reason, and the contact is taken without it."""
        stored, refused = [], []
        for file in files[:MOST_FILES]:
            try:
                stored.append(await self._files.store(file, public=public))
            except FileRefusedError as error:
                refused.append((clean_name(file.name), str(error)))
        refused += [(clean_name(file.name), "one file too many") for file in files[MOST_FILES:]]
        return tuple(stored), refused


def _clean(incoming: Incoming) -> Incoming:
    """Return the contact without characters that harm (PostgreSQL refuses NUL, for one), and bounded."""
    text = clean_text(incoming.text, LONGEST_TEXT)
    if len(incoming.text) > LONGEST_TEXT:
        text += " […]"
    external = incoming.external_id
    return msgspec.structs.replace(
        incoming,
        sender=clean_line(incoming.sender, LONGEST_LINE),
        recipient=clean_line(incoming.recipient, LONGEST_LINE),
        sender_name=clean_line(incoming.sender_name, LONGEST_LINE),
        subject=clean_line(incoming.subject, LONGEST_LINE),
        text=text,
        external_id=None if external is None else clean_line(external, LONGEST_LINE) or None,
        threads=tuple(filter(None, (clean_line(name, LONGEST_LINE) for name in incoming.threads[-50:]))),
    )


def _kind(incoming: Incoming) -> str:
    if incoming.channel in UNPROVEN:
        return addresses.kind_of(incoming.sender)
    return addresses.kind_of_channel(incoming.channel)


def _apart(item: Item) -> frozenset[Hashable]:
    """Return what must not be twice in a batch: a contact sees what the one before it wrote."""
    incoming = item.incoming
    names = {name for name in (incoming.external_id, *incoming.threads) if name}
    apart: set[Hashable] = {(incoming.channel, name) for name in names}
    if item.address:  # of whatever channel: a citizen is added once, and gets what came from there before
        apart.add(item.address)
    return frozenset(apart)
