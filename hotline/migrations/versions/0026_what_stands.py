"""Facts that hold until another one ends them, in a table of their own, with what earlier versions wrote."""

from collections.abc import Iterable

import msgspec
import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

#: The field that says what a fact is about, by type; and which types each type ends.
SUBJECTS = {
    "AgentOverridden": "agent",
    "AgentOverrideEnded": "agent",
    "AlertRaised": "alert",
    "AlertAcknowledged": "alert",
    "AlertCleared": "alert",
    "MonitoringBegan": "monitoring",
    "MonitoringEnded": "monitoring",
}
ENDS = {
    "AgentOverrideEnded": ("AgentOverridden",),
    "AlertCleared": ("AlertRaised", "AlertAcknowledged"),
    "MonitoringEnded": ("MonitoringBegan",),
}

Row = dict[str, str]


def upgrade() -> None:
    """Add the table, with what the journal leaves standing."""
    table = op.create_table(
        "journal_standing",
        sa.Column("type", sa.Text, primary_key=True),
        sa.Column("subject", sa.Text, primary_key=True),
        sa.Column("node", sa.Text, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    journal = sa.table("journal", *(sa.column(name) for name in ("seq", "node", "type", "data")))
    query = (
        sa.select(journal.c.type, journal.c.node, journal.c.data)
        .where(journal.c.type.in_(SUBJECTS))
        .order_by(journal.c.seq)
    )
    connection = op.get_bind()
    rows = standing((kind, node, data) for kind, node, data in connection.execute(query))
    if rows:
        connection.execute(sa.insert(table), rows)


def standing(entries: Iterable[tuple[str, str, str]]) -> list[Row]:
    """Return the rows of what stands after these entries: type, node and data, in order."""
    found: dict[tuple[str, str], Row] = {}
    for kind, node, data in entries:
        subject = msgspec.json.decode(data, type=dict[str, object])[SUBJECTS[kind]]
        if kind in ENDS:
            for ended in ENDS[kind]:
                found.pop((ended, str(subject)), None)
        else:
            row = {"type": kind, "subject": str(subject), "node": node, "data": data}
            found[kind, str(subject)] = row
    return list(found.values())
