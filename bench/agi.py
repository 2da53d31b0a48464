"""Commands per second and latency of our FastAGI server, beside panoramisk's in the same run.

Each server is a process of its own and so is the load, which plays Asterisk; rounds of both servers
alternate, and every figure is the median of its rounds, so that noise on the machine meets both.
"""

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from agi_load import Caller
from common import arguments, at_least, at_most, emit, median, percentile, progress

#: Measured: a controller may spend 6 ms on a call of about 10 commands; AGI's share of it is to be small.
_MAX_CPU_MICROSECONDS_PER_COMMAND = 100.0
_COMMANDS_PER_CALL = 10


@dataclass(frozen=True)
class Scenario:
    """How many calls at a time; None where they do not end within a round."""

    name: str
    calls: int
    commands_per_call: int | None


_SCENARIOS = (
    Scenario("1_call", 1, None),
    Scenario("200_calls", 200, None),
    Scenario("short_calls", 20, _COMMANDS_PER_CALL),
)


@dataclass
class Server:
    """A server process."""

    port: int
    process: psutil.Process

    def measure(self, scenario: Scenario, seconds: float) -> dict[str, float]:
        """Return the figures of one round."""
        before = self._cpu_seconds()
        caller = Caller(self.port, calls=scenario.calls, commands_per_call=scenario.commands_per_call)
        load = caller.run(seconds)
        cpu = self._cpu_seconds() - before
        if scenario.commands_per_call is not None:
            return {
                "calls_per_second_of_10_commands_each": load.calls / load.seconds,
                "cpu_milliseconds_per_call_of_10_commands": 1e3 * cpu / load.calls,
            }
        return {
            f"commands_per_second_{scenario.name}": load.commands / load.seconds,
            f"turnaround_p50_microseconds_{scenario.name}": 1e6 * percentile(load.turnarounds, 50),
            f"turnaround_p99_microseconds_{scenario.name}": 1e6 * percentile(load.turnarounds, 99),
            f"cpu_microseconds_per_command_{scenario.name}": 1e6 * cpu / load.commands,
        }

    def _cpu_seconds(self) -> float:
        times = self.process.cpu_times()
        return float(times.user + times.system)


@contextlib.contextmanager
def _server(name: str) -> Iterator[Server]:
    command = [sys.executable, str(Path(__file__).with_name("agi_servers.py")), name]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        # Leaving closes stdin, which ends the server.
        yield Server(int((process.stdout or sys.stdin).readline()), psutil.Process(process.pid))


def _measure(rounds: int, seconds: float) -> tuple[list[dict[str, float]], list[dict[str, float]]]:
    """Return the figures of every round, ours and the peer's."""
    ours: list[dict[str, float]] = []
    peers: list[dict[str, float]] = []
    with _server("hotline") as hotline, _server("panoramisk") as panoramisk:
        for number in range(rounds):
            progress(f"round {number + 1} of {rounds}, {2 * len(_SCENARIOS)} times {seconds:g} s")
            for figures in (ours, peers):
                figures.append({})
            for scenario in _SCENARIOS:
                # Who comes first alternates too.
                pairs = [(ours, hotline), (peers, panoramisk)]
                for figures, server in pairs if number % 2 == 0 else reversed(pairs):
                    figures[-1] |= server.measure(scenario, seconds)
    return ours, peers


def _medians(figures: list[dict[str, float]]) -> dict[str, float]:
    return {key: round(median([each[key] for each in figures]), 3) for key in figures[0]}


def _ratios(ours: list[dict[str, float]], peers: list[dict[str, float]]) -> dict[str, float]:
    """Return ours / peer's: the median of the ratios of rounds that stood side by side."""
    return {
        f"ratio_{key}": round(
            median([our[key] / peer[key] for our, peer in zip(ours, peers, strict=True)]), 3
        )
        for key in ours[0]
    }


def main() -> None:
    """Run the benchmark."""
    quick = arguments(__doc__ or "").parse_args().quick
    rounds, seconds = (8, 0.5) if quick else (20, 1.0)
    ours, peers = _measure(rounds, seconds)
    result: dict[str, Any] = _medians(ours)
    ratios = _ratios(ours, peers)
    command_cost = max(result[f"cpu_microseconds_per_command_{name}"] for name in ("1_call", "200_calls"))
    emit(
        {
            "benchmark": "agi",
            **result,
            "peer": {"name": "panoramisk 1.4 FastAGI", **_medians(peers)},
            **ratios,
            "targets": {
                "commands_per_second_1_call_not_below_peer": at_least(
                    ratios["ratio_commands_per_second_1_call"], 1.0
                ),
                "commands_per_second_200_calls_not_below_peer": at_least(
                    ratios["ratio_commands_per_second_200_calls"], 1.0
                ),
                "cpu_microseconds_per_command": at_most(command_cost, _MAX_CPU_MICROSECONDS_PER_COMMAND),
            },
            "rounds": rounds,
            "round_seconds": seconds,
        }
    )


if __name__ == "__main__":
    main()
