"""What the menu's machine makes of words and of what it does not understand."""

import pytest

from hotline.events import MenuChosen, MenuEntered, MenuGivenUp, SpeechUnclear
from hotline.ivr.menu import SPEECH_INVITATION_PROMPT, SPEECH_UNCLEAR_PROMPT, Menu, Menus, ToMenu
from hotline.ivr.menu_condition import Situation, always
from hotline.ivr.menu_run import MenuRun
from hotline.ivr.menu_step import LeaveMenus, PlayMenu

WORDS = {"en": {"1": ("streets",), "7": ("nowhere",)}}
MAIN = Menu((always("main-menu"),), {"1": always(ToMenu("streets"))}, spoken=WORDS)
STREETS = Menu((always("streets-menu"),), {"1": always(ToMenu("main"))})
MENUS = Menus({"main": MAIN, "streets": STREETS})


@pytest.fixture
def run() -> MenuRun:
    """A caller in the first menu, with two tries."""
    run = MenuRun(
        MENUS, call="c", first="main", operator_queue="general", tries=2, situation=lambda _: Situation("en")
    )
    assert run.phrases("en") == {}, "before the menu is played nobody is listened to"
    run.start(1.0)
    return run


def test_a_menu_listens_for_words_of_keys_that_lead_somewhere(run: MenuRun) -> None:
    """Only in the caller's language, and not for a key that means nothing now."""
    assert run.phrases("en") == {"1": ("streets",)}
    assert run.phrases("ar") == {}


def test_words_count_as_their_key_and_the_journal_tells_how_sure(run: MenuRun) -> None:
    """The menu goes where the key leads; a menu without words does not listen."""
    step = run.pressed("1", 2.0, by="speech", confidence=0.9)
    chosen = MenuChosen(at=2.0, call="c", menu="main", key="1", by="speech", confidence=0.9)
    entered = MenuEntered(at=2.0, call="c", menu="streets")
    assert step == PlayMenu("streets", ("streets-menu",), (chosen, entered))
    assert run.phrases("en") == {}


def test_who_is_not_understood_is_told_to_use_keys(run: MenuRun) -> None:
    """The menu comes again, for keys only; another menu, or this one later, listens anew."""
    unclear = SpeechUnclear(at=2.0, call="c", menu="main", confidence=0.3)
    step = run.unclear(2.0, 0.3)
    assert step == PlayMenu("main", (SPEECH_UNCLEAR_PROMPT, "main-menu"), (unclear,))
    assert run.phrases("en") == {}
    run.pressed("1", 3.0)
    run.pressed("1", 4.0)
    assert run.menu == "main"
    assert run.phrases("en") == {"1": ("streets",)}


def test_an_unclear_try_counts_like_any_other(run: MenuRun) -> None:
    """Too many of any kind lead to a person."""
    run.unclear(2.0, None)
    step = run.silent(3.0)
    assert isinstance(step, LeaveMenus)
    assert (step.because, step.events) == ("given up", (MenuGivenUp(at=3.0, call="c", menu="main"),))


def test_menus_with_words_need_the_prompts_of_listening() -> None:
    """Whatever a caller may hear is checked before the first call."""
    assert {SPEECH_INVITATION_PROMPT, SPEECH_UNCLEAR_PROMPT} <= MENUS.prompt_ids()
    assert SPEECH_UNCLEAR_PROMPT not in Menus({"streets": STREETS}).prompt_ids()
