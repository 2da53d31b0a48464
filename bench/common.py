"""What all benchmarks share: arguments, progress on stderr, one JSON object as the last line on stdout.

A result is a flat mapping of figures with their unit in the key (`…_seconds`, `…_per_second`,
`…_milliseconds`); the other system's figures from the same run stand under `peer`, comparisons are `ratio_…`
keys, and `targets` says what was promised and whether it holds.
"""

import argparse
import json
import math
import os
import platform
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

_started = time.monotonic()


def arguments(description: str) -> argparse.ArgumentParser:
    """Return a parser with the options that every benchmark knows; a benchmark may add its own.

    `--quick` must end within three minutes.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    return parser


def progress(message: str) -> None:
    """Tell the person who waits what happens now, with the seconds since the start."""
    print(f"[{time.monotonic() - _started:6.1f} s] {message}", file=sys.stderr, flush=True)


def emit(result: Mapping[str, Any]) -> None:
    """Print the result as the last line of stdout."""
    sys.stderr.flush()
    print(json.dumps({**result, "machine": machine()}, ensure_ascii=False), flush=True)


def machine() -> dict[str, Any]:
    """Return what a reader needs to know about the machine to compare two results."""
    return {
        "cores": os.cpu_count(),
        "load_average_1_minute": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "run_seconds": round(time.monotonic() - _started, 1),
    }


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that at least `percent` of all values do not exceed (nearest rank).

    Raises `ValueError` where there are no values.
    """
    if not values:
        raise ValueError("no values to take a percentile of")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(percent / 100 * len(ordered)) - 1)]


def median(values: Sequence[float]) -> float:
    """Return the median; of figures from several rounds it is the one that noise harms least."""
    return statistics.median(values)


def ratio(ours: float, theirs: float) -> float | None:
    """Return ours / theirs with three digits; None where the other side has nothing to compare with."""
    return round(ours / theirs, 3) if theirs else None


def at_least(measured: float | None, limit: float) -> dict[str, Any]:
    """Return a target that holds if the figure is at least the limit."""
    return {"measured": measured, "at_least": limit, "holds": measured is not None and measured >= limit}


def at_most(measured: float | None, limit: float) -> dict[str, Any]:
    """Return a target that holds if the figure is at most the limit."""
    return {"measured": measured, "at_most": limit, "holds": measured is not None and measured <= limit}
