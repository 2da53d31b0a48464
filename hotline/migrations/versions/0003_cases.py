"""Cases have a department, an owner, a due time and notes; what callers ask about them is bounded."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Add the columns and make the tables."""
    for column in (
        sa.Column("department", sa.Text),
        sa.Column("owner", sa.Text),
        sa.Column("due_at", sa.Double),
    ):
        op.add_column("cases", column)
    op.create_index("ix_cases_status", "cases", ["status"])
    op.execute("UPDATE cases SET status = 'new' WHERE status = 'open'")
    _notes()
    _questions()


def _notes() -> None:
    op.create_table(
        "case_note",
        sa.Column("id", _counter, autoincrement=True, nullable=False),
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("public", sa.Boolean, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_case_note"),
        sa.ForeignKeyConstraint(["reference"], ["cases.reference"], name="fk_case_note_reference_cases"),
    )
    op.create_index("ix_case_note_reference", "case_note", ["reference"])


def _questions() -> None:
    op.create_table(
        "case_question",
        sa.Column("id", _counter, autoincrement=True, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("caller", sa.Text, nullable=False),
        sa.Column("reference", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_case_question"),
    )
    op.create_index("ix_case_question_at", "case_question", ["at"])
    op.create_index("ix_case_question_caller", "case_question", ["caller"])
