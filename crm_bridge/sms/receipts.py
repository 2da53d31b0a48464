"""What becomes of texts that a message centre took: its names of them, and its receipts of delivery.

The names are in `external` until the last word comes; a text of several parts has one for each. `delivered` is the
state of a text whose parts were all delivered, `failed` of one of which a part was not.
"""

import contextlib

import sqlalchemy as sa
import structlog
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.crm_bridge import outgoing
from hotline.crm_bridge.contact_tables import correspondence
from hotline.crm_bridge.work_tables import external
from hotline.events import ContactNotSent
from hotline.journal import Journal

from .text_store import CHANNEL, DAY

TARGET, KIND = "smpp", "text"

#: State of a text that is on the telephone.
DELIVERED = "delivered"

#: Final states of a receipt (SMPP 3.4, appendix B): delivered, and not.
GOOD = frozenset({"DELIVRD"})
BAD = frozenset({"EXPIRED", "DELETED", "UNDELIV", "REJECTD"})

#: Networks try to deliver for days; a receipt that has not come by then never will, seconds.
FORGET_SECONDS = 7 * DAY

log = structlog.get_logger()


class Receipts:
    """Notes both."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    async def submitted(self, contact: str, number: int, name: str) -> None:
        """Note how the centre calls part `number` of a text. Raises what the journal raises."""
        row = {"target": TARGET, "kind": KIND, "ours": f"{contact}/{number}", "theirs": name}

        # Identities of contacts begin with their time (`intake.new_contact`), so old ones stand before newer ones.
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
        if state not in GOOD | BAD:
            return

        async def work(connection: AsyncConnection) -> ContactNotSent | None:
            contact = await _settle_part(connection, name)
            if contact is None:
                log.info("a receipt is of no text of ours", state=state)
                return None
            return await self._settle(connection, contact, state)

        await self._journal.commit_result(work, lambda fact: () if fact is None else (fact,))

    async def _settle(self, connection: AsyncConnection, contact: str, state: str) -> ContactNotSent | None:
        row = correspondence.c
        unsettled = row.contact == contact, row.state.in_((outgoing.SENDING, outgoing.SENT))
        if state in GOOD:
            rest = sa.select(external.c.ours).where(*_parts_of(contact)).limit(1)
            if (await connection.execute(rest)).first() is None:
                await connection.execute(sa.update(correspondence).where(*unsettled).values(state=DELIVERED))
            return None
        failed = sa.update(correspondence).where(*unsettled).values(state=outgoing.FAILED)
        found = (await connection.execute(failed.returning(row.what, row.reference, row.citizen))).first()
        if found is None:
            return None
        return ContactNotSent(
            at=self._clock(), contact=contact, channel=CHANNEL, what=found.what or "", reference=found.reference,
            citizen=found.citizen, why=f"not delivered: {state}",
        )  # fmt: skip


async def _settle_part(connection: AsyncConnection, name: str) -> str | None:
    """Forget the name and return the contact whose part it is."""
    same = external.c.target == TARGET, external.c.kind == KIND
    for spelling in _spellings(name):
        gone = sa.delete(external).where(*same, external.c.theirs == spelling).returning(external.c.ours)
        ours: str | None = (await connection.execute(gone)).scalars().first()
        if ours is not None:
            return ours.rpartition("/")[0]
    return None


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
