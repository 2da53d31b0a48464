"""Whether a word may go: asked when it is written, and again each time that it is about to be sent.

Between the two may lie a gateway that was away all evening: by then it is night, the citizen has said STOP, the number
is somebody else's, or what was to be told is no longer so.
"""

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.config import Configuration
from hotline.crm_bridge import case_finder, citizen_reading, consents
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_status import DUPLICATE
from hotline.crm_bridge.citizen import Citizen
from hotline.crm_bridge.outgoing import Letter, NotNowError, NotSentError, Outgoing

from .plan import WORDS, Word, is_still_true, may_send_at


class Going:
    """Looks at words that are about to be sent (`outgoing.Check`); all other letters may go."""

    def __init__(self, current: Callable[[], Configuration]) -> None:
        self._current = current

    async def __call__(self, connection: AsyncConnection, letter: Letter, now: float) -> None:
        """Return where it may. Raises `NotSentError`, `NotNowError`, and what the database raises."""
        word = next((word for word in WORDS if word == letter.message.what), None)
        if word is None:
            return
        may_at = may_send_at(self._current(), now)
        if may_at is None:
            raise NotSentError("there are no hours in which citizens may be disturbed")
        if may_at > now:
            raise NotNowError("citizens are not disturbed at this hour", may_at)
        why = await _refusal(connection, letter.message, word)
        if why:
            raise NotSentError(why)


async def _refusal(connection: AsyncConnection, message: Outgoing, word: Word) -> str:
    """Return why a word must not be sent any more; empty: it may."""
    case = None if message.reference is None else await case_finder.find(connection, message.reference)
    if case is None or not await is_so(connection, word, case):
        return "it is not so any more"
    person, why = await addressee(connection, message.citizen)
    if person is None:
        return why
    is_theirs = any(one.address == message.to and not one.shared for one in person.addresses)
    return "" if is_theirs else "the address is not theirs alone any more"


async def addressee(connection: AsyncConnection, citizen: int | None) -> tuple[Citizen | None, str]:
    """Return who may be told; None with the reason why nobody may."""
    person = None if citizen is None else await citizen_reading.read(connection, citizen)
    if person is None:
        return None, "nobody knows whose case it is"
    if not await consents.may(connection, person.id, consents.CASE_UPDATES):
        return None, "no consent"
    return person, ""


async def is_so(connection: AsyncConnection, word: Word, case: Case) -> bool:
    """Return whether a word may be said of a case now; a duplicate is solved when the case that goes on is."""
    if not is_still_true(word, case.status):
        return False
    seen = {case.reference}
    while word == "solved" and case.status == DUPLICATE and case.duplicate_of not in {None, *seen}:
        other = await case_finder.find(connection, case.duplicate_of or "")
        if other is None:  # its retention is over
            return True
        seen.add(other.reference)
        case = other
    return is_still_true(word, case.status)
