"""Rings one agent for a waiting caller and lets both talk.

The caller's coroutine sleeps in `EXEC Dial`. Its options: `g` the script goes on after the agent hung up, `m` music
until the answer, `i` a phone's redirection is not followed, `U` the agent is told of a call-back before both talk.

`b` puts headers into the INVITE where the operator wants them (`pop_headers.py`), and only there: Dial then waits at
least a millisecond, and now and then ten, for the thread that looks after the caller meanwhile
(`docs/developer/benchmarks.md`).
"""

from typing import Literal

from hotline.asterisk.agi import CallerHungUp, DialOutcome
from hotline.config import Queue
from hotline.events import AgentMissed, AgentPhoneChanged, AgentSetAside
from hotline.queue.router import RingAgent

from .callback_call import whisper
from .consultation import finish_talk
from .context import CallContext
from .fax import note_departure
from .lost_lines import NO_SOUND_CAUSE, given_back
from .pop_headers import pop_headers

Missed = Literal["no answer", "rejected", "busy", "unreachable", "failed"]

#: A phone that does not even ring within this time is taken as dead, seconds.
DEAD_PHONE_SECONDS = 5

#: By then Asterisk's own questions to the phone (qualify) have found out what it is like, seconds.
PHONE_KNOWN_SECONDS = 8.0

#: ITU-T Q.850 causes with which a phone says that it is busy (SIP 486) and that nobody wants this call (603).
BUSY_CAUSE, REJECTED_CAUSE = 17, 21

#: Q.850 causes of a phone that is not there: 3 no route, 20 subscriber absent; 0 where Asterisk gave up by itself.
UNREACHABLE_CAUSES = frozenset({0, 3, 20})


async def ring_and_talk(context: CallContext, offer: RingAgent, queue: Queue) -> bool:
    """Ring the offered agent; return True when both talked, False when the caller must go on waiting.

    Raises `CallerHungUp` when the caller left, before or after the talk; the journal then knows which.
    """
    services = context.services
    services.legs.expect(context.call, offer.agent, offer.queue, queue.wrap_up_seconds)
    context.speaker.music_was_replaced()
    outcome = await _dial(context, offer.agent, queue.ring_seconds)
    if outcome.status == "ANSWER":
        note_lost_line(context, outcome.cause)
        if await finish_talk(context, queue, caller_hung_up=outcome.caller_hung_up):
            raise CallerHungUp
    elif outcome.caller_hung_up:
        await note_departure(context, offer.queue)
    else:
        note_miss(context, offer.agent, offer.queue, outcome)
    if outcome.caller_hung_up:
        raise CallerHungUp
    return outcome.status == "ANSWER"


async def _dial(context: CallContext, agent: str, seconds: int) -> DialOutcome:
    """Ring the agent, who is told first where it is a call-back."""
    began = context.now()
    outcome = await context.channel.dial(
        f"PJSIP/{context.services.endpoint_of(agent)}",
        seconds=seconds,
        alerting_seconds=DEAD_PHONE_SECONDS,
        options=f"gmi{whisper(context)}{pop_headers(context)}",
    )
    if await _gave_up_on_dead_phone(context, outcome, context.now() - began):
        return DialOutcome(outcome.status, None, outcome.caller_hung_up)
    return outcome


async def _gave_up_on_dead_phone(context: CallContext, outcome: DialOutcome, seconds: float) -> bool:
    """Return whether Dial gave up on a phone that did not even ring; its cause is then not this leg's.

    HANGUPCAUSE is written by legs that end and by phones that cannot be dialled (app_dial.c), not by Dial's own
    time-outs: there it is still what an earlier agent's leg left. RINGTIME is emptied by every Dial, and set by the
    first ringing.
    """
    if outcome.status != "CHANUNAVAIL" or seconds < DEAD_PHONE_SECONDS:
        return False
    return not await context.channel.get_variable("RINGTIME")


def note_lost_line(context: CallContext, cause: int | None) -> None:
    """Write, where the agent's telephone ended by falling silent, that the call goes back to its queue.

    `cause` is that of the agent's leg (ITU-T Q.850). A caller who hung up first has another one there.
    """
    leg = context.services.legs.of_call(context.call)
    if cause != NO_SOUND_CAUSE or leg is None or leg.ended:
        return
    fact = given_back(context.services.dispatcher.live.calls.get(context.call), leg, context.now())
    if fact is not None:
        context.note(fact)


def note_miss(context: CallContext, agent: str, queue: str, outcome: DialOutcome) -> None:
    """Write that the agent did not take the call, and who is offered no further ones.

    Who missed too many in a row is set aside by the live state (`rona_after` of the queue); this writes it down. After
    a failure it is done at once: it is not the agent's fault, but a phone that refuses a call in this way (404, 488,
    503) refuses every call, within milliseconds, and callers would be offered to it again and again.
    """
    # What is told of the leg from now on comes late, and would make the agent ring for ever.
    context.services.legs.forget(context.call)
    reason = miss_reason(outcome.status, outcome.cause or 0)
    at = context.now()
    context.note(AgentMissed(at=at, call=context.call, agent=agent, queue=queue, reason=reason))
    if reason == "unreachable":
        context.note(AgentPhoneChanged(at=at, agent=agent, phone="unreachable"))
        # Asterisk may never have noticed, and then it has nothing to tell when the phone is back.
        context.services.look_later(PHONE_KNOWN_SECONDS)
    elif reason == "failed" or context.services.dispatcher.live.agents[agent].set_aside:
        context.note(AgentSetAside(at=at, agent=agent, call=context.call))


def miss_reason(status: str, cause: int) -> Missed:
    """Say in the journal's words why Dial did not reach the agent.

    Many phones say busy also where their key for refusing is pressed: "rejected" is certain, "busy" may be either.
    `status` is Asterisk's DIALSTATUS, `cause` the Q.850 cause of the agent's leg.
    """
    match status:
        case "BUSY" | "CHANUNAVAIL" if cause == BUSY_CAUSE:
            return "busy"
        case "BUSY":  # from `hotline-whisper`: the agent did not stay to the end
            return "rejected"
        case "CHANUNAVAIL" if cause == REJECTED_CAUSE:
            return "rejected"
        case "NOANSWER":
            return "no answer"
        case "CHANUNAVAIL" if cause in UNREACHABLE_CAUSES:
            return "unreachable"
        case _:
            return "failed"
