"""What can be wrong with departments, categories and field teams."""

from collections.abc import Iterable, Iterator, Mapping

from hotline.config import Configuration
from hotline.config.cases import Category, Department
from hotline.phone import to_e164
from hotline.problems import Fault, KeyPath, did_you_mean


def case_faults(config: Configuration) -> Iterator[Fault]:
    """Yield what makes them unusable."""
    for key, department in config.departments.items():
        yield from _department(config, key, department)
    yield from _circles(config.departments)
    for key, category in config.categories.items():
        yield from _category(config, key, category)
    yield from _teams(config)


def _department(config: Configuration, key: str, department: Department) -> Iterator[Fault]:
    path: KeyPath = ("departments", key)
    yield from named((*path, "parent"), department.parent, config.departments, "there is no department")
    yield from named(
        (*path, "hours"), department.hours, config.hours, "there are no hours", "Add them under [hours]."
    )
    yield from named((*path, "lead"), department.lead, config.agents, "there is no agent")
    if department.skills:
        known = {skill for agent in config.agents.values() for skill in agent.skills}
        for skill in department.skills:
            if skill not in known:
                yield (*path, "skills"), f"no agent has the skill `{skill}`", did_you_mean(skill, known)


def _circles(departments: Mapping[str, Department]) -> Iterator[Fault]:
    for key in departments:
        above, seen = departments[key].parent, set[str]()
        while above is not None and above in departments and above not in seen:
            if above == key:
                what = f"`{key}` would be part of itself"
                yield ("departments", key, "parent"), what, "A tree has a top: leave out one `parent`."
                break
            seen.add(above)
            above = departments[above].parent


def _category(config: Configuration, key: str, category: Category) -> Iterator[Fault]:
    path: KeyPath = ("categories", key)
    yield from named((*path, "department"), category.department, config.departments, "there is no department")
    yield from _titles(config, (*path, "title"), category.title)
    if category.group:
        yield from _titles(config, (*path, "group"), category.group)
    for name, field in category.fields.items():
        here: KeyPath = (*path, "fields", name)
        yield from _titles(config, (*here, "question"), field.question)
        is_list = field.datatype.endswith("list")
        if is_list and not field.values:
            yield (*here, "values"), "is empty, and nothing could be answered", "Name what can be answered."
        if field.values and not is_list:
            what = f"a `{field.datatype}` has no values to choose from"
            yield (*here, "values"), what, "Take them out, or make it a `singlevaluelist`."
        for value, title in field.values.items():
            yield from _titles(config, (*here, "values", value), title)
    for language in category.keywords:
        if language not in config.node.languages:
            remedy = f"node.languages has: {', '.join(config.node.languages)}."
            yield (*path, "keywords", language), f"`{language}` is not offered", remedy


def _titles(config: Configuration, path: KeyPath, title: Mapping[str, str]) -> Iterator[Fault]:
    for language in config.node.languages:
        if not title.get(language, "").strip():
            what = f"has no text in `{language}`, and citizens of that language read it"
            yield path, what, "Write it in every language of node.languages."


def _teams(config: Configuration) -> Iterator[Fault]:
    numbers: dict[str, str] = {}
    for key, team in config.teams.items():
        path: KeyPath = ("teams", key)
        yield from named((*path, "department"), team.department, config.departments, "there is no department")
        if team.language not in config.node.languages:
            remedy = f"node.languages has: {', '.join(config.node.languages)}."
            yield (*path, "language"), f"`{team.language}` is not offered", remedy
        number = to_e164(team.phone, config.node.country)
        if number is None or not number.startswith("+"):
            yield (
                (*path, "phone"),
                f"`{team.phone}` is no telephone number",
                "Write it with its country code.",
            )
        elif number in numbers:
            what = f"is also the number of `{numbers[number]}`"
            yield (*path, "phone"), what, "Nobody could tell whose report it is: give each team its own."
        else:
            numbers[number] = key


def named(
    path: KeyPath, name: str | None, known: Iterable[str], none: str, where: str = ""
) -> Iterator[Fault]:
    """Yield a fault where a name stands for nothing; `none` says so: "there is no queue", `where` where to add it."""
    known = list(known)
    if name is not None and name not in known:
        yield path, f"{none} `{name}`", did_you_mean(name, known) if known else where
