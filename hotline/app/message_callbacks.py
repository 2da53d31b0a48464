"""Call-backs that answer messages: a message becomes a place in its queue, and hears what became of it.

The call-back runs like any other (`callback_dialler`): an agent is reserved first, the one who took the message before
others, then the citizen is called. When both talk, the message is called back; else it stays open, with a note. Its
case is the case: none is opened for a citizen who was not reached.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

import structlog
from sqlalchemy.exc import SQLAlchemyError

from hotline.callback_number import NotCallableError, callback_number
from hotline.clock import Clock
from hotline.config import Configuration
from hotline.events import AgentAnswered, CallbackAnswered, CallbackEnded, CallbackRequested, Event
from hotline.identity import identity
from hotline.journal import Journal, JournalError, JournalReader
from hotline.phone import to_e164
from hotline.queue.callbacks import LiveCallback
from hotline.queue.dispatcher import Dispatcher
from hotline.voicemail.handling import Held, MessageHandling
from hotline.voicemail.states import NotAllowedError

from .control import Command
from .control_wire import ControlError

#: Returns the open call-backs of messages, each with the message's call.
Answering = Callable[[], Awaitable[Sequence[tuple[str, str]]]]

#: How long after a failure what has ended is looked for again, seconds; a call-back takes longer.
AGAIN_SECONDS = 30.0

log = structlog.get_logger()


class MessageCallbacks:
    """Asks for call-backs, and settles those that have ended."""

    def __init__(
        self,
        *,
        handling: MessageHandling,
        journal: Journal,
        reader: JournalReader,
        dispatcher: Dispatcher,
        current: Callable[[], Configuration],
        answering: Answering,
        clock: Clock,
    ) -> None:
        """`answering` tells which messages wait for a call-back."""
        self._handling = handling
        self._journal = journal
        self._reader = reader
        self._dispatcher = dispatcher
        self._current = current
        self._answering = answering
        self._clock = clock
        self._ended = asyncio.Event()
        self._ended.set()  # an earlier controller may have died before it could

    def commands(self) -> Mapping[str, Command]:
        """Return what the control socket serves."""
        return {"message-call-back": self._command}

    async def request(self, message_id: str, agent: str) -> str:
        """Have the message's citizen called back for this agent; return the call-back's identity.

        Raises `NotAllowedError` where that cannot be, and what the journal raises.
        """
        return await self._handling.call_back(message_id, agent, lambda held: self._requested(held, agent))

    def open_case(
        self, otherwise: Callable[[LiveCallback], Awaitable[object]]
    ) -> Callable[[LiveCallback], Awaitable[object]]:
        """Return what settles a call-back that was not reached: by its message, or `otherwise`."""

        async def settle(callback: LiveCallback) -> None:
            if await self._handling.not_reached(callback.callback) is None:
                await otherwise(callback)

        return settle

    async def run(self) -> None:
        """Settle what has ended, whenever a call-back ends, until cancelled."""
        self._journal.listeners.append(self._hear)
        try:
            while True:
                await self._ended.wait()
                self._ended.clear()
                try:
                    await self._settle_all()
                except (JournalError, SQLAlchemyError, OSError) as error:
                    log.error("messages must wait for the database", reason=type(error).__name__)
                    await asyncio.sleep(AGAIN_SECONDS)
                    self._ended.set()
        finally:
            self._journal.listeners.remove(self._hear)

    # --- asking ---

    async def _command(self, arguments: Mapping[str, object], _by: str) -> Mapping[str, object]:
        try:
            callback = await self.request(str(arguments.get("message", "")), str(arguments.get("agent", "")))
        except NotAllowedError as error:
            raise ControlError.because(str(error)) from None
        except JournalError as error:
            what = f"nothing was changed: {error}"
            raise ControlError.because(what, "", "Look why the journal cannot be written.") from None
        return {"callback": callback}

    def _requested(self, held: Held, agent: str) -> CallbackRequested:
        at = self._clock()
        return CallbackRequested(
            at=at,
            callback=identity(held.id, "c", at),
            call=held.call,
            queue=held.queue,
            language=held.language,
            number=self._number(held),
            message=held.id,
            since=at,  # older would push aside those who wait on the line
            priority_seconds=self._current().queues[held.queue].priority_seconds,
            preferred=agent,
        )

    def _number(self, held: Held) -> str:
        config = self._current()
        if config.callbacks.trunk is None:
            raise NotAllowedError("nobody can be called back: set callbacks.trunk in the configuration")
        if held.queue not in config.queues:
            raise NotAllowedError(f"there is no queue {held.queue} any more")
        if held.caller is None:
            raise NotAllowedError("the caller withheld the number: nobody knows whom to call back")
        country = config.node.country
        ours = {to_e164(dialled, country) or "" for dialled in config.numbers}
        try:
            number = callback_number(
                held.caller, country, international=config.callbacks.international, our_own=ours
            )
        except NotCallableError as refused:
            raise NotAllowedError(f"the caller's number is not called back: {refused.reason}") from None
        for other in self._dispatcher.live.callbacks.values():
            if other.number == number:
                raise NotAllowedError(f"this citizen is being called back already: {other.callback}")
        return number

    # --- settling ---

    def _hear(self, event: Event) -> None:
        if isinstance(event, CallbackEnded):
            self._ended.set()

    async def _settle_all(self) -> None:
        waiting = [one for one in await self._answering() if one[0] not in self._dispatcher.live.callbacks]
        if not waiting:
            return
        await self._journal.flush()  # what ended it may not be on disk yet
        for callback, call in waiting:
            await self._settle(callback, call)

    async def _settle(self, callback: str, call: str) -> None:
        past = [entry.event for entry in await self._reader.of_call(call)]
        requested = (one for one in past if isinstance(one, CallbackRequested) and one.callback == callback)
        since = next((one.at for one in requested), None)
        if since is None:
            return
        types = (CallbackAnswered.__name__, CallbackEnded.__name__)
        entries = await self._reader.of_types(types, since=since, until=self._clock())
        ended: CallbackEnded | None = None
        answered: CallbackAnswered | None = None
        for entry in entries:
            match entry.event:
                case CallbackEnded(callback=one) if one == callback:
                    ended = entry.event
                case CallbackAnswered(callback=one) if one == callback:
                    answered = entry.event
                case _:
                    pass
        if ended is None:
            return  # it was only just asked for, and the line is about to hear of it
        agent = None if answered is None else await self._talked_with(answered.call)
        settled = await self._handling.callback_ended(callback, ended.reason, agent)
        log.info("call-back of a message ended", message=settled, reason=ended.reason)

    async def _talked_with(self, call: str) -> str | None:
        """Return the agent who talked in this call."""
        events = [entry.event for entry in await self._reader.of_call(call)]
        agents = [event.agent for event in events if isinstance(event, AgentAnswered)]
        return agents[-1] if agents else None
