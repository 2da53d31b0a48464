"""How `hotline outbox` shows what it found."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from hotline.crm_bridge.outbox.delivery import Delivery
from hotline.crm_bridge.outbox.desk import Count

from .cases_text import moment


def print_counts(counts: Sequence[Count], targets: Sequence[str], now: float) -> None:
    """Print a line for each target, those of the configuration and those that are gone from it."""
    console = Console(highlight=False)
    names = sorted({*targets, *(one.target for one in counts)})
    if not names:
        console.print("there are no targets: add them under \\[bridge.targets]", soft_wrap=True)
        return
    table = Table("target", "waiting", "oldest", "dead", "sent", "dropped", box=None)
    found = {(one.target, one.state): one for one in counts}
    for name in names:
        waiting = found.get((name, "waiting"))
        numbers = [_count(found.get((name, state))) for state in ("dead", "sent", "dropped")]
        shown = name if name in targets else f"{name} (not configured)"
        table.add_row(shown, _count(waiting), age(now - waiting.oldest_at) if waiting else "-", *numbers)
    console.print(table)


def print_table(deliveries: Sequence[Delivery], now: float) -> None:
    """Print one line for each delivery."""
    console = Console(highlight=False)
    if not deliveries:
        console.print("nothing")
        return
    table = Table("number", "target", "what", "of", "state", "age", "tries", "problem", box=None)
    for one in deliveries:
        fields = (str(one.id), one.target, one.what, one.key, one.state, age(now - one.at), str(one.attempts))
        table.add_row(*(Text(field) for field in (*fields, one.problem or "")))
    if not console.is_terminal:
        console = Console(highlight=False, width=200)
    console.print(table)


def print_delivery(one: Delivery, zone: ZoneInfo, now: float) -> None:
    """Print all about one delivery."""
    console = Console(highlight=False, soft_wrap=True)
    facts = {
        "number": str(one.id),
        "target": one.target,
        "what": f"{one.what} of {one.key}",
        "idempotency key": one.idempotency_key,
        "caused": moment(one.at, zone),
        "state": one.state,
        "tries in vain": f"{one.attempts}, refused {one.refusals} times",
        "problem": one.problem or "-",
    }
    if one.state == "waiting":
        facts["not before"] = moment(one.next_at, zone) if one.next_at > now else "now"
    if one.sent_at is not None:
        facts["sent"] = moment(one.sent_at, zone)
    for name, value in facts.items():
        console.print(f"{name:<16} {value}", markup=False)
    console.print(msgspec.json.format(one.payload), markup=False)


def age(seconds: float) -> str:
    """Return an age for people: seconds, minutes, hours or days."""
    for unit, length in (("d", 86_400), ("h", 3600), ("min", 60)):
        if seconds >= length:
            return f"{seconds / length:.0f} {unit}"
    return f"{max(0.0, seconds):.0f} s"


def _count(count: Count | None) -> str:
    return f"{count.count:,}" if count is not None else "0"
