"""The index in which citizens are found by the beginnings of their names' words.

One row for each word of each citizen, in the order of the words: whatever begins with `sal` stands between `sal` and
`sal` with the greatest character behind it. It needs an ordinary index and nothing else, so both databases have it.
Everything raises what the database raises.
"""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from .citizen_tables import citizen_word

#: No word goes on with anything greater: the last character of Unicode.
_LAST = "\U0010ffff"


async def add(connection: AsyncConnection, names: Mapping[int, str]) -> None:
    """Write the words of new citizens: by their number what `citizen_names.searchable` made of their names."""
    rows = [{"word": word, "citizen": number} for number, words in names.items() for word in words.split()]
    if rows:
        await connection.execute(sa.insert(citizen_word), rows)


async def replace(connection: AsyncConnection, names: Mapping[int, str]) -> None:
    """Write the words of citizens anew."""
    await connection.execute(sa.delete(citizen_word).where(citizen_word.c.citizen.in_(names)))
    await add(connection, names)


def having_all(words: Sequence[str], most: int) -> sa.Select[tuple[int]]:
    """Return what selects citizens who have a word that begins with each of these, of `citizen_names.search_words`.

    The longest one, of which there are fewest, is followed in the index until there are `most` whose other words fit,
    some of them twice: whatever is common is found at once, and whatever is rare soon ends.
    """
    first, *others = sorted(words, key=len, reverse=True)
    fits = (_has(word) for word in others)
    return sa.select(citizen_word.c.citizen).where(_begins(citizen_word.c.word, first), *fits).limit(most)


def _has(word: str) -> sa.ColumnElement[bool]:
    mine = citizen_word.alias()
    return sa.exists().where(mine.c.citizen == citizen_word.c.citizen, _begins(mine.c.word, word))


def _begins(column: sa.ColumnElement[str], word: str) -> sa.ColumnElement[bool]:
    return sa.and_(column >= word, column < word + _LAST)
