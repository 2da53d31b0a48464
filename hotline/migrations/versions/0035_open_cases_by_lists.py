"""What lists of work are filtered by, in the index of open cases: cases of other lists are passed over in it."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None

_COLUMNS = ["due_at", "number", "category", "channel", "department", "owner", "priority", "status"]
_OPEN = "status NOT IN ('closed', 'duplicate', 'rejected', 'solved')"


def upgrade() -> None:
    """Make the index anew."""
    op.drop_index("ix_cases_open_due", "cases")
    is_open = sa.text(_OPEN)
    op.create_index("ix_cases_open_due", "cases", _COLUMNS, sqlite_where=is_open, postgresql_where=is_open)
