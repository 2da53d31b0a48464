"""Who may sign in at the desk, and who has."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "desk_user",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("full_name", sa.Text, nullable=False),
        sa.Column("password", sa.Text),
        sa.Column("roles", sa.Text, nullable=False),
        sa.Column("agent", sa.Text),
        sa.Column("departments", sa.Text, nullable=False),
        sa.Column("device_key", sa.Text, nullable=False),
        sa.Column("added_at", sa.Double, nullable=False),
        sa.Column("changed_at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_desk_user"),
        sa.UniqueConstraint("agent", name="uq_desk_user_agent"),
    )
    op.create_table(
        "desk_session",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("began_at", sa.Double, nullable=False),
        sa.Column("seen_at", sa.Double, nullable=False),
        sa.Column("how", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_desk_session"),
        sa.ForeignKeyConstraint(["user"], ["desk_user.name"], name="fk_desk_session_user_desk_user"),
    )
    op.create_index("ix_desk_session_user", "desk_session", ["user"])
    op.create_table(
        "desk_link",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("expires_at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_desk_link"),
        sa.ForeignKeyConstraint(["user"], ["desk_user.name"], name="fk_desk_link_user_desk_user"),
    )
