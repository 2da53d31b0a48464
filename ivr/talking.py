"""Rings one agent for a waiting caller and lets both talk.

The caller's coroutine sleeps in `EXEC Dial`. Its options: `g` the script goes on after the agent hung up, `m` music
until the answer, `i` a phone's redirection is not followed, `b` the phone is told which call it is (`X-Call`), `U` the
agent is told of a call-back before both talk.
"""

from typing import Literal

from hotline.asterisk.agi import CallerHungUp, DialOutcome
from hotline.config import Queue
from hotline.events import AgentMissed, AgentPhoneChanged, AgentSetAside, CallAbandoned
from hotline.queue.router import RingAgent

from .callback_call import HEARD, whisper
from .context import CallContext

Missed = Literal["no answer", "rejected", "busy", "unreachable", "failed"]

#: A phone that does not even ring within this time is taken as dead, seconds.
DEAD_PHONE_SECONDS = 5

#: By then Asterisk's own questions to the phone (qualify) have found out what it is like, seconds.
PHONE_KNOWN_SECONDS = 8.0

#: ITU-T Q.850 causes with which a phone says that nobody wants this call (SIP 603, 486).
REJECTED_CAUSES = frozenset({21, 17})

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
        services.legs.talk_ended(context.call, caller_hung_up=outcome.caller_hung_up)
    elif outcome.caller_hung_up:
        context.note(CallAbandoned(at=context.now(), call=context.call, queue=offer.queue))
    else:
        note_miss(context, offer.agent, offer.queue, outcome)
    if outcome.caller_hung_up:
        raise CallerHungUp
    return outcome.status == "ANSWER"


async def _dial(context: CallContext, agent: str, seconds: int) -> DialOutcome:
    """Ring the agent; who hangs up before the whisper is over has talked with nobody."""
    told = whisper(context)
    if told:
        await context.channel.set_variable(HEARD, "")
    outcome = await context.channel.dial(
        f"PJSIP/{agent}",
        seconds=seconds,
        alerting_seconds=DEAD_PHONE_SECONDS,
        options=f"gmib(hotline-leg^header^1({context.call})){told}",
    )
    if told and outcome.status == "ANSWER" and await context.channel.get_variable(HEARD) != "1":
        return DialOutcome("CANCEL" if outcome.caller_hung_up else "BUSY", None, outcome.caller_hung_up)
    return outcome


def note_miss(context: CallContext, agent: str, queue: str, outcome: DialOutcome) -> None:
    """Write that the agent did not take the call, and keep further calls away from that phone."""
    reason = miss_reason(outcome.status, outcome.cause or 0)
    at = context.now()
    context.note(AgentMissed(at=at, call=context.call, agent=agent, queue=queue, reason=reason))
    if reason == "unreachable":
        context.note(AgentPhoneChanged(at=at, agent=agent, phone="unreachable"))
        # Asterisk may never have noticed, and then it has nothing to tell when the phone is back.
        context.services.look_later(PHONE_KNOWN_SECONDS)
    else:
        context.note(AgentSetAside(at=at, agent=agent, call=context.call))


def miss_reason(status: str, cause: int) -> Missed:
    """Say in the journal's words why Dial did not reach the agent.

    `status` is Asterisk's DIALSTATUS, `cause` the Q.850 cause of the agent's leg.
    """
    if cause in REJECTED_CAUSES and status == "CHANUNAVAIL":
        return "rejected"
    match status:
        case "BUSY":
            return "rejected"
        case "NOANSWER":
            return "no answer"
        case "CHANUNAVAIL" if cause in UNREACHABLE_CAUSES:
            return "unreachable"
        case _:
            return "failed"
