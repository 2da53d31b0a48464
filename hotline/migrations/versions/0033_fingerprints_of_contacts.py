"""What was brought under the name that the other side made up for it, as a hash: the same name may come with more."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("correspondence", sa.Column("fingerprint", sa.Text))
