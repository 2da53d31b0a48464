"""Scenario of statistics: what each system reports, beside what the telephones saw."""

import re
from dataclasses import asdict

from calls_journal import CallTimes, call_times, reported
from calls_lines import THRESHOLD_SECONDS, Line
from calls_load import Group, Habits
from calls_stage import Findings, Round, Stage, name_of
from calls_truth import Numbers, Truth, differences, read_truth
from common import at_most, percentile, progress

_RING_SECONDS = 0.2
_LATE_SECONDS = 60.0
#: Shares of the offers that agents reject, and that ring until the other side gives up.
_REJECTED, _UNANSWERED = 0.06, 0.06
#: So much more comes than the agents can take.
_LOAD = 1.35
#: A quarter of the callers leaves: share, and after how long, seconds.
_IMPATIENT = ((0.125, 2.0), (0.125, 6.0))

_MAX_DIFFERENCE_SECONDS = 0.05

_queue_show = re.compile(
    r"\((?P<wait>\d+)s holdtime, (?P<talk>\d+)s talktime\), W:\d+, C:(?P<completed>\d+), A:(?P<abandoned>\d+), "
    r"SL:(?P<level>[\d.]+)%"
)


def read_queue_show(text: str) -> Numbers | None:
    """Return what app_queue's `queue show` says of a queue; None where it says something else."""
    found = _queue_show.search(text)
    if found is None:
        return None
    completed, abandoned = int(found["completed"]), int(found["abandoned"])
    return Numbers(
        offered=completed + abandoned,
        answered=completed,
        abandoned=abandoned,
        service_level=float(found["level"]) / 100,
        mean_wait=float(found["wait"]),
        mean_talk=float(found["talk"]),
    )


async def statistics(stage: Stage) -> Findings:
    """Let agents miss offers and callers leave, and compare the statistics with SIPp's truth."""
    talk, calls = (1.0, 120) if stage.quick else (5.0, 600)
    line = stage.house.lines.counted
    rate = _LOAD * len(line.agents) / (talk + _RING_SECONDS)
    findings = Findings()
    queue_of_peer = line.queue_of_peer
    await stage.house.asterisk.remote(f"queue reset stats {queue_of_peer}")

    async def play(peer: bool) -> Round:
        return await stage.round(
            _groups(line.dialled(peer), calls, rate), 3 * calls / rate + talk + _LATE_SECONDS
        )

    habits = Habits(talk, rejected=_REJECTED, unanswered=_UNANSWERED)
    rounds = await stage.in_turns(habits, play)
    for peer, found in rounds.items():
        truth = read_truth(found.story, THRESHOLD_SECONDS)
        if peer:
            said = read_queue_show(await stage.house.asterisk.remote(f"queue show {queue_of_peer}"))
        else:
            said = await reported(stage.house, line.name, found.began, found.ended)
        figures = findings.of(peer)
        figures |= _beside(said, truth)
        figures["statistics_missed_offers"] = len(found.story.offers) - truth.numbers.answered
        progress(f"{name_of(peer)} {figures}")
    await _each_call(stage, line, rounds[False], findings)
    _targets(findings)
    return findings


def _groups(dialled: str, calls: int, rate: float) -> list[Group]:
    patient = 1 - sum(share for share, _ in _IMPATIENT)
    shares: list[tuple[float, float | None]] = [(patient, None), *_IMPATIENT]
    return [
        Group(dialled, round(share * calls), share * rate, patience=patience) for share, patience in shares
    ]


def _beside(said: Numbers | None, truth: Truth) -> dict[str, float | int | None]:
    figures: dict[str, float | int | None] = {}
    for name, value in asdict(truth.numbers).items():
        unit = "_seconds" if name.startswith("mean_") else ""
        reports = None if said is None else getattr(said, name)
        figures[f"statistics_{name}{unit}_truth"] = _rounded(value)
        figures[f"statistics_{name}{unit}_reported"] = _rounded(reports)
    return figures


def _rounded(value: float | None) -> float | int | None:
    return value if value is None or isinstance(value, int) else round(value, 4)


async def _each_call(stage: Stage, line: Line, found: Round, findings: Findings) -> None:
    """Compare our waits and talks with the truth call by call."""
    truth = read_truth(found.story, THRESHOLD_SECONDS)
    times: CallTimes = await call_times(stage.house, line.name, found.began, found.ended)
    for name, ours, theirs in (
        ("wait", times.waits, truth.waits),
        ("talk", times.talks, truth.talks),
        ("abandon", times.abandons, truth.abandons),
    ):
        off = [abs(difference) for difference in differences(ours, theirs)]
        findings.ours[f"statistics_{name}_difference_p99_milliseconds"] = (
            round(1e3 * percentile(off, 99), 1) if off else None
        )
        findings.ours[f"statistics_{name}_difference_max_milliseconds"] = (
            round(1e3 * max(off), 1) if off else None
        )
    progress(f"hotline   { ({key: value for key, value in findings.ours.items() if 'difference' in key}) }")


def _targets(findings: Findings) -> None:
    """Say whether ours tell the truth: counts exactly, times to 50 ms."""
    ours = findings.ours
    for name in ("offered", "answered", "abandoned", "service_level"):
        reports, truth = ours[f"statistics_{name}_reported"], ours[f"statistics_{name}_truth"]
        findings.targets[f"statistics_{name}_difference"] = at_most(abs(reports - truth), 0)
    for name in ("mean_wait", "mean_talk"):
        reports, truth = ours[f"statistics_{name}_seconds_reported"], ours[f"statistics_{name}_seconds_truth"]
        findings.targets[f"statistics_{name}_difference_seconds"] = at_most(
            round(abs(reports - truth), 4), _MAX_DIFFERENCE_SECONDS
        )
    for name in ("wait", "talk"):
        key = f"statistics_{name}_difference_p99_milliseconds"
        findings.targets[key] = at_most(ours[key], 1e3 * _MAX_DIFFERENCE_SECONDS)
