"""Fixtures of the end-to-end tests: ports, phones, systems under test, and what a failed test shows.

docs/developer/end-to-end-tests.md explains how to write and to read these tests.
"""

import itertools
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest

from hotline.asterisk.program import AsteriskProgram, ProgramError, find_program
from hotline.config import Configuration
from tests.e2e.audio import Sound
from tests.e2e.baresip_files import Account
from tests.e2e.parties import People
from tests.e2e.phones import Baresip
from tests.e2e.plain_asterisk import PlainAsterisk
from tests.e2e.ports import Ports
from tests.e2e.system import HotlineSystem

#: What a failed test shows of every log.
TAIL_CHARACTERS = 5_000

#: Whoever has logs that explain a failure; asked while the failed test's report is made.
_witnesses: list[Callable[[], Iterator[tuple[str, str]]]] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, so that `-m "not e2e"` leaves them out."""
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.e2e)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Attach the logs of systems and phones to the report of a failed test."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if report.failed and report.when in {"setup", "call"}:
        for witness in _witnesses:
            report.sections += [(name, text[-TAIL_CHARACTERS:]) for name, text in witness() if text.strip()]


@pytest.fixture(scope="session")
def ports() -> Iterator[Ports]:
    """Ports that nobody else uses."""
    taken = Ports()
    yield taken
    taken.close()


@pytest.fixture(scope="module")
def gateway(ports: Ports) -> int:
    """Return the port to which the telephone company brings every call: there the citizen's phone listens."""
    return ports.take(2)


@pytest.fixture(scope="session")
def asterisk_program() -> AsteriskProgram:
    """An Asterisk that can be started; the private one is fetched if there is none."""
    needed = ("baresip", "sipp", "espeak-ng", "setpriv")
    missing = [program for program in needed if shutil.which(program) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)} (scripts/test installs what it needs)")
    config = Configuration.model_validate(
        {"numbers": {"1111": {"queue": "q"}}, "queues": {"q": {}}, "ivr": {"operator_queue": "q"}}
    )
    try:
        return find_program(config)
    except ProgramError:
        subprocess.run([sys.executable, "-m", "hotline.asterisk.fetch"], check=True, stdin=subprocess.DEVNULL)
        return find_program(config)


@pytest.fixture(scope="module")
def plain_asterisk(asterisk_program: AsteriskProgram, ports: Ports) -> Iterator[PlainAsterisk]:
    """An Asterisk without the hotline."""
    asterisk = PlainAsterisk(asterisk_program, ports)
    try:
        asterisk.start()
        yield asterisk
    finally:
        asterisk.stop()


class StartSystem(Protocol):
    """Starts a system under test."""

    def __call__(self, changes: str = "") -> HotlineSystem:
        """Start `hotline up`, with further tables in its configuration."""
        ...


@pytest.fixture(scope="module")
def start_system(asterisk_program: AsteriskProgram, ports: Ports) -> Iterator[StartSystem]:
    """Start systems that live as long as the module's tests, end with Ctrl-C and leave nothing behind."""
    systems: list[HotlineSystem] = []
    healthy: list[HotlineSystem] = []

    def start(changes: str = "") -> HotlineSystem:
        system = HotlineSystem(ports, changes)
        systems.append(system)
        _witnesses.append(system.logs)
        _witnesses.append(lambda: iter([("journal", system.story.tail())]))
        system.start()
        healthy.append(system)
        return system

    try:
        yield start
        for system in healthy:
            system.stop()
    finally:
        _witnesses.clear()
        for system in systems:
            system.remove()


@pytest.fixture(scope="module")
def hotline_system(start_system: StartSystem) -> HotlineSystem:
    """One healthy system for all tests of a module."""
    return start_system()


@pytest.fixture
async def people(hotline_system: HotlineSystem, tmp_path: Path, ports: Ports) -> AsyncIterator[People]:
    """Callers and agents of the module's system, who leave after the test."""

    def logs() -> Iterator[tuple[str, str]]:
        for person in everybody.all:
            yield repr(person.phone), "\n".join(str(event) for event in person.phone.events)

    _witnesses.append(logs)
    async with People(hotline_system, tmp_path, ports) as everybody:
        yield everybody
    _witnesses.remove(logs)


class StartPhone(Protocol):
    """Starts a phone."""

    def __call__(self, account: Account, says: Sound | None = None) -> Awaitable[Baresip]:
        """Start baresip with an account; `says` goes into its microphone."""
        ...


@pytest.fixture
async def start_phone(tmp_path: Path, ports: Ports) -> AsyncIterator[StartPhone]:
    """Start phones that end with the test."""
    phones: list[Baresip] = []
    numbers = itertools.count(1)

    async def start(account: Account, says: Sound | None = None) -> Baresip:
        phone = await Baresip.start(tmp_path / f"phone{next(numbers)}", account, ports, says=says)
        phones.append(phone)
        return phone

    def logs() -> Iterator[tuple[str, str]]:
        for phone in phones:
            yield repr(phone), "\n".join(str(event) for event in phone.events)

    _witnesses.append(logs)
    try:
        yield start
    finally:
        _witnesses.remove(logs)
        for phone in phones:
            await phone.close()
