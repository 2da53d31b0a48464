"""What agents say to their assessments, and what they are answered. Each word is one transaction with its fact.

submitted ── acknowledged                    the agent has read it
          └─ disputed ─┬─ kept               a listener says why it stays as it is
                       └─ changed            the listener's next version begins as a draft
"""

from typing import Literal

from sqlalchemy.ext.asyncio import AsyncConnection

from hotline.clock import Clock
from hotline.crm_bridge.plain_text import clean_text
from hotline.events import Event, ScoreAnswered
from hotline.journal import Journal

from . import assessments
from .assessments import Assessment
from .errors import QualityError
from .listening import MOST_LETTERS

#: What each side may say after what.
_AGENT_AFTER = {"acknowledged": {""}, "disputed": {"", "acknowledged", "kept"}}


class Replies:
    """Methods raise `QualityError`, and what the journal raises."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    async def acknowledge(self, number: int, agent: str) -> None:
        """Note that the agent has read it."""
        await self._of_agent(number, agent, "acknowledged", "")

    async def dispute(self, number: int, agent: str, text: str) -> None:
        """Note that the agent does not agree, and why."""
        await self._of_agent(number, agent, "disputed", _said(text))

    async def keep(self, number: int, by: str, text: str, own_agent: str | None) -> None:
        """Answer a dispute: it stays as it is; `own_agent` is who they are who answer."""
        said = _said(text)

        async def work(connection: AsyncConnection) -> Event:
            found = await _disputed(connection, number, own_agent)
            await assessments.say(connection, number, at=self._clock(), by=by, how="kept", text=said)
            return ScoreAnswered(at=self._clock(), agent=found.agent, assessment=number, by=by, how="kept")

        await self._journal.commit_result(work, lambda fact: (fact,))

    async def change(self, number: int, by: str, text: str, own_agent: str | None) -> Assessment:
        """Answer a dispute: the agent is right, and the next version begins as this listener's draft."""
        said = _said(text)

        async def work(connection: AsyncConnection) -> tuple[Assessment, Event]:
            found = await _disputed(connection, number, own_agent)
            await assessments.say(connection, number, at=self._clock(), by=by, how="changed", text=said)
            following = await assessments.insert(connection, _following(found, by, self._clock()))
            draft = await assessments.find(connection, following)
            assert draft is not None  # noqa: S101  it was written one line above
            fact = ScoreAnswered(at=self._clock(), agent=found.agent, assessment=number, by=by, how="changed")
            return draft, fact

        return (await self._journal.commit_result(work, lambda result: (result[1],)))[0]

    async def _of_agent(
        self, number: int, agent: str, how: Literal["acknowledged", "disputed"], text: str
    ) -> None:
        async def work(connection: AsyncConnection) -> Event:
            found = await assessments.find(connection, number, lock=True)
            if (
                found is None
                or found.agent != agent
                or found.state != "submitted"
                or found.purpose != "score"
            ):
                raise QualityError("there is no such assessment of yours", missing=True)
            if found.answer not in _AGENT_AFTER[how]:
                raise QualityError("that was said already, or is being answered")
            await assessments.say(connection, number, at=self._clock(), by=agent, how=how, text=text)
            return ScoreAnswered(at=self._clock(), agent=agent, assessment=number, by=agent, how=how)

        await self._journal.commit_result(work, lambda fact: (fact,))


async def _disputed(connection: AsyncConnection, number: int, own_agent: str | None) -> Assessment:
    found = await assessments.find(connection, number, lock=True)
    if found is None or found.state != "submitted":
        raise QualityError("there is no such assessment", missing=True)
    if own_agent is not None and own_agent == found.agent:
        raise QualityError("nobody answers the own dispute", forbidden=True)
    if found.answer != "disputed":
        raise QualityError("the agent does not dispute it")
    return found


def _following(found: Assessment, by: str, now: float) -> dict[str, object]:
    return {
        "pick": found.pick, "agent": found.agent, "week": found.week, "purpose": found.purpose, "by": by,
        "form": assessments.text_of(found.form), "marks": assessments.text_of(found.marks), "words": found.words,
        "notes": assessments.text_of(found.notes), "state": "draft", "version": found.version + 1, "saved": 0,
        "fatal": "[]", "begun_at": now, "answer": "",
    }  # fmt: skip


def _said(text: str) -> str:
    said = clean_text(text, MOST_LETTERS)
    if not said:
        raise QualityError("say why, in words")
    return said
