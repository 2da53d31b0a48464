"""A caller asks for a call-back in a menu, without waiting first: the checks and the promise are those of the offer.

The wish is committed before the caller hears that the place is kept (law 4). Only then the journal has the call as
queued and as flowed out, at the same moment: so the statistics count it as offered (`queue/statistics`).
"""

from hotline.events import CallbackRequested, CallFlowedOut, CallQueued
from hotline.identity import identity

from .callback_dialogue import IN_MENU, Dialogue
from .callback_offer import may_have_callback
from .callback_promise import is_promised
from .context import CallContext
from .entering_queue import priority_seconds
from .steps import END, Step, queue_step


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
        callback=identity(context.call, "c", at),
        call=context.call,
        queue=queue,
        language=context.language,
        number=number,
        since=at,
        priority_seconds=priority_seconds(context, queue_step(queue)),
        requires=requires,
    )
    if not await is_promised(context, requested, cannot=IN_MENU.cannot):
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
