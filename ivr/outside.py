"""Connects the caller with a number that is not ours: a department's own exchange, the electricity company.

The call stays in this coroutine (law 1): it sleeps in `EXEC Dial`, whose options are `g`, the script goes on when the
other side has hung up, and `i`, a redirection is not followed, so nobody is sent to a number that nobody has
configured. The caller hears the other side's own ringing and announcements. Nothing is recorded (`recording.py`).

The number outside is shown ours (`callbacks.caller_number`), never the caller's (docs/decisions/0019).

Where nobody answers the caller is told so and is back in the menu, where `0` leads to a person.
"""

from collections.abc import Mapping
from typing import Literal

import structlog

from hotline.asterisk.agi import CallerHungUp, DialOutcome
from hotline.config import OutsideNumber
from hotline.dialplans.view import trunk_endpoint
from hotline.events import OutsideDialled, OutsideEnded
from hotline.queue.calendars import is_open

from .context import CallContext
from .steps import GOODBYE, MENU, Step

Result = Literal["answered", "busy", "no answer", "unreachable", "failed"]

#: By Asterisk's DIALSTATUS.
RESULTS: Mapping[str, Result] = {
    "ANSWER": "answered",
    "BUSY": "busy",
    "NOANSWER": "no answer",
    "CANCEL": "no answer",
    "CHANUNAVAIL": "unreachable",
    "CONGESTION": "unreachable",
}

#: What the caller hears before the menu again.
WHY: Mapping[Result, str] = {
    "busy": "outside-busy",
    "no answer": "outside-no-answer",
    "unreachable": "outside-unreachable",
    "failed": "outside-unreachable",
}

#: What the caller's channel shows of itself to the legs that it dials.
_IDENTITY = ("CALLERID(num)", "CALLERID(name)", "CALLERID(pres)")

log = structlog.get_logger()


async def connect_outside(context: CallContext, step: Step) -> Step:
    """Let the caller talk with the number outside; return where the call goes on.

    Raises `CallerHungUp` when the caller left; the journal then knows what became of the connection.
    """
    config = context.services.config
    number = config.outside.get(step.outside)
    if number is None:  # a reload took it away while the caller was in an older menu
        log.error("there is no such number outside", call=context.call, outside=step.outside)
        await context.speaker.say(WHY["failed"])
        return MENU
    if not is_open(config, number.hours, context.now()):
        await context.speaker.say("outside-closed")
        return MENU
    await context.speaker.say("outside-connecting")
    outcome = await _dial(context, step.outside, number)
    if outcome.caller_hung_up:
        raise CallerHungUp
    return await _after(context, RESULTS.get(outcome.status, "failed"))


async def resume_outside(context: CallContext, outside: str, dialled_at: float) -> Step:
    """Go on with a call whose controller died while it was connected; by now Asterisk's Dial is over.

    The talk counts from the dialling: when the other side answered, only the dead controller knew.
    """
    await show_number(context, context.caller or "")
    status = await context.channel.get_variable("DIALSTATUS") or ""
    result = RESULTS.get(status, "failed")
    talked = context.now() - dialled_at if result == "answered" else 0.0
    _ended(context, outside, result, talked)
    return await _after(context, result)


async def _after(context: CallContext, result: Result) -> Step:
    if result == "answered":
        return GOODBYE
    await context.speaker.say(WHY[result])
    return MENU


async def _dial(context: CallContext, name: str, number: OutsideNumber) -> DialOutcome:
    context.note(OutsideDialled(at=context.now(), call=context.call, outside=name))
    context.bridged_at = None
    began = context.now()
    await show_number(context, context.services.config.callbacks.caller_number)
    context.speaker.music_was_replaced()
    outcome = await context.channel.dial(
        f"PJSIP/{number.number}@{trunk_endpoint(number.trunk)}", seconds=number.ring_seconds, options="gi"
    )
    result: Result = RESULTS.get(outcome.status, "failed")
    since = began if context.bridged_at is None else context.bridged_at
    _ended(context, name, result, context.now() - since if result == "answered" else 0.0)
    if not outcome.caller_hung_up:
        await show_number(context, context.caller or "")
    return outcome


def _ended(context: CallContext, outside: str, result: Result, seconds: float) -> None:
    at = context.now()
    context.note(
        OutsideEnded(at=at, call=context.call, outside=outside, result=result, talk_seconds=max(0.0, seconds))
    )


async def show_number(context: CallContext, number: str) -> None:
    """Have what is dialled from now on see this number; the empty one is a withheld number again."""
    presentation = "allowed_not_screened" if number else "prohib_not_screened"
    for name, value in zip(_IDENTITY, (number, "", presentation), strict=True):
        await context.channel.set_variable(name, value)
