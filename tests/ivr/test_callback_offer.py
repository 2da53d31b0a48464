"""A waiting caller would rather be called back: which number, and what is promised when."""

import asyncio
from pathlib import Path

import pytest

from hotline.events import CallAbandoned, CallbackEnded, CallbackRequested, CallFlowedOut
from hotline.ivr.callback_offer import is_offered
from hotline.ivr.promise import PROMISE_SECONDS
from hotline.journal.errors import JournalFullError
from hotline.prompts import grammar
from hotline.queue.live import AgentState, CallState
from hotline.testing.agi import FakeLeg
from hotline.testing.logs import LogLines
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time
from tests.ivr.callbacks import CITIZEN, DIRECT, asks, busy_agent, house_with_callbacks, request


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose queue `water` calls back."""
    return house_with_callbacks(tmp_path)


@in_virtual_time
async def test_a_caller_who_confirms_the_number_may_go_and_keeps_the_place(house: House) -> None:
    """The number is read back digit by digit; then the wish is written, then the caller hears so."""
    call = await asks(house)
    digits = [f"en/{prompt}" for prompt in grammar.telephone("en", "91230001")]
    assert call.prompts[-len(digits) - 4 :] == [
        "en/callback-number-is", *digits, "en/callback-confirm", "en/callback-kept", "en/goodbye",
    ]  # fmt: skip
    wish = request(house)
    assert (wish.call, wish.number, wish.queue, wish.language) == (call.uniqueid, CITIZEN, "water", "en")
    assert house.told(call)[-3:] == ["CallbackRequested", "CallFlowedOut", "CallEnded"]
    assert house.journal.of_type(CallFlowedOut)[0].to == "call-back"
    place = house.dispatcher.live.calls[wish.callback]
    assert (place.state, place.since) == (CallState.WAITING, wish.since)
    assert house.dispatcher.waiting("water") == 1


@in_virtual_time
async def test_the_caller_may_give_another_number(house: House) -> None:
    """It is read back too; a hash or a pause ends it."""
    for number, digits in enumerate(("91230007#", "91230008")):
        call = house.call(
            DIRECT, keys={"callback-confirm": ["2", "1"]}, caller="+96891230001", uniqueid=f"x-{number}"
        )
        await call.until(lambda: call.music is not None)  # noqa: B023
        call.press("2")
        await call.hears("callback-enter-number")
        call.press(digits)
        await call.hears("callback-kept")
        assert house.journal.of_type(CallbackRequested)[-1].number == f"+968{digits[:8]}"
        await call.ended()


@in_virtual_time
async def test_who_shows_no_number_is_asked_for_one_at_once(house: House) -> None:
    """Nobody hears digits that are not there."""
    call = house.call(DIRECT, caller="unknown", presentation=32, keys={"callback-confirm": "1"})
    await call.until(lambda: call.music is not None)
    call.press("2")
    await call.hears("callback-enter-number")
    assert "en/callback-number-is" not in call.prompts
    call.press("91230001#")
    await call.hears("callback-number-is", "callback-kept")
    assert request(house).number == CITIZEN


@pytest.mark.parametrize(
    ("digits", "prompt"),
    [
        ("9999#", "callback-not-callable"),
        ("112#", "callback-not-callable"),
        ("1111#", "callback-not-callable"),
        ("90012345#", "callback-not-callable"),
        ("00971501234567#", "callback-not-abroad"),
        ("123#", "callback-not-a-number"),
        ("1" * 25, "callback-not-a-number"),
    ],
)
@in_virtual_time
async def test_a_number_that_is_not_called_is_refused_in_clear_words(
    house: House, logs: LogLines, digits: str, prompt: str
) -> None:
    """The caller may give another one, three times, and is back in line at the old place after that."""
    call = house.call(DIRECT, caller="unknown")
    await call.until(lambda: call.music is not None)
    place = house.live(call).since
    call.press("2")
    for _ in range(3):
        await call.hears("callback-enter-number")
        call.press(digits)
        await call.hears(prompt)
    await call.hears("callback-cannot")
    await call.until(lambda: call.music is not None)
    assert (house.live(call).state, house.live(call).since) == (CallState.WAITING, place)
    assert house.journal.of_type(CallbackRequested) == []
    assert digits.rstrip("#") not in str(logs)


@pytest.mark.parametrize(
    "keys", [{"callback-confirm": "*"}, {"callback-confirm": "2", "callback-enter-number": "*"}]
)
@in_virtual_time
async def test_star_goes_back_to_the_line(house: House, keys: dict[str, str | list[str]]) -> None:
    """With the old place and music."""
    call = house.call(DIRECT, caller=CITIZEN, keys=keys)
    await call.until(lambda: call.music is not None)
    call.press("2")
    await call.hears("callback-confirm")
    await asyncio.sleep(10)
    assert call.music is not None
    assert house.live(call).state is CallState.WAITING
    assert house.journal.of_type(CallbackRequested) == []


@in_virtual_time
async def test_silence_promises_nothing(house: House) -> None:
    """The number is read three times; then the caller waits on."""
    call = house.call(DIRECT, caller=CITIZEN)
    await call.until(lambda: call.music is not None)
    call.press("2")
    await call.hears("callback-number-is", "callback-number-is", "callback-number-is", "callback-cannot")
    await call.until(lambda: call.music is not None)
    assert house.live(call).state is CallState.WAITING


@pytest.mark.parametrize("delay", [0.5, 1.0, 4.0, 9.0, 17.9, 19.0, 21.0, 24.0])
@in_virtual_time
async def test_an_agent_who_becomes_free_ends_the_dialogue(house: House, delay: float) -> None:
    """The caller who would have been called back is helped at once, in whatever word of it."""
    talk = await busy_agent(house)
    call = house.call(DIRECT, caller=CITIZEN, legs=[FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.music is not None)
    call.press("2")
    await call.hears("callback-number-is")
    await asyncio.sleep(delay)
    talk.end_leg()
    await asyncio.sleep(5.0)  # wrap-up
    await call.until(lambda: call.leg == "talking", 0.6)
    assert house.journal.of_type(CallbackRequested) == []
    assert house.agent("1001") is AgentState.TALKING


@in_virtual_time
async def test_who_hangs_up_before_the_promise_has_abandoned(house: House) -> None:
    """Nothing was promised, so nothing is kept."""
    call = house.call(DIRECT, caller=CITIZEN, keys={"callback-confirm": "hang up"})
    await call.until(lambda: call.music is not None)
    call.press("2")
    await call.ended()
    assert len(house.journal.of_type(CallAbandoned)) == 1
    assert house.dispatcher.live.callbacks == {}


@in_virtual_time
async def test_who_hangs_up_after_the_promise_is_called_back(house: House) -> None:
    """Also without having heard it."""
    call = house.call(DIRECT, caller=CITIZEN, keys={"callback-confirm": "1", "callback-kept": "hang up"})
    await call.until(lambda: call.music is not None)
    call.press("2")
    await call.ended()
    assert house.journal.of_type(CallAbandoned) == []
    assert len(house.dispatcher.live.callbacks) == 1


@in_virtual_time
async def test_what_cannot_be_committed_is_not_promised(house: House) -> None:
    """A disk that hangs: the caller hears that it did not work, and keeps the place; nobody is called later."""
    call = house.call(DIRECT, caller=CITIZEN, keys={})
    await call.until(lambda: call.music is not None)
    call.press("2")
    await call.hears("callback-confirm")
    house.journal.hold()
    call.press("1")
    await asyncio.sleep(PROMISE_SECONDS + 3)
    assert "en/callback-cannot" in call.prompts
    assert "en/callback-kept" not in call.prompts
    house.journal.release()
    await call.until(lambda: call.music is not None)
    assert house.live(call).state is CallState.WAITING
    assert house.dispatcher.live.callbacks == {}


@in_virtual_time
async def test_a_journal_that_refuses_is_no_promise(house: House) -> None:
    """Too much waits for the disk."""
    call = house.call(DIRECT, caller=CITIZEN, keys={"callback-confirm": "1"})
    await call.until(lambda: call.music is not None)
    house.journal.refusal = JournalFullError("full")
    call.press("2")
    await call.hears("callback-cannot")
    assert house.dispatcher.live.callbacks == {}
    assert house.live(call).state is CallState.WAITING


@in_virtual_time
async def test_an_agent_who_comes_during_the_commit_takes_the_call(tmp_path: Path) -> None:
    """The wish is withdrawn, and the caller hears a person instead of a promise."""
    house = house_with_callbacks(tmp_path, queues__water__wrap_up_seconds=0)
    talk = await busy_agent(house)
    call = house.call(DIRECT, caller=CITIZEN, keys={}, legs=[FakeLeg(talk_seconds=None)])
    await call.until(lambda: call.music is not None)
    call.press("2")
    await call.hears("callback-confirm")
    house.journal.hold()
    call.press("1")
    talk.end_leg()
    await asyncio.sleep(1)
    assert house.live(call).state is CallState.RESERVED
    house.journal.release()
    await call.until(lambda: call.leg == "talking", 3)
    assert house.dispatcher.live.callbacks == {}
    assert "en/callback-kept" not in call.prompts


@in_virtual_time
async def test_a_number_is_called_back_once(house: House) -> None:
    """A second wish for the same number is refused; the caller keeps the place."""
    await asks(house)
    other = house.call(
        DIRECT, caller="+96891230002", keys={"callback-confirm": ["2", "1"]},
    )  # fmt: skip
    await other.until(lambda: other.music is not None)
    other.press("2")
    await other.hears("callback-enter-number")
    other.press("91230001#")
    await other.hears("callback-already")
    assert len(house.journal.of_type(CallbackRequested)) == 1
    assert house.live(other).state is CallState.WAITING


@in_virtual_time
async def test_callbacks_count_among_those_who_wait(tmp_path: Path) -> None:
    """So there are never more of them than may wait in the queue."""
    house = house_with_callbacks(tmp_path, queues__water__max_waiting=2)
    await asks(house)
    await asks(house, "+96891230002")
    third = house.call(DIRECT, caller="+96891230003")
    await third.hears("agents-busy")


@pytest.mark.parametrize(
    "changes",
    [
        {"queues.water.callback": None},
        {"callbacks": {}},
        {"hours": {"never": {}}, "queues.water.callback": {"hours": "never"}},
    ],
)
@in_virtual_time
async def test_without_callbacks_the_key_does_nothing(tmp_path: Path, changes: dict[str, object]) -> None:
    """None for this queue, no trunk, or outside the hours."""
    house = house_with_callbacks(
        tmp_path, **{key.replace(".", "__"): value for key, value in changes.items()}
    )
    call = house.call(DIRECT, caller=CITIZEN)
    await call.until(lambda: call.music is not None)
    call.press("2")
    await asyncio.sleep(10)
    assert not any("callback" in prompt for prompt in call.prompts)


@in_virtual_time
async def test_a_caller_whose_controller_died_after_the_promise_may_go(house: House) -> None:
    """Place kept, and told so; not in line a second time."""
    call = house.call(DIRECT, caller=CITIZEN, keys={})
    await call.until(lambda: call.music is not None)
    call.press("2")
    await call.hears("callback-confirm")
    house.journal.hold()
    call.press("1")
    await asyncio.sleep(3)
    house = await house.killed()
    back = house.comes_back(call)
    await back.hears("callback-kept")
    await back.ended()
    assert len(house.dispatcher.live.callbacks) == 1
    assert house.dispatcher.waiting("water") == 1
    assert house.journal.of_type(CallbackEnded) == []


@pytest.mark.parametrize(("expected", "offered"), [(None, False), (1000.0, False), (1001.0, True)])
@in_virtual_time
async def test_by_rule_it_is_offered_where_much_waiting_is_expected(
    house: House, expected: float | None, offered: bool
) -> None:
    """And not where nobody knows."""
    call = house.call(DIRECT, caller=CITIZEN)
    await call.until(lambda: call.music is not None)
    context = house.script._context(call.caller_channel())
    assert is_offered(context, "water", lambda: expected) is offered
