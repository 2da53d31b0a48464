"""When a citizen who agreed and hung up first is asked later, if at all. Pure.

| never asked | |
|---|---|
| who did not agree, or did not talk with anybody | there is no consent, or nothing to rate |
| whose number is withheld, or would not be called back | `hotline.callback_number` |
| where `survey.later` is `never`, or the queue has no survey (any more) | a reload counts at once |
| more than `ASK_WITHIN_SECONDS` after the call | nobody remembers it |

| attempts | |
|---|---|
| calls | `MOST_CALLS`, `CALL_AGAIN_SECONDS` apart |
| texts | until one is out; pauses double from `TEXT_AGAIN_SECONDS` to an hour |

All of them in `survey.hours`.
"""

from typing import Literal

from hotline.callback_number import NotCallableError, callback_number
from hotline.config import Configuration
from hotline.crm_bridge.survey import Survey
from hotline.phone import to_e164
from hotline.queue.calendars import opens_at

ASK_WITHIN_SECONDS = 3 * 86_400.0

MOST_CALLS = 2
CALL_AGAIN_SECONDS = 3600.0

TEXT_AGAIN_SECONDS = (60.0, 3600.0)

Way = Literal["call-back", "text"]


def way(config: Configuration, survey: Survey) -> Way | None:
    """Return how this citizen is asked later; None: not at all."""
    queue = config.queues.get(survey.queue)
    if not survey.agreed or queue is None or not queue.survey or config.survey.later == "never":
        return None
    if config.survey.later == "call-back" and config.callbacks.trunk is None:
        return None
    if config.survey.later == "text" and not config.text_messages.can_send:
        return None
    return config.survey.later if number(config, survey) is not None else None


def number(config: Configuration, survey: Survey) -> str | None:
    """Return the citizen's number in E.164; None where it must not be called or written to."""
    country = config.node.country
    ours = {to_e164(dialled, country) or "" for dialled in config.numbers}
    abroad = config.callbacks.international
    try:
        return callback_number(survey.caller, country, international=abroad, our_own=ours)
    except NotCallableError:
        return None


def first_due(config: Configuration, survey: Survey, ended_at: float) -> float | None:
    """Return when the citizen is asked for the first time; None: never."""
    return _within_hours(config, survey, ended_at + 60 * config.survey.later_minutes)


def next_due(config: Configuration, survey: Survey, way: Way, now: float) -> float | None:
    """Return when it is tried again after an attempt that failed; None: not any more."""
    if way == "call-back":
        return (
            _within_hours(config, survey, now + CALL_AGAIN_SECONDS) if survey.attempts < MOST_CALLS else None
        )
    first, longest = TEXT_AGAIN_SECONDS
    # Doubled so often it is longer than the longest pause anyway, and no float overflows.
    return _within_hours(config, survey, now + min(longest, first * 2 ** min(survey.attempts - 1, 10)))


def may_ask_at(config: Configuration, survey: Survey, now: float) -> float | None:
    """Return the first moment from now on at which the citizen may be asked; None: not any more."""
    return _within_hours(config, survey, now)


def _within_hours(config: Configuration, survey: Survey, at: float) -> float | None:
    opens = opens_at(config, config.survey.hours, at)
    return None if opens is None or opens > survey.offered_at + ASK_WITHIN_SECONDS else opens
