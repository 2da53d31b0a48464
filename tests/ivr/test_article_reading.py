"""A caller in the menus hears an article."""

import asyncio
from pathlib import Path

import pytest

from hotline.events import ArticleRead, CallQueued, MenuChosen
from hotline.ivr import article_reading
from hotline.testing.caller import DirectCall
from hotline.testing.logs import LogLines
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time

MENUS = """
[menus.main]
prompts = ["main-menu"]
[menus.main.keys]
1 = { article = "rubbish-days" }
2 = { queue = "water" }
"""


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house with one article in English."""
    house = House(tmp_path, {"ivr.first_digit_seconds": 4.0})
    house.use_menus(MENUS)
    house.articles.add("rubbish-days", "en", "Days", "On Sunday. On Monday.\n\nOn Friday.")
    return house


READ = ["Days", "On-Sunday.", "On-Monday.", "On-Friday."]


def heard(call: DirectCall) -> list[str]:
    return [prompt.partition("/")[2].removeprefix("en/") for prompt in call.prompts]


async def chooses(house: House) -> DirectCall:
    call = house.call("1113")
    await call.hears("main-menu")
    call.press("1")
    return call


def reads(house: House) -> list[tuple[str, str, bool]]:
    return [(one.article, one.language, one.whole) for one in house.journal.of_type(ArticleRead)]


@in_virtual_time
async def test_the_article_is_read_to_its_end_and_the_menu_comes_again(house: House) -> None:
    """Title and sentences, then how to go on, then the menu; the next pieces are begun ahead."""
    call = await chooses(house)
    await call.hears("status-press-back")
    await call.hears("main-menu")
    after = heard(call)[heard(call).index("main-menu") + 1 :]
    assert after == [*READ, "status-press-again", "status-press-back", "main-menu"]
    assert reads(house) == [("rubbish-days", "en", True)]
    assert house.texts.prepared[:3] == ["en/Days", "en/On Sunday.", "en/On Monday."]
    call.hang_up()


@pytest.mark.parametrize("key", ["1", "#"])
@in_virtual_time
async def test_it_is_read_again(house: House, key: str) -> None:
    """The key works in the middle; what was interrupted is not called read."""
    call = await chooses(house)
    await call.hears("On-Sunday.")
    call.press(key)
    await call.hears("status-press-again")
    after = heard(call)[heard(call).index("main-menu") + 1 :]
    assert after[:6] == [*READ[:2], *READ]
    assert [whole for _, _, whole in reads(house)] == [False, True]
    call.hang_up()


@in_virtual_time
async def test_star_leads_back_to_the_menu(house: House) -> None:
    """The rest is not heard."""
    call = await chooses(house)
    await call.hears("Days")
    call.press("*")
    await call.hears("main-menu")
    assert heard(call)[-2:] == ["Days", "main-menu"]
    call.hang_up()


@in_virtual_time
async def test_zero_leads_to_a_person(house: House) -> None:
    """As everywhere."""
    call = await chooses(house)
    await call.hears("Days")
    call.press("0")
    await call.hears("to-a-person")
    await call.until(lambda: bool(house.journal.of_type(CallQueued)))
    assert [event.queue for event in house.journal.of_type(CallQueued)] == ["general"]
    call.hang_up()


@in_virtual_time
async def test_another_key_counts_in_the_menu(house: House) -> None:
    """Who knows the way need not listen."""
    call = await chooses(house)
    await call.hears("Days")
    call.press("2")
    await call.until(lambda: bool(house.journal.of_type(CallQueued)))
    assert [event.key for event in house.journal.of_type(MenuChosen)] == ["1", "2"]
    assert [event.queue for event in house.journal.of_type(CallQueued)] == ["water"]
    call.hang_up()


@pytest.mark.parametrize("fault", ["missing", "voice", "database", "hangs"])
@in_virtual_time
async def test_what_cannot_be_read_leads_to_a_person(
    house: House, fault: str, logs: LogLines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never silence: the caller hears a word of regret and waits for somebody."""
    if fault == "missing":
        house.articles.known.clear()
    elif fault == "voice":
        house.texts.silent.add("en")
    elif fault == "database":
        house.articles.error = OSError("gone")
    else:
        monkeypatch.setattr(article_reading, "LOOK_UP_SECONDS", 0.0)
        monkeypatch.setattr(house.articles, "find", lambda name, language: asyncio.Event().wait())
        object.__setattr__(house.script._services, "article", house.articles.find)
    call = await chooses(house)
    await call.hears("sorry-problem")
    await call.until(lambda: bool(house.journal.of_type(CallQueued)))
    assert [event.queue for event in house.journal.of_type(CallQueued)] == ["general"]
    assert reads(house) == []
    call.hang_up()


@in_virtual_time
async def test_who_hangs_up_has_not_heard_the_whole(house: House) -> None:
    """The journal says so."""
    call = await chooses(house)
    await call.hears("On-Sunday.")
    call.hang_up()
    await call.ended()
    assert reads(house) == [("rubbish-days", "en", False)]


@in_virtual_time
async def test_nobody_listens_for_ever(house: House) -> None:
    """After so many readings the menu comes, whose own bound leads to a person."""
    call = await chooses(house)
    for _ in range(article_reading.MOST_READINGS):
        await call.hears("Days")
        call.press("1")
    await call.hears("main-menu")
    assert len(reads(house)) == article_reading.MOST_READINGS
    call.hang_up()
