"""What the commands of cases share: the case store, whoever changes it, and what was written on the command line."""

import getpass
from collections.abc import Awaitable, Callable
from datetime import datetime, time
from functools import partial
from typing import Annotated, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

import typer
from sqlalchemy.ext.asyncio import AsyncEngine

from hotline.clock import wall_clock
from hotline.config.loader import Loaded
from hotline.crm_bridge.case_change import CaseError, Change
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.permissions import Actor, Line
from hotline.crm_bridge.reference import is_valid
from hotline.journal import Journal
from hotline.problems import did_you_mean
from hotline.queue.hours import time_zone
from hotline.until import UntilError, parse_until

from .common import fail, say
from .stored import Stored, in_database

R = TypeVar("R")

#: What takes a department, an owner, a category, a place or a due time away.
NONE = "none"

Reference = Annotated[str, typer.Argument(help="What the citizen was told, for example 1007.")]
UnmaskedOption = Annotated[bool, typer.Option("--unmasked", help="Show whole telephone numbers.")]


class Office(NamedTuple):
    """The opened case store."""

    desk: CaseDesk
    journal: Journal
    engine: AsyncEngine


# --- the case store ---


def actor() -> Actor:
    """Return the user of the machine, who may do everything with cases."""
    return Actor(getpass.getuser(), Line.SUPERVISOR)


def change_case(loaded: Loaded, reference: str, how: Callable[..., Change], words: str) -> None:
    """Change a case in the name of the machine's user; `how` is one of `case_change`."""
    check_reference(reference)
    change = partial(how, at=wall_clock(), by=actor().by)
    changed = at_desk(loaded, lambda desk: desk.change(reference, change, actor=actor()))
    say(f"{reference} {words}" if changed else f"{reference} {words} already: nothing was changed")


def at_desk(loaded: Loaded, work: Callable[[CaseDesk], Awaitable[R]]) -> R:
    """Do something at the desk; say in words what went wrong, and end."""
    return in_office(loaded, lambda office: work(office.desk))


def in_office(loaded: Loaded, work: Callable[[Office], Awaitable[R]]) -> R:
    """Do something with the case store; say in words what went wrong, and end."""

    async def at_work(stored: Stored) -> R:
        return await work(Office(CaseDesk(stored.journal, stored.engine), stored.journal, stored.engine))

    return in_database(loaded, at_work, none="there are no cases", said=(CaseError,))


# --- what was written on the command line ---


def check_reference(reference: str) -> None:
    """Exit with 2 where this is no reference."""
    if not is_valid(reference):
        fail(f"`{reference}` is no reference: a digit is wrong or missing, or two changed places", status=2)


def check_department(loaded: Loaded, department: str | None) -> None:
    """Exit with 2 where there is no such department."""
    known = loaded.config.departments
    if department not in {None, NONE} and department not in known:
        remedy = did_you_mean(str(department), known) if known else "Add it under [departments]."
        fail(f"--department: there is no department `{department}`. {remedy}", status=2)


def check_category(loaded: Loaded, category: str | None, what: str = "") -> None:
    """Exit with 2 where there is no such category; `what` names the option."""
    known = loaded.config.categories
    if category not in {None, NONE} and category not in known:
        remedy = did_you_mean(str(category), known) if known else "Add it under [categories]."
        fail(f"{what}there is no category `{category}`. {remedy}", status=2)


def or_none(wanted: str) -> str | None:
    """Return what was written; None for `none`."""
    return None if wanted == NONE else wanted


def moment_of(text: str, zone: ZoneInfo) -> float:
    """Return the moment, seconds since the epoch; a day alone ends with its last minute."""
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 -- only the day is taken of it
        text = datetime.combine(day, time(23, 59)).isoformat()
    except ValueError:
        pass  # something else than a day alone
    try:
        return parse_until(text, wall_clock(), zone)
    except UntilError as error:
        fail(f"{error.what}. {error.remedy} A day alone works too: 2026-11-30.", status=2)


def zone_of(loaded: Loaded) -> ZoneInfo:
    """Return the city's time zone."""
    return time_zone(loaded.config.node.timezone)
