"""Callers rate the service: while the agent is still in mind, in a menu, or when we call."""

import asyncio
from pathlib import Path

import pytest

from hotline.events import SurveyAnswered, SurveyCommentLeft, SurveyInvitationFailed, SurveyOffered
from hotline.journal.errors import JournalUnavailableError
from hotline.queue.calls import CallState
from hotline.testing.agi import FakeLeg, FakeSpeech
from hotline.testing.caller import HANG_UP, DirectCall
from hotline.testing.city import configuration
from hotline.testing.services import House
from hotline.testing.surveys import FakeSurvey
from hotline.testing.virtual_time import in_virtual_time

RATED = {"queues.water.survey": True, "queues.water.record": False}

MENUS = """
[menus.main]
prompts = ["main-menu"]
keys.7 = { survey = "water" }
keys.8 = { queue = "water" }
"""


@pytest.fixture
def rated(tmp_path: Path) -> House:
    return House(tmp_path, RATED)


def talks(house: House, keys: dict[str, str | list[str]], *speeches: FakeSpeech) -> DirectCall:
    """Let somebody talk with an agent who hangs up first."""
    house.sign_in("1001")
    return house.call("1112", legs=[FakeLeg()], keys=keys, speeches=list(speeches))


def heard(call: DirectCall) -> list[str]:
    return [name.partition("/")[2] for name in call.prompts]


def scores(house: House) -> list[int]:
    return [event.score for event in house.journal.of_type(SurveyAnswered)]


def offers(house: House) -> list[bool]:
    return [event.agreed for event in house.journal.of_type(SurveyOffered)]


# --- after the talk ---


@in_virtual_time
async def test_who_agrees_is_asked_rates_and_comments(rated: House) -> None:
    """Offer, mark, comment, thanks, goodbye; what was said is on disk."""
    call = talks(rated, {"survey-offer": "1", "survey-question": "4"}, FakeSpeech(6.0, "#"))
    await call.ended()
    assert heard(call) == [
        "survey-offer", "survey-question", "survey-comment", "beep", "survey-thanks", "thanks", "goodbye",
    ]  # fmt: skip
    assert offers(rated) == [True]
    (answered,) = rated.journal.of_type(SurveyAnswered)
    assert (answered.survey, answered.score, answered.by) == (call.uniqueid, 4, "call")
    (comment,) = rated.journal.of_type(SurveyCommentLeft)
    assert (comment.seconds, comment.language) == (6.0, "en")
    assert (rated.messages / comment.path).is_file()


@pytest.mark.parametrize("key", ["2", ""])
@in_virtual_time
async def test_who_does_not_want_to_is_let_go(rated: House, key: str) -> None:
    """Another key, and silence, mean no."""
    call = talks(rated, {"survey-offer": key} if key else {})
    await call.ended()
    assert heard(call) == ["survey-offer", "thanks", "goodbye"]
    assert (offers(rated), scores(rated)) == ([False], [])


@in_virtual_time
async def test_wrong_and_silent_tries_are_bounded(rated: House) -> None:
    """After three of them the call ends friendly, without a mark."""
    call = talks(rated, {"survey-offer": "1", "survey-question": ["9", "", "0"]})
    await call.ended()
    assert heard(call)[1:-2] == [
        "survey-question", "invalid-key", "survey-question", "no-key", "survey-question", "invalid-key",
    ]  # fmt: skip
    assert scores(rated) == []
    assert rated.journal.of_type(SurveyInvitationFailed), "nobody asks later who was asked three times"


@in_virtual_time
async def test_the_last_mark_of_the_conversation_counts(rated: House) -> None:
    """A mark that is keyed during the next words replaces the one before; no comment is asked for then."""
    call = talks(rated, {"survey-offer": "1", "survey-question": "2", "survey-comment": ["3", "5", "#"]})
    await call.ended()
    assert scores(rated) == [2, 3, 5]
    assert rated.surveys.known[call.uniqueid].score == 5
    assert "beep" not in heard(call)


@pytest.mark.parametrize("hang_up", ["survey-offer", "survey-question", "survey-comment", "beep"])
@in_virtual_time
async def test_a_hang_up_in_any_step_ends_the_call_and_keeps_what_is_there(
    rated: House, hang_up: str
) -> None:
    """A mark that was given stays."""
    call = talks(rated, {"survey-offer": "1", "survey-question": "4", hang_up: HANG_UP})
    await call.ended()
    assert rated.told(call)[-1] == "CallEnded"
    assert scores(rated) == ([4] if hang_up in {"survey-comment", "beep"} else [])
    assert offers(rated) == [hang_up != "survey-offer"]


@in_virtual_time
async def test_a_hang_up_in_the_comment_keeps_it(rated: House) -> None:
    """Whoever has said enough just hangs up."""
    call = talks(rated, {"survey-offer": "1", "survey-question": "1"}, FakeSpeech(3.0, None))
    await call.ended()
    (comment,) = rated.journal.of_type(SurveyCommentLeft)
    assert comment.seconds == 3.0
    assert heard(call)[-1] == "beep"


@in_virtual_time
async def test_no_comment_is_asked_for_where_the_disk_is_full(rated: House) -> None:
    """The mark counts all the same."""
    rated.room = False
    call = talks(rated, {"survey-offer": "1", "survey-question": "4"})
    await call.ended()
    assert scores(rated) == [4]
    assert heard(call)[2:] == ["survey-thanks", "thanks", "goodbye"]


@in_virtual_time
async def test_nobody_is_thanked_for_a_mark_that_is_not_kept(rated: House) -> None:
    """The caller hears that it could not be noted."""
    rated.surveys.error = JournalUnavailableError("no disk")
    call = talks(rated, {"survey-offer": "1", "survey-question": "4"})
    await call.ended()
    assert heard(call) == ["survey-offer", "survey-question", "survey-cannot", "thanks", "goodbye"]
    assert rated.told(call)[-1] == "CallEnded"


@in_virtual_time
async def test_a_reload_that_takes_the_queue_away_harms_nobody(rated: House) -> None:
    """The survey that began is brought to its end."""
    call = talks(rated, {"survey-offer": "1", "survey-comment": "#"})
    await call.hears("survey-offer")
    rated.config = configuration({"queues": {"general": {}}, "numbers.1112.queue": "general", "agents": {}})
    await call.hears("survey-question")
    call.press("4")
    await call.ended()
    assert scores(rated) == [4]
    assert heard(call)[-2:] == ["thanks", "goodbye"]


@in_virtual_time
async def test_without_its_prompts_the_survey_is_silent_and_ends(rated: House) -> None:
    """A missing sound is no reason to lose a call."""
    rated.sign_in("1001")
    call = rated.call(
        "1112", legs=[FakeLeg()], missing=["survey-offer", "survey-question", "survey-comment", "beep"]
    )
    await call.ended()
    assert rated.told(call)[-1] == "CallEnded"
    assert offers(rated) == [False]


@in_virtual_time
async def test_queues_without_a_survey_ask_nobody(tmp_path: Path) -> None:
    """Off by default."""
    house = House(tmp_path)
    call = talks(house, {})
    await call.ended()
    assert heard(call) == ["thanks", "goodbye"]


# --- while waiting ---


@in_virtual_time
async def test_who_agrees_while_waiting_goes_straight_to_the_question(rated: House) -> None:
    """The key is said once; after the talk nobody asks again whether."""
    call = rated.call("1112", legs=[FakeLeg()], keys={"survey-question": "5", "survey-comment": "#"})
    await call.hears("survey-while-waiting", "digit-5")
    call.press("5")
    await call.hears("survey-agreed")
    await asyncio.sleep(200)
    rated.sign_in("1001")
    await call.ended()
    assert heard(call).count("survey-while-waiting") == 1
    assert "survey-offer" not in heard(call)
    assert (offers(rated), scores(rated)) == ([True], [5])


@in_virtual_time
async def test_an_agent_who_gets_free_is_not_kept_waiting_by_the_thanks(rated: House) -> None:
    """The words after the key end when somebody is reserved."""
    call = rated.call("1112", legs=[FakeLeg()], play_seconds=30.0)
    await call.hears("survey-while-waiting")
    call.press("5")
    await call.hears("survey-agreed")
    rated.sign_in("1001")
    await asyncio.sleep(1)
    assert rated.live(call).state in {CallState.RINGING, CallState.TALKING, CallState.ENDED}


@in_virtual_time
async def test_the_key_of_a_call_back_is_not_taken_for_it(tmp_path: Path) -> None:
    """Where 5 asks for a call-back, callers are asked after the talk only."""
    house = House(tmp_path, RATED | {"queues.water.callback": {"key": "5"}})
    call = house.call("1112", legs=[FakeLeg()])
    await asyncio.sleep(300)
    assert "survey-while-waiting" not in heard(call)
    call.hang_up()


# --- resumed ---


@in_virtual_time
async def test_the_next_controller_asks_the_question_again(rated: House) -> None:
    """Killed behind the agreement, before a mark."""
    call = talks(rated, {"survey-offer": "1"})
    await call.hears("survey-question")
    successor = await rated.killed()
    again = successor.comes_back(call, keys={"survey-question": "3", "survey-comment": "#"})
    await again.ended()
    assert heard(again)[0] == "survey-question"
    assert scores(successor) == [3]


@in_virtual_time
async def test_a_mark_is_not_counted_twice_by_the_next_controller(rated: House) -> None:
    """Killed while the comment was spoken: it is kept, and nothing is asked again."""
    call = talks(rated, {"survey-offer": "1", "survey-question": "3"}, FakeSpeech(60.0, "#"))
    await call.hears("beep")
    await asyncio.sleep(10)
    successor = await rated.killed()
    again = successor.comes_back(call)
    await again.ended()
    assert heard(again) == ["survey-thanks", "thanks", "goodbye"]
    assert scores(successor) == [3]


@in_virtual_time
async def test_who_talked_with_nobody_is_not_asked_by_the_next_controller(tmp_path: Path) -> None:
    """The call had left the queue with an announcement when the controller died."""
    changes = RATED | {"queues.water.overflow": [{"longer_than": 0, "announcement": "closed"}]}
    house = House(tmp_path, changes)
    first = house.call("1112")
    await first.hears("goodbye")
    successor = await house.killed()
    again = successor.comes_back(first)
    await again.ended()
    assert heard(again) == ["thanks", "goodbye"]


# --- in a menu ---


@in_virtual_time
async def test_a_caller_rates_the_last_talk_in_a_menu(tmp_path: Path) -> None:
    """What is rated is the call of before, not this one."""
    house = House(tmp_path, RATED)
    house.use_menus(MENUS)
    house.surveys.talks["+96890000001", "water"] = "earlier.1"
    house.surveys.known["earlier.1"] = FakeSurvey("water", None, "en", agreed=False)
    call = house.call("1113", keys={"main-menu": "7", "survey-question": "5", "survey-comment": "#"})
    await call.ended()
    (answered,) = house.journal.of_type(SurveyAnswered)
    assert (answered.survey, answered.score) == ("earlier.1", 5)


@pytest.mark.parametrize("earlier", [None, 4])
@in_virtual_time
async def test_a_caller_without_anything_to_rate_is_back_in_the_menu(
    tmp_path: Path, earlier: int | None
) -> None:
    """Both are said: that there was no talk, and that it is rated already."""
    house = House(tmp_path, RATED)
    house.use_menus(MENUS)
    if earlier is not None:
        house.surveys.talks["+96890000001", "water"] = "earlier.1"
        house.surveys.known["earlier.1"] = FakeSurvey("water", None, "en", agreed=True, score=earlier)
    call = house.call("1113", keys={"main-menu": ["7", HANG_UP]})
    await call.ended()
    why = "survey-nothing-to-rate" if earlier is None else "survey-rated-already"
    assert heard(call)[-2:] == [why, "main-menu"]


# --- called later ---


def we_call(house: House, keys: dict[str, str | list[str]]) -> DirectCall:
    """Let the citizen answer the call that we made for a survey."""
    house.surveys.known["earlier.1"] = FakeSurvey("water", "+96890000001", "en", agreed=True)
    return house.call("survey", uniqueid="earlier.1-v1", keys=keys)


@in_virtual_time
async def test_a_citizen_whom_we_call_presses_one_and_rates(house: House) -> None:
    """Asked in the language of the call that is rated."""
    call = we_call(house, {"survey-press-one": "1", "survey-question": "2", "survey-comment": "#"})
    await call.ended()
    assert heard(call) == [
        "survey-here-is", "survey-press-one", "survey-question", "survey-comment", "survey-thanks", "goodbye",
    ]  # fmt: skip
    (answered,) = house.journal.of_type(SurveyAnswered)
    assert (answered.survey, answered.by) == ("earlier.1", "call-back")


@pytest.mark.parametrize("keys", [{}, {"survey-press-one": "2"}])
@in_virtual_time
async def test_an_answering_machine_is_not_surveyed(house: House, keys: dict[str, str | list[str]]) -> None:
    """Neither is a citizen who would rather not."""
    call = we_call(house, keys)
    await call.ended()
    assert "survey-question" not in heard(call)
    assert heard(call)[-1] == "goodbye"
    assert heard(call).count("survey-press-one") == (1 if keys else 3)
    assert [event.reason for event in house.journal.of_type(SurveyInvitationFailed)] == (
        ["declined"] if keys else []
    )


@in_virtual_time
async def test_a_citizen_who_has_rated_meanwhile_is_not_asked_again(house: House) -> None:
    """The call says goodbye."""
    call = we_call(house, {})
    house.surveys.known["earlier.1"].score = 3
    await call.ended()
    assert heard(call) == ["goodbye"]
