"""A call-back reaches its citizen: the call that we made, and the call that the citizen makes meanwhile.

Both take the place of the call-back: its age, and the agent who may be reserved for it. From there on they are calls
like any other.
"""

from dataclasses import dataclass

import structlog

from hotline.events import CallbackAnswered, CallQueued
from hotline.queue.callbacks import CallbackState, LiveCallback

from .context import CallContext
from .speaker import ALL_KEYS
from .steps import END, Step, queue_step

#: What the dialplan says was dialled in a call that we made (`dialplans/parts/callbacks.conf.j2`).
DIALLED = "callback"

#: How often the citizen is asked for the key, and how long each time, seconds: some 20 s in all.
QUESTIONS = 3
QUESTION_SECONDS = 4.0

#: The key that shows that a person listens.
HERE = "1"

#: Digits of the number that the agent hears: enough to know it, too few to be anybody's number.
WHISPERED_DIGITS = 3

log = structlog.get_logger()


def is_our_call(context: CallContext) -> bool:
    """Return whether we made this call."""
    return context.dialled == DIALLED


async def answer_callback(context: CallContext) -> Step:
    """Make sure that the citizen listens; then the call has the place of the call-back. Raises `CallerHungUp`."""
    callback = _of_our_call(context)
    if callback is None:
        log.info("a citizen answered whose call-back is settled", call=context.call)
        return await _settled(context)
    context.speaker.language = callback.language
    if not await _is_there(context):
        return END
    callback = _of_our_call(context)
    if callback is None or callback.queue not in context.services.config.queues:
        return await _settled(context)
    if callback.taken_by is None:
        context.note(CallbackAnswered(at=context.now(), callback=callback.callback, call=context.call))
    return queue_step(callback.queue)


async def _settled(context: CallContext) -> Step:
    await context.speaker.last_words("callback-settled", "goodbye")
    return END


async def _is_there(context: CallContext) -> bool:
    """Say who calls, and wait for the key: an answering machine never reaches an agent."""
    if not context.services.config.callbacks.confirm:
        await context.speaker.say("callback-here-is")
        return True
    prompts = ["callback-here-is", "callback-press-one"]
    for _ in range(QUESTIONS):
        key = await context.speaker.ask(prompts, seconds=QUESTION_SECONDS, keys=ALL_KEYS)
        if key == HERE:
            return True
        prompts = ["callback-press-one"]
    await context.speaker.last_words("goodbye")
    return False


def _of_our_call(context: CallContext) -> LiveCallback | None:
    """Return the call-back for which we made this call, unless another call has its place by now."""
    for callback in context.services.dispatcher.live.callbacks.values():
        if callback.channel == context.call and callback.taken_by in {None, context.call}:
            return callback
    return None


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """A place that a call takes over when it enters the queue."""

    callback: LiveCallback
    #: What the caller is told of it.
    prompts: tuple[str, ...] = ()

    def queued(self, context: CallContext, queue: str) -> CallQueued:
        """Return what the journal is told when the call takes the place."""
        return CallQueued(
            at=context.now(),
            call=context.call,
            queue=queue,
            language=context.language,
            priority_seconds=self.callback.priority_seconds,
            preferred=self.callback.preferred,
            requires=self.callback.requires,
            since=self.callback.since,
            callback=self.callback.callback,
        )


def kept_place(context: CallContext, queue: str) -> KeptPlace | None:
    """Return the place that a call-back keeps for this call in this queue; None where there is none.

    That is the call that we made, or one of a citizen who would not wait for ours: known by the number, told so.
    """
    for callback in context.services.dispatcher.live.callbacks.values():
        if callback.taken_by == context.call:
            return KeptPlace(callback)
        waits = callback.taken_by is None and callback.state is not CallbackState.GIVEN_UP
        if waits and callback.queue == queue and callback.number == context.caller:
            return KeptPlace(callback, ("callback-place-kept",))
    return None


def whisper(context: CallContext) -> str:
    """Return Dial's option that tells the agent of a call-back before both talk; empty for other calls.

    `U` runs a part of the dialplan on the agent's leg (`dialplans/parts/callbacks.conf.j2`); of an agent who hangs up
    in it Dial says BUSY. Dial's `A` takes one file only, although its documentation says otherwise.
    """
    callbacks = context.services.dispatcher.live.callbacks.values()
    if not any(callback.was_reached and callback.taken_by == context.call for callback in callbacks):
        return ""
    digits = "".join(sign for sign in context.caller or "" if sign.isdigit())[-WHISPERED_DIGITS:]
    return f"U(hotline-whisper^{digits})"
