"""The caller in the menus: plays what the menu's machine says and reports back what the caller did."""

from .context import CallContext
from .menu import Menus
from .menu_run import EnterQueue, MenuRun, MenuStep, PlayInformation, PlayMenu, TakeMessage
from .speaker import ALL_KEYS
from .steps import Step, message_step, queue_step


async def choose(context: CallContext, menus: Menus, first: str) -> Step:
    """Walk the caller through the menus; return where the caller is to go. Raises `CallerHungUp`.

    A call that an earlier controller left in a menu hears that menu again.
    """
    rules = context.services.config.ivr
    run = MenuRun(
        menus, call=context.call, first=first, operator_queue=rules.operator_queue, tries=rules.tries
    )
    menu = await context.services.last_menu(context.call) if context.resumed else None
    step = run.start(context.now(), menu)
    while True:
        for event in step.events:
            context.note(event)
        match step:
            case EnterQueue():
                await _say_why(context, step)
                return queue_step(step.queue)
            case TakeMessage():
                return message_step(step.queue)
            case PlayMenu() | PlayInformation():
                step = await _play(context, run, step)


async def _play(context: CallContext, run: MenuRun, step: PlayMenu | PlayInformation) -> MenuStep:
    if isinstance(step, PlayInformation):
        key = await context.speaker.say(step.prompt, keys=ALL_KEYS)
        return run.pressed(key, context.now()) if key else run.information_played(context.now())
    seconds = context.services.config.ivr.first_digit_seconds
    key = await context.speaker.ask(step.prompts, seconds=seconds)
    return run.pressed(key, context.now()) if key else run.silent(context.now())


async def _say_why(context: CallContext, step: EnterQueue) -> None:
    """Tell callers who pressed nothing useful that a person will help them."""
    if step.because != "key":
        await context.speaker.say("to-a-person")
