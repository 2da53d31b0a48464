"""The desk under load: 200 agents' pages and 20 wallboards on one controller while 20 calls a second come.

The controller is a process of its own, with nothing of it replaced. Its telephones are played, to leave the cores to
the controller and the browsers (`desk_telephones.py`). The browsers are WebSocket clients with sessions in a third
process, and one real wallboard and one real agent page in Chromium. The peer is the same controller in the same run
before anybody looks. See docs/developer/benchmarks.md for how to read the figures.
"""

import asyncio
import contextlib
import json
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import desk_signing_in
import httpx
import msgspec
from common import arguments, at_most, emit, median, percentile, progress, ratio
from desk_browsers import Order, Seen
from desk_chromium import Pages, open_pages
from desk_house import AGENTS, WALLS, House, agent_user, made_house, start, wall_user

from hotline import database
from hotline.desk.door.cookies import CSRF, CSRF_HEADER, SESSION, csrf_of
from hotline.events import AgentReserved, CallArrived
from hotline.journal import JournalReader
from hotline.logs import configure

CALLS_PER_SECOND = 20.0

#: What was promised, milliseconds.
_TO_SCREEN, _TO_POP = 300.0, 150.0

#: Until as many talk as always, and until readers have their pages.
_WARM_UP_SECONDS, _CALM_SECONDS = 12.0, 4.0

#: Whose page is open in Chromium.
_AGENT = AGENTS[0]

#: Digits of a number without its country: pages write it so.
_NATIONAL = 8

#: A text of the pages' process may be long.
_LONGEST_LINE = 64 * 1024 * 1024


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


class Watch:
    """Looks at the controller."""

    def __init__(self, house: House) -> None:
        self._process = house.process()
        self._began, self._used = time.time(), self._cpu()

    def stop(self) -> Window:
        """Return what was since the making."""
        resident = self._process.memory_info().rss / 1e6
        return Window(self._began, time.time(), self._cpu() - self._used, resident)

    def _cpu(self) -> float:
        times = self._process.cpu_times()
        return float(times.user + times.system)


@contextlib.asynccontextmanager
async def _program(name: str, *options: str) -> AsyncIterator[Process]:
    """Run one of our programs; it is ended with its input."""
    file = str(Path(__file__).with_name(name))
    process = await asyncio.create_subprocess_exec(
        sys.executable, file, *options, stdin=PIPE, stdout=PIPE, limit=_LONGEST_LINE
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


async def _line(process: Process) -> bytes:
    assert process.stdout is not None  # noqa: S101 - a pipe was asked for
    line = await process.stdout.readline()
    if not line:
        raise RuntimeError("a program of the benchmark ended")
    return line


def _say(process: Process, line: str) -> None:
    assert process.stdin is not None  # noqa: S101 - a pipe was asked for
    process.stdin.write(line.encode())


def _cookies(house: House, user: str) -> dict[str, str]:
    token = house.tokens[user]
    return {SESSION: token, CSRF: csrf_of(token)}


async def _take_calls(house: House) -> None:
    """Let all agents say that they take calls, as their pages do."""
    async with httpx.AsyncClient(base_url=house.origin, timeout=30.0) as client:
        for agent in AGENTS:
            cookies = _cookies(house, agent_user(agent))
            headers = {CSRF_HEADER: cookies[CSRF], "Origin": house.origin}
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
            answer = await client.post("/desk/api/state/sign-in", json={}, headers=headers)
            answer.raise_for_status()


@dataclass(frozen=True)
class Measured:
    """All that a run brings."""

    alone: Window
    followed: Window
    crowd: Window
    seen: Seen
    wall: Mapping[str, Any]
    agent_pops: Sequence[float]
    dialled: Sequence[Sequence[float]]
    lost: int
    signing_in: Mapping[str, float]
    look_ups: Mapping[str, float]
    reservations: int


async def _measure(seconds: float) -> Measured:
    async with made_house() as house:
        async with _program("desk_telephones.py", str(house.loaded.file)) as telephones:
            await _line(telephones)
            await start(house)
            progress("agents take calls")
            await _take_calls(house)
            _say(telephones, f"call {CALLS_PER_SECOND}\n")
            await asyncio.sleep(_WARM_UP_SECONDS)
            progress(f"{seconds:g} s without readers")
            alone = await _window(house, seconds)
            async with _program("desk_browsers.py") as browsers, _pages(house) as pages:
                _say(browsers, msgspec.json.encode(_order(house)).decode() + "\n")
                await _line(browsers)
                await asyncio.sleep(_CALM_SECONDS)
                if pages is not None:
                    await pages.forget()
                progress(f"{seconds:g} s with {WALLS} wallboards and {len(AGENTS)} agents' pages")
                followed = await _window(house, seconds)
                noted = ({}, {}) if pages is None else await pages.noted()
                progress("everybody signs in at once")
                watch = Watch(house)
                signing_in = await desk_signing_in.all_at_once(house)
                crowd = watch.stop()
                assert browsers.stdin is not None  # noqa: S101 - a pipe was asked for
                browsers.stdin.close()
                seen = msgspec.json.decode(await _line(browsers), type=Seen)
            _say(telephones, "stop\n")
            told = json.loads(await _line(telephones))
            progress("looking sessions up")
            look_ups = await desk_signing_in.look_ups(house)
        pops, reservations = await _reservations(house, followed, noted[1].get("pops", []))
    return Measured(
        alone=alone, followed=followed, crowd=crowd, seen=seen, wall=noted[0], agent_pops=pops,
        dialled=told["dialled"], lost=told["lost"], signing_in=signing_in, look_ups=look_ups, reservations=reservations,
    )  # fmt: skip


def _order(house: House) -> Order:
    def header(user: str) -> str:
        return f"{SESSION}={house.tokens[user]}"

    walls = [header(wall_user(number)) for number in range(WALLS)]
    return Order(house.origin, walls, {agent: header(agent_user(agent)) for agent in AGENTS})


@contextlib.asynccontextmanager
async def _pages(house: House) -> AsyncIterator[Pages | None]:
    wall, agent = _cookies(house, wall_user(WALLS)), _cookies(house, agent_user(_AGENT))
    async with open_pages(house.origin, wall, agent) as pages:
        yield pages


async def _window(house: House, seconds: float) -> Window:
    watch = Watch(house)
    await asyncio.sleep(seconds)
    return watch.stop()


async def _reservations(
    house: House, window: Window, pops: Sequence[tuple[float, str]]
) -> tuple[list[float], int]:
    """Return how long after the reservation each pop was on the screen (milliseconds), and how many there were."""
    engine = database.create_engine(house.url)
    entries = await JournalReader(engine).of_types(
        ["CallArrived", "AgentReserved"], since=window.began - 60, until=window.ended + 60
    )
    await engine.dispose()
    calls: dict[str, str] = {}
    reserved: dict[str, float] = {}
    count = 0
    for entry in entries:
        match entry.event:
            case CallArrived() as event:
                calls[event.call] = (event.caller or "")[-_NATIONAL:]
            case AgentReserved() as event:
                count += window.began <= event.at <= window.ended
                reserved[calls.get(event.call, "")] = event.at
    shown = ((at, number[-_NATIONAL:]) for at, number in pops)
    delays = [1e3 * (at - reserved[number]) for at, number in shown if number in reserved]
    return [delay for delay in delays if delay >= 0], count


def _spread(name: str, delays: Sequence[float]) -> dict[str, float]:
    if not delays:
        return {f"{name}_count": 0}
    return {
        f"{name}_milliseconds_p50": round(median(delays), 1),
        f"{name}_milliseconds_p99": round(percentile(delays, 99), 1),
        f"{name}_count": len(delays),
    }


def _result(found: Measured, seconds: float) -> dict[str, Any]:
    followed, seen, wall = found.followed, found.seen, found.wall
    long = [float(each) for each in wall.get("long", [])]
    figures: dict[str, Any] = {
        **_spread("event_to_wallboard_message", followed.of(seen.wall)),
        **_spread("event_to_agent_message", followed.of(seen.desk)),
        **_spread("event_to_wallboard_screen", followed.of(wall.get("changes", []))),
        **_spread("reservation_to_pop", followed.of(seen.pops)),
        **_spread("reservation_to_pop_with_caller", followed.of(seen.found)),
        **_spread("reservation_to_pop_screen", found.agent_pops),
        **_spread("call_to_dial", followed.of(found.dialled)),
        "controller_cores": round(followed.cores, 3),
        "controller_megabytes": round(followed.megabytes, 1),
        "kilobytes_per_socket": round(
            1e3 * (followed.megabytes - found.alone.megabytes) / (WALLS + len(AGENTS)), 1
        ),
        "wallboard_kilobytes_per_second": round(seen.wall_bytes / 1e3 / WALLS / seen.seconds, 1),
        "wallboard_frames_per_second": round(seen.wall_frames / WALLS / seen.seconds, 1),
        "agent_bytes_per_second": round(seen.desk_bytes / len(AGENTS) / seen.seconds),
        "wallboard_long_tasks": len(long),
        "wallboard_longest_task_milliseconds": round(max(long, default=0.0)),
        "reservations_per_second": round(found.reservations / seconds, 2),
        "calls_lost": found.lost,
        "gaps": seen.gaps,
        "sockets_closed": seen.closed,
        **found.look_ups,
        **found.signing_in,
        **_spread("call_to_dial_while_all_sign_in", found.crowd.of(found.dialled)),
        **_spread("event_to_wallboard_message_while_all_sign_in", found.crowd.of(seen.wall)),
    }
    return figures


def _emit(found: Measured, seconds: float) -> None:
    figures = _result(found, seconds)
    peer = {
        "name": "the same controller without readers",
        "controller_cores": round(found.alone.cores, 3),
        "controller_megabytes": round(found.alone.megabytes, 1),
        **_spread("call_to_dial", found.alone.of(found.dialled)),
    }
    emit(
        {
            "benchmark": "desk",
            **figures,
            "peer": peer,
            "ratio_controller_cores": ratio(found.followed.cores, found.alone.cores),
            "ratio_controller_megabytes": ratio(found.followed.megabytes, found.alone.megabytes),
            "targets": {
                "event_to_screen": at_most(
                    figures.get("event_to_wallboard_screen_milliseconds_p99"), _TO_SCREEN
                ),
                "reservation_to_pop": at_most(figures.get("reservation_to_pop_milliseconds_p99"), _TO_POP),
            },
            "calls_per_second": CALLS_PER_SECOND,
            "window_seconds": seconds,
        }
    )


def main() -> None:
    """Run the benchmark."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--seconds", type=float, help="of each of the two windows")
    options = parser.parse_args()
    configure(level="warning")
    seconds = options.seconds or (15.0 if options.quick else 60.0)
    _emit(asyncio.run(_measure(seconds)), seconds)


if __name__ == "__main__":
    main()
