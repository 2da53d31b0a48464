"""Scenarios: read, checked, and turned into plans."""

from pathlib import Path

import pytest

from hotline.config import Agent, Configuration, Ivr, Number, Queue, RelaxationStep
from hotline.problems import ConfigurationError
from hotline.queue.simulator.observed import ObservedQueue
from hotline.queue.simulator.plan import Plan
from hotline.queue.simulator.scenario_file import read_scenario
from hotline.queue.simulator.scenario_plan import plan_of
from hotline.queue.simulator.times import Constant, Empirical, Exponential, Lognormal
from hotline.routing_rules import QueueRules, StepRule

DEMO = Path(__file__).parents[3] / "hotline" / "demo" / "scenario.toml"

GOOD = """\
day = "08:00-10:00"
[queues.water]
calls_per_hour = 60
handling = { mean_seconds = 120 }
[agents.a]
count = 2
queues = ["water"]
skills = { water = 3 }
"""

CONFIG = Configuration(
    numbers={"1111": Number(queue="water")},
    queues={
        "water": Queue(
            requires="water>=2", relax=(RelaxationStep(after_seconds=30, requires="anyone"),), strategy="round robin",
            wrap_up_seconds=12, service_level_seconds=30, rona_after=3, ring_seconds=20,
        ),
        "roads": Queue(),
    },
    agents={
        "1001": Agent(name="Aisha", queues={"water": 2.0}, skills={"water": 4}),
        "1002": Agent(name="Salim", queues={"water": 1.0, "roads": 1.0}),
    },
    ivr=Ivr(operator_queue="water"),
)  # fmt: skip


def plan(tmp_path: Path, text: str, observed: dict[str, ObservedQueue] | None = None) -> Plan:
    file = tmp_path / "scenario.toml"
    file.write_text(text, "utf-8")
    return plan_of(read_scenario(file, lambda _path: CONFIG).scenario, observed or {})


def refused(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(ConfigurationError) as raised:
        plan(tmp_path, text)
    return [str(problem).removeprefix(f"{tmp_path}/") for problem in raised.value.problems]


def test_the_example_is_good() -> None:
    """It can be simulated as it is, and serves two queues with relaxing skills."""
    plan = plan_of(read_scenario(DEMO, lambda _path: CONFIG).scenario, {})
    assert [queue.queue for queue in plan.queues] == ["water", "general"]
    assert len(plan.agents) == 16
    assert len(plan.rules.queues["water"].steps) == 3


def test_a_scenario_of_its_own(tmp_path: Path) -> None:
    """What is not said has the defaults of hotline.toml; agents of a group have numbers."""
    made = plan(tmp_path, GOOD)
    (queue,) = made.queues
    assert (made.begin, made.end) == (8 * 3600, 10 * 3600)
    assert (queue.calls_per_hour, queue.piece_seconds) == ((60.0,), 7200.0)
    assert (queue.handling, queue.wrap_up, queue.patience) == (Lognormal(120, 0.8), Constant(5), None)
    assert [agent.agent for agent in made.agents] == ["a-1", "a-2"]
    assert made.agents[0].shifts == ((8 * 3600.0, 10 * 3600.0),)
    assert made.agents[0].habits is made.agents[1].habits
    assert made.rules.agents["a-2"].skills == {"water": 3}
    assert made.rules.queues["water"] == QueueRules()


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    """Rates by piece, shapes, shifts, priority, weights, languages."""
    made = plan(
        tmp_path,
        """\
day = "08:00-12:00"
[routing]
language_skills = { ar = "arabic" }
[queues.water]
requires = "language and water>=2"
relax = [{ after_seconds = 20, requires = "language" }]
strategy = "most skilled"
priority_seconds = 60
calls_per_hour = [60, 30]
handling = { mean_seconds = 120, shape = "exponential" }
wrap_up = { mean_seconds = 10, shape = "constant" }
patience = { mean_seconds = 90 }
languages = { ar = 3, en = 1 }
[agents.expert]
queues = { water = 2 }
skills = { arabic = 5, water = 5 }
shifts = ["08:00-09:30", "10:00-12:00"]
answer = { mean_seconds = 4, shape = "constant" }
misses = 0.1
back_after_seconds = 30
""",
    )
    (queue,), (agent,) = made.queues, made.agents
    assert (queue.calls_per_hour, queue.piece_seconds) == ((60.0, 30.0), 7200.0)
    assert (queue.handling, queue.wrap_up, queue.patience) == (
        Exponential(120),
        Constant(10),
        Exponential(90),
    )
    assert queue.languages == {"ar": 3, "en": 1}
    assert queue.priority_seconds == 60
    assert agent.agent == "expert"
    assert agent.shifts == ((8 * 3600.0, 9.5 * 3600), (10 * 3600.0, 12 * 3600.0))
    assert (agent.habits.answer, agent.habits.misses, agent.habits.back_after_seconds) == (
        Constant(4),
        0.1,
        30,
    )
    rules = made.rules.queues["water"]
    assert rules.steps == (
        StepRule(requires="language and water>=2"),
        StepRule(after_seconds=20, requires="language"),
    )
    assert rules.strategy == "most skilled"
    assert made.rules.agents["expert"].queues == {"water": 2.0}
    assert made.rules.language_skills == {"ar": "arabic"}


REFERRING = """\
configuration = "hotline.toml"
[queues.water]
calls_per_hour = 60
handling = { mean_seconds = 120 }
"""


def test_what_is_not_said_comes_from_the_configuration(tmp_path: Path) -> None:
    """Rules, times, and all agents with their queues and skills; the others' queues are not simulated."""
    made = plan(tmp_path, REFERRING)
    (queue,) = made.queues
    assert made.rules.queues == {
        "water": QueueRules(
            steps=(StepRule(requires="water>=2"), StepRule(after_seconds=30, requires="anyone")),
            strategy="round robin", rona_after=3,
        )
    }  # fmt: skip
    assert (queue.wrap_up, queue.service_level_seconds, queue.ring_seconds) == (Constant(12), 30, 20)
    assert {agent.agent for agent in made.agents} == {"1001", "1002"}
    assert made.rules.agents["1001"].skills == {"water": 4}


def test_what_is_said_wins_over_the_configuration(tmp_path: Path) -> None:
    """So one can ask what would be if; also with other agents altogether."""
    made = plan(tmp_path, REFERRING + 'wrap_up_seconds = 0\nstrategy = "fewest calls"\n[agents.1001]\n[agents.b]\n'
                'count = 3\nqueues = ["water"]\n')  # fmt: skip
    assert made.queues[0].wrap_up is None
    assert made.rules.queues["water"].strategy == "fewest calls"
    assert made.rules.agents["1001"].skills == {"water": 4}
    assert [agent.agent for agent in made.agents] == ["1001", "b-1", "b-2", "b-3"]


def test_a_queue_that_the_configuration_does_not_have(tmp_path: Path) -> None:
    """Is a typing error, unless an agent of the scenario serves it."""
    assert refused(tmp_path, REFERRING.replace("water", "watr")) == [
        "scenario.toml:2: queues.watr: is no queue of the configuration. Did you mean `water`?"
    ]
    own = REFERRING.replace("water", "floods") + '[agents.a]\nqueues = ["floods"]\n'
    assert [queue.queue for queue in plan(tmp_path, own).queues] == ["floods"]


def test_times_from_the_journal(tmp_path: Path) -> None:
    """Talks and wrap-ups are drawn from those that were seen."""
    text = REFERRING.replace(
        "{ mean_seconds = 120 }", '{ shape = "journal" }\nwrap_up = { shape = "journal" }'
    )
    text += '[journal]\nfirst = "2026-10-01"\nlast = "2026-10-31"\n'
    made = plan(tmp_path, text, {"water": ObservedQueue(handling=[60, 90], wrap_up=[5, 0])})
    assert made.queues[0].handling == Empirical((60, 90))
    assert made.queues[0].wrap_up == Empirical((5, 0))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("60", "-1"), "scenario.toml:3: queues.water.calls_per_hour[0]: is -1. It must be at least 0."),
        (("60", "[]"), "scenario.toml:3: queues.water.calls_per_hour: is empty. Give at least 1."),
        (("60", "0"), "scenario.toml:2: queues: nobody calls. Give calls_per_hour above 0."),
        (
            ("mean_seconds", "mean_second"),
            "queues.water.handling.mean_second: is no key that exists here. Did you mean",
        ),
        (("{ mean_seconds = 120 }", "{}"), "queues.water.handling: has no mean_seconds. Add it"),
        (
            ('["water"]', '["watr"]'),
            "scenario.toml:7: agents.a.queues.watr: there is no queue `watr`. Did you mean `water`?",
        ),
        (('["water"]', "[]"), "agents.a: serves no queue"),
        (("count = 2", "count = 0"), "agents.a.count: is 0. It must be at least 1."),
        (("08:00-10:00", "8-10"), "scenario.toml:1: day: `8-10` is no range of times"),
        (("08:00-10:00", "22:00-06:00"), "day: `22:00-06:00` goes over midnight"),
        (("08:00-10:00", "08:10-10:00"), "day: does not begin and end at intervals of 30 minutes"),
        (('day = "08:00-10:00"', "interval_minutes = 20"), "interval_minutes: must be 15, 30 or 60"),
        (
            ("count = 2", 'shifts = ["08:00-09:00", "08:30-10:00"]'),
            "agents.a.shifts[1]: `08:30-10:00` begins before",
        ),
        (("count = 2", 'shifts = ["early"]'), "agents.a.shifts[0]: `early` is no range of times"),
        (
            ("count = 2", 'answer = { shape = "journal" }'),
            "agents.a.answer.shape: cannot come from the journal",
        ),
        (
            ("calls_per_hour", 'requires = "watr"\ncalls_per_hour'),
            "queues.water: needs the skill `watr`, which no agent has. Did you mean `water`?",
        ),
        (
            ("calls_per_hour", 'requires = "water>=9"\ncalls_per_hour'),
            "scenario.toml:3: queues.water.requires: `water>=9` cannot be understood: column 8: a level from",
        ),
        (
            ("calls_per_hour", 'requires = "water>=4"\ncalls_per_hour'),
            "queues.water: no agent may ever take its calls in `ar`",
        ),
        (
            ("calls_per_hour", 'relax = [{ after_seconds = 9, requires = "and" }]\ncalls_per_hour'),
            "queues.water.relax[0].requires: `and` cannot be understood",
        ),
        (
            (
                "calls_per_hour",
                'relax = [{ after_seconds = 9, requires = "a" }, { after_seconds = 9, requires="b" }]\ncalls_per_hour',
            ),
            "queues.water.relax[1].after_seconds: 9 comes after 9",
        ),
        (
            ("handling = { mean_seconds", 'handling = { shape = "journal", mean_seconds'),
            "queues.water.handling.mean_seconds: is not needed",
        ),
        (
            ("{ mean_seconds = 120 }", '{ shape = "journal" }'),
            "queues.water: takes times from the journal, but it is not said from which days",
        ),
        (
            ("[agents.a]", '[journal]\nfirst = "2026-10-31"\nlast = "2026-10-01"\n[agents.a]'),
            "journal.last: 2026-10-01 is before 2026-10-31",
        ),
        (
            ("[agents.a]", '[journal]\nfirst = "1.10.2026"\nlast = "2026-10-31"\n[agents.a]'),
            "journal.first: `1.10.2026` is no date",
        ),
        (
            ("[agents.a]", "[queues.roads]\ncalls_per_hour = 1\nhandling = { mean_seconds = 9 }\n[agents.a]"),
            "queues.roads: no agent serves this queue",
        ),
        (
            ("[agents.a]", "max_waiting = 9\n[agents.a]"),
            "queues.water.max_waiting: is no key that exists here",
        ),
        (("count = 2", "misses = 1"), "agents.a.misses: is 1. It must be less than 1."),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    """File, line, key, what, and how to mend it."""
    assert change[0] in GOOD
    found = refused(tmp_path, GOOD.replace(*change, 1))
    assert any(said in problem for problem in found), found


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    """Three mistakes in three places; what follows from them is not said."""
    text = (
        GOOD.replace("120", "120, spread = -1")
        .replace("count = 2", "count = 0")
        .replace("08:00-10:00", "08:00")
    )
    assert len(refused(tmp_path, text)) == 3


def test_a_scenario_without_agents(tmp_path: Path) -> None:
    """Is none, unless a configuration has some."""
    assert "there are no agents" in refused(tmp_path, GOOD[: GOOD.index("[agents")])[0]
