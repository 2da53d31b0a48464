"""The caller's side of the house in memory, for tests in virtual time.

Scripts, menus, queues and grammar are the real ones; disk, inbox, recorder and Asterisk are fakes.

    house = House(tmp_path, {"queues.water.record": False})
    house.sign_in("1001")
    call = house.call("1112", legs=[FakeLeg()])
    await call.ended()
    assert house.told(call) == ["CallArrived", …, "CallEnded"]
"""

import asyncio
import copy
from collections.abc import Awaitable, Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Self, TypedDict, Unpack, cast

from hotline.app.callback_attempts import Attempts
from hotline.app.callback_dialler import CallbackDialler
from hotline.app.callback_whisper import WhisperGuard
from hotline.app.channel_actions import ChannelActions
from hotline.app.pump import EventPump
from hotline.app.reconcile import Reconciler
from hotline.app.story import earlier_messages, last_menu, last_message, last_outside
from hotline.asterisk.agi import CallerChannel
from hotline.asterisk.ami import AmiClient, AmiEvent
from hotline.asterisk.endpoints import endpoint_of_agent
from hotline.config import Configuration
from hotline.config.loader import DEMO
from hotline.events import (
    AgentEvent,
    AgentSignedIn,
    CallbackEnded,
    CaseOpened,
    Event,
    FaxFailed,
    FaxReceived,
    FaxStarted,
    MessageAddedToCase,
    MessageLeft,
)
from hotline.ivr.call import CallScript
from hotline.ivr.consultation_recovery import ConsultationRecovery
from hotline.ivr.consultations import Consultations
from hotline.ivr.feature_codes import FeatureCodes
from hotline.ivr.legs import Legs
from hotline.ivr.lost_lines import LostLines
from hotline.ivr.menu_file import load_menus
from hotline.ivr.ports import Services
from hotline.ivr.waker import Waker
from hotline.journal import Journal, JournalReader
from hotline.prompts.library import PromptLibrary
from hotline.queue.callbacks import LiveCallback
from hotline.queue.dispatcher import Dispatcher
from hotline.queue.live import AgentState, LiveAgent, LiveCall
from hotline.queue.phones import Phones
from hotline.queue.surge import SurgeState
from hotline.voicemail.inbox import Inbox
from hotline.voicemail.spool import recover_unfinished

from .agi import FakeCall, FakeLeg, FakeSpeech
from .articles import FakeArticles
from .caller import DirectCall
from .cases import FakeCases, FakeTexts
from .journal import MemoryJournal
from .manager import MemoryAmi, ami_event
from .surveys import FakeSurveys

#: Some day in November 2026; virtual time counts from here.
BEGIN = 1_795_000_000.0

#: 1111 begins with the demo's menus, 1112 goes to a queue, 1113 speaks English only.
CONFIGURATION: Mapping[str, Any] = {
    "numbers": {
        "1111": {"menu": "main"},
        "1112": {"queue": "water", "language": "en", "consent_notice": False},
        "1113": {"menu": "main", "language": "en"},
    },
    "queues": {"water": {}, "general": {}},
    "agents": {
        "1001": {"name": "Aisha", "queues": ["water", "general"]},
        "1002": {"name": "Salim", "queues": ["water", "general"]},
    },
    "ivr": {"operator_queue": "general"},
}


def clock() -> float:
    """Return the seconds since the epoch, in virtual time."""
    return BEGIN + asyncio.get_running_loop().time()


def configuration(changes: Mapping[str, object] | None = None) -> Configuration:
    """Return the configuration above with values changed by their dotted keys (`queues.water.record`)."""
    data: dict[str, Any] = copy.deepcopy(dict(CONFIGURATION))
    for key, value in (changes or {}).items():
        *tables, last = key.split(".")
        table = data
        for name in tables:
            table = table.setdefault(name, {})
        table[last] = value
    return Configuration.model_validate(data)


class CallerFields(TypedDict, total=False):
    """What a test says of a caller; the fields of `DirectCall`."""

    uniqueid: str
    channel: str
    caller: str
    presentation: int
    keys: Mapping[str, str | list[str]]
    legs: list[FakeLeg]
    speeches: list[FakeSpeech]
    missing: Collection[str]
    play_seconds: float
    variables: dict[str, str]


class FakeFaxes:
    """Keeps faxes in memory."""

    def __init__(self, append: Callable[[Event], object]) -> None:
        #: The fax that a call began with an earlier controller, by call.
        self.begun: dict[str, FaxStarted] = {}
        #: What each `keep` was told.
        self.asked: list[dict[str, object]] = []
        #: Pages that came; 0: none can be read.
        self.pages = 1
        self._append = append

    async def unfinished(self, call: str) -> FaxStarted | None:
        """Return what a test has put into `begun`."""
        return self.begun.get(call)

    async def keep(
        self,
        started: FaxStarted,
        *,
        caller: str | None,
        language: str,
        queue: str,
        station: str,
        complete: bool,
        failure: str,
    ) -> str | None:
        """Do as `hotline.voicemail.fax.inbox.FaxInbox` does."""
        self.asked.append({"fax": started.fax, "queue": queue, "station": station, "complete": complete})
        if not self.pages:
            failed = FaxFailed(at=clock(), call=started.call, fax=started.fax, reason=failure)
            self._append(failed)
            return None
        received = FaxReceived(
            at=clock(), call=started.call, fax=started.fax, path="fax.pdf", pages=self.pages, caller=caller
        )
        self._append(received)
        return "4271"


class FakeInbox:
    """Keeps messages in memory, when it is told to late or never."""

    def __init__(self, append: Callable[[Event], object], folder: Path) -> None:
        #: What was kept: references by message.
        self.kept: dict[str, str] = {}
        #: The arguments of each `keep`.
        self.asked: list[dict[str, object]] = []
        #: Set to have every `keep` fail with it.
        self.error: Exception | None = None
        #: Cleared while the commit takes its time.
        self.disk = asyncio.Event()
        self.disk.set()
        #: Folder of messages.
        self.folder = folder
        self._append = append

    async def keep(
        self, message_id: str, *, call: str, path: str, caller: str | None, language: str, queue: str,
        source: str = "call", reference: str | None = None,
    ) -> str | None:  # fmt: skip
        """Keep a message as the real one does. Raises `error`, and `FileNotFoundError` without audio."""
        self.asked.append(
            {"message": message_id, "caller": caller, "language": language, "queue": queue, "case": reference}
        )
        await self.disk.wait()
        if self.error is not None:
            raise self.error
        seconds = ((self.folder / path).stat().st_size - 44) / 16_000
        if message_id in self.kept or seconds < 0.5:
            return self.kept.get(message_id)
        added = reference is not None
        reference = self.kept[message_id] = reference or f"427{len(self.kept) + 1}"
        left = MessageLeft(
            at=clock(), call=call, message=message_id, path=path, seconds=seconds, caller=caller,
            language=language, source="lifeboat" if source == "lifeboat" else "call",
        )  # fmt: skip
        self._append(left)
        if added:
            self._append(MessageAddedToCase(at=clock(), call=call, message=message_id, reference=reference))
        else:
            self._append(CaseOpened(at=clock(), call=call, reference=reference))
        return reference


class FakeRecorder:
    """Knows which calls are being recorded."""

    def __init__(self) -> None:
        self.running: set[str] = set()
        #: Calls whose callers do not want to be recorded.
        self.refusals: set[str] = set()
        #: Every call that was listened to outside of a talk, once for each step.
        self.listened: list[str] = []
        #: Calls whose talks are paused.
        self.paused: set[str] = set()
        #: Every call for which a recording was prepared.
        self.expected: list[str] = []
        #: Every call whose recording was started, once each.
        self.started: list[str] = []
        self.stopped: list[str] = []
        #: Set to have `stop` fail with it.
        self.error: Exception | None = None

    def expect(self, call: str) -> None:
        """Note that a start may follow; nothing needs time here."""
        self.expected.append(call)

    async def listen(self, channel: CallerChannel, call: str) -> str | None:
        """Note that what is said is recorded."""
        self.listened.append(call)
        return f"{call}.wav"

    async def refused(self, call: str) -> bool:
        """Return whether a test put the call into `refusals`."""
        return call in self.refusals

    async def toggle(self, call: str, by: str, who: str = "") -> bool | None:
        """Pause or resume a call that is being recorded."""
        if call not in self.running:
            return None
        self.paused ^= {call}
        return call in self.paused

    async def start(self, channel: CallerChannel, call: str) -> str | None:
        """Begin to record; a call that is being recorded stays so. Raises `CallerHungUp`."""
        if call not in self.running:
            await channel.execute("MixMonitor", call)
            self.running.add(call)
            self.started.append(call)
        return f"{call}.wav"

    async def stop(self, channel: CallerChannel, call: str) -> None:
        """End the recording, if there is one. Raises `error`."""
        if self.error is not None:
            raise self.error
        if call in self.running:
            self.running.discard(call)
            self.stopped.append(call)
            await channel.execute("StopMixMonitor")


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
        #: Numbers that have called before.
        self.known_callers: set[str] = set()
        self._knows: asyncio.Event | None = None
        #: Every call, in the order in which they came.
        self.calls: list[DirectCall] = []
        self.config = configuration(changes)
        self.journal = MemoryJournal()
        self.messages = folder / "messages"
        self.ami = MemoryAmi()
        self.dispatcher = Dispatcher(self.journal, self.config.queues, clock)
        #: Switched by events of the journal.
        self.surge = SurgeState()
        self.journal.listeners.append(self.surge.apply)
        self.legs = Legs(self.journal.append, clock)
        self.channels = ChannelActions(cast("AmiClient", self.ami))
        self.consultations = Consultations(
            self.journal.append, lambda: self.dispatcher.live, self.legs, self.channels.hang_up_soon, clock
        )
        self.lost_lines = LostLines(self.journal.append, lambda: self.dispatcher.live, self.legs, clock)
        self.waker = Waker(cast("AmiClient", self.ami))
        self.inbox = FakeInbox(self.journal.append, self.messages)
        self.faxes = FakeFaxes(self.journal.append)
        self.recorder = FakeRecorder()
        self.cases = FakeCases(self.journal.append, clock)
        self.texts = FakeTexts()
        self.articles = FakeArticles()
        self.surveys = FakeSurveys(self.journal.append, clock, self.messages)
        self.prompts = PromptLibrary(folder / "sounds", self.config.node.languages)
        self.menus = load_menus(
            DEMO.parent / "menus.toml",
            queues=self.config.queues,
            roots={number.menu for number in self.config.numbers.values() if number.menu},
        )
        self.phones = Phones(
            self.config.agents,
            self.journal.append,
            self._known,
            clock,
        )
        self.reconciler = self._reconciler()
        self.script = CallScript(self._services())
        self.attempts = Attempts(cast("AmiClient", self.ami), lambda: self.config)
        #: Does nothing before a test starts it.
        self.callbacks = CallbackDialler(
            journal=cast("Journal", self.journal),
            dispatcher=self.dispatcher,
            attempts=self.attempts,
            current=lambda: self.config,
            open_case=self._open_case,
            clock=clock,
        )
        self.pump = EventPump(
            ami=cast("AmiClient", self.ami),
            legs=self.legs,
            consultations=self.consultations,
            lost_lines=self.lost_lines,
            phones=self.phones,
            script=self.script,
            dispatcher=self.dispatcher,
            reconciler=self.reconciler,
            attempts=self.attempts,
            whisper=WhisperGuard(cast("AmiClient", self.ami), self.legs, self.dispatcher),
        )
        self.features = FeatureCodes(
            lambda: self.config,
            self.prompts,
            cast("Journal", self.journal),
            self.dispatcher,
            clock,
            recorder=self.recorder,
        )

    async def _open_case(self, callback: LiveCallback) -> None:
        """Open the case of a citizen who was not reached, as `open_callback_case` does."""
        reference = f"99{len(self.journal.of_type(CaseOpened)) + 1}"
        opened = CaseOpened(at=clock(), call=callback.call, reference=reference)
        ended = CallbackEnded(
            at=clock(), callback=callback.callback, reason="not reached", reference=reference
        )
        await self.journal.commit([opened, ended])

    def _known(self, agent: str) -> LiveAgent | None:
        return self.dispatcher.live.agents.get(agent)

    def _reconciler(self) -> Reconciler:
        keep = partial(
            recover_unfinished,
            inbox=cast("Inbox", self.inbox),
            journal=cast("Journal", self.journal),
            reader=cast("JournalReader", self.journal),
            default_language=self.config.node.languages[0],
            default_queue=self.config.ivr.operator_queue,
            clock=clock,
        )
        return Reconciler(
            ami=cast("AmiClient", self.ami),
            journal=cast("Journal", self.journal),
            dispatcher=self.dispatcher,
            legs=self.legs,
            phones=self.phones,
            consultations=ConsultationRecovery(
                self.consultations, self.legs, self.journal.append, self.channels.hang_up_soon, clock
            ),
            keep_messages=keep,
            last_outside=partial(last_outside, cast("JournalReader", self.journal)),
            clock=clock,
        )

    def _services(self) -> Services:
        reader = cast("JournalReader", self.journal)
        return Services(
            current=lambda: self.config,
            current_menus=lambda: self.menus,
            prompts=self.prompts,
            journal=cast("Journal", self.journal),
            dispatcher=self.dispatcher,
            legs=self.legs,
            consultations=self.consultations,
            waker=self.waker,
            inbox=self.inbox,
            faxes=self.faxes,
            recorder=self.recorder,
            cases=self.cases,
            article=self.articles.find,
            texts=self.texts,
            surveys=self.surveys,
            messages=self.messages,
            has_room=lambda: self.room,
            earlier_messages=partial(earlier_messages, reader),
            last_message=partial(last_message, reader),
            last_outside=partial(last_outside, reader),
            known_caller=self._is_known,
            last_menu=partial(last_menu, reader),
            look_later=self._look_later,
            endpoint_of=self._endpoint_of,
            clock=clock,
            surge=self.surge,
        )

    # --- what people do ---

    def use_menus(self, text: str) -> None:
        """Have calls that come from now on hear these menus. Raises `ConfigurationError`."""
        file = self._folder / "menus.toml"
        file.write_text(text, encoding="utf-8")
        roots = {number.menu for number in self.config.numbers.values() if number.menu}
        self.menus = load_menus(file, queues=self.config.queues, roots=roots, config=self.config)

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

    def _look_later(self, seconds: float) -> None:
        self.looks.append(seconds)
        self.reconciler.look_later(seconds)

    def hangs_on_known_callers(self) -> asyncio.Event:
        """Have nobody learn who has called before, until the event is set."""
        self._knows = asyncio.Event()
        return self._knows

    def _endpoint_of(self, agent: str) -> str:
        return endpoint_of_agent(agent, "browser" if agent in self.browsers else "desk")

    async def _is_known(self, caller: str) -> bool:
        if self._knows is not None:
            await self._knows.wait()
        return caller in self.known_callers

    def _hear(self, event: AmiEvent) -> None:
        self.consultations.handle(event)
        self.lost_lines.handle(event)
        self.legs.handle(event)
        self.pump.caller_event(event)
