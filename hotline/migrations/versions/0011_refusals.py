"""How often a target refused a delivery, apart from how often it could not be reached."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the count; there are no deliveries yet."""
    op.add_column("delivery", sa.Column("refusals", sa.Integer, nullable=False, server_default="0"))
