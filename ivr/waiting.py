"""The caller's time in a queue: music, position, the offer to leave a message, and the agents who are rung.

The loop looks at its state before every wait and every wait is bounded, so a lost poke costs seconds and no call.
"""

import asyncio
from enum import Enum, auto

from hotline.asterisk.agi import AgiConnectionLost, CallerHungUp
from hotline.events import CallAbandoned, CallFlowedOut, CallQueued, PositionAnnounced
from hotline.prompts import grammar
from hotline.queue.dispatcher import Line

from .callback_call import KeptPlace, kept_place
from .callback_offer import ask_for_callback, keep_earlier_promise, may_have_callback
from .context import CallContext
from .talking import ring_and_talk
from .waker import POKE

#: The longest single wait, seconds.
LONGEST_WAIT_SECONDS = 5.0

#: How often the message is offered in a queue that names no time for it, seconds.
REPEAT_OFFER_SECONDS = 60.0

#: The key that leaves a message instead of waiting on.
MESSAGE_KEY = "1"


class Waited(Enum):
    """How the wait ended."""

    TALKED = auto()
    MESSAGE = auto()
    CALLBACK = auto()


async def wait_for_agent(context: CallContext, queue: str) -> Waited:
    """Keep the caller in the queue until an agent talked, or the caller leaves a message or will be called back.

    A call that the journal already has in this queue keeps its place. Raises `CallerHungUp`; abandoning is then
    in the journal.
    """
    services = context.services
    if context.resumed and await keep_earlier_promise(context, queue):
        return Waited.CALLBACK
    kept: KeptPlace | None = None
    if not services.dispatcher.is_waiting(context.call):
        kept = kept_place(context, queue)
        if kept is not None:
            context.note(kept.queued(context, queue))
        elif services.dispatcher.waiting(queue) >= services.config.queues[queue].max_waiting:
            return await _no_room(context, queue)
        else:
            at = context.now()
            context.note(CallQueued(at=at, call=context.call, queue=queue, language=context.language))
    with services.dispatcher.wait_in_line(context.call, queue) as line:
        wait = _Wait(context, queue, line, first_words=kept.prompts if kept else ())
        line.on_offer = wait.wake
        try:
            return await wait.run()
        except AgiConnectionLost:
            raise
        except CallerHungUp:
            if services.dispatcher.is_waiting(context.call):
                context.note(CallAbandoned(at=context.now(), call=context.call, queue=queue))
            raise


async def _no_room(context: CallContext, queue: str) -> Waited:
    at = context.now()
    context.note(CallQueued(at=at, call=context.call, queue=queue, language=context.language))
    context.note(CallFlowedOut(at=at, call=context.call, queue=queue, to="message", reason="all lines busy"))
    await context.speaker.say("agents-busy")
    return Waited.MESSAGE


class _Wait:
    """One caller's wait in one queue."""

    def __init__(
        self, context: CallContext, queue: str, line: Line, *, first_words: tuple[str, ...] = ()
    ) -> None:
        self._context = context
        #: What the caller is told before anything else.
        self._first_words = first_words
        self._queue = queue
        self._line = line
        self._rules = context.services.config.queues[queue]
        now = context.now()
        self._announce_at = now
        self._offer_at = now + (self._rules.offer_message_after_seconds or float("inf"))
        #: Once the message was offered, its key works all the time.
        self._message_offered = False
        self._ringing = False

    def wake(self) -> None:
        """Bring the caller's coroutine back from its wait because an agent was reserved."""
        if not self._ringing:
            self._context.services.waker.wake(
                self._context.channel.name, until=lambda: self._ringing or self._line.offer is None
            )

    async def run(self) -> Waited:
        self._context.speaker.music_wanted = True
        if self._rules.record:
            self._context.services.recorder.expect(self._context.call)
        while True:
            # The dispatcher decides when the event loop comes round: whoever is free is rung before anything is said.
            await asyncio.sleep(0)
            if self._line.offer is not None:
                if await self._ring():
                    return Waited.TALKED
                continue
            key = await self._next_step()
            if key == MESSAGE_KEY and self._message_offered and self._line.offer is None:
                self._flow_out()
                return Waited.MESSAGE
            if self._wants_callback(key) and await ask_for_callback(self._context, self._line):
                return Waited.CALLBACK

    async def _ring(self) -> bool:
        """Ring the agent of the offer; True when both talked."""
        offer = self._line.offer
        assert offer is not None  # noqa: S101 -- the caller of this method has looked
        self._ringing = True
        try:
            if self._rules.record:
                await self._context.services.recorder.start(self._context.channel, self._context.call)
            return await ring_and_talk(self._context, offer, self._rules)
        finally:
            self._ringing = False

    async def _next_step(self) -> str | None:
        """Say what is due, or wait; return the key that was pressed meanwhile."""
        if self._first_words:
            words, self._first_words = self._first_words, ()
            return await self._context.speaker.say(*words, keys=self._keys())
        now = self._context.now()
        if now >= self._offer_at or (not self._message_offered and self._line.nobody_signed_in()):
            return await self._offer_message()
        if now >= self._announce_at:
            return await self._announce()
        until_due = min(self._offer_at, self._announce_at) - now
        return await self._context.speaker.key(min(LONGEST_WAIT_SECONDS, max(until_due, 0.05)))

    async def _offer_message(self) -> str | None:
        self._message_offered = True
        why = "nobody-signed-in" if self._line.nobody_signed_in() else "agents-busy"
        key = await self._context.speaker.say(why, "offer-message", keys=self._keys())
        # Counted from the last word, so that there is quiet between two offers.
        self._offer_at = self._context.now() + (
            self._rules.offer_message_after_seconds or REPEAT_OFFER_SECONDS
        )
        return key

    async def _announce(self) -> str | None:
        every = self._rules.announce_every_seconds
        if every <= 0:
            self._announce_at = float("inf")
            return None
        position = self._line.position()
        prompts = grammar.position(self._context.language, position)
        key = await self._context.speaker.say(*prompts, keys=self._keys())
        self._announce_at = self._context.now() + every
        if key is None:
            at = self._context.now()
            self._context.note(
                PositionAnnounced(at=at, call=self._context.call, queue=self._queue, position=position)
            )
        return key

    def _keys(self) -> str:
        return POKE + (MESSAGE_KEY if self._message_offered else "") + self._callback_key()

    def _callback_key(self) -> str:
        rules = self._rules.callback
        return rules.key if rules is not None and may_have_callback(self._context, self._queue) else ""

    def _wants_callback(self, key: str | None) -> bool:
        return key is not None and key == self._callback_key() and self._line.offer is None

    def _flow_out(self) -> None:
        context = self._context
        context.note(
            CallFlowedOut(
                at=context.now(), call=context.call, queue=self._queue, to="message",
                reason="nobody signed in" if self._line.nobody_signed_in() else "wish of the caller",
            )
        )  # fmt: skip
