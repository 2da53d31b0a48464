"""The first words: notice and language."""

import asyncio
from pathlib import Path

import pytest

from hotline.events import ConsentNoticePlayed, LanguageChosen
from hotline.testing.caller import HANG_UP, PROMPT_SECONDS, DirectCall
from hotline.testing.services import BEGIN, House
from hotline.testing.virtual_time import in_virtual_time

NOTICE = ["ar/welcome", "ar/consent-notice", "en/welcome", "en/consent-notice"]
QUESTION = ["ar/for-this-language-press", "ar/digit-1", "en/for-this-language-press", "en/digit-2"]


async def comes_to_the_menu(call: DirectCall) -> list[str]:
    """Wait for the first menu; return what was heard before it, and let the caller go."""
    await call.hears("main-menu")
    heard = call.prompts[:-1]
    call.hang_up()
    await call.ended()
    return heard


def chosen(house: House) -> tuple[str, str]:
    (event,) = house.journal.of_type(LanguageChosen)
    return event.language, event.by


@in_virtual_time
async def test_a_silent_caller_hears_everything_in_both_languages_and_goes_on_in_the_first(
    house: House,
) -> None:
    """Welcome and notice in each language, then the question as often as the menus try, then Arabic."""
    call = house.call()
    assert await comes_to_the_menu(call) == NOTICE + 3 * QUESTION
    assert chosen(house) == ("ar", "default")
    assert call.prompts[-1] == "ar/main-menu"
    assert house.told(call)[:4] == ["CallArrived", "ConsentNoticePlayed", "LanguageChosen", "MenuEntered"]


@pytest.mark.parametrize("prompt", [*NOTICE, *QUESTION])
@in_virtual_time
async def test_the_key_of_a_language_works_during_every_prompt(house: House, prompt: str) -> None:
    """Whoever knows the key need not listen: nothing more is said before the menu."""
    call = house.call(keys={prompt: "2"})
    assert (await comes_to_the_menu(call))[-1] == prompt
    assert chosen(house) == ("en", "key")
    assert call.prompts[-1] == "en/main-menu"


@in_virtual_time
async def test_the_key_works_in_the_pause_behind_the_question(house: House) -> None:
    """Somebody who listens to the end and thinks for a moment is understood."""
    call = house.call()
    await call.hears("digit-2")
    await asyncio.sleep(PROMPT_SECONDS + 4.0)
    call.press("1")
    await comes_to_the_menu(call)
    assert chosen(house) == ("ar", "key")
    assert call.prompts.count("ar/for-this-language-press") == 1


@in_virtual_time
async def test_a_wrong_key_brings_the_question_again(house: House) -> None:
    """A key that is no language is one of the tries, and no language."""
    call = house.call()
    for _ in range(3):
        await call.hears("digit-2")
        await asyncio.sleep(PROMPT_SECONDS + 1.0)
        call.press("7")
    assert await comes_to_the_menu(call) == NOTICE + 3 * QUESTION
    assert chosen(house) == ("ar", "default")


@in_virtual_time
async def test_a_wrong_key_does_not_cut_a_prompt_short(house: House) -> None:
    """Only keys that mean something interrupt."""
    house.call(keys={"ar/welcome": "9"})
    call = house.calls[-1]
    assert (await comes_to_the_menu(call))[:4] == NOTICE


@in_virtual_time
async def test_the_notice_is_in_the_journal_when_it_was_said(house: House) -> None:
    """The fact carries the time after the last word, and comes before the language."""
    await comes_to_the_menu(house.call())
    (played,) = house.journal.of_type(ConsentNoticePlayed)
    assert played.at == pytest.approx(BEGIN + 4 * PROMPT_SECONDS)


@in_virtual_time
async def test_a_number_with_a_language_asks_for_none(house: House) -> None:
    """The notice comes in that language only, and no key is needed."""
    call = house.call("1113")
    assert await comes_to_the_menu(call) == ["en/welcome", "en/consent-notice"]
    assert chosen(house) == ("en", "number")


@in_virtual_time
async def test_a_number_without_notice_asks_at_once(tmp_path: Path) -> None:
    """Where nothing is recorded nothing is said of it, and the journal claims nothing."""
    house = House(tmp_path, {"numbers.1111.consent_notice": False})
    assert await comes_to_the_menu(house.call(keys={"ar/digit-1": "1"})) == QUESTION[:2]
    assert not house.journal.of_type(ConsentNoticePlayed)


@in_virtual_time
async def test_a_city_with_one_language_asks_for_none(tmp_path: Path) -> None:
    """There is nothing to choose."""
    house = House(tmp_path, {"node.languages": ("en",)})
    assert await comes_to_the_menu(house.call()) == ["en/welcome", "en/consent-notice"]
    assert chosen(house) == ("en", "default")


@pytest.mark.parametrize("prompt", [*NOTICE, *QUESTION])
@in_virtual_time
async def test_a_caller_who_hangs_up_in_the_greeting_is_a_call_that_ended(house: House, prompt: str) -> None:
    """The journal does not claim a notice that was not said to its end."""
    call = house.call(keys={prompt: HANG_UP})
    await call.ended()
    story = (
        ["CallArrived", "CallEnded"]
        if prompt in NOTICE
        else ["CallArrived", "ConsentNoticePlayed", "CallEnded"]
    )
    assert house.told(call) == story
