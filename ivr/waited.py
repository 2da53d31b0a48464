"""How a wait in a queue ends, and where the call goes then."""

from dataclasses import dataclass
from enum import Enum, auto

from hotline.queue.overflow import Overflow

from .context import CallContext
from .entering_queue import WHY


class Outcome(Enum):
    """How a wait ended."""

    TALKED = auto()
    MESSAGE = auto()
    #: The citizen will be called back, and has heard so.
    CALLBACK = auto()
    #: To another queue.
    QUEUE = auto()
    #: The caller has heard an announcement, and that was all.
    ANNOUNCED = auto()


@dataclass(frozen=True, slots=True)
class Waited:
    """How a wait ended, and where the call goes."""

    outcome: Outcome
    #: The other queue.
    queue: str = ""


async def leave(context: CallContext, overflow: Overflow) -> Waited:
    """Tell the caller why the call does not wait; it has left the queue."""
    await context.speaker.silence()
    await context.speaker.say(overflow.announcement or WHY[overflow.reason])
    match overflow.action:
        case "queue":
            return Waited(Outcome.QUEUE, overflow.queue or "")
        case "message":
            return Waited(Outcome.MESSAGE)
        case _:
            return Waited(Outcome.ANNOUNCED)
