"""Finding cases by words: the row of words that each case has, and the full-text index over these rows.

Nobody who writes a case has to think of it. Triggers of the database (migration 0030) give each new case a row without
words, take the words of a row away when a text of its case changes, and the row when the case goes: in the same
transaction, whoever wrote. `CaseIndexing` makes the words of such rows soon after. A case without them is looked
through itself, so that what is found is right at every moment.

The index (FTS5 in SQLite, GIN in PostgreSQL, both called `case_search`) follows the rows by triggers, too, or is one of
PostgreSQL's own. It only says where to look: whether a case fits is decided by `fits` alone.
"""

from collections.abc import Callable, Mapping, Sequence

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.asyncio import AsyncConnection

from .case_words import Word, as_written, looked_for, with_signs
from .page_tables import case_text
from .tables import cases

#: As many cases that may fit are looked at one by one. Words that more cases have are found along the order of a list.
FEW = 5_000

#: By so many cases, spread over all, it is told whether many have a word.
SAMPLE = 500

#: Texts of a case by which it is found; the triggers name the same.
TEXTS = (cases.c.reference, cases.c.subject, cases.c.description, cases.c.place)

#: Returns the query for the cases that have these words.
_Indexed = Callable[[Sequence[Word]], sa.Select[tuple[int]]]
#: Returns what selects rows by their numbers.
_Among = Callable[[sa.Column[int], Sequence[int]], sa.ColumnElement[bool]]


def fits(text: str) -> sa.ColumnElement[bool]:
    """Return what selects cases by a text: all of its words, or itself where it has none."""
    wanted = looked_for(text)
    if not wanted:
        return _within(text)
    within = sa.and_(*(_within(word) for word in as_written(text)))
    fitting = sa.or_(_has(wanted), sa.and_(case_text.c.words.is_(None), within))
    # Not EXISTS: PostgreSQL would read all words for it, rather than those of the cases that it looks at.
    mine = sa.select(fitting).where(case_text.c.number == cases.c.number).correlate(cases)
    return sa.and_(mine.scalar_subquery(), *(_within(piece) for piece in with_signs(text)))


def _within(text: str) -> sa.ColumnElement[bool]:
    """Return what selects cases with these letters in their texts, in either case."""
    return sa.or_(*(one.icontains(text, autoescape=True) for one in TEXTS))


def _has(wanted: Sequence[Word]) -> sa.ColumnElement[bool]:
    """Return what selects rows with these words, which hold no wildcards; a space stands around each that is kept."""
    words = case_text.c.words
    return sa.and_(
        *(sa.or_(words.like(f"% {word.beginning}%"), words.like(f"% {word.stem} %")) for word in wanted)
    )


async def few(connection: AsyncConnection, text: str) -> sa.ColumnElement[bool] | None:
    """Return what selects the cases among which are all that fit; None where they may be many.

    Raises what the database raises.
    """
    wanted = looked_for(text)
    if not wanted:
        return None
    indexed, among = _WAYS[connection.dialect.name]
    to_be_made = sa.select(case_text.c.number).where(case_text.c.words.is_(None)).limit(FEW + 1)
    numbers = set((await connection.execute(to_be_made)).scalars())
    # The index gathers all cases with a word before it says the first, which takes long for one that most have.
    if len(numbers) > FEW or await _is_common(connection, wanted, among):
        return None
    numbers |= set((await connection.execute(indexed(wanted).limit(FEW + 1))).scalars())
    return among(cases.c.number, sorted(numbers)) if len(numbers) <= FEW else None


async def _is_common(connection: AsyncConnection, wanted: Sequence[Word], among: _Among) -> bool:
    """Return whether many cases have these words, by some that are spread over all of them."""
    number = case_text.c.number
    ends = [sa.select(end(number)).scalar_subquery() for end in (sa.func.min, sa.func.max)]
    first, last = (await connection.execute(sa.select(*ends))).one()
    if first is None:
        return False
    all_: int = last - first + 1
    sample = sorted({first + all_ * place // SAMPLE for place in range(SAMPLE)})
    having = sa.select(sa.func.count()).select_from(case_text).where(among(number, sample), _has(wanted))
    found: int = (await connection.execute(having)).scalar_one()
    return found * all_ > 2 * FEW * len(sample)


def _indexed_by_fts5(wanted: Sequence[Word]) -> sa.Select[tuple[int]]:
    """See "SQLite FTS5 Extension", section 3."""
    every = " AND ".join(f'("{word.beginning}" * OR "{word.stem}")' for word in wanted)
    search = sa.table("case_search", sa.column("rowid", sa.Integer))
    return sa.select(search.c.rowid).where(sa.text("case_search MATCH :wanted").bindparams(wanted=every))


def _indexed_by_gin(wanted: Sequence[Word]) -> sa.Select[tuple[int]]:
    """See PostgreSQL's "Text Search Types"; the function reads by the index, whatever the planner expects."""
    every = " & ".join(f"('{word.beginning}':* | '{word.stem}')" for word in wanted)
    query = sa.cast(sa.cast(every, sa.Text), postgresql.TSQUERY)
    return sa.select(sa.func.case_search(query, FEW + 1, type_=sa.BigInteger))


def among(
    connection: AsyncConnection, number: sa.Column[int], numbers: Sequence[int]
) -> sa.ColumnElement[bool]:
    """Return what selects rows by their numbers, however many these are. Pure."""
    return _WAYS[connection.dialect.name][1](number, numbers)


def _among_json(number: sa.Column[int], numbers: Sequence[int]) -> sa.ColumnElement[bool]:
    given = sa.func.json_each(msgspec.json.encode(numbers).decode()).table_valued("value")
    return number.in_(sa.select(given.c.value))


def _among_array(number: sa.Column[int], numbers: Sequence[int]) -> sa.ColumnElement[bool]:
    return number == sa.any_(sa.cast(list(numbers), postgresql.ARRAY(sa.BigInteger)))


#: Of each kind of database.
_WAYS: Mapping[str, tuple[_Indexed, _Among]] = {
    "sqlite": (_indexed_by_fts5, _among_json),
    "postgresql": (_indexed_by_gin, _among_array),
}
