"""Callers hear articles of the knowledge base on a real Asterisk."""

import asyncio
from pathlib import Path

import pytest

from hotline.config.loader import load
from hotline.events import ArticleRead, CallQueued
from hotline.ivr.status_sounds import FOLDER
from hotline.prompts.announcement import Spoken, render_announcement
from hotline.prompts.catalogue import load_catalogues
from tests.e2e import audio
from tests.e2e.audio import Sound
from tests.e2e.conftest import StartSystem
from tests.e2e.parties import People
from tests.e2e.system import HotlineSystem

CONFIGURATION = """
[numbers.1120]
menu = "main"
language = "en"
consent_notice = false
"""

MENUS = """
[menus.main]
prompts = ["main-menu"]
keys.1 = { article = "water-leak" }
keys.2 = { article = "nobody-wrote-it" }
"""

TITLE, FIRST, SECOND = "Water leaks.", "Call us at any hour of the day.", "Keep children away from the place."


@pytest.fixture(scope="module")
def hotline_system(start_system: StartSystem, tmp_path_factory: pytest.TempPathFactory) -> HotlineSystem:
    """A hotline whose menu reads one article that is there and one that is not."""
    system = start_system(CONFIGURATION)
    (system.config.parent / "menus.toml").write_text(MENUS)
    article = tmp_path_factory.mktemp("articles") / "en" / "water-leak.md"
    article.parent.mkdir()
    article.write_text(f'+++\ntitle = "{TITLE}"\npublic = true\n+++\n\n{FIRST} {SECOND}\n', "utf-8")
    for words in (("articles", "import", str(article.parent.parent)), ("reload",)):
        done = system.command(*words)
        assert done.returncode == 0, done.stdout + done.stderr
    return system


def spoken(system: HotlineSystem, folder: Path, text: str) -> Sound:
    """Return the text as the system's voice says it."""
    config = load(system.config).config
    voice = load_catalogues(config.node.languages, config.prompts.catalogue)["en"].voice
    render_announcement(folder, Spoken({"en": text}), {"en": voice})
    return audio.read(folder / "en.wav")


async def test_given_an_article_when_its_key_is_pressed_then_title_and_sentences_are_heard_in_order(
    hotline_system: HotlineSystem, people: People, tmp_path: Path
) -> None:
    """Again by 1; star leads back to the menu; each sound was made once."""
    sounds = {
        text: spoken(hotline_system, tmp_path / str(n), text) for n, text in enumerate((TITLE, FIRST, SECOND))
    }
    caller = await people.caller()
    await caller.dials("1120")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("1")
    for text in (TITLE, FIRST, SECOND):
        await caller.ear.hears_sound(sounds[text], name=text)
    await caller.ear.hears_begin("status-press-again")
    await caller.presses("1")
    await caller.ear.hears_sound(sounds[TITLE], name=TITLE)
    await caller.presses("*")
    await caller.ear.hears_begin("main-menu")
    await caller.hangs_up()
    call = await caller.call_ended()
    reads = [event for event in hotline_system.story.of_call(call) if isinstance(event, ArticleRead)]
    assert [(event.article, event.whole) for event in reads] == [("water-leak", True), ("water-leak", False)]
    folders = list((hotline_system.paths.sounds / FOLDER).iterdir())
    assert len(folders) == len(sounds)


async def test_given_a_missing_article_when_its_key_is_pressed_then_the_caller_comes_to_a_person(
    hotline_system: HotlineSystem, people: People
) -> None:
    """A word of regret, then the operators' queue; never silence."""
    caller = await people.caller()
    await caller.dials("1120")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("2")
    await caller.hears("sorry-problem")
    queued = await hotline_system.story.told(CallQueued, await caller.call_id())
    assert queued.queue == "general"
    await caller.hangs_up()
    await asyncio.wait_for(caller.call_ended(), 5)
