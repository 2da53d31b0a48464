"""The caller's side of the house in memory, for tests in virtual time.

Scripts, menus, queues and grammar are the real ones; disk, inbox, recorder and Asterisk are fakes.

    house = House(tmp_path, {"queues.water.record": False})
    house.sign_in("1001")
    call = house.call("1112", legs=[FakeLeg()])
    await call.ended()
    assert house.told(call) == ["CallArrived", …, "CallEnded"]
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Self, Unpack

from hotline.app.callback_attempts import Attempts
from hotline.app.channel_actions import ChannelActions
from hotline.asterisk.agi import CallerChannel
from hotline.asterisk.ami import AmiEvent
from hotline.config.loader import DEMO
from hotline.events import AgentEvent, AgentSignedIn
from hotline.ivr.call import CallScript
from hotline.ivr.consultations import Consultations
from hotline.ivr.legs import Legs
from hotline.ivr.lost_lines import LostLines
from hotline.ivr.menu_file import load_menus
from hotline.ivr.waker import Waker
from hotline.prompts.library import PromptLibrary
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.live import AgentState, LiveAgent, LiveCall
from hotline.queue.phones import Phones
from hotline.queue.surge import SurgeState

from .agi import FakeCall
from .articles import FakeArticles
from .caller import CallerFields, DirectCall
from .cases import FakeCases, FakeTexts
from .city import clock, configuration
from .faxes import FakeFaxes
from .house_parts import dialler_of, features_of, pump_of, reconciler_of, services_of
from .inbox import FakeInbox
from .journal import MemoryJournal
from .known_callers import KnownCallers
from .manager import MemoryAmi, ami_event
from .recorder import FakeRecorder
from .surveys import FakeSurveys


class House:
    """Everything that a call meets."""

    def __init__(self, folder: Path, changes: Mapping[str, object] | None = None) -> None:
        """`changes` are values of the configuration by dotted keys; `folder` gets the messages."""
        self._folder, self._changes = folder, changes
        #: After how many seconds somebody wanted calls and phones to be compared with Asterisk.
        self.looks: list[float] = []
        #: Whether there is room for a message.
        self.room = True
        #: Agents who take calls in their browsers.
        self.browsers: set[str] = set()
        self.known_callers = KnownCallers()
        #: Every call, in the order in which they came.
        self.calls: list[DirectCall] = []
        self.config = configuration(changes)
        self.journal = MemoryJournal()
        self.messages = folder / "messages"
        self.prompts = PromptLibrary(folder / "sounds", self.config.node.languages)
        self.menus = load_menus(DEMO.parent / "menus.toml", queues=self.config.queues, roots=self._roots())
        self._fake_stores()
        self._take_calls()
        self.reconciler = reconciler_of(self)
        self.script = CallScript(services_of(self))
        self.callbacks = dialler_of(self)
        self.pump = pump_of(self)
        self.features = features_of(self)

    def _fake_stores(self) -> None:
        """Put fakes where production has a disk, a database or a recorder."""
        self.inbox = FakeInbox(self.journal.append, self.messages)
        self.faxes = FakeFaxes(self.journal.append)
        self.recorder = FakeRecorder()
        self.cases = FakeCases(self.journal.append, clock)
        self.texts = FakeTexts()
        self.articles = FakeArticles()
        self.surveys = FakeSurveys(self.journal.append, clock, self.messages)

    def _take_calls(self) -> None:
        """Begin what calls go through; only Asterisk is a fake."""
        append = self.journal.append
        self.ami = MemoryAmi()
        ami = self.ami
        self.dispatcher = Dispatcher(self.journal, self.config.queues, clock)
        #: Switched by events of the journal.
        self.surge = SurgeState()
        self.journal.listeners.append(self.surge.apply)
        self.legs = Legs(append, clock)
        self.channels = ChannelActions(ami)
        self.consultations = Consultations(
            append, lambda: self.dispatcher.live, self.legs, self.channels.hang_up_soon, clock
        )
        self.lost_lines = LostLines(append, lambda: self.dispatcher.live, self.legs, clock)
        self.waker = Waker(ami)
        self.phones = Phones(self.config.agents, append, self._known, clock)
        self.attempts = Attempts(ami, lambda: self.config)

    def _roots(self) -> set[str]:
        """Return the menus with which calls begin."""
        return {number.menu for number in self.config.numbers.values() if number.menu}

    # --- what people do ---

    def use_menus(self, text: str) -> None:
        """Have calls that come from now on hear these menus. Raises `ConfigurationError`."""
        file = self._folder / "menus.toml"
        file.write_text(text, encoding="utf-8")
        self.menus = load_menus(file, queues=self.config.queues, roots=self._roots(), config=self.config)

    def call(
        self, dialled: str = "1111", *, arguments: tuple[str, ...] = (), **caller: Unpack[CallerFields]
    ) -> DirectCall:
        """Let somebody dial a number; `caller` is as for `DirectCall`, `arguments` what the dialplan says besides."""
        number = len(self.calls) + 1
        caller.setdefault("uniqueid", f"test-{number}.1")
        caller.setdefault("channel", f"PJSIP/citizens-{number:08x}")
        call = DirectCall(arguments=(dialled, *arguments), extension=dialled, tell=self._hear, **caller)
        return self._begin(call, self.script.serve)

    def comes_back(
        self, before: DirectCall, *, arguments: tuple[str, ...] = (), **caller: Unpack[CallerFields]
    ) -> DirectCall:
        """Let the dialplan bring a call whose session ended to this house."""
        caller.setdefault("variables", before.variables)
        caller |= {"uniqueid": before.uniqueid, "channel": before.channel, "caller": before.caller}
        return self.call(before.extension, arguments=arguments, **caller)

    def feature(self, action: str, agent: str, digit: str = "", **caller: Unpack[CallerFields]) -> DirectCall:
        """Let an agent dial a feature code, with a digit behind it if there is one."""
        caller |= {"channel": f"PJSIP/{agent}-000000ff"}
        return self._begin(
            DirectCall(path="feature", arguments=(action, agent, digit), **caller), self.features.serve
        )

    def citizen_answers(self, place: int = -1, **caller: Unpack[CallerFields]) -> DirectCall:
        """Let a citizen take the hotline's call; `place` is which of all that it made."""
        dialled = self.ami.originated[place]
        self.ami.ringing.discard(dialled["ChannelId"])
        self.attempts.handle(
            ami_event("OriginateResponse", Uniqueid=dialled["ChannelId"], Response="Success", Reason="4")
        )
        number = dialled["Variable"].removeprefix("HOTLINE_CITIZEN=")
        caller |= {"uniqueid": dialled["ChannelId"], "caller": number}
        caller.setdefault("channel", f"PJSIP/trunk-telco-{len(self.calls) + 1:08x}")
        call = DirectCall(arguments=("callback",), extension="s", tell=self._hear, **caller)
        return self._begin(call, self.script.serve)

    def citizen_is_not_reached(self, cause: int, place: int = -1) -> None:
        """End the ringing at a citizen with a Q.850 cause; `place` is which of all calls that the hotline made."""
        channel = self.ami.originated[place]["ChannelId"]
        self.ami.ringing.discard(channel)
        self.attempts.handle(ami_event("Hangup", Uniqueid=channel, Cause=str(cause)))

    def sign_in(self, *agents: str) -> None:
        """Have agents sign in for all their queues."""
        for agent in agents:
            queues = tuple(self.config.agents[agent].queues)
            self.journal.append(AgentSignedIn(at=clock(), agent=agent, queues=queues))

    async def killed(self, changes: Mapping[str, object] | None = None) -> Self:
        """Kill the controller; return the next one, which knows what the journal says."""
        successor = type(self)(self._folder, changes if changes is not None else self._changes)
        successor.journal.events += self.journal.events
        successor.inbox.kept = self.inbox.kept
        successor.cases.known = self.cases.known
        successor.surveys.known = self.surveys.known
        successor.ami.originated, successor.ami.ringing = self.ami.originated, self.ami.ringing
        self.dispatcher.close()  # the dead write nothing
        scripts = [call.script for call in self.calls if call.script is not None]
        for script in scripts:
            script.cancel()
        await asyncio.gather(*scripts, return_exceptions=True)
        await self.waker.close()
        await self.callbacks.close()
        self.dispatcher.close()
        await successor.dispatcher.recover(successor.journal)
        for event in successor.journal.events:
            successor.surge.apply(event)
        return successor

    # --- what is asserted ---

    def told(self, call: FakeCall) -> list[str]:
        """Return the story of a call, by the names of its events; what befell an agent for it is left out."""
        story = self.journal.story(call.uniqueid)
        return [type(event).__name__ for event in story if not isinstance(event, AgentEvent)]

    def live(self, call: FakeCall) -> LiveCall:
        """Return what the live state knows of a call. Raises `KeyError`."""
        return self.dispatcher.live.calls[call.uniqueid]

    def agent(self, agent: str) -> AgentState:
        """Return an agent's state."""
        found = self.dispatcher.live.agents.get(agent)
        return found.state if found else AgentState.SIGNED_OUT

    async def turn(self) -> None:
        """Let everybody who can do something do it, without time passing."""
        for _ in range(20):
            await asyncio.sleep(0)

    # --- inside ---

    def look_later(self, seconds: float) -> None:
        """Note that calls and phones are to be compared with Asterisk in so long, and do it."""
        self.looks.append(seconds)
        self.reconciler.look_later(seconds)

    def _known(self, agent: str) -> LiveAgent | None:
        return self.dispatcher.live.agents.get(agent)

    def _begin(self, call: DirectCall, serve: Callable[[CallerChannel], Awaitable[None]]) -> DirectCall:
        self.calls.append(call)
        self.ami.calls.append(call)

        async def session() -> None:
            await serve(call.caller_channel())
            if call.variables.get("CALLDONE") == "1":  # so the dialplan hangs up
                call.hang_up()
            if not call.is_up:
                self.ami.calls.remove(call)
                gone = ami_event("Hangup", Uniqueid=call.uniqueid, Cause="16")
                self.ami.tell(gone)
                self.attempts.handle(gone)

        call.script = asyncio.create_task(session(), name=f"call {call.uniqueid}")
        return call

    def _hear(self, event: AmiEvent) -> None:
        self.consultations.handle(event)
        self.lost_lines.handle(event)
        self.legs.handle(event)
        self.pump.caller_event(event)
