"""A citizen's story: from the call to the text that asks whether the citizen is content, and on from there.

Everything is the real one but what belongs to others: the gateway for texts and the system that gets our webhook.
Twice the controller is killed in its middle. One story is one test; each act is a function.
"""

import asyncio
import itertools
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from hotline.events import (
    CaseReopened,
    CaseStatusChanged,
    ControllerStarted,
    DepartmentTold,
    StatusTold,
)
from hotline.prompts import grammar
from hotline.testing.sms_gateway import ListeningSmsGateway
from hotline.testing.webhook_receiver import WebhookReceiver
from tests.e2e.conftest import StartSystem
from tests.e2e.conversation import talk
from tests.e2e.parties import Caller, People
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

VARIABLE = "HOTLINE_E2E_WEBHOOK_KEY"
NAME, TEAM, LEAD = "Maryam", "+96891110001", "+96891110002"

CHANGES = """
[numbers.1119]
menu = "main"
language = "en"
consent_notice = false

[hours.always.week]
sunday = ["00:00-24:00"]
monday = ["00:00-24:00"]
tuesday = ["00:00-24:00"]
wednesday = ["00:00-24:00"]
thursday = ["00:00-24:00"]
friday = ["00:00-24:00"]
saturday = ["00:00-24:00"]

[departments.pipes]
title = {{ ar = "دائرة المياه", en = "The water department" }}
queue = "water"
lead = "1002"
phone = "{lead}"

[categories.leak]
title = {{ ar = "تسرب مياه", en = "Leaking pipe" }}
department = "pipes"

[teams.pipes-1]
name = "Pipes 1"
phone = "{team}"
department = "pipes"
language = "en"

[citizen_words]
hours = "always"

[text_messages]
url = "{gateway}/send"

[open311]
enabled = true

[bridge.targets.crm]
kind = "webhook"
url = "{crm}/hook"
secret_variable = "{variable}"
"""

#: From the death of the controller until another one serves, as in `test_death.py`.
RESTART_SECONDS = 15.0

#: How long a text or a delivery may take: the job, the post, and a machine with much else to do.
SENT_SECONDS = 15.0


class City:
    """The hotline with what is around it."""

    def __init__(self, system: HotlineSystem, gateway: ListeningSmsGateway, crm: WebhookReceiver) -> None:
        self.system, self.gateway, self.crm = system, gateway, crm
        token = json.loads(system.paths.secrets.read_text())["api_tokens"]["api"]
        self.web = httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{system.ports.web}",
            timeout=10,
            headers={"Authorization": f"Bearer {token}"},
        )

    async def posts(self, path: str, **content: object) -> dict[str, Any]:
        """Post to the API and return the answer."""
        answer = await self.web.post(path, json=content)
        assert answer.is_success, answer.text
        found: dict[str, Any] = answer.json()
        return found

    async def gets_text(self, sender: str, text: str, name: str) -> str:
        """Bring a text as the gateway does, and return what it answers with."""
        answer = await self.posts("/api/texts", id=name, text=text, **{"from": sender})
        return str(answer["reply"])

    async def sends(self, to: str, words: str) -> str:
        """Wait until a text with these words is on a telephone; return the whole."""

        def look() -> str | None:
            return next((one.text for one in self.gateway.sent if one.to == to and words in one.text), None)

        found = await eventually(look, f"a text that says {words!r}", within=SENT_SECONDS)
        assert found is not None
        return found

    async def dies(self) -> None:
        """Kill the controller, and wait until another one serves."""
        seen = self.system.story.last_seq()
        self.system.kill("controller")
        await self.system.story.wait_for(ControllerStarted, after=seen, within=RESTART_SECONDS)
        await eventually(self.system.healthy, "another controller serves", within=RESTART_SECONDS)


@asynccontextmanager
async def city_of(start_system: StartSystem) -> AsyncIterator[City]:
    """Open what is around the hotline, then the hotline."""
    gateway, crm = ListeningSmsGateway(), WebhookReceiver()
    os.environ[VARIABLE] = crm.secret
    async with gateway.listening(), crm.listening():
        try:
            system = start_system(
                CHANGES.format(team=TEAM, lead=LEAD, gateway=gateway.url, crm=crm.url, variable=VARIABLE)
            )
        finally:
            del os.environ[VARIABLE]
        city = City(system, gateway, crm)
        async with city.web:
            yield city


async def citizen_is_known(city: City, number: str) -> int:
    """Write down who has the number, and that case updates are wanted."""
    addresses = [{"kind": "phone", "address": number}]
    added = await city.posts("/api/citizens", name_en=NAME, language="en", addresses=addresses)
    await city.posts(
        f"/api/citizens/{added['id']}/consents", purpose="case updates", given=True, proof="letter 7"
    )
    return int(added["id"])


async def agent_hears_who_calls(city: City, people: People, caller: Caller) -> str:
    """Call, be answered and talk; return the call. The desktop is told before the phone rings."""
    pops: list[dict[str, Any]] = []

    async def desktop() -> None:
        async with city.web.stream("GET", "/api/pops/1001", timeout=60) as answer:
            async for line in answer.aiter_lines():
                if line.startswith("data: "):
                    told = json.loads(line.removeprefix("data: "))
                    pops.append(told)

    agent = await people.agent("1001")
    listening = asyncio.create_task(desktop())
    await caller.dials("1119")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("1")
    await caller.ear.hears_begin("water-menu")
    await caller.presses("1")
    await agent.is_rung(caller)
    await agent.answers()
    await talk(caller, agent)
    call = await caller.call_id()
    await caller.hangs_up()
    await caller.call_ended()
    assert not listening.done(), "the desktop hears nothing"
    listening.cancel()
    await asyncio.wait([listening])
    told = next(one for one in pops if one["pop"] is not None)
    assert told["pop"]["caller"]["number"] == caller.number
    assert [one["name_en"] for one in told["pop"]["found"]["candidates"]] == [NAME]
    kinds = city.system.story.kinds(call)
    assert kinds.index("ScreenPopped") < kinds.index("AgentRinging"), "the phone rang before the desktop knew"
    return call


async def case_is_opened(city: City, caller: Caller, citizen: int, call: str) -> str:
    """The agent writes the case down; the controller dies; the citizen is told all the same."""
    opened = await city.posts(
        "/api/cases", subject="Leak", language="en", description="Water on the road.", category="leak", call=call,
        caller=caller.number, citizen=citizen,
    )  # fmt: skip
    reference = str(opened["reference"])
    await city.dies()
    assert reference in await city.sends(caller.number, "We have received your report")
    return reference


async def second_line_assigns(city: City, caller: Caller, reference: str) -> None:
    """Somebody at the terminal gives it to a department and a person."""
    words = ("cases", "assign", reference, "--department", "pipes", "--owner", "1002")
    done = await asyncio.to_thread(city.system.command, *words)
    assert done.returncode == 0, done.stderr
    await city.sends(caller.number, f"Case {reference}: The water department is looking after it.")


async def team_is_done(city: City, caller: Caller, reference: str) -> None:
    """A team reports by text, the controller dies; the report counts once, and the citizen is asked."""
    text, story = f"C {reference} done valve replaced", city.system.story
    answered = await city.gets_text(TEAM, text, "m1")
    assert answered == f"{reference} is now solved. Your note was added."
    await city.dies()
    assert await city.gets_text(TEAM, text, "m1") == answered, "what came again was answered in another way"
    solved = [one for one in story.events() if isinstance(one, CaseStatusChanged) and one.status == "solved"]
    assert [(one.reference, one.by) for one in solved] == [(reference, "team:pipes-1")]
    assert "Are you content?" in await city.sends(caller.number, f"{reference} (Leaking pipe) is solved")


async def citizen_is_not_content(city: City, caller: Caller, reference: str) -> None:
    """A "2" reopens the case, and the department's lead hears of it."""
    answered = await city.gets_text(caller.number, "2", "m2")
    assert answered == f"We are sorry. Case {reference} is open again, and the department was told."
    story = city.system.story
    assert (await story.wait_for(CaseReopened)).reference == reference
    told = await story.wait_for(DepartmentTold, within=SENT_SECONDS)
    assert (told.reference, told.department, told.agents) == (reference, "pipes", ("1002",))
    await city.sends(LEAD, reference)


async def telephone_tells_of_it(city: City, caller: Caller, reference: str) -> None:
    """The citizen calls and hears that the case is open again."""
    await caller.dials("1119")
    await caller.ear.hears_begin("main-menu")
    await caller.presses("4")
    await caller.ear.hears_begin("status-ask-known")
    await caller.presses(f"{reference[-3:]}#")
    await caller.hears("status-case")
    await caller.ear.hears_in_order(*grammar.reference("en", reference), within=1.5)
    await caller.hears("status-reopened")
    await city.system.story.told(StatusTold, await caller.call_id())
    await caller.hangs_up()
    await caller.call_ended()


async def open311_shows_it(city: City, caller: Caller, reference: str) -> None:
    """Anybody may see that the case is open, and nothing of whose it is."""
    answer = await city.web.get(f"/open311/v2/requests/{reference}.json", headers={"Authorization": ""})
    assert answer.status_code == 200, answer.text
    (shown,) = answer.json()
    assert (shown["service_request_id"], shown["status"], shown["service_code"]) == (
        reference,
        "open",
        "leak",
    )
    assert not [word for word in (NAME, caller.number, caller.number[4:]) if word in answer.text]


async def crm_knows_all(city: City, reference: str, call: str) -> None:
    """The other system has each change of the case, in order and once, and each contact; all of it signed."""

    def changes() -> list[dict[str, Any]]:
        return [one for one in city.crm.taken if one.get("case", {}).get("reference") == reference]

    def contacts() -> list[dict[str, Any]]:
        return [one["interaction"] for one in city.crm.taken if "interaction" in one]

    written = [one for one in city.system.story.events() if getattr(one, "reference", None) == reference]
    wanted = [type(one).__name__ for one in written if type(one).__module__.endswith(".cases")]
    await eventually(lambda: len(changes()) >= len(wanted), f"the webhook: {wanted}", within=SENT_SECONDS)
    assert [one["what"] for one in changes()] == wanted
    assert all(one["seq"] < other["seq"] for one, other in itertools.pairwise(changes()))
    assert changes()[-1]["case"]["status"] == "reopened"
    rows = {str(row["id"]) for row in city.system.story.interactions()}
    assert call in rows
    await eventually(
        lambda: {one["id"] for one in contacts()} >= rows, "the webhook: contacts", within=SENT_SECONDS
    )
    assert len(city.crm.asked) == len(city.crm.taken) + city.crm.repeated, "a delivery had no valid signature"


def no_text_came_twice(city: City) -> None:
    """Nobody read the same words twice."""
    texts = [(one.to, one.text) for one in city.gateway.sent]
    assert len(texts) == len(set(texts)), texts


async def test_given_a_known_citizen_when_a_leak_is_reported_then_everybody_hears_what_becomes_of_it_whatever_dies(
    start_system: StartSystem, ports: Ports, tmp_path: Path
) -> None:
    """Call, case, second line, field team, discontent, reopening; the controller is killed twice on the way."""
    async with city_of(start_system) as city, People(city.system, tmp_path, ports) as people:
        caller = await people.caller()
        citizen = await citizen_is_known(city, caller.number)
        call = await agent_hears_who_calls(city, people, caller)
        reference = await case_is_opened(city, caller, citizen, call)
        await second_line_assigns(city, caller, reference)
        await team_is_done(city, caller, reference)
        await citizen_is_not_content(city, caller, reference)
        await telephone_tells_of_it(city, caller, reference)
        await open311_shows_it(city, caller, reference)
        await crm_knows_all(city, reference, call)
        no_text_came_twice(city)
