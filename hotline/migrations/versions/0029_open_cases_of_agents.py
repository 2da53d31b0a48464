"""An index of the open cases of each agent."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

_OPEN = "status NOT IN ('closed', 'duplicate', 'rejected', 'solved')"


def upgrade() -> None:
    """Make it."""
    op.create_index(
        "ix_cases_open_owner",
        "cases",
        ["owner", "due_at", "number"],
        sqlite_where=sa.text(_OPEN),
        postgresql_where=sa.text(_OPEN),
    )
