"""The first words: notice and language."""

import asyncio
from pathlib import Path

import pytest

from hotline.events import ConsentNoticePlayed, LanguageChosen, RecordingRefused
from hotline.testing.caller import HANG_UP, PROMPT_SECONDS, DirectCall
from hotline.testing.city import BEGIN
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

REFUSE = {
    language: [f"{language}/refuse-recording-press", f"{language}/digit-9"] for language in ("ar", "en")
}
NOTICE = [
    "ar/welcome", "ar/consent-notice", *REFUSE["ar"], "en/welcome", "en/consent-notice", *REFUSE["en"],
]  # fmt: skip
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
    house.call(keys={"ar/welcome": "7"})
    call = house.calls[-1]
    assert (await comes_to_the_menu(call))[: len(NOTICE)] == NOTICE


@in_virtual_time
async def test_the_notice_is_in_the_journal_when_it_was_said(house: House) -> None:
    """The fact carries the time after the last word, and comes before the language."""
    await comes_to_the_menu(house.call())
    (played,) = house.journal.of_type(ConsentNoticePlayed)
    assert played.at == pytest.approx(BEGIN + len(NOTICE) * PROMPT_SECONDS)


@in_virtual_time
async def test_a_number_with_a_language_asks_for_none(house: House) -> None:
    """The notice comes in that language only, and no key is needed."""
    call = house.call("1113")
    assert await comes_to_the_menu(call) == ["en/welcome", "en/consent-notice", *REFUSE["en"]]
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
    assert await comes_to_the_menu(house.call()) == ["en/welcome", "en/consent-notice", *REFUSE["en"]]
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


# --- who does not want to be recorded ---


@pytest.mark.parametrize("prompt", [*NOTICE, *QUESTION])
@in_virtual_time
async def test_the_recording_is_refused_by_a_key_until_the_language_is_settled(
    house: House, prompt: str
) -> None:
    """From the first word on, and while something else is asked: it is confirmed, and the language is asked for."""
    call = house.call(keys={prompt: ["9", "2"] if prompt == "en/digit-2" else "9"})
    heard = await comes_to_the_menu(call)
    assert sum(name.endswith("/recording-refused") for name in heard) == 1
    story = house.told(call)
    assert (
        story.index("ConsentNoticePlayed") < story.index("RecordingRefused") < story.index("LanguageChosen")
    )


@in_virtual_time
async def test_the_refusal_is_confirmed_in_the_language_of_the_notice(house: House) -> None:
    """Whoever pressed the key has understood that one."""
    heard = await comes_to_the_menu(house.call(keys={"en/consent-notice": "9"}))
    assert heard[heard.index("en/consent-notice") + 1 :][:3] == ["en/recording-refused", *QUESTION[:2]]


@in_virtual_time
async def test_after_a_refusal_the_key_means_nothing_and_the_languages_keys_work(house: House) -> None:
    """It is written once."""
    call = house.call(keys={"ar/welcome": "9", "ar/digit-1": "9", "en/digit-2": "2"})
    await comes_to_the_menu(call)
    assert len(house.journal.of_type(RecordingRefused)) == 1
    assert chosen(house) == ("en", "key")


@in_virtual_time
async def test_where_no_question_follows_there_is_time_to_refuse(house: House) -> None:
    """The key comes a moment after the last word; in the menu it would mean something else."""
    call = house.call("1113")
    await call.hears("digit-9")
    await asyncio.sleep(PROMPT_SECONDS + 1.0)
    call.press("9")
    assert (await comes_to_the_menu(call))[-1] == "en/recording-refused"
    assert len(house.journal.of_type(RecordingRefused)) == 1


@in_virtual_time
async def test_another_key_in_that_time_counts_in_the_menu(house: House) -> None:
    """Whoever knows the menu does not wait for it."""
    call = house.call("1113")
    await call.hears("digit-9")
    await asyncio.sleep(PROMPT_SECONDS + 1.0)
    call.press("1")
    await call.hears("water-menu")
    assert not house.journal.of_type(RecordingRefused)
    call.hang_up()
    await call.ended()


@pytest.mark.parametrize(
    "changes",
    [
        {"recording.refuse_key": ""},
        {"queues.water.record": False, "queues.general.record": False},
        {"numbers.1111.consent_notice": False},
    ],
)
@in_virtual_time
async def test_where_nothing_can_be_refused_no_key_is_told(
    tmp_path: Path, changes: dict[str, object]
) -> None:
    """No key is set, nothing is recorded, or nothing is said of it."""
    house = House(tmp_path, changes)
    heard = await comes_to_the_menu(house.call(keys={"ar/digit-1": "9"}))
    assert not any("refuse" in name for name in heard)
    assert not house.journal.of_type(RecordingRefused)


@in_virtual_time
async def test_another_key_can_refuse(tmp_path: Path) -> None:
    """The name of the key is said."""
    house = House(tmp_path, {"recording.refuse_key": "#"})
    assert "ar/key-hash" in await comes_to_the_menu(house.call(keys={"en/key-hash": "#"}))
    assert len(house.journal.of_type(RecordingRefused)) == 1
