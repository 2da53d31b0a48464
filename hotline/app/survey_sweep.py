"""Settles surveys that nobody is in conversation about: keeps comments, and asks later who hung up first.

| what is found | becomes |
|---|---|
| open, and its call is over | later, or closed (`survey_plan.py`) |
| later, and due | an attempt, one coroutine each; or closed, or later still |
| asking, and nobody here does (a new controller) | a call is looked up in Asterisk, a text goes out again with its id |
| asked, and nobody has replied for too long | closed |
| a comment that is not kept, and the call in which it was spoken is over | kept |

Everything is in the database before it is done, so the next controller goes on wherever this one died.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.clock import Clock
from hotline.config import Configuration
from hotline.crm_bridge.survey import Survey
from hotline.crm_bridge.survey_invitations import Invitations
from hotline.journal.errors import JournalError
from hotline.queue.live import LiveState
from hotline.survey_names import invitation_channel, spoken_in, survey_of_channel
from hotline.text_messages import TextError, Texts

from . import survey_plan
from .callback_attempts import Attempts
from .survey_text import QUESTIONS, in_language

#: Pause between two looks, seconds.
LOOK_SECONDS = 3.0

#: Citizens who are called at once: a trunk has other work.
MOST_AT_ONCE = 3

#: What the database may do to us; the next look tries again.
TROUBLES = (JournalError, SQLAlchemyError, OSError, TimeoutError)

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Dialled:
    """Whom to call, as `Attempts` wants it."""

    callback: str
    channel: str
    number: str


async def nothing() -> None:
    """Do nothing."""


class SurveySweep:
    """Does what the surveys of one node need."""

    def __init__(
        self,
        invitations: Invitations,
        attempts: Attempts,
        texts: Texts,
        *,
        current: Callable[[], Configuration],
        live: Callable[[], LiveState],
        clock: Clock,
        then: Callable[[], Awaitable[None]] = nothing,
    ) -> None:
        """`then` is done after every look."""
        self._invitations = invitations
        self._attempts = attempts
        self._texts = texts
        self._current = current
        self._live = live
        self._clock = clock
        self._then = then
        #: What is being asked, by survey.
        self._tasks: dict[str, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Look for ever. Calls that are under way are followed by the next controller."""
        try:
            while True:
                try:
                    await self.look()
                    await self._then()
                except TROUBLES as error:
                    log.error("surveys must wait", reason=type(error).__name__)
                await asyncio.sleep(LOOK_SECONDS)
        finally:
            for task in self._tasks.values():
                task.cancel()
            await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def look(self) -> None:
        """Do once what is to be done. Raises one of `TROUBLES`; doing it again is safe."""
        calls = set(self._live().calls)
        busy = calls | {survey_of_channel(call) for call in calls}
        for found in await self._invitations.unkept_comments():
            if spoken_in(found.comment_path or "") not in calls:
                await self._keep_comment(found)
        for found in await self._invitations.in_state("open"):
            if found.call not in busy:
                await self._settle(found)
        for found in await self._invitations.in_state("asking"):
            self._begin(found, self._go_on)
        for found in await self._invitations.in_state("later", until=self._clock()):
            await self._ask(found)
        for found in await self._invitations.in_state("asked"):
            if self._clock() > (found.asked_at or 0.0) + survey_plan.ASK_WITHIN_SECONDS:
                await self._invitations.close(found)

    async def _keep_comment(self, found: Survey) -> None:
        """Keep one comment; one whose file cannot be secured now holds up nothing else."""
        try:
            await self._invitations.store.keep_comment(found.call, found.language)
        except OSError as error:
            log.error(
                "a comment cannot be secured; its audio stays", survey=found.call, reason=error.strerror
            )

    async def _settle(self, found: Survey) -> None:
        rated = await self._invitations.rated_call(found.call)
        ended_at = self._clock() if rated.ended_at is None else rated.ended_at
        due = survey_plan.first_due(self._current(), found, ended_at)
        if rated.agent is None or due is None or survey_plan.way(self._current(), found) is None:
            await self._invitations.close(found)
        else:
            await self._invitations.plan(found, due)

    async def _ask(self, found: Survey) -> None:
        config = self._current()
        way = survey_plan.way(config, found)
        may_at = survey_plan.may_ask_at(config, found, self._clock())
        number = survey_plan.number(config, found)
        if way is None or may_at is None or number is None:
            await self._invitations.close(found)
        elif may_at > self._clock():
            await self._invitations.plan(found, may_at)
        elif way == "text" or (self._attempts.can_dial and len(self._tasks) < MOST_AT_ONCE):
            begun = await self._invitations.begin(found, way, number)
            if begun is not None:
                work = self._call if way == "call-back" else self._write
                self._begin(begun, lambda survey: work(survey, number))

    def _begin(self, found: Survey, work: Callable[[Survey], Coroutine[None, None, None]]) -> None:
        """Do the work, if nobody does it already."""
        if found.call in self._tasks:
            return

        async def all_of_it() -> None:
            try:
                await work(found)
            except TROUBLES as error:
                log.error("a survey must wait", survey=found.call, reason=type(error).__name__)
            finally:
                del self._tasks[found.call]

        self._tasks[found.call] = asyncio.create_task(all_of_it(), name=f"survey {found.call}")

    # --- one attempt ---

    async def _call(self, found: Survey, number: str) -> None:
        await self._judge(found, await self._attempts.dial(_dialled(found, number)))

    async def _write(self, found: Survey, number: str) -> None:
        text = in_language(QUESTIONS, found.language)
        try:
            await self._texts.send(number, text, f"survey-{found.call}")
        except TextError as error:
            log.warning("a survey was not sent", survey=found.call, reason=str(error))
            again_at = survey_plan.next_due(self._current(), found, "text", self._clock())
            await self._invitations.failed(found, "text", str(error), again_at)
        else:
            await self._invitations.sent(found)

    async def _go_on(self, found: Survey) -> None:
        """Find out what became of an attempt of an earlier controller."""
        number = survey_plan.number(self._current(), found) or ""
        dialled = _dialled(found, number)
        if found.asked_by == "text" and number:
            await self._write(found, number)
        else:
            await self._judge(
                found, await self._attempts.follow(dialled, answered=dialled.channel in self._live().calls)
            )

    async def _judge(self, found: Survey, reason: str | None) -> None:
        """Note why a citizen who was called has given no mark; of the others there is nothing to note."""
        again_at = survey_plan.next_due(self._current(), found, "call-back", self._clock())
        await self._invitations.failed(found, "call-back", reason or "unknown", again_at)


def _dialled(found: Survey, number: str) -> Dialled:
    return Dialled(found.call, invitation_channel(found.call, found.attempts), number)
