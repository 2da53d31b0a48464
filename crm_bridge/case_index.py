"""Finding cases by words: the row of words that each case has, and the full-text index over these rows.

Nobody who writes a case has to think of it. Triggers of the database (migration 0030) give each new case a row without
words, take the words of a row away when a text of its case changes, and the row when the case goes: in the same
transaction, whoever wrote. `CaseIndexing` makes the words of such rows soon after. A case without them is looked
through itself, so that what is found is right at every moment.

The index (FTS5 in SQLite, GIN in PostgreSQL, both called `case_search`) follows the rows by triggers, too, or is one of
PostgreSQL's own. It only says where to look: whether a case fits is decided by `fits` alone.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from .case_words import Word, looked_for
from .page_tables import case_text
from .tables import cases

#: As many cases that may fit are looked at one by one. Words that more cases have are found along the order of a list.
FEW = 5_000

#: Beginnings of words that FTS5 has an index of, letters; the migration says the same.
_INDEXED_LETTERS = 5

#: Texts of a case by which it is found; the triggers name the same.
TEXTS = (cases.c.reference, cases.c.subject, cases.c.description, cases.c.place)


def fits(text: str) -> sa.ColumnElement[bool]:
    """Return what selects cases by a text: all of its words, or itself where it has none."""
    wanted = looked_for(text)
    within = sa.or_(*(one.icontains(text, autoescape=True) for one in TEXTS))
    if not wanted:
        return within
    words = case_text.c.words
    # Words hold no wildcards, and a space stands around each.
    every = [sa.or_(words.like(f"% {word.beginning}%"), words.like(f"% {word.stem} %")) for word in wanted]
    fitting = sa.or_(sa.and_(*every), sa.and_(words.is_(None), within))
    # Not EXISTS: PostgreSQL would read all words for it, rather than those of the cases that it looks at.
    mine = sa.select(fitting).where(case_text.c.number == cases.c.number)
    return mine.correlate(cases).scalar_subquery()


async def few(connection: AsyncConnection, text: str) -> sa.ColumnElement[bool] | None:
    """Return what selects the cases among which are all that fit; None where they may be many.

    Raises what the database raises.
    """
    wanted = looked_for(text)
    if not wanted:
        return None
    asked, among = _WAYS[connection.dialect.name]
    to_be_made = sa.select(case_text.c.number).where(case_text.c.words.is_(None))
    numbers: set[int] = set()
    for question in (to_be_made, *asked(wanted)):
        numbers |= set((await connection.execute(question.limit(FEW + 1))).scalars())
        if len(numbers) > FEW:
            return None
    return among(sorted(numbers))


def _asked_of_fts5(wanted: Sequence[Word]) -> Iterator[sa.Select[tuple[int]]]:
    """See "SQLite FTS5 Extension", section 3."""
    if any(len(word.beginning) > _INDEXED_LETTERS for word in wanted):
        # With a longer beginning it gathers all cases before it says the first, but not of whole words.
        yield _match([f'"{word.beginning}" OR "{word.stem}"' for word in wanted])
    yield _match([f'"{word.beginning}" * OR "{word.stem}"' for word in wanted])


def _match(words: Sequence[str]) -> sa.Select[tuple[int]]:
    search = sa.table("case_search", sa.column("rowid", sa.Integer))
    every = " AND ".join(f"({word})" for word in words)
    return sa.select(search.c.rowid).where(sa.text("case_search MATCH :wanted").bindparams(wanted=every))


def _asked_of_gin(wanted: Sequence[Word]) -> Iterator[sa.Select[tuple[int]]]:
    """See PostgreSQL's "Text Search Types"; the function reads by the index, whatever the planner expects."""
    every = " & ".join(f"('{word.beginning}':* | '{word.stem}')" for word in wanted)
    query = sa.cast(sa.cast(every, sa.Text), postgresql.TSQUERY)
    yield sa.select(sa.func.case_search(query, FEW + 1, type_=sa.BigInteger))


def _among_json(numbers: Sequence[int]) -> sa.ColumnElement[bool]:
    given = sa.func.json_each(msgspec.json.encode(numbers).decode()).table_valued("value")
    return cases.c.number.in_(sa.select(given.c.value))


def _among_array(numbers: Sequence[int]) -> sa.ColumnElement[bool]:
    return cases.c.number == sa.any_(sa.cast(list(numbers), postgresql.ARRAY(sa.BigInteger)))


#: Asks, one after the other while they are few, which cases have these words.
_Ask = Callable[[Sequence[Word]], Iterator[sa.Select[tuple[int]]]]
#: Returns what selects the cases with these numbers.
_Among = Callable[[Sequence[int]], sa.ColumnElement[bool]]

#: Of each kind of database.
_WAYS: Mapping[str, tuple[_Ask, _Among]] = {
    "sqlite": (_asked_of_fts5, _among_json),
    "postgresql": (_asked_of_gin, _among_array),
}
