"""One call, one coroutine: from the answer to the hang-up, every step in the order in which the caller meets it.

If the controller dies, the dialplan keeps the caller with music and comes back; the next controller finds the call
in its live state and goes on at the same step (`resume.py`).
"""

from typing import Literal

import structlog

from hotline.asterisk.agi import AgiConnectionLost, AgiError, CallerChannel, CallerHungUp
from hotline.events import CallArrived, CallEnded
from hotline.phone import to_e164

from .call_steps import CallSteps
from .callback_call import is_our_call
from .context import CallContext
from .fax import is_fax_session, turned_out_to_be_fax
from .known_caller import begin_to_ask
from .last_agent import begin_look_up
from .ports import Services
from .recording import stop_recording
from .resume import step_to_resume
from .speaker import Speaker
from .steps import CALLBACK, FAX, GREETING, SURVEY, Step, queue_step
from .survey_call import is_survey_call

log = structlog.get_logger()

#: A channel whose AGI connection broke has come back or is gone by then, seconds.
CHANNEL_GONE_SECONDS = 2.0

EndReason = Literal["completed", "caller hung up", "lost", "failed"]


class CallScript:
    """Serves the AGI route `call`: the first argument is the number that was dialled."""

    def __init__(self, services: Services) -> None:
        self._services = services
        #: Calls that have a running script; the other live calls wait for theirs to come back.
        self.attached: set[str] = set()
        self._contexts: dict[str, CallContext] = {}
        self._steps = CallSteps(services)

    async def serve(self, channel: CallerChannel) -> None:
        """Help one caller. Whatever happens to this call happens to no other.

        A cancelled task leaves the call as it is: the dialplan brings it to the next controller.
        """
        context = self._context(channel)
        self.attached.add(context.call)
        self._contexts[context.call] = context
        begin_look_up(context)
        begin_to_ask(context)
        try:
            await self._serve(context)
        finally:
            context.look_no_further()
            self.attached.discard(context.call)
            self._contexts.pop(context.call, None)

    def key_told(self, call: str, key: str) -> None:
        """Take Asterisk's word that the caller of this call pressed a key; of others nothing is known."""
        context = self._contexts.get(call)
        if context is not None:
            context.speaker.told(key)

    def bridged(self, call: str, at: float | None) -> None:
        """Take Asterisk's word that the caller of this call talks with somebody since then."""
        context = self._contexts.get(call)
        if context is not None:
            context.bridged_at = context.now() if at is None else at

    async def _serve(self, context: CallContext) -> None:
        try:
            reason = await self._help(context)
            if reason is not None:
                await self._end(context, reason)
        except AgiConnectionLost as error:
            # Asterisk is gone or closed the session: what became of the call is for others to find out.
            log.warning("lost the channel", call=context.call, error=str(error))
            self._services.look_later(CHANNEL_GONE_SECONDS)

    async def _help(self, context: CallContext) -> EndReason | None:
        """Do everything for the caller; return how the call ended, None: another session goes on with it.

        Raises only `AgiConnectionLost`.
        """
        try:
            await self._steps.walk(context, await self._first_step(context))
        except AgiConnectionLost:
            raise
        except CallerHungUp:
            return None if await turned_out_to_be_fax(context) else "caller hung up"
        except Exception:
            log.exception("call script failed", call=context.call)
            await self._apologise(context)
            return "failed"
        return "completed"

    def _context(self, channel: CallerChannel) -> CallContext:
        config = self._services.config
        dialled = channel.arguments[0] if channel.arguments else channel.extension
        number = config.numbers.get(dialled)
        language = number.language if number and number.language else config.node.languages[0]
        return CallContext(
            services=self._services,
            channel=channel,
            speaker=Speaker(
                channel,
                self._services.prompts,
                language,
                wake=lambda until: self._services.waker.wake(channel.name, until=until),
            ),
            call=channel.uniqueid,
            caller=to_e164(channel.caller_number, config.node.country) if channel.caller_number else None,
            dialled=dialled,
            number=number,
        )

    async def _first_step(self, context: CallContext) -> Step:
        # From now on the dialplan waits longer for the next controller, should this one die.
        await context.channel.set_variable("HOTLINE_STEP", "served")
        known = self._services.dispatcher.live.calls.get(context.call)
        if known is None:
            context.note(
                CallArrived(
                    at=context.now(),
                    call=context.call,
                    caller=context.caller,
                    dialled=context.dialled,
                    channel=context.channel.name,
                )
            )
        if is_fax_session(context):
            return FAX
        if known is not None:
            return await step_to_resume(context, known)
        if is_survey_call(context):
            return SURVEY
        return CALLBACK if is_our_call(context) else GREETING

    async def _apologise(self, context: CallContext) -> None:
        """Say sorry and take the caller to a person rather than to a dead line. Raises only `AgiConnectionLost`."""
        waiting = self._services.dispatcher.live.calls.get(context.call)
        queue = self._services.config.ivr.operator_queue
        if waiting is not None and waiting.queue and self._services.dispatcher.is_waiting(context.call):
            queue = waiting.queue
        context.resumed = False
        try:
            await context.speaker.say("sorry-problem")
            await self._steps.walk(context, queue_step(queue))
        except AgiConnectionLost:
            raise
        except CallerHungUp:
            log.info("caller left after the apology", call=context.call)
        except Exception:
            log.exception("even the apology failed", call=context.call)

    async def _end(self, context: CallContext, reason: EndReason) -> None:
        """Close what belongs to the call; the dialplan hangs up when it sees `CALLDONE`. Raises `AgiConnectionLost`."""
        await stop_recording(context)
        try:
            await context.channel.set_variable("CALLDONE", "1")
        except AgiConnectionLost:
            raise
        except (CallerHungUp, AgiError) as error:
            log.error("cannot tell the dialplan that the call is done", call=context.call, error=str(error))
        self._services.legs.forget(context.call)
        if context.open_messages:
            # What was said is kept before the call's story ends: whoever finds the channel gone does both.
            log.error("a message is not kept yet", call=context.call)
            self._services.look_later(CHANNEL_GONE_SECONDS)
            return
        context.note(CallEnded(at=context.now(), call=context.call, reason=reason))
