"""The knowledge base: articles are written, found and taken out.

Whatever changes an article writes its index, its audit and its fact in the same transaction.
"""

import asyncio
from collections.abc import Sequence
from typing import Literal

import sqlalchemy as sa
from rapidfuzz import fuzz, process
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from hotline.clock import Clock, wall_clock
from hotline.database import for_reading
from hotline.events import ArticleChanged, Event
from hotline.journal import Journal

from . import arabic, article_words, audit
from .article import Article, Draft, Found, StaleArticleError, UnknownArticleError
from .article_index import Index, index_of
from .article_tables import article

#: What writing made of an article.
Outcome = Literal["written", "changed", "unchanged"]

#: Fields of an article that people write, as the audit names them.
FIELDS = ("title", "text", "category", "public")

#: How alike a word of a question and one of a title must be to be taken for it, percent (`fuzz.ratio`).
ALIKE = 75.0
#: Shorter words are not corrected: too many are alike.
SHORTEST_CORRECTED = 4
#: Titles whose words may correct a question.
MOST_TITLES = 2000


class ArticleDesk:
    """Where articles are read, written and searched. Everything raises what the database raises."""

    def __init__(self, journal: Journal, engine: AsyncEngine, clock: Clock = wall_clock) -> None:
        self._journal = journal
        self._reading = for_reading(engine)
        self._index: Index = index_of(engine.dialect.name)
        self._clock = clock

    async def get(self, name: str, language: str) -> Article | None:
        """Return an article; None where there is none in this language."""
        async with self._reading.connect() as connection:
            return await _find(connection, name, language)

    async def public(self, name: str, language: str) -> Article | None:
        """Return an article that citizens may hear and read; None where there is none."""
        found = await self.get(name, language)
        return found if found is not None and found.public else None

    async def write(self, draft: Draft, *, by: str, version: int | None = None) -> Outcome:
        """Commit the article. `version` is the one that was read, 0 for a new one; None: whatever is there.

        Raises `ArticleError` where it cannot be kept, and `StaleArticleError`.
        """
        return (await self._write([draft], by=by, version=version))[0]

    async def write_all(self, drafts: Sequence[Draft], *, by: str) -> Sequence[Outcome]:
        """Commit all articles or none, whatever is there; return what became of each. Raises `ArticleError`."""
        return await self._write(drafts, by=by, version=None)

    async def remove(self, name: str, language: str, *, by: str, version: int | None = None) -> None:
        """Take an article out. Raises `UnknownArticleError` and `StaleArticleError`."""
        at = self._clock()

        async def work(connection: AsyncConnection) -> None:
            before = await _find(connection, name, language, lock=True)
            if before is None:
                raise UnknownArticleError(f"there is no article `{name}` in {language}")
            _check_version(before, name, version)
            await self._index.remove(connection, before.id)
            await connection.execute(sa.delete(article).where(article.c.id == before.id))
            await _note(connection, before, before.draft, None, at=at, by=by)

        await self._journal.commit([ArticleChanged(at=at, article=name, by=by, what="removed")], work)

    async def search(
        self, text: str, *, language: str | None = None, category: str | None = None,
        public_only: bool = False, limit: int = 10,
    ) -> Sequence[Found]:  # fmt: skip
        """Return what fits the words, the best first.

        All words must fit; where nothing has them all, particles before Arabic words make no difference; where that
        does not help, words that are like those of titles are corrected; where that does not help either, one word
        is enough. Whatever the text says, it is only words.
        """
        asked = article_words.question_words(text)
        if not asked or limit < 1:
            return []
        wanted = _wanted(language, category, public_only=public_only)
        async with self._reading.connect() as connection:
            candidates = await self._matching(connection, asked, wanted, every=True)
            if not candidates:
                candidates = await self._matching(connection, asked, wanted, every=True, loose=True)
            if not candidates:
                asked = _corrected(asked, await _title_words(connection, wanted))
                candidates = await self._matching(connection, asked, wanted, every=True)
            if not candidates:
                candidates = await self._matching(connection, asked, wanted, every=False)
        return await asyncio.to_thread(_shown, candidates, asked, limit)

    async def list(
        self, *, language: str | None = None, category: str | None = None, public_only: bool = False
    ) -> Sequence[Article]:
        """Return all articles, by name and language."""
        wanted = _wanted(language, category, public_only=public_only)
        query = sa.select(article).where(*wanted).order_by(article.c.name, article.c.language)
        async with self._reading.connect() as connection:
            return [Article(**row) for row in (await connection.execute(query)).mappings()]

    # --- inside ---

    async def _write(self, drafts: Sequence[Draft], *, by: str, version: int | None) -> Sequence[Outcome]:
        for draft in drafts:
            draft.check()
        at = self._clock()

        async def work(connection: AsyncConnection) -> Sequence[Outcome]:
            return [await self._put(connection, draft, at=at, by=by, version=version) for draft in drafts]

        def facts(outcomes: Sequence[Outcome]) -> Sequence[Event]:
            return [
                ArticleChanged(at=at, article=draft.name, by=by, what=outcome)
                for draft, outcome in zip(drafts, outcomes, strict=True)
                if outcome != "unchanged"
            ]

        return await self._journal.commit_result(work, facts)

    async def _put(
        self, connection: AsyncConnection, draft: Draft, *, at: float, by: str, version: int | None
    ) -> Outcome:
        before = await _find(connection, draft.name, draft.language, lock=True)
        _check_version(before, draft.name, version)
        if before is not None and before.draft == draft:
            return "unchanged"
        values = {"title": draft.title, "text": draft.text, "category": draft.category, "public": draft.public,
                  "changed_at": at, "by": by, "version": before.version + 1 if before else 1}  # fmt: skip
        if before is None:
            insert = sa.insert(article).values(name=draft.name, language=draft.language, **values)
            number = (await connection.execute(insert.returning(article.c.id))).scalar_one()
        else:
            number = before.id
            await connection.execute(sa.update(article).where(article.c.id == number).values(values))
        await self._index.put(connection, number, draft.title, draft.text)
        await _note(connection, draft, before, draft, at=at, by=by)
        return "changed" if before else "written"

    async def _matching(
        self, connection: AsyncConnection, asked: Sequence[str], wanted: Sequence[sa.ColumnElement[bool]], *,
        every: bool, loose: bool = False,
    ) -> Sequence[Article]:  # fmt: skip
        query = self._index.matching(asked, every=every, loose=loose).where(*wanted)
        return [Article(**row) for row in (await connection.execute(query)).mappings()]


def _shown(candidates: Sequence[Article], asked: Sequence[str], limit: int) -> list[Found]:
    return [article_words.excerpt(one, asked) for one in article_words.in_order(candidates, asked)[:limit]]


def _corrected(asked: Sequence[str], known: Sequence[str]) -> list[str]:
    """Return the words, each replaced by the word of a title that is most like it, where one is like it."""
    return list(dict.fromkeys(_correct(word, known) for word in asked))


def _correct(word: str, known: Sequence[str]) -> str:
    if len(word) < SHORTEST_CORRECTED:
        return word
    best = process.extractOne(word, known, scorer=fuzz.ratio, score_cutoff=ALIKE)
    return best[0] if best is not None else word


def _wanted(language: str | None, category: str | None, *, public_only: bool) -> list[sa.ColumnElement[bool]]:
    named = [(article.c.language, language), (article.c.category, category)]
    wanted = [column == value for column, value in named if value is not None]
    return [*wanted, article.c.public.is_(True)] if public_only else wanted


async def _title_words(connection: AsyncConnection, wanted: Sequence[sa.ColumnElement[bool]]) -> list[str]:
    query = sa.select(article.c.title).where(*wanted).order_by(article.c.id).limit(MOST_TITLES)
    titles = (await connection.execute(query)).scalars()
    return list(dict.fromkeys(word for title in titles for word in arabic.words(title)))


async def _find(
    connection: AsyncConnection, name: str, language: str, *, lock: bool = False
) -> Article | None:
    query = sa.select(article).where(article.c.name == name, article.c.language == language)
    row = (await connection.execute(query.with_for_update() if lock else query)).mappings().one_or_none()
    return Article(**row) if row is not None else None


def _check_version(before: Article | None, name: str, version: int | None) -> None:
    if version is None or version == (before.version if before else 0):
        return
    there = f"is at version {before.version}" if before else "is not there"
    raise StaleArticleError(f"the article `{name}` {there}, not at {version}: read it again, then write")


async def _note(
    connection: AsyncConnection,
    known: Draft,
    before: Draft | None,
    after: Draft | None,
    *,
    at: float,
    by: str,
) -> None:
    """Write what is different of an article to the audit."""
    changes = {name: (getattr(before, name, None), getattr(after, name, None)) for name in FIELDS}
    subject = f"{known.name}/{known.language}"
    await audit.write(connection, at=at, by=by, kind="article", subject=subject, changes=changes)
