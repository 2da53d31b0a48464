"""The table of the knowledge base."""

import sqlalchemy as sa

from hotline.database import Counter, Seconds, metadata

#: An article in one language.
article = sa.Table(
    "article",
    metadata,
    sa.Column("id", Counter, primary_key=True, autoincrement=True),
    #: The same in all languages; menus name it.
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    #: NULL: of none in particular.
    sa.Column("category", sa.Text),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    #: Citizens may hear and read it; otherwise it is for agents.
    sa.Column("public", sa.Boolean, nullable=False),
    sa.Column("changed_at", Seconds, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.UniqueConstraint("name", "language"),
    sa.Index(None, "category"),
)
