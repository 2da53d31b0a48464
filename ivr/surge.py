"""What a supervisor has everybody told in surge mode, before the menu or instead of it.

It comes when the language is settled and in that language alone: the key of a language works from the first word of
the call, so nobody hears the announcement twice or waits for the end of another language's.
"""

import structlog

from hotline.asterisk.agi import AgiConnectionLost, AgiError, CallerHungUp
from hotline.events import SurgeHeard
from hotline.queue.surge import Surge

from .context import CallContext
from .speaker import ALL_KEYS
from .steps import GOODBYE, Step, queue_step

log = structlog.get_logger()

#: Leads to a person also where the announcement is all that others hear.
PERSON_KEY = "0"


async def announce(context: CallContext) -> Step | None:
    """Say the announcement, if there is one now; None: the call goes on as ever. Raises `CallerHungUp`.

    A key that interrupts it counts in the menu that follows. Instead of the menu only the key for a person does.
    """
    surge = context.services.surge.active(context.now())
    if surge is None:
        return None
    try:
        if surge.instead:
            return await _instead_of_the_menu(context, surge)
        key = await _play(context, surge, ALL_KEYS)
        if key is not None:
            context.speaker.put_back(key)
    except AgiError as error:
        # Somebody cleared the folder of sounds. Every call would end here: the menu is better than nothing.
        log.error("the announcement cannot be played", call=context.call, error=str(error))
    return None


async def _instead_of_the_menu(context: CallContext, surge: Surge) -> Step:
    key = await _play(context, surge, PERSON_KEY)
    if key is None:
        seconds = context.services.config.ivr.first_digit_seconds
        key = await context.speaker.ask(["surge-press-zero"], seconds=seconds, keys=PERSON_KEY)
    if key != PERSON_KEY:
        return GOODBYE
    await context.speaker.say("to-a-person")
    return queue_step(context.services.config.ivr.operator_queue)


async def _play(context: CallContext, surge: Surge, keys: str) -> str | None:
    sound = surge.sounds.get(context.language)
    if sound is None:  # the configuration got another language since
        return None
    try:
        key = await context.speaker.play(sound, keys)
    except AgiConnectionLost:
        raise
    except CallerHungUp:
        _note(context, whole=False)  # many hang up because they have heard what they wanted to know
        raise
    _note(context, whole=key is None)
    return key


def _note(context: CallContext, *, whole: bool) -> None:
    at = context.now()
    context.note(SurgeHeard(at=at, call=context.call, language=context.language, whole=whole))
