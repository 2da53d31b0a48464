"""What a page costs its browser, read from a trace of Chromium: processor time of its main thread, and long tasks.

Processor time (`tdur`) and not time on the clock: a task that another program interrupts is not the page's fault.
The names of the events are those of Chromium's timeline (`devtools.timeline`, `toplevel`).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

#: What is traced.
CATEGORIES = ("toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline")

#: A longer task is felt (W3C, Long Tasks API), milliseconds.
LONG = 50.0

_TASKS = frozenset({"RunTask", "ThreadControllerImpl::RunTask"})
_SCRIPT = frozenset(
    {"FunctionCall", "EvaluateScript", "RunMicrotasks", "MinorGC", "MajorGC", "V8.GC_MC_INCREMENTAL"}
)
_LAYOUT = frozenset({"Layout", "UpdateLayoutTree", "PrePaint", "Paint", "Layerize", "Commit"})

Event = Mapping[str, Any]


@dataclass(frozen=True)
class Cost:
    """Of one page; milliseconds of processor time."""

    #: All of the main thread, its scripts, and its styles, layout and painting.
    whole: float
    script: float
    layout: float
    #: Tasks of more than `LONG`, and the longest.
    long_tasks: int
    longest_task: float


def cost_of(trace: bytes, page: str) -> Cost:
    """Return what the page cost whose address ends like that. Raises `LookupError` where the trace has no such page."""
    events: list[Event] = json.loads(trace)["traceEvents"]
    process = _process_of(events, page)
    thread = next(
        event["tid"]
        for event in events
        if event["pid"] == process
        and event["name"] == "thread_name"
        and "RendererMain" in event["args"]["name"]
    )
    own = [event for event in events if (event["pid"], event["tid"], event["ph"]) == (process, thread, "X")]
    tasks = [_milliseconds(event) for event in _outermost(event for event in own if event["name"] in _TASKS)]
    return Cost(
        whole=sum(tasks),
        script=sum(
            _milliseconds(event) for event in _outermost(event for event in own if event["name"] in _SCRIPT)
        ),
        layout=sum(
            _milliseconds(event) for event in _outermost(event for event in own if event["name"] in _LAYOUT)
        ),
        long_tasks=sum(task > LONG for task in tasks),
        longest_task=max(tasks, default=0.0),
    )


def _process_of(events: Iterable[Event], page: str) -> int:
    for event in events:
        data = event.get("args", {}).get("data", {})
        frames = data.get("frames", [data]) if isinstance(data, dict) else []
        for frame in frames:
            if str(frame.get("url", "")).endswith(page) and "processId" in frame:
                return int(frame["processId"])
    raise LookupError(page)


def _milliseconds(event: Event) -> float:
    return float(event.get("tdur", event.get("dur", 0))) / 1000


def _outermost(events: Iterable[Event]) -> list[Event]:
    """Return those that lie in no other of them."""
    found: list[Event] = []
    until = 0.0
    for event in sorted(events, key=lambda event: (event["ts"], -event.get("dur", 0))):
        if event["ts"] >= until:
            found.append(event)
            until = event["ts"] + event.get("dur", 0)
    return found
