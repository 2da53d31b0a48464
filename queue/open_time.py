"""When a queue will have been open for so long: times by which something is due. Pure; `now` is an argument."""

from hotline.config import Configuration

from .calendars import calendar
from .hours import Calendar

#: Seconds in an hour of the configuration.
HOUR = 3600.0


def message_due_at(config: Configuration, queue: str, at: float) -> float | None:
    """Return by when a message of this moment is to be answered, seconds since the epoch.

    None where the queue does not open long enough within the next years, or is none of ours any more.
    """
    rules = config.queues.get(queue)
    if rules is None:
        return None
    seconds = rules.message_due_hours * HOUR
    return at + seconds if rules.hours is None else after_open(calendar(config, rules.hours), at, seconds)


def after_open(hours: Calendar, at: float, seconds: float) -> float | None:
    """Return the first moment at which it has been open for `seconds` since `at`.

    These are seconds that pass and not hours on the clock: on the day on which the clock jumps, an opening from
    00:00 to 06:00 has five or seven hours. None where it does not open again for more than a year.
    """
    while True:
        before = at
        for opening in hours.openings_from(at):
            begin = max(opening.begin, at)
            if begin >= opening.end:
                continue
            if seconds <= opening.end - begin:
                return begin + seconds
            seconds -= opening.end - begin
            at = opening.end
        if at == before:
            return None


def open_between(hours: Calendar, begin: float, end: float) -> float:
    """Return for how many seconds it is open from `begin` to `end`; 0 where `end` is not later.

    It is the inverse of `after_open`: where that returns t for some seconds, from `at` to t it is open for so many.
    """
    seconds = 0.0
    while begin < end:
        before = begin
        for opening in hours.openings_from(begin):
            if opening.begin >= end:
                return seconds
            opens, closes = max(opening.begin, begin), min(opening.end, end)
            if opens < closes:
                seconds += closes - opens
                begin = closes
        if begin == before:
            break
    return seconds
