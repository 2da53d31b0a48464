"""What the status page, the metrics and the health check say."""

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from hotline.app.live_view import LiveMetrics, LiveView
from hotline.events import AgentPaused, CallEnded
from hotline.queue.live import AgentState
from hotline.queue.statistics.calendar import Calendar
from hotline.queue.statistics.today import LiveStatistics
from hotline.testing.agi import FakeLeg
from hotline.testing.city import clock
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time


class Watched:
    """A house, and who looks at it."""

    def __init__(self, folder: Path) -> None:
        self.house = House(
            folder, {"queues.water.title": {"ar": "المياه", "en": "Water"}, "node.name": "muscat"}
        )
        self.troubles: dict[str, str] = {}
        self.agi = SimpleNamespace(sessions=0)
        #: Told of the journal's events by the tests; in the house it follows the journal on disk.
        self.statistics = LiveStatistics(
            self.house.journal,  # type: ignore[arg-type]
            lambda: self.house.config.queues,
            Calendar("Asia/Muscat"),
            clock,
        )
        self.view = LiveView(
            lambda: self.house.config,
            self.house.dispatcher,
            self.house.journal,  # type: ignore[arg-type]
            self.house.ami,  # type: ignore[arg-type]
            self.agi,  # type: ignore[arg-type]
            clock,
            lambda: self.troubles,
            self.statistics,
        )
        self.registry = CollectorRegistry()
        self.registry.register(LiveMetrics(self.view))

    def queue(self, name: str) -> Mapping[str, Any]:
        """Return the line of one queue, as a browser reads it."""
        queues = json.loads(json.dumps(self.view.live()))["queues"]
        (found,) = (queue for queue in queues if queue["queue"] == name)
        return dict(found)

    def metric(self, line: str) -> float:
        """Return the value of one line of the metrics."""
        for text in generate_latest(self.registry).decode().splitlines():
            if text.startswith(f"{line} "):
                return float(text.split()[-1])
        raise LookupError(line)


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


@in_virtual_time
async def test_queues_tell_who_waits_and_who_talks(watched: Watched) -> None:
    """Waiting and ringing calls have a place; the longest wait is the oldest of them."""
    house = watched.house
    house.sign_in("1001")
    talk = house.call("1112", legs=[FakeLeg(talk_seconds=None)])
    await talk.until(lambda: talk.leg == "talking")
    for _ in range(2):
        house.call("1112")
        await asyncio.sleep(10)
    house.sign_in("1002")
    house.calls[1].legs = [FakeLeg(ring_seconds=None)]
    await asyncio.sleep(1)
    assert watched.queue("water") == {
        "queue": "water",
        "title": {"ar": "المياه", "en": "Water"},
        "waiting": 2,
        "longest_wait_seconds": pytest.approx(21.0),
        "talking": 1,
        "signed_in": 2,
    }
    assert watched.queue("general")["waiting"] == 0
    assert watched.metric('hotline_queue_waiting{queue="water"}') == 2
    assert watched.metric('hotline_queue_longest_wait_seconds{queue="water"}') == pytest.approx(21.0)
    assert watched.metric('hotline_queue_talking{queue="water"}') == 1
    assert watched.view.queue_states()["water"] == watched.queue("water")
    for call in house.calls:
        call.hang_up()
        await call.ended()
    assert (watched.queue("water")["waiting"], watched.queue("water")["talking"]) == (0, 0)


@in_virtual_time
async def test_the_expected_wait_of_who_comes_now_is_told_where_it_is_known(watched: Watched) -> None:
    """Ten talks of a minute and five seconds of wrap-up each; of a queue without calls nothing is told."""
    house = watched.house
    house.sign_in("1001")
    for _ in range(10):
        assert watched.view.expected_waits() == {}
        await house.call("1112", legs=[FakeLeg(talk_seconds=60.0)]).ended()
    talk = house.call("1112", legs=[FakeLeg(talk_seconds=None)])
    await talk.until(lambda: talk.leg == "talking")
    for language in ("ar", "en"):
        line = f'hotline_queue_expected_wait_seconds{{language="{language}",queue="water"}}'
        assert watched.metric(line) == pytest.approx(65.0, rel=0.1)
    assert {queue for queue, _ in watched.view.expected_waits()} == {"water"}
    talk.hang_up()
    await talk.ended()
    assert watched.queue("water")["longest_wait_seconds"] == 0.0


@in_virtual_time
async def test_agents_are_shown_by_name_and_state(watched: Watched) -> None:
    """Whoever was never heard of is signed out; each state is counted."""
    house = watched.house
    house.sign_in("1001")
    house.journal.append(AgentPaused(at=clock(), agent="1001"))
    assert watched.view.live()["agents"] == [
        {"agent": "1001", "name": "Aisha", "state": "paused"},
        {"agent": "1002", "name": "Salim", "state": "signed out"},
    ]
    assert watched.metric('hotline_agents{state="paused"}') == 1
    assert watched.metric('hotline_agents{state="signed out"}') == 1
    total = sum(watched.metric(f'hotline_agents{{state="{state}"}}') for state in AgentState)
    assert total == 2


@in_virtual_time
async def test_todays_numbers_are_those_of_the_reports(watched: Watched) -> None:
    """Offered, answered, abandoned, service level and waits of each queue, once the journal was read."""
    house = watched.house
    assert watched.view.live()["today"] == {}
    house.sign_in("1001")
    talk = house.call("1112", legs=[FakeLeg()])
    await talk.ended()
    for event in house.journal.events:
        watched.statistics.statistics.apply(event)
    assert watched.view.live()["today"] == {}
    watched.statistics.is_ready = True
    today: Any = watched.view.live()["today"]
    wait = today["water"].pop("asa_seconds")
    assert 0.0 <= wait < 20.0
    assert today["water"] == {
        "offered": 1,
        "answered": 1,
        "abandoned": 0,
        "flowed_out": 0,
        "service_level": 1.0,
        "expected_wait_error_seconds": None,
    }
    assert today["general"]["service_level"] is None
    assert watched.metric('hotline_queue_answered_today{queue="water"}') == 1
    assert watched.metric('hotline_queue_service_level_today{queue="water"}') == 1.0
    assert watched.metric('hotline_queue_asa_seconds_today{queue="water"}') == pytest.approx(wait)
    with pytest.raises(LookupError):  # nothing to divide by
        watched.metric('hotline_queue_service_level_today{queue="general"}')


@in_virtual_time
async def test_nothing_of_callers_is_shown(watched: Watched) -> None:
    """Neither page nor metrics know a number or a call."""
    call = watched.house.call("1112", caller="+96891112222")
    await call.hears("nobody-signed-in")
    said = json.dumps(watched.view.live()) + generate_latest(watched.registry).decode()
    assert "9689" not in said
    assert call.uniqueid not in said
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_health_is_good_when_calls_are_served_and_promises_kept(watched: Watched) -> None:
    """No problems, and the page says so."""
    assert (watched.view.health().healthy, watched.view.health().problems) == (True, {})
    assert watched.view.live()["problems"] == {}
    assert watched.view.live()["node"] == "muscat"
    assert watched.metric("hotline_asterisk_connected") == 1
    assert watched.metric("hotline_journal_healthy") == 1


@in_virtual_time
async def test_each_thing_that_is_wrong_is_named(watched: Watched) -> None:
    """Asterisk, the journal, and what other parts say of themselves."""
    watched.house.ami.connected = False
    assert list(watched.view.health().problems) == ["asterisk"]
    watched.house.journal.healthy = False
    watched.troubles["broker"] = "unreachable"
    health = watched.view.health()
    assert not health.healthy
    assert set(health.problems) == {"asterisk", "journal", "broker"}
    assert watched.view.live()["problems"] == health.problems
    assert watched.metric("hotline_asterisk_connected") == 0
    assert watched.metric("hotline_journal_healthy") == 0


@in_virtual_time
async def test_the_machine_is_measured(watched: Watched) -> None:
    """Calls, events that wait for the disk, events that were dropped or contradict."""
    watched.agi.sessions = 3
    watched.house.ami.dropped = 7
    watched.house.journal.hold()
    watched.house.journal.append(CallEnded(at=1.0, call="nobody", reason="lost"))
    assert watched.metric("hotline_calls") == 3
    assert watched.metric("hotline_journal_waiting") == 1
    assert watched.metric("hotline_ami_dropped_events_total") == 7
    assert watched.metric('hotline_contradicting_events_total{type="CallEnded"}') == 1
