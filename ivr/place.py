"""A waiting caller is told the place in the line and the expected wait. What was heard to its end is a fact."""

from hotline.events import ExpectedWaitAnnounced, PositionAnnounced
from hotline.prompts import grammar
from hotline.queue.line import Line
from hotline.spoken_wait import said

from .context import CallContext


async def tell_place(context: CallContext, line: Line, keys: str) -> str | None:
    """Say position and expected wait; return the key that interrupted it. Raises `CallerHungUp`."""
    position = line.position()
    key = await context.speaker.say(*grammar.position(context.language, position), keys=keys)
    if key is not None:
        return key
    context.note(PositionAnnounced(at=context.now(), call=context.call, queue=line.queue, position=position))
    wanted = context.services.config.queues[line.queue].announce_expected_wait
    expected = line.expected_wait() if wanted else None
    return None if expected is None else await _tell_wait(context, line.queue, expected, keys)


async def _tell_wait(context: CallContext, queue: str, expected: float, keys: str) -> str | None:
    words = said(expected)
    key = await context.speaker.say(*grammar.expected_wait(context.language, words), keys=keys)
    if key is None:
        told = ExpectedWaitAnnounced(
            at=context.now(), call=context.call, queue=queue, expected_seconds=expected,
            said_seconds=words.seconds, at_most=words.at_most, at_least=words.at_least,
        )  # fmt: skip
        context.note(told)
    return key
