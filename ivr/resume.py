"""Where a call goes on that an earlier controller began.

The journal tells the state in which that controller left it; `DIALSTATUS` on the caller's channel tells how a Dial
ended that outlived the controller.
"""

from typing import Literal

from hotline.asterisk.agi import DialOutcome
from hotline.events import AgentMissed, CallResumed
from hotline.queue.calls import IN_LINE, CallState, LiveCall

from .callback_call import is_our_call
from .context import CallContext
from .outside import resume_outside
from .steps import (
    ANNOUNCEMENT,
    CALLBACK,
    GREETING,
    MENU,
    SURVEY,
    Step,
    StepName,
    after_talk,
    message_step,
    queue_step,
)
from .survey_call import is_survey_call
from .talking import note_lost_line, note_miss
from .transfer import outside_of, resume_department, step_after_talk


async def step_to_resume(context: CallContext, known: LiveCall) -> Step:
    """Return the step at which the call goes on, and write that it does."""
    context.resumed = True
    # What the channel shows may be our own number, for somebody outside.
    context.caller = known.caller
    # The dialplan counts its tries for the next controller from here.
    await context.channel.set_variable("TRY", "0")
    if known.language:
        context.speaker.language = known.language
    for message in await context.services.earlier_messages(context.call):
        context.earlier_message = message
        if message.state == "unfinished":
            context.open_messages.add(message.message)
    step = await _step(context, known)
    context.note(CallResumed(at=context.now(), call=context.call, step=_word(step, known)))
    return step


async def _step(context: CallContext, known: LiveCall) -> Step:
    rules = context.services.config
    # The configuration may have changed since: nobody waits in a queue that is no more.
    queue = known.queue if known.queue in rules.queues else rules.ivr.operator_queue
    match known.state:
        case CallState.WAITING:
            step = queue_step(queue)
        case CallState.TALKING if context.services.consultations.of(context.call) is not None:
            step = Step(StepName.CONSULTATION, queue)
        case CallState.TRANSFERRED:
            step = await _transferred(context, queue)
        case CallState.RESERVED | CallState.RINGING | CallState.TALKING:
            step = await _after_dial(context, known, queue)
        case CallState.MESSAGE:
            step = await _message(context, queue)
        case CallState.ENDED:
            step = after_talk(queue, rules.queues[queue])
        case _:
            step = await _before_the_queue(context, known)
    return step


async def _message(context: CallContext, queue: str) -> Step:
    """Return to the message: for whom it is, and to which case it belongs, its beginning tells."""
    begun = await context.services.last_message(context.call)
    if begun is None:
        return message_step(queue)
    known = begun.queue in context.services.config.queues
    return Step(StepName.MESSAGE, begun.queue if known else queue, reference=begun.reference)


async def _before_the_queue(context: CallContext, known: LiveCall) -> Step:
    if known.flowed_to:
        config = context.services.config
        return queue_step(known.flowed_to if known.flowed_to in config.queues else config.ivr.operator_queue)
    outside = await context.services.last_outside(context.call)
    if outside is not None:
        return await resume_outside(context, outside.outside, outside.at)
    if is_survey_call(context):
        return SURVEY
    if is_our_call(context):
        return CALLBACK
    if not known.language:
        return GREETING
    in_a_menu = await context.services.last_menu(context.call) is not None
    return MENU if in_a_menu else ANNOUNCEMENT


async def _transferred(context: CallContext, queue: str) -> Step:
    """Bring a call on that an agent gave away, or left alone; a connection to a department is over by now."""
    outside = await context.services.last_outside(context.call)
    call = context.services.dispatcher.live.calls[context.call]
    if outside is None:
        return step_after_talk(context, queue)
    if call.transfer is not None and outside.outside == outside_of(call.transfer.target):
        return await resume_department(context, call.transfer.target, queue, outside.at)
    return step_after_talk(context, queue)


async def _after_dial(context: CallContext, known: LiveCall, queue: str) -> Step:
    """The agent's phone rang or both talked when the controller died; by now Asterisk's Dial is over."""
    agent = known.agent or ""
    status = await context.channel.get_variable("DIALSTATUS") or ""
    if status == "ANSWER" or known.state is CallState.TALKING:
        if context.services.legs.of_call(context.call) is None:
            wrap_up = context.services.config.queues[queue].wrap_up_seconds
            leg = context.services.legs.expect(context.call, agent, queue, wrap_up)
            leg.answered = known.state is CallState.TALKING
        note_lost_line(context, await _cause(context))
        context.services.legs.talk_ended(context.call, caller_hung_up=False)
        return step_after_talk(context, queue)
    if known.state is CallState.RINGING:
        outcome = DialOutcome(status, await _cause(context), caller_hung_up=False)
        note_miss(context, agent, queue, outcome)
    else:
        # Reserved, but the phone never rang: nobody is to blame.
        context.services.legs.forget(context.call)
        missed = AgentMissed(at=context.now(), call=context.call, agent=agent, queue=queue, reason="failed")
        context.note(missed)
    return queue_step(queue)


async def _cause(context: CallContext) -> int | None:
    """Return with which cause the leg that was dialled ended (ITU-T Q.850)."""
    cause = await context.channel.get_variable("HANGUPCAUSE") or ""
    return int(cause) if cause.isdigit() else None


def _word(step: Step, known: LiveCall) -> Literal["menu", "queue", "message", "end", "talk"]:
    """Return the journal's word for the step; a call that has yet to enter its queue is before it."""
    match step.name:
        case StepName.GREETING | StepName.ANNOUNCEMENT | StepName.MENU | StepName.CALLBACK:
            return "menu"
        case StepName.QUEUE if known.state is CallState.TRANSFERRED:
            return "talk"
        case StepName.QUEUE:
            return "queue" if known.state in IN_LINE else "menu"
        case StepName.MESSAGE:
            return "message"
        case StepName.CONSULTATION | StepName.DEPARTMENT:
            return "talk"
        case _:
            return "end"
