"""`hotline up`: what is started, kept alive and ended, in which order."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hotline.app import supervisor as supervisor_module
from hotline.app.child import Child
from hotline.app.lock import AlreadyRunningError, ProcessLock
from hotline.app.supervisor import NotReadyError, Supervisor
from hotline.asterisk.instance import InstanceError
from hotline.config.loader import DEMO, Loaded, load
from hotline.paths import Paths
from hotline.testing.logs import LogLines, errors
from hotline.testing.waiting import eventually

#: A process that beats and is ready at once, without any of our code; it says when it is told to end.
BEATS = """
import os, signal, sys, time
def end(*_):
    print("told to end", flush=True)
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
os.write(int(os.environ["HOTLINE_HEARTBEAT_FD"]), b"R")
while True:
    os.write(int(os.environ["HOTLINE_HEARTBEAT_FD"]), b".")
    time.sleep(0.1)
"""
SLEEPS = "import time; time.sleep(60)"
DIES = "print('no database'); raise SystemExit(1)"

HOLDS = """
import sys, time
from pathlib import Path
from hotline.app.lock import ProcessLock
lock = ProcessLock(Path(sys.argv[1]))
lock.acquire()
print("held", flush=True)
time.sleep(60)
"""


class FakeAsterisk:
    """A private Asterisk that runs as soon as it is started."""

    def __init__(self, told: list[str]) -> None:
        self.told = told
        self.runs = False
        #: Set to have every start fail.
        self.error: Exception | None = None
        #: It does not become ready.
        self.hangs = False
        self.pid = 4711

    async def adopt(self) -> bool:
        return self.runs

    async def start(self) -> None:
        self.told.append("asterisk starts")
        if self.error is not None:
            raise self.error
        self.runs = True

    async def wait_booted(self, seconds: float) -> None:
        if self.hangs:
            await asyncio.sleep(seconds)
        self.told.append("asterisk has booted")

    async def remote(self, command: str) -> str:
        self.told.append(command)
        return ""

    async def stop(self) -> None:
        self.told.append("asterisk ends")
        self.runs = False

    def alive(self) -> bool:
        return self.runs


class Node(Supervisor):
    """A supervisor whose processes are short scripts."""

    def __init__(
        self, loaded: Loaded, asterisk: FakeAsterisk | None, told: list[str], scripts: dict[str, str]
    ) -> None:
        self.told = told
        self.children: dict[str, Child] = {}
        self._scripts = {"controller": BEATS, "transcriber": SLEEPS} | scripts
        super().__init__(loaded, asterisk)  # type: ignore[arg-type]

    def _child(self, name: str, run: Path, logs: Path, *, heartbeat: bool) -> Child:
        command = super()._child(name, run, logs, heartbeat=heartbeat).command
        assert command[1:] == ["-m", "hotline", name, "--config", str(self._loaded.file)]
        script = [sys.executable, "-S", "-c", self._scripts[name]]
        self.children[name] = child = Telling(
            name, script, run / f"{name}.pid", logs / f"{name}.log", heartbeat=heartbeat
        )
        child.told = self.told
        return child

    def is_ready(self) -> None:
        self.told.append("ready")


class Telling(Child):
    """A process that says when it is started and ended."""

    told: list[str]

    def start(self) -> None:
        self.told.append(f"{self.name} starts")
        super().start()

    async def stop(self, seconds: float) -> None:
        self.told.append(f"{self.name} ends")
        await super().stop(seconds)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Loaded:
    monkeypatch.setattr(supervisor_module, "LOOK_SECONDS", 0.02)
    monkeypatch.setattr(supervisor_module, "ASTERISK_AGAIN_SECONDS", 0.05)
    loaded = replace(load(DEMO, environment={}), paths=Paths(tmp_path / "data"))
    loaded.paths.create()
    return loaded


@pytest.fixture
def asterisk(told: list[str]) -> FakeAsterisk:
    return FakeAsterisk(told)


def holder(path: Path) -> subprocess.Popen[str]:
    """Start a process that holds a lock of ours."""
    process = subprocess.Popen([sys.executable, "-c", HOLDS, str(path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    process.stdout.close()
    return process


NewNode = Callable[..., Node]


@pytest.fixture
def new_node(loaded: Loaded, asterisk: FakeAsterisk, told: list[str]) -> NewNode:
    def new(**scripts: str) -> Node:
        return Node(loaded, asterisk, told, scripts)

    return new


async def run_until(node: Node, condition: Callable[[], object]) -> None:
    """Run the node until something is so, then end it as Ctrl-C or systemd does."""
    running = asyncio.create_task(node.run(node.is_ready))
    try:
        await eventually(lambda: condition() or running.done())
    finally:
        if not running.done():
            os.kill(os.getpid(), signal.SIGTERM)
    async with asyncio.timeout(30):
        await running


def assert_nothing_left(node: Node) -> None:
    for child in node.children.values():
        assert not child.pid_file.exists()
    assert not list(node._loaded.paths.run.glob("*.lock"))


async def test_everything_is_started_and_ended_in_order(new_node: NewNode, told: list[str]) -> None:
    """Asterisk, controller, transcriber; at the end the controller last, so that it can write how calls ended."""
    node = new_node()
    await run_until(node, lambda: "transcriber starts" in told and "ready" in told)
    assert told == [
        "asterisk starts", "asterisk has booted", "controller starts", "transcriber starts", "ready",
        "transcriber ends", "asterisk ends", "controller ends",
    ]  # fmt: skip
    assert node.children["controller"].log_file.read_text() == "told to end\n"
    assert_nothing_left(node)


async def test_a_running_asterisk_is_taken_over(
    new_node: NewNode, asterisk: FakeAsterisk, told: list[str]
) -> None:
    """Its calls go on; it reads its configuration again."""
    asterisk.runs = True
    await run_until(new_node(), lambda: "ready" in told)
    assert told[:2] == ["core reload", "asterisk has booted"]
    assert "asterisk starts" not in told


async def test_the_systems_asterisk_is_left_alone(loaded: Loaded, told: list[str]) -> None:
    """In system mode there is nothing of Asterisk to start or end."""
    node = Node(loaded, None, told, {})
    await run_until(node, lambda: "ready" in told)
    assert told == [
        "controller starts", "transcriber starts", "ready", "transcriber ends", "controller ends",
    ]  # fmt: skip


async def test_an_asterisk_that_dies_is_started_again(
    new_node: NewNode, asterisk: FakeAsterisk, told: list[str]
) -> None:
    """Nobody has to notice it."""
    node = new_node()
    running = asyncio.create_task(run_until(node, lambda: told.count("asterisk has booted") == 2))
    await eventually(lambda: "ready" in told)
    asterisk.runs = False
    await running
    assert told.count("asterisk starts") == 2


async def test_an_asterisk_that_cannot_be_started_again_is_tried_again(
    new_node: NewNode, asterisk: FakeAsterisk, told: list[str], logs: LogLines
) -> None:
    """Its port may still be taken for a moment: the controller goes on, and so does the supervisor."""
    node = new_node()
    running = asyncio.create_task(run_until(node, lambda: told.count("asterisk has booted") == 2))
    await eventually(lambda: "ready" in told)
    asterisk.runs, asterisk.error = False, InstanceError("port in use")
    await eventually(lambda: told.count("asterisk starts") > 3)
    assert "controller ends" not in told
    asterisk.error = None
    await running
    assert errors(logs).count("Asterisk cannot be started") >= 2


async def test_a_controller_that_dies_is_started_again(new_node: NewNode, told: list[str]) -> None:
    """Asterisk is not touched by it."""
    node = new_node()
    running = asyncio.create_task(run_until(node, lambda: told.count("controller starts") == 2))
    await eventually(lambda: "ready" in told)
    pid = node.children["controller"].pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    await running
    assert told.count("asterisk starts") == told.count("ready") == 1


async def test_a_controller_that_cannot_become_ready_ends_everything(
    new_node: NewNode, told: list[str]
) -> None:
    """The message says why, and where to read on; nothing is left behind."""
    node = new_node(controller=DIES)
    with pytest.raises(
        NotReadyError, match=r"its log ends with: .*no database.* \(more in .*controller\.log\)"
    ):
        await run_until(node, lambda: False)
    assert 2 <= told.count("controller starts") <= 4
    assert "ready" not in told
    assert "transcriber starts" not in told
    assert told[-3:] == ["transcriber ends", "asterisk ends", "controller ends"]
    assert "no database" in node.children["controller"].log_file.read_text()
    assert_nothing_left(node)


async def test_an_asterisk_that_cannot_be_started_at_all_ends_everything(
    new_node: NewNode, asterisk: FakeAsterisk, told: list[str]
) -> None:
    """At the first start the operator is told."""
    asterisk.error = InstanceError("too old")
    node = new_node()
    with pytest.raises(InstanceError, match="too old"):
        await run_until(node, lambda: False)
    assert "controller starts" not in told
    assert_nothing_left(node)


async def test_the_word_to_stop_during_the_start_is_heard(new_node: NewNode, told: list[str]) -> None:
    """Nothing is said to be ready, and nothing more is started."""
    node = new_node(controller=SLEEPS)
    await run_until(node, lambda: "controller starts" in told)
    assert "ready" not in told
    assert "transcriber starts" not in told
    assert told[-3:] == ["transcriber ends", "asterisk ends", "controller ends"]
    assert_nothing_left(node)


async def test_the_word_to_stop_is_heard_while_asterisk_hangs(
    new_node: NewNode, asterisk: FakeAsterisk, told: list[str]
) -> None:
    """At the first start and later: nobody waits half a minute for Ctrl-C."""
    asterisk.hangs = True
    await run_until(new_node(), lambda: "asterisk starts" in told)
    assert told[-2:] == ["asterisk ends", "controller ends"]
    asterisk.hangs = False
    told.clear()
    running = asyncio.create_task(run_until(new_node(), lambda: told.count("asterisk starts") == 2))
    await eventually(lambda: "ready" in told)
    asterisk.hangs, asterisk.runs = True, False
    await running
    assert told[-2:] == ["asterisk ends", "controller ends"]


async def test_a_second_one_is_refused_and_harms_nothing(
    new_node: NewNode, loaded: Loaded, told: list[str]
) -> None:
    """The first one's Asterisk and calls go on."""
    lock = ProcessLock(loaded.paths.run / "up.lock")
    lock.acquire()
    with pytest.raises(AlreadyRunningError, match="runs already"):
        await new_node().run(lambda: None)
    assert told == []
    lock.release()


async def test_a_controller_that_outlived_its_supervisor_is_ended_first(
    new_node: NewNode, loaded: Loaded, told: list[str]
) -> None:
    """Two controllers would serve the same calls."""
    left_over = holder(loaded.paths.run / "controller.lock")
    await run_until(new_node(), lambda: "ready" in told)
    assert left_over.wait(5) == -signal.SIGTERM
