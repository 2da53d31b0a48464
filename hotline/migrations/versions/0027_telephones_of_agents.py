"""Which telephone each agent takes calls with stands too; until now every start read it from the whole journal."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None

_KIND = "AgentPhoneChosen"


def upgrade() -> None:
    """Take what stands from the journal for the last time."""
    journal, standing = (
        sa.table(name, *(sa.column(column) for column in columns))
        for name, columns in (
            ("journal", ("seq", "node", "type", "data")),
            ("journal_standing", ("type", "subject", "node", "data")),
        )
    )
    connection = op.get_bind()
    chosen = sa.select(journal.c.node, journal.c.data).where(journal.c.type == _KIND).order_by(journal.c.seq)
    last = {
        json.loads(data)["agent"]: {"type": _KIND, "node": node, "data": data}
        for node, data in connection.execute(chosen)
    }
    if last:
        rows = [row | {"subject": agent} for agent, row in last.items()]
        connection.execute(sa.insert(standing), rows)
