"""Replies to surveys that went out as texts."""

from dataclasses import dataclass

import structlog

from hotline.clock import Clock
from hotline.crm_bridge.sms.text_store import keep
from hotline.crm_bridge.sms.texts import IncomingText, Outcome
from hotline.crm_bridge.survey_invitations import Invitations
from hotline.journal import Journal
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


class SurveyTexts:
    """Takes the texts that reply to a survey."""

    def __init__(self, replies: SurveyReplies, journal: Journal) -> None:
        self._replies = replies
        self._journal = journal

    async def take(self, text: IncomingText) -> Outcome | None:
        """Note the mark, then the text; None where no survey of this number is open."""
        if text.number is None:
            return None
        reply = await self._replies.receive(text.number, text.text)
        if not reply.matched:
            return None
        outcome = Outcome(what="survey", understood=reply.understood, words=reply.words)
        kept = await self._journal.commit_result(
            lambda connection: keep(connection, text, outcome), lambda kept: kept.facts
        )
        return kept.outcome
