"""Looking for citizens by whatever somebody knows: a name in either script, a number, an e-mail address, a reference.

Everything raises what the database raises.
"""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from . import addresses, citizen_name_index
from .citizen import Citizen
from .citizen_names import search_words
from .citizen_reading import KEPT, by_address, kept_of, read_all
from .citizen_tables import citizen
from .plain_text import clean_line
from .reference import is_valid
from .tables import cases

#: Nobody types more to find somebody.
MOST_LETTERS = 200

#: Rows that are looked at before merged ones are taken together.
_ROWS_PER_CITIZEN = 4


async def search(connection: AsyncConnection, text: str, limit: int, country: str) -> list[Citizen]:
    """Return at most so many citizens, each once: of the number or address, of the case, or with these names.

    Of a name the beginning of each word is enough, in any order.
    """
    words = clean_line(text, MOST_LETTERS)
    kind = addresses.kind_of(words)
    address = addresses.normalise(kind, words, country)
    found = [] if address is None else await by_address(connection, kind, address)
    if not found and is_valid(words):
        found = await _of_case(connection, words)
    if not found:
        found = await _of_name(connection, search_words(words), limit)
    return found[:limit]


async def _of_case(connection: AsyncConnection, reference: str) -> list[Citizen]:
    query = sa.select(cases.c.citizen, cases.c.caller).where(cases.c.reference == reference)
    row = (await connection.execute(query)).first()
    if row is None:
        return []
    if row.citizen is not None:
        kept = await kept_of(connection, row.citizen)
        return await read_all(connection, [] if kept is None else [kept])
    return [] if row.caller is None else await by_address(connection, addresses.PHONE, row.caller)


async def _of_name(connection: AsyncConnection, words: list[str], limit: int) -> list[Citizen]:
    if not words:
        return []
    found = citizen_name_index.having_all(words, _ROWS_PER_CITIZEN * limit)
    query = sa.select(KEPT).where(citizen.c.id.in_(found)).order_by(citizen.c.id.desc())
    kept = list(dict.fromkeys((await connection.execute(query)).scalars()))
    return await read_all(connection, kept[:limit])
