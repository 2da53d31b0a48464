"""The case of a citizen who asked to be called back and was not reached."""

from functools import partial

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.events import CallbackEnded, CaseOpened, Event
from hotline.journal import Journal
from hotline.queue.callbacks import LiveCallback
from hotline.voicemail.inbox import OpenCase

#: How the citizen came to us.
CHANNEL = "voice"

SUBJECT = "Call-back: the citizen was not reached"

log = structlog.get_logger()


async def open_callback_case(
    callback: LiveCallback, *, journal: Journal, clock: Clock, open_case: OpenCase
) -> None:
    """Open the case and end the call-back, in one transaction: it is promised exactly once.

    Raises what the journal raises where the database cannot be written; do it again then.
    """
    at = clock()

    def events(opened: CaseOpened) -> list[Event]:
        ended = CallbackEnded(
            at=at, callback=callback.callback, reason="not reached", reference=opened.reference
        )
        return [opened, ended]

    await journal.commit_result(partial(_open, open_case, callback, at), events)
    log.info("case opened: citizen not reached", callback=callback.callback)


async def _open(
    open_case: OpenCase, callback: LiveCallback, at: float, connection: AsyncConnection
) -> CaseOpened:
    return await open_case(
        connection,
        at=at,
        channel=CHANNEL,
        caller=callback.number,
        language=callback.language,
        queue=callback.queue,
        call=callback.call,
        subject=SUBJECT,
    )
