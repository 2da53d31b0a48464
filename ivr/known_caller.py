"""Has the caller called before? Looked up beside the greeting, for menus that treat known callers differently.

Nobody waits for the answer: who reaches the first menu before it counts as new.
"""

import asyncio

import structlog

from .context import CallContext
from .last_agent import LOOK_UP_SECONDS, MOMENT_SECONDS
from .menu_condition import Caller

log = structlog.get_logger()


def begin_to_ask(context: CallContext) -> None:
    """Begin to look, where there is a number to look for and a menu that cares."""
    ask = context.services.known_caller
    cares = any(condition.caller is not None for condition in context.services.menus.conditions())
    if cares and ask is not None and context.caller is not None:
        context.known = asyncio.create_task(_look_up(context, context.caller), name="known caller")


async def settle(context: CallContext) -> None:
    """Wait a moment for the answer, if it is not there yet. Call it before the first menu."""
    if context.known is not None and not context.known.done():
        await asyncio.wait({context.known}, timeout=MOMENT_SECONDS)


def end_to_ask(context: CallContext) -> None:
    """Look no further."""
    if context.known is not None:
        context.known.cancel()


def caller_of(context: CallContext) -> Caller:
    """Return what is known of the caller now."""
    if context.caller is None:
        return "withheld"
    task = context.known
    is_known = task is not None and task.done() and not task.cancelled() and task.result()
    return "known" if is_known else "new"


async def _look_up(context: CallContext, caller: str) -> bool:
    assert context.services.known_caller is not None  # noqa: S101 -- `begin_to_ask` has looked
    try:
        async with asyncio.timeout(LOOK_UP_SECONDS):
            return await context.services.known_caller(caller)
    except TimeoutError:
        log.warning("nobody could say whether the caller is known", call=context.call)
    except Exception:
        log.exception("cannot look up whether the caller is known", call=context.call)
    return False
