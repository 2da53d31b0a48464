"""Draws a recording: the caller above, the agent below, what is silent, held or paused, and who talked.

The picture has no words but agents' keys and times, so that it is for readers of every language; the page around it
says what the colours mean. matplotlib takes a third of a second to import, so only who draws imports this module.
"""

from collections.abc import Sequence
from typing import BinaryIO

import numpy as np
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FuncFormatter, MaxNLocator

from hotline.recorder.plan import Gap, Segment

from .order import Kind
from .waveform import Waveform

#: Colours that people with colour blindness tell apart (Okabe and Ito, 2008).
CALLER, AGENT = "#0072B2", "#D55E00"
#: Why a gap is silent.
GAPS = {"pause": "#CC79A7", "digits": "#B8A400", "hold": "#56B4E9"}
SILENCE, INK, MUTED = "#EDEDED", "#222222", "#666666"

#: Width and height in inches, dots in an inch, and columns of the waveform.
SIZE, DOTS, COLUMNS = (12.0, 3.6), 120, 800

#: So much of a side's half is used by the loudest sound; a recording of hardly any sound is not blown up.
_HEIGHT, _LEAST_PEAK = 0.92, 0.1


def draw(
    waveform: Waveform, gaps: Sequence[Gap], segments: Sequence[Segment], file: BinaryIO, kind: Kind
) -> None:
    """Write the picture. Raises `OSError`."""
    figure = Figure(
        figsize=SIZE, dpi=DOTS, layout=ConstrainedLayoutEngine(w_pad=0.1, h_pad=0.08), facecolor="white"
    )
    names, sound = figure.subplots(2, 1, sharex=True, height_ratios=[1, 8])
    _segments(names, segments)
    _silences(sound, waveform)
    _side(sound, waveform, 0, CALLER, up=True)
    _side(sound, waveform, 1, AGENT, up=False)
    for gap in gaps:
        _gap(sound, gap)
    _axis(sound, waveform.seconds)
    metadata: dict[str, str | None] = {"Description": _place_of_time(figure, sound)}
    if kind == "svg":
        metadata["Date"] = None
    # Without date and random names the same recording gives the same bytes.
    with rc_context({"svg.hashsalt": "recording"}):
        figure.savefig(file, format=kind, metadata=metadata)


def _place_of_time(figure: Figure, sound: Axes) -> str:
    """Return where the first and the last moment are, parts of the width: who clicks on a picture finds the moment."""
    figure.draw_without_rendering()  # which lays it out
    box = sound.get_position()
    return f"time-axis:{box.x0:.5f}-{box.x1:.5f}"


def _segments(axes: Axes, segments: Sequence[Segment]) -> None:
    axes.set_axis_off()
    axes.set_ylim(0, 1)
    for segment in segments:
        axes.axvspan(segment.begins, segment.ends, 0.05, 0.55, color=AGENT, alpha=0.35, linewidth=0)
        axes.text(segment.begins, 0.6, segment.agent, fontsize=9, color=INK, va="bottom", clip_on=True)


def _silences(axes: Axes, waveform: Waveform) -> None:
    for begin, end in waveform.silences:
        axes.axvspan(begin, end, color=SILENCE, linewidth=0, zorder=0)


def _side(axes: Axes, waveform: Waveform, side: int, colour: str, *, up: bool) -> None:
    """Draw one side: its peaks lightly, what the ear hears of them (root mean square) strongly."""
    scale = _HEIGHT / max(_LEAST_PEAK, float(np.max(waveform.peaks)))
    sign = scale if up else -scale
    columns = len(waveform.peaks)
    times = (np.arange(columns) + 0.5) * waveform.seconds / columns
    for values, alpha in ((waveform.peaks, 0.45), (waveform.levels, 1.0)):
        axes.fill_between(times, sign * values[:, side], step="mid", color=colour, alpha=alpha, linewidth=0)


def _gap(axes: Axes, gap: Gap) -> None:
    low, high = {"both": (0.0, 1.0), "caller": (0.5, 1.0), "agent": (0.0, 0.5)}[gap.side]
    axes.axvspan(gap.begins, gap.ends, low, high, color=GAPS[gap.why], alpha=0.45, linewidth=0)


def _axis(axes: Axes, seconds: float) -> None:
    axes.set_ylim(-1, 1)
    axes.set_xlim(0, seconds)
    axes.axhline(0, color=MUTED, linewidth=0.6)
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(12, steps=[1, 1.5, 2, 3, 5, 6, 10]))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda at, _: clock(at)))
    axes.tick_params(colors=MUTED, labelsize=8)
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)


def clock(seconds: float) -> str:
    """Return a time within a recording: `1:05`, `1:02:05`."""
    whole = round(seconds)
    hours, rest = divmod(whole, 3600)
    minutes, second = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{second:02}" if hours else f"{minutes}:{second:02}"
