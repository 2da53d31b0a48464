"""What a screen pop asks of messages and recordings, which the case store does not know."""

from collections.abc import Sequence

import sqlalchemy as sa

from hotline.crm_bridge.screen_pop import WaitingMessage
from hotline.recorder.archive.tables import recording
from hotline.voicemail.states import OPEN
from hotline.voicemail.tables import message

#: Messages of which an agent is told; of more, the oldest.
MOST_MESSAGES = 10

_FIELDS = [message.c[name] for name in WaitingMessage.__struct_fields__]


def messages_waiting(connection: sa.Connection, references: Sequence[str]) -> Sequence[WaitingMessage]:
    """Return the messages to these cases that nobody has settled, the oldest first."""
    query = (
        sa.select(*_FIELDS)
        .where(message.c.reference.in_(references), message.c.state.in_([state.value for state in OPEN]))
        .order_by(message.c.created_at, message.c.id)
        .limit(MOST_MESSAGES)
    )
    return [WaitingMessage(**row) for row in connection.execute(query).mappings()]


def recordings_held(connection: sa.Connection, calls: Sequence[str]) -> int:
    """Return how many recordings of these calls are under legal hold."""
    query = sa.select(sa.func.count()).where(recording.c.call.in_(calls), recording.c.held_by != "")
    return int(connection.execute(query).scalar_one())
