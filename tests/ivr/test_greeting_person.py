"""The key for a person during the greeting."""

import pytest

from hotline.events import LanguageChosen, MenuChosen
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time


@pytest.mark.parametrize(
    ("number", "prompt", "language"),
    [
        ("1111", "ar/welcome", "ar"),
        ("1111", "en/consent-notice", "en"),
        ("1111", "en/for-this-language-press", "en"),
        ("1113", "en/consent-notice", "en"),
    ],
)
@in_virtual_time
async def test_zero_leads_to_a_person_from_every_word_of_the_greeting(
    house: House, number: str, prompt: str, language: str
) -> None:
    """In the language just heard, through the first menu, which is not said; the journal knows the key."""
    call = house.call(number, keys={prompt: "0"})
    await call.hears(f"{language}/to-a-person")
    assert call.prompts[-2] == prompt
    assert house.journal.of_type(LanguageChosen)[0].language == language
    assert [(event.menu, event.key) for event in house.journal.of_type(MenuChosen)] == [("main", "0")]
    await call.hears("nobody-signed-in")
    assert house.live(call).queue == "general"
    call.hang_up()
    await call.ended()
