"""What `hotline cases` prints.

Free text stands on a line of its own, so that a terminal sets Arabic from right to left without the words around it.
"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from rich.text import Text

from hotline.config import Configuration
from hotline.crm_bridge.case import Case, Note
from hotline.phone import mask


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


def print_case(
    case: Case, notes: Sequence[Note], config: Configuration, zone: ZoneInfo, now: float, *, unmasked: bool
) -> None:
    """Print everything that is known of a case."""
    console = Console(highlight=False, soft_wrap=True)
    lines = {
        "case": case.reference,
        "status": case.status,
        "opened": f"{moment(case.opened_at, zone)} by {case.channel}",
        "caller": caller(case, unmasked=unmasked),
        "language": case.language,
        "about": case.subject,
        "queue": case.queue or "none",
        "department": case.department or "nobody yet",
        "owner": _owner(case, config),
        "due": _due(case, zone, now) or "at no time",
    }
    for name, value in lines.items():
        console.print(f"{name + ':':<12}{value}", markup=False)
    for note in notes:
        kind = f"public, {note.language}" if note.public else "internal"
        console.print(f"\n{moment(note.at, zone)} {note.by} ({kind}):", markup=False)
        console.print(note.text, markup=False)


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
