"""Who looks after a contact."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add who took it; nobody has taken any yet."""
    op.add_column("correspondence", sa.Column("agent", sa.Text))
