"""Faxes that became cases."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "fax",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("node", sa.Text, nullable=False),
        sa.Column("call", sa.Text, nullable=False),
        sa.Column("caller", sa.Text),
        sa.Column("station", sa.Text, nullable=False),
        sa.Column("queue", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("pages", sa.Integer, nullable=False),
        sa.Column("whole", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.Double, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_fax"),
    )
    op.create_index("ix_fax_created_at", "fax", ["created_at"])
    op.create_index("ix_fax_reference", "fax", ["reference"])
