"""Today's opening hours in prompts: open from … to …, closed, or around the clock. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

from hotline.prompts import grammar
from hotline.queue.hours import Opening

#: An opening that reaches from midnight to midnight.
_WHOLE_DAY = timedelta(hours=24)


def todays_hours(language: str, openings: Sequence[Opening], zone: tzinfo) -> list[str]:
    """Return the prompts for the openings of one local day, in their order."""
    if not openings:
        return ["hours-today-closed"]
    spans = [
        (datetime.fromtimestamp(one.begin, zone), datetime.fromtimestamp(one.end, zone)) for one in openings
    ]
    if len(spans) == 1 and spans[0][1] - spans[0][0] >= _WHOLE_DAY:
        return ["hours-today-always"]
    prompts = ["hours-today-open"]
    for index, (begin, end) in enumerate(spans):
        prompts.append("hours-and-from" if index else "hours-from")
        prompts += grammar.time_of_day(language, begin.time(), case="genitive")
        prompts.append("hours-to")
        prompts += grammar.time_of_day(language, end.time(), case="genitive")
    return prompts
