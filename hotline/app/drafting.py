"""What somebody has changed of the settings and not published yet: each user has one draft, kept in the database."""

import asyncio
from collections.abc import Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.administration import store
from hotline.administration.edits import Edit, changed_draft, merge
from hotline.administration.files import needed_with, settings_files
from hotline.clock import Clock
from hotline.config.loader import Loaded
from hotline.database import for_reading
from hotline.journal import Journal
from hotline.queue.dispatcher import Dispatcher

from .publishing_answers import Look, PublishingError
from .publishing_check import check
from .publishing_steps import data_of, make_folder


class Drafting:
    """The drafts for the files of one node."""

    def __init__(
        self, running: Callable[[], Loaded], journal: Journal, engine: AsyncEngine, clock: Clock,
        dispatcher: Dispatcher | None,
    ) -> None:  # fmt: skip
        self._running = running
        self._journal = journal
        self._reading = for_reading(engine)
        self._clock = clock
        self._dispatcher = dispatcher
        #: Whose drafts are being published: they are emptied by it, and take nothing meanwhile.
        self._leaving: set[str] = set()

    @property
    def node(self) -> str:
        """Whose files they are."""
        return self._journal.node

    async def look(self, user: str) -> Look:
        """Return somebody's draft as it stands. Raises `ConfigurationError` and what the database raises."""
        async with self._reading.connect() as connection:
            draft = await store.draft_of(connection, self.node, user)
        return await asyncio.to_thread(self._look, draft)

    def _look(self, draft: store.Draft) -> Look:
        files = settings_files(self._running())
        merged = merge([edit for edit in draft.edits if edit.file in files], data_of(files))
        checked = check(files, merged.applied, self._running(), self._dispatcher)
        return Look(files, draft, merged.applied, merged.conflicts, checked)

    async def edit(self, user: str, version: int, wanted: Edit) -> Look:
        """Put one value into somebody's draft, which still has this version.

        Raises `DraftChangedError`, `PublishingError`, `ConfigurationError` and what the journal raises.
        """
        old = await self._draft(user, version)
        files = await asyncio.to_thread(settings_files, self._running())
        if wanted.file not in files:
            raise PublishingError(f"there is no file `{wanted.file[:80]}` among the settings", "no file")
        data, more = data_of(files), needed_with(wanted, self._running())
        if more is not None:  # the checks want the folder to be there
            await asyncio.to_thread(make_folder, self._running().file.parent / str(more.after))
        edits = changed_draft(old.edits, data, wanted)
        return await self._save(old, edits if more is None else changed_draft(edits, data, more))

    async def resolve(self, user: str, version: int, wanted: Edit, *, mine: bool) -> Look:
        """Decide a conflict: my value over what is there now, or what is there. Raises as `edit` does."""
        old = await self._draft(user, version)
        others = [edit for edit in old.edits if (edit.file, edit.path) != (wanted.file, wanted.path)]
        if not mine:
            return await self._save(old, others)
        files = await asyncio.to_thread(settings_files, self._running())
        kept = next((one for one in old.edits if (one.file, one.path) == (wanted.file, wanted.path)), None)
        if kept is None:
            raise PublishingError("this conflict is decided already", "decided")
        return await self._save(old, changed_draft(others, data_of(files), kept))

    async def discard(self, user: str, version: int) -> Look:
        """Empty somebody's draft. Raises as `edit` does."""
        return await self._save(await self._draft(user, version), ())

    async def drafts(self) -> list[store.Draft]:
        """Return everybody's drafts that are not empty. Raises what the database raises."""
        async with self._reading.connect() as connection:
            return await store.drafts(connection, self.node)

    async def _draft(self, user: str, version: int) -> store.Draft:
        async with self._reading.connect() as connection:
            draft = await store.draft_of(connection, self.node, user)
        if draft.version != version:
            raise store.DraftChangedError
        return draft

    async def _save(self, old: store.Draft, edits: Sequence[Edit]) -> Look:
        if old.user in self._leaving:
            words = "your draft is being published this very moment: wait until that is done"
            raise PublishingError(words, "being published")

        async def work(connection: AsyncConnection) -> store.Draft:
            return await store.save_draft(connection, self.node, old, edits, self._clock())

        draft: store.Draft = await self._journal.commit([], work)
        return await asyncio.to_thread(self._look, draft)
