"""The floor of the router's benchmark: agents with skills, queues that relax, and a line that keeps its length."""

import random
import time
import tracemalloc

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
from hotline.queue.live import LiveState
from hotline.queue.router import RingAgent, Router
from hotline.routing_rules import AgentRules, QueueRules, RoutingRules, StepRule

AGENTS, SKILLS = 2_000, 50

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
