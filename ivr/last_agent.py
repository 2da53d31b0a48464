"""Who talked with the caller last: looked up beside the greeting, for queues that try this agent first.

What is not known a moment after the caller has entered the queue is not asked for any more: only a number that leads
straight to a queue, without a word to the caller, is that quick.
"""

from .context import CallContext
from .look_up import LookUp


def begin_look_up(context: CallContext) -> None:
    """Begin to look, where there is a number to look for and a queue that cares."""
    services = context.services
    cares = any(queue.preferred_agent_seconds > 0 for queue in services.config.queues.values())
    if cares and services.last_agent is not None and context.caller is not None:
        asked = services.last_agent(context.caller)
        context.last_agent = LookUp(asked, call=context.call, what="who talked with the caller last")


async def known_agent(context: CallContext, queue: str) -> str | None:
    """Return the agent, if the queue cares and the answer is there in a moment."""
    config = context.services.config
    if context.last_agent is None or config.queues[queue].preferred_agent_seconds <= 0:
        return None
    agent = await context.last_agent.answer_soon()
    return agent if agent in config.agents else None
