"""The journal, the cases and the interactions.

Written out, not taken from today's tables: a migration says what was done, whatever the tables become.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables."""
    _journal()
    _cases()
    _interactions()


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("seq", _counter, autoincrement=True, nullable=False),
        sa.Column("node", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("call", sa.Text),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_journal"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_journal_call", "journal", ["call"])
    op.create_index("ix_journal_at", "journal", ["at"])
    op.create_table(
        "journal_cursor",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("seq", _counter, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_journal_cursor"),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        sa.Column("number", _counter, autoincrement=False, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("opened_at", sa.Double, nullable=False),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("caller", sa.Text),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("queue", sa.Text),
        sa.Column("call", sa.Text),
        sa.Column("subject", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_cases"),
        sa.UniqueConstraint("reference", name="uq_cases_reference"),
    )
    op.create_index("ix_cases_caller", "cases", ["caller"])
    op.create_index("ix_cases_call", "cases", ["call"])
    numbers = op.create_table(
        "case_number",
        sa.Column("id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("last", _counter, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_case_number"),
    )
    # The first case is number 100: with its check digit it has four digits and no zero in front.
    op.bulk_insert(numbers, [{"id": 1, "last": 99}])


def _interactions() -> None:
    op.create_table(
        "interaction",
        sa.Column("call", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("started_at", sa.Double, nullable=False),
        sa.Column("ended_at", sa.Double, nullable=False),
        sa.Column("caller", sa.Text),
        sa.Column("dialled", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("queue", sa.Text),
        sa.Column("agent", sa.Text),
        sa.Column("agents", sa.JSON, nullable=False),
        sa.Column("wait_seconds", sa.Double),
        sa.Column("ring_attempts", sa.Integer, nullable=False),
        sa.Column("missed", sa.Integer, nullable=False),
        sa.Column("talk_seconds", sa.Double, nullable=False),
        sa.Column("hold_seconds", sa.Double, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("ended_by", sa.Text, nullable=False),
        sa.Column("recording", sa.Text),
        sa.Column("recording_seconds", sa.Double),
        sa.Column("message", sa.Text),
        sa.Column("message_seconds", sa.Double),
        sa.Column("transcribed", sa.Boolean, nullable=False),
        sa.Column("reference", sa.Text),
        sa.PrimaryKeyConstraint("call", name="pk_interaction"),
    )
    op.create_index("ix_interaction_started_at", "interaction", ["started_at"])
    op.create_index("ix_interaction_caller", "interaction", ["caller"])
    op.create_index("ix_interaction_message", "interaction", ["message"])
