"""Televisions that show the wall's figures."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "desk_screen",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True
        ),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("made_at", sa.Double, nullable=False),
        sa.Column("code", sa.Text),
        sa.Column("code_until", sa.Double),
        sa.Column("token", sa.Text),
        sa.Column("paired_at", sa.Double),
        sa.Column("seen_at", sa.Double),
        sa.UniqueConstraint("code", name="uq_desk_screen_code"),
        sa.UniqueConstraint("token", name="uq_desk_screen_token"),
        sqlite_autoincrement=True,
    )
