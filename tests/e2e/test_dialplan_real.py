"""Our dialplan on a real Asterisk without our controller: the lifeboat, and how it looks for a controller."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from hotline.asterisk.program import AsteriskProgram
from tests.e2e import audio, sipp
from tests.e2e.bare_machine import (
    MUSIC,
    PITCH,
    VOICE,
    Machine,
    Session,
    agent,
    assert_hears,
    citizen,
    controller,
    pitches,
    start,
    stop,
)
from tests.e2e.ports import Ports
from tests.e2e.waiting import eventually


@pytest.fixture(scope="module")
def machine(
    tmp_path_factory: pytest.TempPathFactory, ports: Ports, asterisk_program: AsteriskProgram
) -> Iterator[Machine]:
    """An Asterisk that lets strangers dial our numbers, and has less patience with controllers than ours."""
    with pytest.MonkeyPatch.context() as patience:
        patience.setattr("hotline.dialplans.view.TRIES_FRESH", 1)
        patience.setattr("hotline.dialplans.view.TRIES_SERVED", 5)
        started = start(tmp_path_factory.mktemp("m") / "var", ports, asterisk_program, allow_anonymous=True)
    yield started
    stop(started)
    trouble = (started.paths.log / "asterisk-messages.log").read_text()
    # Without a controller each try to reach it is worth a line; nothing else is.
    unexpected = [line for line in trouble.splitlines() if "WARNING" in line or "ERROR" in line]
    assert [line for line in unexpected if "res_agi.c" not in line and "func_env.c" not in line] == []


async def spooled(machine: Machine, before: set[Path]) -> dict[str, str]:
    """Return what the note beside the newest message says once it is complete; `wav` is the audio's path."""

    def look() -> dict[str, str]:
        for path in set(machine.paths.lifeboat.glob("*.txt")) - before:
            note = dict(line.split("=", 1) for line in path.read_text().splitlines())
            if "status" in note:
                return {**note, "wav": str(path.with_suffix(".wav"))}
        return {}

    return await eventually(look, "a message in the spool", within=10.0)


def notes(machine: Machine) -> set[Path]:
    return set(machine.paths.lifeboat.glob("*.txt"))


def has_audio(note: dict[str, str]) -> bool:
    return Path(note["wav"]).exists()


def seconds_of_voice(path: Path) -> float:
    """Return how long the citizen's tone is heard in a recording."""
    sound = audio.read(path)
    block = audio.RATE // 10
    loud = 0
    for place in range(0, len(sound) - block + 1, block):
        spectrum = np.abs(np.fft.rfft(sound[place : place + block] * np.hanning(block)))
        loud += bool(spectrum.max() > 20 and abs(spectrum.argmax() * 10 - VOICE) < 30)
    return loud / 10


# --- the lifeboat ---


async def test_without_a_controller_the_dialplan_apologises_and_takes_a_message(
    machine: Machine, tmp_path: Path
) -> None:
    """The caller hears both languages, leaves a message, is thanked, and the spool knows who called."""
    before, began = notes(machine), time.time()
    async with citizen(machine, tmp_path) as phone:
        await phone.dial("1111")
        await phone.wait_answered()
        await eventually(
            lambda: PITCH["ar/beep"] in pitches(phone.heard()), "the beep", within=15.0, every=0.2
        )
        await asyncio.sleep(2.0)
        await phone.press("#")
        await phone.wait_closed()
        assert_hears(
            phone, "ar/lifeboat", "en/lifeboat", "ar/beep", "ar/lifeboat-thanks", "en/lifeboat-thanks"
        )
    note = await spooled(machine, before)
    assert note["from"] == "+96891234567"
    assert note["dialled"] == "1111"
    assert note["language"] == "ar"
    assert note["status"] == "done"
    assert began <= int(note["at"]) + 1 <= time.time() + 1
    assert seconds_of_voice(Path(note["wav"])) > 1.0
    assert Path(note["wav"]).stem.startswith("real-")


async def test_a_hang_up_in_the_middle_of_the_message_keeps_what_was_said(
    machine: Machine, tmp_path: Path
) -> None:
    """Who hangs up while speaking has left a message all the same, and its note is closed exactly once."""
    before = notes(machine)
    async with citizen(machine, tmp_path) as phone:
        await phone.dial("+96824001111")
        await phone.wait_answered()
        await eventually(
            lambda: PITCH["ar/beep"] in pitches(phone.heard()), "the beep", within=15.0, every=0.2
        )
        await asyncio.sleep(2.0)
        await phone.hang_up()
    note = await spooled(machine, before)
    assert note["dialled"] == "+96824001111"
    assert note["language"] == "en"
    assert seconds_of_voice(Path(note["wav"])) > 1.0
    assert Path(note["wav"]).with_suffix(".txt").read_text().count("status=") == 1


async def test_a_caller_who_leaves_during_the_apology_has_been_here(machine: Machine, tmp_path: Path) -> None:
    """Who hangs up before the beep leaves a note of the call, closed, and no audio."""
    before = notes(machine)
    async with citizen(machine, tmp_path) as phone:
        await phone.dial("1111")
        await phone.wait_answered()
        await eventually(
            lambda: PITCH["ar/lifeboat"] in pitches(phone.heard()), "sorry", within=15.0, every=0.05
        )
        await phone.hang_up()
    note = await spooled(machine, before)
    assert note["from"] == "+96891234567"
    assert note["status"] == "done"
    assert not has_audio(note)


async def test_a_name_instead_of_a_number_never_reaches_the_spool(machine: Machine, tmp_path: Path) -> None:
    """Of what a caller sends as number only digits and a plus sign are written."""
    before = notes(machine)
    run = await sipp.start(
        "stay_and_hang_up", folder=tmp_path, ports=machine.ports, server=machine.sip, service="1111",
        user="x$(id),9&", values={"stay": 4000},
    )  # fmt: skip
    await run.finish(within=15.0)
    assert (await spooled(machine, before))["from"] == "9"


# --- the controller's way in ---


async def test_a_call_that_is_done_is_hung_up(machine: Machine, tmp_path: Path) -> None:
    """The controller learns what was dialled, and its CALLDONE ends the call."""

    async def serve(session: Session) -> None:
        await session.set("CALLDONE", "1")

    async with controller(machine, serve) as sessions, citizen(machine, tmp_path) as phone:
        await phone.dial("1111")
        await phone.wait_answered()
        await phone.wait_closed(within=2.0)
    assert len(sessions) == 1
    assert sessions[0].request["arg_1"] == "1111"
    assert "arg_2" not in sessions[0].request
    assert sessions[0].request["language"] == "ar"
    assert sessions[0].request["network_script"] == "call"


async def test_a_served_call_waits_with_music_for_the_next_controller(
    machine: Machine, tmp_path: Path
) -> None:
    """A caller whose controller died hears music, and the next controller is told how far the call was."""

    async def dies(session: Session) -> None:
        await session.set("HOTLINE_STEP", "served")
        await session.set("TRY", "0")

    async def finishes(session: Session) -> None:
        await session.set("CALLDONE", "1")

    async with citizen(machine, tmp_path) as phone:
        async with controller(machine, dies) as first:
            await phone.dial("1111")
            await eventually(lambda: first, "the first controller's session", within=5.0)
        # Longer than a fresh caller would wait.
        await asyncio.sleep(3.0)
        assert pitches(phone.heard()) == [MUSIC]
        async with controller(machine, finishes) as second:
            await phone.wait_closed(within=3.0)
    assert [session.request["arg_2"] for session in second] == ["served"]


async def test_a_call_that_kills_every_controller_ends_in_the_lifeboat(
    tmp_path: Path, ports: Ports, asterisk_program: AsteriskProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often controllers take the call over, after so many rounds it leaves them alone."""
    monkeypatch.setattr("hotline.dialplans.view.MAX_ROUNDS", 2)
    machine = await asyncio.to_thread(start, tmp_path / "var", ports, asterisk_program, allow_anonymous=True)
    try:

        async def dies(session: Session) -> None:
            await session.set("HOTLINE_STEP", "served")
            await session.set("TRY", "0")

        async with controller(machine, dies) as sessions, citizen(machine, tmp_path) as phone:
            await phone.dial("1111")
            await eventually(
                lambda: PITCH["ar/lifeboat"] in pitches(phone.heard()), "the lifeboat", within=10.0, every=0.2
            )
        assert len(sessions) == 3
    finally:
        await asyncio.to_thread(stop, machine)


async def test_a_feature_code_tells_the_controller_who_dialled_what(machine: Machine, tmp_path: Path) -> None:
    """The controller is told the action, the digit, and the agent's endpoint, not what the phone claims to be."""

    async def serve(session: Session) -> None:
        assert session.request["network_script"] == "feature"

    async with controller(machine, serve) as sessions, agent(machine, tmp_path) as phone:
        for code in ("*11", "*12", "*123", "*14", "*15", "*13"):
            await phone.dial(code)
            await phone.wait_closed(within=3.0)
        assert pitches(phone.heard()) == []
    told = [tuple(session.request.get(f"arg_{number}", "") for number in (1, 2, 3)) for session in sessions]
    actions = [("sign_in", ""), ("pause", ""), ("pause", "3"), ("end_wrap_up", ""), ("extend_wrap_up", ""),
               ("sign_out", "")]  # fmt: skip
    assert told == [(action, "1001", digit) for action, digit in actions]


async def test_a_feature_code_without_a_controller_says_so(machine: Machine, tmp_path: Path) -> None:
    """An agent who cannot be signed in is not left to believe it."""
    async with agent(machine, tmp_path) as phone:
        await phone.dial("*11")
        await phone.wait_closed(within=5.0)
        assert_hears(phone, "ar/feature-failed")
