"""The people of a test: callers and agents, each with a phone, an ear and something to say."""

import asyncio
import itertools
from pathlib import Path
from typing import Self

from hotline.events import AgentEvent, AgentPaused, AgentSignedIn, AgentSignedOut, CallArrived, CallEnded
from tests.e2e import audio
from tests.e2e.audio import Sound
from tests.e2e.baresip_files import Account
from tests.e2e.ear import Ear, Heard
from tests.e2e.phones import Baresip
from tests.e2e.ports import Ports
from tests.e2e.story import Story
from tests.e2e.system import HotlineSystem

#: Each person has a voice and a sentence of their own, so that who is heard where is beyond doubt.
CALLER_SENTENCES = (
    ("There is a water leak in my street.", "en-gb"),
    ("The street light is broken again.", "en-us+m3"),
    ("Nobody has collected our rubbish.", "en-gb+f2"),
)
AGENT_SENTENCES = {
    "1001": ("Good morning, how may I help you?", "en-us+f3"),
    "1002": ("Municipality, what can I do for you?", "en-gb+m7"),
    "1003": ("You are speaking with the duty officer.", "en-us+m2"),
    "1004": ("Thank you for calling, go ahead please.", "en-gb+f4"),
}

#: The language in which agents hear what their feature codes did: the first one of the configuration.
AGENTS_LANGUAGE = "ar"

#: Nobody speaks sooner after hearing something.
REACTION_SECONDS = 0.3

_numbers = itertools.count(1)


class Person:
    """Somebody on a phone."""

    def __init__(self, phone: Baresip, ear: Ear, words: Sound, story: Story) -> None:
        self.phone = phone
        self.ear = ear
        #: What this person says; about two seconds.
        self.words = words
        self._story = story

    @property
    def number(self) -> str:
        """The number that the other side sees."""
        return self.phone.account.user

    async def dials(self, number: str) -> float:
        """Call, wait until it is answered, and return the seconds that it took."""
        self.ear.new_call()
        dialled_at = await self.phone.dial(number)
        answered = await self.phone.wait_answered()
        return answered.at - dialled_at

    async def presses(self, keys: str) -> float:
        """Press keys; return the moment of the first."""
        return await self.phone.press(keys)

    async def speaks(self) -> None:
        """Say this person's words, once, as soon as people do after a beep or a greeting."""
        await asyncio.sleep(REACTION_SECONDS)
        await self.phone.say(self.words)

    async def hears(self, prompt: str, *, language: str | None = None, within: float = 6.0) -> Heard:
        """Hear a whole prompt."""
        return await self.ear.hears(prompt, language=language, within=within)

    async def hears_words_of(self, other: "Person", within: float = 4.0) -> Heard:
        """Hear what the other person says."""
        return await self.ear.hears_sound(other.words, within=within, name=f"the words of {other.phone}")

    async def hangs_up(self) -> None:
        """End the call."""
        await self.phone.hang_up()
        await self.phone.wait_closed()

    async def is_hung_up(self, within: float = 6.0) -> None:
        """See the other side end the call."""
        await self.phone.wait_closed(within)


class Caller(Person):
    """A citizen."""

    async def call_id(self) -> str:
        """Return how the journal knows this person's latest call."""
        await self._story.wait_for(CallArrived, lambda event: event.caller == self.number)
        calls = [event for event in self._story.events() if isinstance(event, CallArrived)]
        return [event.call for event in calls if event.caller == self.number][-1]

    async def call_ended(self, within: float = 5.0) -> str:
        """Wait until the journal has the end of this person's latest call; return the call."""
        call = await self.call_id()
        await self._story.wait_for(CallEnded, lambda event: event.call == call, within=within)
        return call


class Agent(Person):
    """A person who takes calls, on a registered phone."""

    async def signs_in(self) -> None:
        """Dial the feature code, and hang up as soon as it is done."""
        await self._dials_and_hangs_up("*11", AgentSignedIn)

    async def signs_out(self) -> None:
        """Dial the feature code, and hang up as soon as it is done."""
        await self._dials_and_hangs_up("*13", AgentSignedOut)

    async def pauses(self) -> None:
        """Dial the feature code, and hang up as soon as it is done."""
        await self._dials_and_hangs_up("*12", AgentPaused)

    async def hears_after(self, code: str, prompt: str) -> None:
        """Dial a feature code, and hear what it did."""
        await self.dials(code)
        await self.hears(prompt, language=AGENTS_LANGUAGE)
        await self.is_hung_up()

    async def _dials_and_hangs_up(self, code: str, done: type[AgentEvent]) -> None:
        seen = self._story.last_seq()
        await self.dials(code)
        await self._story.wait_for(done, lambda event: event.agent == self.number, after=seen)
        await self.hangs_up()

    async def is_rung(self, by: Caller | None = None, within: float = 8.0) -> None:
        """See the phone ring, for a certain caller if one is named."""
        event = await self.phone.wait_ringing(within)
        if by is not None:
            assert by.number in event.peer, f"{self.phone} rings for {event.peer} and not for {by.number}"

    async def answers(self) -> None:
        """Take the call."""
        self.ear.new_call()
        await self.phone.answer()
        await self.phone.wait_answered()

    async def rejects(self) -> None:
        """Refuse the call (486)."""
        await self.phone.reject()
        await self.phone.wait_closed()

    async def stops_ringing(self, within: float = 8.0) -> None:
        """See the phone stop to ring."""
        await self.phone.wait_closed(within)


class People:
    """Makes the people of one test, and sends them home after it."""

    def __init__(self, system: HotlineSystem, folder: Path, ports: Ports) -> None:
        self._system = system
        self._folder = folder
        self._ports = ports
        self._agents: list[Agent] = []
        self.all: list[Person] = []

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.go_home()

    async def caller(
        self, language: str = "en", *, sip: int | None = None, number: str | None = None
    ) -> Caller:
        """Return a citizen with a number that no other caller has, who knows the prompts of a language.

        `sip` is the port of the phone, where it has to be found; `number` is its own where that is known before.
        """
        count = next(_numbers)
        sentence = CALLER_SENTENCES[count % len(CALLER_SENTENCES)]
        account = Account(number or f"+9689123{count:04}", self._system.sip)
        person = Caller(*await self._equip(account, language, sentence, sip))
        self.all.append(person)
        return person

    async def agent(self, key: str, *, signed_in: bool = True) -> Agent:
        """Return an agent whose phone is registered."""
        account = Account(key, self._system.sip, self._system.password(key))
        person = Agent(*await self._equip(account, "en", AGENT_SENTENCES[key]))
        self.all.append(person)
        self._agents.append(person)
        await person.phone.wait_registered()
        if signed_in:
            await person.signs_in()
        return person

    async def go_home(self) -> None:
        """Sign every agent out and close all phones, so that the next test finds an empty hotline."""
        try:
            if self._agents and self._system.healthy():
                async with asyncio.TaskGroup() as tasks:
                    for agent in filter(lambda agent: agent.phone.alive(), self._agents):
                        tasks.create_task(self._sign_out(agent))
        finally:
            await asyncio.gather(*(person.phone.close() for person in self.all))

    async def _sign_out(self, agent: Agent) -> None:
        signs = [
            event
            for event in self._system.story.events()
            if isinstance(event, AgentSignedIn | AgentSignedOut) and event.agent == agent.number
        ]
        if signs and isinstance(signs[-1], AgentSignedIn):
            await agent.phone.hang_up_all()
            await agent.signs_out()

    async def _equip(
        self, account: Account, language: str, sentence: tuple[str, str], sip: int | None = None
    ) -> tuple[Baresip, Ear, Sound, Story]:
        folder = self._folder / f"{len(self.all)}-{account.user.lstrip('+')}"
        phone = await Baresip.start(folder, account, self._ports, sip=sip)
        return phone, Ear(phone, self._system.sounds, language), audio.say(*sentence), self._system.story
