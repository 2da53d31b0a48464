"""All that an agent sees of a citizen on one page, read over everybody who is the same person."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from . import citizen_reading, consents
from .case_status import DONE
from .citizen import Citizen, Consent, Household
from .interaction import Interaction
from .tables import cases, interaction

#: Cases on the page: who has more is looked up in the list of cases.
MOST_CASES = 100

#: Interactions on one page, at most.
MOST_INTERACTIONS = 500


class Place(NamedTuple):
    """The last interaction of a page; the next page goes on behind it."""

    started_at: float
    id: str


class PageCase(msgspec.Struct, frozen=True, kw_only=True):
    """A case in short. Times are seconds since the epoch."""

    reference: str
    opened_at: float
    status: str
    channel: str
    subject: str
    category: str | None
    priority: str
    department: str | None
    owner: str | None
    due_at: float | None
    solved_at: float | None
    #: Nobody works on it any more.
    done: bool
    #: Its time has passed, and it is not done.
    overdue: bool


class CitizenPage(msgspec.Struct, frozen=True, kw_only=True):
    """A citizen's page."""

    citizen: Citizen
    household: Household | None = None
    #: Who else belongs to the household.
    members: tuple[Citizen, ...] = ()
    #: All words on all purposes, the newest first.
    consents: tuple[Consent, ...] = ()
    #: Open ones first, what is due first of them; then the newest. At most `MOST_CASES`.
    cases: tuple[PageCase, ...] = ()
    #: Over all channels, the newest first.
    interactions: tuple[Interaction, ...] = ()
    #: Where the next page of interactions begins; None: there is none.
    next: Place | None = None

    def may(self, purpose: str) -> bool:
        """Return whether the last word on a purpose is yes."""
        return next((one.given for one in self.consents if one.purpose == purpose), False)


_CASE = [cases.c[name] for name in PageCase.__struct_fields__ if name not in {"done", "overdue"}]
_INTERACTION = [interaction.c[name] for name in Interaction.__struct_fields__]


async def read_page(
    connection: AsyncConnection, number: int, *, now: float, limit: int = 50, after: Place | None = None
) -> CitizenPage | None:
    """Return the page of a citizen, following merges; None where there is none. Raises what the database raises."""
    person = await citizen_reading.read(connection, number)
    if person is None:
        return None
    home = [] if person.household is None else [person.household]
    households = await citizen_reading.households(connection, home)
    members = await citizen_reading.members(connection, households[0].id) if households else []
    found = await interactions_of(
        connection, person.group, limit=min(limit, MOST_INTERACTIONS) + 1, after=after
    )
    shown = found[: min(limit, MOST_INTERACTIONS)]
    return CitizenPage(
        citizen=person,
        household=households[0] if households else None,
        members=tuple(one for one in members if one.id != person.id),
        consents=tuple(await consents.read(connection, person.group)),
        cases=tuple(await cases_of(connection, person.group, now)),
        interactions=tuple(shown),
        next=Place(shown[-1].started_at, shown[-1].id) if shown and len(found) > len(shown) else None,
    )


async def cases_of(connection: AsyncConnection, group: Sequence[int], now: float) -> list[PageCase]:
    """Return a person's cases, as `CitizenPage.cases` has them."""
    done = cases.c.status.in_(sorted(DONE))
    order = (done, cases.c.due_at.is_(None), cases.c.due_at, cases.c.number.desc())
    # Open ones are looked for first, so that many old cases do not push one out.
    query = sa.select(*_CASE).where(cases.c.citizen.in_(group)).order_by(*order).limit(MOST_CASES)
    rows = (await connection.execute(query)).mappings().all()
    found = [_case(row, now) for row in rows]
    return sorted(found, key=lambda one: (one.done, 0.0 if not one.done else -one.opened_at))


async def interactions_of(
    connection: AsyncConnection, group: Sequence[int], *, limit: int, after: Place | None = None
) -> list[Interaction]:
    """Return a person's newest interactions behind a place.

    Each number of the group is read by itself in the order of the index (citizen, started_at): over several at once
    SQLite would sort all that they ever said, or walk through everybody's.
    """
    found: list[Interaction] = []
    for number in group:
        found += await _newest(connection, interaction.c.citizen == number, limit=limit, after=after)
    found.sort(key=lambda one: (one.started_at, one.id), reverse=True)
    return found[:limit]


async def interactions_from(
    connection: AsyncConnection, address: str, *, limit: int, after: Place | None = None
) -> tuple[list[Interaction], Place | None]:
    """Return the newest interactions of a number or address behind a place, whoever it was, and the next place."""
    found = await _newest(connection, interaction.c.address == address, limit=limit + 1, after=after)
    shown = found[:limit]
    return shown, Place(shown[-1].started_at, shown[-1].id) if len(found) > limit else None


async def _newest(
    connection: AsyncConnection, condition: sa.ColumnElement[bool], *, limit: int, after: Place | None
) -> list[Interaction]:
    query = sa.select(*_INTERACTION).where(condition)
    if after is not None:
        at, last = interaction.c.started_at, interaction.c.id
        query = query.where(at <= after.started_at, (at < after.started_at) | (last < after.id))
    newest = query.order_by(interaction.c.started_at.desc(), interaction.c.id.desc()).limit(limit)
    rows = (await connection.execute(newest)).mappings()
    return [Interaction(**(dict(row) | {"agents": tuple(row["agents"])})) for row in rows]


def _case(row: sa.RowMapping, now: float) -> PageCase:
    done, due_at = row["status"] in DONE, row["due_at"]
    return PageCase(**row, done=done, overdue=not done and due_at is not None and due_at < now)
