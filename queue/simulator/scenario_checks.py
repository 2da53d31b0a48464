"""What can be wrong with a scenario whose every single value is right."""

from collections.abc import Callable, Generator, Iterator
from datetime import date

from hotline.problems import Fault, KeyPath, did_you_mean
from hotline.queue.hours import HoursError, parse_date, parse_range
from hotline.queue.requirement import LANGUAGE, Requirement, RequirementError, parse

from .scenario import Duration, Scenario, SimulatedQueue


def scenario_faults(scenario: Scenario) -> Iterator[Fault]:
    """Yield everything; the scenario is merged with its configuration."""
    for check in _checks:
        yield from check(scenario)


def _day(scenario: Scenario) -> Iterator[Fault]:
    try:
        begin, end = parse_range(scenario.day)
    except HoursError as error:
        yield ("day",), error.problem, error.remedy
        return
    if end > 24 * 60:
        yield (
            ("day",),
            f"`{scenario.day}` goes over midnight",
            "Simulate the night from 00:00, or up to 24:00.",
        )
    step = scenario.interval_minutes
    if begin % step or end % step:
        yield (
            ("day",),
            f"does not begin and end at intervals of {step} minutes",
            "Change it, or interval_minutes.",
        )


def _calls(scenario: Scenario) -> Iterator[Fault]:
    if not any(rate for queue in scenario.queues.values() for rate in queue.calls_per_hour):
        yield ("queues",), "nobody calls", "Give calls_per_hour above 0."


def _durations(scenario: Scenario) -> Iterator[Fault]:
    for name, queue in scenario.queues.items():
        yield from _duration(("queues", name, "handling"), queue.handling, from_data=True)
        yield from _duration(("queues", name, "wrap_up"), queue.wrap_up, from_data=True)
    for name, group in scenario.agents.items():
        yield from _duration(("agents", name, "answer"), group.answer, from_data=False)


def _duration(path: KeyPath, duration: Duration | None, *, from_data: bool) -> Iterator[Fault]:
    if duration is None:
        return
    if duration.shape == "journal":
        if not from_data:
            yield (*path, "shape"), "cannot come from the journal", "Use lognormal, exponential or constant."
        elif duration.mean_seconds is not None:
            yield (*path, "mean_seconds"), "is not needed: the times come from the journal", "Delete it."
    elif duration.mean_seconds is None:
        yield path, "has no mean_seconds", "Add it, for example { mean_seconds = 180 }."


def _journal(scenario: Scenario) -> Iterator[Fault]:
    wanting = list(scenario.needs_journal())
    if scenario.journal is None:
        for name in wanting:
            remedy = 'Add [journal] with first = "2026-10-01" and last = "2026-10-31".'
            yield ("queues", name), "takes times from the journal, but it is not said from which days", remedy
        return
    if scenario.configuration is None:
        yield ("journal",), "cannot be found without the configuration", 'Add configuration = "hotline.toml".'
    first = yield from _date(("journal", "first"), scenario.journal.first)
    last = yield from _date(("journal", "last"), scenario.journal.last)
    if first and last and last < first:
        yield ("journal", "last"), f"{last} is before {first}", "Exchange first and last."


def _date(path: KeyPath, text: str) -> Generator[Fault, None, date | None]:
    try:
        return parse_date(text)
    except HoursError as error:
        yield path, error.problem, error.remedy
        return None


def _agents(scenario: Scenario) -> Iterator[Fault]:
    if not scenario.agents:
        yield (), "there are no agents", "Add [agents.NAME] with count and queues."
    for name, group in scenario.agents.items():
        if not group.queues:
            yield ("agents", name), "serves no queue", 'Add queues = ["…"].'
        for queue in group.queues:
            if queue not in scenario.queues:
                path: KeyPath = ("agents", name, "queues", queue)
                yield path, f"there is no queue `{queue}`", did_you_mean(queue, scenario.queues)
        yield from _shifts(name, group.shifts)


def _shifts(name: str, shifts: tuple[str, ...]) -> Iterator[Fault]:
    before = -1
    for index, text in enumerate(shifts):
        path: KeyPath = ("agents", name, "shifts", index)
        try:
            begin, end = parse_range(text)
        except HoursError as error:
            yield path, error.problem, error.remedy
            return
        if begin < before:
            yield (
                path,
                f"`{text}` begins before the shift before it ends",
                "Write the shifts in order, without overlap.",
            )
        before = end


def _requirements(scenario: Scenario) -> Iterator[Fault]:
    for name, queue in scenario.queues.items():
        texts: dict[KeyPath, str] = {("queues", name, "requires"): queue.requires}
        before = 0.0
        for index, step in enumerate(queue.relax):
            texts["queues", name, "relax", index, "requires"] = step.requires
            if step.after_seconds <= before:
                path: KeyPath = ("queues", name, "relax", index, "after_seconds")
                yield (
                    path,
                    f"{step.after_seconds:g} comes after {before:g}",
                    "Write the steps in order of their time.",
                )
            before = step.after_seconds
        steps = yield from _parsed(texts)
        if len(steps) == len(texts):
            yield from _who_can(scenario, name, queue, steps)


def _parsed(texts: dict[KeyPath, str]) -> Generator[Fault, None, list[Requirement]]:
    parsed = []
    for path, text in texts.items():
        try:
            parsed.append(parse(text))
        except RequirementError as error:
            yield path, f"`{text}` cannot be understood: {error}", "Write for example `arabic>=3 and water`."
    return parsed


def _who_can(
    scenario: Scenario, name: str, queue: SimulatedQueue, steps: list[Requirement]
) -> Iterator[Fault]:
    serving = [group for group in scenario.agents.values() if name in group.queues]
    if not serving:
        yield ("queues", name), "no agent serves this queue", "Add it to the queues of an agent."
        return
    known = {skill for group in scenario.agents.values() for skill in group.skills}
    for skill in sorted({skill for step in steps for skill in step.skills} - {LANGUAGE} - known):
        yield ("queues", name), f"needs the skill `{skill}`, which no agent has", did_you_mean(skill, known)
    for language in queue.languages:
        needed = scenario.routing.language_skills.get(language)
        if not any(step.for_language(needed).met_by(group.skills) for step in steps for group in serving):
            remedy = "Relax the requirement, or give an agent of the queue the skills."
            yield ("queues", name), f"no agent may ever take its calls in `{language}`", remedy


_checks: tuple[Callable[[Scenario], Iterator[Fault]], ...] = (
    _day, _calls, _durations, _journal, _agents, _requirements,
)  # fmt: skip
