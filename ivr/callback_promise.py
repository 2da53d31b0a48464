"""The promise of a call-back: on disk before the caller hears of it (law 4)."""

import structlog

from hotline.events import CallbackEnded, CallbackRequested
from hotline.journal.errors import JournalError

from .context import CallContext

log = structlog.get_logger()


async def is_promised(
    context: CallContext, requested: CallbackRequested, *, cannot: str, keys: str = ""
) -> bool:
    """Commit the wish; False where it cannot be committed, and the caller has heard the prompt `cannot`.

    `keys` may end that prompt. Raises `CallerHungUp`.
    """
    try:
        await context.promise(requested)
    except (TimeoutError, JournalError) as error:
        # It may still come to the disk later; then this comes behind it, and nobody is called twice.
        context.note(cancelled(requested))
        log.error("a call-back could not be promised", call=context.call, error=str(error))
        await context.speaker.say(cannot, keys=keys)
        return False
    return True


def cancelled(requested: CallbackRequested) -> CallbackEnded:
    """Return what takes the wish back."""
    return CallbackEnded(at=requested.at, callback=requested.callback, reason="cancelled")
