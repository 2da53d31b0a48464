"""The dialogue with a waiting caller who would rather be called back.

The caller stays in line all the while: an agent who is reserved meanwhile is rung at once, and nothing is lost. Only
when the wish is committed does the caller hear that the place is kept (law 4). A hang-up before that is an abandon.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import structlog

from hotline.callback_number import NotCallableError, Refusal, callback_number, spoken_digits
from hotline.events import CallbackEnded, CallbackOffered, CallbackRequested, CallFlowedOut, FlowOutReason
from hotline.journal.errors import JournalError
from hotline.phone import to_e164
from hotline.prompts import grammar
from hotline.queue.calendars import is_open
from hotline.queue.line import Line

from .context import CallContext
from .waker import POKE

#: Numbers that a caller may enter before it is given up.
MOST_TRIES = 3

#: How long the caller may think before a key, seconds; also what ends a number without a hash.
KEY_SECONDS = 5.0

#: More digits than any number has.
MOST_DIGITS = 20

RIGHT, OTHER, BACK, DONE = "1", "2", "*", "#"

_DIGITS = "0123456789"

#: What the caller hears of a number that is not called.
_REFUSALS: dict[Refusal, str] = {
    "not a number": "callback-not-a-number",
    "emergency": "callback-not-callable",
    "service": "callback-not-callable",
    "premium": "callback-not-callable",
    "our own": "callback-not-callable",
    "international": "callback-not-abroad",
}

log = structlog.get_logger()


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
        number = await Dialogue(context, lambda: line.offer is not None).number()
        kept = number is not None and await _promise(context, line, number, reason)
    except _AgentIsThereError:
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


class _AgentIsThereError(Exception):
    """An agent was reserved: the caller needs no call-back any more."""


class Dialogue:
    """Finds out which number is to be called."""

    def __init__(self, context: CallContext, agent_is_there: Callable[[], bool] = lambda: False) -> None:
        """`agent_is_there()` ends the dialogue."""
        self._context = context
        self._agent_is_there = agent_is_there
        self._config = context.services.config

    async def number(self) -> str | None:
        """Return a number that the caller has confirmed; None where the caller goes back to the line."""
        number = self._own_number()
        for _ in range(MOST_TRIES):
            if number is None:
                entered = await self._enter()
                if entered is None:
                    return None
                number = await self._accepted(entered)
                if number is None:
                    continue
            match await self._confirm(number):
                case "1":
                    return number if await self._is_free(number) else None
                case "*":
                    return None
                case "2":
                    number = None
        await self._say("callback-cannot")
        return None

    def _own_number(self) -> str | None:
        """Return the number that the caller shows, if it can be called back."""
        try:
            return self._policy(self._context.caller)
        except NotCallableError:
            return None

    async def _enter(self) -> str | None:
        """Return the digits that the caller keys in, up to a hash or a pause; None for a star or nothing."""
        key = await self._say("callback-enter-number", keys=_DIGITS + BACK)
        digits = ""
        while len(digits) < MOST_DIGITS:
            key = key or await self._key()
            if key is None or key == DONE:
                break
            if key == BACK:
                return None
            digits, key = digits + key, None
        return digits or None

    async def _accepted(self, entered: str) -> str | None:
        try:
            return self._policy(entered)
        except NotCallableError as refused:
            log.info("number for a call-back refused", call=self._context.call, reason=refused.reason)
            await self._say(_REFUSALS[refused.reason])
            return None

    def _policy(self, number: str | None) -> str:
        country = self._config.node.country
        ours = {to_e164(dialled, country) or "" for dialled in self._config.numbers}
        abroad = self._config.callbacks.international
        return callback_number(number, country, international=abroad, our_own=ours)

    async def _confirm(self, number: str) -> str | None:
        spoken = spoken_digits(number, self._config.node.country)
        digits = grammar.telephone(self._context.language, spoken)
        prompts = ["callback-number-is", *digits, "callback-confirm"]
        return await self._say(*prompts, keys=RIGHT + OTHER + BACK) or await self._key(RIGHT + OTHER + BACK)

    async def _is_free(self, number: str) -> bool:
        """Return whether there is no call-back to this number yet; otherwise the caller is told."""
        callbacks = self._context.services.dispatcher.live.callbacks.values()
        # The one whose place this very call took over is followed by the new one.
        others = (one for one in callbacks if one.taken_by != self._context.call)
        if all(callback.number != number for callback in others):
            return True
        await self._say("callback-already")
        return False

    async def _say(self, *prompts: str, keys: str = "") -> str | None:
        """Say prompts, return the key that interrupted them. Raises `_AgentIsThereError` at once."""
        for prompt in prompts:
            self._look()
            key = await self._context.speaker.say(prompt, keys=keys + POKE)
            self._look()
            if key is not None and key != POKE:
                return key
        return None

    async def _key(self, keys: str = _DIGITS + BACK + DONE) -> str | None:
        """Wait for one of the keys; None if none came in time."""
        until = self._context.now() + KEY_SECONDS
        while (left := until - self._context.now()) > 0:
            self._look()
            key = await self._context.speaker.key(left)
            self._look()
            if key is not None and key in keys:
                return key
        return None

    def _look(self) -> None:
        if self._agent_is_there():
            raise _AgentIsThereError


async def _promise(context: CallContext, line: Line, number: str, reason: FlowOutReason) -> bool:
    """Commit the wish and take the call out of the line; False where it stays there."""
    requested = _requested(context, line, number)
    cancelled = CallbackEnded(at=requested.at, callback=requested.callback, reason="cancelled")
    try:
        await context.promise(requested)
    except (TimeoutError, JournalError) as error:
        # It may still come to the disk later; then this comes behind it, and nobody is called twice.
        context.note(cancelled)
        log.error("a call-back could not be promised", call=context.call, error=str(error))
        await context.speaker.say("callback-cannot", keys=POKE)
        return False
    if line.offer is not None:
        context.note(cancelled)
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
        callback=f"{context.call}-c{datetime.fromtimestamp(at, UTC):%H%M%S%f}",
        call=context.call,
        queue=line.queue,
        language=context.language,
        number=number,
        since=place.since,
        priority_seconds=place.priority_seconds,
        preferred=place.preferred,
        requires=place.requires,
    )
