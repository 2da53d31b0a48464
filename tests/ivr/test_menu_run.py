"""One caller's way through the menus."""

from collections.abc import Sequence

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from hotline.events import Event, MenuChosen, MenuEntered, MenuGivenUp
from hotline.ivr.menu import (
    Action,
    Back,
    Menu,
    Menus,
    Repeat,
    ToInformation,
    ToMenu,
    ToMessage,
    ToPerson,
    ToQueue,
)
from hotline.ivr.menu_run import (
    MOST_STEPS,
    EnterQueue,
    MenuRun,
    MenuStep,
    PlayInformation,
    PlayMenu,
    TakeMessage,
)

MENUS = Menus(
    {
        "main": Menu(
            ("main-menu",),
            {"*": Back(), "0": ToPerson(), "1": ToMenu("water"), "3": ToMessage("general"), "9": Repeat()},
        ),
        "water": Menu(
            ("water-menu",),
            {
                "*": Back(),
                "0": ToPerson(),
                "1": ToQueue("water"),
                "2": ToInformation("hours"),
                "8": ToMenu("main"),
            },
        ),
    }
)


@pytest.fixture
def run() -> MenuRun:
    """A caller who heard the main menu."""
    run = MenuRun(MENUS, call="c1", first="main", operator_queue="operators", tries=3)
    run.start(0.0)
    return run


def told(step: MenuStep) -> list[str]:
    """Return the events of a step in short."""
    return [describe(event) for event in step.events]


def describe(event: Event) -> str:
    match event:
        case MenuEntered(menu=menu):
            return f"entered {menu}"
        case MenuChosen(menu=menu, key=key):
            return f"chose {key} in {menu}"
        case MenuGivenUp(menu=menu):
            return f"gave up {menu}"
        case _:
            return repr(event)


def test_start_plays_the_first_menu() -> None:
    """A call begins with the prompts of the first menu."""
    step = MenuRun(MENUS, call="c1", first="main", operator_queue="operators", tries=3).start(5.0)
    assert step == PlayMenu("main", ("main-menu",), (MenuEntered(at=5.0, call="c1", menu="main"),))


def test_key_to_menu_to_queue(run: MenuRun) -> None:
    """Keys lead through the menus into a queue, and the journal hears each of them."""
    step = run.pressed("1", 1.0)
    assert isinstance(step, PlayMenu)
    assert step.prompts == ("water-menu",)
    assert told(step) == ["chose 1 in main", "entered water"]
    step = run.pressed("1", 2.0)
    assert isinstance(step, EnterQueue)
    assert (step.queue, step.because, told(step)) == ("water", "key", ["chose 1 in water"])


def test_message(run: MenuRun) -> None:
    """A key can lead to a message for a queue."""
    assert run.pressed("3", 1.0) == TakeMessage(
        "general", (MenuChosen(at=1.0, call="c1", menu="main", key="3"),)
    )


def test_zero_leads_to_a_person(run: MenuRun) -> None:
    """0 leads to the queue of the operators."""
    step = run.pressed("0", 1.0)
    assert isinstance(step, EnterQueue)
    assert (step.queue, step.because) == ("operators", "person")


def test_star_leads_back_and_in_the_first_menu_repeats(run: MenuRun) -> None:
    """* leads to the menu from which the caller came; from the first one nowhere."""
    run.pressed("1", 1.0)
    for _ in range(2):
        step = run.pressed("*", 2.0)
        assert isinstance(step, PlayMenu)
        assert step.menu == "main"


def test_menu_that_is_above_already_is_returned_to(run: MenuRun) -> None:
    """A key that leads to a menu on the way here goes back to it; `back` leads further up then."""
    run.pressed("1", 1.0)
    run.pressed("8", 1.5)
    step = run.pressed("*", 2.0)
    assert isinstance(step, PlayMenu)
    assert step.menu == "main"


def test_information_then_the_menu_again(run: MenuRun) -> None:
    """Information is played, then the menu again, which was not entered anew."""
    run.pressed("1", 1.0)
    step = run.pressed("2", 1.5)
    assert isinstance(step, PlayInformation)
    assert (step.menu, step.prompt) == ("water", "hours")
    step = run.information_played(2.0)
    assert step == PlayMenu("water", ("water-menu",))


def test_key_interrupts_information(run: MenuRun) -> None:
    """A key during information counts for its menu."""
    run.pressed("1", 1.0)
    run.pressed("2", 1.5)
    step = run.pressed("1", 2.0)
    assert isinstance(step, EnterQueue)
    assert step.queue == "water"


@pytest.mark.parametrize(("keys", "prompt"), [("", "no-key"), ("7", "invalid-key")])
def test_silence_and_wrong_keys_prompt_again(run: MenuRun, keys: str, prompt: str) -> None:
    """After silence or a wrong key the caller hears what was wrong, and the menu again."""
    step = run.pressed(keys, 1.0) if keys else run.silent(1.0)
    assert step == PlayMenu("main", (prompt, "main-menu"))


def test_too_many_tries_lead_to_a_person(run: MenuRun) -> None:
    """The third silent or wrong try in a row takes the caller to a person, never to a hang-up."""
    run.silent(1.0)
    run.pressed("7", 2.0)
    step = run.silent(3.0)
    assert isinstance(step, EnterQueue)
    assert (step.queue, step.because, told(step)) == ("operators", "given up", ["gave up main"])


@pytest.mark.parametrize("key", ["1", "9", "*"])
def test_right_key_begins_the_count_of_tries_anew(run: MenuRun, key: str) -> None:
    """Tries are counted in a row."""
    run.silent(1.0)
    run.silent(2.0)
    run.pressed(key, 3.0)
    run.silent(4.0)
    assert isinstance(run.silent(5.0), PlayMenu)


def test_resumes_in_the_menu_where_the_call_was() -> None:
    """After a crash the caller hears the same menu again, and `back` leads to the first one."""
    run = MenuRun(MENUS, call="c1", first="main", operator_queue="operators", tries=3)
    step = run.start(1.0, menu="water")
    assert isinstance(step, PlayMenu)
    assert step.menu == "water"
    step = run.pressed("*", 2.0)
    assert isinstance(step, PlayMenu)
    assert step.menu == "main"


def test_resumes_in_the_first_menu_if_the_other_is_gone() -> None:
    """A menu that a new configuration no longer has is no place to go on."""
    step = MenuRun(MENUS, call="c1", first="main", operator_queue="operators", tries=3).start(
        1.0, menu="gone"
    )
    assert isinstance(step, PlayMenu)
    assert step.menu == "main"


NAMES = ["a", "b", "c"]
ACTIONS: st.SearchStrategy[Action] = st.one_of(
    st.sampled_from(NAMES).map(ToMenu),
    st.just(ToQueue("q")),
    st.just(ToMessage("q")),
    st.just(ToInformation("info")),
    st.just(ToPerson()),
    st.just(Back()),
    st.just(Repeat()),
)
ANY_MENUS = st.fixed_dictionaries(
    {
        name: st.builds(Menu, st.just((name,)), st.dictionaries(st.sampled_from("0123456789*#"), ACTIONS))
        for name in NAMES
    }
).map(Menus)
INPUTS = st.sampled_from([*"0123456789*#", "silence", "played"])


@given(ANY_MENUS, st.lists(INPUTS, min_size=1, max_size=40), st.integers(1, 4))
@settings(max_examples=200, deadline=None)
def test_every_caller_comes_out(menus: Menus, inputs: Sequence[str], tries: int) -> None:
    """Whatever the menus and the caller do, the caller comes to a person or a message."""
    run = MenuRun(menus, call="c1", first="a", operator_queue="operators", tries=tries)
    step = run.start(0.0)
    steps = 1
    while not isinstance(step, EnterQueue | TakeMessage):
        given_input = inputs[steps % len(inputs)]
        if isinstance(step, PlayInformation) and given_input in {"silence", "played"}:
            step = run.information_played(float(steps))
        elif given_input in {"silence", "played"}:
            step = run.silent(float(steps))
        else:
            step = run.pressed(given_input, float(steps))
        steps += 1
        assert run.menu in menus
    assert steps <= MOST_STEPS + 2
    assert step.queue in {"q", "operators"}
