"""A caller asks for a call-back in a menu, without waiting first: the checks and the promise are those of the offer.

The wish is committed before the caller hears that the place is kept (law 4). Only then the journal has the call as
queued and as flowed out, at the same moment: so the statistics count it as offered (`queue/statistics`).
"""

from datetime import UTC, datetime

import structlog

from hotline.events import CallbackEnded, CallbackRequested, CallFlowedOut, CallQueued
from hotline.journal.errors import JournalError

from .callback_dialogue import IN_MENU, Dialogue
from .callback_offer import may_have_callback
from .context import CallContext
from .steps import END, Step, queue_step

log = structlog.get_logger()


async def ask_in_menu(context: CallContext, queue: str, requires: str) -> Step | None:
    """Agree with the caller on a number; return where the call goes on then: its end, or a person.

    None: nothing is promised, and the caller knows. Raises `CallerHungUp`.
    """
    if queue not in context.services.config.queues or not may_have_callback(context, queue):
        await context.speaker.say(IN_MENU.cannot)
        return None
    dialogue = Dialogue(context, IN_MENU)
    number = await dialogue.number()
    if dialogue.wants_person:
        await context.speaker.say("to-a-person")
        return queue_step(context.services.config.ivr.operator_queue)
    if number is None or not await _promise(context, queue, requires, number):
        return None
    await context.speaker.last_words("callback-kept", "goodbye")
    return END


async def _promise(context: CallContext, queue: str, requires: str, number: str) -> bool:
    at = context.now()
    requested = CallbackRequested(
        at=at,
        callback=f"{context.call}-c{datetime.fromtimestamp(at, UTC):%H%M%S%f}",
        call=context.call,
        queue=queue,
        language=context.language,
        number=number,
        since=at,
        priority_seconds=_priority(context, queue),
        requires=requires,
    )
    try:
        await context.promise(requested)
    except (TimeoutError, JournalError) as error:
        # It may still come to the disk later; then this comes behind it, and nobody is called twice.
        context.note(CallbackEnded(at=at, callback=requested.callback, reason="cancelled"))
        log.error("a call-back could not be promised", call=context.call, error=str(error))
        await context.speaker.say(IN_MENU.cannot)
        return False
    _note_queued(context, requested)
    return True


def _note_queued(context: CallContext, requested: CallbackRequested) -> None:
    queued = CallQueued(
        at=requested.at, call=context.call, queue=requested.queue, language=context.language,
        priority_seconds=requested.priority_seconds, requires=requested.requires,
    )  # fmt: skip
    flowed = CallFlowedOut(
        at=requested.at, call=context.call, queue=requested.queue, to="call-back", reason="wish of the caller"
    )
    context.note(queued)
    context.note(flowed)


def _priority(context: CallContext, queue: str) -> float:
    number = context.number.priority_seconds if context.number else 0.0
    return number + context.services.config.queues[queue].priority_seconds
