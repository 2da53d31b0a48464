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
import random
import time
import tracemalloc
from typing import Any

from common import arguments, at_least, at_most, emit, percentile, progress, ratio

from hotline.events import (
    AgentAnswered,
    AgentPaused,
    AgentReserved,
    AgentResumed,
    AgentRinging,
    AgentSignedIn,
    CallEnded,
    CallQueued,
    Event,
    RulesLoaded,
    TalkEnded,
)
from hotline.queue.calls import CallState, LiveCall
from hotline.queue.live import LiveState
from hotline.queue.requirement import Requirement, parse
from hotline.queue.router import RingAgent, Router
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules, StepRule

AGENTS, SKILLS, WAITING = 2_000, 50, 10_000
CURVE = (100, 1_000, 10_000, 100_000)

#: Simulated seconds between two calls served: 2,000 agents who talk for 5 minutes.
PACE = 300 / AGENTS

LANGUAGES = {"ar": "arabic", "en": "english"}


def rules(chance: random.Random) -> RoutingRules:
    """Return 50 queues that relax, and agents who serve some of them."""
    queues = {
        f"q{number}": QueueRules(
            steps=(
                StepRule(requires=f"language>=3 and s{number}>=3"),
                StepRule(after_seconds=30.0, requires=f"language>=2 and s{number}>=2"),
                StepRule(after_seconds=90.0, requires=f"s{number}"),
            ),
            preferred_seconds=15.0,
        )
        for number in range(SKILLS)
    }
    agents = {f"a{number}": _agent(chance) for number in range(AGENTS)}
    return RoutingRules(queues=queues, agents=agents, language_skills=LANGUAGES)


def _agent(chance: random.Random) -> AgentRules:
    served = chance.sample(range(SKILLS), 8)
    skills = {f"s{number}": chance.randint(1, 5) for number in served}
    skills |= {"arabic": chance.randint(2, 5), "english": chance.randint(1, 5)}
    return AgentRules(
        queues={f"q{number}": chance.choice((1.0, 1.0, 2.0)) for number in served}, skills=skills
    )


class Floor:
    """A live state in which a given number of calls wait and every agent talks."""

    def __init__(self, waiting: int) -> None:
        self._chance = random.Random(1)  # noqa: S311 -- the same floor in every run
        self._calls = 0
        self.now = 1_000_000.0
        self.live = LiveState()
        self.router = Router(self.live)
        self.rules = rules(self._chance)
        self.live.apply(RulesLoaded(at=self.now, rules=self.rules))
        self.agents = list(self.rules.agents)
        self._serve_everybody()
        self.before = tracemalloc.get_traced_memory()[0]
        for number in range(waiting):
            # They came one after the other, at the pace at which they are served.
            self.live.apply(self._call(self.now - (waiting - number) * PACE))
        assert self.router.decide(self.now) is None  # noqa: S101
        self.memory = tracemalloc.get_traced_memory()[0] - self.before

    def _serve_everybody(self) -> None:
        """Let each agent talk with a caller of a queue that is theirs."""
        for name in self.agents:
            queues = tuple(self.rules.agents[name].queues)
            call = self._call(self.now)
            for event in (
                AgentSignedIn(at=self.now, agent=name, queues=queues),
                call,
                AgentReserved(at=self.now, call=call.call, agent=name, queue=call.queue),
                AgentAnswered(at=self.now, call=call.call, agent=name, queue=call.queue),
            ):
                self.live.apply(event)
        self.router.decide(self.now)

    def _call(self, at: float) -> CallQueued:
        self._calls += 1
        return CallQueued(
            at=at,
            call=f"node1-1795000000.{self._calls:07d}",
            queue=f"q{self._chance.randrange(SKILLS)}",
            language=self._chance.choice(("ar", "en")),
            preferred=self._chance.choice(self.agents) if self._chance.random() < 0.05 else None,
        )

    def serve(self) -> float:
        """End a talk, serve the next call and queue a new one; return the seconds that all of it took."""
        self.now += PACE
        name = self._chance.choice(self.agents)
        agent = self.live.agents[name]
        new = self._call(self.now)
        begin = time.process_time()
        self._tell(new)
        if agent.call is not None:
            ended = agent.call
            self._tell(TalkEnded(at=self.now, call=ended, agent=name, ended_by="agent"))
            self._tell(CallEnded(at=self.now, call=ended, reason="completed"))
        return time.process_time() - begin

    def look_in_vain(self) -> float:
        """Let an agent whom no call fits become free; return the seconds that it took."""
        if "spare" not in self.live.agents:
            self.live.apply(AgentSignedIn(at=self.now, agent="spare", queues=("nobody-calls",)))
        self.live.apply(AgentPaused(at=self.now, agent="spare"))
        begin = time.process_time()
        self._tell(AgentResumed(at=self.now, agent="spare"))
        return time.process_time() - begin

    def _tell(self, event: Event) -> None:
        self.live.apply(event)
        while (ring := self.router.decide(self.now)) is not None:
            for step in self._steps(ring):
                self.live.apply(step)

    def _steps(self, ring: RingAgent) -> tuple[Event, ...]:
        call, agent, queue = ring.call, ring.agent, ring.queue
        return (
            AgentReserved(at=self.now, call=call, agent=agent, queue=queue),
            AgentRinging(at=self.now, call=call, agent=agent, channel="PJSIP/a-1"),
            AgentAnswered(at=self.now, call=call, agent=agent, queue=queue),
        )


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
        "name": "scan without an index (matching alone)",
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
            "peer": theirs,
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
