"""What `hotline cases` prints.

Free text stands on a line of its own, so that a terminal sets Arabic from right to left without the words around it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from rich.text import Text

from hotline.config import Configuration
from hotline.crm_bridge.audit import AuditLine
from hotline.crm_bridge.case import Case, Note
from hotline.crm_bridge.case_finder import CaseTie
from hotline.crm_bridge.case_links import RELATED
from hotline.crm_bridge.duplicates import Suggestion
from hotline.phone import mask

from .common import say


class CaseView(NamedTuple):
    """Everything that is shown of a case."""

    case: Case
    notes: Sequence[Note]
    ties: Sequence[CaseTie]
    audit: Sequence[AuditLine]


def print_table(cases: Sequence[Case], zone: ZoneInfo, now: float, *, unmasked: bool) -> None:
    """Print a row for each case."""
    console = Console(highlight=False)
    if not cases:
        console.print("no cases")
        return
    table = Table("case", "opened", "status", "department", "owner", "due", "caller", "about", box=None)
    for case in cases:
        table.add_row(
            case.reference,
            moment(case.opened_at, zone),
            case.status,
            case.department or "",
            case.owner or "",
            _due(case, zone, now),
            caller(case, unmasked=unmasked),
            Text(case.subject),
        )
    if not console.is_terminal:
        console = Console(highlight=False, width=200)
    console.print(table)


def print_next(reference: str | None) -> None:
    """Say how the next page is read, where there is one."""
    if reference is not None:
        say(f"there are more: --before {reference}")


def print_case(view: CaseView, config: Configuration, zone: ZoneInfo, now: float, *, unmasked: bool) -> None:
    """Print everything that is known of a case."""
    console = Console(highlight=False, soft_wrap=True)
    case = view.case
    lines = {
        "case": case.reference,
        "status": case.status,
        "opened": f"{moment(case.opened_at, zone)} by {case.channel}",
        "caller": caller(case, unmasked=unmasked),
        "language": case.language,
        "about": case.subject,
        "queue": case.queue or "none",
        "category": _category(case, config),
        "priority": case.priority,
        "department": case.department or "nobody yet",
        "owner": _owner(case, config),
        "due": _due(case, zone, now) or "at no time",
        "version": str(case.version),
    }
    for name, value in (lines | _more(case)).items():
        console.print(f"{name + ':':<12}{value}", markup=False)
    if case.category is None and case.hints:
        print_hints(case, config)
    for tie in view.ties:
        how = "related to" if tie.how == RELATED else tie.how
        words = f"{tie.other} is {how} it" if tie.incoming else f"it is {how} {tie.other}"
        console.print(words, markup=False)
    _print_notes(console, view.notes, zone)
    _print_audit(console, view.audit, zone)


def _more(case: Case) -> dict[str, str]:
    """Return what not every case has."""
    lines = {}
    if case.place is not None:
        lines["place"] = case.place
    if case.latitude is not None:
        lines["degrees"] = f"{case.latitude}, {case.longitude}"
    if case.citizen is not None:
        lines["citizen"] = str(case.citizen)
    if case.description:
        lines["words"] = case.description
    return lines | {
        key: answer if isinstance(answer, str) else ", ".join(answer) for key, answer in case.form.items()
    }


def _category(case: Case, config: Configuration) -> str:
    if case.category is None:
        return "nobody has said"
    category = config.categories.get(case.category)
    titles = " · ".join(category.title.values()) if category is not None else "no category any more"
    return f"{case.category} ({titles})"


def print_hints(case: Case, config: Configuration) -> None:
    """Print what a case is probably about, and the words that spoke for it."""
    console = Console(highlight=False, soft_wrap=True)
    for hint in case.hints:
        category = config.categories.get(hint.category)
        titles = " · ".join(category.title.values()) if category is not None else "no category any more"
        said = ", ".join(hint.words)
        console.print(f"may be about {hint.category} ({titles}): {said}", markup=False)


def print_suggestions(found: Sequence[Suggestion], zone: ZoneInfo) -> None:
    """Print the cases that may be the same, the likeliest first, and why."""
    console = Console(highlight=False, soft_wrap=True)
    if not found:
        console.print("no case is like it")
    for one in found:
        case = one.case
        console.print(
            f"may be the same as {case.reference} ({case.status}, {moment(case.opened_at, zone)}): "
            f"{', '.join(one.reasons)}",
            markup=False,
        )
        console.print(f"  {case.subject}", markup=False)


def _print_notes(console: Console, notes: Sequence[Note], zone: ZoneInfo) -> None:
    for note in notes:
        kind = f"public, {note.language}" if note.public else "internal"
        console.print(f"\n{moment(note.at, zone)} {note.by} ({kind}):", markup=False)
        console.print(note.text, markup=False)


def _print_audit(console: Console, lines: Sequence[AuditLine], zone: ZoneInfo) -> None:
    told = [line for line in lines if line.field not in {"version", "note"}]
    if told:
        console.print("\nchanges:")
    for line in told:
        words = f"{moment(line.at, zone)} {line.by}: {line.field} {_said(line.old)} → {_said(line.new)}"
        console.print(words, markup=False)


def _said(value: object) -> str:
    return "nothing" if value is None else str(value)


def caller(case: Case, *, unmasked: bool) -> str:
    """Return the caller's number as it may be shown."""
    return case.caller if unmasked and case.caller is not None else mask(case.caller)


def moment(at: float, zone: ZoneInfo) -> str:
    """Return a moment on the city's clock."""
    return f"{datetime.fromtimestamp(at, zone):%Y-%m-%d %H:%M}"


def _due(case: Case, zone: ZoneInfo, now: float) -> str:
    if case.due_at is None:
        return ""
    late = case.due_at < now and not case.is_done
    return f"{moment(case.due_at, zone)}{' late' if late else ''}"


def _owner(case: Case, config: Configuration) -> str:
    if case.owner is None:
        return "nobody in particular"
    agent = config.agents.get(case.owner)
    return f"{case.owner} ({agent.name})" if agent is not None else f"{case.owner} (no agent any more)"
