"""One caller's way through the menus."""

from collections.abc import Sequence
from itertools import product
from typing import Literal

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
    ToCallback,
    ToFunction,
    ToInformation,
    ToMenu,
    ToMessage,
    ToOutside,
    ToPerson,
    ToQueue,
    ToStatus,
    ToSurvey,
)
from hotline.ivr.menu_condition import Caller, Condition, Situation, always
from hotline.ivr.menu_run import MOST_STEPS, MenuRun
from hotline.ivr.menu_step import AskCallback, LeaveMenus, MenuStep, PlayInformation, PlayMenu, RunFunction
from hotline.ivr.steps import Step, StepName, message_step, queue_step

MENUS = Menus(
    {
        "main": Menu(
            (always("main-menu"),),
            {
                "*": always(Back()), "0": always(ToPerson()), "1": always(ToMenu("water")),
                "3": always(ToMessage("general")), "9": always(Repeat()),
            },
        ),
        "water": Menu(
            (always("water-menu"),),
            {
                "*": always(Back()), "0": always(ToPerson()), "1": always(ToQueue("water")),
                "2": always(ToInformation(("hours",))), "8": always(ToMenu("main")),
            },
        ),
    }
)  # fmt: skip


def a_run(menus: Menus = MENUS, *, first: str = "main", tries: int = 3,
          now: Situation | None = None) -> MenuRun:  # fmt: skip
    """Return a caller before the first menu; `now` is the situation all the time."""
    return MenuRun(
        menus, call="c1", first=first, operator_queue="operators", tries=tries,
        situation=lambda at: now or Situation("ar"),
    )  # fmt: skip


@pytest.fixture
def run() -> MenuRun:
    """A caller who heard the main menu."""
    run = a_run()
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
    step = a_run().start(5.0)
    assert step == PlayMenu("main", ("main-menu",), (MenuEntered(at=5.0, call="c1", menu="main"),))


def test_key_to_menu_to_queue(run: MenuRun) -> None:
    """Keys lead through the menus into a queue, and the journal hears each of them."""
    step = run.pressed("1", 1.0)
    assert isinstance(step, PlayMenu)
    assert step.prompts == ("water-menu",)
    assert told(step) == ["chose 1 in main", "entered water"]
    step = run.pressed("1", 2.0)
    assert isinstance(step, LeaveMenus)
    assert (step.step, step.because, told(step)) == (queue_step("water"), "key", ["chose 1 in water"])


def test_message(run: MenuRun) -> None:
    """A key can lead to a message for a queue."""
    chosen = MenuChosen(at=1.0, call="c1", menu="main", key="3")
    assert run.pressed("3", 1.0) == LeaveMenus(message_step("general"), "key", (chosen,))


def test_zero_leads_to_a_person(run: MenuRun) -> None:
    """0 leads to the queue of the operators."""
    step = run.pressed("0", 1.0)
    assert isinstance(step, LeaveMenus)
    assert (step.step, step.because) == (queue_step("operators"), "person")


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
    assert (step.menu, step.prompts) == ("water", ("hours",))
    step = run.goes_on(2.0)
    assert step == PlayMenu("water", ("water-menu",))


def test_key_interrupts_information(run: MenuRun) -> None:
    """A key during information counts for its menu."""
    run.pressed("1", 1.0)
    run.pressed("2", 1.5)
    step = run.pressed("1", 2.0)
    assert isinstance(step, LeaveMenus)
    assert step.step == queue_step("water")


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
    assert isinstance(step, LeaveMenus)
    assert (step.step, step.because, told(step)) == (queue_step("operators"), "given up", ["gave up main"])


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
    run = a_run()
    step = run.start(1.0, menu="water")
    assert isinstance(step, PlayMenu)
    assert step.menu == "water"
    step = run.pressed("*", 2.0)
    assert isinstance(step, PlayMenu)
    assert step.menu == "main"


def test_resumes_in_the_first_menu_if_the_other_is_gone() -> None:
    """A menu that a new configuration no longer has is no place to go on."""
    step = a_run().start(1.0, menu="gone")
    assert isinstance(step, PlayMenu)
    assert step.menu == "main"


class TestConditions:
    """What is said, which keys there are and who is let in depends on the moment."""

    MENUS = Menus(
        {
            "main": Menu(
                (
                    always("main-menu"),
                    ((Condition(hours="office"), "for-an-engineer"), (Condition(), "closed-now")),
                ),
                {
                    "1": ((Condition(hours="office"), ToQueue("water")), (Condition(), ToMessage("water"))),
                    "2": always(ToMenu("mine")),
                    "3": ((Condition(surge=True), ToMessage("water")),),
                },
            ),
            "mine": Menu(
                (always("your-cases"),),
                {"1": always(ToStatus())},
                condition=Condition(caller="known"),
                otherwise=(
                    (Condition(caller="withheld"), ToPerson()),
                    (Condition(), ToMenu("main")),
                ),
            ),
        }
    )
    OPEN = Situation("ar", open=frozenset({"office"}))
    CLOSED = Situation("ar")

    @pytest.mark.parametrize(
        ("now", "prompt", "step"),
        [(OPEN, "for-an-engineer", queue_step("water")), (CLOSED, "closed-now", message_step("water"))],
    )
    def test_prompts_and_keys_follow_the_situation(self, now: Situation, prompt: str, step: Step) -> None:
        """The first alternative that fits counts, for what is said and for what a key does."""
        run = a_run(self.MENUS, now=now)
        played = run.start(0.0)
        assert isinstance(played, PlayMenu)
        assert played.prompts == ("main-menu", prompt)
        left = run.pressed("1", 1.0)
        assert isinstance(left, LeaveMenus)
        assert left.step == step

    def test_a_key_whose_condition_does_not_hold_leads_nowhere(self) -> None:
        """Like any other that the menu does not know."""
        run = a_run(self.MENUS, now=self.CLOSED)
        run.start(0.0)
        step = run.pressed("3", 1.0)
        assert isinstance(step, PlayMenu)
        assert step.prompts[0] == "invalid-key"

    def test_what_was_said_counts(self) -> None:
        """Hours that end while the caller thinks take no key away; the next time the menu says so."""
        moments = iter([self.OPEN, self.OPEN, self.CLOSED, self.CLOSED])
        run = MenuRun(self.MENUS, call="c1", first="main", operator_queue="operators", tries=3,
                      situation=lambda at: next(moments))  # fmt: skip
        run.start(0.0)
        left = run.pressed("1", 1.0)
        assert isinstance(left, LeaveMenus)
        assert left.step == queue_step("water")
        played = run.goes_on(2.0)
        assert isinstance(played, PlayMenu)
        assert played.prompts[-1] == "closed-now"

    @pytest.mark.parametrize(("caller", "expected"), [("known", "mine"), ("new", "main")])
    def test_a_menu_lets_in_whom_it_is_for(self, caller: Literal["known", "new"], expected: str) -> None:
        """The others are led on, and the journal knows only the menu that they hear."""
        run = a_run(self.MENUS, now=Situation("ar", caller=caller))
        run.start(0.0)
        step = run.pressed("2", 1.0)
        assert isinstance(step, PlayMenu)
        assert step.menu == expected
        assert told(step) == ["chose 2 in main", f"entered {expected}"]

    def test_the_first_menu_may_lead_on_too(self) -> None:
        """Where the caller is in no menu yet; who comes back from there goes to a person."""
        run = a_run(self.MENUS, first="mine", now=Situation("ar", caller="withheld"))
        step = run.start(0.0)
        assert isinstance(step, LeaveMenus)
        assert step.because == "person"
        back = run.goes_on(1.0)
        assert isinstance(back, LeaveMenus)
        assert (back.step, back.because) == (queue_step("operators"), "given up")

    def test_menus_that_lead_on_in_a_ring_end_at_a_person(self) -> None:
        """The file is refused, but no caller pays for it."""
        ring = {
            name: Menu((always(name),), {}, condition=Condition(surge=True), otherwise=always(ToMenu(other)))
            for name, other in (("a", "b"), ("b", "a"))
        }
        step = a_run(Menus(ring), first="a").start(0.0)
        assert isinstance(step, LeaveMenus)
        assert step.because == "given up"


@pytest.mark.parametrize(
    ("action", "step"),
    [
        (ToQueue("water", "pipes>=2", 60.0),
         Step(StepName.QUEUE, "water", requires="pipes>=2", priority_seconds=60.0)),
        (ToStatus(), Step(StepName.STATUS)),
        (ToOutside("power"), Step(StepName.OUTSIDE, outside="power")),
        (ToSurvey("water"), Step(StepName.SURVEY, "water")),
    ],
)  # fmt: skip
def test_where_a_call_goes_on(run: MenuRun, action: Action, step: Step) -> None:
    """Each action that leads out of the menus names its step."""
    left = run.act(action, 1.0)
    assert isinstance(left, LeaveMenus)
    assert left.step == step
    assert isinstance(run.goes_on(2.0), PlayMenu)


def test_errands_in_the_menus(run: MenuRun) -> None:
    """A function and the wish for a call-back are the shell's; then the menu again."""
    assert run.act(ToFunction("city.tax"), 1.0) == RunFunction("city.tax")
    assert run.act(ToCallback("water", "pipes"), 1.0) == AskCallback("water", "pipes")
    step = run.goes_on(2.0)
    assert isinstance(step, PlayMenu)
    assert step.menu == "main"


def test_words_count_like_their_key(run: MenuRun) -> None:
    """The journal knows how it was chosen, and how sure the engine was."""
    step = run.pressed("1", 1.0, by="speech", confidence=0.9)
    assert step.events[0] == MenuChosen(at=1.0, call="c1", menu="main", key="1", by="speech", confidence=0.9)


NAMES = ["a", "b", "c"]
#: Drawn whole: a draw of each part takes longer than what is tested with it.
ACTIONS: st.SearchStrategy[Action] = st.sampled_from(
    [
        *map(ToMenu, NAMES), ToQueue("q"), ToMessage("q"), ToCallback("q"), ToInformation(("info",)),
        ToFunction("f.g"), ToStatus(), ToOutside("o"), ToPerson(), Back(), Repeat(),
    ]
)  # fmt: skip
CALLERS: Sequence[Caller] = ("known", "new", "withheld")
CALLERS_ASKED_FOR: Sequence[Caller | None] = (None, "known", "withheld")
CONDITIONS = st.sampled_from(
    [
        Condition(hours=hours, closed=closed, caller=caller, language=language, surge=surge)
        for hours, closed, caller, language, surge in product(
            [None, "office"], [None, "office"], CALLERS_ASKED_FOR, [None, "ar"], [None, True]
        )
    ]
)  # fmt: skip
CHOICES = st.lists(st.tuples(CONDITIONS, ACTIONS), min_size=1, max_size=3).map(tuple)
ANY_MENUS = st.fixed_dictionaries(
    {
        name: st.builds(
            Menu, st.just((always(name),)), st.dictionaries(st.sampled_from("0123456789*#"), CHOICES),
            condition=st.one_of(st.just(Condition()), CONDITIONS), otherwise=CHOICES,
        )
        for name in NAMES
    }
).map(Menus)  # fmt: skip
SITUATIONS = st.sampled_from(
    [
        Situation(*parts)
        for parts in product(["ar", "en"], CALLERS, [False, True], [frozenset[str](), frozenset({"office"})])
    ]
)
INPUTS = st.sampled_from([*"0123456789*#", "silence", "on"])


@given(
    ANY_MENUS, st.lists(SITUATIONS, min_size=1, max_size=5), st.lists(INPUTS, min_size=1, max_size=40),
    st.integers(1, 4),
)  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_every_caller_comes_out(
    menus: Menus, moments: Sequence[Situation], inputs: Sequence[str], tries: int
) -> None:
    """Whatever the menus, the hours and the caller do, the call comes to a person or to another step."""
    run = MenuRun(menus, call="c1", first="a", operator_queue="operators", tries=tries,
                  situation=lambda at: moments[int(at) % len(moments)])  # fmt: skip
    step = run.start(0.0)
    steps, errands = 1, 0
    while not isinstance(step, LeaveMenus) or step.step.name is StepName.OUTSIDE:
        given_input = inputs[steps % len(inputs)]
        if isinstance(step, PlayMenu) and given_input in {"silence", "on"}:
            step = run.silent(float(steps))
        elif isinstance(step, PlayMenu) or (isinstance(step, PlayInformation) and given_input != "on"):
            step = run.pressed(given_input, float(steps))
        else:  # a call that comes back from outside, from a function…
            errands += 1
            step = run.goes_on(float(steps))
        steps += 1
        assert run.menu in menus
    assert steps <= 2 * MOST_STEPS + 4
    assert step.step.queue in {"q", "operators", ""}
