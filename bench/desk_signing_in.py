"""What it costs to be let in: looking a session up, and a shift that signs in at once."""

import asyncio
import time
from collections.abc import Callable, Sequence

import httpx
from common import median, percentile
from desk_house import AGENTS, PASSWORD, House, agent_user

from hotline import database
from hotline.clock import wall_clock
from hotline.desk.door.sessions import Limits, Sessions

#: After this long whoever is not in gives up, seconds.
_PATIENCE_SECONDS = 120.0

#: Too many at this moment; the database is away.
_COME_AGAIN = (429, 503)

_LOOK_UPS = 400


async def all_at_once(house: House) -> dict[str, float]:
    """Sign everybody in; who is told to come again, does when told to. Returns the figures."""
    limits = httpx.Limits(max_connections=len(AGENTS))
    headers = {"Origin": house.origin}
    began, told, taken = time.monotonic(), dict.fromkeys(_COME_AGAIN, 0), list[float]()
    async with httpx.AsyncClient(
        base_url=house.origin, limits=limits, timeout=_PATIENCE_SECONDS, headers=headers
    ) as client:

        async def one(agent: str) -> None:
            body = {"user": agent_user(agent), "password": PASSWORD}
            while (answer := await client.post("/desk/api/sign-in", json=body)).status_code in told:
                told[answer.status_code] += 1
                await asyncio.sleep(float(answer.headers["Retry-After"]))
            answer.raise_for_status()
            taken.append(time.monotonic() - began)

        tasks = [asyncio.create_task(one(agent)) for agent in AGENTS]
        _, late = await asyncio.wait(tasks, timeout=_PATIENCE_SECONDS)
        for task in late:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return {
        "signed_in_at_once": len(taken),
        "all_signed_in_after_seconds": round(max(taken, default=0.0), 2),
        "half_signed_in_after_seconds": round(median(taken or [0.0]), 2),
        "told_that_too_many_sign_in": told[429],
        "told_that_the_database_is_away": told[503],
    }


async def look_ups(house: House) -> dict[str, float]:
    """Measure the look-up of a session in this process, and requests with and without one over HTTP."""
    tokens = list(house.tokens.values())
    engine = database.create_engine(house.url)
    sessions = Sessions(engine, wall_clock, lambda: Limits(idle=3600, whole=36_000))
    taken, used = [], time.process_time()
    for number in range(_LOOK_UPS):
        began = time.perf_counter()
        assert await sessions.find(tokens[number % len(tokens)]) is not None  # noqa: S101 - they are all there
        taken.append(time.perf_counter() - began)
    used = time.process_time() - used
    await engine.dispose()
    async with httpx.AsyncClient(base_url=house.origin) as client:
        with_session = await _requests(client, "/desk/api/me", lambda n: tokens[n % len(tokens)])
        without = await _requests(client, "/desk/api/ways", lambda n: "")
    return {
        "look_up_milliseconds_p50": round(1e3 * median(taken), 2),
        "look_up_milliseconds_p99": round(1e3 * percentile(taken, 99), 2),
        "look_up_cpu_milliseconds": round(1e3 * used / _LOOK_UPS, 2),
        "request_with_session_milliseconds_p50": round(1e3 * median(with_session), 2),
        "request_without_session_milliseconds_p50": round(1e3 * median(without), 2),
    }


async def _requests(client: httpx.AsyncClient, path: str, token: Callable[[int], str]) -> Sequence[float]:
    taken = []
    for number in range(_LOOK_UPS):
        headers = {"Cookie": f"hotline_session={token(number)}"}
        began = time.perf_counter()
        (await client.get(path, headers=headers)).raise_for_status()
        taken.append(time.perf_counter() - began)
    return taken
