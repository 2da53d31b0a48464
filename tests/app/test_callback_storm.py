"""Citizens ask, answer, refuse and call again, agents come and go, controllers die: in any order, promises are kept."""

import asyncio
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis.strategies as st
from hypothesis import given, settings

from hotline.events import AgentPhoneChanged, CallbackDialled, CallbackEnded, CallbackRequested
from hotline.queue.live import AgentState
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import DirectCall
from hotline.testing.city import clock
from hotline.testing.virtual_time import run
from tests.ivr.callbacks import DIRECT, house_with_callbacks

CITIZENS = ("+96891230001", "+96891230002", "+96891230003")
AGENTS = ("1001", "1002")

steps = st.one_of(
    st.tuples(st.sampled_from(["asks", "calls", "calls and is patient"]), st.sampled_from(CITIZENS)),
    st.tuples(st.sampled_from(["signs in"]), st.sampled_from(AGENTS)),
    st.tuples(st.sampled_from(["answers", "answers and is silent", "is busy"]), st.just("")),
    st.tuples(st.sampled_from(["everybody hangs up", "the controller dies"]), st.just("")),
    st.tuples(st.sampled_from(["time passes"]), st.sampled_from(["1", "30", "400"])),
)


class Town:
    """A house, its citizens, and what must hold at every moment."""

    def __init__(self, folder: Path) -> None:
        self.house = house_with_callbacks(folder, queues__water__wrap_up_seconds=0)
        self.house.callbacks.start()

    async def does(self, what: str, who: str) -> None:
        match what:
            case "asks":
                call = self.calls(who, keys={"callback-confirm": "1"})
                await asyncio.sleep(8)
                call.press("2")
                await asyncio.sleep(40)
            case "calls":
                self.calls(who, legs=[FakeLeg(talk_seconds=5.0)])
            case "calls and is patient":
                self.calls(who, legs=[FakeLeg("NOANSWER", 0), FakeLeg(talk_seconds=60.0)])
            case "signs in":
                self.house.sign_in(who)
            case "answers":
                self.each_ringing_answers(keys={"callback-press-one": "1"})
            case "answers and is silent":
                self.each_ringing_answers(keys={})
            case "is busy":
                self.nobody_is_reached()
            case "everybody hangs up":
                self.everybody_hangs_up()
            case "the controller dies":
                await self.the_controller_dies()
            case _:
                await asyncio.sleep(float(who))
        await asyncio.sleep(1)

    def calls(self, who: str, **more: object) -> DirectCall:
        return self.house.call(DIRECT, caller=who, **more)  # type: ignore[arg-type]

    def ringing(self) -> list[int]:
        """Return the places of those calls of the hotline that ring."""
        made = self.house.ami.originated
        return [place for place, one in enumerate(made) if one["ChannelId"] in self.house.ami.ringing]

    def each_ringing_answers(self, keys: dict[str, str | list[str]]) -> None:
        for place in self.ringing():
            self.house.citizen_answers(place, keys=keys, legs=[FakeLeg(talk_seconds=20.0)])

    def nobody_is_reached(self) -> None:
        for place in self.ringing():
            self.house.citizen_is_not_reached(17, place)

    def everybody_hangs_up(self) -> None:
        for call in self.house.calls:
            if call.is_up:
                call.hang_up()

    async def the_controller_dies(self) -> None:
        """Whoever was on the line hangs up meanwhile; phones that ring go on ringing."""
        calls = self.house.calls
        self.house = await self.house.killed()
        for call in calls:
            call.is_up = False
        self.house.callbacks.start()
        await self.house.reconciler.run()

    def check(self) -> None:
        made = self.house.ami.originated
        assert len({one["ChannelId"] for one in made}) == len(made), "one attempt was dialled twice"
        dialled = {event.channel for event in self.house.journal.of_type(CallbackDialled)}
        assert {one["ChannelId"] for one in made} <= dialled, "dialled without a word in the journal"
        numbers = Counter(made[place]["Variable"] for place in self.ringing())
        assert all(count == 1 for count in numbers.values()), "two phones ring for one citizen"
        assert len(self.ringing()) <= len(AGENTS), "more call-backs than agents"
        live = self.house.dispatcher.live
        for agent in live.agents.values():
            assert agent.call is None or live.calls[agent.call].agent == agent.agent

    async def comes_to_rest(self) -> None:
        """Let an agent be there and nobody be reached, until everything is settled."""
        self.everybody_hangs_up()
        for _ in range(20):
            self.house.sign_in(*AGENTS)
            for agent in AGENTS:  # no leg is left for some calls above
                self.house.journal.append(AgentPhoneChanged(at=clock(), agent=agent, phone="idle"))
            await asyncio.sleep(10)
            self.nobody_is_reached()
            self.check()
            await asyncio.sleep(1800)
        asked = [event.callback for event in self.house.journal.of_type(CallbackRequested)]
        ended = Counter(event.callback for event in self.house.journal.of_type(CallbackEnded))
        assert self.house.dispatcher.live.callbacks == {}
        assert ended == Counter(asked), "a request was not settled exactly once"
        assert {self.house.agent(agent) for agent in AGENTS} == {AgentState.AVAILABLE}
        assert self.house.dispatcher.live.calls == {}


@settings(max_examples=40, deadline=None)
@given(st.lists(steps, max_size=14))
def test_whatever_happens_each_request_is_settled_once_and_no_attempt_dialled_twice(
    told: list[tuple[str, str]],
) -> None:
    """And there are never more phones ringing than agents, nor two for one citizen."""

    async def day(folder: Path) -> None:
        town = Town(folder)
        for what, who in told:
            await town.does(what, who)
            town.check()
        await town.comes_to_rest()

    with TemporaryDirectory() as folder:
        run(day(Path(folder)))
