"""Texts that reply to a survey which went out as a text."""

from collections.abc import Sequence

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.crm_bridge.sms.contentment import question_to, read_answer
from hotline.crm_bridge.sms.text_store import Kept, keep
from hotline.crm_bridge.sms.texts import IncomingText, Outcome
from hotline.crm_bridge.survey import Survey
from hotline.crm_bridge.survey_invitations import Invitations
from hotline.events import Event
from hotline.journal import Journal

from .survey_plan import ASK_WITHIN_SECONDS
from .survey_text import NOT_UNDERSTOOD, THANKS, in_language, is_reply, mark

log = structlog.get_logger()


class SurveyTexts:
    """Matches texts with the newest open survey of their number; mark, text and answer are committed together."""

    def __init__(self, invitations: Invitations, journal: Journal, clock: Clock) -> None:
        self._invitations = invitations
        self._journal = journal
        self._clock = clock

    async def take(self, text: IncomingText) -> Outcome | None:
        """Note the mark and thank for it, or ask for a clear one.

        None where no survey of this number is open, and where the text is no reply, or one to a later question.
        Raises what database and journal raise; nothing is noted then.
        """
        if text.number is None or not is_reply(text.text):
            return None
        found = await self._invitations.newest_open(text.number, self._clock() - ASK_WITHIN_SECONDS)
        if found is None or await self._was_asked_else(text, found):
            return None
        score = mark(text.text)
        words = in_language(NOT_UNDERSTOOD if score is None else THANKS, found.language)
        outcome = Outcome(what="survey", understood=score is not None, words=words, language=found.language)
        kept: list[Kept] = []

        async def work(connection: AsyncConnection) -> Sequence[Event]:
            kept[:] = [await keep(connection, text, outcome)]
            return kept[0].facts

        if score is None:
            log.info("a reply to a survey is not understood", survey=found.call)
            await self._journal.commit_result(work, lambda facts: facts)
        elif not await self._invitations.store.rate(found.call, score, "text", also=work):
            return None  # two at once: the other one counts
        return kept[0].outcome

    async def _was_asked_else(self, text: IncomingText, found: Survey) -> bool:
        """Return whether "are you content?" was asked later than this survey, and the text answers that."""
        number = text.number
        if number is None or read_answer(text.text) is None:
            return False
        asked = await self._journal.commit((), lambda connection: question_to(connection, number, text.at))
        return asked is not None and asked.at > (found.asked_at or 0.0)
