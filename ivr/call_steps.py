"""What happens in each step of a call, and which step follows it."""

from collections.abc import Awaitable, Callable, Mapping

from hotline.asterisk.agi import CallerHungUp
from hotline.config import Number

from .callback_call import answer_callback
from .consultation import finish_talk
from .context import CallContext
from .fax import receive_fax
from .greeting import greet
from .leaving_message import leave_message
from .outside import connect_outside
from .ports import Services
from .recording import carry_refusal, follow_step
from .selection import choose
from .status_by_phone import tell_status
from .steps import ANNOUNCEMENT, END, GOODBYE, MENU, Step, StepName, message_step, queue_step
from .surge import announce
from .survey import ask_for_rating
from .transfer import connect_department, step_after_talk
from .waited import Outcome
from .waiting import wait_for_agent

#: Steps in which callers may type ahead.
TYPE_AHEAD = frozenset({StepName.GREETING, StepName.ANNOUNCEMENT, StepName.MENU, StepName.STATUS})


class CallSteps:
    """Takes callers from step to step."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._steps: Mapping[StepName, Callable[[CallContext, Step], Awaitable[Step]]] = {
            StepName.GREETING: self._greeting,
            StepName.ANNOUNCEMENT: self._announcement,
            StepName.MENU: self._menu,
            StepName.CALLBACK: self._callback,
            StepName.QUEUE: self._queue,
            StepName.CONSULTATION: self._consultation,
            StepName.DEPARTMENT: connect_department,
            StepName.MESSAGE: self._message,
            StepName.FAX: receive_fax,
            StepName.STATUS: self._status,
            StepName.OUTSIDE: connect_outside,
            StepName.SURVEY: ask_for_rating,
            StepName.GOODBYE: self._goodbye,
        }

    async def walk(self, context: CallContext, step: Step) -> None:
        """Do this step and all that follow it. Raises `CallerHungUp`, `AgiConnectionLost`, and what steps raise."""
        while step is not END:
            context.speaker.typed.collecting = step.name in TYPE_AHEAD
            await follow_step(context, step)
            step = await self._steps[step.name](context, step)
            context.resumed = False

    def _number(self, context: CallContext) -> Number:
        if context.number is None:
            raise LookupError(f"the number {context.dialled} is not in the configuration")
        return context.number

    async def _greeting(self, context: CallContext, step: Step) -> Step:
        await greet(context, self._number(context))
        return ANNOUNCEMENT

    async def _announcement(self, context: CallContext, step: Step) -> Step:
        return await announce(context) or MENU

    async def _menu(self, context: CallContext, step: Step) -> Step:
        number = self._number(context)
        if number.menu is None or number.menu not in self._services.menus:
            return queue_step(number.queue or self._services.config.ivr.operator_queue)
        return await choose(context, self._services.menus, number.menu)

    async def _callback(self, context: CallContext, step: Step) -> Step:
        await carry_refusal(context)
        return await answer_callback(context)

    async def _queue(self, context: CallContext, step: Step) -> Step:
        config = self._services.config
        # A reload leaves queues alone that have calls in them; but a caller may come from a menu of before.
        if step.queue not in config.queues:
            step = queue_step(config.ivr.operator_queue)
        queue = step.queue
        waited = await wait_for_agent(context, step)
        match waited.outcome:
            case Outcome.MESSAGE:
                return message_step(queue)
            case Outcome.QUEUE:
                return queue_step(waited.queue)
            case Outcome.CALLBACK:
                return END
            case Outcome.ANNOUNCED:
                return GOODBYE
            case Outcome.TALKED:
                return step_after_talk(context, queue)

    async def _consultation(self, context: CallContext, step: Step) -> Step:
        if await finish_talk(context, self._services.config.queues[step.queue]):
            raise CallerHungUp
        return step_after_talk(context, step.queue)

    async def _message(self, context: CallContext, step: Step) -> Step:
        return await leave_message(context, step.queue, step.reference)

    async def _status(self, context: CallContext, step: Step) -> Step:
        return await tell_status(context)

    async def _goodbye(self, context: CallContext, step: Step) -> Step:
        await context.speaker.last_words("thanks", "goodbye")
        return END
