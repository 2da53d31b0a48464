"""Replies to surveys that went out as texts."""

from dataclasses import dataclass

import structlog

from hotline.clock import Clock
from hotline.crm_bridge.survey_invitations import Invitations
from hotline.phone import to_e164

from .survey_plan import ASK_WITHIN_SECONDS
from .survey_text import NOT_UNDERSTOOD, THANKS, in_language, mark

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Reply:
    """What became of a text that came in."""

    #: It belongs to a survey.
    matched: bool
    #: It gave a mark, which is committed.
    understood: bool = False
    #: What the citizen is told, in the language of the call; empty: nothing.
    words: str = ""


class SurveyReplies:
    """Matches texts with the newest open survey of their number; each is answered once."""

    def __init__(self, invitations: Invitations, country: str, clock: Clock) -> None:
        self._invitations = invitations
        self._country = country
        self._clock = clock

    async def receive(self, sender: str, text: str) -> Reply:
        """Take a text in. A repeated one finds its survey answered, and changes nothing.

        Raises what database and journal raise; the gateway sends it again then.
        """
        number = to_e164(sender, self._country)
        if number is None:
            return Reply(matched=False)
        found = await self._invitations.newest_open(number, self._clock() - ASK_WITHIN_SECONDS)
        if found is None:
            return Reply(matched=False)
        score = mark(text)
        if score is None:
            log.info("a reply to a survey is not understood", survey=found.call)
            return Reply(matched=True, words=in_language(NOT_UNDERSTOOD, found.language))
        if not await self._invitations.store.rate(found.call, score, "text"):
            return Reply(matched=False)  # two at once: the other one counts
        return Reply(matched=True, understood=True, words=in_language(THANKS, found.language))
