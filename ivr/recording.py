"""What of a call is recorded, as its script sees it; the recorder knows whether it may be.

The citizen is listened to in menus, while asking for a case, and in the survey; talks are recorded by `waiting.py`.
Left out are: waiting (nothing but music and our own words), messages (kept by themselves, and one that the caller takes
back must be gone), numbers outside (the other party has agreed to nothing), faxes, and the goodbye.
"""

from collections.abc import Awaitable

import structlog

from hotline.asterisk.agi import AgiConnectionLost, CallerHungUp
from hotline.events import RecordingRefused

from .context import CallContext
from .steps import Step, StepName

log = structlog.get_logger()

#: Steps in which the citizen is listened to, beside menus.
LISTENED = frozenset({StepName.STATUS, StepName.SURVEY})


async def follow_step(context: CallContext, step: Step) -> None:
    """Listen where this step is to be recorded, and stop where it is not.

    Raises `CallerHungUp` and `AgiConnectionLost`; what else goes wrong is no reason to keep the caller waiting.
    """
    recorder = context.services.recorder
    if _is_listened(context, step):
        await _carefully(context, recorder.listen(context.channel, context.call))
    else:
        await _carefully(context, recorder.stop(context.channel, context.call))


async def stop_recording(context: CallContext) -> None:
    """End what is being recorded, also of a caller who is gone. Raises `AgiConnectionLost`."""
    try:
        await _carefully(context, context.services.recorder.stop(context.channel, context.call))
    except CallerHungUp:
        log.debug("channel went first", call=context.call)


async def carry_refusal(context: CallContext) -> None:
    """Have a call that we made follow what the citizen said when asking for it: who refused then refuses now."""
    for callback in context.services.dispatcher.live.callbacks.values():
        if callback.channel == context.call and await context.services.recorder.refused(callback.call):
            context.note(RecordingRefused(at=context.now(), call=context.call))
            return


def _is_listened(context: CallContext, step: Step) -> bool:
    if step.name in {StepName.ANNOUNCEMENT, StepName.MENU}:
        # A number that leads straight to a queue has no menu: there is nothing to hear yet.
        return context.number is not None and context.number.menu is not None
    return step.name in LISTENED


async def _carefully(context: CallContext, doing: Awaitable[object]) -> None:
    try:
        await doing
    except (AgiConnectionLost, CallerHungUp):
        raise
    except Exception:
        log.exception("cannot record", call=context.call)
