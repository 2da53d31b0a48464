"""The caller's time in a queue: music, announcements, offers, and the agents who are rung.

What is said when is decided by `queue/wait_plan.py`. The loop looks at its state before every wait and every wait is
bounded, so a lost poke costs seconds and no call. All keys that mean something work during every announcement.
"""

import asyncio
from dataclasses import replace

from hotline.asterisk.agi import AgiConnectionLost, CallerHungUp
from hotline.events import CallFlowedOut
from hotline.queue.calendars import is_open
from hotline.queue.line import Line
from hotline.queue.overflow import Facts, Overflow, at_entry, overflow_rules
from hotline.queue.wait_plan import Announcement, Comfort, Due, Quiet, WaitPlan

from .callback_offer import (
    ask_for_callback,
    is_offered,
    keep_earlier_promise,
    may_have_callback,
    offer_callback,
)
from .context import CallContext
from .entering_queue import WHY, Entry, enter_queue, flowed_out, leave_lost_queue
from .fax import note_departure
from .place import tell_place
from .recording import stop_recording
from .steps import Step
from .survey_offer import WaitingOffer
from .talking import ring_and_talk
from .waited import Outcome, Waited, leave
from .waker import POKE

#: The key that leaves a message instead of waiting on.
MESSAGE_KEY = "1"

#: How long the caller may think about a call-back that a rule offers, before the next rule counts, seconds.
THINK_SECONDS = 4.0


async def wait_for_agent(context: CallContext, step: Step) -> Waited:
    """Keep the caller in the queue until an agent talked or the call goes elsewhere.

    A call that the journal already has in this queue keeps its place. Raises `CallerHungUp`; abandoning is then
    in the journal.
    """
    dispatcher, queue = context.services.dispatcher, step.queue
    if context.resumed and await keep_earlier_promise(context, queue):
        return Waited(Outcome.CALLBACK)
    leave_lost_queue(context, queue)
    entry = Entry() if dispatcher.is_waiting(context.call) else await enter_queue(context, step)
    if entry.overflow is not None and not dispatcher.is_waiting(context.call):
        return await leave(context, entry.overflow)
    with dispatcher.wait_in_line(context.call, queue) as line:
        wait = _Wait(context, queue, line, entry)
        line.on_offer = wait.wake
        try:
            return await wait.run()
        except AgiConnectionLost:
            raise
        except CallerHungUp:
            if dispatcher.is_waiting(context.call):
                await note_departure(context, queue)
            raise


class _Wait:
    """One caller's wait in one queue."""

    def __init__(self, context: CallContext, queue: str, line: Line, entry: Entry) -> None:
        self._context = context
        #: What the caller is told before anything else.
        self._first_words = entry.first_words
        #: The call came to rules that fit, of which the first offers a call-back: they are still to be looked at.
        self._entry_facts = entry.facts
        self._queue = queue
        self._line = line
        self._rules = context.services.config.queues[queue]
        self._plan = WaitPlan(self._rules, context.now())
        self._survey = WaitingOffer(context, queue)
        self._ringing = False

    def wake(self) -> None:
        """Bring the caller's coroutine back from its wait because an agent was reserved."""
        if not self._ringing:
            self._context.services.waker.wake(
                self._context.channel.name, until=lambda: self._ringing or self._line.offer is None
            )

    async def run(self) -> Waited:
        """Wait until the call has left the line."""
        self._context.speaker.music_wanted = True
        if self._rules.record:
            self._context.services.recorder.expect(self._context.call)
        while True:
            # The dispatcher decides when the event loop comes round: whoever is free is rung before anything is said.
            await asyncio.sleep(0)
            if self._line.offer is not None:
                if await self._ring():
                    return Waited(Outcome.TALKED)
                continue
            due = self._due()
            ended = await (self._overflow(due) if isinstance(due, Overflow) else self._step(due))
            if ended is not None:
                return ended

    async def _ring(self) -> bool:
        """Ring the agent of the offer; True when both talked."""
        offer = self._line.offer
        assert offer is not None  # noqa: S101 -- the caller of this method has looked
        self._ringing = True
        try:
            if self._rules.record:
                await self._context.services.recorder.start(self._context.channel, self._context.call)
            talked = await ring_and_talk(self._context, offer, self._rules)
            await self._stop_recording(again=not talked)
            return talked
        finally:
            self._ringing = False

    async def _stop_recording(self, *, again: bool) -> None:
        """Record nothing of the music that comes now; prepare for the next agent, if there is to be one."""
        await stop_recording(self._context)
        if again and self._rules.record:
            self._context.services.recorder.expect(self._context.call)

    def _due(self) -> Due:
        overflow = self._next_at_entry()
        if overflow is not None:
            return overflow
        now = self._context.now()
        facts = Facts(waited=self._line.waited(now), nobody_signed_in=self._line.nobody_could_take())
        offered = self._rules.callback is not None and is_offered(
            self._context, self._queue, self._line.expected_wait
        )
        return self._plan.next(facts, callback_offered=offered, now=now)

    async def _overflow(self, overflow: Overflow) -> Waited | None:
        """Do what a rule says; None: the caller waits on."""
        context = self._context
        if overflow.action != "call-back":
            context.note(flowed_out(context, self._queue, overflow))
            return await leave(context, overflow)
        self._plan.refused(overflow)  # whatever comes of it, this rule has had its turn
        if not self._callback_key():
            return None
        key = await context.speaker.say(overflow.announcement or WHY[overflow.reason], keys=self._keys())
        key = key or await offer_callback(context, self._queue, self._keys())
        key = key or await context.speaker.key(THINK_SECONDS)
        self._plan.said("call-back", context.now())
        return await self._pressed(key, overflow)

    def _next_at_entry(self) -> Overflow | None:
        """Return the next rule that fitted when the call came; one about the hours must still fit."""
        if self._entry_facts is None:
            return None
        closed = not is_open(self._context.services.config, self._rules.hours, self._context.now())
        facts = replace(self._entry_facts, done=self._plan.done, closed=closed)
        overflow = at_entry(overflow_rules(self._rules), facts)
        if overflow is None:
            self._entry_facts = None
        return overflow

    async def _step(self, due: Announcement | Comfort | Quiet) -> Waited | None:
        """Say what is due, or wait; None: the caller waits on."""
        if self._first_words:
            words, self._first_words = self._first_words, ()
            return await self._pressed(await self._context.speaker.say(*words, keys=self._keys()))
        if isinstance(due, Quiet) and self._survey.is_due:
            return await self._pressed(await self._survey.say(self._keys()))
        if isinstance(due, Quiet):
            return await self._pressed(await self._context.speaker.key(due.seconds))
        if due == "message":
            self._plan.said(due, self._context.now())  # its key works from the first word on
        key = await self._say(due)
        self._plan.said(due, self._context.now())
        return await self._pressed(key)

    async def _say(self, due: Announcement | Comfort) -> str | None:
        speaker = self._context.speaker
        match due:
            case "message":
                why = "nobody-signed-in" if self._line.nobody_could_take() else "agents-busy"
                return await speaker.say(why, "offer-message", keys=self._keys())
            case "call-back":
                return await offer_callback(self._context, self._queue, self._keys())
            case "position":
                return await tell_place(self._context, self._line, self._keys())
            case Comfort(prompt):
                return await speaker.say(prompt, keys=self._keys())

    async def _pressed(self, key: str | None, overflow: Overflow | None = None) -> Waited | None:
        """Do what the caller's key asks for; None: the caller waits on."""
        if key is None or self._line.offer is not None:
            return None
        if key == MESSAGE_KEY and "message" in self._plan.offered:
            self._flow_out_to_message()
            return Waited(Outcome.MESSAGE)
        if key == self._survey.key:
            await self._survey.agreed()
        elif key == self._callback_key():
            reason = overflow.reason if overflow is not None else "wish of the caller"
            if await ask_for_callback(self._context, self._line, reason):
                return Waited(Outcome.CALLBACK)
        return None

    def _keys(self) -> str:
        message = MESSAGE_KEY if "message" in self._plan.offered else ""
        return POKE + message + self._callback_key() + self._survey.key

    def _callback_key(self) -> str:
        rules = self._rules.callback
        return rules.key if rules is not None and may_have_callback(self._context, self._queue) else ""

    def _flow_out_to_message(self) -> None:
        context = self._context
        nobody = self._line.nobody_could_take()
        context.note(
            CallFlowedOut(
                at=context.now(), call=context.call, queue=self._queue, to="message",
                reason="nobody signed in" if nobody else "wish of the caller",
            )
        )  # fmt: skip
