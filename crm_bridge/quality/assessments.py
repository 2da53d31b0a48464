"""Assessments as rows: what there is of them, and how they are read and written.

Every function works within the caller's connection, and raises what the database raises.
"""

from collections.abc import Mapping, Sequence

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from . import form
from .form import Form
from .tables import assessment, reading, reply


class Note(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a listener says of a moment."""

    #: Seconds since the recording's begin.
    at: float
    text: str


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """What a listener makes of a call; `tables.py` says what the fields mean."""

    id: int
    pick: int
    agent: str
    week: str
    purpose: str
    by: str
    form: Form
    marks: Mapping[str, int | None]
    words: str
    notes: tuple[Note, ...]
    state: str
    version: int
    saved: int
    quality: float | None
    fatal: tuple[str, ...]
    begun_at: float
    submitted_at: float | None
    answer: str


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What the agent said to an assessment, or what was answered."""

    id: int
    assessment: int
    at: float
    by: str
    how: str
    text: str


_marks = msgspec.json.Decoder(dict[str, int | None])
_notes = msgspec.json.Decoder(tuple[Note, ...])
_names = msgspec.json.Decoder(tuple[str, ...])


def text_of(value: object) -> str:
    """Return it as its column keeps it."""
    return msgspec.json.encode(value).decode()


def _read(row: sa.RowMapping) -> Assessment:
    return Assessment(
        **{
            **row,
            "form": form.from_json(row["form"]),
            "marks": _marks.decode(row["marks"]),
            "notes": _notes.decode(row["notes"]),
            "fatal": _names.decode(row["fatal"]),
        }
    )


async def find(connection: AsyncConnection, number: int, *, lock: bool = False) -> Assessment | None:
    """Return an assessment; None where there is none."""
    query = sa.select(assessment).where(assessment.c.id == number)
    row = (await connection.execute(query.with_for_update() if lock else query)).mappings().first()
    return None if row is None else _read(row)


async def of_picks(connection: AsyncConnection, numbers: Sequence[int]) -> list[Assessment]:
    """Return the assessments of some calls that count, are for calibration, or are begun; the oldest first."""
    query = (
        sa.select(assessment)
        .where(assessment.c.pick.in_(numbers), assessment.c.state != "superseded")
        .order_by(assessment.c.id)
    )
    return [_read(row) for row in (await connection.execute(query)).mappings()]


async def opened_to(connection: AsyncConnection, numbers: Sequence[int], by: str) -> frozenset[int]:
    """Return of which of some calls a listener may read what others gave.

    That is after the own assessment was signed (also one that another version has superseded since), after a dispute
    that this listener answers by a next version, or after choosing to read and to assess no more.
    """
    own, read = _opened(by)
    these = own.where(assessment.c.pick.in_(numbers)).union(read.where(reading.c.pick.in_(numbers)))
    return frozenset((await connection.execute(these)).scalars())


async def all_opened_to(connection: AsyncConnection, by: str) -> frozenset[int]:
    """Return of which calls a listener may read what others gave: of all that there are."""
    own, read = _opened(by)
    return frozenset((await connection.execute(own.union(read))).scalars())


def _opened(by: str) -> tuple[sa.Select[int], sa.Select[int]]:
    signed = sa.or_(assessment.c.state != "draft", assessment.c.version > 1)
    own = sa.select(assessment.c.pick).where(assessment.c.by == by, signed)
    return own, sa.select(reading.c.pick).where(reading.c.by == by)


async def submitted(
    connection: AsyncConnection, *where: sa.ColumnElement[bool], limit: int
) -> list[Assessment]:
    """Return the newest that count and that fit."""
    query = (
        sa.select(assessment)
        .where(assessment.c.state == "submitted", assessment.c.purpose == "score", *where)
        .order_by(assessment.c.submitted_at.desc(), assessment.c.id.desc())
        .limit(limit)
    )
    return [_read(row) for row in (await connection.execute(query)).mappings()]


async def insert(connection: AsyncConnection, values: Mapping[str, object]) -> int:
    """Write a new one and return its number."""
    number: int = (
        await connection.execute(sa.insert(assessment).values(dict(values)).returning(assessment.c.id))
    ).scalar_one()
    return number


async def change(connection: AsyncConnection, number: int, values: Mapping[str, object]) -> None:
    """Change one."""
    await connection.execute(sa.update(assessment).where(assessment.c.id == number).values(dict(values)))


async def replies_of(connection: AsyncConnection, numbers: Sequence[int]) -> list[Reply]:
    """Return what was said to some assessments, the oldest first."""
    query = sa.select(reply).where(reply.c.assessment.in_(numbers)).order_by(reply.c.id)
    return [Reply(**row) for row in (await connection.execute(query)).mappings()]


async def say(connection: AsyncConnection, number: int, *, at: float, by: str, how: str, text: str) -> None:
    """Write what somebody says to one, and that it was the last word."""
    values = {"assessment": number, "at": at, "by": by, "how": how, "text": text}
    await connection.execute(sa.insert(reply).values(values))
    await change(connection, number, {"answer": how})
