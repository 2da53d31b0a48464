"""Who is shown what, and when: real scripts, queues and call-backs, in virtual time."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from hotline.app.screen_pop_calls import FRESH_SECONDS, MOST_LOOK_UPS
from hotline.app.screen_pop_view import View
from hotline.app.screen_popper import Needs, ScreenPopper
from hotline.crm_bridge.screen_pop import Candidate, Found, PoppedCase
from hotline.crm_bridge.screen_pop_message import PopMessage
from hotline.events import (
    AgentAnswered,
    AgentReserved,
    AgentRinging,
    CallArrived,
    CallEnded,
    CallFactLearned,
    CallQueued,
    Event,
    MenuChosen,
    ScreenPopped,
    StatusAsked,
    TalkEnded,
    WrapUpEnded,
)
from hotline.testing.agi import FakeLeg
from hotline.testing.city import clock
from hotline.testing.services import House
from hotline.testing.virtual_time import in_virtual_time
from tests.ivr.callbacks import CITIZEN, DIRECT, asks, busy_agent, house_with_callbacks

HER = Candidate(
    id=7, name_ar="مريم", name_en="Maryam", language="ar", warning=None, household=None, shared=False
)
CASE = PoppedCase(
    reference="4271", subject="Leak", status="assigned", category=None, department=None, owner=None,
    priority="normal", opened_at=1.0, citizen=7, due_at=None, due="none", seconds_left=None,
)  # fmt: skip


class Store:
    """Answers look-ups as the test says."""

    def __init__(self) -> None:
        self.asked: list[tuple[str | None, Sequence[str]]] = []
        self.at_once = self.most_at_once = 0
        #: Seconds that a look-up takes; None: for ever.
        self.seconds: float | None = 0.01
        self.error: Exception | None = None
        self.found = Found(candidates=(HER,), cases=(CASE,))

    async def look_up(self, number: str | None, references: Sequence[str]) -> Found:
        """Return what was found."""
        self.asked.append((number, references))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await asyncio.sleep(1e9 if self.seconds is None else self.seconds)
        finally:
            self.at_once -= 1
        if self.error is not None:
            raise self.error
        return Found(
            candidates=self.found.candidates, cases=self.found.cases, looked_up_at=clock(), seconds=0.004
        )


class Watched:
    """A house whose pops are watched."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.store = Store()
        self.messages: list[PopMessage] = []
        live = lambda: house.dispatcher.live  # noqa: E731
        needs = Needs(
            append=house.journal.append,
            live=live,
            look_up=self.store.look_up,
            story=self._story,
            view=View(live, lambda: house.config),
            node="test",
            clock=clock,
        )
        self.popper = ScreenPopper(needs, [self.messages.append])
        house.journal.listeners.append(self.popper.hear)

    async def _story(self, call: str) -> Sequence[Event]:
        return self.house.journal.story(call)

    def told(self, agent: str = "1001") -> list[tuple[str, str | None, int | None]]:
        """Return what the agent was sent: kind, why, and how many citizens it may be (None: not known yet)."""
        return [
            (one.kind, one.why, len(one.pop.found.candidates) if one.pop and one.pop.found else None)
            for one in self.messages
            if one.agent == agent
        ]


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    """A house with the demo's menus."""
    return Watched(House(tmp_path))


@in_virtual_time
async def test_the_reserved_agent_is_told_before_the_phone_rings(watched: Watched) -> None:
    """Pop, then ring; when talk and wrap-up are over nothing is to be seen any more."""
    house = watched.house
    rung: list[int] = []
    house.journal.listeners.append(
        lambda event: rung.append(len(watched.messages)) if isinstance(event, AgentRinging) else None
    )
    call = house.call(DIRECT, caller=CITIZEN, legs=[FakeLeg(talk_seconds=60)])
    await asyncio.sleep(1)
    house.sign_in("1001")
    await call.ended()
    await asyncio.sleep(30)
    assert rung == [1]
    assert watched.told() == [("pop", None, 1), ("gone", "done", None)]
    pop = watched.messages[0].pop
    assert pop is not None
    assert (pop.kind, pop.caller.number, pop.queue, pop.language) == ("known", CITIZEN, "water", "en")
    assert pop.waited_seconds == 1.0
    (popped,) = house.journal.of_type(ScreenPopped)
    assert (popped.agent, popped.citizens, popped.seconds) == ("1001", 1, 0.004)
    order = [type(event) for event in house.journal.story(call.uniqueid)]
    assert order.index(AgentReserved) < order.index(ScreenPopped) < order.index(AgentRinging)
    last = max(order.index(AgentAnswered), order.index(TalkEnded))
    assert house.journal.of_type(WrapUpEnded)
    assert last < len(order)


@in_virtual_time
async def test_a_look_up_that_is_late_follows_as_an_update(watched: Watched) -> None:
    """The agent sees the number at once and the rest when it is there; the ring does not wait."""
    watched.store.seconds = 2.0
    watched.house.sign_in("1001")
    call = watched.house.call(DIRECT, caller=CITIZEN, legs=[FakeLeg(ring_seconds=3, talk_seconds=60)])
    await call.until(lambda: call.leg == "talking")
    assert watched.told() == [("pop", None, None), ("update", None, 1)]
    first = watched.messages[0].pop
    assert first is not None
    assert (first.kind, first.caller.number) == ("unknown", CITIZEN)
    (popped,) = watched.house.journal.of_type(ScreenPopped)
    assert popped.seconds is None
    (rung,) = watched.house.journal.of_type(AgentRinging)
    assert rung.at == popped.at
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_call_that_ends_before_its_look_up_is_forgotten(watched: Watched) -> None:
    """What is found of a caller who has gone reaches nobody, and nothing of the call is kept."""
    watched.store.seconds = 3.0
    call = watched.house.call(DIRECT, caller=CITIZEN)
    await asyncio.sleep(1)
    call.hang_up()
    await call.ended()
    await asyncio.sleep(10)
    assert watched.messages == []
    assert watched.popper._calls == {}
    assert watched.popper.failed_look_ups == 0


@pytest.mark.parametrize("broken", ["hangs for ever", "raises"])
@in_virtual_time
async def test_a_broken_store_delays_no_call(watched: Watched, broken: str) -> None:
    """The phone rings in the same moment, the agent knows the number only, and the failure is counted."""
    if broken == "raises":
        watched.store.error = RuntimeError("the database is gone")
    else:
        watched.store.seconds = None
    watched.house.sign_in("1001")
    call = watched.house.call(DIRECT, caller=CITIZEN, legs=[FakeLeg(talk_seconds=60)])
    await call.ended()
    (arrived,) = watched.house.journal.of_type(CallArrived)
    (rung,) = watched.house.journal.of_type(AgentRinging)
    assert rung.at == arrived.at
    assert watched.told()[0] == ("pop", None, None)
    assert watched.popper.failed_look_ups >= 1


@in_virtual_time
async def test_200_reservations_at_once_ask_the_store_a_few_at_a_time(tmp_path: Path) -> None:
    """Every agent is told at once; the look-ups leave the database's connections to the calls."""
    agents = {f"2{number:03}": {"name": "A", "queues": ["water"]} for number in range(200)}
    watched = Watched(House(tmp_path, {"agents": agents, "queues.water.max_waiting": 500}))
    watched.house.sign_in(*agents)
    calls = [
        watched.house.call(DIRECT, caller=f"+9689000{number:04}", legs=[FakeLeg(talk_seconds=30)])
        for number in range(200)
    ]
    await asyncio.gather(*(call.ended() for call in calls))
    rung = watched.house.journal.of_type(AgentRinging)
    arrived = watched.house.journal.of_type(CallArrived)
    assert {event.at for event in rung} == {event.at for event in arrived}
    assert len([one for one in watched.messages if one.kind == "pop"]) == 200
    assert watched.store.most_at_once == MOST_LOOK_UPS


@in_virtual_time
async def test_who_does_not_answer_sees_it_go_and_the_next_agent_gets_it(watched: Watched) -> None:
    """After a RONA the first agent has nothing to see, and the second one has it all."""
    watched.house.sign_in("1001", "1002")
    call = watched.house.call(
        DIRECT, caller=CITIZEN, legs=[FakeLeg(ring_seconds=None), FakeLeg(talk_seconds=60)]
    )
    await call.until(lambda: call.leg == "talking", 120)
    first, second = (event.agent for event in watched.house.journal.of_type(AgentReserved))
    assert watched.told(first)[-1] == ("gone", "missed", None)
    assert watched.told(second) == [("pop", None, 1)]
    assert len(watched.house.journal.of_type(ScreenPopped)) == 2
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_a_caller_who_leaves_while_it_rings_is_gone_from_the_screen(watched: Watched) -> None:
    """The agent who is free again sees nobody."""
    watched.house.sign_in("1001")
    call = watched.house.call(DIRECT, caller=CITIZEN, legs=[FakeLeg(ring_seconds=None)])
    await call.until(lambda: call.leg == "ringing")
    call.hang_up()
    await call.ended()
    assert watched.told()[-1] == ("gone", "caller left", None)


@in_virtual_time
async def test_what_the_caller_did_is_shown_and_asked_for(watched: Watched) -> None:
    """Keys, facts and references of the call stand in the pop; a reference has the store asked again."""
    journal = watched.house.journal
    call = watched.house.call(DIRECT, caller="unknown", presentation=32, legs=[FakeLeg(talk_seconds=10)])
    await asyncio.sleep(0.1)
    name = call.uniqueid
    journal.append(MenuChosen(at=clock(), call=name, menu="main", key="1"))
    journal.append(CallFactLearned(at=clock(), call=name, name="district", value="Seeb"))
    journal.append(StatusAsked(at=clock(), call=name, by="reference", reference="4271"))
    await asyncio.sleep(0.1)
    watched.house.sign_in("1001")
    await call.ended()
    pop = watched.messages[0].pop
    assert pop is not None
    assert [(one.menu, one.key) for one in pop.choices] == [("main", "1")]
    assert pop.facts == {"district": "Seeb"}
    assert pop.kind == "withheld"
    assert watched.store.asked == [(None, ()), (None, ("4271",))]


@in_virtual_time
async def test_what_is_old_is_sent_at_once_and_looked_up_again(watched: Watched) -> None:
    """A caller who waited long is looked up anew; the agent hears of it only where something changed."""
    call = watched.house.call(DIRECT, caller=CITIZEN, legs=[FakeLeg(talk_seconds=60)])
    await asyncio.sleep(FRESH_SECONDS + 1)
    watched.store.found = Found(candidates=(HER, HER))
    watched.house.sign_in("1001")
    await call.until(lambda: call.leg == "talking")
    await asyncio.sleep(1)
    assert watched.told() == [("pop", None, 1), ("update", None, 2)]
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_nothing_is_sent_twice_where_nothing_changed(watched: Watched) -> None:
    """The second look-up of a caller who waited long finds the same."""
    call = watched.house.call(DIRECT, caller=CITIZEN, legs=[FakeLeg(talk_seconds=60)])
    await asyncio.sleep(FRESH_SECONDS + 1)
    watched.house.sign_in("1001")
    await call.until(lambda: call.leg == "talking")
    await asyncio.sleep(1)
    assert len(watched.store.asked) == 2
    assert watched.told() == [("pop", None, 1)]
    call.hang_up()
    await call.ended()


@in_virtual_time
async def test_the_agent_of_a_callback_sees_the_citizen_who_is_being_called(tmp_path: Path) -> None:
    """The history is there when the agent is reserved, and goes on with the citizen's own call."""
    watched = Watched(house_with_callbacks(tmp_path, queues__water__wrap_up_seconds=0))
    house = watched.house
    house.callbacks.start()
    talk = await busy_agent(house)
    await asks(house)
    talk.end_leg()
    await asyncio.sleep(20)
    pop = watched.messages[-1].pop
    assert pop is not None
    assert (pop.is_callback, pop.caller.number, pop.kind) == (True, CITIZEN, "known")
    call = house.citizen_answers(keys={"callback-press-one": "1"}, legs=[FakeLeg(talk_seconds=30)])
    await call.until(lambda: call.leg == "talking")
    last = watched.messages[-1]
    assert last.pop is not None
    assert (last.kind, last.call, last.pop.is_callback) == ("update", call.uniqueid, True)
    await call.ended()
    await asyncio.sleep(1)
    assert watched.told()[-1] == ("gone", "done", None)
    await house.callbacks.close()


@in_virtual_time
async def test_a_call_that_rates_the_service_is_not_looked_up(watched: Watched) -> None:
    """Nobody will be reserved for it."""
    watched.house.journal.append(
        CallArrived(at=clock(), call="x", caller=CITIZEN, dialled="survey", channel="c")
    )
    await asyncio.sleep(1)
    assert watched.store.asked == []


@in_virtual_time
async def test_a_new_controller_shows_again_what_the_agents_saw(watched: Watched) -> None:
    """The choices of the call come from the journal."""
    journal, house = watched.house.journal, watched.house
    house.sign_in("1001")
    journal.append(CallArrived(at=clock(), call="old", caller=CITIZEN, dialled="1111", channel="c"))
    journal.append(MenuChosen(at=clock(), call="old", menu="main", key="2"))
    journal.append(CallQueued(at=clock(), call="old", queue="water", language="en"))
    journal.append(AgentAnswered(at=clock(), call="old", agent="1001", queue="water"))
    journal.listeners.remove(watched.popper.hear)
    again = Watched(house)
    again.popper.restore()
    await asyncio.sleep(1)
    last = again.messages[-1].pop
    assert last is not None
    assert (last.call, last.choices[0].key, last.kind) == ("old", "2", "known")
    assert again.popper.case_of("old") == "4271"
    journal.append(CallEnded(at=clock(), call="old", reason="lost"))
    assert again.messages[-1].kind == "gone"
    assert again.popper.case_of("old") is None
    await again.popper.close()
