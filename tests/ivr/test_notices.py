"""What every caller should know: what to do in an emergency, when we are there, and where."""

from pathlib import Path

from hotline.testing.caller import HANG_UP
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

MENUS = """
[menus.main]
prompts = ["emergency-notice", "main-menu"]
keys.2 = { information = "office-position" }
keys.9 = { repeat = true }
"""


@in_virtual_time
async def test_emergency_words_come_first_in_the_callers_language(tmp_path: Path) -> None:
    """Before the menu's own words; a key need not wait for their end."""
    house = House(tmp_path)
    house.use_menus(MENUS)
    call = house.call(keys={"ar/welcome": "1", "emergency-notice": "2", "office-position": HANG_UP})
    await call.ended()
    after_greeting = call.prompts[call.prompts.index("ar/emergency-notice") :]
    assert after_greeting == ["ar/emergency-notice", "ar/office-position"]


@in_virtual_time
async def test_the_menu_follows_the_emergency_words(tmp_path: Path) -> None:
    """Who has no emergency hears on."""
    house = House(tmp_path)
    house.use_menus(MENUS)
    call = house.call("1113", keys={"main-menu": HANG_UP})
    await call.ended()
    assert call.prompts[-2:] == ["en/emergency-notice", "en/main-menu"]


@in_virtual_time
async def test_the_demo_tells_hours_and_position(tmp_path: Path) -> None:
    """Two keys from the first menu."""
    house = House(tmp_path, {"hours": {"office": {"week": {"monday": ["07:30-14:30"]}}}})
    call = house.call("1113", keys={"main-menu": "5", "office-menu": ["2", "1", HANG_UP]})
    await call.ended()
    assert "en/office-position" in call.prompts
    assert any(prompt.startswith("en/hours-today") for prompt in call.prompts)
