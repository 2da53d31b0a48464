"""A target that was down for a day: how fast 100,000 deliveries catch up, and how much memory that takes.

    .venv/bin/python bench/outbox.py [deliveries]

SQLite, a webhook receiver on loopback in a process of its own, 25 deliveries in each case. Prints JSON.
"""

import asyncio
import functools
import json
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from hotline.clock import wall_clock
from hotline.config.bridge import Bridge, Target
from hotline.crm_bridge.outbox import store
from hotline.crm_bridge.outbox.relay import Relay
from hotline.crm_bridge.targets.http import Http
from hotline.crm_bridge.targets.webhook import Webhook
from hotline.database import create_engine, migrate
from hotline.journal import Journal
from hotline.testing.webhook_receiver import WebhookReceiver

#: Deliveries of one case.
OF_ONE_CASE = 25


def receive(pipe: Connection) -> None:
    """Receive until somebody asks how many there were; the first is refused as by a target that is down."""

    async def serve() -> None:
        receiver = WebhookReceiver()
        async with receiver.listening():
            pipe.send(receiver.url)
            while not pipe.poll():  # noqa: ASYNC110 -- the pipe has no event
                await asyncio.sleep(0.1)
            pipe.send(len(receiver.taken))

    asyncio.run(serve())


async def fill(journal: Journal, count: int) -> None:
    """Put so many deliveries there, 1.5 kB each."""
    filler = "x" * 1300
    for first in range(0, count, 1000):
        rows = []
        for seq in range(first + 1, min(first + 1000, count) + 1):
            reference = str(seq // OF_ONE_CASE)
            case = {"reference": reference, "description": filler}
            payload = json.dumps({"id": f"demo:crm:{seq}", "seq": seq, "case": case})
            row = {"target": "crm", "key": reference, "seq": seq, "what": "x", "payload": payload}
            rows.append({**row, "at": float(seq), "citizen": None})
        await journal.commit((), functools.partial(store.put, rows=rows))


async def measure(folder: Path, count: int) -> dict[str, float]:
    """Return the figures."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=receive, args=(theirs,), daemon=True)
    process.start()
    url = ours.recv()
    os.environ["BENCH_SECRET"] = WebhookReceiver().secret
    database = f"sqlite+aiosqlite:///{folder}/hotline.db"
    await migrate(database)
    engine = create_engine(database)
    journal = Journal(engine, "demo")
    await fill(journal, count)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    http = Http(Target(kind="webhook", url=url, secret_variable="BENCH_SECRET"))  # noqa: S106 -- a name
    relay = Relay("crm", Webhook(http), engine=engine, journal=journal, bridge=Bridge, clock=wall_clock)
    started, used = time.perf_counter(), time.process_time()
    while not await relay.serve():
        pass
    seconds, used = time.perf_counter() - started, time.process_time() - used
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    await http.close()
    await journal.close()
    await engine.dispose()
    ours.send("how many?")
    taken = ours.recv()
    process.terminate()
    return {
        "deliveries": count,
        "taken": taken,
        "seconds": round(seconds, 1),
        "deliveries_a_second": round(count / seconds, 1),
        "processor_milliseconds_a_delivery": round(used / count * 1000, 2),
        "memory_before_mb": round(before, 1),
        "memory_grown_mb": round(after - before, 1),
    }


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(asyncio.run(measure(Path(folder), wanted)), indent=2))
