"""Wrong tries that all controllers count together."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "desk_try",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("full_at", sa.Double, nullable=False),
    )
    op.create_index("ix_desk_try_full_at", "desk_try", ["full_at"])
