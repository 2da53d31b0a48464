"""What the next half hour brings, and how many agents it needs. Pure.

Calls: the mean of the same half hour on earlier days of the same kind (the same weekday of the last weeks), times how
busy today is beside those days. Today's factor is the calls of today so far over those that came by this time on those
days, drawn towards 1 by `DOUBT` calls, since few calls say little. How far the truth may be off: calls come at random
(variance = mean, Poisson), and days differ beside that; the band holds four of five half hours.

Agents: as `hotline staff` counts them, by Erlang A where the callers' patience is known, else C (`staffing.py`).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .erlang_inputs import ErlangError, Load
from .staffing import Service, StaffingError, agents_needed

#: What is foreseen, seconds.
HORIZON_SECONDS = 1800.0

#: Calls by which today's factor is drawn towards 1, and how far it may go.
DOUBT = 10.0
LEAST_FACTOR, MOST_FACTOR = 0.4, 2.5

#: Half the width of a band that holds 80 % of a normal distribution, in standard deviations.
BAND = 1.2816

#: Earlier days from which on a forecast is sure, and from which on it is a forecast at all.
GOOD_DAYS, SOME_DAYS = 4, 2

#: "today only": there is no earlier day, and the last half hour of today stands for the next.
Sureness = Literal["good", "some", "little", "today only"]


@dataclass(frozen=True, slots=True)
class EarlierDay:
    """What an earlier day of the same kind saw."""

    #: Calls from the same time on that is `since` today, up to the time that is now.
    so_far: int
    #: Calls in the half hour that is foreseen.
    then: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """Calls of the next half hour."""

    calls: float
    #: Four of five half hours lie between.
    low: float
    high: float
    sureness: Sureness
    #: Earlier days that were looked at.
    days: int
    #: How busy today is beside those days; 1: as they were.
    factor: float


def forecast(days: Sequence[EarlierDay], today: int, last_half_hour: int) -> Forecast | None:
    """Return the forecast; None where nothing is known: no earlier day, and no call today.

    `days` are those on which there was any call; `today` are the calls so far, from the same time on as `so_far`.
    """
    if not days:
        return _of_today(last_half_hour)
    mean = sum(day.then for day in days) / len(days)
    usual = sum(day.so_far for day in days) / len(days)
    factor = min(MOST_FACTOR, max(LEAST_FACTOR, (today + DOUBT) / (usual + DOUBT)))
    calls = mean * factor
    between = sum((day.then - mean) ** 2 for day in days) / (len(days) - 1) if len(days) > 1 else mean
    # Of few days the mean itself is unsure: 1/n of their spread on top.
    spread = math.sqrt(calls + max(0.0, between - mean) * factor**2 + max(between, 1.0) / len(days))
    sureness: Sureness = "little"
    if len(days) >= SOME_DAYS:
        sureness = "good" if len(days) >= GOOD_DAYS else "some"
    return Forecast(
        calls, max(0.0, calls - BAND * spread), calls + BAND * spread, sureness, len(days), factor
    )


def _of_today(last_half_hour: int) -> Forecast | None:
    if last_half_hour == 0:
        return None
    spread = math.sqrt(2.0 * last_half_hour)  # of the last one and of the next one
    low, high = max(0.0, last_half_hour - BAND * spread), last_half_hour + BAND * spread
    return Forecast(float(last_half_hour), low, high, "today only", 0, 1.0)


def agents_for(calls: float, service: Service) -> int | None:
    """Return how many agents so many calls in the next half hour need; None where theory does not say."""
    if calls <= 0:
        return 0
    try:
        load = Load(calls / HORIZON_SECONDS, service.busy_seconds)
        return agents_needed(load, service.target_in_line, service.patience_seconds, service.short)
    except (ErlangError, StaffingError):
        return None
