"""`hotline cases`: looking at cases and driving them on, until there is a desk for it."""

import asyncio
import getpass
from collections.abc import Awaitable, Callable
from datetime import datetime, time
from functools import partial
from typing import Annotated, NoReturn, TypeVar
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from hotline.clock import wall_clock
from hotline.config_loader import Loaded
from hotline.crm_bridge import case_change
from hotline.crm_bridge.case import Case, Note
from hotline.crm_bridge.case_change import CaseError, Change
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_status import TRANSITIONS
from hotline.crm_bridge.reference import is_valid
from hotline.database import DatabaseError, check_url, create_engine, database_url, explain
from hotline.journal import Journal, JournalError
from hotline.problems import did_you_mean
from hotline.queue.hours import time_zone
from hotline.until import UntilError, parse_until

from . import cases_text
from .common import ConfigOption, fail, load_or_exit

R = TypeVar("R")

#: What takes a department, an owner or a due time away.
NONE = "none"

app = typer.Typer(help="Cases: what the city has to do for citizens.", no_args_is_help=True)

Reference = Annotated[str, typer.Argument(help="What the citizen was told, for example 1007.")]
UnmaskedOption = Annotated[bool, typer.Option("--unmasked", help="Show whole telephone numbers.")]


@app.command("list")
def list_cases(
    config: ConfigOption = None,
    department: Annotated[str | None, typer.Option(help="Only those of this department.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Show the newest so many.")] = 50,
    everything: Annotated[bool, typer.Option("--all", help="Also those that are done.")] = False,
    unmasked: UnmaskedOption = False,
) -> None:
    """List the cases that are not done, the newest first."""
    loaded = load_or_exit(config)
    _check_department(loaded, department)
    found = _at_desk(loaded, lambda desk: desk.newest(limit, department=department, everything=everything))
    cases_text.print_table(found, _zone(loaded), wall_clock(), unmasked=unmasked)


@app.command()
def show(reference: Reference, config: ConfigOption = None, unmasked: UnmaskedOption = False) -> None:
    """Show a case with all its notes."""
    loaded = load_or_exit(config)
    _check_reference(reference)

    async def read(desk: CaseDesk) -> tuple[Case | None, list[Note]]:
        return await desk.find(reference), await desk.notes_of(reference)

    case, notes = _at_desk(loaded, read)
    if case is None:
        fail(f"there is no case {reference}")
    cases_text.print_case(case, notes, loaded.config, _zone(loaded), wall_clock(), unmasked=unmasked)


@app.command()
def assign(
    reference: Reference,
    config: ConfigOption = None,
    department: Annotated[str | None, typer.Option(help=f"A key under [departments], or `{NONE}`.")] = None,
    owner: Annotated[str | None, typer.Option(help=f"An agent's key, or `{NONE}`.")] = None,
) -> None:
    """Give a case to a department, a person, or both; what is not named stays."""
    loaded = load_or_exit(config)
    if department is None and owner is None:
        fail("say to whom: --department, --owner, or both", status=2)
    _check_department(loaded, department)
    if owner not in {None, NONE} and owner not in loaded.config.agents:
        fail(
            f"--owner: there is no agent `{owner}`. {did_you_mean(str(owner), loaded.config.agents)}",
            status=2,
        )

    def change(case: Case, *, at: float, by: str) -> Change:
        return case_change.assign(
            case, _new(department, case.department), _new(owner, case.owner), at=at, by=by
        )

    _change(loaded, reference, change, "is assigned")


@app.command()
def status(
    reference: Reference,
    status: Annotated[str, typer.Argument(help=f"One of: {', '.join(TRANSITIONS)}.")],
    config: ConfigOption = None,
) -> None:
    """Give a case another status."""
    loaded = load_or_exit(config)
    wanted = status.replace("-", " ").replace("_", " ").strip().lower()
    if wanted not in TRANSITIONS:
        fail(f"there is no status `{status}`. {did_you_mean(wanted, TRANSITIONS)}", status=2)
    _change(loaded, reference, partial(case_change.set_status, status=wanted), f"is {wanted}")


@app.command()
def due(
    reference: Reference,
    when: Annotated[str, typer.Argument(help=f'"2026-11-30", "2026-11-30T12:00", "+2d", or `{NONE}`.')],
    config: ConfigOption = None,
) -> None:
    """Say by when a case is to be done; citizens hear the day."""
    loaded = load_or_exit(config)
    zone = _zone(loaded)
    due_at = None if when == NONE else _moment(when, zone)
    words = "is due at no time" if due_at is None else f"is due {cases_text.moment(due_at, zone)}"
    _change(loaded, reference, partial(case_change.set_due, due_at=due_at), words)


@app.command()
def note(
    reference: Reference,
    text: Annotated[str, typer.Argument(help="What is to be remembered, or said to the citizen.")],
    config: ConfigOption = None,
    public: Annotated[bool, typer.Option("--public", help="The citizen hears it by telephone.")] = False,
    lang: Annotated[str | None, typer.Option("--lang", help="The language of the text.")] = None,
) -> None:
    """Write a note to a case: internal, unless it is public. Write nothing personal into a public one."""
    loaded = load_or_exit(config)
    languages = loaded.config.node.languages
    if public and lang is None:
        fail(f"a public note is read out: name its language, for example --lang {languages[0]}", status=2)
    if lang is not None and lang not in languages:
        fail(f"--lang: `{lang}` is not offered. {did_you_mean(lang, languages)}", status=2)
    change = partial(case_change.add_note, text=text, language=lang or languages[0], public=public)
    _change(loaded, reference, change, "has a new public note" if public else "has a new internal note")


@app.command()
def reopen(reference: Reference, config: ConfigOption = None) -> None:
    """Say that a case which was settled is not done."""
    _change(load_or_exit(config), reference, case_change.reopen, "is reopened")


# --- the case store ---


def _change(loaded: Loaded, reference: str, how: Callable[..., Change], words: str) -> None:
    """Change a case in the name of the machine's user; `how` is one of `case_change`."""
    _check_reference(reference)
    change = partial(how, at=wall_clock(), by=getpass.getuser())
    changed = _at_desk(loaded, lambda desk: desk.change(reference, change))
    words = f"{reference} {words}" if changed else f"{reference} {words} already: nothing was changed"
    Console(highlight=False, soft_wrap=True).print(words, markup=False)


def _at_desk(loaded: Loaded, work: Callable[[CaseDesk], Awaitable[R]]) -> R:
    """Do something at the desk; say in words what went wrong, and end."""
    try:
        return asyncio.run(_do(loaded, work))
    except (CaseError, DatabaseError) as error:
        fail(str(error))
    except JournalError as error:
        _unusable(loaded, error.__cause__ or error)
    except (SQLAlchemyError, OSError) as error:
        _unusable(loaded, error)


async def _do(loaded: Loaded, work: Callable[[CaseDesk], Awaitable[R]]) -> R:
    engine = create_engine(database_url(loaded.config, loaded.paths))
    journal = Journal(engine, loaded.config.node.name)
    try:
        return await work(CaseDesk(journal, engine))
    finally:
        await journal.close()
        await engine.dispose()


def _unusable(loaded: Loaded, error: BaseException) -> NoReturn:
    text = str(error)
    if "no such table" in text or "does not exist" in text or "unable to open" in text:
        fail(f"there are no cases in {loaded.paths.data} yet: start the hotline once (hotline up)")
    fail(explain(check_url(database_url(loaded.config, loaded.paths)), error))


# --- what was written on the command line ---


def _check_reference(reference: str) -> None:
    if not is_valid(reference):
        fail(f"`{reference}` is no reference: a digit is wrong or missing, or two changed places", status=2)


def _check_department(loaded: Loaded, department: str | None) -> None:
    known = loaded.config.departments
    if department not in {None, NONE} and department not in known:
        remedy = did_you_mean(str(department), known) if known else "Add it under [departments]."
        fail(f"--department: there is no department `{department}`. {remedy}", status=2)


def _new(wanted: str | None, before: str | None) -> str | None:
    return before if wanted is None else None if wanted == NONE else wanted


def _moment(text: str, zone: ZoneInfo) -> float:
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


def _zone(loaded: Loaded) -> ZoneInfo:
    return time_zone(loaded.config.node.timezone)
