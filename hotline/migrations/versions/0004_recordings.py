"""Recordings: what is stored where, and who had it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "recording",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("call", sa.Text, nullable=False),
        sa.Column("node", sa.Text, nullable=False),
        sa.Column("storage", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("begins_at", sa.Double, nullable=False),
        sa.Column("seconds", sa.Double, nullable=False),
        sa.Column("format", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("queue", sa.Text, nullable=False),
        sa.Column("size", _counter, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("metadata", sa.Text, nullable=False),
        sa.Column("keep_until", sa.Double),
        sa.Column("held_by", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("damage", sa.Text, nullable=False),
        sa.Column("verified_at", sa.Double),
        sa.Column("next_key", sa.Text, nullable=False),
        sa.Column("next_sha256", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recording"),
    )
    op.create_index("ix_recording_call", "recording", ["call"])
    op.create_index("ix_recording_begins_at", "recording", ["begins_at"])
    op.create_index("ix_recording_node_state_keep_until", "recording", ["node", "state", "keep_until"])
    op.create_table(
        "recording_access",
        sa.Column("id", _counter, autoincrement=True, nullable=False),
        sa.Column("recording", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("how", sa.Text, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recording_access"),
    )
    op.create_index("ix_recording_access_recording", "recording_access", ["recording"])
    op.create_index("ix_recording_access_at", "recording_access", ["at"])
