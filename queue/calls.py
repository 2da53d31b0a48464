"""What is known of one call that is on its way."""

from dataclasses import dataclass
from enum import StrEnum

from .transfers import LiveConsultation, LiveTransfer


class CallState(StrEnum):
    """Where a call is."""

    # Enum's own hash is a Python function, and the fold asks for it all the time.
    __hash__ = str.__hash__

    #: From the answer to the first queue: greeting, language, menus.
    MENU = "menu"
    #: In a queue, and no agent is kept for it.
    WAITING = "waiting"
    #: In a queue; an agent is kept for it, whose phone does not ring yet.
    RESERVED = "reserved"
    #: In a queue; the reserved agent's phone rings.
    RINGING = "ringing"
    #: Bridged with the agent, or kept by music while the agent asks somebody else.
    TALKING = "talking"
    #: An agent has left it, and the next person does not have it yet.
    TRANSFERRED = "transferred"
    #: A call-back whose citizen was not reached: has no place until it is due again.
    RESTING = "resting"
    #: Leaves a message.
    MESSAGE = "message"
    #: Was served or gave up; the channel is still there.
    ENDED = "ended"


#: The call has a place in a queue.
IN_LINE = frozenset({CallState.WAITING, CallState.RESERVED, CallState.RINGING})

#: An agent belongs to the call.
WITH_AGENT = frozenset({CallState.RESERVED, CallState.RINGING, CallState.TALKING})


@dataclass(slots=True)
class LiveCall:
    """One call. Only `LiveState` changes it."""

    #: Uniqueid of the caller's channel.
    call: str
    #: When it was answered by the hotline, seconds since the epoch.
    arrived_at: float
    #: Telephone number, E.164; None if withheld.
    caller: str | None = None
    #: The number that was dialled.
    dialled: str = ""
    #: Language tag; empty until it is chosen.
    language: str = ""
    state: CallState = CallState.MENU
    #: The queue in which it waits or was last.
    queue: str | None = None
    #: The beginning of the wait in this queue, seconds since the epoch.
    queued_at: float = 0.0
    #: The beginning of the whole wait, over queues and call-backs; the order of service goes by it.
    since: float = 0.0
    #: Artificial age, seconds.
    priority_seconds: float = 0.0
    #: What it needs beside the queue's own requirement; empty: nothing.
    requires: str = ""
    #: The agent who is to be tried first, and how long; None: as the queue says.
    preferred: str | None = None
    preferred_seconds: float | None = None
    #: The queue to which another one has sent it and which it has not entered yet; empty for the others.
    flowed_to: str = ""
    #: Orders calls that were queued at the same moment.
    order: int = 0
    #: The agent who is kept for it, rung, or talking.
    agent: str | None = None
    #: The script that can ring an agent is there; always so for a call-back.
    attached: bool = False
    #: When the agent was reserved, and when both were bridged.
    reserved_at: float = 0.0
    answered_at: float = 0.0
    #: What the caller waited before this wait, seconds: in the queues before transfers.
    waited_before: float = 0.0
    #: The preferred agent was chosen by a colleague, and need not be signed in for the queue.
    directed: bool = False
    #: Who is asked about the call, if anybody is.
    consultation: LiveConsultation | None = None
    #: The agent who is asked; None where that is nobody, or no agent.
    expert: str | None = None
    #: Since when the page of the agent's browser phone is gone; None: it is there, or it is no browser.
    line_lost_at: float | None = None
    #: To whom the call was given; None where nobody gave it away.
    transfer: LiveTransfer | None = None
