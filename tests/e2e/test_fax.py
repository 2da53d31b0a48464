"""A fax machine calls the citizens' number: its pages become a PDF in a case."""

from collections.abc import Iterator

import pytest
from PIL import PdfParser

from hotline.asterisk.program import AsteriskProgram
from hotline.events import CallEnded, CaseOpened, FaxReceived, FaxStarted
from tests.e2e.fax_machine import NUMBER, STATION, FaxMachine
from tests.e2e.ports import Ports
from tests.e2e.story import Row
from tests.e2e.system import HotlineSystem
from tests.e2e.waiting import eventually

CHANGES = """
[fax]
queue = "general"
"""


@pytest.fixture(scope="module")
def system(asterisk_program: AsteriskProgram, ports: Ports) -> Iterator[HotlineSystem]:
    """A hotline that takes faxes."""
    found = HotlineSystem(ports, CHANGES)
    try:
        found.start()
        yield found
        found.stop()
    finally:
        found.remove()


@pytest.fixture
def machine(asterisk_program: AsteriskProgram, ports: Ports) -> Iterator[FaxMachine]:
    """A fax machine."""
    found = FaxMachine(asterisk_program, ports)
    try:
        found.start()
        yield found
    finally:
        found.stop()


async def case_of(system: HotlineSystem, received: FaxReceived) -> Row:
    """Return the one case of a fax, after its call has ended."""
    story = system.story
    opened = await story.told(CaseOpened, received.call)
    ended = await story.told(CallEnded, received.call)
    assert ended.reason == "completed"
    kinds = story.kinds(received.call)
    once = ("CallArrived", "FaxStarted", "FaxReceived", "CaseOpened", "CallEnded")
    assert {kind: kinds.count(kind) for kind in once} == dict.fromkeys(once, 1)
    (case,) = [row for row in story.cases() if row["reference"] == opened.reference]
    return case


def pages_of(system: HotlineSystem, received: FaxReceived) -> int:
    """Return how many pages the PDF has."""
    with PdfParser.PdfParser(str(system.paths.messages / received.path)) as pdf:
        return len(pdf.pages)


async def test_given_a_machine_that_speaks_t38_when_it_sends_two_pages_then_they_are_a_case(
    system: HotlineSystem, machine: FaxMachine
) -> None:
    """The tone interrupts the greeting; both pages come, with number and station; the call ends as any other."""
    before = system.story.last_seq()
    machine.calls(system.sip, ["Water leaks in Ruwi", "Second page"], t38=True)
    received = await system.story.wait_for(FaxReceived, after=before, within=90)
    assert (received.pages, received.whole) == (2, True)
    assert (received.caller, received.station) == (NUMBER, STATION)
    case = await case_of(system, received)
    assert (case["channel"], case["caller"], case["queue"]) == ("fax", NUMBER, "general")
    assert pages_of(system, received) == 2
    await eventually(lambda: "FAX SUCCESS by T38" in machine.output(), "fax over T.38", within=10)


async def test_given_a_fax_over_g711_when_the_controller_is_killed_then_it_is_kept_once(
    system: HotlineSystem, machine: FaxMachine
) -> None:
    """Asterisk goes on receiving; the next controller finds the pages and makes one case of them."""
    before = system.story.last_seq()
    machine.calls(system.sip, ["A page"])
    await system.story.wait_for(FaxStarted, after=before, within=60)
    system.kill("controller")
    received = await system.story.wait_for(FaxReceived, after=before, within=90)
    assert (received.pages, received.whole, received.caller) == (1, True, NUMBER)
    await case_of(system, received)
    assert pages_of(system, received) == 1
    await eventually(lambda: "FAX SUCCESS by audio" in machine.output(), "fax over G.711", within=10)
