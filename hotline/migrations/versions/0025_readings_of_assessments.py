"""Who read what others gave to a call, and so assesses it no more."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "quality_reading",
        sa.Column("pick", number, sa.ForeignKey("quality_pick.id"), primary_key=True),
        sa.Column("by", sa.Text, primary_key=True),
        sa.Column("at", sa.Double, nullable=False),
    )
