"""Drafts of settings, and the versions that were published."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_Counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "settings_draft",
        sa.Column("node", sa.Text, nullable=False),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("edits", sa.Text, nullable=False),
        sa.Column("changed_at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("node", "user", name="pk_settings_draft"),
    )
    op.create_table(
        "settings_version",
        sa.Column("id", _Counter, autoincrement=True, nullable=False),
        sa.Column("node", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("undoes", _Counter),
        sa.Column("draft_of", sa.Text),
        sa.Column("edits", sa.Text, nullable=False),
        sa.Column("files", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_settings_version"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_settings_version_state", "settings_version", ["state"])
