"""Who sends a delivery, whose it is, and two deliveries from one entry of the journal."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

#: Whose case or interaction a payload tells of, as far as it says so.
_CITIZEN = {
    "postgresql": (
        "coalesce(payload::json -> 'case' ->> 'citizen', payload::json -> 'interaction' ->> 'citizen')::bigint"
    ),
    "sqlite": (
        "coalesce(json_extract(payload, '$.case.citizen'), json_extract(payload, '$.interaction.citizen'))"
    ),
}


def upgrade() -> None:
    """Add the columns, fill in whose the deliveries are, and find rows by their key alone, too."""
    with op.batch_alter_table("delivery", table_kwargs={"sqlite_autoincrement": True}) as table:
        table.add_column(sa.Column("claimed_by", sa.Text))
        table.add_column(sa.Column("citizen", sa.BigInteger().with_variant(sa.Integer, "sqlite")))
        table.drop_constraint("uq_delivery_target_seq", type_="unique")
        table.create_unique_constraint("uq_delivery_target_seq_key", ["target", "seq", "key"])
        table.drop_index("ix_delivery_target_key")
        table.create_index("ix_delivery_key_target", ["key", "target"])
        table.create_index("ix_delivery_citizen", ["citizen"])
    found = _CITIZEN[op.get_bind().dialect.name]
    op.execute(f"UPDATE delivery SET citizen = {found}")  # noqa: S608 -- our own words
