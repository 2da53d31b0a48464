"""What a case is probably about; indexes for duplicates, and for cases of a department and of an agent."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_INDEXES = (("category", "latitude"), ("duplicate_of",), ("department",), ("owner",))


def upgrade() -> None:
    """Add column and indexes."""
    op.add_column("cases", sa.Column("hints", sa.Text, nullable=False, server_default="[]"))
    for columns in _INDEXES:
        op.create_index(f"ix_cases_{'_'.join(columns)}", "cases", list(columns))
