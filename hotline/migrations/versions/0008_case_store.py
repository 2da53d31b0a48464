"""Citizens, what cases are about, other channels, jobs, deliveries and articles."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables and add the columns."""
    _citizens()
    _cases()
    _interactions()
    _contacts()
    _work()
    _articles()


def _table(
    name: str, *columns: sa.Column[object] | sa.Constraint, indexes: Sequence[Sequence[str]] = ()
) -> None:
    op.create_table(name, *columns)
    for index in indexes:
        op.create_index(f"ix_{name}_{'_'.join(index)}", name, list(index))


def _id() -> sa.Column[object]:
    return sa.Column("id", _counter, autoincrement=True, nullable=False)


def _citizens() -> None:
    _table(
        "household",
        _id(),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_household"),
    )
    _table(
        "citizen",
        _id(),
        sa.Column("name_ar", sa.Text),
        sa.Column("name_en", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("household", _counter),
        sa.Column("warning", sa.Text),
        sa.Column("added_at", sa.Double, nullable=False),
        sa.Column("changed_at", sa.Double, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("merged_into", _counter),
        sa.Column("erased_at", sa.Double),
        sa.PrimaryKeyConstraint("id", name="pk_citizen"),
        sa.ForeignKeyConstraint(["household"], ["household.id"], name="fk_citizen_household_household"),
        sa.ForeignKeyConstraint(["merged_into"], ["citizen.id"], name="fk_citizen_merged_into_citizen"),
        indexes=[["merged_into"], ["household"]],
    )
    _table(
        "citizen_address",
        _id(),
        sa.Column("citizen", _counter, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("shared", sa.Boolean, nullable=False),
        sa.Column("added_at", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_citizen_address"),
        sa.ForeignKeyConstraint(["citizen"], ["citizen.id"], name="fk_citizen_address_citizen_citizen"),
        sa.UniqueConstraint("citizen", "kind", "address", name="uq_citizen_address_citizen_kind_address"),
        indexes=[["address"]],
    )
    _table(
        "consent",
        _id(),
        sa.Column("citizen", _counter, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("given", sa.Boolean, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("proof", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_consent"),
        sa.ForeignKeyConstraint(["citizen"], ["citizen.id"], name="fk_consent_citizen_citizen"),
        indexes=[["citizen"]],
    )
    _table(
        "audit",
        _id(),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("field", sa.Text, nullable=False),
        sa.Column("old", sa.Text, nullable=False),
        sa.Column("new", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        indexes=[["kind", "subject"], ["at"]],
    )


def _cases() -> None:
    with op.batch_alter_table("cases") as table:
        for column in (
            sa.Column("citizen", _counter),
            sa.Column("description", sa.Text, nullable=False, server_default=""),
            sa.Column("category", sa.Text),
            sa.Column("priority", sa.Text, nullable=False, server_default="normal"),
            sa.Column("form", sa.JSON, nullable=False, server_default="{}"),
            sa.Column("place", sa.Text),
            sa.Column("latitude", sa.Double),
            sa.Column("longitude", sa.Double),
            sa.Column("response_due_at", sa.Double),
            sa.Column("update_due_at", sa.Double),
            sa.Column("responded_at", sa.Double),
            sa.Column("told_at", sa.Double),
            sa.Column("solved_at", sa.Double),
            sa.Column("closed_at", sa.Double),
            sa.Column("changed_at", sa.Double),
            sa.Column("version", sa.Integer, nullable=False, server_default="1"),
            sa.Column("duplicate_of", sa.Text),
        ):
            table.add_column(column)
        table.create_foreign_key("fk_cases_citizen_citizen", "citizen", ["citizen"], ["id"])
    op.execute("UPDATE cases SET changed_at = opened_at")
    with op.batch_alter_table("cases") as table:
        table.alter_column("changed_at", existing_type=sa.Double(), nullable=False)
    for index in (["citizen"], ["category", "opened_at"], ["changed_at"], ["opened_at"]):
        op.create_index(f"ix_cases_{'_'.join(index)}", "cases", index)
    _table(
        "case_link",
        sa.Column("reference", sa.Text, nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("how", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("reference", "other", "how", name="pk_case_link"),
        sa.ForeignKeyConstraint(["reference"], ["cases.reference"], name="fk_case_link_reference_cases"),
        sa.ForeignKeyConstraint(["other"], ["cases.reference"], name="fk_case_link_other_cases"),
        indexes=[["other"]],
    )


def _interactions() -> None:
    op.drop_index("ix_interaction_caller", "interaction")
    with op.batch_alter_table("interaction") as table:
        table.alter_column("call", new_column_name="id", existing_type=sa.Text(), existing_nullable=False)
        table.alter_column("caller", new_column_name="address", existing_type=sa.Text())
        table.add_column(sa.Column("direction", sa.Text, nullable=False, server_default="in"))
        table.add_column(sa.Column("citizen", _counter))
        table.add_column(sa.Column("subject", sa.Text))
        table.create_foreign_key("fk_interaction_citizen_citizen", "citizen", ["citizen"], ["id"])
    for index in (["address", "started_at"], ["citizen", "started_at"], ["reference"]):
        op.create_index(f"ix_interaction_{'_'.join(index)}", "interaction", index)


def _contacts() -> None:
    _table(
        "correspondence",
        sa.Column("contact", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("direction", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("sender", sa.Text, nullable=False),
        sa.Column("recipient", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("external_id", sa.Text),
        sa.Column("thread", sa.Text),
        sa.Column("citizen", _counter),
        sa.Column("reference", sa.Text),
        sa.Column("queue", sa.Text),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("raw_path", sa.Text),
        sa.PrimaryKeyConstraint("contact", name="pk_correspondence"),
        sa.UniqueConstraint("channel", "external_id", name="uq_correspondence_channel_external_id"),
        indexes=[["reference"], ["citizen"], ["thread"], ["at"], ["state", "queue"]],
    )
    _table(
        "attachment",
        _id(),
        sa.Column("contact", sa.Text),
        sa.Column("reference", sa.Text),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("bytes", _counter, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("public", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
        indexes=[["contact"], ["reference"], ["sha256"]],
    )


def _work() -> None:
    _table(
        "job",
        _id(),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("due_at", sa.Double, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("problem", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
        sa.UniqueConstraint("kind", "subject", name="uq_job_kind_subject"),
        indexes=[["due_at"]],
    )
    op.create_table(
        "delivery",
        _id(),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("seq", _counter, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("next_at", sa.Double, nullable=False),
        sa.Column("sent_at", sa.Double),
        sa.Column("problem", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_delivery"),
        sa.UniqueConstraint("target", "seq", name="uq_delivery_target_seq"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_delivery_target_state_next_at", "delivery", ["target", "state", "next_at"])
    op.create_index("ix_delivery_target_key", "delivery", ["target", "key"])
    _table(
        "external",
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("ours", sa.Text, nullable=False),
        sa.Column("theirs", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("target", "kind", "ours", name="pk_external"),
        indexes=[["target", "theirs"]],
    )


def _articles() -> None:
    _table(
        "article",
        _id(),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("category", sa.Text),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("public", sa.Boolean, nullable=False),
        sa.Column("changed_at", sa.Double, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.UniqueConstraint("name", "language", name="uq_article_name_language"),
        indexes=[["category"]],
    )
