"""On what occasion something was written to somebody."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the occasion; what came in has none, and nothing went out yet."""
    op.add_column("correspondence", sa.Column("what", sa.Text))
