"""Whoever leaves is worked for no longer: a real socket goes away while a report is made."""

import asyncio
import os
import socket
from functools import partial
from pathlib import Path

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from hotline.app.history_reading import ReadElsewhere
from hotline.app.wall_history import WallHistory
from hotline.config import Configuration
from hotline.desk.door.cookies import SESSION
from hotline.desk.door.slow_requests import SlowBodies
from hotline.desk.roles import Role
from hotline.desk.wall.history_routes import PATH, HistoryRoutes
from hotline.desk.while_asked import while_asked
from hotline.queue.statistics.calendar import Calendar
from hotline.testing.desk import make_visitor, open_door
from hotline.testing.waiting import eventually


def _sleeper(folder: Path) -> tuple[Path, Path]:
    """Return a program that reads for ever, and the file in which it says who it is."""
    begun, program = folder / "begun", folder / "sleeper"
    program.write_text(f"#!/bin/sh\necho $$ > {begun}.new\nmv {begun}.new {begun}\nexec sleep 600\n")
    program.chmod(0o755)
    return program, begun


def _has_ended(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


async def test_a_report_of_a_closed_page_ends_with_its_process_and_frees_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At once, not when it would have been done: the next one who asks for a report has the place."""
    program, begun = _sleeper(tmp_path)
    monkeypatch.setattr("sys.executable", str(program))
    door, keys = open_door(make_visitor("fatma", Role.SUPERVISOR))
    reading = ReadElsewhere("", places=1, most_waiting=0)
    history = WallHistory(
        reading,
        lambda: Configuration.model_construct(queues={}, agents={}),
        Calendar("Asia/Muscat"),
        900,
        lambda: 1.8e9,
    )
    app = SlowBodies(Starlette(routes=HistoryRoutes(door, history).routes()))
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        for _ in range(2):
            _, writer = await asyncio.open_connection(*listener.getsockname())
            cookie = f"{SESSION}={keys['fatma'].token}"
            writer.write(f"GET {PATH} HTTP/1.1\r\nHost: hotline\r\nCookie: {cookie}\r\n\r\n".encode())
            await eventually(begun.exists)
            process = int(begun.read_text())
            begun.unlink()
            writer.close()
            await eventually(partial(_has_ended, process))
    finally:
        # Also where a report goes on: the test then fails, and does not hang.
        server.should_exit = server.force_exit = True
        await serving


async def test_what_needs_no_time_is_answered_at_once() -> None:
    """The work ends in the moment in which the wait for the client's leaving begins, and that wait ends with it."""

    async def work(turns: int) -> str:
        for _ in range(turns):
            await asyncio.sleep(0)
        return "done"

    async def answer(request: Request) -> PlainTextResponse:
        return PlainTextResponse(await while_asked(request, work(int(request.query_params["turns"]))))

    transport = httpx.ASGITransport(SlowBodies(Starlette(routes=[Route("/", answer)])))
    async with (
        httpx.AsyncClient(transport=transport, base_url="http://hotline") as client,
        asyncio.timeout(30),
    ):
        for turns in range(8):
            assert (await client.get("/", params={"turns": turns})).text == "done"
