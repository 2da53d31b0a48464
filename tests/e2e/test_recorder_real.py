"""Recordings by a real Asterisk: which side is where, what is left out, and what survives a controller."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from hotline import database
from hotline.asterisk.agi import CallerChannel, CallerHungUp, FastAgiServer
from hotline.asterisk.program import AsteriskProgram
from hotline.clock import wall_clock
from hotline.events import CallEnded, Event, RecordingFinalised
from hotline.journal import Journal, JournalReader
from hotline.recorder.archive.keeping import Archive
from hotline.recorder.archive.opening import open_recordings
from hotline.recorder.conversations import Recorder
from hotline.testing.recordings import decrypted
from tests.e2e import audio
from tests.e2e.audio import RATE, Sound
from tests.e2e.bare_machine import MUSIC, PITCH, VOICE, Machine, agent, citizen, start, stop
from tests.e2e.ports import Ports
from tests.e2e.waiting import eventually

#: Pitch of what the agent says, and of what each side says when both speak at the same moment; hertz.
AGENT, CALLER_CHIRP, AGENT_CHIRP = 2500.0, 600.0, 800.0

Script = Callable[[CallerChannel], Awaitable[None]]


@pytest.fixture(scope="module")
def machine(
    tmp_path_factory: pytest.TempPathFactory, ports: Ports, asterisk_program: AsteriskProgram
) -> Iterator[Machine]:
    """Given an Asterisk with our dialplan, a citizen and an agent."""
    folder = tmp_path_factory.mktemp("m") / "var with blanks"
    started = start(folder, ports, asterisk_program, allow_anonymous=True)
    yield started
    stop(started)


@dataclass
class Office:
    """What a controller has: a journal, and a recorder that a test may replace."""

    machine: Machine
    journal: Journal
    reader: JournalReader
    archive: Archive
    recorder: Recorder

    def successor(self) -> None:
        """Have the next controller come."""
        self.recorder = Recorder(
            self.journal, self.machine.paths.recordings, wall_clock, keep=self.archive.keep
        )

    async def record_and_talk(self, channel: CallerChannel) -> None:
        """Let the caller wait with music, then ring agent 1001 and let both talk."""
        await channel.music(on=True)
        await channel.wait_for_digit(0.6)
        await channel.music(on=False)
        await self.recorder.start(channel, channel.uniqueid)
        outcome = await channel.dial("PJSIP/1001", seconds=10)
        if outcome.caller_hung_up:
            raise CallerHungUp

    async def end(self, channel: CallerChannel) -> None:
        """End the call as its script does."""
        await self.recorder.stop(channel, channel.uniqueid)
        await channel.set_variable("CALLDONE", "1")
        self.journal.append(CallEnded(at=wall_clock(), call=channel.uniqueid, reason="completed"))

    @asynccontextmanager
    async def serve(self, script: Script) -> AsyncIterator[None]:
        """Serve calls by a script; at the end the controller is gone at once."""
        agi = self.machine.config.asterisk
        server = FastAgiServer({"call": script}, host=agi.agi_host, port=agi.agi_port)
        await server.start()
        try:
            yield
        finally:
            await server.close(0.0)

    async def events(self) -> list[Event]:
        await self.journal.flush()
        return [entry.event for entry in await self.reader.after(0)]

    async def finished(self, within: float = 15.0) -> Path:
        """Wait for the recording and return its file."""

        async def look() -> list[RecordingFinalised]:
            return [event for event in await self.events() if isinstance(event, RecordingFinalised)]

        (event,) = await eventually(look, "the recording", within=within)
        await self.recorder.settle()
        assert list((self.machine.paths.recordings / "raw").iterdir()) == []
        return decrypted(self.machine.paths, event.path)


@pytest.fixture
async def office(machine: Machine, tmp_path: Path) -> AsyncIterator[Office]:
    url = f"sqlite+aiosqlite:///{tmp_path}/journal.db"
    await database.migrate(url)
    engine = database.create_engine(url)
    journal = Journal(engine, "real")
    reader = JournalReader(engine, journal)
    archive = open_recordings(
        journal, engine, reader, machine.paths, current=lambda: machine.config, clock=wall_clock
    ).archive
    recorder = Recorder(journal, machine.paths.recordings, wall_clock, keep=archive.keep)
    office = Office(machine, journal, reader, archive, recorder)
    yield office
    await office.recorder.close()
    await archive.close()
    await journal.close()
    await engine.dispose()


def loudness(sound: Sound, hertz: float) -> float:
    """Return how much of a tone there is, over the whole sound."""
    time = np.arange(len(sound)) / RATE
    return float(2 * np.abs(np.mean(sound * np.exp(-2j * np.pi * hertz * time))))


def seconds_of(sound: Sound, hertz: float) -> list[float]:
    """Return the places where a tone is heard, in pieces of 20 ms."""
    piece = RATE // 50
    places = range(0, len(sound) - piece, piece)
    return [place / RATE for place in places if loudness(sound[place : place + piece], hertz) > 0.05]


async def test_given_music_and_a_talk_when_the_agent_hangs_up_then_both_sides_are_apart(
    office: Office, machine: Machine, tmp_path: Path
) -> None:
    """The caller is left, the agent right, both at the same time; music and prompts are left out."""

    async def script(channel: CallerChannel) -> None:
        await office.record_and_talk(channel)
        await channel.stream_file(str(machine.paths.sounds / "ar/lifeboat"))
        await office.end(channel)

    async with office.serve(script), citizen(machine, tmp_path) as caller, agent(machine, tmp_path) as person:
        await caller.dial("1111")
        await person.wait_ringing()
        await person.answer()
        answered_at = time.monotonic()
        await person.wait_answered()
        await person.say(audio.tone(AGENT, 30.0))
        await asyncio.sleep(1.5)
        chirps = audio.tone(CALLER_CHIRP, 0.5), audio.tone(AGENT_CHIRP, 0.5)
        await asyncio.gather(caller.say(chirps[0]), person.say(chirps[1]))
        await asyncio.sleep(1.5)
        await person.hang_up()
        await caller.wait_closed()
    left, right = audio.read_sides(await office.finished())
    assert 2.5 < audio.seconds(left) < time.monotonic() - answered_at + 1.0
    assert len(seconds_of(left, VOICE)) > 50
    assert len(seconds_of(right, AGENT)) > 40
    assert seconds_of(left, AGENT) == seconds_of(right, VOICE) == []
    # What is still on its way when the bridge begins or ends is heard for a moment.
    for unwanted in (MUSIC, PITCH["ar/lifeboat"]):
        assert seconds_of(left, unwanted) == []
        assert len(seconds_of(right, unwanted)) <= 5
    begins = seconds_of(left, CALLER_CHIRP)[0], seconds_of(right, AGENT_CHIRP)[0]
    assert abs(begins[0] - begins[1]) < 0.5


async def test_given_a_talk_when_the_caller_hangs_up_then_it_is_kept(
    office: Office, machine: Machine, tmp_path: Path
) -> None:
    """Stopping works on a channel whose caller is gone."""

    async def script(channel: CallerChannel) -> None:
        try:
            await office.record_and_talk(channel)
        except CallerHungUp:
            await office.end(channel)

    async with office.serve(script), citizen(machine, tmp_path) as caller, agent(machine, tmp_path) as person:
        await caller.dial("1111")
        await person.wait_ringing()
        await person.answer()
        await asyncio.sleep(1.5)
        await caller.hang_up()
        left, _ = audio.read_sides(await office.finished(within=3.0))
    assert len(seconds_of(left, VOICE)) > 50


async def test_given_a_talk_when_the_controller_dies_then_its_successor_has_the_whole(
    office: Office, machine: Machine, tmp_path: Path
) -> None:
    """Asterisk goes on to write; who comes after the call finishes the file, once."""
    async with citizen(machine, tmp_path) as caller, agent(machine, tmp_path) as person:
        async with office.serve(office.record_and_talk):
            await caller.dial("1111")
            await person.wait_ringing()
            await person.answer()
            answered_at = time.monotonic()
            await asyncio.sleep(1.0)
        await asyncio.sleep(1.5)
        await caller.hang_up()
        await person.wait_closed()
    await asyncio.sleep(0.5)
    office.successor()
    assert await office.recorder.recover(set()) == 1
    left, right = audio.read_sides(await office.finished())
    assert 2.0 < audio.seconds(left) < time.monotonic() - answered_at + 1.0
    assert len(left) == len(right)
    office.successor()
    assert await office.recorder.recover(set()) == 0


async def test_given_a_talk_when_a_successor_takes_over_then_it_stays_one_recording(
    office: Office, machine: Machine, tmp_path: Path
) -> None:
    """The successor finds it running, does not begin anew, and stops it when the talk is over."""

    async def script(channel: CallerChannel) -> None:
        await office.end(channel)

    calls: list[str] = []

    async def first(channel: CallerChannel) -> None:
        calls.append(channel.uniqueid)
        await channel.set_variable("HOTLINE_STEP", "served")
        await office.record_and_talk(channel)

    async with citizen(machine, tmp_path) as caller, agent(machine, tmp_path) as person:
        async with office.serve(first):
            await caller.dial("1111")
            await person.wait_ringing()
            await person.answer()
            answered_at = time.monotonic()
            await asyncio.sleep(1.0)
        office.successor()
        assert await office.recorder.recover(set(calls)) == 0
        async with office.serve(script):
            await asyncio.sleep(1.0)
            await person.hang_up()
            await caller.wait_closed()
            left, _ = audio.read_sides(await office.finished())
    assert 1.5 < audio.seconds(left) < time.monotonic() - answered_at + 1.0
