"""A whole call on a real Asterisk, heard again in its recording: what is where, and what must not be there.

The caller's phone sends tones at known moments: in the menu, in the talk, after a pause. Each must be found in the
recording at its moment, to a tenth of a second; music, what was said in a pause, and keyed digits must not be found.
"""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
import pytest

from hotline import database
from hotline.app.control_client import ask
from hotline.app.control_wire import ControlError
from hotline.app.recording_control import RecordingKeys, muting
from hotline.asterisk.agi import AgiConnectionLost, CallerChannel, FastAgiServer
from hotline.asterisk.ami import AmiClient
from hotline.asterisk.program import AsteriskProgram
from hotline.clock import wall_clock
from hotline.events import (
    AgentAnswered,
    CallArrived,
    CallEnded,
    CallHeld,
    CallRetrieved,
    ConsentNoticePlayed,
    Event,
    RecordingFinalised,
    RecordingPaused,
    RecordingResumed,
)
from hotline.ivr.legs import Legs
from hotline.journal import Journal, JournalReader
from hotline.recorder.archive.mixing import Mix
from hotline.recorder.conversations import Recorder
from hotline.recorder.plan import RecordingPlan
from hotline.recorder.rules import Rules
from tests.e2e import audio
from tests.e2e.audio import RATE, Sound
from tests.e2e.bare_machine import MUSIC, VOICE, Machine, agent, citizen, start, stop
from tests.e2e.conversation import talk
from tests.e2e.parties import People
from tests.e2e.phones import Baresip
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

#: What is to be found in the recording: pitch in hertz, and how surely a piece of 20 ms has it.
IN_MENU, IN_TALK, OF_AGENT, IN_PAUSE, AFTER = 450.0, 3000.0, 1000.0, 1800.0, 2300.0
LOUD = 0.05

#: The two tones of the digit 5 (ITU-T Q.23).
FIVE = (770.0, 1336.0)

#: How exact the recording's times must be, seconds.
EXACT_SECONDS = 0.1

#: What a crash of Asterisk costs: a buffer of 32 KB.
BUFFER_SECONDS = 32_768 / 16_000

#: From a phone's answer to the command until its first packet with the new sound, seconds: two packets of 20 ms.
PHONE_SECONDS = 0.05


@dataclass
class Kept:
    """What an archive makes a file of."""

    plan: RecordingPlan
    caller: Sound
    agent: Sound
    #: What Asterisk wrote of the caller.
    raw: Sound


@dataclass
class Office:
    """A controller's journal, recorder, and ears at the manager interface; the script is the test's."""

    machine: Machine
    journal: Journal
    reader: JournalReader
    recorder: Recorder
    legs: Legs
    kept: list[Kept]

    async def recording(self) -> Kept:
        """Wait for the recording."""

        async def look() -> bool:
            return bool(self.kept)

        await eventually(look, "the recording", within=15)
        return self.kept[0]

    async def told(self, kind: type[Event], count: int = 1, within: float = 10.0) -> None:
        """Wait until the journal has so many events of a kind."""

        async def look() -> bool:
            await self.journal.flush()
            entries = await self.reader.after(0)
            return sum(isinstance(entry.event, kind) for entry in entries) >= count

        await eventually(look, f"{count} {kind.__name__}", within=within)

    async def serve(self, channel: CallerChannel) -> None:
        """Let the caller be heard in a menu, wait with music, talk with 1001, and end the call."""
        call = channel.uniqueid
        arrived = CallArrived(at=wall_clock(), call=call, caller=None, dialled="1111", channel=channel.name)
        self.journal.append(arrived)
        self.journal.append(ConsentNoticePlayed(at=wall_clock(), call=call))
        await self.recorder.listen(channel, call)
        await channel.wait_for_digit(20)
        await self.recorder.stop(channel, call)
        await channel.music(on=True)
        await channel.wait_for_digit(1.0)
        self.legs.expect(call, "1001", "water", 0.0)
        await self.recorder.start(channel, call)
        try:
            outcome = await channel.dial("PJSIP/1001", seconds=20)
            self.legs.talk_ended(call, caller_hung_up=outcome.caller_hung_up)
            await self.recorder.stop(channel, call)
            await channel.set_variable("CALLDONE", "1")
        except AgiConnectionLost:  # Asterisk is gone: whoever finds the channel gone ends the call
            self.journal.append(CallEnded(at=wall_clock(), call=call, reason="lost"))
        else:
            self.journal.append(CallEnded(at=wall_clock(), call=call, reason="completed"))


@pytest.fixture
def machine(tmp_path: Path, ports: Ports, asterisk_program: AsteriskProgram) -> Iterator[Machine]:
    """Given an Asterisk with our dialplan, a citizen and an agent."""
    started = start(tmp_path / "var", ports, asterisk_program, allow_anonymous=True)
    yield started
    stop(started)


@pytest.fixture
async def office(machine: Machine, tmp_path: Path) -> AsyncIterator[Office]:
    url = f"sqlite+aiosqlite:///{tmp_path}/journal.db"
    await database.migrate(url)
    engine = database.create_engine(url)
    journal = Journal(engine, "real")
    asterisk = machine.config.asterisk
    ami = AmiClient(
        host=asterisk.ami_host,
        port=asterisk.ami_port,
        username="hotline",
        secret=machine.secrets.ami_password,
    )
    await ami.connect()
    legs = Legs(journal.append, wall_clock)
    rules = Rules(pause_after_digit_seconds=1.0, min_free_megabytes=1)
    kept: list[Kept] = []
    folder = machine.paths.recordings

    async def keep(plan: RecordingPlan) -> None:
        kept.append(
            Kept(plan, *mixed(plan, folder), mixed(msgspec.structs.replace(plan, gaps=()), folder)[0])
        )

    recorder = Recorder(journal, folder, wall_clock, rules=lambda: rules, mute=muting(ami), keep=keep)
    made = Office(machine, journal, JournalReader(engine, journal), recorder, legs, kept)
    keys = RecordingKeys(recorder, legs, wall_clock)

    async def hear() -> None:
        async for event in ami.events():
            legs.handle(event)
            keys.handle(event)

    hearing = asyncio.create_task(hear())
    yield made
    await ami.close()
    hearing.cancel()
    await recorder.close()
    await journal.close()
    await engine.dispose()


@asynccontextmanager
async def served(office: Office) -> AsyncIterator[FastAgiServer]:
    agi = office.machine.config.asterisk
    server = FastAgiServer({"call": office.serve}, host=agi.agi_host, port=agi.agi_port)
    await server.start()
    try:
        yield server
    finally:
        await server.close(0.0)


def mixed(plan: RecordingPlan, folder: Path) -> tuple[Sound, Sound]:
    """Return both sides of the recording, as the archive makes them."""
    with closing(Mix(plan, folder)) as mix:
        samples = np.concatenate(list(mix.blocks())).astype(np.float32) / np.float32(32768)
    return samples[:, 0], samples[:, 1]


def moments(sound: Sound, hertz: float) -> list[float]:
    """Return where a tone is heard, seconds, in pieces of 20 ms."""
    piece = RATE // 50
    wave = 2 * np.hanning(piece) * np.exp(-2j * np.pi * hertz * np.arange(piece) / RATE)
    count = len(sound) // piece
    levels = 2 * np.abs(sound[: count * piece].reshape(count, piece) @ wave) / piece
    return [float(place) / 50 for place in np.flatnonzero(levels > LOUD)]


async def chirps(phone: Baresip, hertz: float) -> tuple[float, float]:
    """Have a phone send half a second of a tone; return between which moments it began, seconds since the epoch."""
    earliest = wall_clock()
    await phone.say(audio.tone(hertz, 0.5))
    latest = wall_clock() + PHONE_SECONDS
    await asyncio.sleep(0.8)
    return earliest, latest


def assert_at(sound: Sound, hertz: float, between: tuple[float, float], begins_at: float) -> None:
    """Check that a tone of half a second begins there, and is nowhere else."""
    found = moments(sound, hertz)
    assert found, f"{hertz:g} Hz is not in the recording"
    earliest, latest = (at - begins_at for at in between)
    where = f"{hertz:g} Hz is at {found[0]:.2f} s, and was sent between {earliest:.2f} and {latest:.2f} s"
    assert earliest - EXACT_SECONDS <= found[0] <= latest + EXACT_SECONDS, where
    assert 0.4 <= found[-1] - found[0] <= 0.6


def files_below(folder: Path) -> set[Path]:
    """Return all files, wherever in the folder they are."""
    return {file for file in folder.rglob("*") if file.is_file()}


async def keys_five_with_its_tone(caller: Baresip) -> None:
    """Press the key 5 as a phone does that sends the tone in-band as well, a little before its RFC 4733 packets."""
    five = audio.tone(FIVE[0], 0.6, 0.2) + audio.tone(FIVE[1], 0.6, 0.2)
    await caller.say(five)
    await asyncio.sleep(0.15)
    await caller.press("5")


async def test_a_call_from_consent_to_end_is_heard_at_its_times_and_without_what_must_not_be_there(
    office: Office, machine: Machine, tmp_path: Path
) -> None:
    """Menu, music, talk, hold, digits in-band and out of band, the agent's pause: each as it must be, to 100 ms."""
    at: dict[float, tuple[float, float]] = {}
    async with served(office), citizen(machine, tmp_path) as caller, agent(machine, tmp_path) as person:
        await caller.dial("1111")
        await caller.wait_answered()
        await caller.say(audio.silence(0.1))
        await office.told(ConsentNoticePlayed)
        await asyncio.sleep(0.3)
        at[IN_MENU] = await chirps(caller, IN_MENU)
        await caller.press("1")
        await person.wait_ringing()
        await person.answer()
        await office.told(AgentAnswered)
        await asyncio.sleep(0.3)
        at[IN_TALK] = await chirps(caller, IN_TALK)
        at[OF_AGENT] = await chirps(person, OF_AGENT)
        await person._command("hold")
        await office.told(CallHeld)
        await asyncio.sleep(0.8)
        await person._command("resume")
        await office.told(CallRetrieved)
        await keys_five_with_its_tone(caller)
        await office.told(RecordingPaused)
        await office.told(RecordingResumed)
        await person.press("*16")
        await office.told(RecordingPaused, 2)
        await chirps(caller, IN_PAUSE)
        await person.press("*16")
        await office.told(RecordingResumed, 2)
        at[AFTER] = await chirps(caller, AFTER)
        await person.hang_up()
        await caller.wait_closed()
        kept = await office.recording()
    begins_at, left, right = kept.plan.begins_at, kept.caller, kept.agent
    for hertz in (IN_MENU, IN_TALK, AFTER):
        assert_at(left, hertz, at[hertz], begins_at)
    assert_at(right, OF_AGENT, at[OF_AGENT], begins_at)
    for hertz in (*FIVE, IN_PAUSE):
        assert moments(left, hertz) == [], f"{hertz:g} Hz must not be in the recording"
    # The tone of the digit came before its packets: Asterisk has written it. A pause it has not.
    assert all(moments(kept.raw, hertz) for hertz in FIVE)
    assert moments(kept.raw, IN_PAUSE) == []
    # What is still on its way when the bridge begins or a hold is told of is heard for a moment.
    assert len(moments(right, MUSIC)) <= 5


async def test_given_a_talk_when_asterisk_is_killed_then_all_but_the_last_two_seconds_is_kept(
    office: Office, machine: Machine, tmp_path: Path
) -> None:
    """It writes in lumps of 32 KB a side: what was not written yet is lost, and nothing else is."""
    async with served(office), citizen(machine, tmp_path) as caller, agent(machine, tmp_path) as person:
        await caller.dial("1111")
        await caller.wait_answered()
        await office.told(ConsentNoticePlayed)
        await asyncio.sleep(1.0)
        await caller.press("1")
        await person.wait_ringing()
        await person.answer()
        await office.told(AgentAnswered)
        began = wall_clock()
        await asyncio.sleep(4.0)
        assert machine.instance.pid is not None
        os.kill(machine.instance.pid, signal.SIGKILL)
        seconds = wall_clock() - began
        await office.told(CallEnded)
    kept = await office.recording()
    (talk,) = [one for one in kept.plan.stretches if "+talk." in one.caller]
    assert (
        seconds - BUFFER_SECONDS - EXACT_SECONDS
        <= audio.seconds(kept.caller) - talk.begins
        <= seconds + EXACT_SECONDS
    )
    assert (
        len(moments(kept.caller[round(talk.begins * RATE) :], VOICE)) > 50 * (seconds - BUFFER_SECONDS) * 0.9
    )
    (segment,) = kept.plan.segments
    assert segment.agent == "1001"


async def test_given_a_caller_who_refuses_then_nothing_of_the_call_is_recorded(
    hotline_system: HotlineSystem, people: People
) -> None:
    """The key works in the notice, is confirmed, and holds for the whole call; no sound of it is on the disk ever."""
    person, caller = await people.agent("1001"), await people.caller()
    before = files_below(hotline_system.paths.data)
    await caller.dials("1111")
    await caller.ear.hears_begin("welcome", language="ar")
    await caller.presses("9")
    await caller.hears("recording-refused", language="ar")
    await caller.presses("2")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("11")
    await person.is_rung(caller)
    await person.answers()
    await talk(caller, person)
    call = await caller.call_id()
    with pytest.raises(ControlError, match="no talk"):
        ask(hotline_system.paths, "recording-pause", {"call": call})
    written = files_below(hotline_system.paths.data) - before
    await caller.hangs_up()
    kinds = hotline_system.story.kinds(await caller.call_ended())
    written |= files_below(hotline_system.paths.data) - before
    assert [
        file for file in written if call in file.name or hotline_system.paths.recordings in file.parents
    ] == []
    assert "RecordingRefused" in kinds
    assert not {"RecordingStarted", "RecordingFinalised", "RecordingFailed"} & set(kinds)


async def test_given_a_recorded_call_when_it_is_paused_by_command_then_it_is_one_recording_with_a_gap(
    hotline_system: HotlineSystem, people: People
) -> None:
    """The menu and the talk are one; the user of the machine is in the journal."""
    person, caller = await people.agent("1001"), await people.caller()
    await caller.dials("1111")
    await caller.ear.hears_begin("welcome", language="ar")
    await caller.presses("2")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("11")
    await person.is_rung(caller)
    await person.answers()
    await talk(caller, person)
    call = await caller.call_id()
    ask(hotline_system.paths, "recording-pause", {"call": call})
    ask(hotline_system.paths, "recording-resume", {"call": call})
    await caller.hangs_up()
    await hotline_system.story.told(RecordingFinalised, await caller.call_ended())
    kinds = hotline_system.story.kinds(call)
    for kind in ("RecordingStarted", "RecordingPaused", "RecordingResumed", "RecordingFinalised"):
        assert kinds.count(kind) == 1
    assert "RecordingFailed" not in kinds
