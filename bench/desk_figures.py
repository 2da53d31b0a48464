"""The figures of the desk's benchmark, from what was measured."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from common import at_most, median, percentile, ratio
from desk_browsers import Seen
from desk_chromium import Noted
from desk_house import AGENTS, WALLS
from desk_trace import LONG

#: What was promised, milliseconds.
_TO_SCREEN, _TO_POP = 300.0, 150.0

#: Of a shift that signs in at once: everybody is in, seconds, and calls are not late, milliseconds.
_ALL_IN, _TO_DIAL = 120.0, 500.0


@dataclass(frozen=True)
class Window:
    """A stretch of time, and what the controller used in it."""

    began: float
    ended: float
    cpu_seconds: float
    megabytes: float

    @property
    def cores(self) -> float:
        """Processor seconds a second."""
        return self.cpu_seconds / (self.ended - self.began)

    def of(self, noted: Sequence[Sequence[float]]) -> list[float]:
        """Return the delays, in milliseconds, of what was noted within."""
        return [1e3 * delay for at, delay in noted if self.began <= at <= self.ended]


@dataclass(frozen=True)
class Measured:
    """All that a run brings."""

    alone: Window
    polled: Window
    polls: Seen
    followed: Window
    crowd: Window
    seen: Seen
    noted: Noted | None
    agent_pops: Sequence[float]
    dialled: Sequence[Sequence[float]]
    lost: int
    signing_in: Mapping[str, float]
    look_ups: Mapping[str, float]
    reservations: int


def _spread(name: str, delays: Sequence[float]) -> dict[str, float]:
    if not delays:
        return {f"{name}_count": 0}
    return {
        f"{name}_milliseconds_p50": round(median(delays), 1),
        f"{name}_milliseconds_p99": round(percentile(delays, 99), 1),
        f"{name}_count": len(delays),
    }


def _result(found: Measured, seconds: float) -> dict[str, Any]:
    followed, seen = found.followed, found.seen
    return {
        **_spread("event_to_wallboard_message", followed.of(seen.wall)),
        **_spread("event_to_agent_message", followed.of(seen.desk)),
        **_page(found.noted, followed, seconds),
        **_spread("reservation_to_pop", followed.of(seen.pops)),
        **_spread("reservation_to_pop_with_caller", followed.of(seen.found)),
        **_spread("reservation_to_pop_screen", found.agent_pops),
        **_controller(followed, found.dialled),
        "kilobytes_per_socket": round(
            1e3 * (followed.megabytes - found.polled.megabytes) / (WALLS + len(AGENTS)), 1
        ),
        "wallboard_kilobytes_per_second": round(seen.wall_bytes / 1e3 / WALLS / seen.seconds, 1),
        "wallboard_frames_per_second": round(seen.wall_frames / WALLS / seen.seconds, 1),
        "agent_bytes_per_second": round(seen.desk_bytes / len(AGENTS) / seen.seconds),
        "reservations_per_second": round(found.reservations / seconds, 2),
        "calls_lost": found.lost,
        "gaps": seen.gaps,
        "sockets_closed": seen.closed,
        **found.look_ups,
        **found.signing_in,
        **_spread("call_to_dial_while_all_sign_in", found.crowd.of(found.dialled)),
        **_spread("event_to_wallboard_message_while_all_sign_in", found.crowd.of(seen.wall)),
    }


def _controller(window: Window, dialled: Sequence[Sequence[float]]) -> dict[str, float]:
    return {
        "controller_cores": round(window.cores, 3),
        "controller_megabytes": round(window.megabytes, 1),
        **_spread("call_to_dial", window.of(dialled)),
    }


def _page(noted: Noted | None, window: Window, seconds: float) -> dict[str, float]:
    """Return the figures of the real wallboard; long tasks by the clock, and by the page's own processor time."""
    if noted is None:
        return {}
    long, cost = [float(each) for each in noted.wall["long"]], noted.cost
    return {
        **_spread("event_to_wallboard_screen", window.of(noted.wall["changes"])),
        "wallboard_long_tasks": len(long),
        "wallboard_longest_task_milliseconds": round(max(long, default=0.0)),
        "wallboard_long_tasks_by_processor_time": cost.long_tasks,
        "wallboard_longest_task_processor_milliseconds": round(cost.longest_task, 1),
        "wallboard_processor_milliseconds_per_second": round(cost.whole / seconds, 1),
        "wallboard_script_milliseconds_per_second": round(cost.script / seconds, 1),
        "wallboard_layout_milliseconds_per_second": round(cost.layout / seconds, 1),
    }


def figures_of(found: Measured, seconds: float) -> dict[str, Any]:
    """Return all of them, and whether what was promised holds; windows were so many seconds long."""
    figures = _result(found, seconds)
    return {
        **figures,
        "peer": {
            "name": "the same controller without readers",
            **_controller(found.alone, found.dialled),
        },
        "polling": {
            "name": f"{WALLS} wallboards that load everything each second, and no agents' pages",
            **_controller(found.polled, found.dialled),
            **_spread("event_to_wallboard_message", found.polled.of(found.polls.wall)),
            "wallboard_kilobytes_per_second": round(
                found.polls.wall_bytes / 1e3 / WALLS / found.polls.seconds, 1
            ),
        },
        "ratio_controller_cores": ratio(found.followed.cores, found.alone.cores),
        "ratio_controller_megabytes": ratio(found.followed.megabytes, found.alone.megabytes),
        "targets": _targets(figures),
        "window_seconds": seconds,
    }


def _targets(figures: Mapping[str, float]) -> dict[str, Any]:
    return {
        "event_to_screen": at_most(figures.get("event_to_wallboard_screen_milliseconds_p99"), _TO_SCREEN),
        "reservation_to_pop": at_most(figures.get("reservation_to_pop_milliseconds_p99"), _TO_POP),
        "reservation_to_pop_with_caller": at_most(
            figures.get("reservation_to_pop_with_caller_milliseconds_p99"), _TO_POP
        ),
        "without_jank": at_most(figures.get("wallboard_longest_task_processor_milliseconds"), LONG),
        "all_signed_in": at_most(
            figures["all_signed_in_after_seconds"] if figures["signed_in_at_once"] == len(AGENTS) else None,
            _ALL_IN,
        ),
        "call_to_dial_while_all_sign_in": at_most(
            figures.get("call_to_dial_while_all_sign_in_milliseconds_p99"), _TO_DIAL
        ),
    }
