"""A call comes to a queue: it gets its place, or a rule of overflow sends it elsewhere before it waits.

Every call that comes is in the journal as queued, and a call that does not wait as flowed out at the same moment: so
the statistics count it as offered (`queue/statistics`).
"""

from dataclasses import dataclass

from hotline.events import CallFlowedOut, CallQueued, FlowOutReason
from hotline.queue.calendars import is_open
from hotline.queue.calls import IN_LINE
from hotline.queue.overflow import Facts, Overflow, at_entry, overflow_rules

from .callback_call import kept_place
from .context import CallContext
from .last_agent import known_agent
from .steps import Step

#: What a caller hears who does not wait (any longer), where the rule has no announcement of its own.
WHY: dict[FlowOutReason, str] = {
    "all lines busy": "agents-busy",
    "expected wait": "agents-busy",
    "waited too long": "agents-busy",
    "nobody signed in": "nobody-signed-in",
    "closed": "closed",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """How a call came to its queue."""

    #: What the caller is told before anything else.
    first_words: tuple[str, ...] = ()
    #: The rule that fits; the call waits only while it is offered a call-back.
    overflow: Overflow | None = None
    #: What the rules were asked about; None where none fits.
    facts: Facts | None = None


async def enter_queue(context: CallContext, step: Step) -> Entry:
    """Write that the call is queued, and return what a rule makes of it."""
    queue = step.queue
    if step.transferred:
        context.note(_queued(context, step, step.preferred))
        return Entry(step.first_words)
    kept = kept_place(context, queue)
    if kept is not None:
        context.note(kept.queued(context, queue))
        return Entry(kept.prompts)
    facts = facts_at_entry(context, step)
    overflow = at_entry(overflow_rules(context.services.config.queues[queue]), facts)
    preferred = step.preferred
    if preferred is None and overflow is None:
        preferred = await known_agent(context, queue)
    context.note(_queued(context, step, preferred))
    if overflow is None or overflow.action == "call-back":
        return Entry(overflow=overflow, facts=facts if overflow else None)
    context.note(flowed_out(context, queue, overflow))
    return Entry(overflow=overflow)


def leave_lost_queue(context: CallContext, queue: str) -> None:
    """Take the call out of a queue that the configuration has no more, before it enters this one with its age.

    A reload leaves queues alone that have calls in them; but a restart may bring any configuration.
    """
    place = context.services.dispatcher.live.calls.get(context.call)
    if place is None or not place.queue or place.queue == queue or place.state not in IN_LINE:
        return
    context.note(
        CallFlowedOut(
            at=context.now(), call=context.call, queue=place.queue, to="queue", reason="closed", target=queue
        )
    )


def facts_at_entry(context: CallContext, step: Step) -> Facts:
    """Return what the rules are asked about for a call that would enter the queue now."""
    config, dispatcher, now = context.services.config, context.services.dispatcher, context.now()
    queue = step.queue
    return Facts(
        in_line=dispatcher.waiting(queue),
        expected_wait=dispatcher.expected_wait_of_newcomer(
            queue, context.language, priority_seconds(context, step), step.requires
        ),
        nobody_signed_in=dispatcher.nobody_could_take(queue, context.language, step.requires),
        closed=not is_open(config, config.queues[queue].hours, now),
    )


def flowed_out(context: CallContext, queue: str, overflow: Overflow) -> CallFlowedOut:
    """Return what the journal is told of a call that a rule takes out of the queue."""
    target = overflow.queue or "" if overflow.action == "queue" else overflow.announcement or ""
    to = "announcement" if overflow.action == "end" else overflow.action
    return CallFlowedOut(
        at=context.now(), call=context.call, queue=queue, to=to, reason=overflow.reason, target=target
    )


def _queued(context: CallContext, step: Step, preferred: str | None) -> CallQueued:
    at = context.now()
    # Whoever was sent here by another queue has waited there already, and keeps that age.
    before = context.services.dispatcher.live.calls.get(context.call)
    since = before.since if before is not None and before.flowed_to and before.since < at else None
    return CallQueued(
        at=at,
        call=context.call,
        queue=step.queue,
        language=context.language,
        priority_seconds=priority_seconds(context, step),
        preferred=preferred,
        preferred_seconds=step.preferred_seconds,
        since=since,
        requires=step.requires,
        directed=step.transferred and preferred is not None,
    )


def priority_seconds(context: CallContext, step: Step) -> float:
    """Return the artificial age of a call that comes to the step's queue: of number, queue and step, seconds."""
    number = context.number.priority_seconds if context.number else 0.0
    return number + context.services.config.queues[step.queue].priority_seconds + step.priority_seconds
