"""Full-text search of the articles: FTS5 in SQLite, a tsvector in PostgreSQL.

Both hold words that `hotline.crm_bridge.article_words` normalised. What they are is different for each database, so
they are no part of the tables that the code describes to SQLAlchemy.
"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index; there are no articles yet."""
    if op.get_context().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE article_search USING fts5"
            " (title, body, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3')"
        )
        return
    op.execute(
        "CREATE TABLE article_search"
        " (id BIGINT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE, document TSVECTOR NOT NULL)"
    )
    op.execute("CREATE INDEX ix_article_search_document ON article_search USING GIN (document)")
