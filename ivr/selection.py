"""The caller in the menus: does what the menu's machine says and reports back what the caller did."""

from hotline.queue.calendars import calendar, is_open
from hotline.queue.hours import time_zone

from .article_reading import ArticleUnreadableError, read_article
from .callback_from_menu import ask_in_menu
from .context import CallContext
from .function_run import FunctionFailedError, run_function
from .known_caller import caller_of, settle
from .menu import BACK_KEY, PERSON_KEY, Menus, ToPerson
from .menu_condition import Situation
from .menu_run import MenuRun
from .menu_step import AskCallback, LeaveMenus, MenuStep, PlayInformation, PlayMenu, ReadArticle, RunFunction
from .speaker import ALL_KEYS
from .speech_menu import hear
from .spoken_hours import todays_hours
from .steps import Step, queue_step


async def choose(context: CallContext, menus: Menus, first: str) -> Step:
    """Walk the caller through the menus; return where the caller is to go. Raises `CallerHungUp`.

    A call that comes back from an errand goes on in the menu that it left, one that an earlier controller left in a
    menu hears that menu again. Each ends on the menus on which it began: only a new controller brings newer ones.
    """
    run = context.menu_run
    if run is not None:
        step = run.goes_on(context.now())
    else:
        await settle(context)
        run = context.menu_run = _new_run(context, menus, first)
        menu = await context.services.last_menu(context.call) if context.resumed else None
        step = run.start(context.now(), menu)
    while True:
        for event in step.events:
            context.note(event)
        if isinstance(step, LeaveMenus):
            await _say_why(context, step)
            return step.step
        step = await _do(context, run, step)


def situation(context: CallContext, menus: Menus, at: float) -> Situation:
    """Return what conditions are asked about now."""
    services = context.services
    config = services.config
    return Situation(
        language=context.language,
        caller=caller_of(context),
        surge=services.surge.active(at) is not None,
        # Hours that a reload has taken away do not close anything.
        open=frozenset(
            name for name in menus.calendars() if is_open(config, name if name in config.hours else None, at)
        ),
    )


def _new_run(context: CallContext, menus: Menus, first: str) -> MenuRun:
    rules = context.services.config.ivr
    return MenuRun(
        menus,
        call=context.call,
        first=first,
        operator_queue=rules.operator_queue,
        tries=rules.tries,
        situation=lambda at: situation(context, menus, at),
    )


async def _do(
    context: CallContext,
    run: MenuRun,
    step: PlayMenu | PlayInformation | ReadArticle | RunFunction | AskCallback,
) -> MenuStep:
    match step:
        case PlayMenu():
            heard = await hear(context, run, step)
            if heard is not None:
                return heard
            seconds = context.services.config.ivr.first_digit_seconds
            key = await context.speaker.ask(step.prompts, seconds=seconds)
            return run.pressed(key, context.now()) if key else run.silent(context.now())
        case PlayInformation():
            prompts = (*step.prompts, *_todays_hours(context, step.hours))
            key = await context.speaker.say(*prompts, keys=ALL_KEYS)
            return run.pressed(key, context.now()) if key else run.goes_on(context.now())
        case ReadArticle(article):
            return await _article(context, run, article)
        case RunFunction(function):
            return await _function(context, run, function)
        case AskCallback(queue, requires):
            leads_to = await ask_in_menu(context, queue, requires)
            return run.goes_on(context.now()) if leads_to is None else LeaveMenus(leads_to)


async def _article(context: CallContext, run: MenuRun, article: str) -> MenuStep:
    try:
        key = await read_article(context, article)
    except ArticleUnreadableError:
        await context.speaker.say("sorry-problem")
        return LeaveMenus(queue_step(context.services.config.ivr.operator_queue))
    if key == PERSON_KEY:
        return run.act(ToPerson(), context.now())
    return run.goes_on(context.now()) if key in {None, BACK_KEY} else run.pressed(key, context.now())


async def _function(context: CallContext, run: MenuRun, function: str) -> MenuStep:
    try:
        action = await run_function(context, run.menus, function)
    except FunctionFailedError:
        await context.speaker.say("sorry-problem")
        return LeaveMenus(queue_step(context.services.config.ivr.operator_queue))
    return run.goes_on(context.now()) if action is None else run.act(action, context.now())


def _todays_hours(context: CallContext, hours: str | None) -> list[str]:
    config = context.services.config
    if hours is None or hours not in config.hours:
        return []
    openings = calendar(config, hours).openings_of_day(context.now())
    return todays_hours(context.language, openings, time_zone(config.node.timezone))


async def _say_why(context: CallContext, step: LeaveMenus) -> None:
    """Tell callers who pressed nothing useful that a person will help them."""
    if step.because != "key":
        await context.speaker.say("to-a-person")
