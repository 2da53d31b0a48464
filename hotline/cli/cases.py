"""`hotline cases`: looking at cases and driving them on, without a desk."""

from functools import partial
from typing import Annotated

import typer

from hotline.clock import wall_clock
from hotline.crm_bridge import case_change, departments
from hotline.crm_bridge.case import Case
from hotline.crm_bridge.case_change import Change
from hotline.crm_bridge.case_desk import CaseDesk
from hotline.crm_bridge.case_filter import CaseFilter
from hotline.crm_bridge.case_status import TRANSITIONS
from hotline.problems import did_you_mean

from . import cases_content, cases_text
from .cases_session import (
    NONE,
    Reference,
    UnmaskedOption,
    at_desk,
    change_case,
    check_category,
    check_department,
    check_reference,
    moment_of,
    zone_of,
)
from .cases_text import CaseView
from .common import ConfigOption, fail, load_or_exit

app = typer.Typer(help="Cases: what the city has to do for citizens.", no_args_is_help=True)


@app.command("list")
def list_cases(
    *,
    config: ConfigOption = None,
    department: Annotated[str | None, typer.Option(help="Only those of it and of those below it.")] = None,
    status: Annotated[
        list[str] | None, typer.Option(help="Only with this status; may be said again.")
    ] = None,
    category: Annotated[str | None, typer.Option(help="Only about this.")] = None,
    owner: Annotated[str | None, typer.Option(help="Only those of this agent.")] = None,
    citizen: Annotated[int | None, typer.Option(help="Only those of the citizen with this number.")] = None,
    text: Annotated[str, typer.Option(help="Only with these words, or words that begin so.")] = "",
    overdue: Annotated[bool, typer.Option("--overdue", help="Only those whose time has passed.")] = False,
    before: Annotated[str | None, typer.Option(help="The next page: those before this reference.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Show the newest so many.")] = 50,
    everything: Annotated[bool, typer.Option("--all", help="Also those that are done.")] = False,
    unmasked: UnmaskedOption = False,
) -> None:
    """List the cases that are not done, the newest first."""
    loaded = load_or_exit(config)
    check_department(loaded, department)
    check_category(loaded, category, "--category: ")
    if before is not None:
        check_reference(before)
    statuses = frozenset(_status(one) for one in status or ())
    wanted = CaseFilter(
        state="all" if everything or statuses else "open",
        statuses=statuses,
        departments=departments.tree_of(loaded.config, department) if department else frozenset(),
        categories=frozenset({category}) if category else frozenset(),
        owner=owner,
        citizens=frozenset({citizen}) if citizen is not None else frozenset(),
        due_before=wall_clock() if overdue else None,
        text=text,
    )
    page = at_desk(loaded, lambda desk: desk.search(wanted, limit, before=before))
    cases_text.print_table(page.cases, zone_of(loaded), wall_clock(), unmasked=unmasked)
    cases_text.print_next(page.next)


@app.command()
def show(reference: Reference, config: ConfigOption = None, unmasked: UnmaskedOption = False) -> None:
    """Show a case with notes, ties to other cases, and who changed what."""
    loaded = load_or_exit(config)
    check_reference(reference)

    async def read(desk: CaseDesk) -> CaseView | None:
        case = await desk.find(reference)
        if case is None:
            return None
        return CaseView(
            case,
            await desk.notes_of(reference),
            await desk.links_of(reference),
            await desk.audit_of(reference),
        )

    view = at_desk(loaded, read)
    if view is None:
        fail(f"there is no case {reference}")
    cases_text.print_case(view, loaded.config, zone_of(loaded), wall_clock(), unmasked=unmasked)


@app.command()
def assign(
    reference: Reference,
    config: ConfigOption = None,
    department: Annotated[str | None, typer.Option(help=f"A key under \\[departments], or `{NONE}`.")] = None,
    owner: Annotated[str | None, typer.Option(help=f"An agent's key, or `{NONE}`.")] = None,
) -> None:
    """Give a case to a department, a person, or both; what is not named stays."""
    loaded = load_or_exit(config)
    if department is None and owner is None:
        fail("say to whom: --department, --owner, or both", status=2)
    check_department(loaded, department)
    if owner not in {None, NONE} and owner not in loaded.config.agents:
        remedy = did_you_mean(str(owner), loaded.config.agents)
        fail(f"--owner: there is no agent `{owner}`. {remedy}", status=2)

    def change(case: Case, *, at: float, by: str) -> Change:
        return case_change.assign(
            case, _new(department, case.department), _new(owner, case.owner), at=at, by=by
        )

    change_case(loaded, reference, change, "is assigned")


@app.command()
def status(
    reference: Reference,
    status: Annotated[str, typer.Argument(help=f"One of: {', '.join(TRANSITIONS)}.")],
    config: ConfigOption = None,
) -> None:
    """Give a case another status; `duplicate` and `close` are commands of their own."""
    loaded = load_or_exit(config)
    wanted = _status(status)
    change_case(loaded, reference, partial(case_change.set_status, status=wanted), f"is {wanted}")


@app.command()
def close(
    reference: Reference,
    config: ConfigOption = None,
    unreachable: Annotated[
        bool, typer.Option("--unreachable", help="Nobody can tell the citizen; it stands in the audit.")
    ] = False,
) -> None:
    """Close a settled case of which the citizen had a word."""
    change = partial(case_change.close, unreachable=unreachable)
    change_case(load_or_exit(config), reference, change, "is closed")


@app.command()
def due(
    reference: Reference,
    when: Annotated[str, typer.Argument(help=f'"2026-11-30", "2026-11-30T12:00", "+2d", or `{NONE}`.')],
    config: ConfigOption = None,
) -> None:
    """Say by when a case is to be done; citizens hear the day."""
    loaded = load_or_exit(config)
    zone = zone_of(loaded)
    due_at = None if when == NONE else moment_of(when, zone)
    words = "is due at no time" if due_at is None else f"is due {cases_text.moment(due_at, zone)}"
    change_case(loaded, reference, partial(case_change.set_due, due_at=due_at), words)


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
    words = "has a new public note" if public else "has a new internal note"
    change_case(loaded, reference, change, words)


@app.command()
def reopen(reference: Reference, config: ConfigOption = None) -> None:
    """Say that a case which was settled is not done."""
    change_case(load_or_exit(config), reference, case_change.reopen, "is reopened")


cases_content.register(app)


def _status(written: str) -> str:
    wanted = written.replace("-", " ").replace("_", " ").strip().lower()
    if wanted not in TRANSITIONS:
        fail(f"there is no status `{written}`. {did_you_mean(wanted, TRANSITIONS)}", status=2)
    return wanted


def _new(wanted: str | None, before: str | None) -> str | None:
    return before if wanted is None else None if wanted == NONE else wanted
