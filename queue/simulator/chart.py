"""An outcome as a picture: calls, service level, waits and occupancy over the day.

matplotlib takes a third of a second to import, so only who draws imports this module.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator, PercentFormatter

from .rows import ALL, Row, clock

#: Colours that people with colour blindness tell apart (Okabe and Ito, 2008).
BLUE, ORANGE, GREEN, RED, SKY, PURPLE, YELLOW = (
    "#0072B2", "#E69F00", "#009E73", "#D55E00", "#56B4E9", "#CC79A7", "#B8A400",
)  # fmt: skip
INK, MUTED, GRID = "#222222", "#666666", "#E4E4E4"

#: One colour a queue; after these they come again.
QUEUE_COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, YELLOW)

#: Width and height in inches, and dots in an inch.
SIZE, DOTS = (11.0, 11.5), 150


def draw(rows: Sequence[Row], file: Path, *, title: str, subtitle: str, target: float | None = None) -> None:
    """Write the chart as a PNG. `target` is a service level to be marked, 0 to 1. Raises `OSError`."""
    periods = [row for row in rows if row.begin is not None]
    together = [row for row in periods if row.queue == ALL]
    width = _width(together)
    layout = ConstrainedLayoutEngine(w_pad=0.2, h_pad=0.15)
    figure = Figure(figsize=SIZE, dpi=DOTS, layout=layout, facecolor="white")
    figure.suptitle(title, x=0.02, ha="left", fontsize=16, fontweight="bold", color=INK)
    calls, level, waits, busy = figure.subplots(4, 1, sharex=True)
    _calls(calls, together, width, subtitle)
    _level(level, periods, width, target)
    _waits(waits, together, width)
    _busy(busy, together, width)
    _clock_axis(busy, together, width)
    figure.savefig(file, format="png")


def _width(rows: Sequence[Row]) -> float:
    """Return the length of a period, seconds."""
    begins = sorted(row.begin for row in rows if row.begin is not None)
    return float(begins[1] - begins[0]) if len(begins) > 1 else 3600.0


def _middle(rows: Sequence[Row], width: float) -> list[float]:
    return [(row.begin or 0) + width / 2 for row in rows]


def _values(rows: Sequence[Row], of: Callable[[Row], float | None]) -> list[float]:
    """Return the values; matplotlib leaves a gap for what is not a number."""
    return [float("nan") if (value := of(row)) is None else value for row in rows]


def _style(axes: Axes, title: str, note: str = "") -> None:
    axes.set_title(title, loc="left", fontsize=11.5, fontweight="bold", color=INK, pad=8)
    if note:
        axes.set_title(note, loc="right", fontsize=9.5, color=MUTED, pad=8)
    axes.grid(axis="y", color=GRID, linewidth=0.9)
    axes.set_axisbelow(True)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color("#AAAAAA")
    axes.tick_params(length=0, labelsize=9.5, labelcolor=MUTED)


def _legend(axes: Axes) -> None:
    axes.legend(
        loc="upper left",
        bbox_to_anchor=(1.005, 1.0),
        frameon=False,
        fontsize=9.5,
        labelcolor=INK,
        handlelength=1.4,
    )


def _calls(axes: Axes, rows: Sequence[Row], width: float, note: str) -> None:
    _style(axes, "Calls in an interval", note)
    x, bar = _middle(rows, width), width * 0.82
    left = [row.abandoned for row in rows]
    answered = [row.offered - row.abandoned for row in rows]
    axes.bar(x, answered, bar, color=SKY, label="answered")
    axes.bar(x, left, bar, bottom=answered, color=RED, label="abandoned")
    axes.margins(y=0.12)
    _legend(axes)


def _level(axes: Axes, rows: Sequence[Row], width: float, target: float | None) -> None:
    _style(axes, "Service level", "answered in time / (answered + abandoned − short abandons)")
    names = list(dict.fromkeys(row.queue for row in rows if row.queue != ALL))
    for index, name in enumerate(names):
        own = [row for row in rows if row.queue == name]
        colour = QUEUE_COLOURS[index % len(QUEUE_COLOURS)]
        values = _values(own, lambda row: row.service_level)
        axes.plot(
            _middle(own, width), values, color=colour, marker="o", markersize=4, linewidth=2, label=name
        )
    if target is not None:
        axes.axhline(target, color=INK, linewidth=1, linestyle=(0, (4, 3)), label=f"target {target:.0%}")
    axes.set_ylim(0, 1.04)
    axes.yaxis.set_major_formatter(PercentFormatter(1.0, decimals=0))
    axes.yaxis.set_major_locator(MultipleLocator(0.2))
    _legend(axes)


def _waits(axes: Axes, rows: Sequence[Row], width: float) -> None:
    _style(axes, "Wait of answered callers, seconds", "from the queue to the bridge, ringing included")
    x = _middle(rows, width)
    p50, p90 = _values(rows, lambda row: row.wait_p50), _values(rows, lambda row: row.wait_p90)
    axes.fill_between(x, p50, p90, color=SKY, alpha=0.25, linewidth=0)
    axes.plot(x, p90, color=SKY, linewidth=2, marker="o", markersize=4, label="90 % waited less")
    axes.plot(
        x,
        _values(rows, lambda row: row.asa),
        color=BLUE,
        linewidth=2,
        marker="o",
        markersize=4,
        label="mean (ASA)",
    )
    axes.plot(x, p50, color=GREEN, linewidth=2, marker="o", markersize=4, label="half waited less")
    axes.set_ylim(bottom=0)
    axes.margins(y=0.12)
    _legend(axes)


def _busy(axes: Axes, rows: Sequence[Row], width: float) -> None:
    _style(axes, "Agents", "bars: agents signed in, the dark part busy; label: occupancy")
    x, bar = _middle(rows, width), width * 0.82
    agents = [row.agents or 0.0 for row in rows]
    busy = [(row.occupancy or 0.0) * (row.agents or 0.0) for row in rows]
    axes.bar(x, agents, bar, color="#D9E6EE", label="signed in")
    axes.bar(x, busy, bar, color=BLUE, label="busy")
    for middle, height, row in zip(x, agents, rows, strict=True):
        if row.occupancy is not None:
            axes.text(
                middle, height, f"{row.occupancy:.0%}", ha="center", va="bottom", fontsize=8.5, color=MUTED
            )
    axes.margins(y=0.15)
    axes.yaxis.set_major_locator(MaxNLocator(6, integer=True))
    _legend(axes)


def _clock_axis(axes: Axes, rows: Sequence[Row], width: float) -> None:
    begins = [row.begin or 0 for row in rows]
    if not begins:
        return
    axes.set_xlim(min(begins), max(begins) + width)
    axes.tick_params(axis="x", pad=8)
    hours = (max(begins) + width - min(begins)) / 3600
    axes.xaxis.set_major_locator(MultipleLocator(3600 if hours <= 14 else 7200))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _position: clock(value)))
