"""Callers, phones, a link that loses and doubles events, controllers that die: whatever comes when, nobody is stuck.

The call scripts, the dispatcher, the legs, the phones and the comparison with Asterisk are the real ones, in virtual
time; Asterisk and the people are fakes. `test_queue_machine.py` does the same to the pure fold, event by event.
"""

import asyncio
import shutil
import tempfile
from collections import Counter
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
from hypothesis import Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from hotline.asterisk.ami import AmiEvent
from hotline.events import (
    AgentPaused,
    AgentReserved,
    AgentResumed,
    AgentSignedOut,
    ControllerStarted,
)
from hotline.queue.agents import AgentState
from hotline.queue.calls import WITH_AGENT
from hotline.queue.occupation import Occupation
from hotline.testing.agi import FakeLeg
from hotline.testing.caller import DirectCall
from hotline.testing.city import clock
from hotline.testing.manager import ami_event, device_state
from hotline.testing.services import House
from hotline.testing.virtual_time import VirtualTimeLoop

AGENTS = ("1001", "1002")

#: So many callers at a time; more than agents, so that somebody always waits.
MOST_CALLERS = 4

#: Longer than anything that was begun takes: a ring, prompts, a talk that ends by itself, a wrap-up.
SETTLED_SECONDS = 120.0

#: How a phone ends a ring: mostly by an answer.
ends = st.sampled_from(
    [("ANSWER", 16)] * 6 + [("BUSY", 17), ("CHANUNAVAIL", 3), ("NOANSWER", 19), ("CONGESTION", 34)]
)
legs = st.lists(
    st.builds(
        lambda end, ring, talk: FakeLeg(end[0], end[1], ring_seconds=ring, talk_seconds=talk),
        ends, st.sampled_from([0.3, 4.0, 4.0, None]), st.sampled_from([0.0, 7.0, None, None]),
    ),
    min_size=3, max_size=3,
)  # fmt: skip
agents = st.sampled_from(AGENTS)
links = st.sampled_from(["good", "good", "good", "loses", "doubles", "late"])
places = st.integers(0, MOST_CALLERS - 1)


class Races(RuleBasedStateMachine):
    """One node, its callers and its agents."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="races-"))
        self.runner = asyncio.Runner(loop_factory=VirtualTimeLoop)
        self.unseen: list[dict[str, Any]] = []
        self.runner.get_loop().set_exception_handler(lambda _, context: self.unseen.append(context))
        #: Callers whose channel is there, with a script or between two of them.
        self.callers: list[DirectCall] = []
        self.number = 0
        #: What the manager interface does with events of the agents' legs, and those that it still keeps.
        self.link = "good"
        self.kept: list[AmiEvent] = []
        self.run(self.open(House(self.folder, {"queues.water.record": False})))
        self.agents_sign_in()

    @initialize(callers=st.lists(legs, min_size=1, max_size=3), link=links)
    def begin(self, callers: list[list[FakeLeg]], link: str) -> None:
        """Somebody is there from the beginning."""
        self.link = link
        for legs in callers:
            self.somebody_calls(legs, 0.0)

    # --- the machinery ---

    def run(self, coroutine: Coroutine[Any, Any, None]) -> None:
        """Do this, then let everybody do what can be done without time passing."""

        async def both() -> None:
            await coroutine
            await self.house.turn()

        self.runner.run(both())
        self.callers = [caller for caller in self.callers if caller.is_up]
        assert self.unseen == []

    async def open(self, house: House) -> None:
        """Begin to hear what Asterisk tells."""
        self.house = house
        house.journal.append(ControllerStarted(at=clock(), version="test"))
        self.pump = asyncio.create_task(house.pump.run())

    def hear(self, event: AmiEvent) -> None:
        """Take what Asterisk tells of an agent's leg."""
        match self.link:
            case "good":
                self.house.ami.tell(event)
            case "doubles":
                self.house.ami.tell(event)
                self.house.ami.tell(event)
            case "late":
                self.kept.append(event)

    def place(self, number: int) -> DirectCall | None:
        return self.callers[number % len(self.callers)] if self.callers else None

    def adrift(self, caller: DirectCall) -> bool:
        """Return whether nobody serves the caller, who hears music in the dialplan or is still in a Dial."""
        return caller.script is not None and caller.script.done()

    # --- people ---

    @precondition(lambda self: len(self.callers) < MOST_CALLERS)
    @rule(legs=legs, seconds=st.sampled_from([0.0, 0.1, 0.5, 5.0]))
    def somebody_calls(self, legs: list[FakeLeg], seconds: float) -> None:
        """And some time passes: until the call is reserved, rung, or answered."""
        self.number += 1

        async def call() -> None:
            caller = self.house.call("1112", uniqueid=f"race-{self.number}", legs=legs,
                                     channel=f"PJSIP/citizens-{self.number:08x}")  # fmt: skip
            caller.tell = self.hear
            self.callers.append(caller)
            await asyncio.sleep(seconds)

        self.run(call())

    @precondition(lambda self: self.callers)
    @rule(place=places)
    def caller_hangs_up(self, place: int) -> None:
        caller = self.place(place)
        if caller is not None:
            self.run(self._hang_up(caller))

    async def _hang_up(self, caller: DirectCall) -> None:
        alone = self.adrift(caller)
        caller.hang_up()
        if alone:  # Asterisk ends the Dial and tells; otherwise the fake does
            self._dial_ends(caller)
            self.house.ami.calls.remove(caller)
            self.house.ami.tell(ami_event("Hangup", Uniqueid=caller.uniqueid, Cause="16"))

    @precondition(lambda self: self.callers)
    @rule(place=places)
    def agent_hangs_up(self, place: int) -> None:
        caller = self.place(place)

        async def end() -> None:
            if caller is not None and caller.leg == "talking" and not self.adrift(caller):
                caller.end_leg()

        self.run(end())

    @precondition(lambda self: self.callers)
    @rule(place=places)
    def phone_answers_without_a_controller(self, place: int) -> None:
        caller = self.place(place)

        async def answer() -> None:
            if caller is not None and self.adrift(caller) and caller.leg == "ringing":
                caller.leg = "talking"
                caller.changed()

        self.run(answer())

    @rule(number=st.integers(1, 12), leg=st.integers(1, 3))
    def phone_answers_a_call_that_was_just_cancelled(self, number: int, leg: int) -> None:
        """Or any other leg that is gone, or a leg that is talking already."""
        gone = f"race-{number}-leg{leg}"

        async def answer() -> None:
            if all(caller._leg != gone or caller.leg != "ringing" for caller in self.callers):
                self.house.ami.tell(ami_event("BridgeEnter", Uniqueid=gone))

        self.run(answer())

    @rule(agent=agents, wish=st.sampled_from([AgentSignedOut, AgentPaused, AgentResumed]))
    def agent_wishes(self, agent: str, wish: type[AgentSignedOut]) -> None:
        async def say() -> None:
            self.house.journal.append(wish(at=clock(), agent=agent))

        self.run(say())

    @rule()
    def agents_sign_in(self) -> None:
        async def say() -> None:
            self.house.sign_in(*AGENTS)

        self.run(say())

    @rule(agent=agents, state=st.sampled_from(["UNAVAILABLE", "NOT_INUSE", "NOT_INUSE", "INUSE"]))
    def phone_changes(self, agent: str, state: str) -> None:
        async def tell() -> None:
            self.house.ami.phones[agent] = state
            self.hear(device_state(agent, state))

        self.run(tell())

    # --- time and the machine ---

    @rule(seconds=st.sampled_from([0.1, 0.4, 2.0, 6.0, 16.0]))
    def time_passes(self, seconds: float) -> None:
        self.run(asyncio.sleep(seconds))

    @rule(link=links)
    def link_changes(self, link: str) -> None:
        self.link = link

    @precondition(lambda self: self.kept)
    @rule()
    def late_events_come(self) -> None:
        async def tell() -> None:
            for event in self.kept:
                self.house.ami.tell(event)
            self.kept.clear()

        self.run(tell())

    @rule()
    def link_comes_back(self) -> None:
        """Every phone and channel is compared with what is known."""
        self.run(self._compare())

    async def _compare(self) -> None:
        self.house.ami.legs = [
            ami_event("CoreShowChannel", Channel=f"PJSIP/{caller._agent}-{caller._leg_number:08x}",
                      Uniqueid=caller._leg, Linkedid=caller.uniqueid,
                      BridgeId="bridge" if caller.leg == "talking" else "")
            for caller in self.callers if caller.leg is not None
        ]  # fmt: skip
        self.house.ami.tell(ami_event("HotlineConnected"))
        await self.house.turn()

    @precondition(lambda self: self.callers)
    @rule(place=places)
    def script_loses_its_connection(self, place: int) -> None:
        caller = self.place(place)

        async def lose() -> None:
            if caller is not None and not self.adrift(caller):
                caller.lose_connection()

        self.run(lose())

    @precondition(lambda self: any(self.adrift(caller) for caller in self.callers))
    @rule(place=places, legs=legs)
    def caller_comes_back(self, place: int, legs: list[FakeLeg]) -> None:
        caller = self.place(place)
        if caller is not None and self.adrift(caller):
            self.run(self._come_back(caller, legs))

    async def _come_back(self, before: DirectCall, legs: list[FakeLeg]) -> None:
        """Have the dialplan bring the caller to the controller once Dial is over."""
        self._dial_ends(before)
        self.house.ami.calls.remove(before)
        caller = self.house.comes_back(before, legs=legs)
        caller.tell, caller._leg_number = self.hear, before._leg_number
        self.callers[self.callers.index(before)] = caller

    def _dial_ends(self, caller: DirectCall) -> None:
        if caller.leg is not None:
            status = "ANSWER" if caller.leg == "talking" else "NOANSWER"
            caller.variables |= {"DIALSTATUS": status, "HANGUPCAUSE": "16" if status == "ANSWER" else "0"}
            caller.leg = None
            caller.changed()

    @rule()
    def controller_is_killed(self) -> None:
        """The next one takes over; callers and Dials stay as they are in Asterisk."""
        self.run(self._kill())

    async def _kill(self) -> None:
        before = self.house
        self.pump.cancel()
        await before.reconciler.close()
        after = await before.killed()
        after.ami.calls = [caller for caller in before.ami.calls if caller.is_up]
        after.ami.phones = before.ami.phones
        await self.open(after)
        await self._compare()

    # --- what always holds ---

    @invariant()
    def nobody_is_rung_twice_at_a_time(self) -> None:
        """No phone rings or talks for two callers in Asterisk, whatever the journal says."""
        ringing = Counter(caller._agent for caller in self.callers if caller.leg is not None)
        assert all(count == 1 for count in ringing.values()), ringing

    @invariant()
    def reservations_are_exactly_one(self) -> None:
        """An agent has one call and a call one agent; the dispatcher never tried to make it two."""
        live = self.house.dispatcher.live
        pairs = {(call.agent, call.call) for call in live.calls.values() if call.agent is not None}
        assert pairs == {(agent.agent, agent.call) for agent in live.agents.values() if agent.call}
        assert len({agent for agent, _ in pairs}) == len(pairs)
        assert all((call.agent is not None) == (call.state in WITH_AGENT) for call in live.calls.values())
        assert live.ignored[AgentReserved.__name__] == 0

    def teardown(self) -> None:
        """Whatever happened: once nothing disturbs any more, nobody is kept and nobody is forgotten."""
        try:
            self.run(self._settle())
        finally:
            self.run(self._close())
            self.runner.close()
            shutil.rmtree(self.folder)

    async def _settle(self) -> None:
        self.link = "good"
        for event in self.kept:
            self.house.ami.tell(event)
        self.house.ami.phones |= dict.fromkeys(AGENTS, "NOT_INUSE")
        for caller in [caller for caller in self.callers if caller.is_up and self.adrift(caller)]:
            await self._come_back(caller, [])
        await self._compare()
        await asyncio.sleep(SETTLED_SECONDS)
        live = self.house.dispatcher.live
        really = {caller._agent: caller.leg for caller in self.callers if caller.is_up and caller.leg}
        for agent in live.agents.values():
            state = {"talking": AgentState.TALKING, "ringing": AgentState.RINGING}.get(
                really.get(agent.agent, "")
            )
            assert state is None or agent.state is state, (agent, really)
            assert state is not None or agent.occupation is Occupation.FREE, (agent, really)
        for caller in list(self.callers):
            caller.hang_up()
        await asyncio.sleep(SETTLED_SECONDS)
        assert live.calls == {}
        assert {agent.occupation for agent in live.agents.values()} <= {Occupation.FREE}
        assert not any(agent.state is AgentState.UNREACHABLE for agent in live.agents.values())

    async def _close(self) -> None:
        self.pump.cancel()
        await self.house.reconciler.close()
        await self.house.waker.close()
        self.house.dispatcher.close()


# Without shrinking, which takes minutes here: the steps of a failure are printed as they are.
Races.TestCase.settings = settings(
    max_examples=60,
    stateful_step_count=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
test_races = Races.TestCase
