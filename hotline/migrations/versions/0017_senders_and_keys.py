"""Which node sends a message, and secrets that all nodes of a city share."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the table. What is being sent at this moment is freed by its node's start."""
    op.add_column("correspondence", sa.Column("claimed_by", sa.Text))
    op.add_column("correspondence", sa.Column("claimed_until", sa.Double))
    op.create_table(
        "city_key",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_city_key"),
    )
