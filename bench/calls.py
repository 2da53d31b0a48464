"""Calls through a queue to an agent: our queue beside app_queue, on the same Asterisk, in the same run.

Callers dial numbers that lead straight to a queue; SIPp plays callers and agents, and what it noted is the truth by
which both systems are measured. See docs/developer/benchmarks.md for the scenarios and for how to read the figures.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import calls_cost
import calls_ringing
import calls_statistics
from calls_house import open_house
from calls_stage import Findings, Stage
from common import arguments, emit, progress

from hotline.logs import configure

_SCENARIOS: dict[str, Callable[[Stage], Awaitable[Findings]]] = {
    "waiting": calls_ringing.waiting,
    "idle": calls_ringing.idle,
    "skills": calls_ringing.skills,
    "media": calls_cost.media,
    "crowd": calls_cost.crowd,
    "hold": calls_cost.hold,
    "statistics": calls_statistics.statistics,
}

_AGENTS, _QUICK_AGENTS = 100, 24


async def _main(names: Sequence[str], *, quick: bool) -> None:
    findings = Findings()
    async with open_house(_QUICK_AGENTS if quick else _AGENTS) as house:
        stage = Stage(house, quick=quick)
        progress("agents register and sign in")
        await stage.telephones.sign_in()
        for name in names:
            progress(f"scenario {name}")
            findings.add(await _SCENARIOS[name](stage))
    emit(
        {
            "benchmark": "calls",
            **findings.ours,
            "peer": {"name": "app_queue", **findings.peer},
            **findings.ratios,
            "targets": findings.targets,
            "scenarios": list(names),
        }
    )


def main() -> None:
    """Run the benchmark."""
    parser = arguments(__doc__ or "")
    parser.add_argument(
        "--scenario", action="append", choices=list(_SCENARIOS), help="only this one; may be given again"
    )
    options = parser.parse_args()
    configure(level="warning")
    asyncio.run(_main(options.scenario or list(_SCENARIOS), quick=options.quick))


if __name__ == "__main__":
    main()
