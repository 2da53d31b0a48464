"""Parts of texts that wait for the others."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "text_part",
        sa.Column("group", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("coding", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("taken", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("group", "number", name="pk_text_part"),
    )
    op.create_index("ix_text_part_sender_reference", "text_part", ["sender", "reference"])
    op.create_index("ix_text_part_taken_at", "text_part", ["taken", "at"])
