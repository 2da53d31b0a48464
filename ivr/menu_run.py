"""One caller's way through the menus: keys, words and silence in, steps out. Pure.

The shell does what a step says, writes the step's events to the journal, and reports back what the caller did:

| step | the shell then reports |
|---|---|
| PlayMenu | `pressed` or `silent` |
| PlayInformation | `pressed` if a key interrupted it, otherwise `goes_on` |
| ReadArticle | `goes_on`, `pressed` if a key of the menu interrupted it, `act` for a person |
| RunFunction | `act` with what the function wants, `goes_on` where it wants nothing |
| AskCallback | `goes_on` where the caller does not want it after all; otherwise nothing |
| LeaveMenus | `goes_on` where the call comes back from there; otherwise nothing |

Conditions are asked when a menu is played, and what was said then counts until the next time: hours that end while
the caller thinks take no key away.

Silent or wrong tries count for the menu in which they happen; a key that the menu knows, and another menu, begin the
count anew. After too many the caller goes to a person. So does a caller who has gone round for `MOST_STEPS` steps: no
call stays in the menus for ever.
"""

from collections.abc import Callable, Mapping
from typing import Literal

from hotline.events import Event, MenuChosen, MenuEntered, MenuGivenUp, SpeechUnclear

from .menu import (
    INVALID_KEY_PROMPT,
    NO_KEY_PROMPT,
    SPEECH_UNCLEAR_PROMPT,
    Action,
    Back,
    Menus,
    Repeat,
    ToArticle,
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
from .menu_condition import Situation, first
from .menu_step import AskCallback, LeaveMenus, MenuStep, PlayInformation, PlayMenu, ReadArticle, RunFunction
from .steps import Step, StepName, message_step, queue_step

#: Steps after which a caller who still chooses is taken to a person.
MOST_STEPS = 100

_Leaving = ToQueue | ToMessage | ToStatus | ToOutside | ToSurvey | ToPerson


class MenuRun:
    """The state of one caller in the menus, from `start` to LeaveMenus.

    It keeps the menus with which it began, whatever a reload brings meanwhile.
    """

    def __init__(self, menus: Menus, *, call: str, first: str, operator_queue: str, tries: int,
                 situation: Callable[[float], Situation]) -> None:  # fmt: skip
        """`situation(at)` is what conditions are asked about."""
        self.menus = menus
        self._call = call
        self._first = first
        self._operator_queue = operator_queue
        self._tries = tries
        self._look = situation
        #: The menus in which the caller is, from the first on; empty until one has let the caller in.
        self._path: list[str] = []
        self._situation: Situation | None = None
        self._failures = 0
        #: The menu in which the caller was not understood last.
        self._unclear_in: str | None = None
        self._steps = 0
        self._events: list[Event] = []

    @property
    def menu(self) -> str:
        """The menu in which the caller is, or which is asked first."""
        return self._path[-1] if self._path else self._first

    def start(self, at: float, menu: str | None = None) -> MenuStep:
        """Begin, or go on in `menu` where an earlier controller left the call (if that menu still exists)."""
        if menu is None or menu not in self.menus:
            menu = self._first
        self._path = [self._first] if menu != self._first else []
        return self._enter(menu, at)

    def pressed(self, key: str, at: float, *, by: Literal["key", "speech"] = "key",
                confidence: float | None = None) -> MenuStep:  # fmt: skip
        """Take a key, or words that stand for it.

        Those that were typed ahead come one by one: each interrupts what the one before led to.
        """
        action = self.menus[self.menu].action(key, self._situation or self._look(at))
        if action is None:
            return self._failed(INVALID_KEY_PROMPT, at)
        self._failures = 0
        chosen = MenuChosen(at=at, call=self._call, menu=self.menu, key=key, by=by, confidence=confidence)
        self._events.append(chosen)
        return self.act(action, at)

    def silent(self, at: float) -> MenuStep:
        """The time for a key is over."""
        return self._failed(NO_KEY_PROMPT, at)

    def phrases(self, language: str) -> Mapping[str, tuple[str, ...]]:
        """Return what the caller may say now, by key; nothing once the caller was not understood in this menu."""
        if self._unclear_in == self.menu or self._situation is None:
            return {}
        menu, situation = self.menus[self.menu], self._situation
        return {
            key: said for key, said in menu.words(language).items() if menu.action(key, situation) is not None
        }

    def unclear(self, at: float, confidence: float | None) -> MenuStep:
        """What the caller said could not be understood: it counts as a wrong key, and now only keys are taken."""
        self._unclear_in = self.menu
        unclear = SpeechUnclear(at=at, call=self._call, menu=self.menu, confidence=confidence)
        self._events.append(unclear)
        return self._failed(SPEECH_UNCLEAR_PROMPT, at)

    def goes_on(self, at: float) -> MenuStep:
        """What was chosen is over, and the call is still here: the menu again."""
        return self._again(at)

    def act(self, action: Action, at: float) -> MenuStep:
        """Do what a key or a function asks for."""
        match action:
            case ToMenu(menu):
                return self._enter(menu, at)
            case ToInformation() | ToArticle() | ToFunction() | ToCallback():
                return self._bounded(lambda: self._errand(action), at)
            case Back() if len(self._path) > 1:
                return self._enter(self._path[-2], at)
            case Back() | Repeat():
                return self._again(at)
            case _:
                return self._leave(action)

    # --- inside ---

    def _errand(self, action: ToInformation | ToArticle | ToFunction | ToCallback) -> MenuStep:
        match action:
            case ToInformation(prompts, hours):
                return PlayInformation(self.menu, prompts, hours, self._taken())
            case ToArticle(article):
                return ReadArticle(article, self._taken())
            case ToFunction(function):
                return RunFunction(function, self._taken())
            case ToCallback(queue, requires):
                return AskCallback(queue, requires, self._taken())

    def _leave(self, action: _Leaving) -> MenuStep:
        if isinstance(action, ToPerson):
            return LeaveMenus(queue_step(self._operator_queue), "person", self._taken())
        return LeaveMenus(_step(action), "key", self._taken())

    def _enter(self, menu: str, at: float) -> MenuStep:
        """Go to a menu, or to where it leads those on whom it does not let in."""
        situation = self._look(at)
        asked: set[str] = set()
        while not self.menus[menu].condition.holds(situation):
            asked.add(menu)
            action = first(self.menus[menu].otherwise, situation)
            if isinstance(action, ToMenu) and action.menu not in asked:
                menu = action.menu
                continue
            if action is None or isinstance(action, ToMenu):
                return self._give_up(at)
            return self.act(action, at)
        if menu in self._path:
            del self._path[self._path.index(menu) :]
        self._path.append(menu)
        self._failures = 0
        self._unclear_in = None
        self._events.append(MenuEntered(at=at, call=self._call, menu=menu))
        return self._again(at)

    def _again(self, at: float, *before: str) -> MenuStep:
        if not self._path:  # no menu has let the caller in
            return self._give_up(at)
        self._situation = self._look(at)
        prompts = (*before, *self.menus[self.menu].prompts_in(self._situation))
        return self._bounded(lambda: PlayMenu(self.menu, prompts, self._taken()), at)

    def _failed(self, prompt: str, at: float) -> MenuStep:
        self._failures += 1
        if self._failures >= self._tries:
            return self._give_up(at)
        return self._again(at, prompt)

    def _bounded(self, step: Callable[[], MenuStep], at: float) -> MenuStep:
        self._steps += 1
        return self._give_up(at) if self._steps > MOST_STEPS else step()

    def _give_up(self, at: float) -> MenuStep:
        self._events.append(MenuGivenUp(at=at, call=self._call, menu=self.menu))
        return LeaveMenus(queue_step(self._operator_queue), "given up", self._taken())

    def _taken(self) -> tuple[Event, ...]:
        events, self._events = tuple(self._events), []
        return events


def _step(action: ToQueue | ToMessage | ToStatus | ToOutside | ToSurvey) -> Step:
    match action:
        case ToQueue(queue, requires, priority):
            return Step(StepName.QUEUE, queue, requires=requires, priority_seconds=priority)
        case ToMessage(queue):
            return message_step(queue)
        case ToStatus():
            return Step(StepName.STATUS)
        case ToOutside(outside):
            return Step(StepName.OUTSIDE, outside=outside)
        case ToSurvey(queue):
            return Step(StepName.SURVEY, queue)
