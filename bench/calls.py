"""Calls through a queue to an agent: our queue beside app_queue, on the same Asterisk, in the same run.

Callers dial a number that leads straight to a queue; SIPp plays callers and agents. The load is 4 % more than the
agents can take, so that callers wait most of the time. Rounds of both systems alternate. See
docs/developer/benchmarks.md for how to read the figures.
"""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import calls_app_queue
import calls_house
from calls_house import House, open_house
from calls_load import Telephones
from calls_meter import Meter
from calls_trace import Waits, failed_calls, read_trace, talks, waits
from common import arguments, at_most, emit, median, percentile, progress

from hotline.logs import configure

#: An agent's phone rings so long, seconds; agents.xml has the same.
_RING_SECONDS = 0.2
_CALLS_PER_SECOND = 20.0
#: Offered load divided by what the agents can take.
_LOAD = 1.04
#: What a round may take beyond its arrivals and the last talk, seconds.
_LATE_SECONDS = 60.0
#: What the systems get after a round to write down what happened, seconds; its CPU counts.
_SETTLE_SECONDS = 1.0

_MAX_AGENT_WAIT_P99_MILLISECONDS = 50.0
_MAX_CPU_RATIO = 1.5


@dataclass(frozen=True)
class Mode:
    """What travels beside the signalling."""

    name: str
    speech: bool = False
    recorded: bool = False


_SIGNALLING = Mode("signalling")
_G711 = Mode("g711", speech=True)
_RECORDED = Mode("recorded", speech=True, recorded=True)


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    talk_seconds: float
    calls: int
    rounds: int
    modes: tuple[Mode, ...]

    @property
    def agents(self) -> int:
        """So many that the load is a little too much for them."""
        return round(_CALLS_PER_SECOND * (_RING_SECONDS + self.talk_seconds) / _LOAD)


_FULL = Plan(talk_seconds=5.0, calls=400, rounds=2, modes=(_SIGNALLING, _G711, _RECORDED))
_QUICK = Plan(talk_seconds=1.0, calls=60, rounds=1, modes=(_SIGNALLING, _RECORDED))


@dataclass
class Tally:
    """The figures of one system in one mode, over all rounds."""

    cpu: list[float] = field(default_factory=list)
    controller_cpu: list[float] = field(default_factory=list)
    #: What other programs on this machine used in each round, percent of all cores.
    others: list[float] = field(default_factory=list)
    failures: int = 0
    waits: Waits = field(default_factory=Waits)

    def figures(self, mode: str) -> dict[str, Any]:
        """Return them by name: CPU as the median of rounds, waits of all rounds together."""
        return {
            f"failures_{mode}": self.failures,
            f"cpu_milliseconds_per_call_{mode}": round(median(self.cpu), 2),
            f"of_it_controller_milliseconds_{mode}": round(median(self.controller_cpu), 2),
            **_milliseconds(f"agent_free_to_invite_{{}}_milliseconds_{mode}", self.waits.of_agents),
            f"agent_free_to_invite_samples_{mode}": len(self.waits.of_agents),
            **_milliseconds(f"caller_to_free_agent_{{}}_milliseconds_{mode}", self.waits.of_callers),
            f"other_programs_cpu_percent_{mode}": round(median(self.others), 1),
        }


def _milliseconds(key: str, seconds: list[float]) -> dict[str, float | None]:
    return {
        key.format(f"p{percent}"): round(1e3 * percentile(seconds, percent), 2) if seconds else None
        for percent in (50, 95, 99)
    }


class Bench:
    """Rounds of both systems."""

    def __init__(self, house: House, plan: Plan) -> None:
        self._house = house
        self._plan = plan
        self._telephones = Telephones(house, talk_seconds=plan.talk_seconds)
        self.tallies = {(peer, mode.name): Tally() for peer in (False, True) for mode in plan.modes}

    async def run(self) -> None:
        """Measure everything. Raises `LoadError`."""
        progress(f"{self._plan.agents} agents register and sign in")
        async with self._telephones.agents():
            for number in range(self._plan.rounds):
                for mode in self._plan.modes:
                    # Who comes first alternates too.
                    for peer in (False, True) if number % 2 == 0 else (True, False):
                        if peer:
                            async with self._house.without_controller():
                                await self._round(peer, mode)
                        else:
                            await self._round(peer, mode)

    async def _round(self, peer: bool, mode: Mode) -> None:
        plan, tally = self._plan, self.tallies[peer, mode.name]
        heard_before = self._telephones.agents_trace.stat().st_size
        meter = Meter(self._house, self._telephones)
        trace, statistics = await self._telephones.call(
            (calls_app_queue if peer else calls_house).NUMBERS[mode.recorded],
            calls=plan.calls,
            per_second=_CALLS_PER_SECOND,
            speech=mode.speech,
            seconds=plan.calls / _CALLS_PER_SECOND + plan.talk_seconds + _LATE_SECONDS,
        )
        await asyncio.sleep(_SETTLE_SECONDS)
        used, others = meter.used(), meter.others_percent()
        with self._telephones.agents_trace.open(errors="replace") as file:
            file.seek(heard_before)
            agents = list(read_trace(file.read()))
        callers = list(read_trace(trace.read_text(errors="replace")))
        talked = talks(agents)
        found = waits(callers, agents, self._house.agents)
        tally.cpu.append(1e3 * used.both / max(talked, 1))
        tally.controller_cpu.append(1e3 * used.controller / max(talked, 1))
        tally.others.append(others)
        tally.failures += max(failed_calls(statistics.read_text()), plan.calls - talked)
        tally.waits.of_agents.extend(found.of_agents)
        tally.waits.of_callers.extend(found.of_callers)
        progress(_summary(peer, mode, tally, found))


def _summary(peer: bool, mode: Mode, tally: Tally, found: Waits) -> str:
    p99 = 1e3 * percentile(found.of_agents, 99) if found.of_agents else float("nan")
    name = "app_queue" if peer else "hotline"
    return (
        f"{name:9} {mode.name:10} {tally.cpu[-1]:6.1f} ms CPU a call ({tally.controller_cpu[-1]:.1f} controller), "
        f"agent free to INVITE p99 {p99:.0f} ms of {len(found.of_agents)}, {tally.failures} failed; "
        f"others {tally.others[-1]:.0f} %"
    )


def _result(bench: Bench, plan: Plan) -> dict[str, Any]:
    ours: dict[str, Any] = {}
    peers: dict[str, Any] = {}
    ratios: dict[str, float] = {}
    for mode in plan.modes:
        our, peer = bench.tallies[False, mode.name], bench.tallies[True, mode.name]
        ours |= our.figures(mode.name)
        peers |= peer.figures(mode.name)
        # Of rounds that stood side by side, because noise on the machine meets both.
        pairs = zip(our.cpu, peer.cpu, strict=True)
        ratios[f"ratio_cpu_per_call_{mode.name}"] = round(median([mine / its for mine, its in pairs]), 3)
        key = f"agent_free_to_invite_p99_milliseconds_{mode.name}"
        if ours[key] and peers[key]:
            ratios[f"ratio_agent_free_to_invite_p99_{mode.name}"] = round(ours[key] / peers[key], 4)
    return {"benchmark": "calls", **ours, "peer": {"name": "app_queue", **peers}, **ratios}


def _targets(result: dict[str, Any], plan: Plan) -> dict[str, Any]:
    targets = {"failures": at_most(sum(result[f"failures_{mode.name}"] for mode in plan.modes), 0)}
    for mode in plan.modes:
        targets[f"agent_free_to_invite_p99_milliseconds_{mode.name}"] = at_most(
            result[f"agent_free_to_invite_p99_milliseconds_{mode.name}"], _MAX_AGENT_WAIT_P99_MILLISECONDS
        )
        targets[f"ratio_cpu_per_call_{mode.name}"] = at_most(
            result[f"ratio_cpu_per_call_{mode.name}"], _MAX_CPU_RATIO
        )
    return targets


async def _main(plan: Plan) -> None:
    async with open_house(plan.agents) as house:
        bench = Bench(house, plan)
        await bench.run()
    result = _result(bench, plan)
    emit(
        {
            **result,
            "targets": _targets(result, plan),
            "calls_per_second": _CALLS_PER_SECOND,
            "agents": plan.agents,
            "talk_seconds": plan.talk_seconds,
            "calls_per_round": plan.calls,
            "rounds": plan.rounds,
        }
    )


def main() -> None:
    """Run the benchmark."""
    options = arguments(__doc__ or "").parse_args()
    configure(level="warning")
    asyncio.run(_main(_QUICK if options.quick else _FULL))


if __name__ == "__main__":
    main()
