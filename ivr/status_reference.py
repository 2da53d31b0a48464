"""Which case? The caller keys its reference, or, from the number that opened it, the last digits alone.

A slip is found by the check digit before anybody is asked, and said at once. After `MOST_TRIES` the caller goes to a
person. How many different cases one number may ask about within a day is the case store's rule.
"""

import asyncio
from enum import Enum, auto

import structlog

from .context import CallContext
from .digits import PERSON, ask_digits
from .status_ports import Answer, CaseState

#: Wrong or missing numbers in one go, before a person helps.
MOST_TRIES = 3

#: The digits of a reference that are enough where the caller's number has cases.
LAST_DIGITS = 3

#: No reference is longer.
MOST_DIGITS = 12

#: A case store that takes longer is not waited for, seconds.
LOOK_UP_SECONDS = 5.0

log = structlog.get_logger()


class Leave(Enum):
    """No case was found."""

    BACK = auto()
    PERSON = auto()


async def which_case(context: CallContext) -> CaseState | Leave:
    """Ask until a case is found or the caller is to go elsewhere. Raises `CallerHungUp`."""
    known = await _has_cases(context)
    wrong: list[str] = []
    for _ in range(MOST_TRIES):
        question = "status-ask-known" if known else "status-ask"
        digits = await ask_digits(context, [*wrong, question], most=MOST_DIGITS)
        if digits is None or digits == PERSON:
            return Leave.BACK if digits is None else Leave.PERSON
        if not digits:
            wrong = ["no-key"]
            continue
        if not (context.services.cases.is_reference(digits) or (known and len(digits) == LAST_DIGITS)):
            wrong = ["status-slip"]
            continue
        found = await _ask(context, digits)
        if found is not None:
            return found
        wrong = ["status-unknown"]
    if wrong != ["no-key"]:
        await context.speaker.say(*wrong)
    return Leave.PERSON


async def _has_cases(context: CallContext) -> bool:
    """Return whether the caller's number has cases; a case store that does not answer has none."""
    if context.caller is None:
        return False
    try:
        async with asyncio.timeout(LOOK_UP_SECONDS):
            return await context.services.cases.has_cases(context.caller)
    except Exception:
        log.exception("cannot look up the caller's cases", call=context.call)
        return False


async def _ask(context: CallContext, digits: str) -> CaseState | Leave | None:
    """Return the case; None where there is none. Where no answer is to be had, that is said."""
    try:
        async with asyncio.timeout(LOOK_UP_SECONDS):
            answer: Answer = await context.services.cases.ask(context.call, context.caller, digits)
    except Exception:
        log.exception("cannot look up a case", call=context.call)
        await context.speaker.say("status-cannot")
        return Leave.PERSON
    if answer.refused:
        log.warning("asked about too many cases", call=context.call)
        await context.speaker.say("status-too-many")
        return Leave.PERSON
    return answer.case
