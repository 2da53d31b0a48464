"""Reads from the journal what the numbers of a stretch of time need: not all of it, and enough before and after.

Three things reach into the stretch from before: talks and waits that go on (entries of the last day), what agents and
call-backs are up to (their own, few, entries of the last month), and the rules of routing. After it the outcomes of
those who waited at its end are needed. Who was on the phone for more than a day, or has neither signed in nor changed
anything for a month, is not seen.
"""

import asyncio
from collections.abc import Callable, Mapping

from hotline.events import (
    AgentPaused,
    AgentPhoneChanged,
    AgentResumed,
    AgentSetAside,
    AgentSignedIn,
    AgentSignedOut,
    CallbackAnswered,
    CallbackDialled,
    CallbackDue,
    CallbackEnded,
    CallbackFailed,
    CallbackRequested,
    CallbackRested,
    Event,
    RulesLoaded,
)
from hotline.journal import JournalReader

from .fold import Statistics
from .ledger import Periods
from .moments import Listener
from .places import Thresholds

DAY_SECONDS = 86_400.0

#: A call does not last longer.
CALL_SECONDS = DAY_SECONDS

#: What agents did is remembered so long.
LASTING_SECONDS = 31 * DAY_SECONDS

#: Entries are in the order of their commits; their times may be so much out of order.
DISORDER_SECONDS = 60.0

#: How often old intervals are added up into the periods of a report, seconds of the journal.
ADD_UP_SECONDS = DAY_SECONDS / 4

#: Entries that are folded without letting others run.
PAGE = 500

#: Events whose effect lasts longer than a call.
LASTING = tuple(
    kind.__name__
    for kind in (
        AgentSignedIn, AgentSignedOut, AgentPaused, AgentResumed, AgentSetAside, AgentPhoneChanged,
        CallbackRequested, CallbackDialled, CallbackAnswered, CallbackFailed, CallbackRested, CallbackDue,
        CallbackEnded, RulesLoaded,
    )
)  # fmt: skip


async def statistics_of(
    reader: JournalReader,
    thresholds: Mapping[str, Thresholds],
    since: float,
    until: float,
    *,
    period_of: Callable[[int], int] | None = None,
    listener: Listener | None = None,
) -> Statistics:
    """Return the statistics from `since` on and before `until`. Raises what the reader raises.

    Of a long time they fit into memory by `period_of`: then just these periods of just this time can be asked for, and
    no interval is kept for much longer than a day. `listener` hears of each thing that is counted.
    """
    periods = None if period_of is None else Periods(since, until, period_of)
    statistics = Statistics(thresholds, periods=periods, listener=listener)
    statistics.forget_before(since)
    add_up_at = since + CALL_SECONDS

    def take(event: Event) -> None:
        nonlocal add_up_at
        statistics.apply(event)
        if periods is not None and event.at >= add_up_at:
            statistics.add_up_before(event.at - CALL_SECONDS)
            add_up_at = event.at + ADD_UP_SECONDS

    def is_enough(event: Event) -> bool:
        """Everybody who entered in time has left; whoever has not for a day never will."""
        if event.at < until + DISORDER_SECONDS:
            return False
        return event.at >= until + CALL_SECONDS or statistics.is_settled(since, until)

    await read_history(reader, take, since, is_enough)
    return statistics


async def read_history(
    reader: JournalReader,
    apply: Callable[[Event], object],
    since: float,
    is_enough: Callable[[Event], bool] | None = None,
) -> int:
    """Tell `apply` what the numbers from `since` on need, and return the number of the last entry.

    Reads to the journal's end, or until `is_enough` says so of an event that was applied. Raises what the reader
    raises.
    """
    begin = since - CALL_SECONDS
    seq = await reader.before(begin)
    for entry in await reader.of_types(LASTING, since=begin - LASTING_SECONDS, until=begin):
        if entry.seq <= seq:
            apply(entry.event)
    while entries := await reader.after(seq, PAGE):
        for entry in entries:
            apply(entry.event)
            seq = entry.seq
            if is_enough is not None and is_enough(entry.event):
                return seq
        await asyncio.sleep(0)
    return seq
