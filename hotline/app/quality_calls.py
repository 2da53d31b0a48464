"""Which calls quality can listen to: interactions with recordings. These belong to two folders, so it is asked here."""

from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.quality.picks import CallBook, RecordingState, TalkedCall
from hotline.crm_bridge.tables import interaction
from hotline.recorder.archive.tables import KEPT, recording

_HEARD = (recording.c.state == KEPT, recording.c.damage == "")
_TALK = (interaction.c.id, interaction.c.agent, interaction.c.queue, interaction.c.started_at)


class RecordedCalls(CallBook):
    """The calls whose last talk was with an agent, and that can be heard."""

    async def talks(
        self, connection: AsyncConnection, agent: str, since: float, until: float, shortest: float
    ) -> Sequence[TalkedCall]:
        """Return those of a time with this agent."""
        query = _recorded().where(
            interaction.c.agent == agent,
            interaction.c.started_at >= since,
            interaction.c.started_at < until,
            interaction.c.talk_seconds >= shortest,
        )
        return [_call(row) for row in await connection.execute(query)]

    async def find(self, connection: AsyncConnection, call: str) -> TalkedCall | None:
        """Return one of them."""
        query = _recorded().where(interaction.c.id == call, interaction.c.agent.is_not(None))
        row = (await connection.execute(query)).first()
        return None if row is None else _call(row)

    async def states(
        self, connection: AsyncConnection, calls: Collection[str]
    ) -> Mapping[str, RecordingState]:
        """Return what became of these recordings."""
        columns = (recording.c.state, recording.c.held_by, recording.c.keep_until, recording.c.seconds)
        query = sa.select(recording.c.id, *columns).where(recording.c.id.in_(calls))
        return {
            name: RecordingState(state == KEPT, bool(held_by), keep_until, seconds)
            for name, state, held_by, keep_until, seconds in await connection.execute(query)
        }


def _recorded() -> sa.Select[str, str, str, float]:
    """Return the query for all of them."""
    return sa.select(*_TALK).join(recording, recording.c.id == interaction.c.id).where(*_HEARD)


def _call(row: sa.Row[str, str, str, float]) -> TalkedCall:
    call, agent, queue, started_at = row
    return TalkedCall(call, agent, queue or "", started_at)
