"""Drafts become files: checked, written as a whole, told to the journal, served from then on.

    plan (database) ── switch (files) ── published, draft empty, audit, SettingsPublished (one transaction) ── reload

Whoever is cancelled before the plan has published nothing. From the plan on it is done to its end, also where nobody
waits for it any more: a request that is broken off, a controller that is told to stop (`close`). No thread is left at
work behind the lock. A controller that is killed between plan and the last transaction leaves a planned version:
`switch` says whether its files are in place, and the next start, or who publishes next, tells the rest
(`publishing_repair`). A file that somebody changed by hand is never overwritten: its text is compared once more right
before it is replaced.
"""

import asyncio
import fcntl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager

import msgspec
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.administration import store, switch
from hotline.administration.edits import Edit, merge, reverse
from hotline.administration.files import SettingsFile, settings_files
from hotline.clock import Clock
from hotline.config.loader import Loaded
from hotline.journal import Journal
from hotline.queue.dispatcher import Dispatcher
from hotline.uninterrupted import in_thread, uninterrupted

from .drafting import Drafting
from .publishing_answers import ConflictError, Look, Published, PublishingError, RefusedError
from .publishing_check import Checked, check_texts
from .publishing_finish import finish, give_up, kept_by_hand
from .publishing_repair import repair
from .publishing_steps import data_of, texts_before, written_files

__all__ = ["ConflictError", "Look", "Published", "Publishing", "PublishingError", "RefusedError"]

#: By which all processes of a node publish one after the other, in `paths.run`.
LOCK = "settings.lock"


class Publishing(Drafting):
    """Drafts, publishing and undoing for the files of one node."""

    def __init__(
        self, running: Callable[[], Loaded], journal: Journal, engine: AsyncEngine, clock: Clock, *,
        dispatcher: Dispatcher | None = None, render: Callable[[Checked], None] = lambda _: None,
        serve: Callable[[], Awaitable[str | None]] | None = None,
    ) -> None:  # fmt: skip
        """`render` makes the sounds that a draft needs and raises `RuntimeError` or `OSError`; `serve` reloads."""
        super().__init__(running, journal, engine, clock, dispatcher)
        self._engine = engine
        self._render = render
        self._serve = serve
        self._turn = asyncio.Lock()
        self._closed = False

    async def publish(self, user: str, version: int, by: str, note: str) -> Published:
        """Publish somebody's draft, which still has this version.

        Raises `PublishingError`, `DraftChangedError`, `ConfigurationError`, `OSError` and what the journal raises.
        """
        async with self._alone():
            look = await in_thread(self._look, await self._draft(user, version))
            if look.conflicts:
                raise ConflictError(look.conflicts)
            if not look.applied:
                raise PublishingError("there is nothing to publish: nothing was changed", "nothing")
            new = self._new(look.applied, by, note=note, draft_of=user)
            self._leaving.add(user)
            try:
                await self._journal.flush()  # what was being saved when we looked
                await self._draft(user, version)
                return await self._carry_out(new, look.files, look.checked)
            finally:
                self._leaving.discard(user)

    async def undo(self, number: int | None, by: str) -> Published:
        """Take a version back, the last one if none is named; what was changed after it stays.

        Raises as `publish` does.
        """
        async with self._alone():
            version = await self._published(number)
            files = await in_thread(settings_files, self._running())
            edits = reverse(version.edits)
            merged = merge([edit for edit in edits if edit.file in files], data_of(files))
            if merged.conflicts:
                raise ConflictError(merged.conflicts)
            texts = await in_thread(texts_before, version, files, merged.applied)
            checked = await in_thread(check_texts, files, texts, self._running(), self._dispatcher)
            if not merged.applied or not texts:
                raise PublishingError(f"version {version.id} is taken back already", "taken back")
            new = self._new(merged.applied, by, undoes=version.id)
            return await self._carry_out(new, files, checked)

    async def repair(self) -> None:
        """Finish or give up what an earlier controller left. Raises as `publish` does."""
        async with self._alone():
            pass

    async def history(self, limit: int = 100) -> list[store.Version]:
        """Return what was published, the newest first. Raises what the database raises."""
        async with self._reading.connect() as connection:
            return await store.versions(connection, self.node, limit)

    async def version(self, number: int) -> store.Version:
        """Return a version. Raises `PublishingError` where there is none, and what the database raises."""
        return await self._published(number)

    async def _published(self, number: int | None) -> store.Version:
        async with self._reading.connect() as connection:
            if number is None:
                found = next(iter(await store.versions(connection, self.node, 1)), None)
            else:
                found = await store.version_of(connection, self.node, number)
        if found is None:
            words = "nothing was published yet" if number is None else f"there is no version {number}"
            raise PublishingError(words, "no version")
        return found

    def _new(
        self, edits: Sequence[Edit], by: str, *, note: str = "", undoes: int | None = None,
        draft_of: str | None = None,
    ) -> store.Version:  # fmt: skip
        return store.Version(
            id=0, at=self._clock(), by=by, note=note, state=store.PLANNED, undoes=undoes, draft_of=draft_of,
            edits=tuple(edits), files={},
        )  # fmt: skip

    async def _carry_out(
        self, new: store.Version, files: Mapping[str, SettingsFile], checked: Checked
    ) -> Published:
        if checked.problems:
            raise RefusedError(checked)
        hindered = [files[key] for key in checked.texts if files[key].hindrance]
        if hindered:
            raise PublishingError(f"{hindered[0].path} may not be written by the hotline", "read only")
        await in_thread(self._make_sounds, checked)
        plan = msgspec.structs.replace(new, files=written_files(files, checked.texts))
        number, trouble = await uninterrupted(self._put_in_place(plan))
        return Published(number, checked.at_once, checked.at_next_start, trouble)

    def _make_sounds(self, checked: Checked) -> None:
        try:
            self._render(checked)
        except RuntimeError as error:
            raise PublishingError(f"the sounds of the new texts cannot be made: {error}", "sounds") from error

    async def _put_in_place(self, plan: store.Version) -> tuple[int, str | None]:
        """Plan, write, tell and serve; return the version's number, and what is in the way of serving it."""
        planned: store.Version = await self._journal.commit(
            [], lambda connection: store.plan(connection, self.node, plan)
        )
        try:
            await self._switch(planned)
        except switch.MovedError as error:
            raise PublishingError(str(error), "moved") from None
        trouble = await self._serve() if self._serve is not None else None
        return planned.id, trouble

    async def _switch(self, version: store.Version) -> None:
        """Put the files in place and tell so. Raises `MovedError`, `OSError` and what the journal raises."""
        configuration = self._running().file
        intent = switch.Intent(node=self.node, version=version.id, files=tuple(version.files.values()))
        try:
            await asyncio.to_thread(switch.switch, configuration, intent)
        except (OSError, switch.MovedError):
            if not switch.is_committed(configuration):
                await give_up(self._journal, version, self._clock())
            raise
        kept = await asyncio.to_thread(kept_by_hand, version)
        await finish(self._journal, version, self._clock(), kept=kept)
        await asyncio.to_thread(switch.forget, configuration)

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """One at a time, also among processes, and after what somebody left who was killed."""
        run = self._running().paths.run
        async with self._turn:
            if self._closed:
                raise PublishingError("the hotline is being stopped: nothing is published now", "stopping")
            await in_thread(run.mkdir, parents=True, exist_ok=True)
            with (run / LOCK).open("w", encoding="ascii") as lock:
                await in_thread(fcntl.flock, lock, fcntl.LOCK_EX)
                await uninterrupted(repair(self._running().file, self._journal, self._engine, self._clock))
                yield

    async def close(self) -> None:
        """Wait for what is being published, and publish nothing more; call it before the journal is closed."""
        self._closed = True
        async with self._turn:
            pass
