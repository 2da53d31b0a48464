"""One call, one coroutine: how calls end, and what one call's trouble does to others."""

import asyncio
from pathlib import Path

import pytest

from hotline.asterisk.agi import FastAgiServer
from hotline.events import CallAbandoned, CallArrived, CallEnded, LanguageChosen, MessageLeft
from hotline.queue.live import AgentState, CallState
from hotline.testing.agi import FakeCall, FakeLeg, FakeSpeech
from hotline.testing.caller import HANG_UP, DirectCall
from hotline.testing.city import BEGIN
from hotline.testing.logs import LogLines, errors
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

#: Goes straight to the queue `water`, in English.
DIRECT = "1112"


def ends(house: House, call: FakeCall) -> list[str]:
    """Return how the call ended, once for each time that the journal says so."""
    return [event.reason for event in house.journal.story(call.uniqueid) if isinstance(event, CallEnded)]


def broken(house: House, prompt: str) -> DirectCall:
    """Let somebody call for whom a prompt has no file."""
    return house.call("1113", missing=[house.prompts.path("en", prompt)])


# --- ordinary ends ---


@in_virtual_time
async def test_a_call_that_was_helped_is_complete(house: House) -> None:
    """The whole way: arrival, notice, language, menus, wait, agent, talk, end; the dialplan hangs up."""
    call = house.call(
        keys={"ar/welcome": "2", "main-menu": "1", "water-menu": "1"}, legs=[FakeLeg(talk_seconds=60)]
    )
    await call.hears("next-in-line")
    await asyncio.sleep(10)
    house.sign_in("1001")
    await call.ended()
    assert house.told(call) == [
        "CallArrived", "ConsentNoticePlayed", "LanguageChosen", "MenuEntered", "MenuChosen", "MenuEntered",
        "MenuChosen", "CallQueued", "PositionAnnounced", "AgentReserved", "AgentRinging", "AgentAnswered",
        "TalkEnded", "CallEnded",
    ]  # fmt: skip
    assert ends(house, call) == ["completed"]
    assert call.variables["CALLDONE"] == "1"
    assert house.dispatcher.live.calls == {}
    assert house.legs.of_call(call.uniqueid) is None
    assert house.script.attached == set()
    assert call.pipelined == 0


@in_virtual_time
async def test_the_arrival_says_who_dialled_what(house: House) -> None:
    """The number in one spelling, the dialled number, and Asterisk's name of the channel."""
    call = house.call(caller="96890000002")
    await house.turn()
    call.hang_up()
    await call.ended()
    (arrived,) = house.journal.of_type(CallArrived)
    assert (arrived.at, arrived.call, arrived.channel) == (BEGIN, call.uniqueid, call.channel)
    assert (arrived.caller, arrived.dialled) == ("+96890000002", "1111")


@pytest.mark.parametrize("caller", [{"caller": "unknown"}, {"presentation": 32}, {"caller": "anonymous"}])
@in_virtual_time
async def test_a_caller_without_a_number_is_a_caller(house: House, caller: dict[str, str | int]) -> None:
    """Withheld or unknown, the call is the same."""
    call = house.call(**caller)  # type: ignore[arg-type]
    await call.hears("welcome")
    call.hang_up()
    await call.ended()
    assert [event.caller for event in house.journal.of_type(CallArrived)] == [None]


@in_virtual_time
async def test_the_dialplan_knows_from_the_first_moment_that_the_call_is_served(house: House) -> None:
    """From then on it waits longer for the next controller."""
    call = house.call()
    await call.hears("welcome")
    assert call.commands[0] == ["SET", "VARIABLE", "HOTLINE_STEP", "served"]
    call.hang_up()
    await call.ended()


@pytest.mark.parametrize("tells", [True, False])
@in_virtual_time
async def test_a_hang_up_ends_the_call_once(house: House, tells: bool) -> None:
    """Whether Asterisk says HANGUP between two commands or only refuses the next one."""
    call = house.call()
    call.tells_hang_up = tells
    await call.hears("consent-notice")
    call.hang_up()
    await call.ended()
    assert ends(house, call) == ["caller hung up"]


@in_virtual_time
async def test_a_caller_who_was_gone_before_the_first_word_has_called(house: House) -> None:
    """The journal has the arrival and the end."""
    call = house.call()
    call.hang_up()
    await call.ended()
    assert house.told(call) == ["CallArrived", "CallEnded"]


# --- failures ---


@in_virtual_time
async def test_a_script_that_fails_says_sorry_and_brings_a_person(house: House, logs: LogLines) -> None:
    """Nobody hears a dead line because of our mistake; the log has it."""
    house.sign_in("1001")
    call = broken(house, "main-menu")
    call.legs = [FakeLeg(talk_seconds=20)]
    await call.ended()
    assert call.prompts[-3:] == ["en/sorry-problem", "en/thanks", "en/goodbye"]
    assert call.dialled[0].startswith("PJSIP/1001,")
    assert ends(house, call) == ["failed"]
    assert call.variables["CALLDONE"] == "1"
    assert errors(logs) == ["call script failed"]


@in_virtual_time
async def test_one_call_that_fails_harms_no_other(house: House) -> None:
    """A broken prompt for one is a full greeting for the others."""
    before, call, after = house.call(), broken(house, "welcome"), house.call()
    await call.hears("sorry-problem")
    for other in (before, after):
        await other.hears("main-menu")
        assert ends(house, other) == []
        other.hang_up()
        await other.ended()
    call.hang_up()
    await call.ended()
    assert ends(house, call) == ["failed"]
    assert [ends(house, other) for other in (before, after)] == 2 * [["caller hung up"]]


@in_virtual_time
async def test_after_the_apology_a_message_can_be_left(house: House) -> None:
    """The promise of a person is kept like in any queue, also where nobody is signed in."""
    call = broken(house, "main-menu")
    call.keys = {"offer-message": "1"}
    await call.ended()
    assert len(house.journal.of_type(MessageLeft)) == 1
    assert call.prompts[-1] == "en/goodbye"
    assert ends(house, call) == ["failed"]


@pytest.mark.parametrize("keys", [{"sorry-problem": HANG_UP}, {"nobody-signed-in": HANG_UP}])
@in_virtual_time
async def test_a_hang_up_after_a_failure_ends_the_call_once(house: House, keys: dict[str, str]) -> None:
    """In the apology or behind it."""
    call = broken(house, "main-menu")
    call.keys = keys
    await call.ended()
    assert ends(house, call) == ["failed"]
    assert house.dispatcher.live.calls == {}


@in_virtual_time
async def test_a_call_that_fails_twice_is_ended(house: House, logs: LogLines) -> None:
    """It does not go round for ever; both faults are in the log."""
    call = house.call(DIRECT, missing=[house.prompts.path("en", "nobody-signed-in")])
    await call.ended()
    assert ends(house, call) == ["failed"]
    assert call.variables["CALLDONE"] == "1"
    assert errors(logs) == ["call script failed", "even the apology failed"]
    assert house.dispatcher.live.calls == {}


@in_virtual_time
async def test_a_failure_in_the_line_keeps_the_place(house: House) -> None:
    """The caller waits on in the same queue, not behind everybody in another."""
    call = house.call(DIRECT, missing=[house.prompts.path("en", "next-in-line")])
    await call.hears("sorry-problem", "nobody-signed-in")
    call.hang_up()
    await call.ended()
    assert house.told(call).count("CallQueued") == 1
    assert [event.queue for event in house.journal.of_type(CallAbandoned)] == ["water"]


@in_virtual_time
async def test_a_number_that_nobody_configured_is_a_person(house: House) -> None:
    """A dialplan of yesterday beside a configuration of today is no dead line."""
    call = house.call("9999")
    await call.hears("sorry-problem", "nobody-signed-in")
    assert house.live(call).queue == "general"
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_recording_that_cannot_be_ended_keeps_nobody(house: House) -> None:
    """The caller is thanked, the call is done and written as ended; nobody hears an apology."""
    house.sign_in("1001")
    house.recorder.error = OSError("disk full")
    call = house.call(DIRECT, legs=[FakeLeg()])
    await call.ended()
    assert call.prompts == ["en/thanks", "en/goodbye"]
    assert call.variables["CALLDONE"] == "1"
    assert ends(house, call) == ["completed"]


# --- lost connections and killed controllers ---


@pytest.mark.parametrize(
    "prompt", ["welcome", "main-menu", "nobody-signed-in", "beep", "message-kept", "thanks"]
)
@in_virtual_time
async def test_a_lost_connection_is_no_end_of_the_call(house: House, prompt: str) -> None:
    """The channel may come back: others look after it, and nothing is claimed."""
    keys = {"main-menu": "3"} if prompt in {"beep", "message-kept", "thanks"} else {"main-menu": "0"}
    call = house.call("1113", keys=keys)
    await call.hears(prompt)
    call.lose_connection()
    await call.ended(10)
    assert ends(house, call) == []
    assert not {"CallAbandoned", "MessageDiscarded"} & set(house.told(call))
    assert house.looks == [2.0]
    assert house.script.attached == set()


@pytest.mark.parametrize("leg", ["ringing", "talking"])
@in_virtual_time
async def test_a_connection_that_is_lost_at_the_agents_is_no_end_either(house: House, leg: str) -> None:
    """Both may go on talking; the manager interface tells what becomes of it."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg(ring_seconds=5, talk_seconds=None)])
    await call.until(lambda: call.leg == leg)
    call.lose_connection()
    await call.ended(1)
    assert ends(house, call) == []
    assert "TalkEnded" not in house.told(call)
    assert "CallAbandoned" not in house.told(call)
    assert house.legs.of_call(call.uniqueid) is not None


@pytest.mark.parametrize("prompt", ["sorry-problem", "nobody-signed-in"])
@in_virtual_time
async def test_a_connection_that_is_lost_in_the_apology_is_no_end_either(house: House, prompt: str) -> None:
    """The next session goes on with the call."""
    call = broken(house, "main-menu")
    await call.hears(prompt)
    call.lose_connection()
    await call.ended(10)
    assert ends(house, call) == []
    assert house.looks == [2.0]


@in_virtual_time
async def test_a_call_whose_connection_broke_and_whose_channel_is_gone_is_ended_by_a_look(
    house: House,
) -> None:
    """Asterisk died: exactly one end, `lost`."""
    call = house.call(DIRECT)
    await call.hears("next-in-line")
    house.ami.calls.clear()
    call.lose_connection()
    await call.ended(1)
    await asyncio.sleep(5)
    assert ends(house, call) == ["lost"]
    assert house.told(call)[-2:] == ["CallAbandoned", "CallEnded"]


@in_virtual_time
async def test_a_call_whose_connection_broke_comes_back_to_its_place(house: House) -> None:
    """Also to the same controller."""
    call = house.call(DIRECT)
    await call.hears("next-in-line")
    call.lose_connection()
    await call.ended(1)
    again = house.comes_back(call)
    await again.hears("nobody-signed-in")
    assert house.live(again).state is CallState.WAITING
    assert house.live(again).queued_at == BEGIN
    again.hang_up()
    await again.ended()
    assert ends(house, call) == ["caller hung up"]


@pytest.mark.parametrize("seconds", [0.0, 1.0, 9.0, 14.0, 30.0, 62.0])
@in_virtual_time
async def test_a_cancelled_script_leaves_the_call_as_it_is(house: House, seconds: float) -> None:
    """The controller ends: no end of the call, no CALLDONE, so that the next one goes on."""
    house.sign_in("1001")
    call = house.call(
        keys={"ar/welcome": "2", "main-menu": "1", "water-menu": "1"},
        legs=[FakeLeg(ring_seconds=10, talk_seconds=50)],
    )
    await asyncio.sleep(seconds)
    assert call.script is not None
    call.script.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call.script
    assert ends(house, call) == []
    assert "CallAbandoned" not in house.told(call)
    assert "CALLDONE" not in call.variables
    assert house.script.attached == set()


@in_virtual_time
async def test_a_script_that_is_cancelled_at_its_end_claims_no_end(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the last word and CALLDONE the call is still open."""
    house.sign_in("1001")
    call = house.call(DIRECT, legs=[FakeLeg()])
    hanging = asyncio.Event()

    async def stop(*_: object) -> None:
        if "TalkEnded" in house.told(call):
            await hanging.wait()

    monkeypatch.setattr(house.recorder, "stop", stop)
    await call.until(lambda: "AgentAnswered" in house.told(call))
    await asyncio.sleep(1)
    assert call.script is not None
    call.script.cancel()
    await asyncio.gather(call.script, return_exceptions=True)
    assert ends(house, call) == []
    assert "CALLDONE" not in call.variables


@in_virtual_time
async def test_calls_with_a_script_are_known(house: House) -> None:
    """The others wait for theirs to come back."""
    call = house.call()
    await call.hears("welcome")
    assert house.script.attached == {call.uniqueid}
    call.hang_up()
    await call.ended()
    assert house.script.attached == set()


# --- over a real socket ---


async def test_the_same_call_over_a_socket(tmp_path: Path) -> None:
    """Server, protocol and channel as in production: menus, a message, its reference, the end."""
    house = House(tmp_path)
    server = FastAgiServer({"call": house.script.serve}, host="127.0.0.1", port=0)
    await server.start()
    try:
        prompts = {
            house.prompts.path("en", name): key for name, key in (("main-menu", "3"), ("message-review", "3"))
        }
        call = FakeCall(
            arguments=("1111",),
            keys={house.prompts.path("ar", "welcome"): "2"} | prompts,
            speeches=[FakeSpeech(5.0, "#")],
            pace=0.01,
        )
        await call.connect(server.port)
        await call.ended()
    finally:
        await server.close(1.0)
    assert house.told(call) == [
        "CallArrived", "ConsentNoticePlayed", "LanguageChosen", "MenuEntered", "MenuChosen", "MessageStarted",
        "MessageLeft", "CaseOpened", "ReferenceSpoken", "CallEnded",
    ]  # fmt: skip
    assert house.journal.of_type(LanguageChosen)[0].by == "key"
    assert call.variables["CALLDONE"] == "1"
    assert call.pipelined == 0


async def test_a_hang_up_over_a_socket(tmp_path: Path) -> None:
    """The script learns of it behind the reply to its command, and the agent is free."""
    house = House(tmp_path)
    house.sign_in("1001")
    server = FastAgiServer({"call": house.script.serve}, host="127.0.0.1", port=0)
    await server.start()
    try:
        call = FakeCall(arguments=(DIRECT,), legs=[FakeLeg(ring_seconds=None)], pace=0.01)
        await call.connect(server.port)
        await call.until(lambda: call.leg == "ringing")
        call.hang_up()
        await call.ended()
    finally:
        await server.close(1.0)
    assert ends(house, call) == ["caller hung up"]
    assert house.agent("1001") is AgentState.AVAILABLE
