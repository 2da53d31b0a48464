"""Citizens who agreed and hung up first are asked later: once, in hours, whatever dies meanwhile."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from typing import Any
from unittest.mock import AsyncMock

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.app.callback_attempts import Attempts
from hotline.app.survey_plan import ASK_WITHIN_SECONDS, CALL_AGAIN_SECONDS, next_due
from hotline.app.survey_replies import SurveyTexts
from hotline.app.survey_sweep import SurveySweep
from hotline.config import Configuration
from hotline.crm_bridge.outgoing import Outgoing, write
from hotline.crm_bridge.outgoing_post import Post
from hotline.crm_bridge.sms.texts import IncomingText, Outcome
from hotline.crm_bridge.survey import Survey
from hotline.crm_bridge.survey_invitations import Invitations
from hotline.crm_bridge.surveys import SurveyStore
from hotline.events import (
    AgentAnswered,
    CallArrived,
    CallEnded,
    CallQueued,
    ContactReceived,
    ContactSent,
    Event,
    SurveyAnswered,
    SurveyCommentLeft,
    SurveyInvitationFailed,
    SurveyInvited,
)
from hotline.journal import Journal, JournalReader, JournalUnavailableError
from hotline.queue.live import LiveState
from hotline.survey_names import comment_path
from hotline.testing.city import configuration
from hotline.testing.logs import LogLines
from hotline.testing.manager import MemoryAmi, ami_event
from hotline.text_messages import TextError

CALL = "demo-1.1"
CITIZEN = "+96891230001"
BEGIN = 1_795_000_000.0

CALLS = {
    "queues.water.survey": True,
    "survey.later": "call-back",
    "survey.later_minutes": 10,
    "callbacks.trunk": "telco",
    "sip.trunks": {"telco": {"match": "192.0.2.1", "gateway": "192.0.2.1:5060"}},
}
TEXTS = CALLS | {"survey.later": "text", "text_messages.url": "https://sms.example/send"}


class FakeTexts:
    """A gateway."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, str, str]] = []
        self.is_down = False

    async def send(self, to: str, text: str, message_id: str) -> None:
        if self.is_down:
            raise TextError("the gateway does not answer: ConnectError")
        self.sent.append((to, text, message_id))


class Town:
    """One controller and its database."""

    def __init__(self, journal: Journal, engine: AsyncEngine, changes: dict[str, Any]) -> None:
        self.journal, self.engine = journal, engine
        self.config: Configuration = configuration(changes)
        self.now = BEGIN
        self.comments: dict[str, float] = {}
        self.unreadable: set[str] = set()
        self.reader = JournalReader(engine, journal)
        self.store = SurveyStore(journal, self.reader, engine, self._secure, lambda: self.now)
        self.invitations = Invitations(self.store, journal.node, lambda: self.now)
        self.live = LiveState({})
        self.ami, self.texts = MemoryAmi(), FakeTexts()
        self.starts()

    def starts(self) -> None:
        """Begin anew, as the next controller does."""
        self.attempts = Attempts(self.ami, lambda: self.config, "hotline-survey")
        self.sweep = SurveySweep(
            self.invitations, self.attempts, self.texts,
            current=lambda: self.config, live=lambda: self.live, clock=lambda: self.now,
        )  # fmt: skip

    async def dies(self) -> None:
        """Be killed, and started again."""
        for task in list(self.sweep._tasks.values()):
            task.cancel()
        await asyncio.sleep(0)
        self.starts()

    async def talks(self, *, agreed: bool = True, caller: str | None = CITIZEN, agent: bool = True) -> None:
        """Let somebody agree, talk and hang up first."""
        story: list[Event] = [
            CallArrived(at=self.now, call=CALL, caller=caller, dialled="1111", channel="PJSIP/x"),
            CallQueued(at=self.now, call=CALL, queue="water", language="en"),
        ]
        if agent:
            story.append(AgentAnswered(at=self.now, call=CALL, agent="1001", queue="water"))
        story.append(CallEnded(at=self.now, call=CALL, reason="caller hung up"))
        await self.store.offer(CALL, queue="water", caller=caller, language="en", agreed=agreed)
        await self.journal.commit(story)

    async def looks(self, later: float = 0.0) -> None:
        """Let time pass, and the sweep do what it finds."""
        self.now += later
        await self.sweep.look()
        await self.settles()

    async def settles(self) -> None:
        """Give what is under way a moment."""
        for _ in range(20):
            await self.journal.flush()
            await asyncio.sleep(0.005)

    async def gets(self, text: str, number: str | None = CITIZEN) -> Outcome | None:
        """Have a text come in."""
        taker = SurveyTexts(self.invitations, self.journal, lambda: self.now)
        return await taker.take(
            IncomingText(
                contact=f"sms-{uuid.uuid4().hex}",
                sender=number or "BANK",
                number=number,
                text=text,
                at=self.now,
            )
        )

    async def row(self) -> Survey:
        found = await self.store.of_call(CALL)
        assert found is not None
        return found

    async def told(self, kind: type[Event]) -> list[Any]:
        return [entry.event for entry in await self.reader.after(0) if isinstance(entry.event, kind)]

    def rings(self) -> list[str]:
        return [headers["ChannelId"] for headers in self.ami.originated]

    async def not_reached(self, cause: str = "17") -> None:
        channel = self.rings()[-1]
        self.ami.ringing.discard(channel)
        self.attempts.handle(ami_event("Hangup", Uniqueid=channel, Cause=cause))
        await self.settles()

    async def _secure(self, path: str) -> float:
        if path in self.unreadable:
            raise OSError(5, "Input/output error")
        return self.comments.get(path, 0.0)


@pytest.fixture
def journal_url(migrated_sqlite_url: str) -> str:
    """One kind of database is enough here; tests/crm_bridge has both."""
    return migrated_sqlite_url


@pytest.fixture
async def town(journal: Journal, engine: AsyncEngine) -> AsyncIterator[Town]:
    town = Town(journal, engine, CALLS)
    yield town
    await town.dies()


@pytest.fixture
async def text_town(journal: Journal, engine: AsyncEngine) -> AsyncIterator[Town]:
    town = Town(journal, engine, TEXTS)
    yield town
    await town.dies()


# --- calls ---


async def test_who_agreed_and_hung_up_first_is_called_when_it_is_due(town: Town, logs: LogLines) -> None:
    """The attempt is in the journal; the citizen comes to the place for surveys."""
    await town.talks()
    await town.looks()
    assert town.rings() == []
    await town.looks(601)
    (headers,) = town.ami.originated
    assert (headers["ChannelId"], headers["Context"]) == (f"{CALL}-v1", "hotline-survey")
    assert headers["Channel"] == f"PJSIP/{CITIZEN}@trunk-telco"
    (invited,) = await town.told(SurveyInvited)
    assert (invited.by, invited.number, invited.attempt) == ("call-back", CITIZEN, 1)
    assert CITIZEN not in str(logs)


async def test_there_are_two_attempts_and_no_third(town: Town) -> None:
    """An hour apart."""
    await town.talks()
    await town.looks()
    await town.looks(601)
    await town.not_reached()
    await town.looks(CALL_AGAIN_SECONDS - 10)
    assert len(town.rings()) == 1
    await town.looks(20)
    assert town.rings() == [f"{CALL}-v1", f"{CALL}-v2"]
    await town.not_reached("19")
    await town.looks(2 * CALL_AGAIN_SECONDS)
    assert len(town.rings()) == 2
    assert [failed.reason for failed in await town.told(SurveyInvitationFailed)] == ["busy", "no answer"]
    assert (await town.row()).state == "closed"


async def test_a_citizen_who_rated_is_not_called_again(town: Town) -> None:
    """The hang-up behind a mark is no failure."""
    await town.talks()
    await town.looks()
    await town.looks(601)
    town.attempts.handle(ami_event("OriginateResponse", Uniqueid=f"{CALL}-v1", Response="Success"))
    assert await town.store.rate(CALL, 5, "call-back")
    await town.not_reached("16")
    await town.looks(2 * CALL_AGAIN_SECONDS)
    assert len(town.rings()) == 1
    assert await town.told(SurveyInvitationFailed) == []
    assert (await town.row()).state == "answered"


async def test_who_stayed_and_gave_no_mark_is_not_asked_later(town: Town) -> None:
    """Silence is an answer; the journal has no invitation that could have failed."""
    await town.talks()
    await town.store.decline(CALL)
    await town.looks()
    await town.looks(700)
    assert (town.rings(), await town.told(SurveyInvitationFailed)) == ([], [])


async def test_a_citizen_who_declined_is_not_called_again(town: Town) -> None:
    """One no is enough."""
    await town.talks()
    await town.looks()
    await town.looks(601)
    await town.store.decline(CALL)
    await town.not_reached("16")
    await town.looks(2 * CALL_AGAIN_SECONDS)
    assert len(town.rings()) == 1


async def test_a_controller_that_dies_during_a_call_calls_nobody_twice(town: Town) -> None:
    """The next one looks for the channel: while it is there it waits, and then the attempt counts as made."""
    await town.talks()
    await town.looks()
    await town.looks(601)
    await town.dies()
    await town.looks()
    assert len(town.rings()) == 1
    assert (await town.row()).state == "asking"
    await town.not_reached()
    await town.looks()
    assert len(town.rings()) == 1
    assert (await town.row()).state == "later"


async def test_a_controller_that_dies_before_the_call_gives_the_attempt_up(town: Town) -> None:
    """Nobody knows whether the telephone rang, so it does not ring again for this attempt."""
    await town.talks()
    await town.looks()
    found = await town.row()
    town.now += 601
    assert await town.invitations.begin(found, "call-back", CITIZEN) is not None
    await town.looks()
    assert town.rings() == []
    (failed,) = await town.told(SurveyInvitationFailed)
    assert (failed.reason, (await town.row()).attempts) == ("unknown", 1)


async def test_of_two_who_begin_the_same_attempt_one_does(town: Town) -> None:
    """The other one is told that it is too late."""
    await town.talks()
    await town.looks()
    found = await town.row()
    begun = await asyncio.gather(*(town.invitations.begin(found, "call-back", CITIZEN) for _ in range(2)))
    assert sum(one is not None for one in begun) == 1
    assert len(await town.told(SurveyInvited)) == 1


@pytest.mark.parametrize(
    ("who", "changes"),
    [
        ({"agreed": False}, {}),
        ({"caller": None}, {}),
        ({"caller": "+9689999"}, {}),
        ({"caller": "+4915112345678"}, {}),
        ({"agent": False}, {}),
        ({}, {"survey.later": "never"}),
        ({}, {"queues.water.survey": False}),
    ],
)
async def test_nobody_else_is_asked(town: Town, who: dict[str, Any], changes: dict[str, Any]) -> None:
    """No consent, no number, one that is not called, no talk, or switched off."""
    town.config = configuration(CALLS | changes)
    await town.talks(**who)
    await town.looks()
    await town.looks(700)
    assert (await town.row()).state == "closed"
    assert town.rings() == []


async def test_a_reload_that_switches_it_off_counts_at_once(town: Town) -> None:
    """Also for those who are due already."""
    await town.talks()
    await town.looks()
    town.config = configuration(CALLS | {"queues.water.survey": False})
    await town.looks(700)
    assert ((await town.row()).state, town.rings()) == ("closed", [])


async def test_nobody_is_asked_outside_the_hours(town: Town) -> None:
    """What is due at night waits for the morning; hours that never come close it."""
    town.config = configuration(
        CALLS | {"survey.hours": "day", "hours": {"day": {"week": {day: ["09:00-12:00"] for day in DAYS}}}}
    )
    await town.talks()
    await town.looks()
    due = (await town.row()).due_at
    assert due is not None
    assert (due + 4 * 3600) % 86_400 == 9 * 3600, "nine o'clock in Muscat (UTC+4)"
    await town.looks(601)
    assert town.rings() == []
    await town.looks(due - town.now)
    assert len(town.rings()) == 1


DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")


async def test_hours_that_change_meanwhile_are_looked_at_again(town: Town) -> None:
    """Due, but closed by now: later."""
    await town.talks()
    await town.looks()
    town.config = configuration(
        CALLS | {"survey.hours": "day", "hours": {"day": {"week": {day: ["09:00-12:00"] for day in DAYS}}}}
    )
    await town.looks(601)
    assert town.rings() == []
    assert (await town.row()).state == "later"


async def test_calls_that_go_on_are_left_alone(town: Town) -> None:
    """The caller may still answer; so may one whom we called."""
    await town.talks()
    town.live.apply(CallArrived(at=town.now, call=CALL, caller=CITIZEN, dialled="1111", channel="PJSIP/x"))
    await town.looks()
    assert (await town.row()).state == "open"


# --- comments ---


async def test_a_comment_of_a_controller_that_died_is_kept(town: Town) -> None:
    """Once its call is over, and only once."""
    await town.talks()
    path = comment_path("demo-2.2", BEGIN)
    await town.store.begin_comment(CALL, path)
    town.comments[path] = 4.0
    arrived = CallArrived(at=BEGIN, call="demo-2.2", caller=CITIZEN, dialled="1111", channel="PJSIP/y")
    town.live.apply(arrived)
    await town.looks()
    assert await town.told(SurveyCommentLeft) == [], (
        "it is still being spoken, in a call that rates an earlier one"
    )
    town.live.apply(CallEnded(at=BEGIN, call="demo-2.2", reason="lost"))
    await town.looks()
    await town.looks()
    (left,) = await town.told(SurveyCommentLeft)
    assert left.seconds == 4.0


async def test_a_comment_that_cannot_be_secured_holds_up_nothing_else(town: Town) -> None:
    """It is tried again at the next look."""
    await town.talks()
    path = comment_path(CALL, BEGIN)
    await town.store.begin_comment(CALL, path)
    town.comments[path], town.unreadable = 4.0, {path}
    await town.looks()
    assert (await town.row()).state == "later"
    town.unreadable.clear()
    await town.looks()
    assert len(await town.told(SurveyCommentLeft)) == 1


async def test_a_database_that_is_away_is_asked_again(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sweep lives as long as the controller."""
    looks, looked_again = 0, asyncio.Event()

    async def look() -> None:
        nonlocal looks
        looks += 1
        if looks == 1:
            raise JournalUnavailableError("no disk")
        looked_again.set()

    monkeypatch.setattr(town.sweep, "look", look)
    monkeypatch.setattr("hotline.app.survey_sweep.LOOK_SECONDS", 0.001)
    running = asyncio.create_task(town.sweep.run())
    await asyncio.wait_for(looked_again.wait(), 30)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


# --- texts ---


async def test_a_text_goes_out_and_the_reply_counts_once(text_town: Town) -> None:
    """In the language of the call; the second reply finds nothing open."""
    await text_town.talks()
    await text_town.looks()
    await text_town.looks(601)
    ((to, words, identity),) = text_town.texts.sent
    assert (to, identity) == (CITIZEN, f"survey-{CALL}")
    assert "reply 1" in words
    assert (await text_town.row()).state == "asked"
    unclear = await text_town.gets("great")
    assert unclear is not None
    assert not unclear.understood
    assert "did not understand" in unclear.words
    first, second = await asyncio.gather(text_town.gets("٥ شكرا"), text_town.gets("5"))
    assert [one.understood for one in (first, second) if one is not None] == [True]
    assert await text_town.gets("1") is None
    (answered,) = await text_town.told(SurveyAnswered)
    assert (answered.score, answered.by, answered.agent) == (5, "text", "1001")


async def test_what_is_no_reply_is_for_others(text_town: Town) -> None:
    """While the survey is open a report, a STOP and the answer to a later question go where they belong."""
    await text_town.talks()
    await text_town.looks()
    await text_town.looks(601)
    assert await text_town.gets("There is a leak in street 3 near the mosque") is None
    assert await text_town.gets("STOP") is None
    question = Outgoing(channel="sms", to=CITIZEN, subject="", text="?", what="solved", reference=None)
    text_town.now += 60
    await text_town.journal.commit((), lambda connection: write(connection, question, at=text_town.now))
    post = Post(text_town.journal, text_town.engine, {"sms": AsyncMock()}, lambda: text_town.now)
    await post.send_waiting("sms", AsyncMock())
    assert await text_town.gets("1") is None
    assert (await text_town.row()).score is None
    rated = await text_town.gets("4")
    assert rated is not None
    assert rated.understood


async def test_texts_from_others_match_nothing(text_town: Town) -> None:
    """No words go to numbers that we have not asked."""
    await text_town.talks()
    await text_town.looks()
    await text_town.looks(601)
    for sender in ("+96899999999", None):
        assert await text_town.gets("5", sender) is None


async def test_a_reply_that_overtakes_the_gateways_answer_counts(text_town: Town) -> None:
    """A time-out does not tell that the text did not go out."""
    await text_town.talks()
    await text_town.looks()
    text_town.texts.is_down = True
    await text_town.looks(601)
    reply = await text_town.gets("3")
    assert reply is not None
    assert reply.understood
    text_town.texts.is_down = False
    await text_town.looks(3600)
    assert text_town.texts.sent == []


async def test_a_gateway_that_is_down_for_a_day_is_tried_with_growing_pauses(text_town: Town) -> None:
    """Then the text goes out once."""
    await text_town.talks()
    await text_town.looks()
    text_town.texts.is_down = True
    await text_town.looks(601)
    for _ in range(24):
        await text_town.looks(3601)
    failed = await text_town.told(SurveyInvitationFailed)
    pauses = [one.again_at - one.at for one in failed]
    assert pauses[:3] == [60, 120, 240]
    assert pauses[-1] == 3600
    text_town.texts.is_down = False
    await text_town.looks(3601)
    await text_town.looks(3601)
    assert len(text_town.texts.sent) == 1


async def test_a_text_of_a_controller_that_died_goes_out_with_its_identity(text_town: Town) -> None:
    """The gateway knows it again, so the citizen gets one."""
    await text_town.talks()
    await text_town.looks()
    town_row = await text_town.row()
    assert await text_town.invitations.begin(town_row, "text", CITIZEN) is not None
    await text_town.looks()
    assert [identity for _, _, identity in text_town.texts.sent] == [f"survey-{CALL}"]


async def test_after_some_days_nobody_is_waited_for(text_town: Town) -> None:
    """The row is closed; a reply matches nothing."""
    await text_town.talks()
    await text_town.looks()
    await text_town.looks(601)
    await text_town.looks(ASK_WITHIN_SECONDS + 1)
    assert (await text_town.row()).state == "closed"
    assert await text_town.gets("5") is None


async def test_mark_and_text_are_kept_together_or_not_at_all(
    text_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A controller that dies between the two would find the repeated text answering nothing, and open a case of it."""
    await text_town.talks()
    await text_town.looks()
    await text_town.looks(601)
    with monkeypatch.context() as patch:
        patch.setattr("hotline.app.survey_replies.keep", AsyncMock(side_effect=RuntimeError))
        with pytest.raises(RuntimeError):
            await text_town.gets("5")
    assert await text_town.told(SurveyAnswered) == []
    reply = await text_town.gets("5")
    assert reply is not None
    assert [type(one) for one in await text_town.told(Event)][-3:] == [
        SurveyAnswered,
        ContactReceived,
        ContactSent,
    ]


def test_pauses_never_overflow() -> None:
    """After thousands of attempts they are still an hour."""
    survey = Survey(
        call=CALL, node="demo", queue="water", caller=CITIZEN, language="en", offered_at=BEGIN, agreed=True,
        state="asking", attempts=5000,
    )  # fmt: skip
    assert next_due(configuration(TEXTS), survey, "text", BEGIN) == BEGIN + 3600
