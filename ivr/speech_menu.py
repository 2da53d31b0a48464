"""A menu that listens: one try at it, from the prompts to what the caller wants."""

from .context import CallContext
from .listening import listen
from .menu import SPEECH_INVITATION_PROMPT
from .menu_run import MenuRun
from .menu_step import MenuStep, PlayMenu
from .speech_turn import NoEngine, Pressed, Said, Silent, Unclear


async def hear(context: CallContext, run: MenuRun, step: PlayMenu) -> MenuStep | None:
    """Play the menu and listen; None where nobody listens, or not any more: the menu goes on with keys.

    Raises `CallerHungUp`, `AgiConnectionLost`.
    """
    phrases = run.phrases(context.language)
    if not phrases:
        return None
    config = context.services.config
    seconds = max(config.speech.seconds, config.ivr.first_digit_seconds)
    answer = await listen(context, (*step.prompts, SPEECH_INVITATION_PROMPT), phrases, seconds=seconds)
    match answer:
        case Pressed(key):
            return run.pressed(key, context.now())
        case Said(key, confidence):
            return run.pressed(key, context.now(), by="speech", confidence=round(confidence, 3))
        case Unclear(confidence):
            return run.unclear(context.now(), None if confidence is None else round(confidence, 3))
        case Silent():
            return run.silent(context.now())
        case NoEngine():
            return None
