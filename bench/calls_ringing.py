"""Scenarios of matching: who is rung how soon, in which order, and by how many at a time."""

from collections.abc import Collection
from dataclasses import dataclass

from calls_justice import double_rings, longest_beside_idle, overtaken
from calls_load import Group, Habits
from calls_stage import Findings, Round, Stage, name_of, spread
from calls_story import number_of
from calls_trace import waits
from common import at_most, progress

_TALK_SECONDS, _RING_SECONDS = 5.0, 0.2
#: What a round may take beyond its arrivals and the last talk, seconds.
_LATE_SECONDS = 60.0

_MAX_AGENT_WAIT_P99_MILLISECONDS = 25.0
_MAX_CALLER_WAIT_P99_MILLISECONDS = 15.0
#: What a match takes is no idleness: two times the longest that is allowed for it, and the ring of SIP.
_MAX_BESIDE_IDLE_SECONDS = 0.1


@dataclass(frozen=True)
class _Crowd:
    """How many wait while calls go on arriving as fast as the agents take them."""

    waiting: int
    calls: int
    talk_seconds: float

    def groups(self, dialled: str, agents: int) -> list[Group]:
        rate = agents / (self.talk_seconds + _RING_SECONDS)
        first = agents + self.waiting
        at_first = 3 * rate
        return [
            Group(dialled, first, at_first),
            Group(dialled, self.calls, rate, after=first / at_first),
        ]

    def seconds(self, agents: int) -> float:
        rate = agents / (self.talk_seconds + _RING_SECONDS)
        return (2 * self.waiting + self.calls + agents) / rate + _LATE_SECONDS


async def waiting(stage: Stage) -> Findings:
    """Let many wait while agents become free one after the other."""
    crowd = _Crowd(30, 60, 1.0) if stage.quick else _Crowd(200, 400, _TALK_SECONDS)
    line = stage.house.lines.plain
    findings = Findings()

    async def play(peer: bool) -> Round:
        agents = len(line.agents)
        return await stage.round(crowd.groups(line.dialled(peer), agents), crowd.seconds(agents))

    for peer, found in (await stage.in_turns(Habits(crowd.talk_seconds), play)).items():
        doubles = double_rings(found.story)
        figures = findings.of(peer)
        times = waits(found.callers, found.agents, line.agents)
        figures |= spread(f"agent_free_to_invite_{{}}_milliseconds_{crowd.waiting}_waiting", times.of_agents)
        figures |= {
            "offers": len(found.story.offers),
            "overtaken": overtaken(found.story, lambda number: line.name),
            "double_rings_of_agents": doubles.of_agents,
            "double_rings_of_callers": doubles.of_callers,
            f"failures_{crowd.waiting}_waiting": max(
                found.failed, crowd.calls + crowd.waiting + len(line.agents) - found.talks
            ),
            "other_programs_cpu_percent_waiting": round(found.others_percent, 1),
        }
        progress(f"{name_of(peer)} {figures}")
    key = f"agent_free_to_invite_p99_milliseconds_{crowd.waiting}_waiting"
    ours = findings.ours
    findings.targets |= {
        key: at_most(ours[key], _MAX_AGENT_WAIT_P99_MILLISECONDS),
        "overtaken": at_most(ours["overtaken"], 0),
        "double_rings": at_most(ours["double_rings_of_agents"] + ours["double_rings_of_callers"], 0),
    }
    if ours[key] and findings.peer[key]:
        findings.ratios[f"ratio_agent_free_to_invite_p99_{crowd.waiting}_waiting"] = round(
            ours[key] / findings.peer[key], 4
        )
    return findings


async def idle(stage: Stage) -> Findings:
    """Let callers come while agents are idle."""
    calls, talk = (60, 1.0) if stage.quick else (200, _TALK_SECONDS)
    line = stage.house.lines.plain
    rate = 0.5 * len(line.agents) / (talk + _RING_SECONDS)
    findings = Findings()

    async def play(peer: bool) -> Round:
        return await stage.round(
            [Group(line.dialled(peer), calls, rate)], calls / rate + talk + _LATE_SECONDS
        )

    for peer, found in (await stage.in_turns(Habits(talk), play)).items():
        times = waits(found.callers, found.agents, line.agents)
        figures = findings.of(peer)
        figures |= spread("caller_to_idle_agent_{}_milliseconds", times.of_callers)
        figures |= {
            "failures_idle": max(found.failed, calls - found.talks),
            "other_programs_cpu_percent_idle": round(found.others_percent, 1),
        }
        progress(f"{name_of(peer)} {figures}")
    key = "caller_to_idle_agent_p99_milliseconds"
    findings.targets[key] = at_most(findings.ours[key], _MAX_CALLER_WAIT_P99_MILLISECONDS)
    return findings


async def skills(stage: Stage) -> Findings:
    """Let callers whom only few agents can help stand before callers whom every agent can help."""
    talk, seconds = (1.0, 5.0) if stage.quick else (3.0, 30.0)
    general, skilled = stage.house.lines.general, stage.house.lines.skilled
    service = talk + _RING_SECONDS
    # Too many for the skilled agents, and enough for the others that some of them are always idle.
    rates = (0.75 * len(general.agents) / service, 1.5 * len(skilled.agents) / service)
    counts = [round(rate * seconds) for rate in rates]
    findings = Findings()
    ordinary = {number_of(1, count) for count in range(1, counts[0] + 1)}

    def suitable(number: str) -> Collection[str]:
        return general.agents if number in ordinary else skilled.agents

    async def play(peer: bool) -> Round:
        groups = [
            Group(line.dialled(peer), count, rate)
            for line, count, rate in zip((general, skilled), counts, rates, strict=True)
        ]
        return await stage.round(groups, 3 * seconds + _LATE_SECONDS)

    for peer, found in (await stage.in_turns(Habits(talk), play)).items():
        worst = longest_beside_idle(found.story, suitable, found.ended)
        needs = overtaken(found.story, lambda number: "general" if number in ordinary else "skilled")
        figures = findings.of(peer)
        figures |= {
            "longest_beside_suitable_idle_agent_seconds": round(worst, 3),
            "overtaken_with_two_needs": needs,
            "failures_skills": max(found.failed, sum(counts) - found.talks),
        }
        progress(f"{name_of(peer)} {figures}")
    key = "longest_beside_suitable_idle_agent_seconds"
    findings.targets[key] = at_most(findings.ours[key], _MAX_BESIDE_IDLE_SECONDS)
    findings.targets["overtaken_with_two_needs"] = at_most(findings.ours["overtaken_with_two_needs"], 0)
    return findings
