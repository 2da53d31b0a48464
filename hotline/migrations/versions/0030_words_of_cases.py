"""Finding cases by words: a row of words for each case, its triggers, and the index over them.

Here each case gets a row without words, which takes a few seconds for a million; the words are made beside the work of
a running hotline (`hotline.crm_bridge.case_indexing`). What the index and the triggers are is different for each
database, so they are no part of the tables that the code describes to SQLAlchemy.
"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

_NEW_ROWS = """
INSERT INTO case_text (number) SELECT number FROM cases
WHERE NOT EXISTS (SELECT 1 FROM case_text WHERE case_text.number = cases.number)
"""

_SQLITE = (
    # Words are normalised and parted already, where they stand makes no difference, and nothing is ranked.
    """
    CREATE VIRTUAL TABLE case_search USING fts5 (
        words, content = 'case_text', content_rowid = 'number',
        tokenize = 'ascii', detail = none, columnsize = 0, prefix = '1 2 3 4 5'
    )
    """,
    # How many rows are gone whose words the index may still hold.
    "CREATE TABLE case_search_gone (count INTEGER NOT NULL)",
    "INSERT INTO case_search_gone VALUES (0)",
    """
    CREATE TRIGGER case_opened AFTER INSERT ON cases BEGIN
        INSERT INTO case_text (number) VALUES (new.number) ON CONFLICT (number) DO UPDATE SET words = NULL;
    END
    """,
    """
    CREATE TRIGGER case_text_changed AFTER UPDATE OF reference, subject, description, place ON cases
    WHEN (old.reference, old.subject, old.description, old.place)
        IS NOT (new.reference, new.subject, new.description, new.place)
    BEGIN
        UPDATE case_text SET words = NULL WHERE number = new.number;
    END
    """,
    """
    CREATE TRIGGER case_removed AFTER DELETE ON cases BEGIN
        DELETE FROM case_text WHERE number = old.number;
    END
    """,
    """
    CREATE TRIGGER case_words_put AFTER INSERT ON case_text WHEN new.words IS NOT NULL BEGIN
        INSERT INTO case_search (rowid, words) VALUES (new.number, new.words);
    END
    """,
    # One trigger, since the old words must go before the new ones come.
    """
    CREATE TRIGGER case_words_changed AFTER UPDATE OF words ON case_text BEGIN
        INSERT INTO case_search (case_search, rowid, words)
            SELECT 'delete', old.number, old.words WHERE old.words IS NOT NULL;
        UPDATE case_search_gone SET count = count + 1 WHERE old.words IS NOT NULL;
        INSERT INTO case_search (rowid, words) SELECT new.number, new.words WHERE new.words IS NOT NULL;
    END
    """,
    """
    CREATE TRIGGER case_words_removed AFTER DELETE ON case_text WHEN old.words IS NOT NULL BEGIN
        INSERT INTO case_search (case_search, rowid, words) VALUES ('delete', old.number, old.words);
        UPDATE case_search_gone SET count = count + 1;
    END
    """,
)

_POSTGRESQL = (
    """
    CREATE INDEX case_search ON case_text USING GIN (array_to_tsvector(string_to_array(btrim(words), ' ')))
    WHERE words IS NOT NULL
    """,
    # The planner does not know how many cases have a word, and would sometimes read the words of all.
    """
    CREATE FUNCTION case_search(wanted tsquery, most integer) RETURNS SETOF bigint LANGUAGE sql STABLE
    SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off
    AS $$
        SELECT number FROM case_text
        WHERE words IS NOT NULL AND array_to_tsvector(string_to_array(btrim(words), ' ')) @@ wanted LIMIT most
    $$
    """,
    """
    CREATE FUNCTION case_opened() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO case_text (number) VALUES (NEW.number) ON CONFLICT (number) DO UPDATE SET words = NULL;
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION case_text_changed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE case_text SET words = NULL WHERE number = NEW.number;
        RETURN NULL;
    END $$
    """,
    """
    CREATE FUNCTION case_removed() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        DELETE FROM case_text WHERE number = OLD.number;
        RETURN NULL;
    END $$
    """,
    "CREATE TRIGGER case_opened AFTER INSERT ON cases FOR EACH ROW EXECUTE FUNCTION case_opened()",
    """
    CREATE TRIGGER case_text_changed AFTER UPDATE OF reference, subject, description, place ON cases FOR EACH ROW
    WHEN (
        (OLD.reference, OLD.subject, OLD.description, OLD.place)
        IS DISTINCT FROM (NEW.reference, NEW.subject, NEW.description, NEW.place)
    )
    EXECUTE FUNCTION case_text_changed()
    """,
    "CREATE TRIGGER case_removed AFTER DELETE ON cases FOR EACH ROW EXECUTE FUNCTION case_removed()",
)


def upgrade() -> None:
    """Make them, and take duplicates out of the index of due times, which lists then leave alone."""
    number = sa.BigInteger().with_variant(sa.Integer, "sqlite")
    op.create_table(
        "case_text",
        sa.Column("number", number, nullable=False, autoincrement=False),
        sa.Column("words", sa.Text),
        sa.PrimaryKeyConstraint("number", name="pk_case_text"),
    )
    op.execute(_NEW_ROWS)
    to_be_made = sa.text("words IS NULL")
    op.create_index(
        "ix_case_text_number", "case_text", ["number"], sqlite_where=to_be_made, postgresql_where=to_be_made
    )
    # From here on until the migration is over everybody else waits who uses cases. The strongest lock comes first: one
    # that grew would lock out, and be locked out by, who has read and wants to write.
    op.drop_index("ix_cases_due_at", "cases")
    for statement in _SQLITE if op.get_context().dialect.name == "sqlite" else _POSTGRESQL:
        op.execute(statement)
    op.execute(_NEW_ROWS)  # PostgreSQL: of those that were opened meanwhile
    counted = sa.text("duplicate_of IS NULL")
    op.create_index("ix_cases_due_at", "cases", ["due_at"], sqlite_where=counted, postgresql_where=counted)
