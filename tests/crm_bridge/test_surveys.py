"""Marks and comments in the case store, on both kinds of database."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.crm_bridge.surveys import SurveyStore, change
from hotline.crm_bridge.tables import survey
from hotline.events import (
    AgentAnswered,
    CallArrived,
    CallQueued,
    CaseOpened,
    Event,
    SurveyAnswered,
    SurveyCommentLeft,
    SurveyOffered,
)
from hotline.journal import Journal, JournalReader

CALL = "demo-1.1"

STORY: Sequence[Event] = (
    CallArrived(at=1.0, call=CALL, caller="+96891230001", dialled="1111", channel="PJSIP/x"),
    CallQueued(at=2.0, call=CALL, queue="water", language="ar"),
    AgentAnswered(at=3.0, call=CALL, agent="1001", queue="water"),
    AgentAnswered(at=4.0, call=CALL, agent="1002", queue="general"),
    CaseOpened(at=5.0, call=CALL, reference="1007"),
)


class Shop:
    """A store whose comments are as long as a test says."""

    def __init__(self, journal: Journal, engine: AsyncEngine) -> None:
        self.journal, self.engine = journal, engine
        self.seconds: dict[str, float] = {}
        self.reader = JournalReader(engine, journal)
        self.store = SurveyStore(journal, self.reader, engine, self._secure, lambda: 1000.0)

    async def _secure(self, path: str) -> float:
        return self.seconds.get(path, 0.0)

    async def talks(self) -> None:
        """Let somebody talk with two agents, who open a case."""
        await self.journal.commit(STORY)

    async def agrees(self, *, agreed: bool = True) -> None:
        """Let the caller be asked."""
        await self.store.offer(CALL, queue="water", caller="+96891230001", language="ar", agreed=agreed)

    async def told(self, kind: type[Event]) -> list[Event]:
        """Return the journal's entries of one type."""
        return [entry.event for entry in await self.reader.after(0) if isinstance(entry.event, kind)]


@pytest.fixture
def shop(journal: Journal, engine: AsyncEngine) -> Shop:
    return Shop(journal, engine)


async def test_a_mark_is_tied_to_call_agent_queue_and_case(shop: Shop) -> None:
    """Row and journal say the same; who talked last is rated."""
    await shop.talks()
    await shop.agrees()
    assert await shop.store.rate(CALL, 4, "call")
    row = await shop.store.of_call(CALL)
    assert row is not None
    assert (row.state, row.score, row.agent, row.queue, row.reference) == (
        "answered",
        4,
        "1002",
        "general",
        "1007",
    )
    (answered,) = await shop.told(SurveyAnswered)
    assert isinstance(answered, SurveyAnswered)
    assert (answered.survey, answered.agent, answered.reference) == (CALL, "1002", "1007")
    assert len(await shop.told(SurveyOffered)) == 1


async def test_the_last_mark_of_a_conversation_counts_once(shop: Shop) -> None:
    """There is one row; another way to rate the same call comes too late."""
    await shop.talks()
    await shop.agrees()
    assert await shop.store.rate(CALL, 2, "call")
    assert await shop.store.rate(CALL, 5, "call")
    assert not await shop.store.rate(CALL, 1, "call-back")
    assert not await shop.store.rate(CALL, 1, "text")
    (row,) = await shop.store.where()
    assert row.score == 5
    assert len(await shop.told(SurveyAnswered)) == 2


async def test_two_replies_at_once_count_once(shop: Shop) -> None:
    """Whoever comes second changes nothing, and writes nothing."""
    await shop.talks()
    await shop.agrees()
    await shop.store.commit(
        [], lambda connection: change(connection, CALL, survey.c.score.is_(None), {"asked_by": "text"})
    )
    kept = await asyncio.gather(*(shop.store.rate(CALL, score, "text") for score in (1, 5)))
    assert sorted(kept) == [False, True]
    assert len(await shop.told(SurveyAnswered)) == 1


async def test_a_call_nobody_was_asked_about_can_be_rated_in_a_menu(shop: Shop) -> None:
    """The row is made with the mark."""
    await shop.talks()
    assert await shop.store.rate(CALL, 3, "call")
    row = await shop.store.of_call(CALL)
    assert row is not None
    assert (row.caller, row.language, row.agreed) == ("+96891230001", "ar", True)


async def test_a_comment_is_kept_once(shop: Shop) -> None:
    """Keeping it again changes nothing."""
    await shop.talks()
    await shop.agrees()
    await shop.store.begin_comment(CALL, "surveys/a.wav")
    shop.seconds["surveys/a.wav"] = 3.5
    assert await shop.store.keep_comment(CALL, "ar")
    assert await shop.store.keep_comment(CALL, "ar")
    (left,) = await shop.told(SurveyCommentLeft)
    assert isinstance(left, SurveyCommentLeft)
    assert (left.path, left.seconds, left.language) == ("surveys/a.wav", 3.5, "ar")


async def test_a_comment_without_a_word_is_none(shop: Shop) -> None:
    """The row names no file then."""
    await shop.agrees()
    await shop.store.begin_comment(CALL, "surveys/a.wav")
    assert not await shop.store.keep_comment(CALL, "ar")
    row = await shop.store.of_call(CALL)
    assert row is not None
    assert row.comment_path is None
    assert await shop.told(SurveyCommentLeft) == []
