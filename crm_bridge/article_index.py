"""The full-text index of the articles: FTS5 in SQLite, a tsvector with a GIN index in PostgreSQL.

It is written in the transaction that writes the article, in words that are normalised already (`article_words`), so
that both databases find the same. Neither one's parser gets to see what people write: tsvector and queries are made of
single words (letters and digits), quoted each, and come as bound parameters.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from .article_tables import article
from .article_words import index_words, loosened, stem

#: So many candidates, the best by the database's own rank, are put in order.
MOST_CANDIDATES = 50

#: PostgreSQL keeps no position above this one (Text Search Types, "Limitations").
_LAST_POSITION = 16_383

#: How FTS5 weighs the title and the text (bm25); `_vector` says the same to PostgreSQL with the weights A and D.
_FTS5_RANK = "bm25(article_search, 10.0, 1.0)"

#: The index: FTS5 has `rowid`, PostgreSQL `id` and `document`.
_search = sa.table("article_search", sa.column("rowid"), sa.column("id"), sa.column("document"))


class Index(Protocol):
    """Finds articles by words."""

    async def put(self, connection: AsyncConnection, number: int, title: str, text: str) -> None:
        """Have the article found by these words, and by no others."""

    async def remove(self, connection: AsyncConnection, number: int) -> None:
        """Have the article found no more."""

    def matching(
        self, asked: Sequence[str], *, every: bool, loose: bool = False
    ) -> sa.Select[tuple[object, ...]]:
        """Return the query for articles with each of the words, or with any; the best candidates first.

        With `loose`, particles of one letter before Arabic words make no difference.
        """


class SqliteIndex:
    """FTS5; see "SQLite FTS5 Extension", sections 3 (queries) and 4.3.1 (unicode61)."""

    async def put(self, connection: AsyncConnection, number: int, title: str, text: str) -> None:
        """See `Index`."""
        await self.remove(connection, number)
        values = {"id": number, "title": " ".join(index_words(title)), "body": " ".join(index_words(text))}
        insert = "INSERT INTO article_search (rowid, title, body) VALUES (:id, :title, :body)"
        await connection.execute(sa.text(insert), values)

    async def remove(self, connection: AsyncConnection, number: int) -> None:
        """See `Index`."""
        await connection.execute(sa.text("DELETE FROM article_search WHERE rowid = :id"), {"id": number})

    def matching(
        self, asked: Sequence[str], *, every: bool, loose: bool = False
    ) -> sa.Select[tuple[object, ...]]:
        """See `Index`."""
        terms = [" OR ".join([f'"{word}" *', *(f'"{one}"' for one in _stems(word, loose))]) for word in asked]
        wanted = (" AND " if every else " OR ").join(f"({term})" for term in terms)
        return (
            sa.select(article)
            .join(_search, _search.c.rowid == article.c.id)
            .where(sa.text("article_search MATCH :wanted").bindparams(wanted=wanted))
            .order_by(sa.text(_FTS5_RANK), article.c.id)
            .limit(MOST_CANDIDATES)
        )


class PostgresqlIndex:
    """`tsvector`; see PostgreSQL's "Text Search Types" for the form of both types."""

    async def put(self, connection: AsyncConnection, number: int, title: str, text: str) -> None:
        """See `Index`."""
        upsert = (
            "INSERT INTO article_search (id, document) VALUES (:id, CAST(CAST(:document AS text) AS tsvector))"
            " ON CONFLICT (id) DO UPDATE SET document = excluded.document"
        )
        await connection.execute(sa.text(upsert), {"id": number, "document": _vector(title, text)})

    async def remove(self, connection: AsyncConnection, number: int) -> None:
        """See `Index`."""
        await connection.execute(sa.text("DELETE FROM article_search WHERE id = :id"), {"id": number})

    def matching(
        self, asked: Sequence[str], *, every: bool, loose: bool = False
    ) -> sa.Select[tuple[object, ...]]:
        """See `Index`."""
        terms = [" | ".join([f"'{word}':*", *(f"'{one}'" for one in _stems(word, loose))]) for word in asked]
        wanted = (" & " if every else " | ").join(f"({term})" for term in terms)
        query = sa.cast(sa.cast(wanted, sa.Text), postgresql.TSQUERY)
        return (
            sa.select(article)
            .join(_search, _search.c.id == article.c.id)
            .where(_search.c.document.op("@@")(query))
            .order_by(sa.func.ts_rank(_search.c.document, query).desc(), article.c.id)
            .limit(MOST_CANDIDATES)
        )


_INDEXES: dict[str, Callable[[], Index]] = {"sqlite": SqliteIndex, "postgresql": PostgresqlIndex}


def index_of(dialect: str) -> Index:
    """Return the index of a kind of database: `sqlite` or `postgresql`."""
    return _INDEXES[dialect]()


def _stems(word: str, loose: bool) -> tuple[str, ...]:
    """Return what finds a word beside its beginning. Words hold no quotes."""
    return loosened(word) if loose else (stem(word),)


def _vector(title: str, text: str) -> str:
    """Return the literal: each word with its positions, those of the title with the weight A."""
    places: dict[str, list[str]] = {}
    position = 0
    for words, weight in ((index_words(title), "A"), (index_words(text), "D")):
        for word in words:
            position = min(position + 1, _LAST_POSITION)
            places.setdefault(word, []).append(f"{position}{weight}")
    return " ".join(f"'{word}':{','.join(at)}" for word, at in places.items())
