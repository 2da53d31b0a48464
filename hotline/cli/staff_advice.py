"""What `hotline staff` says: the plan of a day, what it stands on, and what simulation says of it."""

import csv
import io
from dataclasses import asdict, dataclass
from typing import Any

import msgspec
from rich.console import Console

from hotline.queue.simulator.observed import ObservedQueue
from hotline.queue.simulator.rows import ALL, Row, clock
from hotline.queue.staffing import Need, Profile, Service

from .simulate import Format, columns, percent, seconds

#: An estimate of the patience from fewer abandons is said to be rough.
ROUGH_ABANDONS = 30


@dataclass(frozen=True, slots=True)
class Advice:
    """The plan of a day and what simulation says of it."""

    queue: str
    observed: ObservedQueue
    profile: Profile
    service: Service
    needs: list[Need]
    rows: list[Row]

    @property
    def simulated(self) -> dict[int, Row]:
        """The simulated day by beginning of the interval."""
        return {row.begin: row for row in self.rows if row.queue == ALL and row.begin is not None}


_COLUMNS = (
    "Calls", "Erlangs", "Agents", "On the\nroster", "Level in\ntheory", "Simu-\nlated", "Aban-\ndoned", "Occu-\npancy",
)  # fmt: skip


def print_advice(console: Console, advice: Advice, *, estimated: bool) -> None:
    """Print the plan as a table, with what it stands on; `estimated`: the patience is."""
    for line in _basis(advice, estimated=estimated):
        console.print(line, soft_wrap=True)
    table, simulated_rows = columns(_COLUMNS), advice.simulated
    for need in advice.needs:
        row = simulated_rows[need.begin]
        reached = row.service_level is not None and row.service_level >= advice.service.target.share
        table.add_row(
            clock(need.begin), f"{need.calls:.1f}", f"{need.erlangs:.1f}", str(need.agents), str(need.rostered),
            percent(need.service_level), f"{percent(row.service_level)}{'' if reached else ' ▼'}",
            percent(row.abandonment), percent(row.occupancy),
        )  # fmt: skip
    console.print(table)
    console.print("Abandons and occupancy are simulated. ▼ means below the target.", style="dim")


def _basis(advice: Advice, *, estimated: bool) -> list[str]:
    """Return on what the plan stands, in words."""
    observed, service, profile = advice.observed, advice.service, advice.profile
    days = "1 day" if profile.days == 1 else f"{profile.days} days"
    handling, ringing = seconds(service.handling_seconds), seconds(service.ringing_seconds)
    lines = [
        f"Queue {advice.queue}, target {service.target}: the mean of {days} with calls.",
        f"Handling time {handling} s, ringing {ringing} s ({len(observed.handling)} answered calls).",
    ]
    if service.patience_seconds is None:
        return [
            *lines,
            "Nobody abandoned: planned by Erlang C, which asks for more agents than are needed if some do.",
        ]
    if not estimated:
        return [*lines, f"Patience {service.patience_seconds:.0f} s, as given."]
    rough = "; few, so this is rough" if observed.abandoned < ROUGH_ABANDONS else ""
    return [*lines, f"Patience {service.patience_seconds:.0f} s (from {observed.abandoned} abandons{rough})."]


def as_text(advice: Advice, output: Format) -> str:
    """Return the plan as CSV or JSON."""
    simulated_rows = advice.simulated
    records = [_record(need, simulated_rows[need.begin]) for need in advice.needs]
    if output is Format.CSV:
        text = io.StringIO()
        writer = csv.DictWriter(text, list(records[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(records)
        return text.getvalue()
    service = advice.service
    whole = {
        "queue": advice.queue, "target": str(service.target), "days": advice.profile.days,
        "handling_seconds": service.handling_seconds, "ringing_seconds": service.ringing_seconds,
        "patience_seconds": service.patience_seconds, "answered": len(advice.observed.handling),
        "abandoned": advice.observed.abandoned, "intervals": records,
    }  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(whole)).decode() + "\n"


def _record(need: Need, row: Row) -> dict[str, Any]:
    simulated_part = {
        "simulated_service_level": row.service_level, "simulated_abandonment": row.abandonment,
        "simulated_occupancy": row.occupancy,
    }  # fmt: skip
    return asdict(need) | {"begin": clock(need.begin)} | simulated_part
