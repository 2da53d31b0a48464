"""The router alone: decisions a second, their latency, memory per waiting call, and how both grow with the queue.

A floor of 2,000 agents with some of 50 skills serves 50 queues whose requirements relax twice. As many calls wait as
the step of the curve says; whenever a talk ends the agent gets the next call and a new caller comes, so the line stays
as long as it is. A decision is all that the router does for one call served: CallQueued, AgentReserved, AgentRinging,
AgentAnswered, TalkEnded, CallEnded and the question after each of them.

The peer is a router without an index: for a free agent it looks through the waiting calls for the oldest that the agent
may take. With many kinds of calls in the line it finds one soon; for an agent whom no call fits it looks at all of them
(`no_match…`), which is the case that stalls such routers.
"""

import gc
import time
import tracemalloc
from typing import Any

from common import arguments, at_least, at_most, emit, percentile, progress, ratio
from route_floor import AGENTS, LANGUAGES, SKILLS, Floor

from hotline.queue.calls import CallState, LiveCall
from hotline.queue.requirement import Requirement, parse
from hotline.routing_rules import AgentRules

WAITING = 10_000
CURVE = (100, 1_000, 10_000, 100_000)


def measure(waiting: int, served: int) -> dict[str, float]:
    """Serve so many calls with so many waiting; return the figures."""
    progress(f"{waiting} calls wait")
    tracemalloc.start()
    memory = Floor(waiting).memory
    tracemalloc.stop()
    floor = Floor(waiting)
    for _ in range(200):
        floor.serve()
    gc.collect()
    gc.freeze()  # as the controller does once it has started
    seconds = [floor.serve() for _ in range(served)]
    vain = [floor.look_in_vain() for _ in range(500)]
    gc.unfreeze()
    return {
        "decisions_per_second": round(served / sum(seconds)),
        "p50_milliseconds": round(percentile(seconds, 50) * 1000, 4),
        "p99_milliseconds": round(percentile(seconds, 99) * 1000, 4),
        "max_milliseconds": round(max(seconds) * 1000, 3),
        "no_match_p99_milliseconds": round(percentile(vain, 99) * 1000, 4),
        "bytes_per_waiting_call": round(memory / waiting),
    }


def peer(waiting: int, served: int) -> dict[str, float]:
    """Do the matching alone without an index: for one free agent look through the calls in their order."""
    progress(f"without an index, {waiting} calls wait")
    floor = Floor(waiting)
    calls = sorted(
        (call for call in floor.live.calls.values() if call.state is CallState.WAITING),
        key=lambda call: call.since,
    )
    texts = {step.requires for queue in floor.rules.queues.values() for step in queue.steps}
    met = {
        (text, language): parse(text).for_language(skill)
        for text in texts
        for language, skill in LANGUAGES.items()
    }
    agents = [floor.rules.agents[floor.agents[number % AGENTS]] for number in range(served)]
    found = [_scan(floor, calls, met, agent) for agent in agents]
    vain = [_scan(floor, calls, met, AgentRules(queues={"nobody-calls": 1.0})) for _ in range(50)]
    return {
        "decisions_per_second": round(served / sum(found)),
        "p99_milliseconds": round(percentile(found, 99) * 1000, 4),
        "no_match_p99_milliseconds": round(percentile(vain, 99) * 1000, 4),
    }


def _scan(
    floor: Floor, calls: list[LiveCall], met: dict[tuple[str, str], Requirement], agent: AgentRules
) -> float:
    """Return the seconds until the oldest call is found that the agent may take, or all were looked at."""
    begin = time.process_time()
    for call in calls:
        steps = floor.rules.queues[call.queue or ""].steps
        due = [step for step in steps if step.after_seconds <= floor.now - call.since]
        if call.queue in agent.queues and any(
            met[step.requires, call.language].met_by(agent.skills) for step in due
        ):
            break
    return time.process_time() - begin


def main() -> None:
    """Measure the curve and print it."""
    options = arguments("The router alone.").parse_args()
    served = 5_000 if options.quick else 30_000
    curve: dict[str, Any] = {str(waiting): measure(waiting, served) for waiting in CURVE}
    ours = curve[str(WAITING)]
    theirs = peer(WAITING, 500)
    growth = ratio(curve[str(CURVE[-1])]["p50_milliseconds"], curve[str(CURVE[0])]["p50_milliseconds"])
    emit(
        {
            "benchmark": "route",
            "agents": AGENTS,
            "skills": SKILLS,
            **ours,
            "curve": curve,
            "growth_of_p50_from_100_to_100000": growth,
            "peer": {"name": "scan without an index (matching alone)", **theirs},
            "ratio_no_match_p99": ratio(
                ours["no_match_p99_milliseconds"], theirs["no_match_p99_milliseconds"]
            ),
            "targets": {
                "decisions_per_second": at_least(ours["decisions_per_second"], 10_000),
                "p99_milliseconds": at_most(ours["p99_milliseconds"], 1.0),
                "bytes_per_waiting_call": at_most(ours["bytes_per_waiting_call"], 1024),
                # log2 of 100,000 is 2.5 times that of 100.
                "growth_of_p50_from_100_to_100000": at_most(growth, 2.5),
            },
        }
    )


if __name__ == "__main__":
    main()
