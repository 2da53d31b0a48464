"""The call that we make to a citizen who agreed to rate the service and had hung up: whether somebody is there."""

import structlog

from hotline.survey_channel import DIALLED, survey_of_channel

from .context import CallContext
from .promise import PROMISE_SECONDS
from .survey_offer import TROUBLES, known_survey
from .survey_ports import KnownSurvey
from .timely import within

#: How often the citizen is asked for the key, and how long each time, seconds.
QUESTIONS = 3
QUESTION_SECONDS = 4.0

#: The key that shows that a person listens, and is willing.
WILLING = "1"

log = structlog.get_logger()


def is_survey_call(context: CallContext) -> bool:
    """Return whether we made this call for a survey."""
    return context.dialled == DIALLED


async def rated_by_call(context: CallContext) -> tuple[str, KnownSurvey] | None:
    """Return the survey for which we made this call, once the citizen has pressed the key; None for the others.

    Another key is a no. A call that an earlier controller lost after a mark does not ask again. Raises `CallerHungUp`.
    """
    survey = survey_of_channel(context.call)
    known = await known_survey(context, survey)
    if known is None:
        return None
    context.speaker.language = known.language or context.language
    if known.score is not None:
        return (survey, known) if context.resumed else None
    prompts = ["survey-here-is", "survey-press-one"]
    for _ in range(QUESTIONS):
        key = await context.speaker.ask(prompts, seconds=QUESTION_SECONDS)
        if key == WILLING:
            return survey, known
        if key is not None:
            await _declined(context, survey)
            return None
        prompts = ["survey-press-one"]
    return None


async def _declined(context: CallContext, survey: str) -> None:
    """Note that this citizen is not called again."""
    try:
        await within(PROMISE_SECONDS, context.services.surveys.decline(survey))
    except TROUBLES as error:
        log.error("a citizen declined, and it is not noted", call=context.call, reason=type(error).__name__)
