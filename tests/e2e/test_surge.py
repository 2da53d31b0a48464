"""Surge mode and reload on a real hotline: what a supervisor does in one command, the next caller hears."""

import asyncio
import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from hotline.events import (
    CallQueued,
    ControllerStarted,
    RulesLoaded,
    SurgeHeard,
    SurgeSwitchedOff,
    SurgeSwitchedOn,
)
from tests.e2e import audio
from tests.e2e.audio import Sound
from tests.e2e.listening import find
from tests.e2e.parties import Caller, People
from tests.e2e.system import HotlineSystem

TEXTS = (
    "--text", "ar=المِيَاهُ مَقْطُوعَةٌ فِي المَدِينَةِ كُلِّهَا.",
    "--text", "en=The water is off in the whole city until this evening.",
)  # fmt: skip

#: From the end of the command to the first word that a caller may miss.
AT_ONCE_SECONDS = 1.0


class Supervisor:
    """Somebody at the hotline's machine."""

    def __init__(self, system: HotlineSystem) -> None:
        self._system = system

    async def does(self, *words: str, status: int = 0) -> str:
        """Run a command of `hotline` and return what it printed."""
        done = await asyncio.to_thread(self._system.command, *words)
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def announcement(self, language: str) -> Sound:
        """Return the sound of the newest announcement."""
        switched = [event for event in self._system.story.events() if isinstance(event, SurgeSwitchedOn)]
        return audio.read(self._system.paths.sounds / f"{switched[-1].sounds[language]}.wav")


@pytest.fixture
def supervisor(hotline_system: HotlineSystem) -> Iterator[Supervisor]:
    """A supervisor who leaves nothing switched on."""
    yield Supervisor(hotline_system)
    hotline_system.command("surge", "off")


async def comes_in_english(people: People) -> Caller:
    """Let a citizen dial 1111 and choose English at the first word."""
    caller = await people.caller()
    await caller.dials("1111")
    await caller.ear.hears_begin("welcome", language="ar")
    await caller.presses("2")
    return caller


async def hears_announcement(caller: Caller, supervisor: Supervisor, language: str = "en") -> None:
    await caller.ear.hears_sound(supervisor.announcement(language), name="the announcement")


async def hears_the_menu_at_once(caller: Caller, supervisor: Supervisor) -> None:
    """Hear the menu, and nothing of the announcement before it."""
    await caller.hears("main-menu")
    match = await asyncio.to_thread(find, supervisor.announcement("en"), caller.phone.heard())
    assert not match.heard, f"the announcement was heard at {match.offset_seconds:.1f} s of the call"


async def test_given_a_surge_when_it_is_switched_on_then_the_next_caller_hears_it_until_it_is_switched_off(
    hotline_system: HotlineSystem, people: People, supervisor: Supervisor
) -> None:
    """One command; the language's own text, then the menu, and no word of it after `off`."""
    story = hotline_system.story
    said = await supervisor.does("surge", "on", *TEXTS, "--until", "+2h")
    assert "before the menu until" in said
    done_at = time.time()
    switched = await story.wait_for(SurgeSwitchedOn)
    assert switched.by
    assert switched.at < done_at + AT_ONCE_SECONDS

    caller = await comes_in_english(people)
    await hears_announcement(caller, supervisor)
    await caller.hears("main-menu")
    heard = await story.told(SurgeHeard, await caller.call_id())
    assert (heard.language, heard.whole) == ("en", True)
    await caller.hangs_up()

    direct = await people.caller()
    await direct.dials("1112")
    await hears_announcement(direct, supervisor)
    await story.told(CallQueued, await direct.call_id())
    await direct.hangs_up()

    assert "en: The water is off" in await supervisor.does("surge", "status")
    assert await supervisor.does("surge", "off") == "surge mode is off\n"
    assert (await story.wait_for(SurgeSwitchedOff)).by == switched.by
    after = await comes_in_english(people)
    await hears_the_menu_at_once(after, supervisor)
    await after.hangs_up()


async def test_given_a_surge_when_the_controller_is_killed_then_the_next_one_goes_on_with_it_to_its_end(
    hotline_system: HotlineSystem, people: People, supervisor: Supervisor
) -> None:
    """The state is a fold of the journal; the end needs nobody."""
    story = hotline_system.story
    before = time.monotonic()
    await supervisor.does("surge", "status")
    slow = time.monotonic() - before  # a command takes a second on an idle machine, and so does a restart
    until = datetime.now(ZoneInfo("Asia/Muscat")) + timedelta(seconds=min(60, 8 + 5 * slow))
    await supervisor.does("surge", "on", *TEXTS, "--until", f"{until:%Y-%m-%dT%H:%M:%S}")
    seen = story.last_seq()
    hotline_system.kill("controller")
    await story.wait_for(ControllerStarted, after=seen, within=10)
    await asyncio.to_thread(hotline_system.wait_healthy)

    caller = await comes_in_english(people)
    await hears_announcement(caller, supervisor)
    await caller.hangs_up()

    await asyncio.sleep(max(0.0, until.timestamp() - time.time()))
    after = await comes_in_english(people)
    await hears_the_menu_at_once(after, supervisor)
    await after.hangs_up()
    assert await supervisor.does("surge", "status") == "surge mode is off\n"


async def test_given_a_recording_when_it_is_all_that_callers_hear_then_the_call_ends_and_zero_leads_to_a_person(
    hotline_system: HotlineSystem, people: People, supervisor: Supervisor, tmp_path: Path
) -> None:
    """`--instead` with audio for everybody: played as it was recorded, polite at the end, never a dead end."""
    recording = audio.write(tmp_path / "mayor.wav", audio.say("The city asks you to save water today."))
    said = await supervisor.does(
        "surge", "on", "--audio", f"en={recording}", "--any-language", "--instead", "--until", "+1h"
    )
    assert "ar: as en" in said

    caller = await comes_in_english(people)
    await hears_announcement(caller, supervisor)
    await caller.hears("surge-press-zero")
    await caller.hears("thanks")
    await caller.hears("goodbye")
    await caller.is_hung_up()
    assert "CallQueued" not in hotline_system.story.kinds(await caller.call_ended())

    needy = await comes_in_english(people)
    sound = supervisor.announcement("en")
    await needy.ear.hears_sound(sound[: len(sound) // 3], name="the beginning of the announcement")
    await needy.presses("0")
    await needy.hears("to-a-person")
    queued = await hotline_system.story.told(CallQueued, await needy.call_id())
    assert queued.queue == "general"
    await needy.hangs_up()


async def test_given_calls_when_the_configuration_is_reloaded_then_they_go_on_by_the_new_rules(
    hotline_system: HotlineSystem, people: People, supervisor: Supervisor
) -> None:
    """What is wrong is refused and changes nothing; what is right counts for the caller who waits."""
    story, file = hotline_system.story, hotline_system.config
    before = file.read_text()
    caller = await people.caller()
    await caller.dials("1112")
    await caller.hears("next-in-line")
    seen = story.last_seq()
    try:
        file.write_text(before.replace("[queues.patience]", "[queues.patients]"))
        said = await supervisor.does("reload", status=2)
        assert re.search(r"hotline\.toml:\d+: numbers\.1113\.queue: there is no queue `patience`", said)
        assert not [event for event in story.events(seen) if isinstance(event, RulesLoaded)]

        file.write_text(before.replace("[queues.crowded]", '[queues.crowded]\nstrategy = "round robin"'))
        said = await supervisor.does("reload")
        assert "changed: queues.crowded.strategy" in said
        loaded = await story.wait_for(RulesLoaded, after=seen)
        assert loaded.rules.queues["crowded"].strategy == "round robin"
    finally:
        file.write_text(before)
        await supervisor.does("reload")

    agent = await people.agent("1001")
    await agent.is_rung(caller)
    await agent.answers()
    await caller.hangs_up()
