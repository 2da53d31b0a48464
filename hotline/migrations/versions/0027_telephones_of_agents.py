"""With which telephone each agent takes calls; until now it was read from the whole journal at every start."""

import json

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and fill it from the journal for the last time."""
    table = op.create_table(
        "agent_phone_choice",
        sa.Column("agent", sa.Text, nullable=False),
        sa.Column("phone", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("agent", name="pk_agent_phone_choice"),
    )
    journal = sa.table("journal", sa.column("seq"), sa.column("type"), sa.column("data"))
    chosen = sa.select(journal.c.data).where(journal.c.type == "AgentPhoneChosen").order_by(journal.c.seq)
    facts = [json.loads(row.data) for row in op.get_bind().execute(chosen)]
    last = {fact["agent"]: fact["phone"] for fact in facts}
    if last:
        op.bulk_insert(table, [{"agent": agent, "phone": phone} for agent, phone in last.items()])
