"""The questions that a screen pop asks the case store; each is answered from an index.

They are as few as can be: who it may be, their cases, their contacts, and some single figures. Whoever is merged into
somebody else counts as that one, whose rows are those of all of them. Each works within the caller's connection and
raises what the database raises.
"""

import functools
from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from .case_status import DONE
from .citizen_tables import citizen, citizen_address, household
from .screen_pop import Candidate, Household, Mark
from .tables import cases, interaction, survey

#: More people than this have no number in common that says who calls: a hospital, a ministry.
MOST_CANDIDATES = 20

#: Open cases and contacts that are shown.
MOST_CASES = 20
MOST_CONTACTS = 10

#: Rows of citizens whose contacts are looked at; each costs a look into the index.
MOST_MEMBERS = 40

#: Counting further calls tells nothing more.
MOST_COUNTED = 100

_SHOWN = ("id", "name_ar", "name_en", "language", "warning", "erased_at")
_CASE = tuple(
    cases.c[name]
    for name in (
        "reference", "subject", "status", "category", "department", "owner", "priority", "opened_at", "citizen",
        "caller", "response_due_at", "update_due_at", "due_at",
    )
)  # fmt: skip
_CONTACT = tuple(
    interaction.c[name]
    for name in (
        "id", "channel", "direction", "started_at", "outcome", "agent", "queue", "reference", "subject", "citizen",
    )
)  # fmt: skip


class People(NamedTuple):
    """Who it may be."""

    candidates: tuple[Candidate, ...] = ()
    more: bool = False
    #: Every row of these citizens, with the citizen who they are: the candidates, and who was merged into them.
    members: dict[int, int] = {}  # noqa: RUF012 -- read only


class Figures(NamedTuple):
    """Single figures about a number."""

    calls: int = 0
    mark: Mark | None = None


def people(connection: sa.Connection, number: str) -> People:
    """Return the citizens with this number (E.164)."""
    rows = connection.execute(_PEOPLE, {"number": number}).mappings().all()
    members = {row["id"]: row["root"] for row in rows}
    found = [_candidate(row) for row in rows if row["id"] == row["root"] and row["erased_at"] is None]
    found.sort(key=lambda one: one.id)
    roots = len({row["root"] for row in rows})
    return People(tuple(found[:MOST_CANDIDATES]), roots > MOST_CANDIDATES, members)


def _people() -> sa.CompoundSelect[Any]:
    is_phone = (citizen_address.c.kind == "phone") & (citizen_address.c.address == sa.bindparam("number"))
    root = sa.func.coalesce(citizen.c.merged_into, citizen.c.id)
    roots = (
        # As a number: not every database knows the greatest of truths.
        sa.select(
            root.label("id"), sa.func.max(sa.cast(citizen_address.c.shared, sa.Integer)).label("shared")
        )
        .join_from(citizen_address, citizen, citizen.c.id == citizen_address.c.citizen)
        .where(is_phone)
        .group_by(root)
        .order_by(root)
        .limit(MOST_CANDIDATES + 1)
        .cte("roots")
    )
    columns = (
        roots.c.id.label("root"), roots.c.shared, *(citizen.c[name] for name in _SHOWN),
        household.c.id.label("household"), household.c.name, household.c.place,
    )  # fmt: skip
    lives = citizen.c.household == household.c.id
    themselves = sa.select(*columns).join_from(roots, citizen, citizen.c.id == roots.c.id)
    merged = sa.select(*columns).join_from(roots, citizen, citizen.c.merged_into == roots.c.id)
    # Two selects and no OR: PostgreSQL would read the whole table for one.
    return sa.union_all(themselves.outerjoin(household, lives), merged.outerjoin(household, lives))


_PEOPLE = _people()


def _candidate(row: sa.RowMapping) -> Candidate:
    home = row["household"]
    return Candidate(
        id=row["id"],
        name_ar=row["name_ar"],
        name_en=row["name_en"],
        language=row["language"],
        warning=row["warning"],
        household=None if home is None else Household(id=home, name=row["name"], place=row["place"]),
        shared=bool(row["shared"]),
    )


def open_cases(
    connection: sa.Connection, number: str | None, members: Sequence[int], references: Sequence[str]
) -> list[sa.RowMapping]:
    """Return the cases that are not done of a number and of citizens, and those with these references, done or not."""
    if number is None and not members and not references:
        return []
    values: dict[str, object] = {"most": MOST_CASES + len(references) + 1}
    given = {"members": members or None, "number": number, "references": references or None}
    values |= {name: value for name, value in given.items() if value is not None}
    query = _open_cases(bool(members), number is not None, bool(references))
    return list(connection.execute(query, values).mappings())


@functools.cache
def _open_cases(of_citizens: bool, of_number: bool, asked_for: bool) -> sa.Select[Any]:
    """Return the statement: to make one costs more time than to run it, and calls come twenty times a second."""
    references = cases.c.reference.in_(sa.bindparam("references", expanding=True))
    goes_on = cases.c.status.not_in(sorted(DONE))
    conditions = []
    if of_citizens:
        conditions.append(sa.and_(cases.c.citizen.in_(sa.bindparam("members", expanding=True)), goes_on))
    if of_number:
        conditions.append(sa.and_(cases.c.caller == sa.bindparam("number"), goes_on))
    if asked_for:
        conditions.append(references)
    # The asked ones, whatever is due; then what is due first.
    due = sa.func.coalesce(cases.c.due_at, sa.literal(float("9e15")))
    asked = sa.case((references, 0), else_=1) if asked_for else sa.literal(1)
    query = sa.select(*_CASE).where(sa.or_(*conditions)).order_by(asked, due, cases.c.number)
    return query.limit(sa.bindparam("most", type_=sa.Integer))


def contacts(connection: sa.Connection, number: str | None, members: Sequence[int]) -> list[sa.RowMapping]:
    """Return the newest contacts of a number and of citizens."""
    values: dict[str, object] = {f"member_{place}": one for place, one in enumerate(members[:MOST_MEMBERS])}
    query = _contacts(number is not None, len(values))
    if query is None:
        return []
    if number is not None:
        values["number"] = number
    rows = connection.execute(query, values).mappings()
    different = {row["id"]: row for row in rows}
    ordered = sorted(different.values(), key=lambda row: (row["started_at"], row["id"]), reverse=True)
    return ordered[:MOST_CONTACTS]


@functools.cache
def _contacts(of_number: bool, members: int) -> sa.CompoundSelect[Any] | None:
    """Return the statement for so many rows of citizens, made once; None where nothing is asked."""
    conditions = [interaction.c.address == sa.bindparam("number")] if of_number else []
    conditions += [interaction.c.citizen == sa.bindparam(f"member_{place}") for place in range(members)]
    return sa.union_all(*map(_newest, conditions)) if conditions else None


def _newest(condition: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """Return the newest ones of one entry of the index: each branch reads ten rows, however many there are."""
    branch = sa.select(*_CONTACT).where(condition)
    inner = branch.order_by(interaction.c.started_at.desc()).limit(MOST_CONTACTS).subquery()
    return sa.select(inner)


def figures(connection: sa.Connection, number: str, since: float) -> Figures:
    """Return how often a number called since then, and its last mark."""
    row = connection.execute(_FIGURES, {"number": number, "since": since}).one()
    mark = None if row.score is None else Mark(score=row.score, answered_at=row.answered_at)
    return Figures(row.calls, mark)


def _figures() -> sa.Select[Any]:
    number: sa.BindParameter[str] = sa.bindparam("number")
    calls = (
        sa.select(interaction.c.id)
        .where(interaction.c.address == number, interaction.c.started_at >= sa.bindparam("since"))
        .where(interaction.c.channel == "voice", interaction.c.direction == "in")
        .limit(MOST_COUNTED)
        .subquery()
    )
    count = sa.select(sa.func.count()).select_from(calls).scalar_subquery()
    rated = (survey.c.caller == number) & survey.c.score.is_not(None)

    # An expression: in the order of the bare column PostgreSQL walks the index of all answers to find this number's.
    newest = sa.func.coalesce(survey.c.answered_at, 0).desc()

    def last(column: sa.Column[Any]) -> sa.ScalarSelect[Any]:
        return sa.select(column).where(rated).order_by(newest, survey.c.call).limit(1).scalar_subquery()

    return sa.select(
        count.label("calls"),
        last(survey.c.score).label("score"),
        last(survey.c.answered_at).label("answered_at"),
    )


_FIGURES = _figures()
