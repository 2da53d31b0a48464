"""The call that we make to a citizen who agreed to rate the service and had hung up: whether somebody is there."""

from hotline.survey_names import DIALLED, survey_of_channel

from .context import CallContext
from .survey_offer import decline, known_survey
from .survey_ports import KnownSurvey

#: How often the citizen is asked for the key, and how long each time, seconds.
QUESTIONS = 3
QUESTION_SECONDS = 4.0

#: The key that shows that a person listens, and is willing.
WILLING = "1"


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
            await decline(context, survey)
            return None
        prompts = ["survey-press-one"]
    return None
