"""What citizens agreed to, per purpose, with the proof: the newest row counts, none is ever changed.

A person may be several rows (merged): a word given or taken back under any of them counts for the person. It is kept
with the row under which it was said, so that it stays with whom it came from should they be two persons after all.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.events import ConsentChanged, Event

from .citizen import CitizenError, Consent, UnknownCitizenError
from .citizen_reading import group_of, rows_at
from .citizen_tables import consent
from .plain_text import clean_text

CASE_UPDATES = "case updates"
SURVEYS = "surveys"
NEWS = "news"

#: What a citizen may be asked for.
PURPOSES = (CASE_UPDATES, SURVEYS, NEWS)

#: Letters of a proof.
MOST_LETTERS = 2000


async def may(connection: AsyncConnection, citizen: int, purpose: str) -> bool:
    """Return whether the citizen's last word on a purpose is yes; nobody agreed who was not asked."""
    return bool(await last_word(connection, citizen, purpose))


async def last_word(connection: AsyncConnection, citizen: int, purpose: str) -> bool | None:
    """Return what the citizen said last on a purpose; None: nothing yet."""
    group = await group_of(connection, citizen)
    query = sa.select(consent.c.given).where(consent.c.citizen.in_(group), consent.c.purpose == purpose)
    newest = query.order_by(consent.c.at.desc(), consent.c.id.desc()).limit(1)
    given: bool | None = (await connection.execute(newest)).scalar()
    return given


async def record(
    connection: AsyncConnection, citizen: int, purpose: str, *, given: bool, at: float, by: str, proof: str
) -> list[Event]:
    """Note what the citizen said, and return the fact; the same word again is a new row with its own proof.

    `citizen` may be a merged one: the word is kept with that row, and the fact names the person.

    Raises `CitizenError` for an unknown purpose and without a proof, `UnknownCitizenError` where there is none.
    """
    if purpose not in PURPOSES:
        raise CitizenError(f"there is no purpose `{purpose[:40]}`: {', '.join(PURPOSES)}")
    words = clean_text(proof, MOST_LETTERS)
    if not words:
        raise CitizenError("a consent needs its proof: in which call, form or text the citizen said so")
    group = await group_of(connection, citizen)
    if not group:
        raise UnknownCitizenError(f"there is no citizen {citizen}")
    row = {"citizen": citizen, "purpose": purpose, "given": given, "at": at, "by": by, "proof": words}
    await connection.execute(sa.insert(consent), row)
    return [ConsentChanged(at=at, by=by, citizen=group[0], purpose=purpose, given=given)]


async def record_at(
    connection: AsyncConnection, kind: str, address: str, purpose: str, *, given: bool, at: float, by: str, proof: str
) -> list[Event]:  # fmt: skip
    """Note as `record` does what was said from an address, for everybody who has it.

    Of merged citizens it is kept with those who have the address, so that it goes on to hold for the address should
    they be two persons after all.
    """
    facts: list[Event] = []
    for row in await rows_at(connection, kind, address):
        facts += await record(connection, row, purpose, given=given, at=at, by=by, proof=proof)
    return facts


async def read(connection: AsyncConnection, group: Sequence[int]) -> list[Consent]:
    """Return all words of a person (all their numbers), the newest first."""
    query = sa.select(consent).where(consent.c.citizen.in_(group))
    rows = await connection.execute(query.order_by(consent.c.at.desc(), consent.c.id.desc()))
    return [
        Consent(purpose=row.purpose, given=row.given, at=row.at, by=row.by, proof=row.proof) for row in rows
    ]
