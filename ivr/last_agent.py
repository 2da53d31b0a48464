"""Who talked with the caller last: looked up beside the greeting, for queues that try this agent first.

What is not known a moment after the caller has entered the queue is not asked for any more: only a number that leads
straight to a queue, without a word to the caller, is that quick.
"""

import asyncio

import structlog

from .context import CallContext

log = structlog.get_logger()

#: Later nobody would need it, seconds.
LOOK_UP_SECONDS = 5.0

#: So long a caller may wait for the answer, seconds; it mostly takes a few milliseconds.
MOMENT_SECONDS = 0.05


def begin_look_up(context: CallContext) -> None:
    """Begin to look, where there is a number to look for and a queue that cares."""
    services = context.services
    cares = any(queue.preferred_agent_seconds > 0 for queue in services.config.queues.values())
    if cares and services.last_agent is not None and context.caller is not None:
        context.looking_up = asyncio.create_task(_look_up(context, context.caller), name="last agent")


async def known_agent(context: CallContext, queue: str) -> str | None:
    """Return the agent, if the queue cares and the answer is there in a moment."""
    task, config = context.looking_up, context.services.config
    if task is None or config.queues[queue].preferred_agent_seconds <= 0:
        return None
    if not task.done():
        await asyncio.wait({task}, timeout=MOMENT_SECONDS)
    agent = task.result() if task.done() and not task.cancelled() else None
    return agent if agent in config.agents else None


def end_look_up(context: CallContext) -> None:
    """Look no further."""
    if context.looking_up is not None:
        context.looking_up.cancel()


async def _look_up(context: CallContext, caller: str) -> str | None:
    assert context.services.last_agent is not None  # noqa: S101 -- `begin_look_up` has looked
    try:
        async with asyncio.timeout(LOOK_UP_SECONDS):
            return await context.services.last_agent(caller)
    except TimeoutError:
        log.warning("nobody could say who talked with the caller last", call=context.call)
    except Exception:
        log.exception("cannot look up who talked with the caller last", call=context.call)
    return None
