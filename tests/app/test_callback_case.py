"""The case of a citizen who asked to be called back and was not reached."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.callback_case import SUBJECT, open_callback_case
from hotline.config import Configuration
from hotline.crm_bridge.case_opening import CaseOpening
from hotline.crm_bridge.tables import cases
from hotline.events import CallbackEnded, CaseOpened
from hotline.journal import Journal, JournalReader
from hotline.queue.callbacks import LiveCallback

CITY = Configuration.model_validate(
    {
        "numbers": {"1111": {"queue": "water"}},
        "queues": {"water": {}},
        "ivr": {"operator_queue": "water"},
        "departments": {"water": {"title": {"en": "Water"}, "queue": "water"}},
    }
)
CALLBACK = LiveCallback("c1-c", "c1", "water", "ar", "+96891230001", since=1000.0, attempts=4)


async def test_case_and_end_of_the_request_are_committed_together(
    engine: AsyncEngine, journal: Journal, reader: JournalReader
) -> None:
    """The case knows whom to call, in which language and about which call; the fact says who deals with it."""
    await open_callback_case(
        CALLBACK, journal=journal, clock=lambda: 5000.0, open_case=CaseOpening(lambda: CITY)
    )
    async with engine.connect() as connection:
        (case,) = (await connection.execute(sa.select(cases))).mappings()
    assert (case["caller"], case["language"], case["queue"], case["call"], case["subject"]) == (
        "+96891230001", "ar", "water", "c1", SUBJECT,
    )  # fmt: skip
    opened, ended = [entry.event for entry in await reader.after(0)]
    assert opened == CaseOpened(at=5000.0, call="c1", reference=case["reference"], department="water")
    assert ended == CallbackEnded(
        at=5000.0, callback="c1-c", reason="not reached", reference=case["reference"]
    )
