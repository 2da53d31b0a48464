"""Puts texts together whose parts come one by one; parts are on disk before the network hears that we have them.

    part ──> kept ──> complete, or nothing more came? ──> Dispatcher ──> taken

The whole text has an identity that follows from its group, so that one who is killed between taking it and noting that
takes it again without effect. Parts of one text may come to several nodes at the same moment: they are added in turns.
"""

import asyncio
import uuid
from collections.abc import Sequence

import msgspec
import sqlalchemy as sa
import structlog
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock
from hotline.database import for_reading
from hotline.journal import Journal, JournalError

from .dispatch import Dispatcher
from .part_table import text_part as table
from .part_table import text_part_turn as turn
from .parts import REMEMBER_SECONDS, Group, Part, assemble, group_of, is_whole, kinship_of

#: How often texts are looked for whose parts do not come, seconds.
LOOK_SECONDS = 30.0

#: Texts that are taken in one look.
MOST_AT_ONCE = 200

log = structlog.get_logger()


class Reassembly:
    """Keeps parts, and hands whole texts on."""

    def __init__(self, journal: Journal, engine: AsyncEngine, dispatcher: Dispatcher, clock: Clock) -> None:
        self._journal = journal
        self._reading = for_reading(engine)
        self._dispatcher = dispatcher
        self._clock = clock
        #: Of two who complete a text at the same time one waits for the other.
        self._lock = asyncio.Lock()

    async def receive(self, part: Part) -> None:
        """Keep a part, and take the text in if that was the last one; when this returns it is committed.

        Raises what journal and database raise; bring it again then. A part whose numbers make no sense is a text.
        """
        if not is_whole(part):
            whole = msgspec.structs.replace(part, number=1, total=1)
            await self._hand_on(Group(group=uuid.uuid4().hex, taken=False, parts={1: whole}))
            return
        async with self._lock:
            group = await self._journal.commit_result(lambda connection: _add(connection, part), lambda _: ())
            if group is not None and group.is_complete and not group.taken:
                await self._hand_on(group)

    async def run(self) -> None:
        """Take what is due until cancelled; a database that is away is waited for."""
        reported = False
        while True:
            try:
                await self.look()
                reported = False
            except (JournalError, SQLAlchemyError, OSError, TimeoutError) as error:
                if not reported:
                    log.error("parts of texts must wait", reason=type(error).__name__)
                reported = True
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self) -> None:
        """Take the texts whose other parts do not come, and forget parts that were taken long ago."""
        async with self._lock:
            async with self._reading.connect() as connection:
                waiting = (
                    sa.select(table.c.group)
                    .where(table.c.taken.is_(False))
                    .group_by(table.c.group)
                    .order_by(sa.func.max(table.c.at))
                    .limit(MOST_AT_ONCE)
                )
                names = list((await connection.execute(waiting)).scalars())
                groups = await _groups(connection, table.c.group.in_(names))
            for group in groups:
                if group.is_due(self._clock()):
                    await self._try(group)
            before = self._clock() - REMEMBER_SECONDS

            async def forget(connection: AsyncConnection) -> None:
                await connection.execute(sa.delete(table).where(table.c.taken, table.c.at < before))
                await connection.execute(sa.delete(turn).where(turn.c.at < before))

            await self._journal.commit((), forget)

    async def _try(self, group: Group) -> None:
        """Hand a text on; one that nobody can take, for a fault of ours, stays here and holds up no other."""
        try:
            await self._hand_on(group)
        except (JournalError, SQLAlchemyError, OSError, TimeoutError):
            raise
        except Exception as error:
            log.exception("a text in parts cannot be taken", group=group.group, error=type(error).__name__)

    async def _hand_on(self, group: Group) -> None:
        first = min(group.parts.values(), key=lambda part: part.number)
        await self._dispatcher.receive(
            first.sender, assemble(group), external_id=f"parts:{group.group}", recipient=first.recipient,
            at=max(part.at for part in group.parts.values()), answered_at_once=False,
        )  # fmt: skip
        taken = sa.update(table).where(table.c.group == group.group).values(taken=True)

        async def note(connection: AsyncConnection) -> None:
            await connection.execute(taken)

        await self._journal.commit((), note)


async def _add(connection: AsyncConnection, part: Part) -> Group | None:
    """Write a part to its group and return that; None where it was there, in a text that was taken."""
    await _have_turn(connection, part)
    same = sa.and_(
        table.c.sender == part.sender, table.c.recipient == part.recipient,
        table.c.reference == part.reference, table.c.total == part.total,
    )  # fmt: skip
    groups = await _groups(connection, same)
    group, repeated = group_of(part, groups)
    if group is None:
        group = Group(group=uuid.uuid4().hex, taken=False, parts={})
    if not repeated:
        row = {"group": group.group, "taken": False} | {
            name: getattr(part, name) for name in Part.__struct_fields__
        }
        await connection.execute(sa.insert(table).values(row))
        group.parts[part.number] = part
    return None if group.taken else group


async def _have_turn(connection: AsyncConnection, part: Part) -> None:
    """Let nobody else add a part of this text until the commit, and see what was added before.

    PostgreSQL has the second one wait at the row of the first (READ COMMITTED: what it reads next has the first one's
    part), also while the row is new to both. SQLite has one writer.
    """
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    row = insert(turn).values(kinship=kinship_of(part), at=part.at)
    await connection.execute(
        row.on_conflict_do_update(index_elements=["kinship"], set_={"at": row.excluded.at})
    )


async def _groups(connection: AsyncConnection, where: sa.ColumnElement[bool]) -> Sequence[Group]:
    """Return the groups with all their parts, the newest first."""
    groups: dict[str, Group] = {}
    query = sa.select(table).where(where).order_by(table.c.at.desc())
    for row in (await connection.execute(query)).mappings():
        group = groups.setdefault(row["group"], Group(group=row["group"], taken=row["taken"], parts={}))
        group.parts[row["number"]] = Part(**{name: row[name] for name in Part.__struct_fields__})
    return list(groups.values())
