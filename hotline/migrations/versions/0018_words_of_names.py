"""The index by which citizens are found by name."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

#: Citizens whose words are written at once.
BATCH = 1000


def upgrade() -> None:
    """Make the table, with the words of everybody who is there."""
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    text = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    table = op.create_table(
        "citizen_word",
        sa.Column("word", text, nullable=False),
        sa.Column("citizen", number, nullable=False),
        sa.ForeignKeyConstraint(["citizen"], ["citizen.id"], name="fk_citizen_word_citizen_citizen"),
        sa.PrimaryKeyConstraint("word", "citizen", name="pk_citizen_word"),
    )
    connection = op.get_bind()
    known = sa.table("citizen", sa.column("id"), sa.column("searchable"))
    query = sa.select(known).where(known.c.searchable != "")
    for batch in connection.execute(query).partitions(BATCH):
        rows = [{"word": word, "citizen": row.id} for row in batch for word in row.searchable.split()]
        connection.execute(sa.insert(table), rows)
    op.create_index("ix_citizen_word_citizen_word", "citizen_word", ["citizen", "word"])
