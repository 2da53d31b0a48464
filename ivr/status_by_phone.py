"""What became of my case? The caller hears it, adds to it, reopens it, or speaks with whoever looks after it.

    which case? ── told ── 1 again
                         ├ 2 a message for this case (the MESSAGE step, which resumes by itself)
                         ├ 3 reopen, once it is done
                         ├ 4 its owner, in the department's queue
                         ├ * back to the menu
                         └ 0 a person

Every prompt can be interrupted, and the key counts. A call whose controller dies in the middle comes back to the menu
from which it came: nothing is lost that the caller had done, since a reopening is committed before it is said, and a
message is known by its case from the beep on.
"""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

import structlog

from hotline.events import StatusTold
from hotline.queue.hours import time_zone

from .context import CallContext
from .menu import INVALID_KEY_PROMPT, NO_KEY_PROMPT
from .speaker import ALL_KEYS
from .status_ports import CaseState
from .status_reference import LOOK_UP_SECONDS, Leave, which_case
from .status_words import Part, Text, choices, queue_of, told
from .steps import MENU, Step, StepName, queue_step


class Key:
    """What the keys mean while the caller is with a case."""

    AGAIN, MESSAGE, REOPEN, OWNER, BACK, PERSON = "1", "2", "3", "4", "*", "0"
    #: Only ends what is being said.
    SKIP = "#"


#: Rounds after which a caller who still chooses is taken to a person.
MOST_ROUNDS = 30

R = TypeVar("R")
log = structlog.get_logger()


class _NoAnswerError(Exception):
    """The case store does not answer."""


async def tell_status(context: CallContext) -> Step:
    """Find the caller's case and tell it; return where the caller is to go then. Raises `CallerHungUp`."""
    found = await which_case(context)
    match found:
        case Leave.BACK:
            return MENU
        case Leave.PERSON:
            return await _to_a_person(context)
        case case:
            return await _Conversation(context, case).run()


async def _to_a_person(context: CallContext) -> Step:
    await context.speaker.say("to-a-person")
    return queue_step(context.services.config.ivr.operator_queue)


class _Conversation:
    """One caller about one case."""

    def __init__(self, context: CallContext, case: CaseState) -> None:
        self._context = context
        self._case = case

    async def run(self) -> Step:
        """Tell the case and do what the caller wishes; return where the caller is to go then."""
        failures = 0
        key = await self._tell()
        for _ in range(MOST_ROUNDS):
            key = key or await self._choose()
            step = self._leave(key)
            if step is not None:
                return step
            if key == Key.PERSON:
                break
            wrong = self._wrong(key)
            failures = failures + 1 if wrong else 0
            if failures >= self._context.services.config.ivr.tries:
                break
            key = await (self._context.speaker.say(wrong, keys=ALL_KEYS) if wrong else self._stay(key))
        return await _to_a_person(self._context)

    async def _choose(self) -> str | None:
        seconds = self._context.services.config.ivr.first_digit_seconds
        return await self._context.speaker.ask(choices(self._case), seconds=seconds)

    def _leave(self, key: str | None) -> Step | None:
        """Return where a key leads; None: the caller stays with the case, or a person is to help."""
        config, case = self._context.services.config, self._case
        match key:
            case Key.MESSAGE:
                return Step(StepName.MESSAGE, queue_of(case, config), reference=case.reference)
            case Key.OWNER:
                owner = case.owner if case.owner in config.agents else None
                return Step(StepName.QUEUE, queue_of(case, config), preferred=owner)
            case Key.BACK:
                return MENU
            case _:
                return None

    def _wrong(self, key: str | None) -> str | None:
        """Return what is said to a key that means nothing here, or to silence; None for the others."""
        if key is None:
            return NO_KEY_PROMPT
        known = {Key.AGAIN, Key.SKIP} | ({Key.REOPEN} if self._case.can_be_reopened else set())
        return None if key in known else INVALID_KEY_PROMPT

    async def _stay(self, key: str | None) -> str | None:
        """Do what a key asks for; return the key that interrupted it, or the one for a person where it fails."""
        try:
            if key == Key.REOPEN:
                return await self._reopen()
            if key == Key.AGAIN:
                await self._look_again()
                return await self._tell()
        except _NoAnswerError:
            await self._context.speaker.say("status-cannot")
            return Key.PERSON
        return None

    async def _tell(self) -> str | None:
        """Say everything; return the key that interrupted it."""
        context = self._context
        config = context.services.config
        zone = time_zone(config.node.timezone)
        parts = told(self._case, config, language=context.language, now=context.now(), zone=zone)
        for part in parts:
            if isinstance(part, Text):
                context.services.texts.prepare(part.language, part.text)
        for part in parts:
            key = await self._say(part)
            if key:
                return key
        context.note(StatusTold(at=context.now(), call=context.call, reference=self._case.reference))
        return None

    async def _say(self, part: Part) -> str | None:
        speaker = self._context.speaker
        if isinstance(part, str):
            return await speaker.say(part, keys=ALL_KEYS)
        sound = await self._context.services.texts.sound(part.language, part.text)
        if sound is None:
            return await speaker.say(part.otherwise, keys=ALL_KEYS) if part.otherwise else None
        return await speaker.say(part.before, keys=ALL_KEYS) or await speaker.play(sound, ALL_KEYS)

    async def _reopen(self) -> str | None:
        """Reopen the case; the caller hears of it once it is committed."""
        cases, context = self._context.services.cases, self._context
        reopened = await self._answer(cases.reopen(self._case.reference, context.call))
        log.info("reopened by telephone", call=context.call, reopened=reopened)
        await self._look_again()
        return await context.speaker.say(
            "status-is-reopened" if reopened else "status-is-at-work", keys=ALL_KEYS
        )

    async def _look_again(self) -> None:
        """Take the case as it is now: the caller may listen for minutes."""
        found = await self._answer(self._context.services.cases.find(self._case.reference))
        self._case = found or self._case

    async def _answer(self, asked: Awaitable[R]) -> R:
        """Return what the case store answers. Raises `_NoAnswerError`."""
        try:
            async with asyncio.timeout(LOOK_UP_SECONDS):
                return await asked
        except Exception as error:
            log.exception("no answer about a case", call=self._context.call)
            raise _NoAnswerError from error
