"""Whatever callers and agents do, every call ends once and nothing is left behind."""

import asyncio
import copy
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.events import (
    CallArrived,
    CallEnded,
    CallQueued,
    Event,
    MessageDiscarded,
    MessageLeft,
    MessageStarted,
    ReferenceSpoken,
)
from hotline.queue.occupation import Occupation
from hotline.testing.agi import FakeLeg, FakeSpeech
from hotline.testing.caller import HANG_UP, DirectCall
from hotline.testing.logs import caught, errors
from hotline.testing.services import House
from hotline.testing.virtual_time import run

#: What a caller does after some seconds of silence: presses keys, or hangs up.
ACTS = st.tuples(
    st.sampled_from([0.0, 0.05, 0.5, 1.9, 2.0, 3.1, 6.0, 20.0, 70.0]),
    st.text("0123456789*#D", min_size=0, max_size=2) | st.just("hang up"),
)
LEGS = st.builds(
    FakeLeg,
    status=st.sampled_from(["ANSWER", "ANSWER", "BUSY", "NOANSWER", "CHANUNAVAIL", "CONGESTION"]),
    cause=st.sampled_from([0, 3, 16, 17, 19, 21, 34]),
    ring_seconds=st.sampled_from([0.0, 3.0, None]),
    talk_seconds=st.sampled_from([0.0, 30.0]),
)
SPEECHES = st.builds(
    FakeSpeech, seconds=st.sampled_from([0.0, 0.5, 4.0, 300.0]), then=st.sampled_from(["#", "", None])
)
#: What a caller presses, or does, as a prompt begins: so the rarer ways are gone as well.
KEYS = st.fixed_dictionaries(
    {},
    optional={
        "welcome": st.sampled_from(["1", "2"]),
        "main-menu": st.lists(st.sampled_from(["", "0", "1", "3", "3", "9"]), max_size=4),
        "offer-message": st.just("1"),
        "message-review": st.lists(st.sampled_from(["", "1", "2", "3", HANG_UP]), max_size=4),
        "message-kept": st.just(HANG_UP),
        "beep": st.just(HANG_UP),
        "sorry-problem": st.just(HANG_UP),
        "next-in-line": st.just(HANG_UP),
    },
)
CALLERS = st.fixed_dictionaries(
    {
        "dialled": st.sampled_from(["1111", "1112", "1112", "1113", "1113", "9999"]),
        "keys": KEYS,
        "acts": st.lists(ACTS, max_size=12),
        "legs": st.lists(LEGS, max_size=4),
        "speeches": st.lists(SPEECHES, max_size=6),
    }
)
#: What else happens: an agent dials a feature code, the inbox stops or begins to work, after some seconds.
DEEDS = st.tuples(
    st.sampled_from([0.0, 1.0, 7.0, 30.0]),
    st.sampled_from(["sign_in", "sign_in", "pause", "sign_out", "inbox fails", "inbox works", "no room"]),
    st.sampled_from(["1001", "1002"]),
)


class Town:
    """Some callers and what happens meanwhile."""

    def __init__(
        self, folder: Path, callers: list[dict[str, object]], deeds: list[tuple[float, str, str]]
    ) -> None:
        self.house = House(folder, {"queues.water.max_waiting": 2})
        for language in ("ar", "en"):  # the demo's menu reads it
            self.house.articles.add("water-leak", language, "Water leaks", "Close the main valve. Call us.")
        self.callers = callers
        self.deeds = deeds
        self.calls: list[DirectCall] = []

    async def lives(self) -> None:
        """Let everything happen, and everybody hang up in the end."""
        doing = asyncio.create_task(self._does())
        await asyncio.gather(*(self._calls(caller) for caller in self.callers))
        await doing
        self.house.inbox.error = None
        await asyncio.sleep(30)
        await self.house.reconciler.close()

    async def _does(self) -> None:
        for seconds, what, agent in self.deeds:
            await asyncio.sleep(seconds)
            if what.startswith("inbox"):
                self.house.inbox.error = RuntimeError("no database") if what == "inbox fails" else None
            elif what == "no room":
                self.house.room = not self.house.room
            else:
                await self.house.feature(what, agent, uniqueid=f"feature-{agent}").ended()

    async def _calls(self, caller: dict[str, object]) -> None:
        says = {name: copy.deepcopy(caller[name]) for name in ("keys", "legs", "speeches")}
        call = self.house.call(str(caller["dialled"]), **says)  # type: ignore[arg-type]
        self.calls.append(call)
        assert call.script is not None
        for seconds, act in caller["acts"]:  # type: ignore[attr-defined]
            await asyncio.wait([call.script], timeout=seconds)
            if call.script.done():
                break
            if act == "hang up":
                call.hang_up()
            else:
                call.press(act)
        await asyncio.wait([call.script], timeout=900)
        call.hang_up()
        await call.ended(1)


def assert_ended_once(events: list[Event]) -> None:
    assert isinstance(events[0], CallArrived)
    assert isinstance(events[-1], CallEnded)
    assert sum(isinstance(event, CallEnded) for event in events) == 1


def assert_messages_resolved(events: list[Event]) -> None:
    """Every message is kept or discarded, and no reference was said before its message was kept."""
    begun = [event.message for event in events if isinstance(event, MessageStarted)]
    resolved = [event.message for event in events if isinstance(event, MessageLeft | MessageDiscarded)]
    assert sorted(begun) == sorted(resolved)
    kinds = [type(event) for event in events if isinstance(event, MessageLeft | ReferenceSpoken)]
    assert kinds[:1] != [ReferenceSpoken]
    assert kinds.count(ReferenceSpoken) <= kinds.count(MessageLeft)


def assert_nothing_left(house: House) -> None:
    live = house.dispatcher.live
    assert live.calls == {}
    assert {agent.call for agent in live.agents.values()} <= {None}
    assert {agent.occupation for agent in live.agents.values()} <= {Occupation.FREE, Occupation.WRAPPING_UP}
    assert house.script.attached == set()
    assert house.recorder.running == set()
    assert live.ignored == {}


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CALLERS, min_size=1, max_size=3), st.lists(DEEDS, max_size=8))
def test_every_call_ends_once_whatever_happens(
    callers: list[dict[str, object]], deeds: list[tuple[float, str, str]]
) -> None:
    """Any keys, silences and hang-ups, any agents, an inbox that fails now and then.

    There is one end for each call, every message is resolved, every agent free, every recording ended, and nothing is
    in the log but what was broken on purpose.
    """
    with tempfile.TemporaryDirectory() as folder, caught() as logs:
        town = Town(Path(folder), callers, deeds)
        run(town.lives())
    for call in town.calls:
        story = town.house.journal.story(call.uniqueid)
        assert_ended_once([event for event in story if isinstance(event, CallArrived | CallEnded)])
        assert_messages_resolved(story)
        assert sum(isinstance(event, CallQueued) for event in story) <= 3
    assert_nothing_left(town.house)
    on_purpose = {"call script failed", "a message is not kept yet", "a call cannot be ended now",
                  "no room for a message", "even the apology failed"}  # fmt: skip
    assert set(errors(logs)) <= on_purpose
    if all(what != "inbox fails" for _, what, _ in deeds) and all(
        caller["dialled"] != "9999" for caller in callers
    ):
        assert "call script failed" not in errors(logs)
