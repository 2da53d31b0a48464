"""What a request to open a case asked, so that its key names no other one."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    op.add_column("case_opened_once", sa.Column("digest", sa.Text, nullable=False, server_default=""))
