"""Asking later, as rows that survive everything: what is due, and each attempt before it is made.

Nothing is done twice for one attempt: the row says `asking`, and the journal says so, before a call or a text goes
out. Every change names the state that it expects, so of two who want to change a row one is told that it is too late
(on PostgreSQL the second waits for the row's lock; SQLite has one writer).
"""

from collections.abc import Mapping
from typing import Literal

import sqlalchemy as sa

from hotline.clock import Clock
from hotline.events import SurveyInvitationFailed, SurveyInvited

from .survey import RatedCall, State, Survey
from .surveys import WRITTEN, OvertakenError, SurveyStore, change
from .tables import survey

Way = Literal["call-back", "text"]


class Invitations:
    """The surveys of one node that are not settled. Writing raises what the journal raises."""

    def __init__(self, store: SurveyStore, node: str, clock: Clock) -> None:
        self.store = store
        self._node = node
        self._clock = clock

    async def in_state(self, state: State, *, until: float | None = None) -> list[Survey]:
        """Return this node's surveys in a state; with `until` those that are due by then."""
        due = sa.true() if until is None else survey.c.due_at <= until
        return await self.store.where(survey.c.node == self._node, survey.c.state == state, due)

    async def unkept_comments(self) -> list[Survey]:
        """Return the surveys whose comment was begun and is not kept."""
        begun = sa.and_(survey.c.comment_path.is_not(None), survey.c.comment_seconds.is_(None))
        return await self.store.where(survey.c.node == self._node, begun)

    async def rated_call(self, call: str) -> RatedCall:
        """Return what the journal knows of a call."""
        return await self.store.rated_call(call)

    async def close(self, found: Survey) -> None:
        """Ask no (more)."""
        await self._change(found, {"state": "closed", "due_at": None})

    async def plan(self, found: Survey, due_at: float) -> None:
        """Ask at this time."""
        await self._change(found, {"state": "later", "due_at": due_at})

    async def begin(self, found: Survey, way: Way, number: str) -> Survey | None:
        """Commit an attempt before it is made; None where somebody else was faster."""
        attempt = found.attempts + 1
        values = {
            "state": "asking",
            "attempts": attempt,
            "asked_at": self._clock(),
            "asked_by": way,
            "due_at": None,
        }
        invited = SurveyInvited(at=self._clock(), survey=found.call, by=way, number=number, attempt=attempt)
        if not await self._change(found, values, invited):
            return None
        return await self.store.of_call(found.call)

    async def sent(self, found: Survey) -> None:
        """Note that the text is out."""
        await self._change(found, {"state": "asked"})

    async def failed(self, found: Survey, way: Way, reason: str, again_at: float | None) -> None:
        """Note that an attempt failed, and whether there is another."""
        values = {"state": "closed" if again_at is None else "later", "due_at": again_at}
        fact = SurveyInvitationFailed(
            at=self._clock(), survey=found.call, by=way, reason=reason, again_at=again_at
        )
        await self._change(found, values, fact)

    async def newest_open(self, number: str, since: float) -> Survey | None:
        """Return the newest survey to which a text from this number (E.164) is the answer.

        Also where nobody knows yet that ours is out: the gateway's word may come later than the citizen's.
        """
        found = await self.store.where(
            survey.c.caller == number, WRITTEN, survey.c.score.is_(None), survey.c.asked_at >= since, limit=1
        )
        return found[0] if found else None

    async def _change(
        self,
        found: Survey,
        values: Mapping[str, object],
        fact: SurveyInvited | SurveyInvitationFailed | None = None,
    ) -> bool:
        """Change a row that is still as it was found; False where it is not, and nothing is written."""
        as_found = sa.and_(survey.c.state == found.state, survey.c.attempts == found.attempts)
        try:
            await self.store.commit(
                [] if fact is None else [fact],
                lambda connection: change(connection, found.call, as_found, values),
            )
        except OvertakenError:
            return False
        return True
