"""Each change of an agent's state, in the log."""

from collections.abc import Iterator

import pytest

from hotline.events import (
    AgentAnswered,
    AgentHeldBack,
    AgentPaused,
    AgentPhoneChanged,
    AgentReserved,
    AgentRinging,
    AgentSignedIn,
    CallAbandoned,
    CallHeld,
    CallQueued,
    CallRetrieved,
    ControllerStarted,
    Event,
    TalkEnded,
    WrapUpEnded,
)
from hotline.queue.edges import AgentEdges
from hotline.queue.live import LiveState
from hotline.testing.logs import LogLines, caught


class Log:
    """A live state whose edges are logged."""

    def __init__(self, lines: LogLines) -> None:
        self.live = LiveState()
        self.edges = AgentEdges(lambda: self.live)
        self._lines = lines
        self.tell(ControllerStarted(at=0.0, version="test"))

    def tell(self, event: Event) -> None:
        self.live.apply(event)
        self.edges.hear(event)

    def seen(self) -> list[tuple[str, str, str]]:
        """Return the edges since the last question, as agent, event and new state, each from where it was before."""
        found = [line for line in self._lines if line["event"] == "agent changed"]
        self._lines.clear()
        return [(line["agent"], line["by"], line["after"]) for line in found]


@pytest.fixture
def log() -> Iterator[Log]:
    with caught() as lines:
        yield Log(lines)


def reserved(log: Log) -> None:
    """Have a1 kept for c1."""
    log.tell(AgentSignedIn(at=1.0, agent="a1", queues=("water",)))
    log.tell(CallQueued(at=2.0, call="c1", queue="water", language="ar"))
    log.tell(AgentReserved(at=3.0, call="c1", agent="a1", queue="water"))


def test_a_talk_is_told_edge_by_edge(log: Log) -> None:
    """From the sign-in to the end of the wrap-up, each change once, and only the agent's key is in it."""
    reserved(log)
    log.tell(AgentRinging(at=4.0, call="c1", agent="a1", channel="x"))
    log.tell(AgentAnswered(at=5.0, call="c1", agent="a1", queue="water"))
    log.tell(CallHeld(at=6.0, call="c1", agent="a1"))
    log.tell(CallRetrieved(at=7.0, call="c1", agent="a1"))
    log.tell(TalkEnded(at=8.0, call="c1", agent="a1", ended_by="agent", wrap_up_seconds=5.0))
    log.tell(WrapUpEnded(at=9.0, agent="a1"))
    assert log.seen() == [
        ("a1", "AgentSignedIn", "available"),
        ("a1", "AgentReserved", "reserved"),
        ("a1", "AgentRinging", "ringing"),
        ("a1", "AgentAnswered", "talking"),
        ("a1", "CallHeld", "holding"),
        ("a1", "CallRetrieved", "talking"),
        ("a1", "TalkEnded", "wrapping up"),
        ("a1", "WrapUpEnded", "available"),
    ]


def test_an_event_that_names_no_agent_frees_one(log: Log) -> None:
    """The caller hung up while the agent was kept."""
    reserved(log)
    log.seen()
    log.tell(CallAbandoned(at=4.0, call="c1", queue="water"))
    assert log.seen() == [("a1", "CallAbandoned", "available")]


def test_an_agent_who_comes_in_place_of_another_is_told_with_that_one(log: Log) -> None:
    """Both edges follow from one event."""
    reserved(log)
    log.tell(AgentSignedIn(at=3.0, agent="a2", queues=("water",)))
    log.seen()
    log.tell(AgentRinging(at=4.0, call="c1", agent="a2", channel="x"))
    assert log.seen() == [("a1", "AgentRinging", "available"), ("a2", "AgentRinging", "ringing")]


def test_what_changes_nothing_is_not_told(log: Log) -> None:
    """Neither an event that contradicts what is known, nor another reason of a pause."""
    reserved(log)
    log.tell(AgentPaused(at=4.0, agent="a1", reason="lunch"))
    log.seen()
    log.tell(AgentPaused(at=5.0, agent="a1", reason="training"))
    log.tell(AgentReserved(at=6.0, call="c9", agent="a1", queue="water"))
    log.tell(AgentPhoneChanged(at=7.0, agent="a1", phone="unreachable"))
    assert log.seen() == []


def test_a_new_controller_frees_whoever_dialled_a_code(log: Log) -> None:
    """Of an event that concerns everybody each agent's edge is told."""
    for agent in ("a1", "a2"):
        log.tell(AgentSignedIn(at=1.0, agent=agent, queues=("water",)))
        log.tell(AgentHeldBack(at=2.0, agent=agent))
    log.seen()
    log.tell(ControllerStarted(at=3.0, version="test"))
    assert log.seen() == [("a1", "ControllerStarted", "available"), ("a2", "ControllerStarted", "available")]


def test_after_a_recovery_it_goes_on_from_what_was_recovered(log: Log) -> None:
    """Another live state is no change of anybody; what follows in it is."""
    recovered = LiveState()
    for event in (AgentSignedIn(at=1.0, agent="a1", queues=("water",)),
                  CallQueued(at=2.0, call="c1", queue="water", language="ar"),
                  AgentReserved(at=3.0, call="c1", agent="a1", queue="water")):  # fmt: skip
        recovered.apply(event)
    log.live = recovered
    log.tell(ControllerStarted(at=3.0, version="test"))
    assert log.seen() == []
    log.tell(CallAbandoned(at=4.0, call="c1", queue="water"))
    assert log.seen() == [("a1", "CallAbandoned", "available")]
