"""What was spoken to a case, for hints of what it is about."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.case_parts import spoken_of
from hotline.crm_bridge.case_hinting import Spoken
from hotline.voicemail.spoken import UNTOUCHED
from hotline.voicemail.tables import message


async def left(engine: AsyncEngine, identity: str, reference: str, transcript: str, at: float) -> None:
    row = UNTOUCHED | {
        "id": identity, "node": "demo", "call": "demo-1.1", "language": "ar", "queue": "water", "source": "call",
        "path": "-", "seconds": 5.0, "created_at": at, "reference": reference, "transcript": transcript,
    }  # fmt: skip
    async with engine.begin() as connection:
        await connection.execute(sa.insert(message).values(row))


async def test_all_messages_of_the_case_are_read_in_their_order(engine: AsyncEngine) -> None:
    """Also those that were added by telephone; not those of other cases, and none of a message that is gone."""
    await left(engine, "m2", "1007", "وما زال الماء يتسرب", 2.0)
    await left(engine, "m1", "1007", "ماسورة مكسورة", 1.0)
    await left(engine, "m3", "1010", "حفرة", 3.0)
    async with engine.connect() as connection:
        assert await spoken_of(connection, "m2") == Spoken("1007", "ماسورة مكسورة\nوما زال الماء يتسرب")
        assert await spoken_of(connection, "gone") is None
