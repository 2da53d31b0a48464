"""Whose turn it is to add a part of a text, so that two nodes make one text of its first two parts."""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "text_part_turn",
        sa.Column("kinship", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("kinship", name="pk_text_part_turn"),
    )
    op.create_index("ix_text_part_turn_at", "text_part_turn", ["at"])
