"""What the pages of cases, field teams and citizens keep, and the indexes of lists by due time."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_OPEN = sa.text("status NOT IN ('closed', 'duplicate', 'rejected', 'solved')")


def upgrade() -> None:
    """Make tables and indexes."""
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_index(
        "ix_cases_open_due", "cases", ["due_at", "number"], sqlite_where=_OPEN, postgresql_where=_OPEN
    )
    op.create_index("ix_cases_due_at", "cases", ["due_at"])
    op.create_table(
        "saved_filter",
        sa.Column("id", number, nullable=False, autoincrement=True),
        sa.Column("user", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("query", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_filter"),
    )
    op.create_index("ix_saved_filter_user_name", "saved_filter", ["user", "name"], unique=True)
    op.create_table(
        "field_link",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("team", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("used_at", sa.Double),
        sa.PrimaryKeyConstraint("id", name="pk_field_link"),
    )
    op.create_index("ix_field_link_team_at", "field_link", ["team", "at"])
    op.create_table(
        "field_report",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_field_report"),
    )
    op.create_index("ix_field_report_at", "field_report", ["at"])
    op.create_table(
        "callback_code",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("used_at", sa.Double),
        sa.PrimaryKeyConstraint("id", name="pk_callback_code"),
    )
    op.create_index("ix_callback_code_number_at", "callback_code", ["number", "at"])
    op.create_index("ix_callback_code_address_at", "callback_code", ["address", "at"])
    op.create_index("ix_callback_code_at", "callback_code", ["at"])
    op.create_table(
        "public_day",
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("queue", sa.Text, nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("day", "queue", name="pk_public_day"),
    )
