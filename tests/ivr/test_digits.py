"""Numbers of several digits."""

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from hotline.ivr.context import CallContext
from hotline.ivr.digits import PERSON, ask_digits
from hotline.ivr.speaker import Speaker
from hotline.prompts.library import PromptLibrary
from hotline.testing.caller import DirectCall
from hotline.testing.city import configuration
from hotline.testing.virtual_time import in_virtual_time


class Asked:
    """A caller who is asked for a number."""

    def __init__(self, folder: Path) -> None:
        self.call = DirectCall(play_seconds=2.0)
        speaker = Speaker(self.call.caller_channel(), PromptLibrary(folder, ("ar", "en")), "en")
        services = SimpleNamespace(config=configuration({"ivr.inter_digit_seconds": 3.0}))
        self.context = cast("CallContext", SimpleNamespace(speaker=speaker, services=services))

    async def answers(self, keys: str, *, most: int = 6, ends: str = "#", pause: float = 0.5) -> str | None:
        """Return what is understood of the keys; a space is a long pause."""
        asking = asyncio.create_task(ask_digits(self.context, ["enter-number"], most=most, ends=ends))
        for key in keys:
            await asyncio.sleep(4.0 if key == " " else pause)
            if key != " ":
                self.call.press(key)
        return await asking


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


@pytest.mark.parametrize(
    ("keys", "number"),
    [
        ("4271#", "4271"),
        ("4271 ", "4271"),
        ("427112", "427112"),
        ("427112#", "427112"),
        ("#", ""),
        ("", ""),
        ("*", None),
        ("42*4271#", "4271"),
        ("42**", None),
        ("0#", PERSON),
        ("0 ", PERSON),
        ("0123#", "0123"),
        ("4D2#", "42"),
    ],
)
@in_virtual_time
async def test_keys_make_a_number(asked: Asked, keys: str, number: str | None) -> None:
    """A hash or a pause ends it, a star erases it or leads back, a lone 0 is the wish for a person."""
    assert await asked.answers(keys) == number


@in_virtual_time
async def test_the_prompt_is_cut_short_by_the_first_digit_and_said_again_after_a_star(asked: Asked) -> None:
    """Who corrects hears again what is asked."""
    await asked.answers("4*2#")
    assert asked.call.prompts == ["en/enter-number", "en/enter-number"]


@in_virtual_time
async def test_a_key_after_a_complete_number_is_kept(asked: Asked) -> None:
    """Only the hash that many press by habit belongs to the number."""
    assert await asked.answers("42719", most=4) == "4271"
    assert asked.context.speaker.typed.waiting == "9"


@in_virtual_time
async def test_another_key_may_end_the_number(asked: Asked) -> None:
    """`ends` names the keys."""
    assert await asked.answers("42*", ends="*#") == "42"


@in_virtual_time
async def test_who_always_begins_anew_is_led_back(asked: Asked) -> None:
    """Nobody goes round for ever."""
    assert await asked.answers("1*" * 5) is None
