"""The survey: a mark from 1 (bad) to 5 (good), and a comment after the tone.

| who is asked | how it begins | what is rated |
|---|---|---|
| a caller whose agent has hung up | agreed while waiting, or is asked now | this call |
| a citizen whom we call later | presses a key: an answering machine never does | the call of before |
| a caller in a menu | chose it | the newest talk of this number with the queue, not older than `RATED_SECONDS` |

A mark is committed before the caller is thanked. Until the conversation is over another key changes it, and the last
one counts. A controller that dies harms nothing: the next one goes on behind what is committed.
"""

from typing import Literal

import structlog

from hotline.asterisk.agi import AgiConnectionLost, CallerHungUp
from hotline.queue.calls import CallState
from hotline.survey_names import comment_path

from .context import CallContext
from .promise import PROMISE_SECONDS
from .steps import END, GOODBYE, MENU, Step
from .survey_call import is_survey_call, rated_by_call
from .survey_offer import TROUBLES, decline, known_survey, wants_to_rate
from .survey_ports import KnownSurvey
from .timely import within

#: Silent or wrong tries before the question is given up.
MOST_TRIES = 3

#: How long the caller may think about a mark, and after the last word before the comment, seconds.
MARK_SECONDS = 5.0

#: In a menu nobody rates a talk that is older, seconds.
RATED_SECONDS = 7 * 86_400.0

By = Literal["call", "call-back"]

MARKS = "12345"
DONE = "#"

log = structlog.get_logger()


async def ask_for_rating(context: CallContext, step: Step) -> Step:
    """Ask the caller, as the way by which the call came here tells; return what comes next. Raises `CallerHungUp`."""
    if is_survey_call(context):
        return await _later(context)
    live = context.services.dispatcher.live.calls.get(context.call)
    if live is not None and live.state is CallState.ENDED:
        return await _after_talk(context, step.queue, talked=live.answered_at > 0)
    return await _from_menu(context, step.queue)


async def _after_talk(context: CallContext, queue: str, *, talked: bool) -> Step:
    rules = context.services.config.queues.get(queue)  # a reload may have taken it away since the talk
    farewell = END if rules is not None and not rules.thank else GOODBYE
    if not talked:  # an earlier controller told the caller why nobody comes
        return farewell
    known = await known_survey(context, context.call)
    if known.agreed if known is not None else await wants_to_rate(context, queue):
        await _Conversation(context, context.call, known).run()
    return farewell


async def _later(context: CallContext) -> Step:
    known = await rated_by_call(context)
    if known is not None:
        survey, so_far = known
        await _Conversation(context, survey, so_far, "call-back").run()
    await context.speaker.last_words("goodbye")
    return END


async def _from_menu(context: CallContext, queue: str) -> Step:
    call = await _last_talk(context, queue)
    known = await known_survey(context, call) if call is not None else None
    if call is None or (known is not None and known.score is not None):
        await context.speaker.say("survey-nothing-to-rate" if call is None else "survey-rated-already")
        return MENU
    await _Conversation(context, call, known).run()
    return GOODBYE


async def _last_talk(context: CallContext, queue: str) -> str | None:
    if context.caller is None:
        return None
    looking = context.services.surveys.last_talk(context.caller, queue, context.now() - RATED_SECONDS)
    try:
        return await within(PROMISE_SECONDS, looking)
    except TROUBLES as error:
        log.error("cannot look up the last talk", call=context.call, reason=type(error).__name__)
        return None


class _Conversation:
    """The questions to one citizen."""

    def __init__(self, context: CallContext, survey: str, known: KnownSurvey | None, by: By = "call") -> None:
        self._context = context
        self._survey = survey
        self._known = known
        self._by = by

    async def run(self) -> None:
        """Ask for what is not known yet, and say thanks. Raises `CallerHungUp`."""
        rated = self._known is not None and self._known.score is not None
        if not rated and not await self._rated():
            return
        if self._known is not None and self._known.comment_path is not None:
            await self._keep_comment()  # it was spoken to a controller that died
        elif await self._wants_to_comment():
            await self._comment()
        await self._context.speaker.say("survey-thanks")

    async def _rated(self) -> bool:
        """Ask for the mark until there is one; False where it is given up."""
        speaker = self._context.speaker
        for _ in range(MOST_TRIES):
            key = await speaker.ask(["survey-question"], seconds=MARK_SECONDS)
            if key is not None and key in MARKS:
                return await self._keep_mark(int(key))
            await speaker.say("no-key" if key is None else "invalid-key")
        await decline(self._context, self._survey)
        return False

    async def _keep_mark(self, score: int) -> bool:
        rating = self._context.services.surveys.rate(self._survey, score, self._by)
        try:
            kept = await within(PROMISE_SECONDS, rating)
        except TROUBLES as error:
            log.error("a mark could not be kept", call=self._context.call, reason=type(error).__name__)
            await self._context.speaker.say("survey-cannot")
            return False
        if not kept:
            await self._context.speaker.say("survey-rated-already")
        return kept

    async def _wants_to_comment(self) -> bool:
        """Ask for a comment where there is room for one; a mark that is keyed now replaces the one before."""
        services = self._context.services
        if services.config.survey.comment_seconds == 0 or not services.has_room():
            return False
        for _ in range(MOST_TRIES):
            key = await self._context.speaker.say("survey-comment", keys=MARKS + DONE)
            if key is None:
                return True
            if key == DONE or not await self._keep_mark(int(key)):
                return False
        return False

    async def _comment(self) -> None:
        """Beep and record until hash, silence, the limit or the hang-up, and keep what was said."""
        context = self._context
        path = comment_path(context.call, context.now())
        try:
            await within(PROMISE_SECONDS, context.services.surveys.begin_comment(self._survey, path))
            (context.services.messages / path).parent.mkdir(parents=True, exist_ok=True)
        except TROUBLES as error:
            log.error("no comment can be taken", call=context.call, reason=type(error).__name__)
            return
        try:
            await self._record(path)
        except AgiConnectionLost:
            raise
        except CallerHungUp:
            await self._keep_comment()
            raise
        await self._keep_comment()

    async def _record(self, path: str) -> None:
        context, config = self._context, self._context.services.config
        await context.speaker.say("beep")
        recorded = await context.channel.record_file(
            str((context.services.messages / path).with_suffix("")),
            max_seconds=config.survey.comment_seconds,
            silence_seconds=config.messages.silence_seconds,
            beep=False,
        )
        if recorded.reason == "hangup":
            raise CallerHungUp

    async def _keep_comment(self) -> None:
        """Keep it; what cannot be kept now is kept later (`hotline.app.survey_sweep`)."""
        context = self._context
        keeping = context.services.surveys.keep_comment(self._survey, context.language)
        try:
            await within(PROMISE_SECONDS, keeping)
        except TROUBLES as error:
            log.error("a comment waits to be kept", call=context.call, reason=type(error).__name__)
