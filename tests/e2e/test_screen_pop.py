"""The agent's desktop knows who calls before the phone rings: a real Asterisk, a real phone, two desktops.

The phone is SIPp, which notes when the INVITE came and what stood in it; the caller is in the store with one open case.
"""

import asyncio
import json
import os
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from hotline.crm_bridge.reference import make_reference
from hotline.events import AgentReserved, AgentRinging, CallQueued, ScreenPopped
from hotline.signature import SIGNATURE, verify
from tests.e2e import sipp
from tests.e2e.conftest import StartSystem
from tests.e2e.parties import People
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

#: How long after the phone a desktop may learn it, seconds: on a busy machine, whoever listens there reads late what
#: came early.
LATE_SECONDS = 5.0

VARIABLE, SECRET = "HOTLINE_E2E_POP_KEY", "the key of both desktops"
CITIZEN, REFERENCE = "+96891230001", make_reference(4711)

#: Nobody who was added long ago and never called is kept.
NOW = time.time()

CHANGES = """
[screen_pop]
push_url = "http://127.0.0.1:{port}/pops"
secret_variable = "HOTLINE_E2E_POP_KEY"
sip_headers = true
call_url = "https://desk.example/calls/{{call}}"
"""

Message = dict[str, Any]


class Desktop:
    """What one desktop was told, and when."""

    def __init__(self) -> None:
        self.told: list[tuple[float, Message]] = []
        #: What did not fit its signature.
        self.forged: list[bytes] = []
        #: One for each connection.
        self.serving: set[asyncio.Task[None]] = set()

    async def waits_for(self, kind: str) -> tuple[float, Message]:
        """Return time and message of the first one of this kind."""

        def look() -> tuple[float, Message] | None:
            return next((one for one in self.told if one[1]["kind"] == kind), None)

        found = await eventually(look, f"a desktop: {kind}", within=10)
        assert found is not None
        return found

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take requests of one connection."""
        task = asyncio.current_task()
        assert task is not None
        self.serving.add(task)
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode().lower().split("\r\n")
                headers = dict(line.split(": ", 1) for line in head[1:] if line)
                body = await reader.readexactly(int(headers["content-length"]))
                at = time.time()
                verify(SECRET, headers[SIGNATURE.lower()], body, at)
                self.told.append((at, json.loads(body)))
                writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
        except asyncio.IncompleteReadError:
            pass  # it has gone
        finally:
            writer.close()

    async def listen(self, system: HotlineSystem, agent: str) -> None:
        """Read one agent's events until cancelled."""
        token = json.loads(system.paths.secrets.read_text())["api_tokens"]["api"]
        url = f"http://127.0.0.1:{system.ports.web}/api/pops/{agent}"
        headers = {"Authorization": f"Bearer {token}"}
        async with (
            httpx.AsyncClient(timeout=60) as client,
            client.stream("GET", url, headers=headers) as answer,
        ):
            async for line in answer.aiter_lines():
                if line.startswith("data: "):
                    self.told.append((time.time(), json.loads(line.removeprefix("data: "))))


@pytest.fixture(scope="module")
def push_port(ports: Ports) -> int:
    """Return the port on which the other desktop listens."""
    return ports.take()


@pytest.fixture(scope="module")
def system(start_system: StartSystem, push_port: int) -> HotlineSystem:
    """Return a system that tells other desktops, and knows the citizen."""
    os.environ[VARIABLE] = SECRET
    try:
        started = start_system(CHANGES.format(port=push_port))
    finally:
        del os.environ[VARIABLE]
    with closing(sqlite3.connect(started.paths.database, timeout=5)) as store, store:
        store.executescript(f"""
            INSERT INTO citizen (id, name_en, language, added_at, changed_at, version)
            VALUES (1, 'Maryam', 'ar', {NOW}, {NOW}, 1);
            INSERT INTO citizen_address (citizen, kind, address, shared, added_at)
            VALUES (1, 'phone', '{CITIZEN}', 0, {NOW});
            INSERT INTO cases (number, reference, opened_at, status, channel, citizen, language, subject, changed_at)
            VALUES (4711, '{REFERENCE}', {NOW}, 'assigned', 'voice', 1, 'ar', 'Leak', {NOW});
        """)  # noqa: S608 -- our own words
    return started


@asynccontextmanager
async def desktops(system: HotlineSystem, port: int) -> AsyncIterator[tuple[Desktop, Desktop]]:
    """Open ours, which listens, and another, which is pushed to."""
    ours, other = Desktop(), Desktop()
    server = await asyncio.start_server(other.serve, "127.0.0.1", port)
    listening = asyncio.create_task(ours.listen(system, "1001"))
    try:
        yield ours, other
    finally:
        server.close()
        for task in (listening, *other.serving):
            task.cancel()
        await asyncio.gather(listening, *other.serving, return_exceptions=True)


async def test_given_a_known_caller_when_an_agent_is_reserved_then_the_desktop_knows_before_the_phone_rings(
    system: HotlineSystem, push_port: int, ports: Ports, tmp_path: Path
) -> None:
    """Pop by stream and push, the journal's fact, the headers in the INVITE, and nothing to see once it is over."""
    async with People(system, tmp_path / "people", ports) as people:
        agent = await people.agent("1001")
        await agent.phone.close()  # from here on a phone that shows its SIP
        async with desktops(system, push_port) as (ours, other):
            caller = await sipp.start(
                "stay_and_hang_up", folder=tmp_path / "caller", ports=ports, server=system.sip, service="1112",
                user=CITIZEN, values={"stay": 9000},
            )  # fmt: skip
            # The look-up is through by then: the phone is there only once the caller waits.
            await system.story.wait_for(CallQueued)
            phone = await sipp.start_agent(
                "agent_answers", folder=tmp_path / "phone", ports=ports, server=system.sip, user="1001",
                password=system.password("1001"), values={"ring": 300},
            )  # fmt: skip
            invite = await phone.wait_message("INVITE", method="INVITE", sent=False, within=10)
            shown_at, shown = await ours.waits_for("pop")
            pushed_at, pushed = await other.waits_for("pop")
            assert shown_at < invite.at + LATE_SECONDS, "our desktop learnt it long after the phone"
            assert pushed_at < invite.at + LATE_SECONDS, "the other desktop learnt it long after the phone"
            assert shown == pushed
            pop = shown["pop"]
            assert (pop["kind"], pop["caller"]["number"], pop["queue"]) == ("known", CITIZEN, "water")
            assert [one["name_en"] for one in pop["found"]["candidates"]] == ["Maryam"]
            assert [one["reference"] for one in pop["found"]["cases"]] == [REFERENCE]
            call = pop["call"]
            assert f"X-Case-Id: {REFERENCE}\n" in invite.text.replace("\r", "")
            assert f"Call-Info: <https://desk.example/calls/{call}>;purpose=info" in invite.text
            await caller.finish(within=20)
            _, gone = await ours.waits_for("gone")
            assert (gone["call"], gone["why"], gone["pop"]) == (call, "done", None)
        await phone.close()
    kinds = system.story.kinds(call)
    order = [kinds.index(kind.__name__) for kind in (AgentReserved, ScreenPopped, AgentRinging)]
    assert order == sorted(order)
    popped = await system.story.told(ScreenPopped, call)
    assert (popped.agent, popped.citizens) == ("1001", 1)
    assert popped.seconds is not None
