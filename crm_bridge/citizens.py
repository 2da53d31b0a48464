"""The desk at which citizens are looked up and changed: each change with its facts and its audit, or none of it."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading
from hotline.events import Event
from hotline.journal import Journal

from . import addresses, audit, citizen_merging, citizen_reading, citizen_search, citizen_writer, consents
from .audit import AuditLine
from .citizen import Address, Citizen, CitizenError, UnknownCitizenError
from .citizen_adding import KIND
from .citizen_links import lock_alone
from .citizen_page import CitizenPage, Place, read_page
from .citizen_tables import household
from .plain_text import clean_line

#: Letters of each field that can be changed.
MOST_LETTERS = {"name_ar": 200, "name_en": 200, "language": 35, "warning": 500}

#: What the audit calls households.
HOUSEHOLD = "household"

#: Letters of a household's name and place.
MOST_OF_HOUSEHOLD = 200

Write = Callable[[AsyncConnection, float], Awaitable[Sequence[Event]]]


class CitizenDesk:
    """Where citizens are looked up and changed.

    Everything raises what the database raises; what writes raises what the journal raises where it cannot be
    written, `UnknownCitizenError`, and `CitizenError` for what cannot be. Numbers of merged citizens are as good as
    the kept one's.
    """

    def __init__(self, journal: Journal, engine: AsyncEngine, clock: Clock, *, country: str = "OM") -> None:
        """`country` (ISO 3166) is where numbers without a country code belong."""
        self._journal = journal
        self._reading = for_reading(engine)
        self._clock = clock
        self._country = country

    # --- reading ---

    async def get(self, number: int) -> Citizen | None:
        """Return a citizen, None where there is none."""
        async with self._reading.connect() as connection:
            return await citizen_reading.read(connection, number)

    async def by_address(self, kind: str, address: str) -> list[Citizen]:
        """Return everybody who is reached there, however it is written; who of them it is, nobody chooses."""
        known = addresses.normalise(kind, address, self._country)
        if known is None:
            return []
        async with self._reading.connect() as connection:
            return await citizen_reading.by_address(connection, kind, known)

    async def search(self, text: str, limit: int = 20) -> list[Citizen]:
        """Return citizens by name (either script), number, e-mail address or reference."""
        async with self._reading.connect() as connection:
            return await citizen_search.search(connection, text, limit, self._country)

    async def page(self, number: int, *, limit: int = 50, after: Place | None = None) -> CitizenPage | None:
        """Return a citizen's page with so many interactions behind a place; None where there is no such citizen."""
        async with self._reading.connect() as connection:
            return await read_page(connection, number, now=self._clock(), limit=limit, after=after)

    async def history(self, number: int) -> list[AuditLine]:
        """Return who changed what of a citizen, the oldest first."""
        async with self._reading.connect() as connection:
            group = await citizen_reading.group_of(connection, number)
            lines = [line for one in group for line in await audit.read(connection, KIND, one)]
        return sorted(lines, key=lambda line: line.at)

    # --- writing ---

    async def add(
        self, fields: Mapping[str, str | None], reached: Sequence[Address] = (), *, by: str
    ) -> Citizen:
        """Add a citizen with names, language and warning, and addresses as they were written."""
        clean, known = _clean(fields), [self._normalised(one) for one in reached]
        numbers: list[int] = []

        async def write(connection: AsyncConnection, at: float) -> Sequence[Event]:
            await lock_alone(connection)
            number, facts = await citizen_writer.add(connection, clean, _once(known), at=at, by=by)
            numbers[:] = [number]
            return facts

        await self._write(write)
        return await self._known(numbers[0])

    async def change(
        self, number: int, fields: Mapping[str, str | None], *, version: int | None, by: str
    ) -> Citizen:
        """Change names, language or warning. Raises `StaleCitizenError` where `version` is not the present one."""
        clean = _clean(fields)
        await self._write(
            lambda connection, at: citizen_writer.change(
                connection, number, clean, version=version, at=at, by=by
            )
        )
        return await self._known(number)

    async def add_address(
        self, number: int, kind: str, address: str, *, by: str, shared: bool = False
    ) -> Citizen:
        """Add a way to reach a citizen, or say anew whether others share it."""
        known = self._normalised(Address(kind=kind, address=address, shared=shared))
        await self._write(
            lambda connection, at: citizen_writer.add_address(connection, number, known, at=at, by=by)
        )
        return await self._known(number)

    async def remove_address(self, number: int, kind: str, address: str, *, by: str) -> Citizen:
        """Take a way to reach a citizen away."""
        known = self._normalised(Address(kind=kind, address=address)).address
        await self._write(
            lambda connection, at: citizen_writer.remove_address(
                connection, number, kind, known, at=at, by=by
            )
        )
        return await self._known(number)

    async def merge(self, kept: int, merged: int, *, by: str) -> Citizen:
        """Say that two are one person, of whom `kept` is kept."""
        await self._write(
            lambda connection, at: citizen_merging.merge(connection, kept, merged, at=at, by=by)
        )
        return await self._known(kept)

    async def unmerge(self, merged: int, *, by: str) -> Citizen:
        """Take a citizen out of a merge."""
        await self._write(lambda connection, at: citizen_merging.unmerge(connection, merged, at=at, by=by))
        return await self._known(merged)

    async def consent(self, number: int, purpose: str, *, given: bool, by: str, proof: str) -> None:
        """Note what a citizen said on a purpose, with its proof."""
        await self._write(
            lambda connection, at: consents.record(
                connection, number, purpose, given=given, at=at, by=by, proof=proof
            )
        )

    async def add_household(self, name: str, place: str | None = None, *, by: str) -> int:
        """Make a household and return its number. Who did it stands in the audit: of whom is a fact of its citizens."""
        called = clean_line(name, MOST_OF_HOUSEHOLD)
        if not called:
            raise CitizenError("a household needs a name")
        row = {"name": called, "place": clean_line(place or "", MOST_OF_HOUSEHOLD) or None}

        async def work(connection: AsyncConnection) -> int:
            inserted = sa.insert(household).values(row).returning(household.c.id)
            number = int((await connection.execute(inserted)).scalar_one())
            changes = {field: (None, value) for field, value in row.items()}
            await audit.write(
                connection, at=self._clock(), by=by, kind=HOUSEHOLD, subject=number, changes=changes
            )
            return number

        return await self._journal.commit([], work)

    async def set_household(self, number: int, home: int | None, *, by: str) -> Citizen:
        """Say to which household a citizen belongs; None: to none."""

        async def write(connection: AsyncConnection, at: float) -> Sequence[Event]:
            if home is not None and not await citizen_reading.households(connection, [home]):
                raise CitizenError(f"there is no household {home}")
            fields = {"household": home}
            return await citizen_writer.change(connection, number, fields, version=None, at=at, by=by)

        await self._write(write)
        return await self._known(number)

    async def _write(self, write: Write) -> None:
        async def work(connection: AsyncConnection) -> Sequence[Event]:
            return await write(connection, self._clock())

        await self._journal.commit_result(work, lambda facts: facts)

    async def _known(self, number: int) -> Citizen:
        found = await self.get(number)
        if found is None:  # erased rows stay, so that nothing takes one away
            raise UnknownCitizenError(f"there is no citizen {number}")
        return found

    def _normalised(self, reached: Address) -> Address:
        known = addresses.normalise(reached.kind, reached.address, self._country)
        if known is None:
            raise CitizenError(
                f"`{clean_line(reached.address, 60)}` is no {reached.kind} by which somebody is reached"
            )
        return Address(kind=clean_line(reached.kind, 60), address=known, shared=reached.shared)


def _clean(fields: Mapping[str, str | None]) -> dict[str, Any]:
    """Return the fields as they are kept; empty ones are not known. Raises `CitizenError`."""
    clean: dict[str, Any] = {}
    for name, text in fields.items():
        most = MOST_LETTERS.get(name)
        if most is None:
            raise CitizenError(
                f"a citizen has no `{name[:40]}` that can be changed: {', '.join(MOST_LETTERS)}"
            )
        if text is not None and len(text) > most:
            raise CitizenError(f"{name} has {len(text)} letters: keep below {most}")
        clean[name] = None if text is None else clean_line(text, most) or None
    return clean


def _once(known: Sequence[Address]) -> list[Address]:
    return list({(one.kind, one.address): one for one in known}.values())
