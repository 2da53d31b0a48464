"""The dialogue with a waiting caller who would rather be called back.

The caller stays in line all the while: an agent who is reserved meanwhile is rung at once, and nothing is lost. Only
when the wish is committed does the caller hear that the place is kept (law 4). A hang-up before that is an abandon.
"""

from collections.abc import Callable

from hotline.events import CallbackOffered, CallbackRequested, CallFlowedOut, FlowOutReason
from hotline.identity import identity
from hotline.queue.calendars import is_open
from hotline.queue.line import Line

from .callback_dialogue import IN_LINE, AgentIsThereError, Dialogue
from .callback_promise import cancelled, is_promised
from .context import CallContext
from .waker import POKE


def may_have_callback(context: CallContext, queue: str) -> bool:
    """Return whether the caller may ask to be called back now: the key works then."""
    config, live = context.services.config, context.services.dispatcher.live
    rules = config.queues[queue]
    if rules.callback is None or config.callbacks.trunk is None:
        return False
    if not is_open(config, rules.callback.hours, context.now()):
        return False
    if any(callback.channel == context.call for callback in live.callbacks.values()):
        return False  # who was called back is not sent away again
    return sum(callback.queue == queue for callback in live.callbacks.values()) < rules.max_waiting


def is_offered(context: CallContext, queue: str, expected_wait: Callable[[], float | None]) -> bool:
    """Return whether the caller is told of call-backs by rule.

    `expected_wait()` returns seconds, None where nobody knows; it is asked only where it matters, for it costs a look
    at every line.
    """
    rules = context.services.config.queues[queue].callback
    if rules is None or not may_have_callback(context, queue):
        return False
    limit = rules.expected_wait_above_seconds
    if limit == 0:
        return True
    expected = expected_wait()
    return expected is not None and expected > limit


async def offer_callback(context: CallContext, queue: str, keys: str) -> str | None:
    """Say which key asks for a call-back; return the key that interrupted it. Raises `CallerHungUp`.

    `keys` are those that work; the key for a call-back should be among them.
    """
    rules = context.services.config.queues[queue].callback
    if rules is None:
        return None
    context.note(CallbackOffered(at=context.now(), call=context.call, queue=queue))
    return await context.speaker.say("offer-callback", f"digit-{rules.key}", keys=keys)


async def ask_for_callback(
    context: CallContext, line: Line, reason: FlowOutReason = "wish of the caller"
) -> bool:
    """Agree with the caller on a number; True: the call-back is promised and the call is at its end.

    False: the caller stays in line, at the old place; also where an agent came. Raises `CallerHungUp`.
    """
    music, context.speaker.music_wanted = context.speaker.music_wanted, False
    await context.speaker.silence()
    try:
        number = await Dialogue(context, IN_LINE, lambda: line.offer is not None).number()
        kept = number is not None and await _promise(context, line, number, reason)
    except AgentIsThereError:
        kept = False
    if not kept:
        context.speaker.music_wanted = music
        return False
    await context.speaker.last_words("callback-kept", "goodbye")
    return True


async def keep_earlier_promise(context: CallContext, queue: str) -> bool:
    """Let a caller go to whom an earlier controller promised a call-back before it died; False for others.

    Raises `CallerHungUp`.
    """
    live = context.services.dispatcher.live
    if not any(callback.call == context.call for callback in live.callbacks.values()):
        return False
    if context.services.dispatcher.is_waiting(context.call):
        context.note(_flowed_out(context, queue, "wish of the caller"))
    await context.speaker.last_words("callback-kept", "goodbye")
    return True


async def _promise(context: CallContext, line: Line, number: str, reason: FlowOutReason) -> bool:
    """Commit the wish and take the call out of the line; False where it stays there."""
    requested = _requested(context, line, number)
    if not await is_promised(context, requested, cannot=IN_LINE.cannot, keys=POKE):
        return False
    if line.offer is not None:
        context.note(cancelled(requested))
        return False
    context.note(_flowed_out(context, line.queue, reason))
    return True


def _flowed_out(context: CallContext, queue: str, reason: FlowOutReason) -> CallFlowedOut:
    return CallFlowedOut(at=context.now(), call=context.call, queue=queue, to="call-back", reason=reason)


def _requested(context: CallContext, line: Line, number: str) -> CallbackRequested:
    at = context.now()
    place = context.services.dispatcher.live.calls[context.call]
    return CallbackRequested(
        at=at,
        callback=identity(context.call, "c", at),
        call=context.call,
        queue=line.queue,
        language=context.language,
        number=number,
        since=place.since,
        priority_seconds=place.priority_seconds,
        preferred=place.preferred,
        requires=place.requires,
    )
