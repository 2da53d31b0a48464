"""Whether the caller wants to rate the service: a key while waiting, or a question after the talk."""

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.asterisk.agi import CallerHungUp
from hotline.journal.errors import JournalError

from .context import CallContext
from .promise import PROMISE_SECONDS
from .survey_ports import KnownSurvey
from .timely import within
from .waker import POKE

#: The key with which a waiting caller agrees; it works during every announcement.
AGREE_KEY = "5"

#: The key that agrees after the talk; others, and silence, mean no.
YES_KEY = "1"

#: How long the caller may think, seconds.
THINK_SECONDS = 4.0

#: What keeps a fact from the disk, or from being read. The caller is told no more of it than it matters to them.
TROUBLES = (TimeoutError, JournalError, SQLAlchemyError, OSError)

log = structlog.get_logger()


class WaitingOffer:
    """The offer to one caller who waits: said once, taken once."""

    def __init__(self, context: CallContext, queue: str) -> None:
        rules = context.services.config.queues[queue]
        other = rules.callback.key if rules.callback is not None else ""
        self._context = context
        self._queue = queue
        #: The key that works now; empty where callers of this queue are not asked while they wait.
        asked = rules.survey and other != AGREE_KEY and not context.will_rate
        self.key = AGREE_KEY if asked else ""
        #: The caller has still to hear of it.
        self.is_due = bool(self.key)

    async def say(self, keys: str) -> str | None:
        """Tell of the key; return the one that interrupted. Raises `CallerHungUp`."""
        self.is_due = False
        return await self._context.speaker.say("survey-while-waiting", f"digit-{AGREE_KEY}", keys=keys)

    async def agreed(self) -> None:
        """Note the caller's wish; what cannot be noted is asked again after the talk. Raises `CallerHungUp`."""
        self.key, self.is_due = "", False
        context = self._context
        context.will_rate = await note_offer(context, self._queue, agreed=True)
        if context.will_rate:
            await context.speaker.say("survey-agreed", keys=POKE)


async def wants_to_rate(context: CallContext, queue: str) -> bool:
    """Ask a caller who has just talked, and note the answer. Raises `CallerHungUp`; who hangs up has not agreed."""
    try:
        key = await context.speaker.ask(["survey-offer"], seconds=THINK_SECONDS)
    except CallerHungUp:
        await note_offer(context, queue, agreed=False)
        raise
    agreed = key == YES_KEY
    await note_offer(context, queue, agreed=agreed)
    return agreed


async def note_offer(context: CallContext, queue: str, *, agreed: bool) -> bool:
    """Commit that the caller was asked; False where that is not possible now."""
    offering = context.services.surveys.offer(
        context.call, queue=queue, caller=context.caller, language=context.language, agreed=agreed
    )
    try:
        await within(PROMISE_SECONDS, offering)
    except TROUBLES as error:
        log.error("cannot note whether a caller rates us", call=context.call, reason=type(error).__name__)
        return False
    return True


async def known_survey(context: CallContext, call: str) -> KnownSurvey | None:
    """Return how far the survey of a call has come; None where there is none, or nobody can tell now."""
    try:
        return await within(PROMISE_SECONDS, context.services.surveys.of_call(call))
    except TROUBLES as error:
        log.error("cannot look up a survey", call=context.call, reason=type(error).__name__)
        return None


async def decline(context: CallContext, call: str) -> None:
    """Note that the citizen, who is there, gives no mark: nobody asks for it later."""
    try:
        await within(PROMISE_SECONDS, context.services.surveys.decline(call))
    except TROUBLES as error:
        log.error("a citizen declined, and it is not noted", call=context.call, reason=type(error).__name__)
