"""What can be wrong with opening hours, whatever they are for."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple
from zoneinfo import available_timezones

from hotline.config import Configuration, Hours
from hotline.problems import Fault, KeyPath, did_you_mean
from hotline.queue.hours import (
    MINUTES_OF_DAY,
    WEEKDAYS,
    HoursError,
    is_known_country,
    parse_date,
    parse_range,
    time_zone,
)


class _Span(NamedTuple):
    """A range on its day, in minutes from some Monday or date on."""

    begin: int
    end: int
    path: KeyPath
    text: str


def hours_faults(config: Configuration) -> Iterator[Fault]:
    """Yield what is wrong with the tables under [hours], with the time zone, and with the names of the tables."""
    zone = config.node.timezone
    try:
        time_zone(zone)
    except HoursError as error:
        yield ("node", "timezone"), error.problem, did_you_mean(zone, available_timezones())
    for name, hours in config.hours.items():
        path = ("hours", name)
        yield from _text_faults(path, hours)
        if hours.holidays is not None and not is_known_country(hours.holidays):
            what = f"the holidays of `{hours.holidays}` are not known"
            yield (*path, "holidays"), what, "Leave it out and write them under `dates`."
        yield from _overlaps(_week(path, hours))
        yield from _overlaps(_dates(path, hours))
    for where, wanted in _uses(config):
        if wanted not in config.hours:
            yield where, f"there are no hours `{wanted}`", did_you_mean(wanted, config.hours)


def hours_warnings(config: Configuration, of_menus: Collection[str] = ()) -> Iterator[Fault]:
    """Yield what works but is probably not meant; `of_menus` are the hours that menus name."""
    used = {name for _, name in _uses(config)} | set(of_menus) | {config.survey.hours}
    used |= {one.hours for one in config.outside.values()}
    used |= {one.hours for one in config.departments.values()} | {config.citizen_words.hours}
    for name, hours in config.hours.items():
        if not any(hours.week.values()) and not any(hours.dates.values()):
            yield ("hours", name), "it is never open", 'Give it days, for example `sunday = ["07:30-14:30"]`.'
        if name not in used:
            yield ("hours", name), "nobody asks for these hours", "Remove them or use them."


def _uses(config: Configuration) -> Iterator[tuple[KeyPath, str]]:
    """Yield the name of each table that is used, and where."""
    for name, queue in config.queues.items():
        if queue.hours is not None:
            yield ("queues", name, "hours"), queue.hours
        if queue.callback is not None and queue.callback.hours is not None:
            yield ("queues", name, "callback", "hours"), queue.callback.hours
    if config.callbacks.hours is not None:
        yield ("callbacks", "hours"), config.callbacks.hours


def _text_faults(path: KeyPath, hours: Hours) -> Iterator[Fault]:
    """Yield the texts that are no date or no range."""
    for day in hours.dates:
        try:
            parse_date(day)
        except HoursError as error:
            yield (*path, "dates", day), error.problem, error.remedy
    for where, texts in _all_ranges(path, hours):
        for index, text in enumerate(texts):
            try:
                parse_range(text)
            except HoursError as error:
                yield (*where, index), error.problem, error.remedy


def _all_ranges(path: KeyPath, hours: Hours) -> Iterator[tuple[KeyPath, Sequence[str]]]:
    for weekday, texts in hours.week.items():
        yield (*path, "week", weekday), texts
    for day, texts in hours.dates.items():
        yield (*path, "dates", day), texts


def _week(path: KeyPath, hours: Hours) -> Iterator[_Span]:
    """Yield the week's ranges, and Monday's once more: Sunday's night may run into it."""
    for number, day in enumerate((*WEEKDAYS, WEEKDAYS[0])):
        yield from _spans((*path, "week", day), hours.week.get(day, ()), number)


def _dates(path: KeyPath, hours: Hours) -> Iterator[_Span]:
    for text, ranges in hours.dates.items():
        try:
            number = parse_date(text).toordinal()
        except HoursError:
            continue  # _text_faults says so
        yield from _spans((*path, "dates", text), ranges, number)


def _spans(path: KeyPath, texts: Sequence[str], day: int) -> Iterator[_Span]:
    for index, text in enumerate(texts):
        try:
            one = parse_range(text)
        except HoursError:
            continue  # _text_faults says so
        begin = day * MINUTES_OF_DAY
        yield _Span(begin + one.begin, begin + one.end, (*path, index), text)


def _overlaps(spans: Iterable[_Span]) -> Iterator[Fault]:
    """Yield each range that begins before an earlier one has ended; touching is no overlap."""
    furthest: _Span | None = None
    told: set[KeyPath] = set()
    for span in sorted(spans):
        if furthest is not None and span.begin < furthest.end and span.path not in told:
            told.add(span.path)
            yield span.path, *_overlap(furthest, span)
        if furthest is None or span.end > furthest.end:
            furthest = span


def _overlap(earlier: _Span, later: _Span) -> tuple[str, str]:
    same_day = earlier.path[:-1] == later.path[:-1]
    day = "" if same_day else f" of {earlier.path[-2]}"
    over_midnight = parse_range(earlier.text).end > MINUTES_OF_DAY
    why = ", which ends on the next day because its end is before its begin" if over_midnight else ""
    what = f"`{later.text}` overlaps with `{earlier.text}`{day}{why}"
    return what, "Let one end before the other begins, or write one range for both."
