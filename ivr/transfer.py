"""Where a call goes when an agent has left it: the end, whoever it was given to, or back to its queue.

A call that was given away is served in its new queue as if it had come so much earlier as the caller has waited before,
over all queues; talks are no wait. So nobody waits twice, and nobody overtakes by having been talked to
(docs/operator/transfers.md). Rules of overflow that send callers away at the entry do not count for it: an agent knew
of the queue and decided.
"""

from dataclasses import replace

import structlog

from hotline.asterisk.agi import CallerHungUp, DialOutcome
from hotline.dialplans.view import trunk_endpoint
from hotline.events import OutsideDialled, OutsideEnded
from hotline.queue.calls import CallState, LiveCall

from .context import CallContext
from .outside import RESULTS, WHY, Result, show_number
from .steps import Step, StepName, after_talk

#: How long an agent to whom a call was given is waited for, seconds; then whoever serves the queue may take it.
DIRECTED_SECONDS = 60.0

#: How long a department's telephone rings, seconds.
DEPARTMENT_RING_SECONDS = 30

log = structlog.get_logger()


def step_after_talk(context: CallContext, queue: str) -> Step:
    """Return where a call of this queue goes whose talk is over."""
    config = context.services.config
    call = context.services.dispatcher.live.calls.get(context.call)
    if call is None or call.state is not CallState.TRANSFERRED:
        return after_talk(queue, config.queues[queue])
    back = call.queue if call.queue in config.queues else config.ivr.operator_queue
    given = call.transfer
    if given is None or given.way != "blind":
        # Nobody has the caller: the agent went, or who was asked.
        return replace(_to_queue(call, back or queue), first_words=("talk-interrupted",))
    match given.kind:
        case "queue" if given.target in config.queues:
            return _to_queue(call, given.target)
        case "agent" if given.target in config.agents:
            return _to_queue(call, back or queue, agent=given.target)
        case "department" if given.target in config.departments:
            return Step(StepName.DEPARTMENT, back or queue, outside=given.target)
        case _:  # a reload took it away meanwhile
            log.error("a call was given to somebody unknown", call=context.call, kind=given.kind)
            return _to_queue(call, back or queue)


def _to_queue(call: LiveCall, queue: str, agent: str | None = None) -> Step:
    return Step(
        StepName.QUEUE,
        queue,
        requires=call.requires if queue == call.queue else "",
        preferred=agent,
        preferred_seconds=None if agent is None else DIRECTED_SECONDS,
        priority_seconds=call.waited_before,
        transferred=True,
    )


def outside_of(department: str) -> str:
    """Return how the journal calls the connection to a department's number (`OutsideDialled.outside`)."""
    return f"department:{department}"


async def connect_department(context: CallContext, step: Step) -> Step:
    """Let the caller talk with the department; return where the call goes on.

    Raises `CallerHungUp` when the caller left; the journal then knows what became of the connection.
    """
    await context.speaker.say("outside-connecting")
    began = context.now()
    outcome = await _dial(context, step.outside)
    result: Result = RESULTS.get(outcome.status, "failed")
    since = began if context.bridged_at is None else context.bridged_at
    _ended(context, step.outside, result, context.now() - since)
    if outcome.caller_hung_up:
        raise CallerHungUp
    return await _after(context, step, result)


async def resume_department(context: CallContext, department: str, queue: str, dialled_at: float) -> Step:
    """Go on with a call whose controller died while it was connected; by now Asterisk's Dial is over."""
    await show_number(context, context.caller or "")
    result: Result = RESULTS.get(await context.channel.get_variable("DIALSTATUS") or "", "failed")
    _ended(context, department, result, context.now() - dialled_at)
    return await _after(context, Step(StepName.DEPARTMENT, queue, outside=department), result)


async def _dial(context: CallContext, key: str) -> DialOutcome:
    """Ring the department; it is shown our number, never the caller's (docs/decisions/0019)."""
    config = context.services.config
    phone, trunk = config.departments[key].phone, config.callbacks.trunk
    context.note(OutsideDialled(at=context.now(), call=context.call, outside=outside_of(key)))
    if phone is None or trunk is None:  # a reload took it away meanwhile
        log.error("a department cannot be rung", call=context.call, department=key)
        return DialOutcome("INVALIDARGS", None, caller_hung_up=False)
    context.bridged_at = None
    await show_number(context, config.callbacks.caller_number)
    context.speaker.music_was_replaced()
    outcome = await context.channel.dial(
        f"PJSIP/{phone}@{trunk_endpoint(trunk)}", seconds=DEPARTMENT_RING_SECONDS, options="gi"
    )
    if not outcome.caller_hung_up:
        await show_number(context, context.caller or "")
    return outcome


def _ended(context: CallContext, key: str, result: Result, seconds: float) -> None:
    talked = max(0.0, seconds) if result == "answered" else 0.0
    ended = OutsideEnded(
        at=context.now(), call=context.call, outside=outside_of(key), result=result, talk_seconds=talked
    )
    context.note(ended)


async def _after(context: CallContext, step: Step, result: Result) -> Step:
    if result != "answered":
        await context.speaker.say(WHY[result])
    return step_after_talk(context, step.queue)
