"""What is known of one call for its screen pop: what the caller did, and what the store says, looked up meanwhile."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

import structlog

from hotline.crm_bridge.screen_pop import Choice, Found
from hotline.events import (
    CallArrived,
    CallFactLearned,
    CallQueued,
    CaseOpened,
    CaseReopened,
    Event,
    LanguageChosen,
    MenuChosen,
    MessageAddedToCase,
    MessageLeft,
    StatusAsked,
)

#: Later nobody would need the answer, seconds.
LOOK_UP_SECONDS = 5.0

#: What was looked up longer ago is looked up again before an agent needs it, seconds.
FRESH_SECONDS = 10.0

#: Look-ups at once: the rest of the database's connections are for the calls themselves.
MOST_LOOK_UPS = 4

#: Choices that are shown; of more, the last.
MOST_CHOICES = 50

#: Facts that change what the store knows of the caller.
_LEFT = (MessageLeft, MessageAddedToCase, CaseOpened, CaseReopened)

#: Look up a number and the cases about which its caller asked.
LookUp = Callable[[str | None, Sequence[str]], Awaitable[Found]]
#: Return all facts of a call from the journal.
Story = Callable[[str], Awaitable[Sequence[Event]]]

log = structlog.get_logger()


@dataclass(slots=True)
class PoppingCall:
    """One call, or a call-back whose citizen is not on the line yet."""

    call: str
    number: str | None
    dialled: str = ""
    language: str = ""
    choices: list[Choice] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    #: Cases about which the caller asked.
    references: list[str] = field(default_factory=list)
    #: Its earlier facts are still to be read from the journal.
    has_story: bool = False
    #: What was found last; None: nothing yet.
    found: Found | None = None
    #: What is looked up now.
    task: asyncio.Task[None] | None = None
    #: Something happened since that look-up began.
    is_stale: bool = False

    def apply(self, event: Event) -> bool:
        """Take a fact of the call; return whether the store is to be asked again."""
        match event:
            case CallArrived():
                self.number, self.dialled = event.caller, event.dialled
            case LanguageChosen() | CallQueued():
                self.language = event.language
            case MenuChosen():
                self.choices.append(Choice(menu=event.menu, key=event.key))
                del self.choices[:-MOST_CHOICES]
            case CallFactLearned():
                self.facts[event.name] = event.value
            case StatusAsked() if event.reference is not None and event.reference not in self.references:
                self.references.append(event.reference)
                return True
            case _:
                return isinstance(event, _LEFT)
        return False

    def is_wanting(self, now: float) -> bool:
        """Return whether what was found is too old for an agent, and nobody looks it up again."""
        if self.task is not None and not self.task.done():
            return False
        return self.found is None or now - self.found.looked_up_at > FRESH_SECONDS


class LookUps:
    """Looks things up beside the calls, a few at a time; none of it ever raises."""

    def __init__(
        self,
        look_up: LookUp,
        story: Story,
        changed: Callable[[PoppingCall], None],
        seconds: float = LOOK_UP_SECONDS,
    ) -> None:
        """`changed(call)` is told when more was found."""
        self._look_up = look_up
        self._story = story
        self._changed = changed
        self._seconds = seconds
        self._room = asyncio.Semaphore(MOST_LOOK_UPS)
        #: Look-ups that failed or took too long.
        self.failed = 0

    def begin(self, call: PoppingCall) -> None:
        """Look up what is known of the caller, or look again."""
        if call.task is not None and not call.task.done():
            call.is_stale = True
            return
        call.is_stale = False
        call.task = asyncio.create_task(self._run(call), name=f"screen pop {call.call}")

    async def _run(self, call: PoppingCall) -> None:
        while True:
            try:
                async with asyncio.timeout(self._seconds), self._room:
                    await self._ask(call)
            except TimeoutError:
                self.failed += 1
                log.warning("nobody could say in time who calls", call=call.call)
            except Exception:
                self.failed += 1
                log.exception("cannot look up who calls", call=call.call)
            if not call.is_stale:
                return
            call.is_stale = False

    async def _ask(self, call: PoppingCall) -> None:
        if call.has_story:
            story = await self._story(call.call)
            call.has_story = False
            call.choices.clear()  # what came meanwhile is in the story, too
            for event in story:
                call.apply(event)
        call.found = await self._look_up(call.number, tuple(call.references))
        self._changed(call)
