"""The quality of conversations; what the map of complaints and the draw of an agent's calls look at."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make tables and indexes."""
    _samples()
    _picks()
    _assessments()
    _replies()
    for table, columns in (
        ("quality_sample", ["week"]),
        ("quality_pick", ["week", "agent"]),
        ("quality_pick", ["agent", "week"]),
        ("quality_assessment", ["agent", "state"]),
        ("quality_assessment", ["submitted_at"]),
        ("quality_reply", ["assessment"]),
        ("interaction", ["agent", "started_at"]),
        ("cases", ["opened_at", "category", "department", "latitude", "longitude"]),
    ):
        op.create_index(f"ix_{table}_{'_'.join(columns)}", table, columns)


def _samples() -> None:
    op.create_table(
        "quality_sample",
        sa.Column("id", _NUMBER, nullable=False, autoincrement=True),
        *_texts("agent", "week"),
        sa.Column("drawn_at", sa.Double, nullable=False),
        *_texts("seed"),
        sa.Column("wanted", sa.Integer, nullable=False),
        *_texts("population", "sha256"),
        sa.PrimaryKeyConstraint("id", name="pk_quality_sample"),
        sa.UniqueConstraint("agent", "week", name="uq_quality_sample_agent_week"),
    )


def _picks() -> None:
    op.create_table(
        "quality_pick",
        sa.Column("id", _NUMBER, nullable=False, autoincrement=True),
        *_texts("call", "agent", "week", "queue"),
        sa.Column("called_at", sa.Double, nullable=False),
        *_texts("source"),
        sa.Column("place", sa.Integer, nullable=False),
        *_texts("by", "why"),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("passed_over", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("id", name="pk_quality_pick"),
        sa.UniqueConstraint("call", "agent", name="uq_quality_pick_call_agent"),
    )


def _assessments() -> None:
    op.create_table(
        "quality_assessment",
        sa.Column("id", _NUMBER, nullable=False, autoincrement=True),
        sa.Column("pick", _NUMBER, nullable=False),
        *_texts("agent", "week", "purpose", "by", "form", "marks", "words", "notes", "state"),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("saved", sa.Integer, nullable=False),
        sa.Column("quality", sa.Double),
        *_texts("fatal"),
        sa.Column("begun_at", sa.Double, nullable=False),
        sa.Column("submitted_at", sa.Double),
        *_texts("answer"),
        sa.PrimaryKeyConstraint("id", name="pk_quality_assessment"),
        sa.ForeignKeyConstraint(
            ["pick"], ["quality_pick.id"], name="fk_quality_assessment_pick_quality_pick"
        ),
        sa.UniqueConstraint("pick", "by", "version", name="uq_quality_assessment_pick_by_version"),
    )


def _replies() -> None:
    op.create_table(
        "quality_reply",
        sa.Column("id", _NUMBER, nullable=False, autoincrement=True),
        sa.Column("assessment", _NUMBER, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        *_texts("by", "how", "text"),
        sa.PrimaryKeyConstraint("id", name="pk_quality_reply"),
        sa.ForeignKeyConstraint(
            ["assessment"], ["quality_assessment.id"], name="fk_quality_reply_assessment_quality_assessment"
        ),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]
