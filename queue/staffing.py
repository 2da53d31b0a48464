"""How many agents a target needs: Erlang A, or C where callers never abandon."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from .erlang import ErlangA, ErlangC
from .erlang_inputs import ErlangError, Load

#: More agents than this is a typing error.
MOST_AGENTS = 10_000

_target = re.compile(r"(\d+(?:\.\d+)?)\s*%?\s*/\s*(\d+(?:\.\d+)?)\s*s?")


class StaffingError(ValueError):
    """There is no plan for these numbers; the text says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class Target:
    """A service level: this share of the calls is answered within so many seconds."""

    #: 0 to 1.
    share: float
    seconds: float

    def __str__(self) -> str:
        return f"{self.share * 100:g}/{self.seconds:g}"


def parse_target(text: str) -> Target:
    """Return the target of `80/20`: 80 % within 20 s. Raises `StaffingError`."""
    match = _target.fullmatch(text.strip())
    if match is None:
        message = f"`{text}` is no service level: write per cent and seconds, for example 80/20"
        raise StaffingError(message)
    share, seconds = float(match[1]) / 100, float(match[2])
    if not 0 < share < 1:
        message = f"{match[1]} % cannot be planned for: write a share between 0 and 100, for example 80/20"
        raise StaffingError(message)
    return Target(share, seconds)


def performance(load: Load, agents: int, patience_seconds: float | None) -> ErlangA | ErlangC:
    """Return the theory for these agents: Erlang A, or C for callers who never abandon. Raises `ErlangError`."""
    if patience_seconds is None:
        return ErlangC(load, agents)
    return ErlangA(load, agents, patience_seconds)


def agents_needed(load: Load, target: Target, patience_seconds: float | None, short: float = 0.0) -> int:
    """Return the smallest number of agents that reaches the target.

    `short` is the queue's cut-off of short abandons, seconds. Raises `StaffingError` where `MOST_AGENTS` are too few.
    """

    def reached(agents: int) -> bool:
        try:
            level = performance(load, agents, patience_seconds).service_level(target.seconds, short)
        except ErlangError:  # far too few agents
            return False
        return level >= target.share

    return _smallest(reached, math.ceil(load.erlangs))


def _smallest(reached: Callable[[int], bool], guess: int) -> int:
    """Return the smallest number from 1 on that reaches it; whoever reaches it does so with more as well."""
    enough = max(1, min(guess, MOST_AGENTS))
    while not reached(enough):
        if enough >= MOST_AGENTS:
            message = f"even {MOST_AGENTS} agents do not reach the target: check the calls and their length"
            raise StaffingError(message)
        enough = min(MOST_AGENTS, 2 * enough)
    too_few = 0
    while enough - too_few > 1:
        middle = (enough + too_few) // 2
        if reached(middle):
            enough = middle
        else:
            too_few = middle
    return enough


def rostered(agents: int, shrinkage: float) -> int:
    """Return how many agents must be on the roster, so that so many are at their phones: n / (1 − shrinkage).

    `shrinkage` is the share of the paid time spent on breaks, training and absence, 0 to less than 1. Raises
    `StaffingError`.
    """
    if not 0 <= shrinkage < 1:
        message = f"a shrinkage of {shrinkage * 100:g} % is impossible: give 0 to less than 100 per cent"
        raise StaffingError(message)
    return math.ceil(agents / (1 - shrinkage) - 1e-9)  # 21 / 0.7 is 30, not 31


# --- a day ---


@dataclass(frozen=True, slots=True)
class Profile:
    """How many calls come on an average day, by interval."""

    interval_seconds: int
    #: Days with calls that were seen.
    days: int
    #: By beginning of the interval, seconds from local midnight; intervals in which nobody ever called are not there.
    calls: Mapping[int, float]


def profile_of(
    arrivals: Iterable[float],
    local: Callable[[float], datetime],
    interval_seconds: int,
    weekday: int | None = None,
) -> Profile:
    """Return the profile of the arrivals (seconds since the epoch), of one day of the week or of all.

    `local` gives the local time, so that 08:00 stays 08:00 over a change of the clocks. `weekday` is as in
    `date.weekday()`. A day without any call was a day off and does not count.
    """
    counted: Counter[int] = Counter()
    days = set()
    for at in arrivals:
        moment = local(at)
        if weekday in {None, moment.weekday()}:
            days.add(moment.date())
            counted[(moment.hour * 3600 + moment.minute * 60) // interval_seconds * interval_seconds] += 1
    calls = {begin: counted[begin] / len(days) for begin in sorted(counted)}
    return Profile(interval_seconds, len(days), calls)


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """What a call costs and what is promised."""

    #: AHT: talk, hold and wrap-up, seconds.
    handling_seconds: float
    #: From the reservation to the answer: the agent is busy, and the caller waits.
    ringing_seconds: float
    #: Mean patience; None: nobody abandons.
    patience_seconds: float | None
    target: Target
    #: Cut-off of short abandons, seconds.
    short: float = 0.0

    @property
    def busy_seconds(self) -> float:
        """The time for which a call takes an agent."""
        return self.handling_seconds + self.ringing_seconds

    @property
    def target_in_line(self) -> Target:
        """What the line must reach: the phone rings within the promised time as well."""
        return Target(self.target.share, max(0.0, self.target.seconds - self.ringing_seconds))


@dataclass(frozen=True, slots=True)
class Need:
    """The agents of one interval."""

    #: Seconds from local midnight.
    begin: int
    calls: float
    erlangs: float
    #: At their phones, and on the roster.
    agents: int
    rostered: int
    #: What theory expects of them, 0 to 1.
    service_level: float
    abandonment: float
    occupancy: float


def needs_of(profile: Profile, service: Service, shrinkage: float) -> list[Need]:
    """Return the agents of each interval in which calls come.

    Each interval is planned as if it went on for ever with its own load. Raises `StaffingError` and `ErlangError`.
    """
    target = service.target_in_line
    needs = []
    for begin, calls in profile.calls.items():
        load = Load(calls / profile.interval_seconds, service.busy_seconds)
        agents = agents_needed(load, target, service.patience_seconds, service.short)
        theory = performance(load, agents, service.patience_seconds)
        level = theory.service_level(target.seconds, service.short)
        staff = rostered(agents, shrinkage)
        expected = (level, theory.abandon_probability, theory.occupancy)
        needs.append(Need(begin, calls, load.erlangs, agents, staff, *expected))
    return needs


def shifts_of(needs: Iterable[Need], interval_seconds: int) -> list[list[tuple[int, int]]]:
    """Return for each agent the stretches at the phone, so that in each interval as many are there as it needs."""
    shifts: list[list[tuple[int, int]]] = []
    for need in needs:
        shifts += [[] for _ in range(need.agents - len(shifts))]
        for own in shifts[: need.agents]:
            begin, end = need.begin, need.begin + interval_seconds
            if own and own[-1][1] == begin:
                own[-1] = (own[-1][0], end)
            else:
                own.append((begin, end))
    return shifts
