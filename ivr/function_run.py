"""Runs one of the operator's functions for one call, bounded in time; what goes wrong in it ends at a person."""

import asyncio
import threading

import structlog

from hotline.asterisk.agi import AgiConnectionLost, CallerHungUp

from .context import CallContext
from .functions import FunctionCall
from .known_caller import caller_of
from .menu import Action, MenuFunction, Menus, ToCallback, ToMenu, ToMessage, ToOutside, ToQueue, ToSurvey

#: So long a function may leave the caller in silence, seconds.
SILENCE_SECONDS = 8.0

#: So long it may take in all, with everything that it says and asks, seconds.
MOST_SECONDS = 180.0

#: Functions that run at once; one that never ends keeps its thread.
MOST_FUNCTIONS = 64

#: Begins the names of their threads.
_THREAD = "function of "

#: How often the clock is looked at, seconds.
LOOK_SECONDS = 0.25

log = structlog.get_logger()


class FunctionFailedError(Exception):
    """The function raised, took too long, or leads to something that is not there."""


async def run_function(context: CallContext, menus: Menus, name: str) -> Action | None:
    """Return where the function wants the call to go; None: the menu again.

    Raises `FunctionFailedError`, which is in the log then, `CallerHungUp` and `AgiConnectionLost`.
    """
    function = menus.functions.get(name)
    if function is None or _running() >= MOST_FUNCTIONS:
        log.error(
            "a menu's function cannot be run", call=context.call, function=name, is_there=function is not None
        )
        raise FunctionFailedError(name)
    call = FunctionCall(context, caller_of(context))
    thread = _Thread(function, call)
    try:
        action = await thread.result()
    except (AgiConnectionLost, CallerHungUp):
        raise
    except TimeoutError:
        log.error("a menu's function took too long", call=context.call, function=name)
        raise FunctionFailedError(name) from None
    except Exception as error:
        log.exception("a menu's function failed", call=context.call, function=name)
        raise FunctionFailedError(name) from error
    finally:
        call.end()
        thread.cancel()
    if action is not None and not _is_there(context, menus, action):
        log.error(
            "a menu's function leads nowhere", call=context.call, function=name, to=type(action).__name__
        )
        raise FunctionFailedError(name)
    return action


def _running() -> int:
    """Return how many functions run, those that never end included."""
    return sum(thread.name.startswith(_THREAD) for thread in threading.enumerate())


class _Thread:
    """The thread in which a function runs."""

    def __init__(self, function: MenuFunction, call: FunctionCall) -> None:
        self._function = function
        self._call = call
        self._house = asyncio.get_running_loop()
        self._result: asyncio.Future[Action | None] = self._house.create_future()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[Action | None] | None = None
        threading.Thread(target=self._run, name=f"{_THREAD}{call.call}", daemon=True).start()

    async def result(self) -> Action | None:
        """Wait for the function. Raises what it raises, and `TimeoutError`."""
        clock = self._house.time
        until = clock() + MOST_SECONDS
        while True:
            await asyncio.wait({self._result}, timeout=LOOK_SECONDS)
            if self._result.done():
                return self._result.result()
            silent = not self._call.is_talking and clock() - self._call.idle_since > SILENCE_SECONDS
            if silent or clock() > until:
                raise TimeoutError

    def cancel(self) -> None:
        """Have the function end at its next `await`, if it has not ended."""
        if self._loop is not None and self._task is not None and not self._result.done():
            try:
                self._loop.call_soon_threadsafe(self._task.cancel)
            except RuntimeError:  # its loop has ended meanwhile
                log.debug("function ended by itself", call=self._call.call)

    def _run(self) -> None:
        try:
            action, error = asyncio.run(self._main()), None
        except BaseException as raised:
            action, error = None, raised
        if not self._house.is_closed():
            self._house.call_soon_threadsafe(self._tell, action, error)

    async def _main(self) -> Action | None:
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        return await self._function(self._call)

    def _tell(self, action: Action | None, error: BaseException | None) -> None:
        if self._result.done():
            return
        if isinstance(error, Exception):
            self._result.set_exception(error)
        elif error is not None:
            self._result.set_exception(RuntimeError(f"the function ended with {type(error).__name__}"))
        else:
            self._result.set_result(action)


def _is_there(context: CallContext, menus: Menus, action: object) -> bool:
    """Return whether the action is one, and what it names exists."""
    config = context.services.config
    match action:
        case ToMenu(menu):
            return menu in menus
        case ToQueue(queue) | ToMessage(queue) | ToSurvey(queue) | ToCallback(queue):
            return queue in config.queues
        case ToOutside(outside):
            return outside in config.outside
        case _:
            return isinstance(action, Action)
