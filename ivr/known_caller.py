"""Has the caller called before? Looked up beside the greeting, for menus that treat known callers differently.

Nobody waits for the answer: who reaches the first menu before it counts as new.
"""

from .context import CallContext
from .look_up import LookUp
from .menu_condition import Caller


def begin_to_ask(context: CallContext) -> None:
    """Begin to look, where there is a number to look for and a menu that cares."""
    ask = context.services.known_caller
    cares = any(condition.caller is not None for condition in context.services.menus.conditions())
    if cares and ask is not None and context.caller is not None:
        what = "whether the caller is known"
        context.known_caller = LookUp(ask(context.caller), call=context.call, what=what)


async def settle(context: CallContext) -> None:
    """Wait a moment for the answer, if it is not there yet. Call it before the first menu."""
    if context.known_caller is not None:
        await context.known_caller.answer_soon()


def caller_of(context: CallContext) -> Caller:
    """Return what is known of the caller now."""
    if context.caller is None:
        return "withheld"
    return "known" if context.known_caller is not None and context.known_caller.answer() else "new"
