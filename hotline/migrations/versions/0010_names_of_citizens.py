"""How names of citizens are found."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the words that a search compares; there are no citizens yet."""
    op.add_column("citizen", sa.Column("searchable", sa.Text, nullable=False, server_default=""))
