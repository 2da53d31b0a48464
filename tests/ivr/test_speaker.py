"""The voice on one channel: prompts, keys and music."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hotline.asterisk.agi import CallerHungUp
from hotline.ivr.speaker import LAST_WORD_SECONDS, Speaker
from hotline.prompts.library import PromptLibrary
from hotline.testing.caller import DirectCall
from hotline.testing.virtual_time import in_virtual_time


class Party:
    """A caller and the voice that speaks to them."""

    def __init__(self, folder: Path) -> None:
        self.call = DirectCall()
        self.speaker = Speaker(self.call.caller_channel(), PromptLibrary(folder, ("ar", "en")), "ar")

    def verbs(self) -> list[str]:
        """Return the commands with their first argument."""
        return [" ".join(words[:3]) for words in self.call.commands]


@pytest.fixture
def party(tmp_path: Path) -> Iterator[Party]:
    party = Party(tmp_path)
    yield party
    assert party.call.pipelined == 0


@in_virtual_time
async def test_prompts_are_said_in_the_language_of_the_call(party: Party) -> None:
    """A prompt may be said in another language without changing that of the call."""
    await party.speaker.say("welcome")
    await party.speaker.say("welcome", language="en")
    party.speaker.language = "en"
    await party.speaker.say("goodbye")
    assert party.call.prompts == ["ar/welcome", "en/welcome", "en/goodbye"]


@in_virtual_time
async def test_a_key_ends_all_prompts_that_were_to_follow(party: Party) -> None:
    """Only the named keys interrupt; the key is returned."""
    party.call.keys = {"welcome": "7", "consent-notice": "2"}
    assert await party.speaker.say("welcome", "consent-notice", "goodbye", keys="12") == "2"
    assert party.call.prompts == ["ar/welcome", "ar/consent-notice"]


@in_virtual_time
async def test_asking_waits_for_a_key_only_where_none_came(party: Party) -> None:
    """A key during the prompt is the answer; otherwise the time for it begins behind the last word."""
    party.call.keys = {"main-menu": ["3"]}
    assert await party.speaker.ask(["main-menu"], seconds=5) == "3"
    assert party.verbs()[-1].startswith("STREAM FILE")
    assert await party.speaker.ask(["main-menu"], seconds=5) is None
    assert party.verbs()[-1] == "WAIT FOR DIGIT"
    assert party.call.commands[-1][-1] == "5000"


@in_virtual_time
async def test_music_plays_only_while_nothing_is_said(party: Party) -> None:
    """A prompt ends the music, and the next wait brings it back, once."""
    party.speaker.music_wanted = True
    await party.speaker.key(1)
    music = [party.call.music]
    await party.speaker.key(1)
    assert party.verbs().count("SET MUSIC ON") == 1
    await party.speaker.say("agents-busy")
    music.append(party.call.music)
    await party.speaker.key(1)
    music.append(party.call.music)
    assert music == ["default", None, "default"]
    assert party.verbs().count("SET MUSIC ON") == 2


@in_virtual_time
async def test_music_comes_back_after_something_else_ended_it(party: Party) -> None:
    """An agent who was dialled took the music away; nobody waits in silence."""
    party.speaker.music_wanted = True
    await party.speaker.key(1)
    party.call.music = None
    party.speaker.music_was_replaced()
    await party.speaker.key(1)
    assert party.call.music == "default"


@in_virtual_time
async def test_silence_ends_the_music_for_good(party: Party) -> None:
    """Nothing plays behind a recording; where nothing plays nothing is stopped."""
    await party.speaker.silence()
    assert party.call.commands == []
    party.speaker.music_wanted = True
    await party.speaker.key(1)
    await party.speaker.silence()
    assert party.call.music is None
    await party.speaker.key(1)
    assert party.call.music is None


@in_virtual_time
async def test_last_words_are_played_out_before_the_line_is_closed(party: Party) -> None:
    """The phone's jitter buffer gets its time."""
    await party.speaker.last_words("thanks", "goodbye")
    assert party.call.prompts == ["ar/thanks", "ar/goodbye"]
    assert party.call.commands[-1] == ["WAIT", "FOR", "DIGIT", str(round(LAST_WORD_SECONDS * 1000))]


@in_virtual_time
async def test_a_caller_who_is_gone_hears_nothing_more(party: Party) -> None:
    """Every verb says that the caller has hung up."""
    party.call.hang_up()
    for verb in (party.speaker.say("welcome"), party.speaker.key(1), party.speaker.last_words("goodbye")):
        with pytest.raises(CallerHungUp):
            await verb


class Told(Party):
    """A caller whose keys the manager interface tells of."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.pokes = 0
        self.speaker = Speaker(
            self.call.caller_channel(), PromptLibrary(folder, ("ar", "en")), "ar", wake=self._wake
        )
        self.speaker.typed.collecting = True

    def _wake(self, until: Callable[[], bool]) -> None:
        self.pokes += 1
        assert not until()
        self.call.press("D")

    async def types(self, keys: str) -> None:
        """Press keys of which Asterisk tells, and of which the commands take what they can."""
        for key in keys:
            self.speaker.told(key)
            self.call.press(key)


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return Told(tmp_path)


@in_virtual_time
async def test_keys_typed_ahead_answer_the_next_questions(told: Told) -> None:
    """Nothing is said to who has answered already, and no key counts twice."""
    asking = asyncio.create_task(told.speaker.ask(["main-menu"], seconds=5))
    await asyncio.sleep(0.5)
    await told.types("1")
    for key in "234":
        told.speaker.told(key)  # while Asterisk waits for the next command: lost there
    assert await asking == "1"
    assert [await told.speaker.ask(["menu"], seconds=5) for _ in range(3)] == ["2", "3", "4"]
    assert told.call.prompts == ["ar/main-menu"]
    assert await told.speaker.ask(["menu"], seconds=5) is None


@in_virtual_time
async def test_a_key_that_asterisk_lost_interrupts_all_the_same(told: Told) -> None:
    """Its event comes while the next prompt plays already: a poke ends that prompt."""
    asking = asyncio.create_task(told.speaker.ask(["main-menu"], seconds=5))
    await asyncio.sleep(0.5)
    told.speaker.told("3")
    assert await asking == "3"
    assert told.pokes == 1


@in_virtual_time
async def test_a_late_poke_is_no_key(told: Told) -> None:
    """A prompt that it cuts short is said again, and a wait goes on."""
    asking = asyncio.create_task(told.speaker.ask(["main-menu"], seconds=5))
    await asyncio.sleep(0.5)
    told.call.press("D")
    await asyncio.sleep(4)
    told.call.press("D")
    await asyncio.sleep(1)
    await told.types("2")
    assert await asking == "2"
    assert told.call.prompts == ["ar/main-menu", "ar/main-menu"]


@in_virtual_time
async def test_without_events_the_keys_of_the_commands_count(told: Told) -> None:
    """Where the manager interface is down nothing is typed ahead, but every menu works."""
    told.call.keys = {"main-menu": "1", "menu": "2"}
    assert await told.speaker.ask(["main-menu"], seconds=5) == "1"
    assert await told.speaker.ask(["menu"], seconds=5) == "2"
