"""The desk under load: 200 agents' pages and 20 wallboards on one controller while 20 calls a second come.

The controller is a process of its own, with nothing of it replaced. Its telephones are played, to leave the cores to
the controller and the browsers (`desk_telephones.py`). The browsers are WebSocket clients with sessions in a third
process, and one real wallboard and one real agent page in Chromium. The peers are the same controller in the same run
before anybody looks, and with 20 wallboards that load everything anew each second. All of it is on loopback. See
docs/developer/benchmarks.md for how to read the figures.
"""

import asyncio
import contextlib
import json
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path

import desk_signing_in
import httpx
import msgspec
from common import arguments, emit, progress
from desk_browsers import Order, Seen
from desk_chromium import Noted, Pages, open_pages
from desk_figures import Measured, Window, figures_of
from desk_house import AGENTS, WALLS, House, agent_user, made_house, wall_user
from house import start, used_by

from hotline import database
from hotline.desk.door.cookies import CSRF, CSRF_HEADER, SESSION, csrf_of
from hotline.events import AgentReserved, CallArrived
from hotline.journal import JournalReader
from hotline.logs import configure

CALLS_PER_SECOND = 20.0

#: Until as many talk as always, and until readers have their pages.
_WARM_UP_SECONDS, _CALM_SECONDS = 12.0, 4.0

#: How often the wallboards of the peer load everything.
_POLL_SECONDS = 1.0

#: Whose page is open in Chromium.
_AGENT = AGENTS[0]

#: Digits of a number without its country: pages write it so.
_NATIONAL = 8

#: A text of the pages' process may be long.
_LONGEST_LINE = 64 * 1024 * 1024


class Watch:
    """Looks at the controller."""

    def __init__(self, house: House) -> None:
        self._process = house.process()
        self._began, self._used = time.time(), used_by(self._process.pid)

    def stop(self) -> Window:
        """Return what was since the making."""
        resident = self._process.memory_info().rss / 1e6
        return Window(self._began, time.time(), used_by(self._process.pid) - self._used, resident)


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


async def _measure(seconds: float) -> Measured:
    async with made_house() as house:
        async with _program("desk_telephones.py", str(house.loaded.file)) as telephones:
            await _line(telephones)
            await start(house.controller, house.loaded)
            progress("agents take calls")
            await _take_calls(house)
            _say(telephones, f"call {CALLS_PER_SECOND}\n")
            await asyncio.sleep(_WARM_UP_SECONDS)
            progress(f"{seconds:g} s without readers")
            alone = await _window(house, seconds)
            progress(f"{seconds:g} s with {WALLS} wallboards that load everything each second")
            polled, polls = await _poll(house, seconds)
            followed, crowd, seen, noted, signing_in = await _follow(house, seconds)
            _say(telephones, "stop\n")
            told = json.loads(await _line(telephones))
            progress("looking sessions up")
            look_ups = await desk_signing_in.look_ups(house)
        pops, reservations = await _reservations(house, followed, noted.agent["pops"] if noted else [])
    return Measured(
        alone=alone, polled=polled, polls=polls, followed=followed, crowd=crowd, seen=seen, noted=noted,
        agent_pops=pops, dialled=told["dialled"], lost=told["lost"], signing_in=signing_in, look_ups=look_ups,
        reservations=reservations,
    )  # fmt: skip


async def _poll(house: House, seconds: float) -> tuple[Window, Seen]:
    """Have the wallboards load everything now and then."""
    async with _program("desk_browsers.py") as browsers:
        await _begin(browsers, msgspec.structs.replace(_order(house), agents={}, poll_seconds=_POLL_SECONDS))
        await asyncio.sleep(2 * _POLL_SECONDS)
        return await _window(house, seconds), await _end(browsers)


async def _follow(
    house: House, seconds: float
) -> tuple[Window, Window, Seen, Noted | None, Mapping[str, float]]:
    """Have everybody follow, and then sign in anew beside it."""
    async with _program("desk_browsers.py") as browsers, _pages(house) as pages:
        await _begin(browsers, _order(house))
        await asyncio.sleep(_CALM_SECONDS)
        if pages is not None:
            await pages.begin()
        progress(f"{seconds:g} s with {WALLS} wallboards and {len(AGENTS)} agents' pages")
        followed = await _window(house, seconds)
        noted = None if pages is None else await pages.noted()
        progress("everybody signs in at once")
        watch = Watch(house)
        signing_in = await desk_signing_in.all_at_once(house)
        crowd = watch.stop()
        return followed, crowd, await _end(browsers), noted, signing_in


async def _begin(browsers: Process, order: Order) -> None:
    _say(browsers, msgspec.json.encode(order).decode() + "\n")
    await _line(browsers)


async def _end(browsers: Process) -> Seen:
    assert browsers.stdin is not None  # noqa: S101 - a pipe was asked for
    browsers.stdin.close()
    return msgspec.json.decode(await _line(browsers), type=Seen)


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


def main() -> None:
    """Run the benchmark."""
    parser = arguments(__doc__ or "")
    parser.add_argument("--seconds", type=float, help="of each of the three windows")
    options = parser.parse_args()
    configure(level="warning")
    seconds = options.seconds or (8.0 if options.quick else 20.0)
    found = figures_of(asyncio.run(_measure(seconds)), seconds)
    emit({"benchmark": "desk", "calls_per_second": CALLS_PER_SECOND, **found})


if __name__ == "__main__":
    main()
