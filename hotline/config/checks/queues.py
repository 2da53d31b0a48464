"""What can be wrong with queues beside agents, skills and each other."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from hotline.config import Agent, Configuration, Queue
from hotline.problems import Fault, KeyPath, did_you_mean
from hotline.queue.requirement import LANGUAGE, Requirement, RequirementError, parse

#: A requirement of a queue: where it stands, and what it is.
Step = tuple[KeyPath, Requirement]


def queue_faults(config: Configuration) -> Iterator[Fault]:
    """Yield what is wrong with each queue's requirements and times, and with the skills."""
    skills = _skills(config)
    yield from _skill_names(config)
    yield from _language_skills(config, skills)
    for name, queue in config.queues.items():
        yield from _times(name, queue)
        steps, faults = _requirements(name, queue)
        yield from faults
        unknown = list(_unknown_skills(config, steps, skills))
        yield from unknown
        if not faults and not unknown:
            yield from (fault for kind, fault in _unserved(config, name, steps) if kind == "never")


def queue_warnings(config: Configuration) -> Iterator[Fault]:
    """Yield what works but is probably not meant; only for a configuration without faults."""
    asked: set[str] = set()
    for name, queue in config.queues.items():
        steps, _ = _requirements(name, queue)
        asked.update(*(requirement.skills for _, requirement in steps))
        yield from (fault for kind, fault in _unserved(config, name, steps) if kind == "skipped")
    if LANGUAGE in asked:
        asked.update(config.routing.language_skills.values())
    for skill, path in _skills(config).items():
        if skill not in asked:
            yield path, "no queue asks for this skill", "Remove it, or name it in a queue's `requires`."


def _skills(config: Configuration) -> dict[str, KeyPath]:
    """Return all skills, each with the place at which the first agent has it."""
    found: dict[str, KeyPath] = {}
    for key, agent in config.agents.items():
        for skill in agent.skills:
            found.setdefault(skill, ("agents", key, "skills", skill))
    return found


def _skill_names(config: Configuration) -> Iterator[Fault]:
    """Yield skills that no requirement could name: `and`, `language`, `3`."""
    for skill, path in _skills(config).items():
        if not _can_be_named(skill):
            yield path, "means something else in a requirement", "Choose another name for the skill."


@cache
def _can_be_named(skill: str) -> bool:
    try:
        return skill != LANGUAGE and parse(skill).skills == {skill}
    except RequirementError:
        return False


def _language_skills(config: Configuration, skills: Mapping[str, KeyPath]) -> Iterator[Fault]:
    for language, skill in config.routing.language_skills.items():
        path = ("routing", "language_skills", language)
        if language not in config.node.languages:
            remedy = f"node.languages has: {', '.join(config.node.languages)}."
            yield path, f"`{language}` is not offered", remedy
        elif skill not in skills:
            yield path, f"no agent has the skill `{skill}`", did_you_mean(skill, skills)


def _times(name: str, queue: Queue) -> Iterator[Fault]:
    longest, wrap_up = queue.wrap_up_max_seconds, queue.wrap_up_seconds
    if longest < wrap_up:
        is_given = longest != Queue().wrap_up_max_seconds
        key = "wrap_up_max_seconds" if is_given else "wrap_up_seconds"
        what = f"a wrap-up of {wrap_up:g} seconds is longer than `wrap_up_max_seconds`, {longest:g}"
        yield ("queues", name, key), what, "Let the longest wrap-up be at least as long as the ordinary one."
    before = 0.0
    for index, step in enumerate(queue.relax):
        if step.after_seconds <= before:
            path = ("queues", name, "relax", index, "after_seconds")
            what = f"is {step.after_seconds:g}, and the step before it comes after {before:g}"
            yield path, what, "Write the steps in the order of the waiting time."
        before = max(before, step.after_seconds)


def _requirements(name: str, queue: Queue) -> tuple[list[Step], list[Fault]]:
    """Return the steps that can be read, the strictest first, and what is wrong with the others."""
    texts: list[tuple[KeyPath, str]] = [(("queues", name, "requires"), queue.requires)]
    texts += [
        (("queues", name, "relax", index, "requires"), step.requires)
        for index, step in enumerate(queue.relax)
    ]
    steps: list[Step] = []
    faults: list[Fault] = []
    for path, text in texts:
        try:
            steps.append((path, parse(text)))
        except RequirementError as error:
            what = f"`{text}` is no requirement: column {error.column}: {error.problem}"
            faults.append((path, what, "Write for example `arabic>=3 and water`."))
    return steps, faults


def _unknown_skills(
    config: Configuration, steps: list[Step], skills: Mapping[str, KeyPath]
) -> Iterator[Fault]:
    missing = [one for one in config.node.languages if one not in config.routing.language_skills]
    for path, requirement in steps:
        for skill in sorted(requirement.skills):
            if skill == LANGUAGE:
                if missing:
                    what = f"`language` has no skill for: {', '.join(missing)}"
                    yield path, what, f'Add `{missing[0]} = "…"` under [routing.language_skills].'
            elif skill not in skills:
                yield path, f"no agent has the skill `{skill}`", did_you_mean(skill, skills)


def _unserved(config: Configuration, name: str, steps: list[Step]) -> Iterator[tuple[str, Fault]]:
    """Yield the steps that no agent of the queue meets, alone or by an earlier one, with the languages.

    `never`: nor does anybody meet a later one, so its callers would wait for ever; `skipped`: somebody does.
    """
    agents = [agent for agent in config.agents.values() if name in agent.queues]
    if not agents:
        return  # a warning of its own
    never: list[str | None] = []
    skipped: dict[KeyPath, list[str | None]] = {}
    for language in _languages(config, steps):
        able = [_is_met(requirement, agents, config, language) for _, requirement in steps]
        if not any(able):
            never.append(language)
            continue
        for path, _ in steps[: able.index(True)]:
            skipped.setdefault(path, []).append(language)
    if never:
        remedy = "Give an agent of the queue the skills, or relax the requirement."
        what = f"no agent of the queue can ever take its calls{_spoken(never)}"
        yield "never", (steps[-1][0], what, remedy)
    for path, languages in skipped.items():
        what = f"no agent of the queue meets it{_spoken(languages)}"
        yield "skipped", (path, what, "The step is skipped.")


def _spoken(languages: Sequence[str | None]) -> str:
    """Return which callers are meant; nothing where the language makes no difference."""
    named = [f"`{language}`" for language in languages if language is not None]
    return f" for callers of the language {' or '.join(named)}" if named else ""


def _languages(config: Configuration, steps: list[Step]) -> tuple[str | None, ...]:
    """Return the languages that make a difference; None alone where none does.

    Without those whose skill nobody has: `_language_skills` says so.
    """
    if not any(LANGUAGE in requirement.skills for _, requirement in steps):
        return (None,)
    skills, skill_of = _skills(config), config.routing.language_skills
    return tuple(one for one in config.node.languages if skill_of.get(one) in skills)


def _is_met(
    requirement: Requirement, agents: list[Agent], config: Configuration, language: str | None
) -> bool:
    if language is not None:
        requirement = requirement.for_language(config.routing.language_skills.get(language))
    return any(requirement.met_by(agent.skills) for agent in agents)
