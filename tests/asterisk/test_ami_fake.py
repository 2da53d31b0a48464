"""The fake manager interface, seen by pyst2: an independent client confirms its dialect."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from hotline.testing.ami import FakeAmi, response

pytest.importorskip("asterisk.manager")
# pyst2 uses spellings of the threading module that Python deprecates.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

FIXTURES = Path(__file__).parents[1] / "fixtures" / "ami"


@pytest.fixture
async def fake() -> AsyncIterator[FakeAmi]:
    """A manager interface without an Asterisk."""
    async with FakeAmi() as server:
        yield server


def close(manager: Any) -> None:  # noqa: ANN401
    """Log off. Where the server hangs up between pyst2's write and flush, pyst2 stumbles: then only close."""
    try:
        manager.close()
    except ValueError:
        while manager.connected():
            time.sleep(0.01)
        manager.close()


async def with_pyst2(fake: FakeAmi, work: Callable[[Any], None]) -> None:
    """Run `work` with pyst2's client, connected, in a thread of its own."""
    from asterisk.manager import Manager

    def run() -> None:
        manager = Manager()
        manager.connect("127.0.0.1", fake.port)
        try:
            work(manager)
        finally:
            close(manager)

    async with asyncio.timeout(30):
        await asyncio.to_thread(run)


async def test_pyst2_reads_the_greeting_logs_in_and_pings(fake: FakeAmi) -> None:
    """Title, version, replies with their identifiers."""

    def work(manager: Any) -> None:  # noqa: ANN401
        assert manager.title == "Asterisk Call Manager"
        assert manager.version.strip() == "11.0.0"
        assert manager.login(fake.username, fake.secret).headers["Message"] == "Authentication accepted"
        pong = manager.ping()
        assert pong.headers["Ping"] == "Pong"
        assert pong.headers["ActionID"].endswith("-00000001")

    await with_pyst2(fake, work)
    assert [action.name for action in fake.received] == ["Login", "Ping", "Logoff"]


async def test_pyst2_is_refused_with_a_bad_password(fake: FakeAmi) -> None:
    """In Asterisk's words."""
    from asterisk.manager import ManagerAuthException

    def work(manager: Any) -> None:  # noqa: ANN401
        with pytest.raises(ManagerAuthException, match="Authentication failed"):
            manager.login(fake.username, "wrong")
        while manager.connected():  # Asterisk hangs up on whom it refuses
            time.sleep(0.01)

    await with_pyst2(fake, work)


async def test_pyst2_must_log_in_first(fake: FakeAmi) -> None:
    """As with a real Asterisk."""
    await with_pyst2(fake, lambda manager: _same(manager.ping().headers["Message"], "Permission denied"))


async def test_pyst2_gets_events_and_answers_of_our_choice(fake: FakeAmi) -> None:
    """Events reach whoever is logged in; unknown actions get Asterisk's refusal."""
    fake.answer("Originate", response("Originate successfully queued"))
    loop = asyncio.get_running_loop()
    names: list[str] = []

    def work(manager: Any) -> None:  # noqa: ANN401
        manager.register_event("*", lambda item, _: names.append(item.name))
        manager.login(fake.username, fake.secret)
        reply = manager.originate("Local/1@x", "200", context="demo", priority="1", variables={"A": "1"})
        assert reply.headers["Response"] == "Success"
        assert manager.playdtmf("PJSIP/1-00000001", "D").headers["Message"].startswith("Invalid/unknown")
        loop.call_soon_threadsafe(fake.emit, "Hangup", {"Uniqueid": "node1-1.0"})
        manager.ping()

    await with_pyst2(fake, work)
    assert names == ["FullyBooted", "Hangup"]
    assert fake.named("Originate")[0].get_all("Variable") == ["A=1"]


async def test_pyst2_reads_the_list_of_channels(fake: FakeAmi) -> None:
    """The response, the items, the end."""
    fake.channels = [{"Channel": "PJSIP/1001-00000001"}, {"Channel": "PJSIP/1002-00000002"}]
    events: list[Any] = []

    def work(manager: Any) -> None:  # noqa: ANN401
        for name in ("CoreShowChannel", "CoreShowChannelsComplete"):
            manager.register_event(name, lambda item, _: events.append(item))
        manager.login(fake.username, fake.secret)
        assert manager.send_action({"Action": "CoreShowChannels"}).headers["EventList"] == "start"
        manager.ping()

    await with_pyst2(fake, work)
    assert [item.headers.get("Channel") for item in events] == [
        "PJSIP/1001-00000001",
        "PJSIP/1002-00000002",
        None,
    ]
    assert events[-1].headers["ListItems"] == "2"


@pytest.mark.parametrize("fixture", ["queue_add.ami", "originate.ami", "unknown_command.ami"])
async def test_what_the_fake_writes_has_the_form_of_what_asterisk_wrote(fake: FakeAmi, fixture: str) -> None:
    """The first two lines of a recorded reply are the first two of ours."""
    recorded = (FIXTURES / fixture).read_bytes().decode().split("\r\n")
    ours = response("x", success=recorded[0].endswith("Success")).split("\r\n")
    assert ours[0] == recorded[0]
    assert ours[1].partition(":")[0] == recorded[1].partition(":")[0] == "ActionID"


def _same(found: object, expected: object) -> None:
    assert found == expected
