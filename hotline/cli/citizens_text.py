"""What `hotline citizens` prints. Numbers and addresses are masked unless somebody asks for whole ones."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from rich.text import Text

from hotline.crm_bridge.addresses import PHONE
from hotline.crm_bridge.citizen import Address, Citizen
from hotline.crm_bridge.citizen_page import CitizenPage
from hotline.crm_bridge.data_protection.erasing import Erasure
from hotline.phone import ELLIPSIS, mask


def print_table(found: Sequence[Citizen], *, unmasked: bool) -> None:
    """Print a row for each citizen."""
    console = Console(highlight=False)
    if not found:
        console.print("nobody was found")
        return
    table = Table("citizen", "name", "الاسم", "language", "reached by", box=None)
    for one in found:
        reached = ", ".join(shown(address, unmasked=unmasked) for address in one.addresses)
        name = one.name_en or ("erased" if one.erased_at else "")
        table.add_row(str(one.id), Text(name), Text(one.name_ar or ""), one.language or "", Text(reached))
    if not console.is_terminal:
        console = Console(highlight=False, width=200)
    console.print(table)


def print_page(page: CitizenPage, zone: ZoneInfo, *, unmasked: bool) -> None:
    """Print a citizen's page, a line for each thing."""
    console = Console(highlight=False, soft_wrap=True)
    for name, value in _who(page, zone, unmasked=unmasked).items():
        if value:
            console.print(f"{name + ':':<12}{value}", markup=False)
    for word in page.consents:
        given = "agrees to" if word.given else "does not agree to"
        console.print(
            f"consent:    {given} {word.purpose}, {moment(word.at, zone)}, {word.proof}", markup=False
        )
    for case in page.cases:
        late = ", overdue" if case.overdue else ""
        due = f", due {moment(case.due_at, zone)}{late}" if case.due_at is not None and not case.done else ""
        console.print(f"case:       {case.reference} {case.status}{due}: {case.subject}", markup=False)
    for one in page.interactions:
        about = f", case {one.reference}" if one.reference else ""
        console.print(
            f"contact:    {moment(one.started_at, zone)} {one.channel} {one.direction}, {one.outcome}{about}",
            markup=False,
        )
    if page.next is not None:
        console.print("contact:    and older ones (--contacts shows more)")


def print_erasure(erasure: Erasure, *, dry_run: bool) -> None:
    """Print what goes and what is kept."""
    console = Console(highlight=False, soft_wrap=True)
    verb = "would be erased" if dry_run else "is erased"
    console.print(
        f"citizen {erasure.citizen}: what is known {verb}: {erasure.contacts} contacts, {erasure.cases} cases, "
        f"{erasure.holdings} recordings, messages and faxes, {erasure.attachments} attachments",
        markup=False,
    )
    if erasure.held:
        console.print(f"kept under legal hold: {', '.join(erasure.held)}", markup=False)
    if erasure.open_cases:
        console.print(
            f"kept because a case is not done: {', '.join(erasure.open_cases)}, with its contacts and the citizen's "
            "name and addresses; erased by retention when it is",
            markup=False,
        )


def shown(address: Address, *, unmasked: bool) -> str:
    """Return an address as it may be shown."""
    shared = " (shared)" if address.shared else ""
    if unmasked:
        return f"{address.address}{shared}"
    if address.kind == PHONE:
        return f"{mask(address.address)}{shared}"
    name, at, domain = address.address.partition("@")
    return f"{name[:1]}{ELLIPSIS}{at}{domain}{shared}"


def moment(at: float, zone: ZoneInfo) -> str:
    """Return a moment as people read it."""
    return f"{datetime.fromtimestamp(at, zone):%Y-%m-%d %H:%M}"


def _who(page: CitizenPage, zone: ZoneInfo, *, unmasked: bool) -> dict[str, str]:
    person = page.citizen
    merged = f" (also {', '.join(map(str, person.merged))})" if person.merged else ""
    home = page.household
    return {
        "citizen": f"{person.id}{merged}, version {person.version}",
        "erased": "" if person.erased_at is None else moment(person.erased_at, zone),
        "name": person.name_en or "",
        "الاسم": person.name_ar or "",
        "language": person.language or "",
        "warning": person.warning or "",
        "reached by": ", ".join(shown(one, unmasked=unmasked) for one in person.addresses),
        "household": "" if home is None else ", ".join(filter(None, (f"{home.id} {home.name}", home.place))),
        "with": ", ".join(f"{one.id} {one.name_en or one.name_ar or ''}".strip() for one in page.members),
    }
