"""Which calls quality can listen to: interactions with recordings. These belong to two folders, so it is asked here.

Who gave a caller to somebody else talked, too: a call belongs to each of its agents, for as long as each one talked.
The recording knows that; where it says nothing of it the whole talk is the last agent's.
"""

from collections.abc import Collection, Mapping, Sequence

import sqlalchemy as sa
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.crm_bridge.quality.picks import CallBook, RecordingState, TalkedCall
from hotline.crm_bridge.tables import interaction
from hotline.recorder.archive.metadata import MetadataError, from_json
from hotline.recorder.archive.tables import KEPT, recording
from hotline.recorder.plan import Segment

_HEARD = (recording.c.state == KEPT, recording.c.damage == "")
_TALK = (
    interaction.c.id, interaction.c.agent, interaction.c.queue, interaction.c.started_at,
    interaction.c.talk_seconds, recording.c.metadata,
)  # fmt: skip

log = structlog.get_logger()


class RecordedCalls(CallBook):
    """The talks of agents that can be heard."""

    async def talks(
        self, connection: AsyncConnection, agent: str, since: float, until: float, shortest: float
    ) -> Sequence[TalkedCall]:
        """Return those of a time with this agent."""
        named = sa.cast(interaction.c.agents, sa.Text).contains(f'"{agent}"', autoescape=True)
        query = _recorded().where(
            named,
            interaction.c.started_at >= since,
            interaction.c.started_at < until,
            interaction.c.talk_seconds >= shortest,
        )
        found = [_talk(row, agent) for row in await connection.execute(query)]
        return [call for call, seconds in found if seconds >= shortest]

    async def find(
        self, connection: AsyncConnection, call: str, agent: str | None = None
    ) -> TalkedCall | None:
        """Return one of them."""
        query = _recorded().where(interaction.c.id == call, interaction.c.agent.is_not(None))
        row = (await connection.execute(query)).first()
        if row is None:
            return None
        found, seconds = _talk(row, agent or row.agent)
        return found if seconds or agent in {None, row.agent} else None

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


def _recorded() -> sa.Select[str, str, str, float, float, str]:
    """Return the query for all of them."""
    return sa.select(*_TALK).join(recording, recording.c.id == interaction.c.id).where(*_HEARD)


def _talk(row: sa.Row[str, str, str, float, float, str], agent: str) -> tuple[TalkedCall, float]:
    """Return an agent's talk in a call, in the queue of the agent's last one, and how long it was, seconds."""
    call, last, queue, started_at, talk_seconds, metadata = row
    segments = _segments(call, metadata)
    if not segments:
        return TalkedCall(call, agent, queue or "", started_at), talk_seconds if agent == last else 0.0
    own = [one for one in segments if one.agent == agent]
    queue = own[-1].queue if own else queue
    return TalkedCall(call, agent, queue or "", started_at), min(
        talk_seconds, sum(one.ends - one.begins for one in own)
    )


def _segments(call: str, metadata: str) -> Sequence[Segment]:
    if not metadata:
        return ()
    try:
        return from_json(metadata).segments
    except MetadataError as error:
        log.warning("quality.recording_unreadable", recording=call, reason=str(error))
        return ()
