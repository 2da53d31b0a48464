"""Functions after which a process dies, for programs that are killed on purpose."""

import functools
import os
import signal
from collections.abc import Callable, Coroutine
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def dying(function: Callable[P, Coroutine[Any, Any, R]], calls: int) -> Callable[P, Coroutine[Any, Any, R]]:
    """Return the function; when it has been done so many times, the process ends by SIGKILL."""
    left = calls

    @functools.wraps(function)
    async def wrapped(*arguments: P.args, **named: P.kwargs) -> R:
        nonlocal left
        result = await function(*arguments, **named)
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return wrapped
