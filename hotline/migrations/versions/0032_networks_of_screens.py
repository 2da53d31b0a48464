"""Whence a screen's code was asked for, and where it was typed."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    for name in ("made_from", "paired_from"):
        op.add_column("desk_screen", sa.Column(name, sa.Text))
