"""Scenarios of cost: CPU per call, by media and by how many wait, and of one who waits."""

from dataclasses import dataclass

from calls_lines import Line
from calls_load import Group, Habits
from calls_stage import Findings, Round, Stage, name_of, spread
from calls_trace import waits
from common import at_most, progress, ratio

_TALK_SECONDS, _RING_SECONDS = 5.0, 0.2
#: A talk that outlasts every round.
_FOREVER_SECONDS = 900.0
#: What a round may take beyond its arrivals and the last talk, seconds.
_LATE_SECONDS = 60.0
#: Callers who fill a queue dial so many a second.
_FILL_PER_SECOND = 60.0
#: What the systems get to find their calm after the last of them has come, seconds.
_CALM_SECONDS = 3.0

_MAX_CPU_RATIO = 1.5
_MAX_CROWDED_CPU_RATIO = 0.5
_MAX_HOLD_RATIO = 1.0


@dataclass(frozen=True)
class _Mode:
    """What travels beside the signalling."""

    name: str
    speech: bool = False
    recorded: bool = False


_MODES = (_Mode("signalling"), _Mode("g711", speech=True), _Mode("recorded", speech=True, recorded=True))
#: The load is a little more than what the agents can take, so that callers wait most of the time.
_LOAD = 1.04


async def media(stage: Stage) -> Findings:
    """Measure calls without media, with G.711, and recorded."""
    talk, calls = (1.0, 60) if stage.quick else (_TALK_SECONDS, 300)
    findings = Findings()
    for mode in _MODES[: 1 if stage.quick else None]:
        line = stage.house.lines.taped if mode.recorded else stage.house.lines.plain
        rate = _LOAD * len(line.agents) / (talk + _RING_SECONDS)

        async def play(peer: bool, mode: _Mode = mode, line: Line = line, rate: float = rate) -> Round:
            group = Group(line.dialled(peer), calls, rate, speech=mode.speech)
            return await stage.round([group], calls / rate + talk + _LATE_SECONDS)

        for peer, found in (await stage.in_turns(Habits(talk), play)).items():
            times = waits(found.callers, found.agents, line.agents)
            figures = _cost(mode.name, found, found.talks)
            figures[f"failures_{mode.name}"] = max(found.failed, calls - found.talks)
            figures |= spread(f"agent_free_to_invite_{{}}_milliseconds_{mode.name}", times.of_agents)
            progress(f"{name_of(peer)} {figures}")
            findings.of(peer).update(figures)
        _compare(findings, f"cpu_milliseconds_per_call_{mode.name}", _MAX_CPU_RATIO)
        failures = f"failures_{mode.name}"
        findings.targets[failures] = at_most(findings.ours[failures], 0)
    return findings


async def crowd(stage: Stage) -> Findings:
    """Measure calls while 50, 200 and 500 wait for half of the agents."""
    talk, seconds = (1.0, 5.0) if stage.quick else (_TALK_SECONDS, 20.0)
    line = stage.house.lines.half
    rate = len(line.agents) / (talk + _RING_SECONDS)
    findings = Findings()
    sizes = (60,) if stage.quick else (50, 200, 500)
    for size in sizes:
        fill = (size + len(line.agents)) / _FILL_PER_SECOND

        async def play(peer: bool, size: int = size, fill: float = fill) -> Round:
            # While the queue fills, agents talk already: so many more must come.
            first = size + len(line.agents) + round(rate * max(0.0, fill - talk))
            settle = first / _FILL_PER_SECOND + _CALM_SECONDS
            steady = Group(
                line.dialled(peer),
                round(rate * (_CALM_SECONDS + seconds)) + 20,
                rate,
                after=settle - _CALM_SECONDS,
            )
            return await stage.window(
                [Group(line.dialled(peer), first, _FILL_PER_SECOND), steady], settle=settle, seconds=seconds
            )

        for peer, found in (await stage.in_turns(Habits(talk), play)).items():
            ended = sum(found.began <= (offer.ended_at or 0.0) <= found.ended for offer in found.story.offers)
            figures = _cost(f"{size}_waiting", found, ended)
            figures |= {f"calls_{size}_waiting": ended, f"in_line_{size}_waiting": _in_line(found)}
            progress(f"{name_of(peer)} {figures}")
            findings.of(peer).update(figures)
        largest = size == sizes[-1]
        _compare(
            findings, f"cpu_milliseconds_per_call_{size}_waiting", _MAX_CROWDED_CPU_RATIO if largest else None
        )
    return findings


async def hold(stage: Stage) -> Findings:
    """Measure callers who hear music while their queue's only agent talks with somebody else."""
    callers, seconds = (40, 5.0) if stage.quick else (100, 20.0)
    line = stage.house.lines.hold
    findings = Findings()

    async def play(peer: bool) -> Round:
        group = Group(line.dialled(peer), callers + 1, _FILL_PER_SECOND)  # one of them talks
        return await stage.window([group], settle=callers / _FILL_PER_SECOND + _CALM_SECONDS, seconds=seconds)

    key = "cpu_milliseconds_per_second_on_hold"
    for peer, found in (await stage.in_turns(Habits(_FOREVER_SECONDS), play)).items():
        waiting = _in_line(found)
        each = 1e3 / seconds / max(waiting, 1)
        figures = {
            key: round(each * found.used.both, 3),
            "of_it_controller_milliseconds_on_hold": round(each * found.used.controller, 3),
            "callers_on_hold": waiting,
            "other_programs_cpu_percent_on_hold": round(found.others_percent, 1),
        }
        progress(f"{name_of(peer)} {figures}")
        findings.of(peer).update(figures)
    _compare(findings, key, _MAX_HOLD_RATIO)
    return findings


def _cost(mode: str, found: Round, calls: int) -> dict[str, float | int | None]:
    each = 1e3 / max(calls, 1)
    return {
        f"cpu_milliseconds_per_call_{mode}": round(each * found.used.both, 2),
        f"of_it_controller_milliseconds_{mode}": round(each * found.used.controller, 2),
        f"other_programs_cpu_percent_{mode}": round(found.others_percent, 1),
    }


def _in_line(found: Round) -> int:
    """Return how many callers waited in the middle of the round."""
    middle = (found.began + found.ended) / 2
    first = found.story.first_offers()
    return sum(
        caller.answered_at is not None
        and caller.answered_at <= middle < (caller.ended_at or middle + 1)
        and not ((offer := first.get(caller.number)) and offer.invited_at <= middle)
        for caller in found.story.callers.values()
    )


def _compare(findings: Findings, key: str, limit: float | None) -> None:
    ratio_key = f"ratio_{key.replace('_milliseconds', '')}"
    found = ratio(findings.ours[key], findings.peer[key])
    findings.ratios[ratio_key] = found
    if limit is not None:
        findings.targets[ratio_key] = at_most(found, limit)
