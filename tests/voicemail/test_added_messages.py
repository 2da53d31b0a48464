"""A message that a caller adds to a case that is there already."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from hotline.crm_bridge import tables as crm_tables
from hotline.events import CallArrived, CaseOpened, MessageAddedToCase, MessageLeft, MessageStarted
from hotline.journal import Journal, JournalReader
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.spool import recover_unfinished

from .conftest import NOW, Cases, Store, wav_bytes

CALL, MESSAGE, REFERENCE = "demo-5.5", "demo-5.5-m1", "4271"

Recorded = Callable[..., str]


async def keep(inbox: Inbox, path: str) -> str | None:
    return await inbox.keep(
        MESSAGE, call=CALL, path=path, caller=None, language="ar", queue="water", reference=REFERENCE
    )


async def test_it_belongs_to_the_case_and_opens_none(
    *, inbox: Inbox, recorded: Recorded, store: Store, cases: Cases
) -> None:
    """Message and fact are one commit; keeping it again returns the same reference and writes nothing."""
    path = recorded(MESSAGE)
    assert [await keep(inbox, path) for _ in range(3)] == 3 * [REFERENCE]
    assert cases.opened == []
    (row,) = await store.messages()
    assert (row.id, row.reference, row.state) == (MESSAGE, REFERENCE, "new")
    assert await store.events() == [
        MessageLeft(
            at=NOW,
            call=CALL,
            message=MESSAGE,
            path=path,
            seconds=3.0,
            caller=None,
            language="ar",
            source="call",
        ),
        MessageAddedToCase(at=NOW, call=CALL, message=MESSAGE, reference=REFERENCE),
    ]


async def test_where_nothing_was_said_the_case_gets_nothing(
    inbox: Inbox, recorded: Recorded, store: Store
) -> None:
    """Silence is added to no case."""
    assert await keep(inbox, recorded(MESSAGE, wav_bytes(0.2))) is None
    assert await store.events() == []


@pytest.mark.parametrize("queue", ["roads", ""])
async def test_what_was_said_before_the_controller_died_belongs_to_its_case_once(
    *, inbox: Inbox, journal: Journal, reader: JournalReader, recorded: Recorded, store: Store, queue: str
) -> None:
    """The journal knew before the beep to which case, and whose people it is for (old versions did not write that)."""
    path = recorded(MESSAGE, wav_bytes(2.0, unfinished=True))
    journal.append(CallArrived(at=NOW, call=CALL, caller="+96891230001", dialled="1111", channel="PJSIP/x-1"))
    await journal.append(
        MessageStarted(at=NOW, call=CALL, message=MESSAGE, path=path, queue=queue, reference=REFERENCE)
    )
    for expected in (1, 0):
        kept = await recover_unfinished(
            [CALL], inbox=inbox, journal=journal, reader=reader, default_language="ar", default_queue="general",
            clock=lambda: NOW,
        )  # fmt: skip
        assert kept == expected
    (row,) = await store.messages()
    assert (row.reference, row.queue) == (REFERENCE, queue or "general")
    assert not any(isinstance(event, CaseOpened) for event in await store.events())
    async with store.engine.connect() as connection:
        assert (await connection.execute(sa.select(crm_tables.cases))).all() == []
