"""Erases what is known of a citizen, but for what the law has us keep.

    files of recordings, messages, faxes, comments ──> one transaction: rows, journal, CitizenErased ──> attachments

A crash at any point leaves what was not erased findable: erasing again does the rest. What comes while the files are
removed makes it begin anew, so that no file outlives the row that leads to it. Kept are recordings under legal
hold, and a case that is not done with all that it needs: its contacts, and who the citizen is. `Retention` erases again
when the case is done.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.crm_bridge.citizen import CitizenError, UnknownCitizenError
from hotline.crm_bridge.citizen_links import lock_alone
from hotline.crm_bridge.files import FileStore
from hotline.crm_bridge.pseudonym import is_pseudonym, new_pseudonym
from hotline.database import for_reading
from hotline.events import CitizenErased, Event
from hotline.journal import Journal

from . import callback_ending, desk_rows, erasing_rows, quality_rows
from .about import About, gather
from .contents import attachments_of
from .file_removal import remove_orphans
from .journal_names import Found, look_through, replace_everywhere, replace_in_calls
from .ports import Holding, Keeper

#: Why something is kept.
LEGAL_HOLD = "legal hold"
OPEN_CASE = "open case"

#: How often it begins anew because something came meanwhile.
MOST_ROUNDS = 5

#: What the archive's access log is told.
WHY = "erasure of a citizen's data"


class Erasure(msgspec.Struct, frozen=True, kw_only=True):
    """What an erasure takes away and keeps."""

    citizen: int
    #: Interactions whose address goes, and done cases whose words go.
    contacts: int
    cases: int
    #: Recordings, messages and faxes that go, and attachments.
    holdings: int
    attachments: int
    #: Why something is kept: `legal hold`, `open case`.
    kept: tuple[str, ...]
    #: What is kept: recordings, and references of cases.
    held: tuple[str, ...]
    open_cases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plan:
    about: About
    going: Sequence[Holding]
    held: Sequence[Holding]
    comments: Sequence[str]
    attachments: int

    def erasure(self) -> Erasure:
        about = self.about
        reasons = ((LEGAL_HOLD, self.held), (OPEN_CASE, about.open))
        return Erasure(
            citizen=about.citizen.id,
            contacts=len(about.contacts),
            cases=len(about.done),
            holdings=len(self.going),
            attachments=self.attachments,
            kept=tuple(reason for reason, what in reasons if what),
            held=tuple(one.id for one in self.held),
            open_cases=tuple(sorted(about.open)),
        )


class _CameMeanwhileError(Exception):
    """The citizen has contacts that the plan does not know."""


class _Written(NamedTuple):
    """What the transaction found to be done besides."""

    #: Files without a row.
    paths: list[str]
    #: Call-backs that were waiting.
    callbacks: list[str]


class Eraser:
    """Erases. Raises what the database and the journal raise, and `UnknownCitizenError`."""

    def __init__(
        self,
        journal: Journal,
        engine: AsyncEngine,
        keepers: Sequence[Keeper],
        files: FileStore,
        *,
        messages: Path,
        clock: Clock,
    ) -> None:
        """`messages` is the folder of messages, where comments of surveys are."""
        self._journal = journal
        self._engine = engine
        self._reading = for_reading(engine)
        self._keepers = keepers
        self._files = files
        self._messages = messages
        self._clock = clock

    async def plan(self, number: int) -> Erasure:
        """Return what would be erased and kept, and change nothing."""
        return (await self._plan(number)).erasure()

    async def erase(self, number: int, *, by: str) -> Erasure:
        """Erase; when this returns it is done.

        Raises `KeeperError` where a file cannot be removed, and `CitizenError` where contacts do not cease
        to come: erase again.
        """
        for _ in range(MOST_ROUNDS):
            try:
                return await self._erase(await self._plan(number), by)
            except _CameMeanwhileError:
                continue
        raise CitizenError(f"citizen {number} is in contact with us just now: erase again in a while")

    async def _erase(self, plan: _Plan, by: str) -> Erasure:
        found = await look_through(self._engine, plan.about.sole_numbers)
        for one in plan.going:
            await self._keeper(one).remove(one, by=by, why=WHY)
        for path in plan.comments:
            await asyncio.to_thread((self._messages / path).unlink, missing_ok=True)
        erasure = plan.erasure()
        fact = CitizenErased(at=self._clock(), by=by, citizen=erasure.citizen, kept=erasure.kept)

        async def work(connection: AsyncConnection) -> _Written:
            return await self._write(connection, plan, found, fact.at)

        def facts(written: _Written) -> list[Event]:
            return [*callback_ending.endings(written.callbacks, fact.at), fact]

        written = await self._journal.commit_result(work, facts)
        await remove_orphans(self._files, self._engine, written.paths)
        return erasure

    async def _plan(self, number: int) -> _Plan:
        async with self._reading.connect() as connection:
            about = await gather(connection, number)
            if about is None:
                raise UnknownCitizenError(f"there is no citizen {number}")
            comments = await erasing_rows.comments_of(connection, about.contacts)
            attachments = await attachments_of(connection, about)
        holdings = [one for keeper in self._keepers for one in await keeper.of_calls(about.contacts)]
        going = [
            row for row in attachments if row["contact"] in about.contacts or row["reference"] in about.done
        ]
        return _Plan(
            about=about,
            going=[one for one in holdings if not one.held_by],
            held=[one for one in holdings if one.held_by],
            comments=comments,
            attachments=len(going),
        )

    async def _write(self, connection: AsyncConnection, plan: _Plan, found: Found, at: float) -> _Written:
        await lock_alone(connection)
        about = await gather(connection, plan.about.citizen.id) or plan.about
        if not about.contacts <= plan.about.contacts:
            raise _CameMeanwhileError  # whose files are still there
        for keeper in self._keepers:
            await keeper.forget(connection, [one for one in plan.going if one.kind == keeper.kind])
        known = {address for address in about.addresses if not is_pseudonym(address)}
        pseudonyms = {address: new_pseudonym() for address in sorted(known | set(about.sole_numbers))}
        callbacks = await callback_ending.waiting(
            connection, about.contacts, found.seqs, but_of=about.kept_contacts
        )
        await _out_of_journal(connection, about, pseudonyms, found)
        await erasing_rows.forget_addresses(connection, about, pseudonyms)
        paths = await erasing_rows.forget_words(connection, about, at)
        await erasing_rows.forget_deliveries(connection, about)
        await desk_rows.forget(connection, about, plan.going)
        await quality_rows.forget(connection, about.contacts)
        if not about.open:
            await erasing_rows.forget_person(connection, about)
        await erasing_rows.mark_erased(connection, about, at)
        return _Written(paths, callbacks)

    def _keeper(self, holding: Holding) -> Keeper:
        return next(keeper for keeper in self._keepers if keeper.kind == holding.kind)


async def _out_of_journal(
    connection: AsyncConnection, about: About, pseudonyms: dict[str, str], found: Found
) -> None:
    numbers = {address: name for address, name in pseudonyms.items() if address.startswith("+")}
    alone = {address: name for address, name in numbers.items() if address in about.sole_numbers}
    await replace_everywhere(connection, alone, found, but_of=about.kept_contacts)
    await replace_in_calls(connection, numbers, about.contacts)
