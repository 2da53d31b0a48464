"""What becomes of texts that a message centre took: its names of them, and its receipts of delivery.

The names are in `external` until the last word comes; a text of several parts has one for each, empty as soon as the
part is on the telephone. `delivered` is the state of a text whose parts were all delivered, `failed` of one of which a
part was not. What is noted is not submitted again: so a text that was interrupted goes on with the part where it ended.
"""

import contextlib
import re

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.crm_bridge import outgoing
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.work_tables import external
from hotline.database import for_reading
from hotline.events import ContactNotSent
from hotline.journal import Journal, JournalError

from .text_store import CHANNEL, DAY

TARGET, KIND = "smpp", "text"

#: State of a text that is on the telephone; the centre's name of a part of which there is nothing more to learn.
DELIVERED = "delivered"
ON_TELEPHONE = ""

#: Final states of a receipt (SMPP 3.4, appendix B): delivered, and not.
GOOD = frozenset({"DELIVRD"})
BAD = frozenset({"EXPIRED", "DELETED", "UNDELIV", "REJECTD"})

#: Networks try to deliver for days; a receipt that has not come by then never will, seconds.
FORGET_SECONDS = 7 * DAY

#: Texts of whose state there is something to note (`contact.new_contact`); surveys have a table of their own.
_CONTACT = re.compile(r"[0-9a-f]{12}-[0-9a-f]{16}")

log = structlog.get_logger()


class Receipts:
    """Notes both. `smpp.client.Notes`."""

    def __init__(self, journal: Journal, engine: AsyncEngine, clock: Clock) -> None:
        self._journal = journal
        self._reading = for_reading(engine)
        self._clock = clock

    async def taken(self, contact: str) -> frozenset[int]:
        """Return the parts of a text that the centre has. Raises what the database raises."""
        async with self._reading.connect() as connection:
            found = (
                await connection.execute(sa.select(external.c.ours).where(*_parts_of(contact)))
            ).scalars()
            return frozenset(_number(ours) for ours in found)

    async def submitted(self, contact: str, number: int, total: int, name: str) -> None:
        """Note how the centre calls a part of a text; where it cannot be noted, the text has no receipt."""
        if _CONTACT.fullmatch(contact) is None:
            return
        try:
            await self._note(contact, number, total, name)
        except (JournalError, SQLAlchemyError, OSError, TimeoutError) as error:
            log.error("the receipt of a text will not be known", contact=contact, reason=type(error).__name__)

    async def _note(self, contact: str, number: int, total: int, name: str) -> None:
        row = {"target": TARGET, "kind": KIND, "ours": f"{contact}/{number}/{total}", "theirs": name}

        # Identities of contacts begin with their time (`contact.new_contact`), so old ones stand before newer ones.
        oldest = f"{int(1000 * (self._clock() - FORGET_SECONDS)):012x}"
        old = external.c.target == TARGET, external.c.kind == KIND, external.c.ours < oldest

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(sa.delete(external).where(*old))
            insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
            statement = insert(external).values(row)
            known = ["target", "kind", "ours"]
            await connection.execute(
                statement.on_conflict_do_update(index_elements=known, set_={"theirs": name})
            )

        await self._journal.commit((), work)

    async def delivered(self, name: str, state: str) -> None:
        """Take a receipt in; those that are not the last word, and of texts that nobody knows, change nothing."""
        if state not in GOOD | BAD or not name:
            return

        async def work(connection: AsyncConnection) -> ContactNotSent | None:
            ours = await _settle_part(connection, name)
            if ours is None:
                log.info("a receipt is of no text of ours", state=state)
                return None
            return await self._settle(connection, ours, state)

        await self._journal.commit_result(work, lambda fact: () if fact is None else (fact,))

    async def _settle(self, connection: AsyncConnection, ours: str, state: str) -> ContactNotSent | None:
        row, contact = correspondence.c, ours.partition("/")[0]
        forget = sa.delete(external).where(*_parts_of(contact))
        unsettled = row.contact == contact, row.state.in_((outgoing.SENDING, outgoing.SENT))
        if state in GOOD:
            there = sa.select(sa.func.count()).where(*_parts_of(contact), external.c.theirs == ON_TELEPHONE)
            if (await connection.execute(there)).scalar_one() == int(ours.rpartition("/")[2]):
                await connection.execute(sa.update(correspondence).where(*unsettled).values(state=DELIVERED))
                await connection.execute(forget)
            return None
        await connection.execute(forget)
        failed = sa.update(correspondence).where(*unsettled).values(state=outgoing.FAILED)
        found = (await connection.execute(failed.returning(row.what, row.reference, row.citizen))).first()
        if found is None:
            return None
        return ContactNotSent(
            at=self._clock(), contact=contact, channel=CHANNEL, what=found.what or "", reference=found.reference,
            citizen=found.citizen, why=f"not delivered: {state}",
        )  # fmt: skip


async def _settle_part(connection: AsyncConnection, name: str) -> str | None:
    """Note that a part is settled, and return our name of it; None: it is no part of a text of ours."""
    same = external.c.target == TARGET, external.c.kind == KIND
    for spelling in _spellings(name):
        settled = sa.update(external).where(*same, external.c.theirs == spelling).values(theirs=ON_TELEPHONE)
        ours: str | None = (await connection.execute(settled.returning(external.c.ours))).scalars().first()
        if ours is not None:
            return ours
    return None


def _number(ours: str) -> int:
    return int(ours.split("/")[1])


def _parts_of(contact: str) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        external.c.target == TARGET, external.c.kind == KIND,
        external.c.ours.startswith(f"{contact}/", autoescape=True),
    )  # fmt: skip


def _spellings(name: str) -> list[str]:
    """Return how a name may be written: some centres answer in hexadecimal and write receipts in decimal."""
    found = [name]
    if name.isascii() and name.isdigit():
        found += [f"{int(name):x}", f"{int(name):X}"]
    with contextlib.suppress(ValueError):
        found.append(str(int(name, 16)))
    return list(dict.fromkeys(found))
