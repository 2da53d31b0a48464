"""What citizens say of the service."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "survey",
        sa.Column("call", sa.Text, nullable=False),
        sa.Column("node", sa.Text, nullable=False),
        sa.Column("queue", sa.Text, nullable=False),
        sa.Column("agent", sa.Text),
        sa.Column("caller", sa.Text),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("offered_at", sa.Double, nullable=False),
        sa.Column("agreed", sa.Boolean, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due_at", sa.Double),
        sa.Column("asked_at", sa.Double),
        sa.Column("asked_by", sa.Text),
        sa.Column("score", sa.Integer),
        sa.Column("answered_at", sa.Double),
        sa.Column("answered_by", sa.Text),
        sa.Column("reference", sa.Text),
        sa.Column("comment_path", sa.Text),
        sa.Column("comment_seconds", sa.Double),
        sa.Column("comment_language", sa.Text),
        sa.PrimaryKeyConstraint("call", name="pk_survey"),
    )
    for column in ("state", "caller", "offered_at", "answered_at"):
        op.create_index(f"ix_survey_{column}", "survey", [column])
    unkept = sa.text("comment_path IS NOT NULL AND comment_seconds IS NULL")
    op.create_index("ix_survey_unkept", "survey", ["call"], sqlite_where=unkept, postgresql_where=unkept)
