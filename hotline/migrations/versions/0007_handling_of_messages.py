"""Who looks after a message, by when, and the call-back that answers it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; messages of before are due at no time."""
    op.add_column("message", sa.Column("agent", sa.Text))
    op.add_column("message", sa.Column("due_at", sa.Double))
    op.add_column("message", sa.Column("callback", sa.Text, nullable=False, server_default=""))
    op.add_column("message", sa.Column("note", sa.Text, nullable=False, server_default=""))
    op.create_index("ix_message_state_due_at", "message", ["state", "due_at"])
    op.create_index("ix_message_callback", "message", ["callback"])
    op.create_index("ix_message_reference", "message", ["reference"])
