"""What is known of one agent, and the one table from which the agent's state is read.

An agent's state has three sources, each with its own events:

- the wish: what the agent (or RONA) asked for: signed out, signed in, or paused;
- the phone: what Asterisk knows of it, apart from the calls that we put on it; in use also while a feature code is
  dialled;
- the occupation: what a call of ours makes of the agent, by the transitions of `occupation.py`.

The first line of the table that fits gives the state:

| occupation | wish | phone | state |
|---|---|---|---|
| talking | any | any | talking |
| holding | any | any | holding |
| consulting | any | any | consulting |
| consulted | any | any | consulted |
| ringing | any | any | ringing |
| reserved | any | any | reserved |
| any | signed out | any | signed out |
| wrapping up | any | any | wrapping up |
| free | paused | any | paused |
| free | signed in | unreachable | unreachable |
| free | signed in | in use | busy elsewhere |
| free | signed in | idle | available |

A call comes before the wish because it is there: an agent who signs out while talking has signed out after
the talk.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from .occupation import Occupation


class AgentState(StrEnum):
    """What supervisors see of an agent, and the only thing that the router asks."""

    # Enum's own hash is a Python function, and the fold asks for it all the time.
    __hash__ = str.__hash__

    SIGNED_OUT = "signed out"
    #: May be offered a call.
    AVAILABLE = "available"
    RESERVED = "reserved"
    RINGING = "ringing"
    TALKING = "talking"
    #: The caller is on hold.
    HOLDING = "holding"
    #: Asks somebody else about the call; the caller hears music.
    CONSULTING = "consulting"
    #: Is asked about a colleague's call.
    CONSULTED = "consulted"
    WRAPPING_UP = "wrapping up"
    #: By the agent's wish, or set aside by RONA.
    PAUSED = "paused"
    #: The phone is not registered or does not answer Asterisk.
    UNREACHABLE = "unreachable"
    #: The phone is in a call that is not ours.
    BUSY_ELSEWHERE = "busy elsewhere"


class Wish(StrEnum):
    """What the agent asked for."""

    # Enum's own hash is a Python function, and the fold asks for it all the time.
    __hash__ = str.__hash__

    SIGNED_OUT = "signed out"
    SIGNED_IN = "signed in"
    PAUSED = "paused"


#: As in the event `AgentPhoneChanged`.
Phone = Literal["unreachable", "idle", "in use"]

_PHONES: tuple[Phone, ...] = ("unreachable", "idle", "in use")
_ANY = None

#: The table above: occupation, wish, phone, state.
STATE_TABLE: tuple[tuple[Occupation | None, Wish | None, Phone | None, AgentState], ...] = (
    (Occupation.TALKING, _ANY, _ANY, AgentState.TALKING),
    (Occupation.HOLDING, _ANY, _ANY, AgentState.HOLDING),
    (Occupation.CONSULTING, _ANY, _ANY, AgentState.CONSULTING),
    (Occupation.CONSULTED, _ANY, _ANY, AgentState.CONSULTED),
    (Occupation.RINGING, _ANY, _ANY, AgentState.RINGING),
    (Occupation.RESERVED, _ANY, _ANY, AgentState.RESERVED),
    (_ANY, Wish.SIGNED_OUT, _ANY, AgentState.SIGNED_OUT),
    (Occupation.WRAPPING_UP, _ANY, _ANY, AgentState.WRAPPING_UP),
    (Occupation.FREE, Wish.PAUSED, _ANY, AgentState.PAUSED),
    (Occupation.FREE, Wish.SIGNED_IN, "unreachable", AgentState.UNREACHABLE),
    (Occupation.FREE, Wish.SIGNED_IN, "in use", AgentState.BUSY_ELSEWHERE),
    (Occupation.FREE, Wish.SIGNED_IN, "idle", AgentState.AVAILABLE),
)


def _first_fit(occupation: Occupation, wish: Wish, phone: Phone) -> AgentState:
    for row_occupation, row_wish, row_phone, state in STATE_TABLE:
        if row_occupation in {_ANY, occupation} and row_wish in {_ANY, wish} and row_phone in {_ANY, phone}:
            return state
    message = f"no line of the table fits {occupation}, {wish}, {phone}"
    raise LookupError(message)


#: The table written out for every combination.
_STATES = {
    (occupation, wish, phone): _first_fit(occupation, wish, phone)
    for occupation in Occupation
    for wish in Wish
    for phone in _PHONES
}


@dataclass(slots=True)
class LiveAgent:
    """One agent. Only `LiveState` changes it."""

    #: Key under `[agents]` of the configuration.
    agent: str
    signed_in: bool = False
    #: The queues of the last sign-in.
    queues: tuple[str, ...] = ()
    #: Why the agent paused; None while not paused.
    pause_reason: str | None = None
    #: Paused by RONA.
    set_aside: bool = False
    #: Until Asterisk says otherwise a phone counts as idle.
    phone: Phone = "idle"
    #: Dials a feature code, which Asterisk may not have told yet.
    held_back: bool = False
    occupation: Occupation = Occupation.FREE
    #: The call for which the agent is reserved, rung, talking, or asked.
    call: str | None = None
    #: Since when the agent waits for calls, seconds since the epoch; the longest waiting agent is rung first.
    idle_since: float = 0.0
    #: The planned end of wrap-up, seconds since the epoch; None outside wrap-up.
    wrap_up_until: float | None = None
    #: The end of the last talk, seconds since the epoch; a wrap-up counts from it.
    talk_ended_at: float = 0.0
    #: The queue of the last talk, whose rules hold for the wrap-up; empty before the first.
    last_queue: str = ""
    #: Calls missed in a row.
    missed: int = 0
    #: Calls taken on `calls_day` (days since the year 1, in the city's time zone).
    calls_today: int = 0
    calls_day: int = 0
    #: Number of the last reservation, over all agents; 0 before the first.
    last_reserved: int = 0

    @property
    def wish(self) -> Wish:
        """What the agent asked for."""
        if not self.signed_in:
            return Wish.SIGNED_OUT
        return Wish.PAUSED if self.set_aside or self.pause_reason is not None else Wish.SIGNED_IN

    @property
    def state(self) -> AgentState:
        """The state that the table gives."""
        phone = "in use" if self.held_back and self.phone == "idle" else self.phone
        return _STATES[self.occupation, self.wish, phone]


def longer_wrap_up(agent: LiveAgent, by_seconds: float, most_seconds: float) -> float | None:
    """Return the end of a wrap-up that is lengthened, seconds since the epoch; None where it cannot be any longer.

    Counted from the end of the talk it lasts `most_seconds` at most.
    """
    if agent.wrap_up_until is None:
        return None
    until = min(agent.wrap_up_until + by_seconds, agent.talk_ended_at + most_seconds)
    return until if until > agent.wrap_up_until else None
