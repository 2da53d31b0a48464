"""The controller process: the whole of it beside a fake Asterisk, and its start and end."""

import asyncio
import contextlib
import os
import shutil
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from hotline import database
from hotline.app import collector, controller, ground
from hotline.app.controller import TaskEndedError, run_controller
from hotline.app.lock import AlreadyRunningError, ProcessLock
from hotline.app.running import is_held
from hotline.asterisk.ami import AmiAuthenticationError, AmiUnreachable
from hotline.config.loader import DEMO, Loaded, load
from hotline.desk.status import WebPortInUseError
from hotline.events import (
    ArticleChanged,
    CallAbandoned,
    CallArrived,
    CallEnded,
    CallQueued,
    CallResumed,
    ControllerStarted,
    ControllerStopped,
    Event,
    RulesLoaded,
)
from hotline.journal import Journal, JournalReader
from hotline.secrets import Secrets
from hotline.testing.agi import FakeCall
from hotline.testing.ami import FakeAmi
from hotline.testing.waiting import eventually


def free_ports(count: int) -> list[str]:
    """Return ports on which nobody listens now."""
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [str(probe.getsockname()[1]) for probe in probes]


class Node:
    """The data folder of one node, with a migrated database, and the controller on it."""

    def __init__(self, folder: Path) -> None:
        names = ("ASTERISK__AMI_PORT", "ASTERISK__AGI_PORT", "WEB__PORT")
        environment = {f"HOTLINE__{name}": port for name, port in zip(names, free_ports(3), strict=True)}
        self.loaded: Loaded = load(
            DEMO, environment=environment | {"HOTLINE__NODE__DATA_DIR": str(folder / "data")}
        )
        self.config, self.paths = self.loaded.config, self.loaded.paths
        self.paths.create()
        self.url = database.database_url(self.config, self.paths)
        self.running: asyncio.Task[None] | None = None

    def fake_ami(self, *, secret: str | None = None) -> FakeAmi:
        """Return an Asterisk's manager interface on our port, which knows our password."""
        known = Secrets.load_or_create(self.paths.secrets, self.config.agents).ami_password
        ami = FakeAmi(secret=secret or known)
        ami.port = self.config.asterisk.ami_port
        return ami

    def start(self) -> asyncio.Task[None]:
        self.running = asyncio.create_task(run_controller(self.loaded))
        return self.running

    def locks_held(self) -> list[str]:
        """Return the names of the locks that somebody holds."""
        return [lock.name for lock in self.paths.run.glob("*.lock") if is_held(lock)]

    async def serves(self) -> None:
        """Wait until the controller takes calls."""
        await eventually(lambda: (self.running is not None and self.running.done()) or self.listens())
        assert self.running is not None
        if self.running.done():
            await self.running

    def listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.config.asterisk.agi_port)) == 0

    async def stops(self) -> None:
        """Tell the controller to end, as the supervisor does, and wait until it has."""
        assert self.running is not None
        os.kill(os.getpid(), signal.SIGTERM)
        async with asyncio.timeout(15):  # less than a start waits for Asterisk
            await self.running

    async def with_journal(self, work: Callable[[Journal, JournalReader], Awaitable[None]]) -> None:
        engine = database.create_engine(self.url)
        journal = Journal(engine, "demo")
        await work(journal, JournalReader(engine))
        await journal.close()
        await engine.dispose()

    async def story(self) -> list[Event]:
        """Return what is in the journal, without the articles that the first start takes in."""
        events: list[Event] = []

        async def read(_: Journal, reader: JournalReader) -> None:
            told = (entry.event for entry in await reader.after(0))
            events.extend(event for event in told if not isinstance(event, ArticleChanged))

        await self.with_journal(read)
        return events

    async def write(self, *events: Event) -> None:
        """Put into the journal what an earlier controller wrote."""

        async def append(journal: Journal, _: JournalReader) -> None:
            for event in events:
                journal.append(event)
            await journal.flush()

        await self.with_journal(append)


@pytest.fixture
async def node(tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch) -> Node:
    monkeypatch.setattr(collector, "calm", lambda: None)
    node = Node(tmp_path)
    shutil.copyfile(sqlite_template, node.paths.database)
    return node


@pytest.fixture
def loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Loaded]:
    """A configuration for a controller whose parts are made up."""
    monkeypatch.setattr(collector, "calm", lambda: None)
    node = Node(tmp_path)
    yield node.loaded
    assert not node.locks_held()


# --- the whole of it ---


async def test_a_call_is_served_from_the_start_to_the_stop(node: Node) -> None:
    """The journal begins with the start, tells the call, and ends with the stop; nothing stays locked."""
    async with node.fake_ami():
        node.start()
        await node.serves()
        call = FakeCall(arguments=("1111",), pace=0.01, uniqueid="demo-1.1")
        await call.connect(node.config.asterisk.agi_port)
        await call.until(lambda: any("agents" in path or "nobody" in path for path in call.heard))
        call.hang_up()
        await call.ended()
        await node.stops()
    story = await node.story()
    assert isinstance(story[0], ControllerStarted)
    assert isinstance(story[-1], ControllerStopped)
    of_call = [event for event in story if getattr(event, "call", None) == "demo-1.1"]
    assert isinstance(of_call[0], CallArrived)
    assert [type(event).__name__ for event in of_call[-2:]] == ["CallAbandoned", "CallEnded"]
    assert not node.locks_held()
    assert not node.listens()


async def test_a_call_that_is_open_at_the_stop_stays_open_for_the_next_controller(node: Node) -> None:
    """The next one gives it the old place."""
    async with node.fake_ami() as ami:
        node.start()
        await node.serves()
        call = FakeCall(arguments=("1111",), pace=0.01, uniqueid="demo-1.1")
        await call.connect(node.config.asterisk.agi_port)
        await call.until(lambda: call.music is not None)
        ami.channels = [{"Channel": call.channel, "Uniqueid": "demo-1.1", "Linkedid": "demo-1.1"}]
        await node.stops()
        await call.ended()
        assert "CALLDONE" not in call.variables
        assert isinstance((await node.story())[-1], ControllerStopped)

        node.start()
        await node.serves()
        again = FakeCall(arguments=("1111",), pace=0.01, uniqueid="demo-1.1", variables=call.variables)
        await again.connect(node.config.asterisk.agi_port)
        await again.until(lambda: again.music is not None)
        again.hang_up()
        await again.ended()
        await node.stops()
    story = await node.story()
    assert [event.step for event in story if isinstance(event, CallResumed)] == ["queue"]
    assert len([event for event in story if isinstance(event, CallQueued)]) == 1
    assert [event.reason for event in story if isinstance(event, CallEnded)] == ["caller hung up"]


async def test_calls_that_went_while_no_controller_was_there_are_ended_at_the_start(node: Node) -> None:
    """Before the first call is served."""
    await node.write(
        CallArrived(at=1.0, call="demo-0.1", caller=None, dialled="1111", channel="PJSIP/x-00000001"),
        CallQueued(at=2.0, call="demo-0.1", queue="water", language="ar"),
    )
    async with node.fake_ami():
        node.start()
        await node.serves()
        await node.stops()
    kinds = [type(event) for event in await node.story()]
    assert kinds == [
        CallArrived, CallQueued, ControllerStarted, RulesLoaded, CallAbandoned, CallEnded, ControllerStopped,
    ]  # fmt: skip


# --- starts that fail ---


async def test_a_stop_during_the_start_ends_it_at_once(node: Node) -> None:
    """Asterisk is not there yet; nobody waits for it, and nothing stays open or locked."""
    node.start()
    await eventually((node.paths.run / "controller.lock").exists)
    await asyncio.sleep(0.3)
    await node.stops()
    assert not node.locks_held()
    assert await node.story() == []


async def test_an_asterisk_that_does_not_come_ends_the_start(
    node: Node, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The supervisor starts another; nothing stays locked."""
    monkeypatch.setattr(ground, "AMI_SECONDS", 0.2)
    with pytest.raises(AmiUnreachable):
        await node.start()
    assert not node.locks_held()


async def test_a_refused_password_ends_the_start(node: Node) -> None:
    """It would be refused again."""
    async with node.fake_ami(secret="another"):
        with pytest.raises(AmiAuthenticationError):
            await node.start()
    assert not node.locks_held()


async def test_a_taken_port_ends_the_start_before_any_call(node: Node) -> None:
    """The message names the key, and no call was promised anything."""
    with socket.create_server(("127.0.0.1", node.config.web.port)):
        async with node.fake_ami():
            with pytest.raises(WebPortInUseError, match=r"web\.port"):
                await node.start()
    assert not node.listens()


async def test_a_second_controller_is_refused(loaded: Loaded) -> None:
    """Two would serve the same calls."""
    lock = ProcessLock(loaded.paths.run / "controller.lock")
    lock.acquire()
    with pytest.raises(AlreadyRunningError):
        await run_controller(loaded)
    lock.release()


async def test_what_a_start_has_opened_is_closed_when_it_is_stopped(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the reverse order, however far it came."""
    closed: list[str] = []

    async def build(_: Loaded, stack: contextlib.AsyncExitStack) -> None:
        stack.callback(closed.append, "journal")
        stack.callback(closed.append, "link")
        os.kill(os.getpid(), signal.SIGTERM)
        try:
            await asyncio.sleep(60)
        finally:
            closed.append("start")

    monkeypatch.setattr(controller, "build", build)
    async with asyncio.timeout(30):
        await run_controller(loaded)
    assert closed == ["start", "link", "journal"]


# --- what must go on ---


class Everlasting:
    """Parts of a controller in which something ends that must not."""

    def __init__(self, ends: str, error: Exception | None = None) -> None:
        self.appended: list[Event] = []
        self._error = error

        async def for_ever() -> None:
            await asyncio.Event().wait()

        async def none(*_: object) -> dict[str, object]:
            return {}

        self.parts = SimpleNamespace(
            clock=lambda: 1.0,
            journal=SimpleNamespace(append=self._append),
            reconciler=SimpleNamespace(run=none),
            callbacks=SimpleNamespace(start=lambda: None, close=none),
            recorder=SimpleNamespace(recover=none),
            recordings=SimpleNamespace(archive=SimpleNamespace(clear_staging=lambda: None)),
            lasting={name: self._end if name == ends else for_ever for name in ("statistics", "bus")},
            take_in_lifeboat=none,
            load_rules=lambda: False,
            stop_deciding=lambda: None,
            status=SimpleNamespace(start=none, close=none),
            control=SimpleNamespace(start=none, close=none),
            agi=SimpleNamespace(start=none, close=none),
        )

    def _append(self, event: Event) -> "asyncio.Future[int]":
        self.appended.append(event)
        done: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        done.set_result(len(self.appended))
        return done

    async def _end(self) -> None:
        await asyncio.sleep(0.01)
        if self._error is not None:
            raise self._error

    async def build(self, *_: object) -> SimpleNamespace:
        return self.parts


@pytest.mark.parametrize("error", [None, RuntimeError("broken")])
@pytest.mark.parametrize("name", ["statistics", "bus"])
async def test_a_part_that_ends_by_itself_ends_the_controller(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch, name: str, error: Exception | None
) -> None:
    """The next one will do it all; the error says which part it was, and why."""
    made = Everlasting(name, error)
    monkeypatch.setattr(controller, "build", made.build)
    with pytest.raises(TaskEndedError, match=name) as raised:
        async with asyncio.timeout(30):
            await run_controller(loaded)
    assert raised.value.__cause__ is error
    assert not any(isinstance(event, ControllerStopped) for event in made.appended)


async def test_the_word_to_stop_ends_everything_that_goes_on(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal says that the controller ended as it was told to."""
    made = Everlasting("nothing")
    monkeypatch.setattr(controller, "build", made.build)
    running = asyncio.create_task(run_controller(loaded))
    await eventually(lambda: any(task.get_name() == "bus" for task in asyncio.all_tasks()))
    os.kill(os.getpid(), signal.SIGTERM)
    async with asyncio.timeout(30):
        await running
    assert [type(event) for event in made.appended] == [ControllerStarted, ControllerStopped]
    assert asyncio.all_tasks() == {asyncio.current_task()}
